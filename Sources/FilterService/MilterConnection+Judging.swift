import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import PitchFilter

extension MilterConnection {
    /// A decision under way, and the time that it takes.
    final class Work {
        let transaction: MilterTransaction
        let errand = Errand()
        let started = ContinuousClock.now
        fileprivate var timer: Scheduled<Void>?

        fileprivate init(_ transaction: MilterTransaction) {
            self.transaction = transaction
        }

        func end() {
            timer?.cancel()
            timer = nil
        }

        /// Nobody waits any more.
        func giveUp() {
            errand.giveUp()
            end()
        }
    }

    /// Judges off the event loop; whatever fails, the message passes.
    ///
    /// The MTA waits no longer than a decision may take; the work itself can't be interrupted, and its
    /// result is then let go.
    func judge(_ transaction: MilterTransaction, _ actions: MilterActions) {
        guard let loop = context?.eventLoop else { return }
        let work = Work(transaction)
        self.work = work
        wait(for: work, loop)
        let errand = work.errand
        let judgement = server.pool.runIfActive(eventLoop: loop) { [server] in
            server.judge(transaction, actions, errand)
        }
        judgement.assumeIsolated().whenComplete { result in self.take(result, of: work) }
    }

    private func take(_ result: Result<Judgement, any Error>, of work: Work) {
        guard self.work === work else { return }
        work.end()
        switch result {
        case .success(let judgement):
            log(judgement, work.transaction, took: ContinuousClock.now - work.started)
            finish(judgement)
        case .failure(let error):
            server.counters.count { $0.failedOpen += 1 }
            server.logger.error(
                "passed unjudged",
                metadata: ["id": "\(work.transaction.queueID)", "error": "\(error)"])
            finish(.passing("failure"))
        }
    }

    /// Tells the MTA from time to time that work goes on, until it takes too long.
    private func wait(for work: Work, _ loop: any EventLoop) {
        let taken = TimeAmount.nanoseconds(
            Int64((ContinuousClock.now - work.started) / .nanoseconds(1)))
        let (limit, progress) = (server.limits.decision, server.limits.progress)
        let isOverdue = taken >= limit
        // What is concluded is only being written down; it gets longer, but not for ever.
        if isOverdue, work.errand.giveUp() || taken >= limit * 10 {
            return take(.failure(DecisionOverdue()), of: work)
        }
        let pause = isOverdue ? progress : min(limit - taken, progress)
        work.timer = loop.assumeIsolated().scheduleTask(in: pause) {
            self.tellProgress(of: work, loop)
        }
    }

    private func tellProgress(of work: Work, _ loop: any EventLoop) {
        guard self.work === work, let context else { return }
        var reply = ByteBuffer()
        MilterReply.progress.write(into: &reply, agreement: nil)
        context.writeAndFlush(wrapOutboundOut(reply), promise: nil)
        wait(for: work, loop)
    }
}

/// A decision took longer than it may.
struct DecisionOverdue: Error, CustomStringConvertible {
    var description: String { "the decision took too long" }
}
