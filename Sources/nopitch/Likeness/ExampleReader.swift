import LikenessTraining
import MailModel
import MailParsing
import Mailboxes
import PitchFilter

/// Reads a folder's labelled messages as examples; known senders' are left aside.
struct ExampleReader {
    let rules: RuleSet
    let folder: LabelledMail.Folder
    let number: Int

    /// The examples, and what could not be read, in the words of the system.
    func examples() -> (examples: [Example], unreadable: [String]) {
        var reader = BatchReader(MailboxPaths(folder.files.paths))
        var messages: [StoredMessage] = []
        while let batch = reader.next() { messages += batch.messages }
        return (examples(of: messages), reader.unreadable)
    }

    private func examples(of stored: [StoredMessage]) -> [Example] {
        let labels = folder.files.labels
        let parser = MessageParser()
        var timeline = Timeline(identity: rules.identity)
        for message in stored { timeline.append(parser.parseHeader(message.bytes)) }
        let reader = LikenessReader(rules: rules)
        return stored.enumerated().compactMap { ordinal, message in
            guard let file = folder.files.name(of: message.source),
                let label = labels.labels[file]
            else { return nil }
            let parsed = parser.parse(message.bytes)
            let facts = timeline.facts(ofMessage: ordinal, parsed, people: folder.people)
            guard !facts.isKnownSender, !facts.houseTookPart, !facts.isIntroduced else {
                return nil
            }
            return Example(
                features: reader.features(of: parsed, facts: facts), isPitch: label == .pitch,
                language: labels.languages[file] ?? "", folder: number,
                organisation: Inquiry(parsed, identity: rules.identity).organisation)
        }
    }
}
