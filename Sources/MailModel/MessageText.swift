/// The readable text of a message, cut into the parts that a letter has.
///
/// All ranges are octet offsets into `utf8`; sections stand in their order, do not overlap, and
/// leave out only the white space between them.
package struct MessageText: Sendable {
    /// Valid UTF-8 with LF line ends; a paragraph ends in an empty line.
    package var utf8: [UInt8]
    package var sections: [Section]

    package struct Section: Hashable, Sendable {
        package let kind: Kind
        package let range: Range<Int>

        package init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// The salutation: "Bonjour Camille,".
        case greeting
        /// What the sender wrote between salutation and complimentary close.
        case body
        /// The complimentary close: "Meilleures salutations".
        case closing
        /// From "-- " or the sender's name on.
        case signature
        /// The line that introduces a quotation: "Le 3 mars, Camille a écrit :".
        case quoteIntroduction
        /// The quoted thread or a forwarded message, without its `> ` marks.
        case quoted
    }

    package init(utf8: [UInt8] = [], sections: [Section] = []) {
        self.utf8 = utf8
        self.sections = sections
    }

    package func text(_ range: Range<Int>) -> String {
        String(decoding: utf8[range], as: UTF8.self)
    }

    package func ranges(of kind: Kind) -> [Range<Int>] {
        sections.filter { $0.kind == kind }.map(\.range)
    }
}
