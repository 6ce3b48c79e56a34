package import Logging
package import MilterProtocol

/// Where messages are judged, each with the rules in force at its beginning, and where no message
/// kills the process twice.
package struct MessageDesk: Sendable {
    private let store: RuleStore
    private let memory: CorrespondenceMemory?
    private let notes: WorkNotes
    private let counters: ServiceCounters
    private let logger: Logger
    private let settings: HookSettings
    private let replies: ReplyDesk?

    package init(
        store: RuleStore, memory: CorrespondenceMemory? = nil, notes: WorkNotes,
        counters: ServiceCounters, logger: Logger, settings: HookSettings = HookSettings(),
        replies: ReplyDesk? = nil
    ) {
        self.replies = replies
        self.settings = settings
        self.store = store
        self.memory = memory
        self.notes = notes
        self.counters = counters
        self.logger = logger
    }

    @Sendable
    package func judge(
        _ transaction: MilterTransaction, _ actions: MilterActions, _ errand: Errand = Errand()
    ) -> Judgement {
        let note = notes.begin(transaction)
        defer { notes.end(note) }
        switch note {
        case .noted: break
        case .suspect:
            counters.count { $0.suspects += 1 }
            logger.error(
                "passed unjudged: the process died over it before",
                metadata: ["id": "\(transaction.queueID)"])
            return .passing("suspect")
        case .unwritten(let reason): complain(reason)
        }
        return Judging(store.current, settings: settings, memory: memory, replies: replies)
            .judge(transaction, actions: actions, errand: errand)
    }

    /// Once is enough: a full disk lasts.
    private func complain(_ reason: String) {
        var isFirst = false
        counters.count { counts in
            isFirst = counts.unwrittenNotes == 0
            counts.unwrittenNotes += 1
        }
        if isFirst {
            logger.error("notes can't be written", metadata: ["error": "\(reason)"])
        }
    }
}
