import Glibc

/// What the streams are connected to.
enum Terminal {
    static let outputTakesColor = takesColor(STDOUT_FILENO)
    static let errorTakesColor = takesColor(STDERR_FILENO)
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// How many characters a line of standard output has; `nil` where it is no terminal.
    static let outputColumns: Int? = {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }()

    /// Colour only on a terminal, and not where NO_COLOR is set (no-color.org).
    private static func takesColor(_ descriptor: Int32) -> Bool {
        guard isatty(descriptor) == 1 else { return false }
        if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
        if let term = getenv("TERM"), String(cString: term) == "dumb" { return false }
        return true
    }
}

/// Text in one of the few colours used, or plain.
enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"

    func apply(_ text: String, if isOn: Bool = Terminal.outputTakesColor) -> String {
        isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Standard error, unbuffered.
enum StandardError {
    static func print(_ text: String, terminator: String = "\n") {
        let octets = Array((text + terminator).utf8)
        octets.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// The day and the time, for what is outside the core.
enum Clock {
    static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
