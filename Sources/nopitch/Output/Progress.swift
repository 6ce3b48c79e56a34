import PitchFilter

/// How far a long run is, on a terminal: share, rate and time left, a line that renews itself.
struct Progress {
    private let language: Tongue
    private var total = 0
    private var started = 0.0
    private var shown = 0.0

    /// `nil` where standard error is no terminal.
    static func onTerminal(_ language: Tongue) -> Progress? {
        Terminal.errorIsTerminal ? Progress(language: language) : nil
    }

    private init(language: Tongue) {
        self.language = language
    }

    mutating func begin(total: Int) {
        self.total = total
        started = Clock.seconds
        shown = started
    }

    mutating func advance(to done: Int) {
        let now = Clock.seconds
        guard now - shown >= 0.2, total > 0, done > 0 else { return }
        shown = now
        let elapsed = now - started
        let rate = Double(done) / elapsed / 1e6
        let left = Int(elapsed / Double(done) * Double(total - done))
        let share = min(100, done * 100 / total)
        let bar = String(repeating: "█", count: share / 5).padded(to: 20)
        let words = language == .french ? "Mo/s, reste" : "MB/s, left"
        StandardError.print(
            "\r\(bar) \(share) %  \(rate.rounded(to: 1)) \(words) \(left) s ",
            terminator: "")
    }

    func finish() {
        guard shown > started else { return }
        StandardError.print("\r" + String(repeating: " ", count: 70) + "\r", terminator: "")
    }
}

extension Double {
    /// With so many digits after the point.
    func rounded(to digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((self * scale).rounded())
        guard digits > 0 else { return "\(scaled)" }
        let fraction = String(scaled % Int(scale)).paddedLeft(to: digits)
        return "\(scaled / Int(scale)).\(String(fraction.map { $0 == " " ? "0" : $0 }))"
    }
}
