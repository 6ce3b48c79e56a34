/// Points as an exact number of hundredths, so that sums add up to what is printed.
package struct Points: Hashable, Comparable, Sendable, AdditiveArithmetic {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package static let zero = Points(hundredths: 0)

    package static func + (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths + right.hundredths)
    }

    package static func - (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths - right.hundredths)
    }

    package static func < (left: Points, right: Points) -> Bool {
        left.hundredths < right.hundredths
    }

    package var value: Double { Double(hundredths) / 100 }
}

extension Points: CustomStringConvertible {
    /// `6`, `2.5`, `-0.25`: no more digits than needed.
    package var description: String {
        let sign = hundredths < 0 ? "-" : ""
        let size = hundredths.magnitude
        let fraction = size % 100
        guard fraction != 0 else { return "\(sign)\(size / 100)" }
        let digits =
            fraction % 10 == 0 ? "\(fraction / 10)" : (fraction < 10 ? "0" : "") + "\(fraction)"
        return "\(sign)\(size / 100).\(digits)"
    }

    /// As `description`, with a `+` before what is not negative.
    package var signed: String { hundredths < 0 ? description : "+" + description }
}
