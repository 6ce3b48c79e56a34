/// The words by which mail programs introduce what they quote, in small ASCII letters.
enum QuotePhrases {
    private static let separators: [StaticString] = [
        "original message", "message d'origine", "message original", "ursprungliche nachricht",
        "original-nachricht", "originalnachricht", "messaggio originale", "messaggio di origine",
        "forwarded message", "forwarded by", "message transfere", "message reexpedie",
        "weitergeleitete nachricht", "messaggio inoltrato", "mensaje original",
        "begin forwarded message", "debut du message reexpedie", "debut du message transfere",
        "anfang der weitergeleiteten nachricht", "inizio messaggio inoltrato",
        "mensaje reenviado", "reply message",
    ]

    /// "-----Original Message-----", "Begin forwarded message:".
    static func isSeparator(_ line: FoldedLine) -> Bool {
        var start = 0
        while start < line.text.count,
            line.text[start] == UInt8(ascii: "-") || line.text[start] == .space
                || line.text[start] == UInt8(ascii: "_")
        {
            start += 1
        }
        return separators.contains { line.hasWordPrefix($0, at: start) }
    }

    private static let firstLabels: [StaticString] = [
        "from", "de", "von", "da", "expediteur",
    ]

    private static let labels: [StaticString] = [
        "from", "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "importance",
        "de", "envoye", "a", "objet", "cci", "expediteur", "destinataire", "repondre a",
        "envoye le", "sujet", "pour", "date d'envoi",
        "von", "gesendet", "an", "betreff", "datum", "antwort an", "kopie",
        "da", "inviato", "oggetto", "data", "rispondi a", "per conto di",
        "enviado", "para", "asunto", "fecha", "attachments", "pieces jointes",
    ]

    private static let subjectLabels: [StaticString] = [
        "subject", "objet", "sujet", "betreff", "oggetto", "asunto",
    ]

    static func isSubjectLabel(_ label: FoldedLine) -> Bool {
        subjectLabels.contains { equals(label, $0) }
    }

    static func beginsHeader(_ label: FoldedLine) -> Bool {
        firstLabels.contains { equals(label, $0) }
    }

    static func isHeaderLabel(_ label: FoldedLine) -> Bool {
        label.text.count <= 16 && labels.contains { equals(label, $0) }
    }

    private static func equals(_ line: FoldedLine, _ phrase: StaticString) -> Bool {
        line.text.count == phrase.utf8CodeUnitCount && line.matches(phrase, at: 0)
    }

    private static let openings: [StaticString] = [
        "le", "on", "am", "il", "in data", "el", "em", "den", "op", "a la date du", "um",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]

    static func beginsAttribution(_ line: FoldedLine) -> Bool {
        openings.contains { line.hasWordPrefix($0) } || line.text.first?.isDigit ?? false
    }

    private static let verbs: [StaticString] = [
        " a ecrit", " wrote", "schrieb", "ha scritto", " writes", " ecrivait", " escribio",
        " ecrit", " said", " geschrieben", " scrive", " skrev",
    ]

    static func hasVerbOfWriting(_ line: FoldedLine) -> Bool {
        verbs.contains { line.contains($0) }
    }

    /// Whether an address or a time of day stands in it, as where a program wrote it.
    static func isProgramsOwn(_ line: FoldedLine) -> Bool {
        for (index, octet) in line.text.enumerated() {
            if octet == UInt8(ascii: "@") { return true }
            if octet == UInt8(ascii: ":"), index > 0, line.text[index - 1].isDigit,
                index + 1 < line.text.count, line.text[index + 1].isDigit
            {
                return true
            }
        }
        return false
    }
}
