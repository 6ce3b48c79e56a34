import ArgumentParser
import FilterService
import Ledger
import PitchFilter

/// `nopitch refuse`: an organisation that was told no.
struct Refuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Note that an organisation was told no.",
        discussion: """
            Its next commercial letter counts as insistence, for a year; who was known by this \
            address or its domain no longer is. Undo it with --undo.
            """
    )

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Takes the no back.")
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
            try note(store, wording)
            if let last = try store.decisions(since: 0, about: who, limit: 1).first {
                try LessonOfDecision(ledger: store, folder: ledger.folder())
                    .learn(last, isPitch: true, origin: "refuse", wording)
            }
        }
    }

    private func note(_ store: DatabaseLedger, _ wording: CommandWording) throws {
        let refusal = try store.turnAway(who, at: Clock.now)
        print(
            wording.say(
                "Non noté pour l'organisation de \(who) : sa prochaine offre est de l'insistance.",
                "A no is noted for the organisation of \(who): its next offer is insistence."))
        if let earlier = refusal.earlier {
            print(
                wording.say(
                    "Elle avait déjà reçu un non le \(earlier.day) ; celui-ci le remplace.",
                    "It was told no on \(earlier.day) already; this one takes its place."))
        }
        for entry in refusal.removed {
            print(wording.say("\(entry) est de nouveau filtré.", "\(entry) is filtered again."))
        }
        wording.tellKnown(refusal.known, of: who)
        // What is allowed anew is not refused any longer.
        let commands = refusal.removed.map { "nopitch allow \($0.asWord)" }
        wording.tellUndo(commands.isEmpty ? ["nopitch refuse --undo \(who.asWord)"] : commands)
    }

    private func takeBack(_ store: DatabaseLedger, _ wording: CommandWording) throws {
        guard try store.withdrawRefusal(of: who) else {
            StandardError.print(
                "nopitch: \(who): "
                    + wording.say(
                        "aucun non à \(who.organisation)", "no refusal of \(who.organisation)"))
            throw ExitCode.noInput
        }
        print(
            wording.say(
                "Le non à \(who.organisation) ne tient plus.",
                "The no to \(who.organisation) no longer holds."))
        wording.tellUndo(["nopitch refuse \(who.asWord)"])
    }
}
