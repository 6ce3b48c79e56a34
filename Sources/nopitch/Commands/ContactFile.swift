import Ledger
import PitchFilter
import RuleLanguage

/// People who are never filtered: a file with an address or @domain a line, and what is wrong with it.
struct ContactFile {
    private(set) var people: [String] = []
    /// The lines that are neither, and those that spare more than is meant, each with its place.
    private(set) var complaints: [String] = []

    /// Nobody where there is no file.
    static func read(_ path: String?) -> Result<ContactFile, TextFile.Unreadable> {
        guard let path else { return .success(ContactFile()) }
        return TextFile.read(path).map { ContactFile($0, path: path) }
    }

    /// The people, once what is wrong is said on standard error.
    var told: [String] {
        for complaint in complaints { StandardError.print("nopitch: \(complaint)") }
        return people
    }

    private init() {}

    private init(_ text: String, path: String) {
        let lines = text.withoutByteOrderMark
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let entry = line.prefix { $0 != "#" }.trimmingSpaces
            guard !entry.isEmpty else { continue }
            if let who = Self.somebody(entry) {
                people.append(who.description)
                if case .domain(let name) = who, Domains.isOfProvider(name) {
                    complaints.append("\(path):\(index + 1): " + Self.warning(name))
                }
            } else {
                complaints.append("\(path):\(index + 1): " + Self.complaint(entry))
            }
        }
    }

    /// An address, by itself or as `Anna <anna@example.org>`, or `@example.org`.
    private static func somebody(_ entry: String) -> Who? {
        var bare = entry[...]
        if entry.hasSuffix(">"), let bracket = entry.lastIndex(of: "<") {
            bare = entry[entry.index(after: bracket)...].dropLast()
        }
        guard bare.contains("@") else { return nil }
        return try? Who(written: String(bare))
    }

    private static func warning(_ domain: String) -> String {
        CommandWording(language: .preferred).say(
            "chacun peut avoir une adresse chez \(domain), et personne n'y est filtré : "
                + "nommez des adresses entières",
            "anybody can have an address at \(domain), and nobody there is filtered: "
                + "name whole addresses")
    }

    private static func complaint(_ entry: String) -> String {
        let shown = entry.cut(to: 60)
        return CommandWording(language: .preferred).say(
            "« \(shown) » n'est ni une adresse ni un @domaine ; la ligne ne compte pas",
            "\"\(shown)\" is neither an address nor a @domain; the line does not count")
    }
}
