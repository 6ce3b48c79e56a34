import ArgumentParser
import FilterService
import PitchFilter
import RuleLanguage

/// `nopitch doctor`: what stands between the mail and nopitch.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Examines nopitch, Postfix and Dovecot, and says what to do.",
        discussion: """
            One finding a line, what to do below it, often as lines to paste. Nothing is changed. \
            Exits with 0 where there is no problem, else 69; warnings are no problems. Run it as \
            root: a user who may not read the state folder learns nothing, and the exit code is 77.
            """
    )

    @Option(help: ConfigurationOptions.configHelp)
    var config: String?

    @Option(help: ArgumentHelp("Postfix's configuration; the machine's own.", valueName: "dir"))
    var postfix: String?

    @Option(help: ArgumentHelp("Dovecot's configuration; the machine's own.", valueName: "file"))
    var dovecot: String?

    func run() throws {
        let findings = try examine(Voice(language: .preferred))
        for finding in findings { print(finding.lines(in: .preferred)) }
        if findings.contains(where: { $0.level == .problem }) { throw ExitCode.unavailable }
    }

    private func examine(_ say: Voice) throws -> [Finding] {
        let reader = try ServiceConfiguration.read(config)
        let configuration = reader.configuration
        if StatusFile(folder: configuration.state).isForbidden {
            throw ForbiddenFolder.complain(configuration.state)
        }
        let outcome = RuleFile.read(RuleFile.path(configuration.rules))
        let (settings, fault) = postfixSettings()
        let exam = settings.map {
            PostfixExam(
                say: say, postfix: $0, places: places(configuration),
                user: OwnedFolder(path: configuration.state).owner?.name)
        }
        var findings = HouseExam(
            say: say, configuration: configuration,
            complaints: reader.complaints.map(\.description),
            isJudgedAtDelivery: exam?.isJudgedAtDelivery ?? false
        ).findings(outcome.policy, outcome.diagnostics)
        findings += exam?.findings(outcome.policy?.house) ?? []
        findings += [fault.map { finding($0, say) }].compactMap(\.self)
        if let policy = outcome.policy {
            findings += FolderExam(
                say: say, filing: configuration.hook.filing, postfix: settings, dovecot: dovecot
            ).findings(policy)
        }
        return findings
            + ReplyExam(say: say, configuration: configuration).findings(outcome.policy, settings)
    }

    private func postfixSettings() -> (PostfixSettings?, PostfixSettings.Fault?) {
        do throws(PostfixSettings.Fault) {
            return (try PostfixSettings(folder: postfix), nil)
        } catch {
            return (nil, error)
        }
    }

    /// Where the nopitch that runs listens, and where its configuration and its unit want it to.
    private func places(_ configuration: ServiceConfiguration) -> [ListenAddress] {
        let file = StatusFile(folder: configuration.state)
        let running = file.isClaimed ? (try? file.read())?.listening ?? [] : []
        let actual = running.compactMap { ListenAddress($0) }
        let wanted = configuration.listen + [PackagedUnit()?.socket].compactMap(\.self)
        return wanted.reduce(into: actual) { places, place in
            if !places.contains(place) { places.append(place) }
        }
    }

    private func finding(_ fault: PostfixSettings.Fault, _ say: Voice) -> Finding {
        switch fault {
        case .absent:
            .warning(
                say(
                    "pas de Postfix ici (postconf) : il n'est pas examiné",
                    "no Postfix here (postconf): it is not examined"))
        case .refused(let words):
            .problem(
                say(
                    "la configuration de Postfix ne se lit pas :",
                    "Postfix's configuration can't be read:"),
                words)
        }
    }
}
