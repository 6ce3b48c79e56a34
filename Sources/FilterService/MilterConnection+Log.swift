import Logging
import MailModel
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
                metadata["since"] = "\(sequel.day)"
            }
            if let deed = judgement.deed { metadata["done"] = "\(deed)" }
            if transaction.isTruncated { metadata["body"] = "cut" }
            server.logger.info("judged", metadata: metadata)
        }
    }
}

extension Judgement {
    /// What was done about the message besides marking it, in a word for the log.
    fileprivate var deed: String? {
        if case .replyCode = final { return "refused" }
        for modification in modifications {
            switch modification {
            case .quarantine: return "held"
            case .addRecipient: return "rewritten"
            case .changeHeader(let name, _, let value)
            where !value.isEmpty && name.lowercased() == "subject":
                return "tagged"
            default: continue
            }
        }
        return nil
    }
}

extension Sequel {
    /// The day of the first letter, in UTC.
    fileprivate var day: String { MailDate(seconds: since).formatted("%Y-%m-%d") }
}
