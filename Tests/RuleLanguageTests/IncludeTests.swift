import RuleLanguage
import Testing

@Suite struct IncludeTests {
    private let house = "house\n  address info@house.example\n"
    private func rule(_ name: String) -> String {
        "rule \(name) +1\n  because so\n  text has chaise\n"
    }

    @Test("Rules come in file order, included ones where they are included")
    func order() {
        let outcome = read([
            "house.rules": house + rule("a") + "include b.rules\n" + rule("c"),
            "b.rules": rule("b"),
        ])
        #expect(outcome.policy?.rules.map(\.name) == ["a", "b", "c"])
        #expect(outcome.rule("b")?.place.file == "b.rules")
    }

    @Test("A path is taken from where the file lies in which it stands")
    func relativePaths() {
        let outcome = read(
            [
                "etc/house.rules": house + "include sub/b.rules\npeople\n  from members.txt\n",
                "etc/sub/b.rules": "include ../c.rules\ninclude /d.rules\n",
                "etc/sub/../c.rules": rule("c"),
                "/d.rules": rule("d"),
                "etc/members.txt": "a@b.example",
            ],
            path: "etc/house.rules"
        )
        #expect(outcome.rendered == "")
        #expect(outcome.policy?.rules.map(\.name) == ["c", "d"])
        #expect(outcome.policy?.people == ["a@b.example"])
    }

    @Test("A file that includes itself by another path is a circle")
    func selfCircle() {
        let outcome = read(["house.rules": house + "include ./x/../house.rules"])
        #expect(outcome.policy == nil)
        #expect(outcome.messages.first?.contains("include one another") == true)
    }

    @Test("A file included by two others is read once, with a warning")
    func diamond() {
        let outcome = read([
            "house.rules": house + "include a.rules\ninclude b.rules",
            "a.rules": "include c.rules", "b.rules": "include c.rules", "c.rules": rule("c"),
        ])
        #expect(outcome.policy?.rules.map(\.name) == ["c"])
        #expect(
            outcome.messages == [
                "\"c.rules\" is included already, by a.rules:1, and is not read twice"
            ]
        )
    }

    @Test("Mistakes come in reading order: file by file, line by line")
    func mistakesInOrder() {
        let outcome = read([
            "house.rules": "include z.rules\nhouse\n  address info@house.example\nzzzz\noff x",
            "z.rules": "\nqqqq\noff y\n",
        ])
        #expect(
            outcome.diagnostics.map { "\($0.place.file):\($0.place.line)" }
                == ["house.rules:4", "house.rules:5", "z.rules:2", "z.rules:3"]
        )
    }

    @Test("A rule of the same name in two files is an error that tells where the first is")
    func sameRule() {
        let outcome = read([
            "house.rules": house + "include b.rules\n" + rule("a"), "b.rules": rule("a"),
        ])
        #expect(outcome.messages == ["rule \"a\" is defined already, in b.rules:1"])
        #expect(outcome.diagnostics.first?.place.file == "house.rules")
    }

    @Test("A wrong line in a list of members is an error in that file")
    func members() {
        let outcome = read([
            "house.rules": house + "people\n  from m.txt\n",
            "m.txt": "# ours\r\nlea@example.net # Léa\r\n  @coop.example | b@c.example\nMarc",
        ])
        #expect(outcome.diagnostics.map(\.place.file) == ["m.txt"])
        #expect(outcome.diagnostics.map(\.place.line) == [4])
    }
}
