import ArgumentParser
import FilterService
import Glibc
import PitchFilter
import RuleLanguage

/// The options of what runs in the mail server: each overrides the configuration.
struct ConfigurationOptions: ParsableArguments {
    static let configHelp = ArgumentHelp(
        "The configuration; by default /etc/nopitch/nopitch.yaml, where there is one.",
        valueName: "file")

    @Option(help: Self.configHelp)
    var config: String?

    @OptionGroup var rules: RuleOptions

    @Option(
        help: ArgumentHelp(
            "The folder for what is remembered; by default /var/lib/nopitch.", valueName: "dir"))
    var state: String?

    /// What holds in the end; prints all mistakes and exits with 78 where there are any.
    func load() throws -> ServiceConfiguration {
        var configuration = try ServiceConfiguration.load(config)
        configuration.rules = rules.rules ?? configuration.rules
        configuration.contacts = rules.contacts ?? configuration.contacts
        configuration.state = state ?? configuration.state
        return configuration
    }
}

extension ServiceConfiguration {
    private static let defaultPath = "/etc/nopitch/nopitch.yaml"

    /// What a file, or the one in its usual place, and the environment say; prints all mistakes and
    /// exits with 78 where there are any.
    static func load(_ file: String?) throws -> ServiceConfiguration {
        let reader = try read(file)
        for complaint in reader.complaints { StandardError.print("\(complaint)") }
        guard reader.complaints.isEmpty else { throw ExitCode.configuration }
        return reader.configuration
    }

    /// The same with its mistakes; exits with 66 where the file can't be read.
    static func read(_ file: String?) throws -> ConfigurationReader {
        var reader = ConfigurationReader()
        if let path = file ?? (TextFile.exists(defaultPath) ? defaultPath : nil) {
            guard case .success(let text) = TextFile.read(path) else {
                StandardError.unreadable(path)
                throw ExitCode.noInput
            }
            reader.read(text, file: path)
        }
        reader.read(environment: environment)
        reader.finish()
        return reader
    }

    private static var environment: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let variable = next.pointee {
            let parts = String(cString: variable).split(separator: "=", maxSplits: 1)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return variables
    }
}

extension ServiceConfiguration {
    /// The rules for what runs for long; the contacts are read anew with them.
    ///
    /// What else belongs to them and can't be read is told on standard error; broken rules too, where
    /// the daemon `waits` for them to be mended.
    func ruleStore(waits: Bool = false) throws -> RuleStore {
        let contacts = contacts
        let book = LessonBook(folder: state)
        if case .failure = ContactFile.read(contacts) {
            StandardError.unreadable(contacts ?? "")
            throw ExitCode.noInput
        }
        do {
            let store = try RuleStore(
                path: RuleFile.path(rules), waits: waits,
                contacts: {
                    ContactFile.read(contacts).map(\.told).mapError {
                        BrokenRules(unreadable: contacts ?? "", reason: $0.reason)
                    }
                }, read: RuleFile.read, compile: { Self.compile($0, book) })
            RuleFile.report(store.current.diagnostics)
            return store
        } catch {
            RuleFile.report(error.diagnostics)
            throw ExitCode.brokenRules
        }
    }

    private static func compile(_ policy: Policy, _ book: LessonBook) -> RuleStore.Compiled {
        let (scale, faults) = LikenessFile.measure(for: policy, book)
        return RuleStore.Compiled(
            RuleSet(policy, likeness: scale),
            faults: faults.flatMap {
                BrokenRules(unreadable: $0.path, reason: $0.reason).diagnostics
            })
    }
}
