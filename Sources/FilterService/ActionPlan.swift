import HouseReply
import MailModel
import MilterProtocol
import PitchFilter
import RuleLanguage

/// What a decision means for a message in an MTA's hands, as far as it is safe.
///
/// Marks go on every message. What would move or change the mail of others who are recipients too
/// (another folder, another subject, quarantine, refusal) is only done where the message goes to
/// the house alone.
struct ActionPlan {
    let transaction: MilterTransaction
    let recipients: [EmailAddress]
    let decision: Decision
    /// The subject, decoded.
    let subject: String
    let marks: [(name: String, value: String)]
    let isOursAlone: Bool
    let settings: HookSettings

    /// What ends the exchange about this message: a refusal needs the rule file's and the
    /// administrator's word, a sender who was told no before, and somebody to tell it to: what a
    /// program of this machine hands in would only be stuck, and what is queued anew would be bounced
    /// although it was accepted (Postfix, MILTER_README).
    var final: MilterReply {
        guard isOursAlone, decision.verdict == .insistence, decision.actions.contains(.refuse),
            !transaction.client.isLocalProgram, !transaction.isQueuedAnew,
            let text = settings.refusal
        else { return .continue }
        let line = text.unicodeScalars.map {
            (0x20...0x7E).contains($0.value) ? Character($0) : " "
        }
        return .replyCode("550 5.7.1 " + String(line.prefix(400)))
    }

    /// Removals first, the last one of a name first, then all else.
    func modifications(_ allowed: MilterActions) -> [MilterModification] {
        if case .replyCode = final { return [] }
        var modifications = transaction.withoutMarks(allowed)
        if allowed.contains(.addHeaders) {
            modifications += marks.map { .addHeader(name: $0.name, value: $0.value) }
        }
        guard isOursAlone else { return modifications }
        if allowed.contains(.changeHeaders) { modifications += taggedSubject }
        if allowed.isSuperset(of: [.addRecipients, .deleteRecipients]) { modifications += detour }
        // Whoever queues a held message anew wants it delivered.
        if allowed.contains(.quarantine), decision.actions.contains(.hold),
            !transaction.isQueuedAnew
        {
            modifications.append(.quarantine(reason: "nopitch: \(decision.verdict.rawValue)"))
        }
        return modifications
    }

    /// The first Subject field is changed where it stands; one is added where there is none.
    private var taggedSubject: [MilterModification] {
        guard let tag = decision.tag else { return [] }
        let field = transaction.fields.first {
            $0.name.count == 7 && String(decoding: $0.name, as: UTF8.self).lowercased() == "subject"
        }
        guard let field else {
            return [.addHeader(name: "Subject", value: EncodedText.folded(tag))]
        }
        guard let value = SubjectTag.tagged(field.value, decoded: subject, tag: tag) else {
            return []
        }
        return [.changeHeader(name: "Subject", index: 1, value: value)]
    }

    /// Every recipient becomes one with the folder's name behind a `+`; a name that an address
    /// can't carry leaves the message where it was going.
    private var detour: [MilterModification] {
        guard settings.filing == .recipient, let folder = decision.folder,
            folder.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") })
        else { return [] }
        return zip(transaction.recipients, recipients).flatMap {
            written, address -> [MilterModification] in
            guard !address.localPart.contains("+") else { return [] }
            let other = "\(address.localPart)+\(folder)@\(address.domain)"
            return [.deleteRecipient(written), .addRecipient(other)]
        }
    }
}

extension MilterTransaction {
    /// Takes away what somebody else claims in our name, the last field of a name first.
    func withoutMarks(_ allowed: MilterActions) -> [MilterModification] {
        guard allowed.contains(.changeHeaders) else { return [] }
        var counts: [String: Int] = [:]
        var removals: [MilterModification] = []
        for field in fields where field.name.count < 20 {
            let name = String(decoding: field.name, as: UTF8.self)
            let key = name.lowercased()
            guard MessageMarks.ownFields.contains(key) else { continue }
            counts[key, default: 0] += 1
            removals.append(.changeHeader(name: name, index: counts[key] ?? 1, value: ""))
        }
        return removals.reversed()
    }
}

extension Decision {
    /// The mark that the rule file wants before the subject.
    package var tag: String? {
        for case .tag(let tag) in actions { return tag }
        return nil
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
