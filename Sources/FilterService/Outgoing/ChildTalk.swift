import Glibc

/// The exchange with a child: its input goes, its output comes, until it has ended.
struct ChildTalk {
    let socket: Int32
    var input: ArraySlice<UInt8>
    var output: [UInt8] = []
    private var hasSaidAll = false

    private static let outputLimit = 1 << 20

    init(socket: Int32, input: ArraySlice<UInt8>) {
        self.socket = socket
        self.input = input
    }

    /// The wait status; `nil` where it had to be killed.
    mutating func run(
        with child: pid_t, until end: ContinuousClock.Instant
    ) throws(ChildProcess.Failure) -> Int32? {
        var status: Int32 = 0
        while true {
            let result = waitpid(child, &status, WNOHANG)
            if result == child {
                listen()
                return status
            }
            if result < 0, errno != EINTR {
                throw ChildProcess.Failure(description: systemError())
            }
            guard ContinuousClock.now < end else {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                return nil
            }
            speak()
            listen()
            var interest = pollfd()
            interest.fd = socket
            interest.events = Int16(POLLIN | (hasSaidAll ? 0 : POLLOUT))
            // Once it has closed its output, only its end is waited for.
            if poll(&interest, 1, 20) > 0, hasSaidAll, isSilent { usleep(5_000) }
        }
    }

    private var isSilent = false

    private mutating func speak() {
        while !hasSaidAll {
            guard !input.isEmpty else {
                shutdown(socket, Int32(SHUT_WR))
                hasSaidAll = true
                return
            }
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let count = input.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                input = input.dropFirst(count)
            } else if errno == EAGAIN {
                return
            } else {
                // What it does not care to read is its own affair.
                input = []
            }
        }
    }

    private mutating func listen() {
        var piece = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = recv(socket, &piece, piece.count, Int32(MSG_DONTWAIT))
            isSilent = count == 0
            guard count > 0 else { return }
            if output.count < Self.outputLimit { output += piece[..<count] }
        }
    }
}
