import ArgumentParser
import FilterService
import MailModel
import Mailboxes
import PitchFilter
import RuleLanguage

/// What `learn pitch` and `learn ham` share.
struct LessonOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions

    @Option(help: ArgumentHelp(RuleFile.help, valueName: "file"))
    var rules: String?

    @Argument(help: "Mailboxes, folders or single messages.")
    var path: [String]

    func learn(isPitch: Bool) throws {
        let rules = RuleFile.compile(try RuleFile.policy(rules))
        let school = LessonReader(rules: rules, now: Clock.now)
        var reader = BatchReader(MailboxPaths(path))
        var (lessons, own): ([LessonEntry], Int) = ([], 0)
        while let batch = reader.next() {
            let found = batch.messages.compactMap {
                school.lesson($0.bytes, isPitch: isPitch, origin: "manager")
            }
            lessons += found
            own += batch.messages.count - found.count
        }
        let book = LessonBook(folder: try ledger.folder())
        let learnt = try LessonBook.reporting { try book.add(lessons, at: Clock.now) }
        let report = LessonReport(
            learnt: learnt, letters: Set(lessons.map(\.id)).count, own: own, isPitch: isPitch,
            wording: CommandWording(language: .preferred))
        if reader.unreadable.isEmpty || own + lessons.count > 0 { report.tell() }
        for complaint in reader.unreadable { StandardError.print("nopitch: \(complaint)") }
        if !reader.unreadable.isEmpty { throw ExitCode.noInput }
    }
}

/// What letters taught, and what takes just that back.
private struct LessonReport {
    let learnt: LessonBook.Learnt
    /// How many letters there were, each counted once.
    let letters: Int
    /// How many the house itself wrote.
    let own: Int
    let isPitch: Bool
    let wording: CommandWording

    func tell() {
        if letters > 0 { tellLearnt() }
        if own > 0 {
            print(
                wording.say(
                    own == 1
                        ? "1 lettre est de la maison elle-même et n'apprend rien."
                        : "\(own) lettres sont de la maison elle-même et n'apprennent rien.",
                    own == 1
                        ? "1 letter is the house's own and teaches nothing."
                        : "\(own) letters are the house's own and teach nothing."))
        } else if letters == 0 {
            print(wording.say("aucune lettre ici", "no letters here"))
        }
        if !learnt.turned.isEmpty { tellTurned(learnt.turned.count) }
        guard !learnt.names.isEmpty else { return }
        wording.tellUndo(["nopitch learn undo " + learnt.names.joined(separator: " ")])
    }

    private func tellLearnt() {
        let (new, known) = (learnt.names.count, letters - learnt.names.count)
        print(
            wording.say(
                "\(new) lettre\(new > 1 ? "s apprises" : " apprise"), "
                    + "\(known) déjà connue\(known > 1 ? "s" : "").",
                "\(new) letter\(new == 1 ? "" : "s") learnt, \(known) known before."))
    }

    /// Says that the opposite was learnt before.
    private func tellTurned(_ count: Int) {
        let s = count == 1 ? "" : "s"
        let were = count == 1 ? "avait été apprise" : "avaient été apprises"
        print(
            wording.say(
                "\(count) lettre\(s) \(were) comme "
                    + (isPitch ? "ordinaire\(s)" : "du démarchage")
                    + " ; revenir en arrière le rétablit.",
                "\(count) letter\(s) had been learnt as "
                    + (isPitch ? "ordinary" : count == 1 ? "a pitch" : "pitches")
                    + "; undoing restores that."))
    }
}
