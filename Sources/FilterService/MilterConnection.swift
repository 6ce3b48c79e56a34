import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import PitchFilter
import ServiceLifecycle
import Synchronization

/// One MTA's connection: frames in, replies out, a decision for each message.
struct MilterConnection: Sendable {
    let server: MilterServer
    let channel: any Channel

    private static let wanted: MilterActions = [
        .addHeaders, .changeHeaders, .addRecipients, .deleteRecipients, .quarantine,
        .setSymbolList,
    ]

    typealias Inbound = NIOAsyncChannelInboundStream<ByteBuffer>
    typealias Outbound = NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Runs until the MTA is done; after a graceful shutdown, until the message under way is.
    func run(_ inbound: Inbound, _ outbound: Outbound) async throws {
        let ending = Ending()
        try await withGracefulShutdownHandler {
            do {
                try await converse(inbound, outbound, ending)
            } catch let violation as MilterViolation {
                log(violation)
            }
        } onGracefulShutdown: { [channel] in
            if ending.begin() { channel.close(promise: nil) }
        }
    }

    private func converse(
        _ inbound: Inbound, _ outbound: Outbound, _ ending: borrowing Ending
    ) async throws {
        var session = MilterSession(wanting: Self.wanted, limits: server.limits.transaction)
        let decoder = MilterFrameDecoder()
        var pending = ByteBuffer()
        for try await piece in inbound {
            pending.writeImmutableBuffer(piece)
            var replies = ByteBuffer()
            while let frame = try decoder.next(in: &pending) {
                let step = session.received(try MilterCommand(frame))
                if session.isInMessage { ending.note(isInMessage: true) }
                guard try await perform(step, session.agreement, &replies, outbound) else {
                    return try await send(&replies, outbound)
                }
            }
            try await send(&replies, outbound)
            ending.note(isInMessage: session.isInMessage)
            if ending.isDue { return }
            pending.discardReadBytes()
        }
    }

    private func send(_ replies: inout ByteBuffer, _ outbound: Outbound) async throws {
        guard replies.readableBytes > 0 else { return }
        try await outbound.write(replies)
        replies.clear()
    }

    /// Carries a step out; false where the connection is over.
    private func perform(
        _ step: MilterSession.Step, _ agreement: MilterAgreement?, _ replies: inout ByteBuffer,
        _ outbound: Outbound
    ) async throws -> Bool {
        switch step {
        case .none: return true
        case .reply(let reply): reply.write(into: &replies, agreement: agreement)
        case .judge(let transaction):
            // Progress may be told while the decision is made, so what came before goes first.
            try await send(&replies, outbound)
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
        let started = ContinuousClock.now
        let judgement: Judgement
        do {
            judgement = try await withDeadline { [server] in server.judge(transaction, actions) }
        } catch {
            server.counters.count { $0.failedOpen += 1 }
            server.logger.error(
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
        let (loop, limits, channel) = (channel.eventLoop, server.limits, channel)
        let promise = loop.makePromise(of: Judgement.self)
        let deadline = loop.scheduleTask(in: limits.decision) { promise.fail(DecisionOverdue()) }
        let progress = loop.scheduleRepeatedTask(
            initialDelay: limits.progress, delay: limits.progress
        ) { _ in
            var reply = ByteBuffer()
            MilterReply.progress.write(into: &reply, agreement: nil)
            channel.writeAndFlush(reply, promise: nil)
        }
        server.pool.runIfActive(eventLoop: loop, work).whenComplete { promise.completeWith($0) }
        promise.futureResult.whenComplete { _ in
            deadline.cancel()
            progress.cancel()
        }
        return try await promise.futureResult.get()
    }

    private func log(_ violation: MilterViolation) {
        server.logger.warning("not a milter client", metadata: ["what": "\(violation)"])
    }
}

/// A decision took longer than it may.
struct DecisionOverdue: Error, CustomStringConvertible {
    var description: String { "the decision took too long" }
}

/// Whether a connection may end: the daemon stops, and no message is under way.
private final class Ending: Sendable {
    private let state = Mutex((isStopping: false, isInMessage: false))

    /// The daemon stops; tells whether the connection may be closed at once.
    func begin() -> Bool {
        state.withLock {
            $0.isStopping = true
            return !$0.isInMessage
        }
    }

    func note(isInMessage: Bool) {
        state.withLock { $0.isInMessage = isInMessage }
    }

    var isDue: Bool {
        state.withLock { $0.isStopping && !$0.isInMessage }
    }
}
