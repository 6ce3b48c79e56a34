import MailModel
import MailParsing

/// A message given as text, read as it stands.
func parsed(_ text: String, limits: MessageParser.Limits = .init()) -> ParsedMessage {
    MessageParser(limits: limits).parse(Array(text.utf8))
}

/// The header fields given, with an empty body.
func header(_ fields: String) -> ParsedMessage {
    parsed(fields + "\n\n")
}

extension MessageText {
    /// The sections as "kind: text", which is what a failing test should show.
    var summary: [String] {
        sections.map { "\($0.kind.rawValue): \(text($0.range))" }
    }

    /// Whether the sections are what `MessageText` promises.
    var isSound: Bool {
        var end = 0
        for section in sections {
            guard section.range.lowerBound >= end, !section.range.isEmpty,
                section.range.upperBound <= utf8.count,
                String(validating: utf8[section.range], as: UTF8.self) != nil
            else { return false }
            end = section.range.upperBound
        }
        return String(validating: utf8, as: UTF8.self) != nil
    }
}

func summary(_ text: String) -> [String] {
    TextSplitter.split(Array(text.utf8)).summary
}
