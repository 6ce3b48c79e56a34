import Glibc
import Ledger
package import PitchFilter

/// What the house taught its filter: a text file in the state folder, a lesson a line.
///
/// It never leaves the machine. Lessons are forgotten after 400 days.
package struct LessonBook: Sendable {
    package let path: String

    /// Of one organisation, and of one thread, no more lessons than this count, the newest.
    package static let mostOfOrganisation = 5
    package static let mostOfThread = 2
    private static let mostInAll = 2000
    private static let days: Int64 = 400

    package init(folder: String) {
        path = folder + "/lessons.tsv"
    }

    /// Why lessons can't be kept, in the system's words.
    package struct Failure: Error, CustomStringConvertible {
        let path: String
        package let reason: String

        package var description: String { "\(path): \(reason)" }
    }

    /// All lessons in the order in which they were learnt; none where there is no book.
    ///
    /// Of a message that was learnt one way and then the other the last word counts.
    package func entries() throws(Failure) -> [LessonEntry] {
        var seen: Set<String> = []
        return try lines().reversed().filter { seen.insert($0.id).inserted }.reversed()
    }

    /// What stands in the book, earlier words on the same message among them.
    ///
    /// Lines that are no lessons are passed over; a book that is there and can't be read is a
    /// failure.
    private func lines() throws(Failure) -> [LessonEntry] {
        guard let octets = FileOctets.read(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw failure()
        }
        return String(decoding: octets, as: UTF8.self).split(whereSeparator: \.isNewline)
            .compactMap { LessonEntry(line: $0) }
    }

    /// Those that count, the oldest first.
    package func lessons(at now: Int64) throws(Failure) -> [Lesson] {
        var (organisations, threads): ([String: Int], [String: Int]) = ([:], [:])
        var counting: [LessonEntry] = []
        for entry in try entries().reversed() where now - entry.seconds < Self.days * 86_400 {
            guard organisations[entry.organisation, default: 0] < Self.mostOfOrganisation,
                threads[entry.thread, default: 0] < Self.mostOfThread,
                counting.count < Self.mostInAll
            else { continue }
            if entry.hasOrganisation { organisations[entry.organisation, default: 0] += 1 }
            if entry.hasThread { threads[entry.thread, default: 0] += 1 }
            counting.append(entry)
        }
        return counting.reversed().map { Lesson(features: $0.features, isPitch: $0.isPitch) }
    }

    /// What was learnt, by the names of the lessons.
    package struct Learnt: Sendable, Equatable {
        /// Those that are new, or the other way round now.
        package fileprivate(set) var names: [String] = []
        /// Of these, those that are the other way round.
        package fileprivate(set) var turned: [String] = []
    }

    /// Adds lessons and returns which were new or changed.
    ///
    /// A message learnt before counts once; with another label it is learnt anew, and the earlier
    /// word is kept behind it.
    package func add(_ lessons: [LessonEntry], at now: Int64) throws(Failure) -> Learnt {
        var learnt = Learnt()
        _ = try change { entries in
            entries.removeAll { now - $0.seconds >= Self.days * 86_400 }
            var words = Dictionary(
                entries.map { ($0.id, $0.isPitch) }, uniquingKeysWith: { $1 })
            for lesson in lessons {
                let known = words.updateValue(lesson.isPitch, forKey: lesson.id)
                if known == lesson.isPitch { continue }
                entries.append(lesson)
                learnt.names.append(lesson.id)
                if known != nil { learnt.turned.append(lesson.id) }
            }
            return learnt.names.count
        }
        return learnt
    }

    /// Takes back the lessons with these names, so that an earlier word on a message counts again;
    /// returns how many there were, and on how many of them there was an earlier word.
    package func remove(
        _ names: Set<String>
    ) throws(Failure) -> (removed: Int, restored: Int) {
        var (removed, restored) = (0, 0)
        _ = try change { entries in
            for name in names {
                guard let last = entries.lastIndex(where: { $0.id == name }) else { continue }
                entries.remove(at: last)
                removed += 1
                if entries.contains(where: { $0.id == name }) { restored += 1 }
            }
            return removed
        }
        return (removed, restored)
    }

    /// Forgets all lessons of an organisation; returns how many there were.
    package func forget(_ organisation: String) throws(Failure) -> Int {
        let name = LessonEntry.digest(organisation)
        guard try entries().contains(where: { $0.organisation == name }) else { return 0 }
        return try change { entries in
            let names = Set(entries.filter { $0.organisation == name }.map(\.id))
            entries.removeAll { $0.organisation == name }
            return names.count
        }
    }

    /// Reads, changes and replaces the book, while nobody else does.
    private func change(_ body: (inout [LessonEntry]) -> Int) throws(Failure) -> Int {
        let lockPath = path + ".lock"
        let lock = open(lockPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure() }
        defer { close(lock) }
        StateFolder.give(lock, at: lockPath)
        var entries = try lines()
        let changed = body(&entries)
        if changed > 0 { try replace(entries) }
        return changed
    }

    private func replace(_ entries: [LessonEntry]) throws(Failure) {
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        StateFolder.give(descriptor, at: draft)
        let text = Array(entries.map(\.line).joined().utf8)
        guard FileOctets.write(text, to: descriptor), fsync(descriptor) == 0,
            rename(draft, path) == 0
        else { throw failure() }
    }

    private func failure() -> Failure {
        Failure(path: path, reason: systemError())
    }
}
