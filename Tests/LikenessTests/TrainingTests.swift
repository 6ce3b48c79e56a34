import LikenessTraining
import PitchFilter
import Testing

@Suite struct TrainingTests {
    private let goods = [
        "plateforme", "machine à café", "formation", "assurance", "vitrine", "lampe",
    ]
    private let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]

    /// Twelve offers and twelve enquiries, each from an organisation of its own.
    private var examples: [Example] {
        (0..<12).flatMap { number -> [Example] in
            let word = goods[number % 6]
            let day = days[number % 6]
            let pair = [
                ("Nous proposons à vos membres notre \(word), sans engagement, dès \(day).", true),
                ("Avez-vous une place libre \(day) ? Je voudrais visiter avec ma \(word).", false),
            ]
            return pair.enumerated().map { side, letter in
                Example(
                    features: School.features(letter.0), isPitch: letter.1, language: "fr",
                    folder: number % 3, organisation: "o\(number)-\(side).example")
            }
        }
    }

    @Test("Pitches are told from enquiries in folders that were not seen")
    func learns() {
        let logits = ModelTraining(examples).crossValidated
        let ranking = Ranking(zip(logits, examples).map { ($0, $1.isPitch) })
        #expect(ranking.areaUnderCurve == 1)
        #expect(ranking.recall(atFalseAlarms: 0) == 1)
    }

    @Test("The same letters give the same octets")
    func isDeterministic() {
        let training = ModelTraining(examples)
        let logits = training.crossValidated
        let one = LikenessModel.file(training.parts(crossValidated: logits))
        let other = LikenessModel.file(
            ModelTraining(examples).parts(crossValidated: ModelTraining(examples).crossValidated))
        #expect(one == other)
    }

    @Test("A trained model gives high values to offers and low ones to enquiries")
    func predicts() throws {
        let training = ModelTraining(examples)
        let parts = training.parts(crossValidated: training.crossValidated)
        let scale = LikenessScale(try LikenessModel(LikenessModel.file(parts)))
        let offer = School.features("Nous proposons à vos membres notre savon, sans engagement.")
        let request = School.features("Avez-vous une place libre dimanche ? Je voudrais visiter.")
        #expect(scale.value(of: offer) > 0.8)
        #expect(scale.value(of: request) < 0.2)
    }

    @Test("Letters of one kind only teach nothing, and crash nothing")
    func oneKind() {
        let training = ModelTraining(examples.filter(\.isPitch))
        let parts = training.parts(crossValidated: training.crossValidated)
        #expect(parts.weights.allSatisfy { $0 == 0 })
    }

    @Test("The area under the curve is that of the pairs in order, ties counting half")
    func area() {
        let ranking = Ranking([(0.9, true), (0.5, true), (0.5, false), (0.1, false)])
        #expect(ranking.areaUnderCurve == 0.875)
        #expect(ranking.recall(atFalseAlarms: 0) == 0.5)
        #expect(ranking.recall(atFalseAlarms: 1) == 1)
    }
}
