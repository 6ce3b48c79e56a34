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
                letters: { LetterFiles.read(.reply, for: $0).texts })
        } catch {
            logger.error("nobody is answered: no key", metadata: ["error": "\(error)"])
            return nil
        }
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
                            texts: LetterFiles.read(.draft, for: rules.policy).texts,
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
