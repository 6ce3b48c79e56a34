import Glibc

/// Standard output in large pieces.
struct OutputBuffer {
    private var pending: [UInt8] = []

    mutating func line(_ text: String) {
        pending += text.utf8
        endLine()
    }

    mutating func line(_ value: JSON) {
        value.write(to: &pending)
        endLine()
    }

    private mutating func endLine() {
        pending.append(0x0A)
        if pending.count >= 1 << 16 { flush() }
    }

    mutating func flush() {
        var rest = pending[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                StandardOutput.failed(errno)
                break
            }
            rest = rest.dropFirst(count)
        }
        pending.removeAll(keepingCapacity: true)
    }
}
