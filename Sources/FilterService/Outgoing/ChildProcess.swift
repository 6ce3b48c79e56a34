import Glibc

/// A program that is run to its end, by its arguments as they are: no shell reads them.
package struct ChildProcess: Sendable {
    package struct Failure: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package struct Result: Sendable, Equatable {
        /// The exit status; `nil` where a signal ended it.
        package var status: Int32?
        /// What it said on standard output and standard error, up to 1 MiB.
        package var output: String
    }

    private let arguments: [String]
    private let environment: [String]

    private static let folders = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]

    /// The first argument is the program, which is looked for in the system's usual folders, like
    /// those that it calls; the environment has nothing but these and what is given.
    package init(_ arguments: [String], environment: [String: String] = [:]) {
        self.arguments = arguments
        let path = Self.folders.joined(separator: ":")
        self.environment = ["PATH": path].merging(environment) { $1 }.map { "\($0)=\($1)" }
    }

    /// Runs it with an input, blocking the thread.
    ///
    /// Throws where it can't be started, or where it is not done in time and had to be killed.
    package func run(
        _ input: [UInt8] = [], limit: Duration = .seconds(60)
    ) throws(Failure) -> Result {
        // One socket is its input and its output: neither side can be kept waiting by the other.
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Failure(description: systemError())
        }
        defer { close(ends[0]) }
        let child: pid_t
        do throws(Failure) {
            child = try spawn(on: ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        var talk = ChildTalk(socket: ends[0], input: input[...])
        let status = try talk.run(with: child, until: ContinuousClock.now + limit)
        guard let status else {
            throw Failure(description: "\(arguments.first ?? ""): not done after \(limit)")
        }
        // WIFEXITED and WEXITSTATUS are macros.
        return Result(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil,
            output: String(decoding: talk.output, as: UTF8.self))
    }

    private var program: String {
        let name = arguments.first ?? ""
        if name.contains("/") { return name }
        return Self.folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 } ?? name
    }

    private func spawn(on end: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_adddup2(&actions, end, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The signals that the daemon traps are not to be ignored by others.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGHUP, SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var child = pid_t()
        let result = posix_spawn(
            &child, program, &actions, &attributes, &words, &variables)
        guard result == 0 else {
            let reason = String(cString: strerror(result)).lowercased()
            throw Failure(description: "\(arguments.first ?? ""): \(reason)")
        }
        return child
    }
}
