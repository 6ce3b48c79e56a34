import ArgumentParser
import Ledger
import MailModel
import MailParsing
import Mailboxes
import PitchFilter

/// `nopitch learn`: what the house's own mail tells.
struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learns from mail that lies in a mailbox.",
        subcommands: [
            LearnSent.self, LearnPitch.self, LearnHam.self, LearnList.self, LearnUndo.self,
        ]
    )
}

/// `nopitch learn sent`: whoever the house wrote to is known.
struct LearnSent: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent",
        abstract: "Whoever the house wrote to in this mailbox is known from now on.",
        discussion: """
            Only letters from the house's own addresses count, and no automatic replies. \
            Undo it for one of them with 'nopitch forget WHO'.
            """
    )

    @OptionGroup var options: RuleOptions
    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "A Sent mailbox: an mbox, a Maildir, or a folder of .eml files.")
    var path: [String]

    func run() throws {
        let (rules, _) = try options.load()
        let ledger = try ledger.open()
        var reader = BatchReader(MailboxPaths(path))
        let parser = MessageParser()
        var (letters, people) = (0, Set<Who>())
        while let batch = reader.next() {
            for stored in batch.messages {
                let message = parser.parseHeader(stored.bytes)
                guard let letter = HouseLetter(message, identity: rules.identity) else { continue }
                let recipients = (message.to + message.cc + message.bcc).map(\.address)
                    .filter { !rules.identity.owns($0) }.map { Who($0) }
                guard !recipients.isEmpty else { continue }
                try ledger.recordHouseLetter(
                    messageID: letter.messageID, to: recipients,
                    at: message.date?.seconds ?? Clock.now)
                letters += 1
                people.formUnion(recipients)
            }
        }
        let wording = LedgerWording(language: .preferred)
        print(
            wording.say(
                "\(letters) lettres de la maison : \(people.count) correspondants connus.",
                "\(letters) letters of the house: \(people.count) correspondents known."))
        print(
            wording.say("Pour revenir en arrière, pour chacun :", "To undo it, for each of them:"),
            "nopitch forget WHO")
        for complaint in reader.unreadable { StandardError.print("nopitch: \(complaint)") }
        if !reader.unreadable.isEmpty { throw ExitCode.noInput }
    }
}
