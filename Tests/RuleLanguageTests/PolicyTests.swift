import RuleLanguage
import Testing

@Suite struct PolicyTests {
    @Test("The page's own example is read as a manager would read it")
    func wholePage() throws {
        let outcome = read(try FixtureTests.files, path: "whole-page.rules")
        let policy = try #require(outcome.policy)
        let house = policy.house
        #expect(house.names.map(\.text) == ["l'atelier", "atelier", "Espace Partagé du Lac"])
        #expect(house.sites == ["atelier.example"])
        #expect(house.addresses == ["info@atelier.example", "gestion@atelier.example"])
        #expect(house.servers == ["mx.atelier.example"])
        #expect(house.forms == ["wordpress@atelier.example"])
        #expect(house.persons.map(\.text) == ["Camille"])
        #expect(house.facts.map(\.text) == ["salle sous les toits"])
        #expect(house.nots.map(\.text) == ["Genève", "hôtel"])
        #expect(
            policy.people == [
                "anna@example.org", "@fiduciaire.example", "lea@example.net", "@coop.example",
            ]
        )
        #expect(policy.files == ["whole-page.rules", "members.txt", "shipped.txt"])
    }

    @Test("Thresholds and actions are those written")
    func decisions() throws {
        let outcome = read(try FixtureTests.files, path: "whole-page.rules")
        let policy = try #require(outcome.policy)
        #expect(policy.decide == Thresholds())
        #expect(policy.actions[.pitch] == [.file(into: "Pitches"), .reply])
        #expect(policy.actions[.insistence] == [.file(into: "Pitches")])
        #expect(policy.actions[.doubt] == [.tag("[démarchage ?]")])
    }

    @Test("A rule carries its reason, principle, kind, condition, examples and place")
    func rule() throws {
        let outcome = read(try FixtureTests.files, path: "whole-page.rules")
        let rule = try #require(outcome.rule("sells-chairs"))
        #expect(rule.points == Points(hundredths: 150))
        #expect(!rule.isTrial)
        #expect(rule.because == "Vend des chaises de bureau")
        #expect(rule.principle == .context)
        #expect(rule.kinds == [.content])
        #expect(
            rule.condition.summary
                == "all(text has fauteuil* ergonomique*|sièges de bureau, "
                + "not(subject has facture|commande))"
        )
        #expect(rule.examples.map(\.mustHit) == [true, false])
        #expect(
            rule.examples.first?.content == .text("Nos fauteuils ergonomiques pour vos membres")
        )
        #expect(rule.place.line == 33)
        #expect(rule.place.column == 6)
    }

    @Test("A policy without a decide block has the usual thresholds")
    func usualThresholds() {
        #expect(read("").policy?.decide == Thresholds())
    }

    @Test("Singular words and kinds left out are fine in thresholds")
    func tolerantThresholds() {
        let outcome = read("decide\n  pitch from 1,5 points\n  doubt from 1 point")
        #expect(outcome.policy?.decide.pitchPoints == Points(hundredths: 150))
        #expect(outcome.policy?.decide.pitchKinds == 2)
        #expect(outcome.policy?.decide.doubtPoints == Points(hundredths: 100))
    }

    @Test("A house may be described in several blocks")
    func severalHouses() {
        let outcome = read("house\n  address b@house.example")
        #expect(
            outcome.policy?.house.addresses == ["info@house.example", "b@house.example"]
        )
    }

    @Test("Every action has its spelling")
    func actions() {
        let outcome = read("when doubt\n  keep\n  hold\n  refuse\n  reply\n  tag \"[?] \"")
        #expect(outcome.policy?.actions[.doubt] == [.keep, .hold, .refuse, .reply, .tag("[?] ")])
    }

    @Test("An empty file is a policy with a warning that the house has no address")
    func empty() {
        let outcome = read(["house.rules": ""])
        #expect(outcome.policy != nil)
        #expect(outcome.diagnostics.map(\.severity) == [.warning])
    }

    @Test("A rule file that is not there is an error about the file")
    func missing() {
        let outcome = read([:])
        #expect(outcome.policy == nil)
        #expect(outcome.rendered == "house.rules: error: no such file\n")
    }
}
