import ArgumentParser
import FilterService
import MailModel
import PitchFilter
import RuleLanguage

/// The options by which every command that judges mail finds its rules and its people.
struct RuleOptions: ParsableArguments {
    @Option(help: ArgumentHelp(RuleFile.help, valueName: "file"))
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "More people who are never filtered: an address or @domain a line.",
            valueName: "file"))
    var contacts: String?

    /// Reads and compiles the rules; prints all diagnostics and exits with 65 where they are broken.
    ///
    /// `file` may be another rule file than the one that was named. With `lessons` what the house
    /// taught counts too, from the daemon's state folder.
    func load(_ file: String? = nil, lessons: String? = nil) throws -> (RuleSet, People) {
        let policy = try RuleFile.policy(file ?? rules)
        return (
            RuleFile.compile(policy, lessons: lessons.map { LessonBook(folder: $0) }),
            People(policy.people + (try contactLines()))
        )
    }

    private func contactLines() throws -> [String] {
        do {
            return try ContactFile.read(contacts).get().told
        } catch {
            StandardError.unreadable(contacts ?? "")
            throw ExitCode.noInput
        }
    }
}

/// The option by which a trial counts what the house taught its daemon.
struct TaughtOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The daemon's state folder, whose lessons ('nopitch learn') count too; by default none.",
            valueName: "dir"))
    var lessons: String?
}

/// Where the rules are and what is wrong with them.
enum RuleFile {
    static let defaults = ["rules/eclau.rules", "/etc/nopitch/eclau.rules"]
    static let help = "The rule file; by default \(defaults[0]), else \(defaults[1])."

    static func path(_ given: String?) -> String {
        given ?? defaults.first(where: TextFile.exists) ?? defaults[0]
    }

    static func read(_ path: String) -> Outcome { read(path, emptying: nil) }

    /// The same as if one of the files held nothing.
    static func read(_ path: String, emptying emptied: PointsFile?) -> Outcome {
        let environment = RuleEnvironment(
            vocabulary: .mail,
            load: { path in
                if let emptied, emptied.isFile(at: path) { return .success("") }
                return TextFile.read(path).mapError { LoadFailure($0.reason) }
            },
            expressionFault: { RuleSet.expressionFault($0) },
            phraseFault: { RuleSet.phraseFault($0) },
            isOpenDomain: { Domains.isOfProvider($0) },
            today: Clock.today)
        return PolicyReader(environment: environment).read(path: path)
    }

    /// What the file says; prints all diagnostics and exits with 65 where it is broken.
    static func policy(_ given: String?) throws -> Policy {
        let outcome = read(path(given))
        report(outcome.diagnostics)
        guard let policy = outcome.policy else { throw ExitCode.brokenRules }
        return policy
    }

    /// The rules with the learned model that lies beside them, and with what the house taught.
    static func compile(_ policy: Policy, lessons: LessonBook? = nil) -> RuleSet {
        RuleSet(policy, likeness: LikenessFile.scale(for: policy, lessons))
    }

    /// All diagnostics on standard error, in the language of the environment; in colour on a
    /// terminal.
    static func report(_ diagnostics: [Diagnostic]) {
        let color = Terminal.errorTakesColor
        let isFrench = Tongue.preferred == .french
        for diagnostic in diagnostics {
            StandardError.print(diagnostic.rendered(color: color, inFrench: isFrench))
        }
    }
}
