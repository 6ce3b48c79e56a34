import RuleLanguage
import Testing

@Suite struct FrenchTests {
    @Test("Every complaint about the fixtures is said in French too", arguments: FixtureTests.names)
    func complaints(name: String) throws {
        for diagnostic in read(try FixtureTests.files, path: name + ".rules").diagnostics {
            let message = diagnostic.message
            let isRefusal = message.hasPrefix("this expression is refused")
            #expect(French.sentence(message) != nil || isRefusal, "\(message)")
            if let hint = diagnostic.hint { #expect(French.sentence(hint) != nil, "\(hint)") }
        }
    }

    @Test(
        "What is quoted of the rule text stays as it is",
        arguments: [
            ("unknown verb \"50 % off\"", "verbe inconnu « 50 % off »"),
            ("unknown word \"a\" at the margin", "mot inconnu « a » contre la marge"),
            (
                "cannot read \"x.txt\": no such file",
                "impossible de lire « x.txt » : ce fichier n'existe pas"
            ),
            ("no such file or directory", "ce fichier n'existe pas"),
            ("one of has, is or starts", "soit has, is ou starts"),
            ("unknown field \"a number is missing\"", "champ inconnu « a number is missing »"),
        ]
    )
    func quotations(english: String, french: String) {
        #expect(French.sentence(english) == french)
    }

    @Test("A sentence without French is left as it is")
    func unknown() {
        let place = SourcePlace(file: "a.rules", line: 1, column: 1)
        let diagnostic = Diagnostic(.error, "something else", at: place, sourceLine: "x")
        #expect(diagnostic.inFrench == diagnostic)
        #expect(
            diagnostic.rendered(color: false, inFrench: true).hasPrefix(
                "a.rules:1:1: erreur : something"))
    }
}
