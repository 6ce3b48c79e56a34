package import PitchFilter
package import RuleLanguage
import Synchronization

/// The rules in force: an immutable set that is replaced whole, or not at all.
///
/// A message takes the set at its beginning and ends with it. A broken file changes nothing: the
/// last good rules stay in force, and `state` tells what is wrong.
package final class RuleStore: Sendable {
    package struct State: Sendable {
        package var rules: RuleSet
        package var people: People
        /// Counts the sets that were in force, from 1.
        package var version = 1
        /// What is wrong with the file as it is now; empty where it is the one in force.
        package var diagnostics: [Diagnostic] = []
    }

    package enum Reload: Sendable {
        case replaced(version: Int)
        case kept([Diagnostic])
    }

    private let path: String
    private let contacts: @Sendable () -> [String]
    private let read: @Sendable (String) -> Outcome
    private let compile: @Sendable (Policy) -> RuleSet
    private let state: Mutex<State>
    /// When the rules were first read; what changed since then may have been missed.
    let began: FileTime

    /// Reads the rules with `read`, and more people who are never filtered with `contacts`, now
    /// and at every reload; throws the diagnostics where there are no rules to begin with.
    package init(
        path: String, contacts: @escaping @Sendable () -> [String] = { [] },
        read: @escaping @Sendable (String) -> Outcome,
        compile: @escaping @Sendable (Policy) -> RuleSet = { RuleSet($0) }
    ) throws(BrokenRules) {
        self.path = path
        self.contacts = contacts
        self.read = read
        self.compile = compile
        began = FileTime.now
        let outcome = read(path)
        guard let policy = outcome.policy else {
            throw BrokenRules(diagnostics: outcome.diagnostics)
        }
        state = Mutex(
            State(rules: compile(policy), people: People(policy.people + contacts())))
    }

    package var current: State { state.withLock { $0 } }

    /// The rule files whose change matters.
    package var files: [String] { [path] + current.rules.policy.files }

    /// Reads the files anew; the new rules come into force only if all of them are sound.
    package func reload() -> Reload {
        let outcome = read(path)
        guard let policy = outcome.policy else {
            state.withLock { $0.diagnostics = outcome.diagnostics }
            return .kept(outcome.diagnostics)
        }
        let (rules, people) = (compile(policy), People(policy.people + contacts()))
        return state.withLock { state in
            state.rules = rules
            state.people = people
            state.version += 1
            state.diagnostics = []
            return .replaced(version: state.version)
        }
    }
}

/// A rule file with mistakes, when there are no earlier rules to fall back on.
package struct BrokenRules: Error, Sendable {
    package let diagnostics: [Diagnostic]
}
