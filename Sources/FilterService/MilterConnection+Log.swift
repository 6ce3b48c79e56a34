import Logging
import MilterProtocol
import PitchFilter

extension MilterConnection {
    /// One line a message, and its count.
    func log(_ judgement: Judgement, _ transaction: MilterTransaction, took: Duration) {
        let micros = took / .microseconds(1)
        switch judgement.outcome {
        case .unjudged(let reason):
            server.counters.count { $0.unjudged += 1 }
            server.logger.info(
                "not judged", metadata: ["id": "\(transaction.queueID)", "why": "\(reason)"])
        case .judged(let decision, let id):
            server.counters.count { counts in
                counts.verdicts[decision.verdict, default: 0] += 1
                for hit in decision.hits { counts.hits[hit.rule, default: 0] += 1 }
                counts.decisionTimes.add(took)
            }
            var metadata: Logger.Metadata = [
                "id": "\(id)", "verdict": "\(decision.verdict.rawValue)",
                "points": "\(decision.points)", "us": "\(Int(micros))",
            ]
            if let sequel = decision.sequel {
                metadata["letter"] = "\(sequel.number)"
                metadata["since"] = "\(sequel.since)"
            }
            if transaction.isTruncated { metadata["body"] = "cut" }
            server.logger.info("judged", metadata: metadata)
        }
    }
}
