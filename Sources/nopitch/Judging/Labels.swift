import PitchFilter
import RuleLanguage

/// What somebody said of each message: a tab-separated table with the columns `file` and `label`.
struct Labels {
    enum Label: String {
        case pitch, ham
    }

    private(set) var labels: [String: Label] = [:]
    /// The first label that is neither; `nil` where there is none.
    private(set) var other: String?
    /// The languages of the messages, where there is a column `lang`.
    private(set) var languages: [String: String] = [:]

    /// `nil` where the header line lacks one of the two columns.
    init?(_ text: String) {
        let lines = text.withoutByteOrderMark.split(whereSeparator: \.isNewline)
        let columns =
            lines.first?.split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.trimmingSpaces } ?? []
        guard let file = columns.firstIndex(of: "file"),
            let label = columns.firstIndex(of: "label")
        else { return nil }
        let language = columns.firstIndex(of: "lang")
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > max(file, label) else { continue }
            let name = cells[file].trimmingSpaces
            let word = cells[label].trimmingSpaces
            labels[name] = Label(rawValue: word)
            if labels[name] == nil, other == nil { other = word }
            if let language, cells.count > language {
                languages[name] = cells[language].trimmingSpaces
            }
        }
    }
}

extension Labels {
    /// Says that a file holds no labels.
    static func complain(_ path: String) {
        StandardError.print(
            "nopitch: \(path): "
                + CommandWording(language: .preferred).say(
                    "ce fichier ne se lit pas, ou n'a pas de colonnes file et label",
                    "not readable, or no columns file and label"))
    }

    /// That a labelled file is not there.
    static func missing(_ name: String) -> String {
        CommandWording(language: .preferred).say(
            "\(name): étiqueté, mais absent", "\(name): labelled, but not there")
    }

    /// That a labelled file is there, but holds nothing to judge.
    static func aside(_ name: String) -> String {
        CommandWording(language: .preferred).say(
            "\(name): étiqueté, mais sans aucune lettre, sinon de la maison",
            "\(name): labelled, but holds no letter but the house's own")
    }

    /// Why nothing is to be had of what the labels in the file `path` are about.
    static func nothing(in folders: [LabelledFiles], _ path: String) -> String {
        let wording = CommandWording(language: .preferred)
        if folders.contains(where: { !$0.paths.isEmpty }) {
            return wording.say(
                "dans ce que nomme \(path) il n'y a aucune lettre, sinon de la maison",
                "what \(path) names holds no letters but the house's own")
        }
        if folders.contains(where: { !$0.missing.isEmpty }) {
            return wording.say(
                "aucun des fichiers que nomme \(path) n'y est",
                "none of the files that \(path) names is there")
        }
        if let other = folders.lazy.compactMap(\.labels.other).first?.cut(to: 40) {
            return wording.say(
                "aucune étiquette de \(path) n'est pitch ou ham ; on y lit « \(other) »",
                "no label in \(path) is pitch or ham; there is \"\(other)\"")
        }
        return wording.say("\(path) ne nomme aucun fichier", "\(path) names no file")
    }
}
