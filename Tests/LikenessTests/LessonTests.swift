import FilterService
import Foundation
import Glibc
import PitchFilter
import Testing

@Suite final class LessonTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("nopitch-lessons-\(UUID().uuidString)")
    private let now: Int64 = 1_800_000_000
    private let pitch = "Nous proposons à vos membres notre plateforme de gestion."
    private let enquiry = "Avez-vous une place libre en mai ? Je voudrais visiter jeudi."
    private let model: LikenessModel

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        model = try School.model(pitches: [pitch], others: [enquiry], weight: 1)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var book: LessonBook { LessonBook(folder: folder.path) }

    private func lesson(
        _ body: String, isPitch: Bool, organisation: String = "lee.example",
        thread: String = "a@lee.example"
    ) -> LessonEntry {
        LessonEntry(
            seconds: now, isPitch: isPitch, origin: "manager", organisation: organisation,
            thread: thread, features: School.features(body))
    }

    private func likeness(_ body: String) throws -> Double {
        let lessons = LessonWeights(try book.lessons(at: now), over: model)
        return LikenessScale(model, lessons: lessons).value(of: School.features(body))
    }

    @Test("A lesson is kept, counts, and is taken back")
    func kept() throws {
        let before = try likeness("Achetez nos ficus en pot, livrés demain.")
        let lesson = lesson("Achetez nos ficus en pot, livrés vendredi.", isPitch: true)
        #expect(try book.add([lesson], at: now).names == [lesson.id])
        #expect(try book.entries() == [lesson])
        #expect(try likeness("Achetez nos ficus en pot, livrés demain.") > before)
        #expect(try book.remove([lesson.id]).removed == 1)
        #expect(try likeness("Achetez nos ficus en pot, livrés demain.") == before)
    }

    @Test("The same letter is learnt once; the other way round it is learnt anew")
    func once() throws {
        #expect(try book.add([lesson(pitch, isPitch: true)], at: now).names.count == 1)
        #expect(try book.add([lesson(pitch, isPitch: true)], at: now).names.isEmpty)
        #expect(try book.add([lesson(pitch, isPitch: false)], at: now).turned.count == 1)
        #expect(try book.entries().map(\.isPitch) == [false])
    }

    @Test("What is taken back after it was learnt the other way round is so again")
    func restored() throws {
        let first = lesson(pitch, isPitch: true)
        _ = try book.add([first], at: now)
        _ = try book.add([lesson(pitch, isPitch: false)], at: now)
        #expect(try book.lessons(at: now).map(\.isPitch) == [false])
        #expect(try book.remove([first.id]) == (1, 1))
        #expect(try book.entries() == [first])
        #expect(try book.remove([first.id]) == (1, 0))
        #expect(try book.entries().isEmpty)
    }

    @Test("Letters that name no thread share none, and those of nobody no organisation")
    func nameless() throws {
        let letters = (0..<10).map { number in
            lesson(
                pitch + " Variante mot\(String(number, radix: 26)).", isPitch: true,
                organisation: "", thread: "")
        }
        _ = try book.add(letters, at: now)
        #expect(try book.lessons(at: now).count == 10)
    }

    @Test("Lessons are forgotten after 400 days")
    func forgotten() throws {
        _ = try book.add([lesson(pitch, isPitch: true)], at: now)
        #expect(try book.lessons(at: now + 399 * 86_400).count == 1)
        #expect(try book.lessons(at: now + 400 * 86_400).isEmpty)
    }

    @Test("Nothing of a letter's words or its sender's name stands in the book")
    func noWords() throws {
        _ = try book.add([lesson(pitch, isPitch: true)], at: now)
        let text = try String(contentsOfFile: book.path, encoding: .utf8)
        #expect(!text.contains("membres") && !text.contains("lee"))
    }

    @Test(
        "What root teaches belongs to the folder's owner",
        .enabled(if: geteuid() == 0, "only root can give files away"))
    func ownedByTheFolder() throws {
        chown(folder.path, 65_534, 65_534)
        _ = try book.add([lesson(pitch, isPitch: true)], at: now)
        for path in [book.path, book.path + ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.ownerAccountID] as? Int == 65_534, "\(path)")
        }
    }

    @Test("Lines that are no lessons are passed over")
    func broken() throws {
        _ = try book.add([lesson(pitch, isPitch: true)], at: now)
        let text = try String(contentsOfFile: book.path, encoding: .utf8)
        try ("x\ty\n\n" + text + "a\t1\tpitch\tm\to\tt\tzzzzzz\t!\n")
            .write(toFile: book.path, atomically: true, encoding: .utf8)
        #expect(try book.entries().count == 1)
    }

    @Test("A book that is there and can't be read is no empty one, and is not written over")
    func unreadable() throws {
        try FileManager.default.createDirectory(
            atPath: book.path, withIntermediateDirectories: true)
        #expect(throws: LessonBook.Failure.self) { try book.lessons(at: now) }
        #expect(throws: LessonBook.Failure.self) { try book.forget("lee.example") }
        #expect(throws: LessonBook.Failure.self) {
            try book.add([lesson(pitch, isPitch: true)], at: now)
        }
    }

    @Test("200 ham lessons of one sender don't free other pitches")
    func poisonedByHam() throws {
        let other = "Nous proposons à vos clients notre logiciel de gestion, sans engagement."
        let before = try likeness(other)
        let identical = (0..<200).map { _ in lesson(pitch, isPitch: false) }
        let alike = (0..<200).map { number in
            lesson(
                pitch + " Variante mot\(String(number, radix: 26)).", isPitch: false,
                thread: "\(number)@lee.example")
        }
        _ = try book.add(identical, at: now)
        #expect(try book.lessons(at: now).count == 1)
        _ = try book.add(alike, at: now)
        #expect(try book.lessons(at: now).count == LessonBook.mostOfOrganisation)
        let after = try likeness(other)
        let lost = log(before / (1 - before)) - log(after / (1 - after))
        #expect(lost <= Double(LessonWeights.most) + 0.001)
    }

    @Test("200 pitch lessons of one thread don't condemn an enquiry")
    func poisonedByPitch() throws {
        let lessons = (0..<200).map { number in
            lesson(
                enquiry + " Variante mot\(String(number, radix: 26)).", isPitch: true,
                organisation: "org\(number).example")
        }
        _ = try book.add(lessons, at: now)
        #expect(try book.lessons(at: now).count == LessonBook.mostOfThread)
        let other = "Avez-vous une place libre en juin ? Je voudrais visiter lundi."
        #expect(try likeness(other) < 0.5)
    }
}
