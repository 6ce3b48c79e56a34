import ArgumentParser
import FilterService
import MailModel

/// `nopitch learn pitch`: letters that the house calls pitches.
struct LearnPitch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pitch", abstract: "Learns that these letters are pitches.",
        discussion: """
            From now on, what reads like them counts a little more as a pitch; never enough by \
            itself. Nothing of the letters is kept but numbers.
            """)

    @OptionGroup var options: LessonOptions

    func run() throws { try options.learn(isPitch: true) }
}

/// `nopitch learn ham`: letters that are none.
struct LearnHam: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ham", abstract: "Learns that these letters are no pitches.")

    @OptionGroup var options: LessonOptions

    func run() throws { try options.learn(isPitch: false) }
}

/// `nopitch learn undo`: lessons are taken back.
struct LearnUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes lessons back.")

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "Names of lessons, as 'learn' and 'learn list' print them.")
    var id: [String]

    func run() throws {
        let book = LessonBook(folder: try ledger.folder())
        let wording = CommandWording(language: .preferred)
        let known = Set(try LessonBook.reporting { try book.entries() }.map(\.id))
        let unknown = id.filter { !known.contains($0) }
        for name in unknown {
            StandardError.print(
                "nopitch: \(name): " + wording.say("aucune leçon de ce nom", "no such lesson"))
        }
        let (removed, restored) = try LessonBook.reporting { try book.remove(Set(id)) }
        print(
            wording.say(
                "\(removed) leçon\(removed > 1 ? "s retirées" : " retirée").",
                "\(removed) lesson\(removed == 1 ? "" : "s") taken back."))
        if restored > 0 {
            print(
                wording.say(
                    "Ce qui avait été appris d'abord vaut de nouveau pour \(restored) lettre"
                        + (restored > 1 ? "s." : "."),
                    "What was learnt first counts again for \(restored) letter"
                        + (restored == 1 ? "." : "s.")))
        }
        if !unknown.isEmpty { throw ExitCode.noInput }
    }
}

/// `nopitch learn list`: the lessons so far.
struct LearnList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the lessons, newest first.")

    @OptionGroup var ledger: LedgerOptions

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    func run() throws {
        let book = LessonBook(folder: try ledger.folder())
        let entries = try LessonBook.reporting { try book.entries() }.reversed()
        switch format {
        case .text:
            let wording = CommandWording(language: .preferred)
            if entries.isEmpty { print(wording.say("aucune leçon", "no lessons")) }
            for entry in entries {
                let label =
                    entry.isPitch
                    ? wording.say("démarchage", "pitch") : wording.say("ordinaire", "ordinary")
                print(
                    entry.id.padded(to: 14), entry.day, label.padded(to: 10),
                    wording.origin(entry.origin), separator: "  ")
            }
        case .json:
            print(
                JSON.array(
                    entries.map { entry in
                        .object([
                            ("id", .string(entry.id)),
                            ("date", .string(entry.day)),
                            ("label", .string(entry.isPitch ? "pitch" : "ham")),
                            ("origin", .string(entry.origin)),
                        ])
                    }
                ).text)
        }
    }
}

extension LessonEntry {
    fileprivate var day: String { MailDate(seconds: seconds, zoneMinutes: 0).day }
}
