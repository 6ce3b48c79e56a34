import Foundation
import Testing

@Suite("Standard output")
struct OutputTests {
    @Test(
        "What can't be written is told, and ends with 74",
        arguments: [
            ["dry-run", "--format", "ndjson", "deploy/sample/boite.mbox"],
            ["dry-run", "deploy/sample/boite.mbox"], ["fields"], ["check"], ["--help"],
        ])
    func full(arguments: [String]) throws {
        let command = try Command.run(arguments, output: "/dev/full")
        #expect(command.status == 74)
        #expect(
            command.error
                == "nopitch: la sortie n'a pas pu être écrite : plus de place sur le disque\n")
    }

    @Test("A command that fails for another reason has its output written too")
    func failing() throws {
        let folder = try TemporaryFolder()
        let command = try Command.run(
            ["status", "--state", folder.url.path], output: "/dev/full")
        #expect(command.status == 74)
    }
}
