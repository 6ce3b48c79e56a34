import ArgumentParser
import Mailboxes
import PitchFilter

/// The file that a report is written to.
struct ReportFile {
    let path: String

    /// What every report has near its beginning.
    static let mark = #"<meta name="generator" content="nopitch">"#
    private static let markEnd = 200

    /// Takes a new name, an empty file and an earlier report; of anything else it says so, and exits with
    /// 73: with its arguments in the wrong order a mailbox would be replaced.
    func check() throws {
        guard !isFree else { return }
        let text = CommandWording(language: .preferred).say(
            "ce fichier existe déjà et n'est pas un rapport ; donnez un autre nom",
            "this file is there already and no report; give another name")
        StandardError.print("nopitch: \(path): \(text)")
        throw ExitCode.cannotCreate
    }

    private var isFree: Bool {
        guard case .file = FileKind(path: path),
            case .success(let octets) = TextFile.octets(path, least: Self.markEnd)
        else { return true }
        return octets.isEmpty
            || String(decoding: octets.prefix(Self.markEnd), as: UTF8.self).contains(Self.mark)
    }

    func write(_ report: HTMLReport) throws {
        try TextFile.create(path, report.html)
    }
}
