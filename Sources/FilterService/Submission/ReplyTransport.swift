/// A way to hand a reply to the mail server.
package protocol ReplyTransport: Sendable {
    /// Hands a message over, or throws why not.
    ///
    /// `handing` is called when nothing is missing but the message itself: from then on the mail server
    /// may have it, whatever happens. If it returns false, nothing is handed over.
    func submit(
        _ octets: [UInt8], from reversePath: String, to recipient: String,
        handing: () -> Bool
    ) throws(SubmissionFailure)
}

/// Why a message was not handed over, or may not have been.
package struct SubmissionFailure: Error, Equatable, CustomStringConvertible {
    package let description: String
    /// Trying again is of no use.
    package var isPermanent = false
    /// The mail server may have it all the same.
    package var isUncertain = false

    package init(_ description: String, isPermanent: Bool = false, isUncertain: Bool = false) {
        self.description = description
        self.isPermanent = isPermanent
        self.isUncertain = isUncertain
    }

    /// Nothing was handed over, since that could not be written down first.
    package static let notOurs = SubmissionFailure(
        "the ledger does not note it, or another daemon has it by now")
}

extension SendmailCommand: ReplyTransport {
    package func submit(
        _ octets: [UInt8], from reversePath: String, to recipient: String,
        handing: () -> Bool
    ) throws(SubmissionFailure) {
        guard handing() else { throw .notOurs }
        do {
            try submit(octets, from: reversePath, to: [recipient])
        } catch {
            // The command refuses whole messages: with a code of its own it has taken nothing.
            let isPermanent = error.status.map { (64...69).contains($0) || $0 == 77 } ?? false
            throw SubmissionFailure(
                error.description, isPermanent: isPermanent, isUncertain: error.status == nil)
        }
    }
}
