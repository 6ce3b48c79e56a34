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
        _ paths: [String], deliver: (JudgedMessage) throws -> Void
    ) async throws {
        let mailboxes = MailboxPaths(paths)
        let timeline = readTimeline(mailboxes)
        let judge = Judge(rules: rules, people: people, timeline: timeline)
        var batches = BatchReader(mailboxes)
        if jobs == 1 {
            while let batch = batches.next() {
                for message in judge.judge(batch) { try deliver(message) }
                progress?.advance(to: batches.consumedBytes)
            }
        } else {
            try await judgeInParallel(&batches, judge, deliver)
        }
        progress?.finish()
    }

    private mutating func readTimeline(_ mailboxes: MailboxPaths) -> Timeline {
        var timeline = Timeline(identity: rules.identity)
        var reader = BatchReader(mailboxes)
        let parser = MessageParser()
        while let batch = reader.next() {
            for stored in batch.messages { timeline.append(parser.parseHeader(stored.bytes)) }
        }
        unreadable = reader.unreadable
        progress?.begin(total: reader.consumedBytes)
        return timeline
    }

    /// Keeps some batches under way and hands their results over in order.
    private func judgeInParallel(
        _ batches: inout BatchReader, _ judge: Judge, _ deliver: (JudgedMessage) throws -> Void
    ) async throws {
        var progress = progress
        try await withThrowingTaskGroup(of: (Int, [JudgedMessage]).self) { group in
            var waiting: [Int: [JudgedMessage]] = [:]
            var (started, delivered) = (0, 0)
            func start(_ batch: Batch) {
                let number = started
                group.addTask { (number, judge.judge(batch)) }
                started += 1
            }
            while started < jobs * 2, let batch = batches.next() { start(batch) }
            while let (number, messages) = try await group.next() {
                waiting[number] = messages
                if let batch = batches.next() { start(batch) }
                while let ready = waiting.removeValue(forKey: delivered) {
                    for message in ready { try deliver(message) }
                    delivered += 1
                }
                progress?.advance(to: batches.consumedBytes)
            }
        }
    }
}

extension Judge {
    func judge(_ batch: Batch) -> [JudgedMessage] {
        batch.messages.enumerated().compactMap { offset, stored in
            let judged = judge(stored, ordinal: batch.firstOrdinal + offset)
            return judged.isOwn ? nil : judged
        }
    }
}
