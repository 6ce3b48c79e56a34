import ArgumentParser
import FilterService
import Ledger
import MailModel
import MailParsing
import Mailboxes
import PitchFilter

/// `nopitch learn sent`: whoever the house wrote to is known.
struct LearnSent: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent",
        abstract: "Whoever the house wrote to in this mailbox is known from now on.",
        discussion: """
            Only letters from the house's own addresses count, and no automatic replies. \
            Undo it for one of them with 'nopitch allow --undo WHO'.
            """
    )

    @OptionGroup var options: RuleOptions
    @OptionGroup var ledger: LedgerOptions

    @Option(help: ArgumentHelp("For IMAP: user and password, a line each.", valueName: "file"))
    var credentials: String?

    @Option(help: ArgumentHelp("For IMAP: authorities besides the system's.", valueName: "file"))
    var authorities: String?

    @Argument(
        help:
            "A Sent mailbox: an mbox, a Maildir, a folder of .eml files, or imap://user@host/Sent.")
    var path: [String]

    func run() throws {
        let (rules, _) = try options.load()
        try ledger.use { try learn(SentLetters(identity: rules.identity, ledger: $0)) }
    }

    private func learn(_ beginning: SentLetters) throws {
        var letters = beginning
        var complaints: [String] = []
        var files: [String] = []
        for place in path {
            guard var folder = IMAPFolder(place) else {
                files.append(place)
                continue
            }
            folder.passwordFile = credentials
            folder.authorities = authorities
            do {
                try folder.forEachHeader { try letters.note($0) }
            } catch let failure as MailDrop.Failure {
                complaints.append(failure.description)
            }
        }
        var reader = BatchReader(MailboxPaths(files))
        while let batch = reader.next() {
            for stored in batch.messages { try letters.note(stored.bytes) }
        }
        letters.report()
        complaints += reader.unreadable
        for complaint in complaints { StandardError.print("nopitch: \(complaint)") }
        if !complaints.isEmpty { throw ExitCode.noInput }
    }
}

/// The house's letters, as they are noted in the ledger.
private struct SentLetters {
    let identity: HouseIdentity
    let ledger: DatabaseLedger
    private let parser = MessageParser()
    private var count = 0
    private var people: Set<Who> = []

    init(identity: HouseIdentity, ledger: DatabaseLedger) {
        self.identity = identity
        self.ledger = ledger
    }

    /// A header is enough; what the house did not write is passed over.
    mutating func note(_ octets: [UInt8]) throws {
        let message = parser.parseHeader(octets)
        guard let letter = HouseLetter(message, identity: identity) else { return }
        let recipients = (message.to + message.cc + message.bcc).map(\.address)
            .filter { !identity.owns($0) }.map { Who($0) }
        guard !recipients.isEmpty else { return }
        try ledger.recordHouseLetter(
            messageID: letter.messageID, to: recipients, at: message.date?.seconds ?? Clock.now)
        count += 1
        people.formUnion(recipients)
    }

    func report() {
        let wording = CommandWording(language: .preferred)
        let (s, t) = (wording.language.s(count), wording.language.s(people.count))
        print(
            wording.say(
                "\(count) lettre\(s) de la maison : "
                    + "\(people.count) correspondant\(t) connu\(t).",
                "\(count) letter\(s) of the house: \(people.count) correspondent\(t) known."))
        print(
            wording.say(
                "Pour en filtrer un de nouveau : nopitch allow --undo QUI",
                "To filter one of them again: nopitch allow --undo WHO"))
    }
}
