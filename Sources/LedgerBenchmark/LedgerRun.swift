import Glibc
import Ledger
import PitchFilter

/// What is done with the ledger, and the time that it takes.
struct LedgerRun {
    let ledger: DatabaseLedger
    let town: Town

    func addCorrespondents(_ count: Int) throws {
        for first in stride(from: 0, to: count, by: 100) {
            let people = (first..<min(first + 100, count)).compactMap { number in
                Who(town.address(9, of: number))
            }
            try ledger.recordHouseLetter(
                messageID: "h\(first)@house.example", to: people, at: 1_740_000_000)
        }
    }

    /// The mean of the microseconds that one takes; most wait to be written with others.
    func addDecisions(_ count: Int) throws -> Int {
        var time = 0.0
        for number in 0..<count {
            let (record, sketch) = town.letter(number)
            let start = Self.now
            try ledger.record(record, sketch: sketch)
            time += Self.now - start
            // Once a day of the letters' time, as the daemon does.
            if number.isMultiple(of: 2541) { try ledger.expire(at: record.seconds) }
        }
        return Int(time / Double(max(count, 1)) * 1e6)
    }

    /// The median and the 99th of a hundred, in microseconds.
    func askFacts(_ count: Int) throws -> (median: Int, high: Int) {
        let letters = town.organisations * 25
        var times: [Double] = []
        for number in 0..<count {
            let inquiry = town.inquiry(number &* 7919 % letters)
            let start = Self.now
            let findings = try ledger.findings(for: inquiry, at: 1_780_000_000)
            times.append(Self.now - start)
            guard findings.attempts > 0 else { fatalError("a letter was not found") }
        }
        return (Self.quantile(times, 0.5), Self.quantile(times, 0.99))
    }

    private static func quantile(_ times: [Double], _ part: Double) -> Int {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : Int(sorted[Int(Double(sorted.count) * part)] * 1e6)
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
