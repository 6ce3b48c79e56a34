/// The filter's side of a milter connection: commands in, one step out.
///
/// No I/O, no clock.
/// A connection carries any number of messages. MAIL and ABORT both begin anew, since some MTAs
/// send ABORT twice and others never; macros and the header and body of one message never leak
/// into the next.
package struct MilterSession: Sendable {
    /// What is to be done about a command.
    package enum Step: Hashable, Sendable {
        /// Nothing; the MTA waits for no reply.
        case none
        case reply(MilterReply)
        /// The message is complete: judge it, then answer with `decided`.
        case judge(MilterTransaction)
        /// The MTA is done.
        case close
        case violation(MilterViolation)
    }

    package private(set) var agreement: MilterAgreement?
    private let wanted: MilterActions
    private let bodyLimit: Int
    private var connectionMacros: [String: String] = [:]
    private var messageMacros: [String: String] = [:]
    private var transaction: MilterTransaction?
    private var hasSkipped = false

    /// Keeps at most `bodyLimit` octets of a body.
    package init(wanting actions: MilterActions, bodyLimit: Int) {
        wanted = actions
        self.bodyLimit = bodyLimit
    }

    package mutating func received(_ command: MilterCommand) -> Step {
        switch command {
        case .negotiate(let offer): return negotiate(offer)
        case .macros(let stage, let macros): note(macros, stage: stage)
        case .mail(let arguments): begin(arguments)
        case .recipient(let arguments):
            transaction?.recipients.append(Self.path(arguments))
        case .header(let name, let value):
            transaction?.fields.append(MilterTransaction.Field(name: name, value: value))
        case .body(let octets): return body(octets)
        case .endOfBody(let octets): return end(octets)
        case .abort: forgetMessage()
        case .quit: return .close
        case .quitNewConnection:
            forgetMessage()
            connectionMacros = [:]
        case .connect, .hello, .data, .endOfHeaders, .unknown, .other: break
        }
        return replyIfExpected(to: command)
    }

    private func replyIfExpected(to command: MilterCommand) -> Step {
        guard let agreement else {
            switch command {
            case .macros, .abort, .quitNewConnection: return .none
            case .negotiate, .connect, .hello, .mail, .recipient, .data, .header, .endOfHeaders,
                .body, .endOfBody, .quit, .unknown, .other:
                return .reply(.continue)
            }
        }
        return agreement.expectsReply(to: command) ? .reply(.continue) : .none
    }

    private mutating func negotiate(_ offer: MilterOffer) -> Step {
        do throws(MilterViolation) {
            let agreement = try MilterAgreement(offer: offer, wanting: wanted)
            self.agreement = agreement
            return .reply(.negotiate(agreement))
        } catch {
            return .violation(error)
        }
    }

    /// Macros of CONNECT and HELO last as long as the connection, all others as long as a message.
    private mutating func note(_ macros: [MilterMacro], stage: UInt8) {
        let isOfConnection = stage == UInt8(ascii: "C") || stage == UInt8(ascii: "H")
        if stage == UInt8(ascii: "M") { messageMacros = [:] }
        for macro in macros {
            if isOfConnection {
                connectionMacros[macro.name] = macro.value
            } else {
                messageMacros[macro.name] = macro.value
            }
        }
    }

    private mutating func begin(_ arguments: [[UInt8]]) {
        var transaction = MilterTransaction()
        transaction.reversePath = Self.path(arguments)
        transaction.hasLeadingSpace = agreement?.steps.contains(.headerLeadingSpace) ?? false
        self.transaction = transaction
        hasSkipped = false
    }

    private mutating func body(_ octets: [UInt8]) -> Step {
        keep(octets)
        guard transaction?.isTruncated == true, !hasSkipped,
            agreement?.steps.contains(.skip) == true
        else { return .reply(.continue) }
        hasSkipped = true
        return .reply(.skip)
    }

    private mutating func keep(_ octets: [UInt8]) {
        guard let kept = transaction?.body.count else { return }
        let room = max(0, bodyLimit - kept)
        transaction?.body += octets.prefix(room)
        if octets.count > room { transaction?.isTruncated = true }
    }

    private mutating func end(_ octets: [UInt8]) -> Step {
        keep(octets)
        guard var complete = transaction else { return .reply(.continue) }
        complete.macros = connectionMacros.merging(messageMacros) { $1 }
        forgetMessage()
        return .judge(complete)
    }

    private mutating func forgetMessage() {
        transaction = nil
        messageMacros = [:]
        hasSkipped = false
    }

    /// The first argument without its angle brackets; Postfix leaves them out for local mail.
    private static func path(_ arguments: [[UInt8]]) -> String {
        let text = String(decoding: arguments.first ?? [], as: UTF8.self)
        guard text.hasPrefix("<"), text.hasSuffix(">") else { return text }
        return String(text.dropFirst().dropLast())
    }
}
