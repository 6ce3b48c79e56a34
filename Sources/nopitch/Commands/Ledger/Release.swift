import ArgumentParser
import Ledger

/// `nopitch release`: a letter that was wrongly filtered.
struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a decision back: its sender is known from now on.",
        discussion: "ID stands in the X-Nopitch field and in 'nopitch log'."
    )

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "Moves the letter from a sub-folder of this Maildir back to the inbox.",
            valueName: "dir"))
    var maildir: String?

    @Argument(help: "The id of the decision, or the letter's Message-ID.")
    var id: String

    func run() throws {
        let search = try maildir.map { path in
            guard let search = MaildirSearch(path: path) else {
                StandardError.unreadable(path)
                throw ExitCode.noInput
            }
            return search
        }
        try ledger.use { try release($0, from: search) }
    }

    private func release(_ store: DatabaseLedger, from maildir: MaildirSearch?) throws {
        let wording = CommandWording(language: .preferred)
        guard let decision = try store.decision(id), let who = Who(decision.address) else {
            StandardError.print(
                "nopitch: \(id): " + wording.say("aucune décision de ce nom", "no such decision"))
            throw ExitCode.noInput
        }
        let allowance = try store.allow(who, origin: "released \(decision.id)", at: Clock.now)
        let folder = maildir?.moveToInbox(
            messageID: decision.messageID, decisionID: decision.id)
        print(wording.say("\(who) n'est plus filtré.", "\(who) is no longer filtered."))
        if let folder {
            print(
                wording.say(
                    "La lettre « \(decision.subject) » est revenue de \(folder) dans la boîte.",
                    "The letter \"\(decision.subject)\" is back in the inbox, from \(folder)."))
        } else {
            print(
                wording.say(
                    "La lettre « \(decision.subject) » reste où elle est : déplacez-la à la main.",
                    "The letter \"\(decision.subject)\" stays where it is: move it by hand."))
        }
        allowance.tell(who, wording)
        try LessonOfDecision(ledger: store, folder: ledger.folder())
            .learn(decision, isPitch: false, origin: "release", wording)
    }
}
