import Logging
import MilterProtocol
import NIOCore
import PitchFilter

/// One MTA's connection: frames in, replies out, a decision for each message.
///
/// It is a channel's handler and not a task that reads and writes: for the few short pieces that are a
/// message, streams between the two cost more than the system calls.
final class MilterConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let server: MilterServer
    private(set) var context: ChannelHandlerContext?
    private var session: MilterSession
    private let decoder = MilterFrameDecoder()
    private var pending = ByteBuffer()
    private var replies = ByteBuffer()
    private let acknowledgement = PromptAcknowledgement()
    /// The decision that is waited for; what comes from the MTA meanwhile waits too.
    var work: Work?
    private var isReadHeld = false
    private var isStopping = false

    private static let wanted: MilterActions = [
        .addHeaders, .changeHeaders, .addRecipients, .deleteRecipients, .quarantine,
        .setSymbolList,
    ]
    /// So many octets may wait; an MTA sends none while a decision is made.
    private static let mostWaiting = 64 << 10

    init(server: MilterServer) {
        self.server = server
        session = MilterSession(wanting: Self.wanted, limits: server.limits.transaction)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let piece = unwrapInboundIn(data)
        if pending.readableBytes > 0 {
            pending.writeImmutableBuffer(piece)
        } else {
            pending = piece
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        let hasReplied = converse(context)
        if !hasReplied, work == nil { acknowledgement.send(on: context.channel) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        server.logger.debug("connection ended", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { work?.giveUp() }

    func read(context: ChannelHandlerContext) {
        isReadHeld = isFull(context)
        if !isReadHeld { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { readOn(context) }

    /// The daemon stops: the connection ends at once, or with the message under way.
    func stop() {
        isStopping = true
        if isDue { context?.close(promise: nil) }
    }

    /// What a decision is, for the MTA; then what came meanwhile is looked at.
    func finish(_ judgement: Judgement) {
        work = nil
        guard let context else { return }
        for modification in judgement.modifications {
            MilterReply.modify(modification).write(into: &replies, agreement: session.agreement)
        }
        judgement.final.write(into: &replies, agreement: session.agreement)
        _ = converse(context)
        readOn(context)
    }

    /// Goes through what came; tells whether anything was replied.
    private func converse(_ context: ChannelHandlerContext) -> Bool {
        var isOver = false
        do throws(MilterViolation) {
            while !isOver, work == nil, let frame = try decoder.next(in: &pending) {
                isOver = try !perform(session.received(try MilterCommand(frame)))
            }
        } catch {
            server.logger.warning("not a milter client", metadata: ["what": "\(error)"])
            isOver = true
        }
        if pending.readableBytes == 0 { pending = ByteBuffer() } else { pending.discardReadBytes() }
        let hasReplies = replies.readableBytes > 0
        flush(context)
        if isOver || isDue { context.close(promise: nil) }
        return hasReplies
    }

    /// Carries a step out; false where the connection is over.
    private func perform(_ step: MilterSession.Step) throws(MilterViolation) -> Bool {
        switch step {
        case .none: break
        case .reply(let reply): reply.write(into: &replies, agreement: session.agreement)
        case .judge(let transaction):
            judge(transaction, session.agreement?.actions ?? [])
        case .close: return false
        case .violation(let violation): throw violation
        }
        return true
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard replies.readableBytes > 0 else { return }
        context.writeAndFlush(wrapOutboundOut(replies), promise: nil)
        replies = ByteBuffer()
    }

    private func isFull(_ context: ChannelHandlerContext) -> Bool {
        !context.channel.isWritable || work != nil && pending.readableBytes > Self.mostWaiting
    }

    private func readOn(_ context: ChannelHandlerContext) {
        guard isReadHeld, !isFull(context) else { return }
        isReadHeld = false
        context.read()
    }

    /// Whether the connection is to end: the daemon stops, and no message is under way.
    private var isDue: Bool { isStopping && work == nil && !session.isInMessage }
}
