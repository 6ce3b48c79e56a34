import MailModel
import MailParsing
import Mailboxes
import PitchFilter

/// Judges all messages of some mailboxes, in their order, on several threads.
///
/// The mailboxes are read twice: once for the headers, from which the timeline is made, once to
/// judge. So the result does not depend on the number of threads, and only a few messages are in
/// memory at a time.
struct Judging {
    let rules: RuleSet
    let people: People
    let jobs: Int
    var progress: Progress?
    /// Whether messages that the house itself sent are handed over too.
    var keepsOwn = false

    /// More threads find no work, but hold messages in memory.
    private static let mostJobs = 256

    /// What could not be read, in the words of the system.
    private(set) var unreadable: [String] = []

    init(rules: RuleSet, people: People, jobs: Int, progress: Progress? = nil) {
        self.rules = rules
        self.people = people
        self.jobs = max(1, jobs)
        self.progress = progress
    }

    /// Calls `deliver` with each judged message, in mailbox order.
    mutating func run(
        _ mailboxes: MailboxPaths, deliver: (JudgedMessage) throws -> Void
    ) async throws {
        let (timeline, marks) = try await readTimeline(mailboxes)
        let judge = Judge(rules: rules, people: people, timeline: timeline)
        var reader = BatchReader(mailboxes)
        var rollCall = RollCall(marks)
        var texts = TextMemory()
        let keepsOwn = keepsOwn
        try await forEach(
            of: &reader, progress, piece: { $0.called(by: &rollCall) },
            work: { judge.drafts($0, keepsOwn: keepsOwn) },
            deliver: { drafts in
                for draft in drafts { try deliver(judge.settle(draft, &texts)) }
            })
        compare(reader, rollCall)
    }

    private mutating func readTimeline(
        _ mailboxes: MailboxPaths
    ) async throws -> (Timeline, marks: [UInt64]) {
        var timeline = Timeline(identity: rules.identity)
        var marks: [UInt64] = []
        var reader = BatchReader(mailboxes)
        let parser = MessageParser()
        try await forEach(
            of: &reader, nil, piece: \.messages,
            work: { $0.map { (parser.parseHeader($0.bytes), RollCall.mark($0)) } },
            deliver: { read in
                for (header, mark) in read {
                    timeline.append(header)
                    marks.append(mark)
                }
            })
        unreadable = reader.unreadable
        progress?.begin(total: reader.consumedBytes)
        return (timeline, marks)
    }

    /// Tells what changed between the two readings.
    private mutating func compare(_ reader: BatchReader, _ rollCall: RollCall) {
        let wording = CommandWording(language: .preferred)
        unreadable += reader.unreadable.filter { !unreadable.contains($0) }
        if rollCall.missing > 0 {
            unreadable.append(
                wording.say(
                    "messages disparus pendant la lecture, donc pas jugés : \(rollCall.missing)",
                    "messages gone while they were read, so not judged: \(rollCall.missing)"))
        }
        if rollCall.arrivals > 0 {
            let text = wording.say(
                "messages arrivés pendant la lecture, donc pas jugés : \(rollCall.arrivals)",
                "messages that came while the others were read, so not judged: \(rollCall.arrivals)"
            )
            StandardError.print("nopitch: \(text)")
        }
    }

    /// Works on some batches at a time and hands the results over in the order of the batches.
    ///
    /// `piece` makes of each batch, in their order, what is worked on.
    private func forEach<Piece: Sendable, Result: Sendable>(
        of reader: inout BatchReader, _ progress: Progress?, piece: (Batch) -> Piece,
        work: @escaping @Sendable (Piece) -> Result, deliver: (Result) throws -> Void
    ) async throws {
        var progress = progress
        defer { progress?.finish() }
        guard jobs > 1 else {
            while let batch = reader.next() {
                try deliver(work(piece(batch)))
                progress?.advance(to: reader.consumedBytes)
            }
            return
        }
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var waiting: [Int: Result] = [:]
            var (started, delivered) = (0, 0)
            func start(_ piece: Piece) {
                let number = started
                group.addTask { (number, work(piece)) }
                started += 1
            }
            while started < min(jobs, Self.mostJobs) * 2, let batch = reader.next() {
                start(piece(batch))
            }
            while let (number, result) = try await group.next() {
                waiting[number] = result
                if let batch = reader.next() { start(piece(batch)) }
                while let ready = waiting.removeValue(forKey: delivered) {
                    try deliver(ready)
                    delivered += 1
                }
                progress?.advance(to: reader.consumedBytes)
            }
        }
    }
}

/// A message with its number in the timeline.
struct NumberedMessage: Sendable {
    let number: Int
    let stored: StoredMessage
}

extension Batch {
    /// Those of its messages that were there in the first reading.
    fileprivate func called(by rollCall: inout RollCall) -> [NumberedMessage] {
        messages.compactMap { message in
            rollCall.number(of: message).map { NumberedMessage(number: $0, stored: message) }
        }
    }
}

extension Judge {
    fileprivate func drafts(_ messages: [NumberedMessage], keepsOwn: Bool) -> [Draft] {
        messages.compactMap { message in
            let draft = draft(message.stored, ordinal: message.number)
            return draft.judged.isOwn && !keepsOwn ? nil : draft
        }
    }
}
