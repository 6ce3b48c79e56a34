import ArgumentParser
import FilterService
import Ledger
import PitchFilter

/// `nopitch allow`: somebody whose mail is never filtered.
struct Allow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Never filter an address or a domain again.",
        discussion: "A refusal of the same organisation is lifted. Undo it with --undo."
    )

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Takes the word back: what they send is filtered again.")
    var undo = false

    @Argument(help: "An address, a domain or @domain.", transform: Who.argument)
    var who: Who

    func validate() throws {
        if !undo { try who.rejectProvider() }
    }

    func run() throws {
        let wording = CommandWording(language: .preferred)
        try ledger.use { store in
            if undo { return try takeBack(store, wording) }
            let allowance = try store.allow(who, origin: "manager", at: Clock.now)
            print(
                allowance.isNews
                    ? wording.say("\(who) n'est plus filtré.", "\(who) is no longer filtered.")
                    : wording.say(
                        "\(who) n'était déjà plus filtré.", "\(who) was not filtered before."))
            allowance.tell(who, wording)
        }
    }

    private func takeBack(_ store: DatabaseLedger, _ wording: CommandWording) throws {
        guard try store.withdrawAllowance(of: who) else {
            StandardError.print(
                "nopitch: \(who): " + wording.say("aucune entrée de ce nom", "no such entry"))
            throw ExitCode.noInput
        }
        let known = try store.entries(for: who)
        print(
            known.isEmpty
                ? wording.say("\(who) est de nouveau filtré.", "\(who) is filtered again.")
                : wording.say("L'entrée \(who) est retirée.", "The entry \(who) is removed."))
        wording.tellKnown(known, of: who)
        wording.tellUndo(["nopitch allow \(who.asWord)"])
    }
}

extension Allowance {
    /// Says what else changed, and what takes all of it back.
    func tell(_ who: Who, _ wording: CommandWording) {
        if let lifted {
            let day = lifted.day
            print(
                wording.say(
                    "Le non du \(day) à \(lifted.who) ne tient plus.",
                    "The no of \(day) to \(lifted.who) no longer holds."))
        }
        let commands =
            (isNews ? ["nopitch allow --undo \(who.asWord)"] : [])
            + (lifted.map { ["nopitch refuse \($0.who.asWord)"] } ?? [])
        wording.tellUndo(commands)
    }
}
