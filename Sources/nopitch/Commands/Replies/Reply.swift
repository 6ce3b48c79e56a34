import ArgumentParser
import HouseReply
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage

/// `nopitch reply`: whether a message would be answered, and how.
struct Reply: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows whether a message may be answered, and the reply; sends nothing.",
        discussion: """
            What only the daemon's memory knows (who was answered before, how many replies went out) \
            is not asked here. The word in the reply is a sample, unless --state names the folder \
            with the daemon's key.
            """
    )

    @OptionGroup var options: RuleOptions

    @Option(
        help: ArgumentHelp(
            "A file or mailbox with one message, or - for standard input.", valueName: "file"))
    var toMessage: String

    @Option(help: "The reply's language: fr, en, de or it; by default the message's own.")
    var language: String?

    @Option(help: ArgumentHelp("The daemon's state folder.", valueName: "dir"))
    var state: String?

    @Option(help: ArgumentHelp("Where the house's policy can be read.", valueName: "url"))
    var policyURL: String?

    func validate() throws {
        if let language, !ReplyTexts.languages.contains(language) {
            throw ValidationError(
                "--language takes one of \(ReplyTexts.languages.joined(separator: ", ")).")
        }
    }

    func run() throws {
        let (rules, people) = try options.load()
        let octets = try MessageFile(path: toMessage).octets()
        let letters = LetterFiles.read(.reply, for: rules.policy)
        RuleFile.report(letters.diagnostics)
        guard letters.diagnostics.isEmpty else { throw ExitCode.brokenRules }
        let message = MessageParser().parse(octets)
        var timeline = Timeline(identity: rules.identity)
        timeline.append(message)
        let facts = timeline.facts(ofMessage: 0, message, people: people)
        let decision = FilterPipeline(rules: rules, today: Clock.today)
            .decide(message, facts: facts)
        let request = ReplyRequest(message, decision: decision, rules: rules)
        printGate(request.permission())
        let setting = ReplyComposer.Setting(
            texts: letters.texts, key: key, policyURL: policyURL ?? rules.defaultPolicyURL,
            id: "sample", now: Clock.now)
        guard let reply = ReplyComposer(request, setting).reply(language: language) else {
            print(say("Aucune réponse ne peut être composée.", "No reply can be composed."))
            return
        }
        print("")
        print(ReplyPreview(reply.octets).text)
    }

    private func printGate(_ permission: ReplyPermission) {
        switch permission {
        case .allowed:
            print(say("Cette réponse partirait :", "This reply would go out:"))
        case .refused(let gate):
            print(
                say(
                    "Pas de réponse automatique : \(gate.phrase) (garde-fou « \(gate.name) »). "
                        + "Sans cela, ceci partirait :",
                    "No automatic reply: \(gate.sentence) (gate \"\(gate.name)\"). "
                        + "But for that, this would go out:"))
        }
    }

    private var key: ReplyKey {
        let octets = state.flatMap { try? TextFile.octets($0 + "/reply.key").get() }
        return octets.flatMap { ReplyKey($0) } ?? ReplyKey(Array(repeating: 0x2A, count: 32))
            ?? .random()
    }

    private func say(_ french: String, _ english: String) -> String {
        Tongue.preferred == .french ? french : english
    }
}

extension RuleSet {
    /// The house's site, where nothing else was said.
    var defaultPolicyURL: String {
        policy.house.sites.first.map { "https://\($0)" } ?? ""
    }
}

/// A reply as people read it: header and text decoded.
struct ReplyPreview {
    let text: String

    init(_ octets: [UInt8]) {
        let message = MessageParser().parse(octets)
        let fields = message.header.fields.map { "\($0.name): \($0.decodedText)" }
        text =
            fields.joined(separator: "\n") + "\n\n"
            + String(decoding: message.text.utf8, as: UTF8.self)
    }
}
