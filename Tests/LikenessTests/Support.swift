import Foundation
import MailParsing
import PitchFilter
import RuleLanguage

/// A house, rules over likeness and a model made for the test.
struct School {
    static let rules = """
        house
            name     Atelier du Port
            site     port.example
            address  bonjour@port.example
            person   Margot

        decide
            pitch from 6 points and 2 kinds
            doubt from 4 points

        rule reads-like +3
            because    Se lit comme un démarchage
            because-en Reads like a pitch
            likeness >= 0.8

        rule reads-unlike -1
            because  Se lit comme du courrier
            likeness <= 0.2

        """

    static func policy(_ text: String = rules) -> Policy {
        let environment = RuleEnvironment(
            vocabulary: .mail, load: { _ in .success(text) },
            expressionFault: { RuleSet.expressionFault($0) },
            phraseFault: { RuleSet.phraseFault($0) },
            today: CalendarDate(year: 2026, month: 1, day: 1))
        return PolicyReader(environment: environment).read(path: "test.rules").policy ?? Policy()
    }

    static func letter(
        _ body: String, from: String = "Ann Lee <ann@lee.example>", subject: String = "Hello"
    ) -> [UInt8] {
        let text = """
            From: \(from)
            To: bonjour@port.example
            Subject: \(subject)
            Content-Type: text/plain; charset=utf-8

            \(body)

            """
        return Array(text.utf8)
    }

    static func features(
        _ body: String, from: String = "Ann Lee <ann@lee.example>", subject: String = "Hello"
    ) -> LikenessFeatures {
        LikenessReader(rules: RuleSet(policy())).features(
            of: MessageParser().parse(letter(body, from: from, subject: subject)), facts: Facts())
    }

    /// A model in which the features of some letters weigh in, and all else is nothing.
    static func model(
        pitches: [String], others: [String], weight: Float = 2, bias: Float = 0
    ) throws -> LikenessModel {
        var weights = [Float](repeating: 0, count: FeatureSpace.buckets)
        for (letters, sign) in [(pitches, weight), (others, -weight)] {
            for letter in letters {
                for bucket in features(letter).text { weights[Int(bucket)] += sign }
            }
        }
        return try LikenessModel(LikenessModel.file(parts(weights, bias: bias)))
    }

    static func parts(
        _ weights: [Float], bias: Float = 0, note: String = "test"
    ) -> LikenessModel.Parts {
        LikenessModel.Parts(
            weights: weights, bias: bias, slope: 1, intercept: 0, trainedDay: 20_000, note: note)
    }
}
