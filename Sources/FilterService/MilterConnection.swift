import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import PitchFilter

/// One MTA's connection: frames in, replies out, a decision for each message.
struct MilterConnection: Sendable {
    let store: RuleStore
    let counters: ServiceCounters
    let logger: Logger
    let limits: MilterServer.Limits
    let pool: NIOThreadPool

    private static let wanted: MilterActions = [.addHeaders, .changeHeaders, .quarantine]

    func run(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var session = MilterSession(wanting: Self.wanted, limits: limits.transaction)
        let decoder = MilterFrameDecoder()
        var pending = ByteBuffer()
        do {
            for try await piece in inbound {
                pending.writeImmutableBuffer(piece)
                var replies = ByteBuffer()
                while let frame = try decoder.next(in: &pending) {
                    let step = session.received(try MilterCommand(frame))
                    guard try await perform(step, session.agreement, &replies) else {
                        return try await send(replies, outbound)
                    }
                }
                try await send(replies, outbound)
                pending.discardReadBytes()
            }
        } catch let violation as MilterViolation {
            log(violation)
        }
    }

    private func send(
        _ replies: ByteBuffer, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        if replies.readableBytes > 0 { try await outbound.write(replies) }
    }

    /// Carries a step out; false where the connection is over.
    private func perform(
        _ step: MilterSession.Step, _ agreement: MilterAgreement?, _ replies: inout ByteBuffer
    ) async throws -> Bool {
        switch step {
        case .none: return true
        case .reply(let reply): reply.write(into: &replies, agreement: agreement)
        case .judge(let transaction):
            let judgement = await judge(transaction, agreement?.actions ?? [])
            for modification in judgement.modifications {
                MilterReply.modify(modification).write(into: &replies, agreement: agreement)
            }
            judgement.final.write(into: &replies, agreement: agreement)
        case .close: return false
        case .violation(let violation):
            log(violation)
            return false
        }
        return true
    }

    /// Judges off the event loops; whatever fails, the message passes.
    private func judge(
        _ transaction: MilterTransaction, _ actions: MilterActions
    ) async -> Judgement {
        let judging = Judging(store.current)
        let started = ContinuousClock.now
        let judgement: Judgement
        do {
            judgement = try await withDeadline {
                judging.judge(transaction, actions: actions)
            }
        } catch {
            counters.count { $0.failedOpen += 1 }
            logger.error(
                "passed unjudged", metadata: ["id": "\(transaction.queueID)", "error": "\(error)"])
            return .passing("failure")
        }
        log(judgement, transaction, took: ContinuousClock.now - started)
        return judgement
    }

    /// Waits for work in the pool, but no longer than a decision may take; the work itself can't
    /// be interrupted, and its result is then let go.
    private func withDeadline(
        _ work: @escaping @Sendable () -> Judgement
    ) async throws -> Judgement {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: Judgement.self)
        let deadline = loop.scheduleTask(in: .seconds(Int64(limits.decisionSeconds))) {
            promise.fail(DecisionOverdue())
        }
        pool.runIfActive(eventLoop: loop, work).whenComplete { result in
            deadline.cancel()
            promise.completeWith(result)
        }
        return try await promise.futureResult.get()
    }

    private func log(
        _ judgement: Judgement, _ transaction: MilterTransaction, took: Duration
    ) {
        let micros =
            took.components.attoseconds / 1_000_000_000_000
            + took.components.seconds * 1_000_000
        switch judgement.outcome {
        case .unjudged(let reason):
            counters.count { $0.unjudged += 1 }
            logger.info(
                "not judged", metadata: ["id": "\(transaction.queueID)", "why": "\(reason)"])
        case .judged(let decision):
            counters.count { $0.verdicts[decision.verdict, default: 0] += 1 }
            logger.info(
                "judged",
                metadata: [
                    "id": "\(transaction.queueID)", "verdict": "\(decision.verdict.rawValue)",
                    "points": "\(decision.points)", "us": "\(micros)",
                ])
        }
    }

    private func log(_ violation: MilterViolation) {
        logger.warning("not a milter client", metadata: ["what": "\(violation)"])
    }
}

/// A decision took longer than it may.
struct DecisionOverdue: Error {}
