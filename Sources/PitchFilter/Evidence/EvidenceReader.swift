import CLanguage
package import MailModel
import MailParsing

/// Gathers the evidence of a message for a rule set.
struct EvidenceReader {
    let rules: RuleSet

    func evidence(of message: ParsedMessage, _ facts: Facts) -> Evidence {
        let correspondence = Correspondence(message, forms: rules.identity.forms)
        let index = index(message, correspondence)
        let phrases = rules.table.occurrences(in: index)
        let identity = rules.identity
        let thread = ThreadTraits(
            message, correspondence: correspondence, house: identity)
        var evidence = Evidence(
            message: message, correspondence: correspondence, facts: facts, index: index,
            phrases: phrases, openingEnd: Self.openingEnd(in: index),
            header: HeaderTraits(message),
            sender: SenderTraits(
                author: correspondence.author?.address, message: message, signatureHosts: [],
                servers: identity.servers),
            house: rules.housePhrases.mentions(in: index, phrases),
            thread: thread,
            structure: StructureTraits(
                message, correspondence: correspondence, houseAddresses: identity.addresses),
            speech: SpeechProfile(
                index, phrases, lexicon: rules.speech,
                quotation: !thread.answersHouse && !thread.forwardsOthers
                    && !facts.houseTookPart),
            tool: SendingTool.recognise(in: message.header),
            language: rules.asksLanguage ? Language.detect(correspondence.text) : nil)
        if let scale = rules.likeness, rules.asksLikeness {
            let features = LikenessReader.features(of: evidence, houseNames: rules.houseNames)
            evidence.likeness = scale.likeness(of: features)
        }
        return evidence
    }

    private func index(_ message: ParsedMessage, _ correspondence: Correspondence) -> TextIndex {
        var index = TextIndex()
        func add(_ text: String, _ source: TextSource) {
            guard rules.sourceBits[source] != nil else { return }
            index.append(text, source: source, words: rules.table.words)
        }
        add(correspondence.subject, .subject)
        for section in correspondence.text.sections {
            let source = section.kind.source
            guard rules.sourceBits[source] != nil else { continue }
            index.append(
                correspondence.text.utf8, section.range, source: source, words: rules.table.words)
        }
        for link in message.links {
            add(link.url, .link)
            add(link.host, .linkHost)
        }
        addAddresses(message, correspondence, add)
        for name in rules.headerSources {
            for field in message.header.fields where field.key == name {
                add(field.decodedText, .header(name))
            }
        }
        message.attachments.forEach { add($0, .attachment) }
        return index
    }

    private func addAddresses(
        _ message: ParsedMessage, _ correspondence: Correspondence,
        _ add: (String, TextSource) -> Void
    ) {
        if let author = correspondence.author {
            add(author.displayName, .fromName)
            add(author.address.text, .from)
            add(author.address.domain, .fromDomain)
        }
        if let returnPath = message.returnPath { add(returnPath, .returnPath) }
        message.replyTo.forEach { add($0.address.text, .replyTo) }
        message.to.forEach { add($0.address.text, .to) }
        message.cc.forEach { add($0.address.text, .cc) }
    }

    /// The word after the second sentence of the first body section.
    private static func openingEnd(in index: TextIndex) -> Int {
        var sentences = 0
        for sentence in index.sentences where index.values[sentence.value].source == .body {
            sentences += 1
            if sentences == 2 { return sentence.words.upperBound }
        }
        return index.wordCount
    }
}

extension MessageText.Kind {
    fileprivate var source: TextSource {
        switch self {
        case .greeting: .greeting
        case .body: .body
        case .closing: .closing
        case .signature: .signature
        case .quoteIntroduction: .quoteIntroduction
        case .quoted: .quoted
        }
    }
}

/// The language of a text, by CLD2.
package enum Language {
    /// The ISO 639-1 code of what the sender wrote; `nil` where the text does not tell.
    package static func detect(_ text: MessageText) -> String? {
        var own: [UInt8] = []
        for section in text.sections where section.kind == .body || section.kind == .greeting {
            own += text.utf8[section.range]
            own.append(0x0A)
        }
        guard !own.isEmpty else { return nil }
        var isReliable = false
        let code = own.withUnsafeBytes { bytes -> String in
            guard let base = bytes.baseAddress else { return "" }
            let found = clanguage_detect(
                base.assumingMemoryBound(to: CChar.self), Int32(min(bytes.count, 32768)),
                &isReliable)
            return found.map { String(cString: $0) } ?? ""
        }
        return isReliable && !code.isEmpty ? code : nil
    }
}
