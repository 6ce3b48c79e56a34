import PitchFilter
import RuleLanguage
import Testing

@Suite("The words of explanations")
struct WordingTests {
    @Test(
        "The plural of points is the language's own",
        arguments: [
            (0, "0 point en tout", "0 points in all"), (100, "1 point en tout", "1 point in all"),
            (150, "1.5 point en tout", "1.5 points in all"),
            (200, "2 points en tout", "2 points in all"),
            (-50, "-0.5 point en tout", "-0.5 points in all"),
        ])
    func points(hundredths: Int, french: String, english: String) {
        let points = Points(hundredths: hundredths)
        for (language, expected) in [(Tongue.french, french), (.english, english)] {
            #expect("\(points) " + Wording(language).inAll(points) == expected)
        }
    }

    @Test("A French plural begins with two", arguments: [(0, "", "s"), (1, "", ""), (2, "s", "s")])
    func plurals(count: Int, french: String, english: String) {
        #expect(Tongue.french.s(count) == french)
        #expect(Tongue.english.s(count) == english)
    }
}
