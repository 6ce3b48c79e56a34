import FilterService
import HouseReply
import Ledger
import Logging
import MailParsing
import NIOPosix
import PitchFilter
import RuleLanguage
import ServiceLifecycle

/// How the daemon answers.
extension Daemon {
    /// `nil` where the house's key can't be had: then nobody is answered.
    func replyDesk(_ access: LedgerAccess, _ logger: Logger) -> ReplyDesk? {
        do {
            return ReplyDesk(
                settings: configuration.replies.wired, access: access,
                key: try ReplyKeyFile(folder: configuration.state).key(), logger: logger,
                letters: { Self.letters(.reply, $0, logger) })
        } catch {
            logger.error("nobody is answered: no key", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// The house's letters as they are now; that one is broken is told, since its readers get another.
    private static func letters(
        _ kind: LetterFiles.Kind, _ policy: Policy, _ logger: Logger
    ) -> ReplyTexts {
        let found = LetterFiles.read(kind, for: policy)
        for fault in found.diagnostics where fault.severity == .error {
            logger.warning(
                "a letter is broken and left out",
                metadata: ["at": "\(fault.place.file):\(fault.place.line): \(fault.message)"])
        }
        return found.texts
    }

    /// None where nothing ever goes out.
    func outbox(
        _ desk: ReplyDesk?, _ memory: CorrespondenceMemory, _ access: LedgerAccess,
        _ notes: WorkNotes, _ claim: StateClaim, _ pool: NIOThreadPool, _ logger: Logger
    ) -> [any Service] {
        guard let desk, desk.settings.mode != .rehearse else { return [] }
        let store = store
        let outbox = Outbox(
            Outbox.Parts(
                desk: desk, store: store, memory: memory, access: access,
                transport: configuration.replies.transport(configuration.sendmail),
                claim: claim, notes: notes,
                draft: { reply in
                    let rules = store.current.rules
                    return DraftComposer(MessageParser().parse(reply.original), rules: rules)
                        .draft(
                            texts: Self.letters(.draft, rules.policy, logger),
                            identifier: reply.id, now: Clock.now)
                }),
            logger: logger)
        let mail = managerMail(logger)
        return [
            OutboxService(outbox: outbox, pool: pool, isSole: configuration.server == nil) {
                mail?.tellRepliesStopped(house: store.current.rules.policy.house)
            }
        ]
    }
}
