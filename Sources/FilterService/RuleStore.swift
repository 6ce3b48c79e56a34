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
        /// Counts the sets that were in force, from 1; 0 where none was yet.
        package var version = 1
        /// What is wrong with the files as they are now; empty where they are what is in force.
        package var diagnostics: [Diagnostic] = []
        /// Whether what is in force is what the files say, as far as they can be read.
        package fileprivate(set) var isCurrent = true
        /// The rule files that the last reading asked for, those that it could not read among them.
        fileprivate(set) var filesAskedFor: [String] = []
        /// Whether all that belongs to it could be read when it came into force.
        fileprivate var isWhole = true

        fileprivate init(rules: RuleSet, people: People) {
            self.rules = rules
            self.people = people
        }

        /// No rules yet.
        fileprivate init(waitingFor outcome: Outcome) {
            self.init(rules: RuleSet(Policy()), people: People([]))
            version = 0
            diagnostics = outcome.diagnostics
            isCurrent = false
            filesAskedFor = outcome.files
        }
    }

    /// What rules were made into.
    package struct Compiled: Sendable {
        let rules: RuleSet
        let faults: [Diagnostic]

        /// `faults` tell what belongs to the rules and can't be read.
        package init(_ rules: RuleSet, faults: [Diagnostic] = []) {
            self.rules = rules
            self.faults = faults
        }
    }

    package enum Reload: Sendable {
        case replaced(version: Int)
        case kept([Diagnostic])
    }

    private let path: String
    private let contacts: @Sendable () -> Result<[String], BrokenRules>
    private let read: @Sendable (String) -> Outcome
    private let compile: @Sendable (Policy) -> Compiled
    private let state: Mutex<State>
    /// When the rules were first read; what changed since then may have been missed.
    let began: FileTime

    /// Reads the rules with `read`, and more people who are never filtered with `contacts`, now
    /// and at every reload; throws the diagnostics where there are no rules or no people to begin with.
    ///
    /// What else belongs to the rules may be missing at the beginning; that is told as a mistake is. Who
    /// `waits` begins without rules where they are broken: no message is the house's until they are
    /// mended.
    package init(
        path: String, waits: Bool = false,
        contacts: @escaping @Sendable () -> Result<[String], BrokenRules> = { .success([]) },
        read: @escaping @Sendable (String) -> Outcome,
        compile: @escaping @Sendable (Policy) -> Compiled = { Compiled(RuleSet($0)) }
    ) throws(BrokenRules) {
        self.path = path
        self.contacts = contacts
        self.read = read
        self.compile = compile
        began = FileTime.now
        let outcome = read(path)
        guard let policy = outcome.policy else {
            guard waits else { throw BrokenRules(diagnostics: outcome.diagnostics) }
            state = Mutex(State(waitingFor: outcome))
            return
        }
        let (compiled, more) = (compile(policy), try contacts().get())
        var state = State(rules: compiled.rules, people: People(policy.people + more))
        state.diagnostics = compiled.faults
        state.isWhole = compiled.faults.isEmpty
        state.filesAskedFor = outcome.files
        self.state = Mutex(state)
    }

    package var current: State { state.withLock { $0 } }

    /// The rule files whose change matters.
    package var files: [String] {
        let state = current
        return [path] + state.rules.policy.files + state.filesAskedFor
    }

    /// Reads the files anew; the new rules come into force only if all of them are sound, and if all
    /// that belongs to them, and was there before, can be read.
    package func reload() -> Reload {
        let outcome = read(path)
        state.withLock { $0.filesAskedFor = outcome.files }
        guard let policy = outcome.policy else { return keep(outcome.diagnostics) }
        let compiled = compile(policy)
        switch contacts() {
        case .success(let more): return replace(compiled, People(policy.people + more))
        case .failure(let fault): return keep(fault.diagnostics + compiled.faults)
        }
    }

    private func keep(_ diagnostics: [Diagnostic]) -> Reload {
        state.withLock { state in
            state.diagnostics = diagnostics
            state.isCurrent = false
        }
        return .kept(diagnostics)
    }

    private func replace(_ compiled: Compiled, _ people: People) -> Reload {
        state.withLock { state in
            state.diagnostics = compiled.faults
            state.isCurrent = compiled.faults.isEmpty || !state.isWhole
            guard state.isCurrent else { return .kept(compiled.faults) }
            state.rules = compiled.rules
            state.people = people
            state.version += 1
            state.isWhole = compiled.faults.isEmpty
            return .replaced(version: state.version)
        }
    }
}

/// Why there are no rules, or not all that belongs to them.
package struct BrokenRules: Error, Sendable {
    package let diagnostics: [Diagnostic]

    init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// A file that belongs to the rules can't be read; the reason is in the system's words.
    package init(unreadable path: String, reason: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        diagnostics = [
            Diagnostic(
                .error, "cannot read \"\(name)\": \(reason)", at: SourcePlace(file: path),
                sourceLine: "")
        ]
    }
}
