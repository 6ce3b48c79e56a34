package import PitchFilter
package import RuleLanguage

/// The letter that tells the manager that the rule file is broken, with all that is wrong.
package struct BrokenRulesNotice: Sendable {
    private let diagnostics: [Diagnostic]
    private let house: House
    private let manager: String
    private let language: Tongue

    package init(
        _ diagnostics: [Diagnostic], house: House, manager: String, language: Tongue
    ) {
        self.diagnostics = diagnostics
        self.house = house
        self.manager = manager
        self.language = language
    }

    /// The message, line ends LF; `date` is as RFC 5322 writes it, `identifier` unlike any other.
    package func octets(date: String, identifier: String) -> [UInt8] {
        ManagerLetter(house: house, manager: manager, subject: subject, body: body)
            .octets(date: date, identifier: identifier)
    }

    private var mistakes: Int { diagnostics.count { $0.severity == .error } }

    private var subject: String {
        say(
            "nopitch : \(mistakes) faute\(mistakes == 1 ? "" : "s") dans le fichier de règles",
            "nopitch: \(mistakes) mistake\(mistakes == 1 ? "" : "s") in the rule file")
    }

    private var body: String {
        let opening = say(
            """
            Le fichier de règles, ou un fichier qui va avec, a changé, et nopitch ne peut pas s'en
            servir. Les dernières règles justes restent en vigueur ; aucun message n'est perdu ni
            retardé. Dès que le fichier est corrigé, les nouvelles règles s'appliquent d'elles-mêmes.

            Ce qui ne va pas :
            """,
            """
            The rule file, or a file that goes with it, has changed, and nopitch can't use it. The last
            good rules stay in force; no message is lost or delayed. As soon as the file is mended the
            new rules apply by themselves.

            What is wrong:
            """)
        let list = diagnostics.map {
            $0.rendered(color: false, inFrench: language == .french)
                .split(separator: "\n").map { "  " + Self.cut($0) }.joined(separator: "\n")
        }
        return ([opening] + list).joined(separator: "\n\n") + "\n"
    }

    /// A line of a message has at most 998 octets (RFC 5322 2.1.1).
    private static func cut(_ line: Substring) -> String {
        line.utf8.count <= 900 ? String(line) : line.prefix(220) + "…"
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
