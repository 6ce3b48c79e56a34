/// What the filter answers (SMFIR_*).
package enum MilterReply: Hashable, Sendable {
    case negotiate(MilterAgreement)
    case `continue`
    case accept
    case reject
    case temporaryFailure
    /// Enough of the body has been seen.
    case skip
    /// Still at work; the MTA's timer starts anew.
    case progress
    /// A reply of our own: `554 5.7.1 text`, its lines already marked as RFC 5321 4.2.1 has it.
    case replyCode(String)
    case modify(MilterModification)
}

/// A change to the message, legal only in answer to the end of the body.
package enum MilterModification: Hashable, Sendable {
    /// A field at the end of the header section; the value without line end, folds as LF.
    case addHeader(name: String, value: String)
    /// The field of that name with this number, counted from 1; an empty value removes it.
    case changeHeader(name: String, index: Int, value: String)
    case addRecipient(String)
    case deleteRecipient(String)
    case quarantine(reason: String)
}
