import RuleLanguage
import Testing

@Suite struct RenderingTests {
    private func diagnostic(_ line: String, column: Int, length: Int) -> Diagnostic {
        let place = SourcePlace(file: "a.rules", line: 12, column: column, length: length)
        return Diagnostic(.error, "no", at: place, sourceLine: line, hint: "yes?")
    }

    @Test("The caret stands below the mistake, with the hint behind it")
    func caret() {
        let rendered = diagnostic("    subjct has facture", column: 5, length: 6)
        #expect(
            rendered.rendered(color: false) == """
                a.rules:12:5: error: no
                    subjct has facture
                    ^~~~~~ yes?
                """
        )
    }

    @Test("Tabs stay tabs above the caret, so that it stands right at any width")
    func tabs() {
        let lines = diagnostic("\t\tété a", column: 7, length: 1).rendered(color: false)
            .split(separator: "\n")
        #expect(lines.last == "\t\t    ^ yes?")
    }

    @Test("Of a very long line the part around the mistake is shown")
    func longLine() {
        let line = String(repeating: "a", count: 5000) + "X" + String(repeating: "b", count: 5000)
        let lines = diagnostic(line, column: 5001, length: 4000).rendered(color: false)
            .split(separator: "\n")
        #expect(lines[1].count == 162)
        let column = lines[2].firstIndex(of: "^").map {
            lines[2].distance(from: lines[2].startIndex, to: $0)
        }
        let shown = lines[1].firstIndex(of: "X").map {
            lines[1].distance(from: lines[1].startIndex, to: $0)
        }
        #expect(column == shown)
    }

    @Test("Control characters of the rule text never reach the terminal")
    func controlCharacters() {
        let rendered = diagnostic("a\u{1B}[2Jb", column: 1, length: 1).rendered(color: false)
        #expect(!rendered.contains("\u{1B}"))
    }

    @Test("Colour is there only when asked for")
    func color() {
        let one = diagnostic("a", column: 1, length: 1)
        #expect(!one.rendered(color: false).contains("\u{1B}"))
        #expect(one.rendered(color: true).contains("\u{1B}[1;31merror:"))
    }

    @Test("A place beyond the line is shown at its end")
    func beyond() {
        #expect(
            diagnostic("ab", column: 99, length: 9).rendered(color: false).hasSuffix("\n  ^ yes?")
        )
    }
}
