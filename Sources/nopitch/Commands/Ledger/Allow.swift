import ArgumentParser
import FilterService
import Ledger
import PitchFilter

/// `nopitch allow`: somebody whose mail is never filtered.
struct Allow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Never filter an address or a domain again.",
        discussion: "A refusal of the same organisation is lifted. Undo it with 'nopitch forget'."
    )

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "An address, a domain or @domain.")
    var who: Who

    func run() throws {
        let wording = LedgerWording(language: .preferred)
        let isNew = try ledger.open().allow(who, origin: "manager", at: Clock.now)
        print(
            isNew
                ? wording.say("\(who) n'est plus filtré.", "\(who) is no longer filtered.")
                : wording.say("\(who) n'était déjà plus filtré.", "\(who) was not filtered before.")
        )
        print(wording.say("Pour revenir en arrière :", "To undo it:"), "nopitch forget \(who)")
    }
}

/// `nopitch refuse`: an organisation that was told no.
struct Refuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Note that an organisation was told no.",
        discussion: """
            Its next commercial letter counts as insistence, for a year. Undo it with \
            'nopitch forget' or 'nopitch allow'.
            """
    )

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "An address, a domain or @domain.")
    var who: Who

    func run() throws {
        let wording = LedgerWording(language: .preferred)
        let store = try ledger.open()
        try store.refuse(who, origin: "manager", at: Clock.now)
        print(
            wording.say(
                "Non noté pour l'organisation de \(who) : sa prochaine offre est de l'insistance.",
                "A no is noted for the organisation of \(who): its next offer is insistence."))
        print(wording.say("Pour revenir en arrière :", "To undo it:"), "nopitch forget \(who)")
        if let last = try store.decisions(since: 0, about: who, limit: 1).first {
            try LessonOfDecision(ledger: store, folder: ledger.folder())
                .learn(last, isPitch: true, origin: "refuse", wording)
        }
    }
}

/// `nopitch forget`: everything about somebody is removed.
struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove everything that is remembered of an address or a domain.",
        discussion: "Letters, decisions, refusals, and that they are known. It can't be undone."
    )

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "An address, a domain or @domain.")
    var who: Who

    func run() throws {
        let wording = LedgerWording(language: .preferred)
        let count = try ledger.open().forget(who) + lessons(of: who)
        print(
            wording.say(
                "\(who) : \(count) entrée\(count > 1 ? "s effacées" : " effacée"). "
                    + "Cela ne se défait pas.",
                "\(who): \(count) entr\(count == 1 ? "y" : "ies") removed. This can't be undone."))
    }

    /// What was learnt from their letters goes too; of one address of a firm, nothing tells which.
    private func lessons(of who: Who) throws -> Int {
        let book = LessonBook(folder: try ledger.folder())
        return try LessonBook.reporting { try book.forget(who.organisation) }
    }
}

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
        let wording = LedgerWording(language: .preferred)
        let store = try ledger.open()
        guard let decision = try store.decision(id), let who = Who(decision.address) else {
            StandardError.print(
                "nopitch: \(id): " + wording.say("aucune décision de ce nom", "no such decision"))
            throw ExitCode.noInput
        }
        _ = try store.allow(who, origin: "released \(decision.id)", at: Clock.now)
        let folder = maildir.flatMap { path in
            MaildirSearch(path: path)
                .moveToInbox(messageID: decision.messageID, decisionID: decision.id)
        }
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
        print(wording.say("Pour revenir en arrière :", "To undo it:"), "nopitch forget \(who)")
        try LessonOfDecision(ledger: store, folder: ledger.folder())
            .learn(decision, isPitch: false, origin: "release", wording)
    }
}
