import FilterService
import Ledger
import PitchFilter

/// What the manager's word about a decision teaches.
struct LessonOfDecision {
    let ledger: DatabaseLedger
    /// The state folder.
    let folder: String

    /// Learns from a decision's letter; says what to call the lesson, or nothing where the letter's
    /// features are no longer kept.
    func learn(
        _ decision: DecisionRecord, isPitch: Bool, origin: String, _ wording: CommandWording
    ) throws {
        guard let octets = try ledger.reading(ofDecision: decision.id),
            let features = LikenessFeatures(octets: octets)
        else { return }
        let lesson = LessonEntry(
            seconds: Clock.now, isPitch: isPitch, origin: origin,
            organisation: decision.organisation, thread: decision.messageID ?? decision.id,
            features: features)
        let book = LessonBook(folder: folder)
        let learnt = try LessonBook.reporting { try book.add([lesson], at: Clock.now) }
        guard !learnt.names.isEmpty else { return }
        print(
            wording.say(
                "Appris : « \(decision.subject) » est "
                    + (isPitch ? "du démarchage" : "une lettre ordinaire") + ".",
                "Learnt: \"\(decision.subject)\" is "
                    + (isPitch ? "a pitch" : "an ordinary letter") + "."),
            wording.say("Pour revenir en arrière :", "To undo it:"),
            "nopitch learn undo \(lesson.id)")
    }
}
