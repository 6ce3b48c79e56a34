/// Where automatic replies wait, and what became of them; shared by all hosts of a ledger.
///
/// Times are seconds since 1970. A reply makes nobody known.
package protocol ReplyStore: Sendable {
    /// Puts a reply in; false where its key has one already, or its organisation got an unexpired one
    /// in the `interval` seconds before.
    func enqueue(_ reply: StoredReply, interval: Int64) throws -> Bool
    /// Those that wait and are due, the earliest first.
    func dueReplies(at now: Int64, limit: Int) throws -> [StoredReply]
    /// "waiting" becomes "sending"; true for one of all that try, on whatever host.
    func claim(_ id: String, at now: Int64, until: Int64) throws -> Bool
    /// What was claimed and not finished in time waits again; returns how many.
    func releaseClaims(at now: Int64) throws -> Int
    /// Writes down what becomes of a reply that was claimed until `claimed`; false where the claim no
    /// longer holds: then it is another process's, and nothing has changed.
    func update(
        _ id: String, claimed: Int64, state: String, attempts: Int, due: Int64, lastError: String
    ) throws -> Bool
    /// "sent", and the organisation counts as refused: its next commercial letter is insistence.
    func markReplied(_ id: String, at now: Int64) throws
    /// Newest first.
    func replies(since: Int64, state: String?, limit: Int) throws -> [StoredReply]
    func reply(_ id: String) throws -> StoredReply?
    /// True where the reply was still waiting; now it never goes out.
    func cancelReply(_ id: String) throws -> Bool
    func replyCount(since: Int64, organisation: String?, states: [String]) throws -> Int

    /// Notes that a reply came back; `name` is its id or its key.
    func noteBounce(_ name: String, at now: Int64) throws
    func bounceCount(since: Int64) throws -> Int
    func hasBounced(_ address: String) throws -> Bool

    /// Spends the word of a second chance; true once.
    func spendWord(_ word: String, organisation: String, at now: Int64) throws -> Bool
}

/// An automatic reply as it is stored.
package struct StoredReply: Sendable, Equatable {
    package var id: String
    /// Names the letter; there is one reply for it, ever.
    package var key: String
    package var organisation: String
    /// Normalised.
    package var address: String
    /// The pitch's.
    package var messageID: String?
    package var decisionID: String
    package var created: Int64
    package var due: Int64
    /// waiting, sending, sent, cancelled, given-up, rehearsed, drafted or refused.
    package var state: String
    package var attempts: Int
    package var lastError: String
    /// The whole reply as composed.
    package var message: [UInt8]
    /// What of the pitch is needed to ask the gates again.
    package var original: [UInt8]
    package var expires: Int64
    /// The manager was promised to send it herself.
    package var isDraft: Bool

    package init(
        id: String, key: String, organisation: String, address: String, messageID: String?,
        decisionID: String, created: Int64, due: Int64, state: String = "waiting",
        attempts: Int = 0, lastError: String = "", message: [UInt8], original: [UInt8],
        expires: Int64, isDraft: Bool = false
    ) {
        self.id = id
        self.key = key
        self.organisation = organisation
        self.address = address
        self.messageID = messageID
        self.decisionID = decisionID
        self.created = created
        self.due = due
        self.state = state
        self.attempts = attempts
        self.lastError = lastError
        self.message = message
        self.original = original
        self.expires = expires
        self.isDraft = isDraft
    }
}
