/// What is known of a message's sender before it is judged: looked up first, then passed in.
package struct Facts: Sendable, Equatable {
    /// Whether the sender is one of the house's people, or somebody to whom the house wrote.
    package var isKnownSender = false
    /// Whether nothing of this sender or organisation came before, as far as is remembered.
    package var isFirstContact = true
    /// A known person takes part in the thread, and the mail server vouches for it.
    package var isIntroduced = false
    /// Whether the thread below quotes a known person; anybody can type that, so it proves nothing.
    package var quotesKnownPerson = false
    /// Whether the house is known to have written in this thread.
    package var houseTookPart = false
    /// Earlier messages of the same organisation that nobody answered.
    package var unanswered = 0
    /// Earlier messages of the same organisation.
    package var attempts = 0
    package var daysSinceLast: Int?
    /// When the first of them came, in seconds since 1970.
    package var firstSeconds: Int64?
    /// Whether the organisation was told no, or had the house's policy in reply.
    package var wasRefusedBefore = false
    /// Whether the message answers an earlier one of its own sender.
    package var isSelfReply = false

    /// Whether the memory of correspondence could not be asked: then nothing that it knows counts for
    /// or against anybody, and nobody is answered.
    package var isHistoryMissing = false

    /// The subject bears the word of a second chance, and the letter is rewritten.
    package var bearsWord = false

    package init() {}
}
