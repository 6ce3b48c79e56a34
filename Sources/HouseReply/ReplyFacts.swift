/// What memory and the mail server say about answering, looked up before the gates are asked.
package struct ReplyFacts: Sendable, Equatable {
    /// Whether there is a memory to ask; without one nobody is answered.
    package var hasMemory = true
    /// It came through the house's own submission, or from a program of the machine.
    package var isOwnSubmission = false
    /// The same letter came to another of the house's addresses within a day.
    package var isRepeated = false
    /// The address, or somebody of its organisation, was answered not long ago.
    package var wasAnswered = false
    /// Somebody in the house wrote to the address or its organisation before.
    package var houseWroteBefore = false
    /// The house took part in the thread.
    package var houseTookPart = false
    /// Replies that went out within the last hour, and the last day.
    package var repliesThisHour = 0
    package var repliesToday = 0
    /// Too many replies came back of late: none goes out until the manager has looked.
    package var isBreakerOpen = false
    /// A reply to this address came back.
    package var hasBounced = false
    /// The manager released the letter, or cancelled the reply.
    package var isTakenBack = false

    package init() {}
}

/// How much may be answered.
package struct ReplyPolicy: Sendable, Equatable {
    /// Days between two replies to one address, and to one organisation.
    package var addressDays = 180
    package var organisationDays = 30
    /// The most replies in an hour and in a day.
    package var hourly = 5
    package var daily = 20
    /// How many hundredths of a point above the threshold a pitch must be to be answered.
    package var margin = 300
    /// The most addresses in To and Cc.
    package var recipients = 5

    package init() {}
}
