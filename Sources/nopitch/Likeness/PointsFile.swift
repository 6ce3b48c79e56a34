import ArgumentParser
import Glibc
import Mailboxes
import PitchFilter
import RuleLanguage

/// The file of `points` lines that tuning writes, and that the rule file may include.
struct PointsFile {
    let path: String
    let wording: CommandWording

    private static let heads = [
        "# Points que « nopitch tune » propose d'après du courrier étiqueté ; "
            + "derrière, ceux d'avant.",
        "# Points proposed by 'nopitch tune' from labelled mail: what was stands behind.",
    ]

    /// Exits with 73 where a file is there that tuning did not write, or that holds more since: it
    /// may be a rule file.
    func checkReplaceable() throws {
        guard path != "-", !path.hasPrefix("/dev/"), case .file(let size) = FileKind(path: path),
            size > 0
        else { return }
        if case .success(let text) = TextFile.read(path), Self.isOurs(text) { return }
        StandardError.print(
            "nopitch: \(path): "
                + wording.say(
                    "ce fichier n'est pas (ou plus) de tune, qui ne le remplace pas ; "
                        + "nommez-en un autre avec --out",
                    "this file is not (or no longer) tune's, which does not replace it; "
                        + "name another with --out"))
        throw ExitCode.cannotCreate
    }

    private static func isOurs(_ text: String) -> Bool {
        let lines = text.withoutByteOrderMark.split(whereSeparator: \.isNewline)
            .map(\.trimmingSpaces)
        guard let head = lines.first, heads.contains(head) else { return false }
        return lines.dropFirst().allSatisfy { line in
            let words = line.split(whereSeparator: \.isWhitespace)
            return words.isEmpty || words.count == 5 && words[0] == "points" && words[3] == "#"
        }
    }

    func isRead(by policy: Policy) -> Bool {
        policy.files.contains(where: isFile)
    }

    /// Whether another path leads to this very file.
    func isFile(at other: String) -> Bool {
        var (ours, theirs) = (stat(), stat())
        return stat(path, &ours) == 0 && stat(other, &theirs) == 0
            && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino
    }

    /// The lines by which rules get from the points that they have without this file to the new ones.
    func lines(_ rules: [Rule], without before: [Rule]) -> [String] {
        let before = before.byName
        return rules.compactMap { rule in
            guard let old = before[rule.name]?.points, old != rule.points else { return nil }
            return "points \(rule.name) \(rule.points.signed)  # \(old.signed)"
        }
    }

    /// Writes the lines; exits with 73 where that can't be done.
    func write(_ lines: [String]) throws {
        let head = wording.say(Self.heads[0], Self.heads[1])
        let text = ([head] + lines).map { $0 + "\n" }.joined()
        try TextFile.create(path, text)
    }
}
