import ArgumentParser
import FilterService
import FoundationEssentials
import Ledger
import PitchFilter

/// `nopitch status`: how the daemon is.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells how the daemon is: mail, rules, ledger.",
        discussion: """
            Needs no network: the daemon leaves its state in its state folder. Exits with 0 where it \
            runs with the rules as they are written, 65 where the rule file is broken and earlier \
            rules stay in force, 69 where no daemon runs, 77 where the state folder may not be read.
            """
    )

    @Option(help: ConfigurationOptions.configHelp)
    var config: String?

    @Option(help: ArgumentHelp("The daemon's state folder.", valueName: "dir"))
    var state: String?

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    func run() throws {
        var configuration = try ServiceConfiguration.load(config)
        configuration.state = state ?? configuration.state
        let folder = configuration.state
        let file = StatusFile(folder: folder)
        if file.isForbidden { throw ForbiddenFolder.complain(folder) }
        let summary = ServiceSummary(
            running: file.isClaimed, state: folder, daemon: try? file.read(),
            ledger: LedgerState(configuration.ledger))
        switch format {
        case .text: print(StatusText(summary, language: .preferred).lines.joined(separator: "\n"))
        case .json: print(summary.json)
        }
        if !summary.running { throw ExitCode.unavailable }
        if summary.daemon?.rules.mistakes.isEmpty == false { throw ExitCode.brokenRules }
    }
}

/// A state folder of which its daemon alone, and root, may know.
enum ForbiddenFolder {
    static func sentence(_ folder: String, in language: Tongue) -> String {
        CommandWording(language: language).say(
            "le dossier \(folder) ne peut pas être lu par cet utilisateur : "
                + "lancez la commande en tant que root",
            "the folder \(folder) may not be read by this user: run the command as root")
    }

    static func complain(_ folder: String) -> ExitCode {
        StandardError.print("nopitch: " + sentence(folder, in: .preferred))
        return .noPermission
    }
}

/// All that `nopitch status` tells.
struct ServiceSummary: Encodable {
    let running: Bool
    let state: String
    /// What the daemon that runs says, or the last one said; `nil` where none ever did.
    let daemon: ServiceReport?
    let ledger: LedgerState

    var json: String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

/// What the ledger holds, or why it can't be read.
struct LedgerState: Encodable {
    var decisions: Int?
    var correspondents: Int?
    var refusals: Int?
    var fault: String?

    /// A ledger that is not there is not made.
    init(_ location: LedgerLocation) {
        if case .file(let path) = location, !TextFile.exists(path) {
            fault = "\(path): \(StandardError.unreadableWords)"
            return
        }
        do {
            let summary = try location.open().summary()
            (decisions, correspondents) = (summary.decisions, summary.correspondents)
            refusals = summary.refusals
        } catch {
            fault = "\(location): \(error)"
        }
    }
}
