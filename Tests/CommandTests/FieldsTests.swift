import Testing

@Suite struct FieldsTests {
    @Test("Each field stands on a line with its type, its kind and a sentence")
    func lines() throws {
        let command = try Command.run("fields")
        #expect(command.status == 0)
        #expect(command.error.isEmpty)
        for line in command.outputLines {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            #expect(words.count > 3, "\(line)")
        }
        #expect(command.outputLines.count > 40)
    }

    @Test(
        "The sentences come in French or English",
        arguments: [("fr", "la signature"), ("en", "the signature")]
    )
    func languages(language: String, sentence: String) throws {
        let command = try Command.run("fields", "--language", language)
        #expect(command.output.contains("signature            text     sender     \(sentence)\n"))
    }
}
