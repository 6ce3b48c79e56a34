import MailModel
import PitchFilter
import RuleLanguage

/// How many characters the columns of the table have.
struct TableLayout {
    let sender: Int
    let subject: Int
    /// 0 where there is no room for the reason.
    let reason: Int

    /// What date, verdict, points and the gaps between the columns take.
    private static let fixed = 35

    /// Fits the table into a width; generous where there is none.
    init(columns: Int?) {
        let room = max(40, (columns ?? .max / 100) - Self.fixed)
        guard room < 132 else {
            (sender, subject, reason) = (30, 42, 60)
            return
        }
        sender = room < 80 ? room * 2 / 5 : room / 4
        subject = room < 80 ? room - sender : room * 7 / 20
        reason = room < 80 ? 0 : room - sender - subject
    }

    static let current = TableLayout(columns: Terminal.outputColumns)
}

/// One message as a line for people.
struct TableRow {
    let text: String

    init(_ message: JudgedMessage, _ language: Tongue, _ layout: TableLayout = .current) {
        let verdict = message.decision.verdict
        let wording = Wording(language)
        let name = wording.verdict(verdict).padded(to: 10)
        let reason =
            message.decision.hits.filter { $0.points > .zero }
            .max { $0.points < $1.points }?.because(in: language) ?? ""
        let line = [
            message.date?.day ?? "----------",
            verdict.style?.apply(name) ?? name,
            message.decision.points.description.paddedLeft(to: 5),
            message.from.cut(to: layout.sender).padded(to: layout.sender),
            message.subject.cut(to: layout.subject).padded(to: layout.subject),
            verdict == .keep || layout.reason == 0
                ? "" : Style.dim.apply(reason.cut(to: layout.reason)),
        ].joined(separator: "  ")
        text = line.trimmingSpacesAtEnd
    }
}

extension Verdict {
    fileprivate var style: Style? {
        switch self {
        case .keep: nil
        case .doubt: .yellow
        case .pitch, .insistence: .red
        }
    }
}
