import ArgumentParser
import FilterService
import Ledger
import PitchFilter

/// `nopitch forget`: everything about somebody is removed.
struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove everything that is remembered of an address or a domain.",
        discussion: """
            Letters, decisions, refusals, lessons, and that they are known. It can't be undone. To \
            take back one word alone: 'nopitch allow --undo' or 'nopitch refuse --undo'.
            """
    )

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "An address, a domain or @domain.", transform: Who.argument)
    var who: Who

    func run() throws {
        let wording = CommandWording(language: .preferred)
        try ledger.use { store in
            let count = try store.forget(who) + lessons(of: who)
            print(
                wording.say(
                    "\(who) : \(count) entrée\(count > 1 ? "s effacées" : " effacée"). "
                        + "Cela ne se défait pas.",
                    "\(who): \(count) entr\(count == 1 ? "y" : "ies") removed. "
                        + "This can't be undone."))
            if let refusal = try store.refusal(of: who, at: Clock.now) { tell(refusal, wording) }
        }
    }

    /// What the firm was told is not forgotten with one of its addresses.
    private func tell(_ refusal: Dossier.Note, _ wording: CommandWording) {
        print(
            wording.say(
                "Le non du \(refusal.day) à \(refusal.who) tient toujours. Pour le retirer :",
                "The no of \(refusal.day) to \(refusal.who) still holds. To take it back:"),
            "nopitch refuse --undo \(refusal.who.asWord)")
    }

    /// What was learnt from their letters goes too; of one address of a firm, nothing tells which.
    private func lessons(of who: Who) throws -> Int {
        let book = LessonBook(folder: try ledger.folder())
        return try LessonBook.reporting { try book.forget(who.organisation) }
    }
}
