import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

/// The words of the report, in French or English.
struct ReportWording {
    let language: Tongue
    /// The words that the explanation uses too.
    let common: Wording

    init(_ language: Tongue) {
        self.language = language
        common = Wording(language)
    }

    func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }

    var title: String { say("Rapport nopitch", "nopitch report") }
    var heading: String {
        say("Ce que nopitch ferait de ce courrier", "What nopitch would do with this mail")
    }
    var untouched: String { say("Aucun message n'a été touché.", "No message was touched.") }
    var noMessages: String {
        say("Il n'y a aucun message à juger ici.", "There is no message to judge here.")
    }
    var overTime: String { say("Au fil du temps", "Over time") }
    var rulesHeading: String { say("Les règles au travail", "The rules at work") }
    var rulesIntroduction: String {
        say(
            "Combien de messages chaque règle a touchés, combien parmi eux sont signalés "
                + "(douteux ou démarchages), et les points qu'elle a mis en jeu.",
            "How many messages each rule hit, how many of them are flagged (in doubt or "
                + "pitches), and the points it brought into play.")
    }
    var rule: String { say("Règle", "Rule") }
    var messagesHeading: String { say("Messages", "Messages") }
    var caught: String { say("Signalés", "Flagged") }
    var points: String { say("Points", "Points") }
    var principlesHeading: String { say("Les principes oubliés", "The principles missed") }
    var principlesIntroduction: String {
        say(
            "Dans combien de messages signalés chacun des cinq principes de la maison a manqué.",
            "In how many of the messages flagged each of the house's five principles was missed.")
    }
    var everyMessage: String { say("Message par message", "Message by message") }
    var unfold: String {
        say("Dépliez un message pour lire pourquoi.", "Unfold a message to read why.")
    }
    var all: String { say("Tous", "All") }
    var noRule: String { say("Aucune règle ne l'a touché.", "No rule hit it.") }
    var noSubject: String { say("(sans objet)", "(no subject)") }
    var noSender: String { say("(sans expéditeur)", "(no sender)") }
    var noDate: String { say("sans date", "no date") }
    var trialTitle: String {
        say("Règle à l'essai : montrée, mais sans effet", "Rule on trial: shown, without effect")
    }

    /// French quotation marks and colons keep their space, but no line ends there.
    func typeset(_ text: String) -> String {
        guard language == .french else { return text }
        return text.replacing("« ", with: "«\u{00A0}").replacing(" »", with: "\u{00A0}»")
            .replacing(" : ", with: "\u{00A0}: ")
    }

    func messages(_ count: Int) -> String {
        "\(grouped(count)) message\(language.s(count))"
    }

    func verdict(_ verdict: Verdict) -> String { common.verdict(verdict) }

    /// The name over a number of messages: "Démarchages".
    func verdicts(_ verdict: Verdict, _ count: Int) -> String {
        let isPlural = language == .french ? count > 1 : count != 1
        return switch verdict {
        case .keep: isPlural ? say("Livrés", "Delivered") : say("Livré", "Delivered")
        case .doubt: isPlural ? say("Douteux", "In doubt") : say("Douteux", "In doubt")
        case .pitch: isPlural ? say("Démarchages", "Pitches") : say("Démarchage", "Pitch")
        case .insistence:
            isPlural ? say("Insistances", "Insistence") : say("Insistance", "Insistence")
        }
    }

    func more(_ count: Int) -> String {
        say(
            count == 1 ? "Une autre règle" : "\(count) autres règles",
            count == 1 ? "One more rule" : "\(count) more rules")
    }

    func idle(_ count: Int) -> String {
        say(
            count == 1 ? "Une règle n'a rien touché" : "\(count) règles n'ont rien touché",
            count == 1 ? "One rule hit nothing" : "\(count) rules hit nothing")
    }

    func replies(_ count: Int) -> String? {
        switch count {
        case 0: nil
        case 1: say("Une réponse automatique partirait.", "One automatic reply would go out.")
        default:
            say(
                "\(count) réponses automatiques partiraient.",
                "\(count) automatic replies would go out.")
        }
    }

    /// `1 234` or `1,234`.
    func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += say("\u{202F}", ",") }
            result.append(digit)
        }
        return result
    }

    /// `42 %` or `42%`; what is not nothing is never shown as 0.
    func share(_ part: Int, of whole: Int) -> String {
        let percent = whole == 0 ? 0 : (part * 200 + whole) / (whole * 2)
        let number = percent == 0 && part > 0 ? "< 1" : "\(percent)"
        return number + say("\u{00A0}%", "%")
    }
}
