import ArgumentParser
import FoundationEssentials

enum Processors {
    /// How many the process may use.
    static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Refuses a number of threads that is none.
    static func check(jobs: Int) throws {
        guard jobs < 1 else { return }
        throw ValidationError(
            CommandWording(language: .preferred).say(
                "--jobs demande un nombre à partir de 1.", "--jobs takes a number from 1 on."))
    }
}
