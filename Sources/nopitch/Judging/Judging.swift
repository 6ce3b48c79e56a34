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
        let timeline = try await readTimeline(mailboxes)
        let judge = Judge(rules: rules, people: people, timeline: timeline)
        var batches = BatchReader(mailboxes)
        var texts = TextMemory()
        try await forEach(batchOf: &batches, progress, work: { judge.drafts($0) }) { drafts in
            for draft in drafts { try deliver(judge.settle(draft, &texts)) }
        }
    }

    private mutating func readTimeline(_ mailboxes: MailboxPaths) async throws -> Timeline {
        var timeline = Timeline(identity: rules.identity)
        var reader = BatchReader(mailboxes)
        let parser = MessageParser()
        try await forEach(
            batchOf: &reader, nil,
            work: { batch in batch.messages.map { parser.parseHeader($0.bytes) } },
            deliver: { headers in for header in headers { timeline.append(header) } })
        unreadable = reader.unreadable
        progress?.begin(total: reader.consumedBytes)
        return timeline
    }

    /// Works on some batches at a time and hands the results over in the order of the batches.
    private func forEach<Result: Sendable>(
        batchOf batches: inout BatchReader, _ progress: Progress?,
        work: @escaping @Sendable (Batch) -> Result, deliver: (Result) throws -> Void
    ) async throws {
        var progress = progress
        defer { progress?.finish() }
        guard jobs > 1 else {
            while let batch = batches.next() {
                try deliver(work(batch))
                progress?.advance(to: batches.consumedBytes)
            }
            return
        }
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var waiting: [Int: Result] = [:]
            var (started, delivered) = (0, 0)
            func start(_ batch: Batch) {
                let number = started
                group.addTask { (number, work(batch)) }
                started += 1
            }
            while started < jobs * 2, let batch = batches.next() { start(batch) }
            while let (number, result) = try await group.next() {
                waiting[number] = result
                if let batch = batches.next() { start(batch) }
                while let ready = waiting.removeValue(forKey: delivered) {
                    try deliver(ready)
                    delivered += 1
                }
                progress?.advance(to: batches.consumedBytes)
            }
        }
    }
}

extension Judge {
    func drafts(_ batch: Batch) -> [Draft] {
        batch.messages.enumerated().compactMap { offset, stored in
            let draft = draft(stored, ordinal: batch.firstOrdinal + offset)
            return draft.judged.isOwn ? nil : draft
        }
    }
}
