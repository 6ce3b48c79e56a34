import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

extension ReportWording {
    /// What would be done with a message, as in "Serait rangé dans « Pitches »".
    func action(_ request: ActionRequest) -> String? {
        switch request {
        case .file(let folder):
            say("Serait rangé dans ", "Would be filed into ") + common.quoted(folder)
        case .tag(let tag):
            say("L'objet serait marqué ", "The subject would be marked ") + common.quoted(tag)
        case .hold: say("Serait retenu", "Would be held")
        case .refuse: say("Serait refusé", "Would be refused")
        case .keep: say("Serait livré quand même", "Would be delivered all the same")
        case .reply: nil
        }
    }

    /// Whether an answer would go out, where the rules ask for one.
    func reply(_ message: JudgedMessage) -> String? {
        guard message.decision.actions.contains(.reply) else { return nil }
        guard let gate = message.gate else {
            return say("Une réponse partirait", "A reply would go out")
        }
        return say(
            "Pas de réponse automatique : \(gate.phrase)", "No automatic reply: \(gate.sentence)")
    }

    /// Where the message lies: "boite.mbox, message 3".
    func place(_ message: JudgedMessage) -> String {
        say(
            "\(message.source), message nº \(message.index + 1)",
            "\(message.source), message no. \(message.index + 1)")
    }

    func oddities(_ defects: [Defect]) -> String? {
        guard !defects.isEmpty else { return nil }
        return say("Bizarreries : ", "Oddities: ") + defects.map(\.rawValue).joined(separator: ", ")
    }
}
