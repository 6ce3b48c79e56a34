/// The filter's side of a milter connection: commands in, one step out.
///
/// No I/O, no clock.
///
/// A connection carries any number of messages. MAIL and ABORT both begin anew, since some MTAs
/// send ABORT twice and others never; macros and the header and body of one message never leak
/// into the next.
package struct MilterSession: Sendable {
    /// What is to be done about a command.
    package enum Step: Hashable, Sendable {
        /// Nothing; the MTA waits for no reply.
        case none
        case reply(MilterReply)
        /// The message is complete: judge it, then answer with modifications and a last reply.
        case judge(MilterTransaction)
        /// The MTA is done.
        case close
        case violation(MilterViolation)
    }

    package private(set) var agreement: MilterAgreement?
    /// Whether a message has begun and is not yet judged or given up.
    package var isInMessage: Bool { transaction != nil }

    private let wanted: MilterActions
    private let limits: MilterTransaction.Limits
    private var client = MilterClient()
    private var connectionMacros = MacroTable()
    private var messageMacros = MacroTable()
    private var hasMacrosForMail = false
    private var transaction: MilterTransaction?
    private var hasSkipped = false

    package init(
        wanting actions: MilterActions,
        limits: MilterTransaction.Limits = MilterTransaction.Limits()
    ) {
        wanted = actions
        self.limits = limits
    }

    package mutating func received(_ command: MilterCommand) -> Step {
        switch command {
        case .negotiate(let offer): return negotiate(offer)
        case .macros(let stage, let macros): note(macros, stage: stage)
        case .connect(let client): self.client = client
        case .mail(let arguments): begin(arguments)
        case .recipient(let arguments):
            transaction?.add(recipient: Self.path(arguments), limits)
        case .header(let name, let value):
            transaction?.add(MilterTransaction.Field(name: name, value: value), limits)
        case .body(let octets): return body(octets)
        case .endOfBody(let octets): return end(octets)
        case .abort: forgetMessage()
        case .quit: return .close
        case .quitNewConnection: forgetConnection()
        case .hello, .data, .endOfHeaders, .unknown, .other: break
        }
        return replyIfExpected(to: command)
    }

    private func replyIfExpected(to command: MilterCommand) -> Step {
        let isExpected =
            agreement?.expectsReply(to: command) ?? MilterAgreement.hasReply(command)
        return isExpected ? .reply(.continue) : .none
    }

    private mutating func negotiate(_ offer: MilterOffer) -> Step {
        do throws(MilterViolation) {
            let agreement = try MilterAgreement(offer: offer, wanting: wanted)
            forgetConnection()
            self.agreement = agreement
            return .reply(.negotiate(agreement))
        } catch {
            return .violation(error)
        }
    }

    /// Macros of CONNECT and HELO last as long as the connection, all others as long as a message.
    private mutating func note(_ macros: [MilterMacro], stage: UInt8) {
        switch stage {
        case UInt8(ascii: "C"), UInt8(ascii: "H"): connectionMacros.note(macros)
        case UInt8(ascii: "M"):
            messageMacros = MacroTable()
            hasMacrosForMail = true
            messageMacros.note(macros)
        default: messageMacros.note(macros)
        }
    }

    private mutating func begin(_ arguments: [[UInt8]]) {
        if !hasMacrosForMail { messageMacros = MacroTable() }
        hasMacrosForMail = false
        hasSkipped = false
        var transaction = MilterTransaction()
        transaction.reversePath = Self.path(arguments)
        transaction.isQueuedAnew =
            arguments.first?.first != UInt8(ascii: "<") && !client.isLocalProgram
        transaction.client = client
        transaction.hasLeadingSpace = agreement?.steps.contains(.headerLeadingSpace) ?? false
        self.transaction = transaction
    }

    private mutating func body(_ octets: [UInt8]) -> Step {
        transaction?.add(body: octets, limits)
        guard transaction?.isTruncated == true, !hasSkipped,
            agreement?.steps.contains(.skip) == true
        else { return .reply(.continue) }
        hasSkipped = true
        return .reply(.skip)
    }

    /// Sendmail may send the last piece of the body along.
    private mutating func end(_ octets: [UInt8]) -> Step {
        transaction?.add(body: octets, limits)
        guard var complete = transaction else { return .reply(.continue) }
        complete.macros = connectionMacros.values.merging(messageMacros.values) { $1 }
        forgetMessage()
        return .judge(complete)
    }

    private mutating func forgetMessage() {
        transaction = nil
        messageMacros = MacroTable()
        hasMacrosForMail = false
        hasSkipped = false
    }

    private mutating func forgetConnection() {
        forgetMessage()
        connectionMacros = MacroTable()
        client = MilterClient()
    }

    /// The first argument without its angle brackets; Postfix leaves them out for local mail.
    ///
    /// Some MTAs send all arguments in one, separated by spaces.
    private static func path(_ arguments: [[UInt8]]) -> String {
        let text = String(decoding: arguments.first ?? [], as: UTF8.self)
        guard text.hasPrefix("<") else { return text }
        var (isQuoted, isEscaped) = (false, false)
        return String(
            text.dropFirst().prefix { character in
                defer { isEscaped = character == "\\" && !isEscaped }
                if character == "\"", !isEscaped { isQuoted.toggle() }
                return character != ">" || isQuoted
            })
    }
}

/// Macros by name; more, or longer ones, than any MTA sends are left aside.
private struct MacroTable: Sendable {
    private(set) var values: [String: String] = [:]

    private static let maximumCount = 200
    private static let maximumOctets = 2048

    mutating func note(_ macros: [MilterMacro]) {
        for macro in macros where macro.value.utf8.count <= Self.maximumOctets {
            guard values.count < Self.maximumCount || values[macro.name] != nil else { continue }
            if macro.name.utf8.count <= Self.maximumOctets { values[macro.name] = macro.value }
        }
    }
}
