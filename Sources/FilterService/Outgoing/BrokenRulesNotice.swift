package import PitchFilter
package import RuleLanguage

/// The letter that tells the manager that the rule file is broken, with all that is wrong.
package struct BrokenRulesNotice: Sendable {
    private let diagnostics: [Diagnostic]
    private let house: House
    private let manager: String
    private let language: Tongue
    private let hasRules: Bool

    /// `hasRules` where others are in force meanwhile.
    package init(
        _ diagnostics: [Diagnostic], house: House, manager: String, language: Tongue,
        hasRules: Bool = true
    ) {
        self.hasRules = hasRules
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
            nopitch ne peut pas se servir du fichier de règles, ou d'un fichier qui va avec.
            \(hasRules ? "Les dernières règles justes restent en vigueur" : "Aucun message n'est filtré") ;
            aucun n'est perdu ni retardé. Dès que le fichier est corrigé, les nouvelles règles
            s'appliquent d'elles-mêmes.

            Ce qui ne va pas :
            """,
            """
            nopitch can't use the rule file, or a file that goes with it.
            \(hasRules ? "The last good rules stay in force" : "No message is filtered"); none is lost or
            delayed. As soon as the file is mended the new rules apply by themselves.

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
