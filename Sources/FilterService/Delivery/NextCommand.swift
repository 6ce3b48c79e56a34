import Glibc

/// A program to which a message is passed on by its standard input.
package struct NextCommand: Sendable {
    private let arguments: [String]

    package init(_ arguments: [String]) {
        self.arguments = arguments
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs it with some more environment; gives its exit status, 75 where a signal ended it.
    package func run(_ input: [UInt8], environment: [String: String]) throws(Failure) -> Int32 {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: systemError()) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        signal(SIGPIPE, SIG_IGN)
        for (name, value) in environment { setenv(name, value, 1) }
        let child: pid_t
        do throws(Failure) {
            child = try spawn(reading: ends[0])
        } catch {
            close(ends[0])
            close(ends[1])
            throw error
        }
        close(ends[0])
        // What the program does not care to read is its own affair; its exit status counts.
        _ = FileOctets.write(input, to: ends[1])
        close(ends[1])
        return Self.wait(child)
    }

    private func spawn(reading input: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What is ignored here is not to be ignored there: many programs end by it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let result = posix_spawnp(&child, arguments[0], &actions, &attributes, &pointers, environ)
        guard result == 0 else {
            throw Failure(description: "\(arguments[0]): \(String(cString: strerror(result)))")
        }
        return child
    }

    private static func wait(_ child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return 75 }
        }
        // WIFEXITED and WEXITSTATUS are macros.
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 75
    }
}
