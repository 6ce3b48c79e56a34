/// Recognises complimentary closes and the lines that only a signature has, in five languages.
enum Closing {
    /// Closes that may be followed by a little more on their line.
    private static let openings = byFirstLetter([
        "meilleures salutations", "meilleurs messages", "cordialement", "bien cordialement",
        "tres cordialement", "salutations", "sinceres salutations", "cordiales salutations",
        "bien a vous", "bien a toi", "amicalement", "bien amicalement", "amities", "sincerement",
        "belle journee", "bonne journee", "belle soiree", "bonne soiree", "bonne fin de journee",
        "bonne fin de semaine", "bon week-end", "bon weekend", "excellente journee", "a bientot",
        "au plaisir", "respectueusement", "avec mes meilleures salutations",
        "avec nos meilleures salutations", "mes meilleures salutations", "bises",
        "je vous embrasse",
        "je vous prie d'agreer", "veuillez agreer", "veuillez recevoir", "recevez",
        "dans l'attente de votre reponse", "tout de bon", "a tres vite", "a tres bientot",
        "a demain", "a tout bientot", "a plus tard",
        "bisous", "bonne suite", "bonne semaine", "bon dimanche", "merci et a bientot",
        "best regards", "kind regards", "warm regards", "regards", "warmest regards",
        "kindest regards", "many regards", "best wishes", "warm wishes", "with best wishes",
        "with kind regards", "with best regards", "sincerely", "yours sincerely",
        "yours faithfully",
        "yours truly", "sincerely yours", "respectfully", "cheers", "take care", "all the best",
        "warmly", "cordially", "many thanks and", "see you soon", "talk soon", "speak soon",
        "have a great day", "have a nice day", "have a good day", "looking forward",
        "freundliche grusse", "freundliche gruesse", "mit freundlichen", "freundlichen gruss",
        "beste grusse", "beste gruesse", "viele grusse", "liebe grusse", "liebe gruesse",
        "herzliche grusse", "herzlich", "herzlichst", "schone grusse", "mit besten", "beste grusse",
        "mit herzlichen", "mit lieben", "freundlicher gruss", "lieber gruss", "liebi gruess",
        "viele liebe", "schonen tag", "einen schonen tag", "hochachtungsvoll", "gruss", "grusse",
        "besten gruss", "bis bald", "bis dann", "bis morgen", "mit freundlichem", "bester gruss",
        "cordiali saluti", "distinti saluti", "un caro saluto", "un cordiale saluto", "cari saluti",
        "saluti", "un saluto", "cordialmente", "tanti saluti", "i migliori saluti",
        "buona giornata", "buona serata", "a presto", "con i migliori saluti", "i miei saluti",
        "un abbraccio", "auguri di", "saludos", "un saludo", "un cordial saludo",
        "saludos cordiales", "atentamente",
    ])

    /// Closes that stand alone.
    private static let wholes: [StaticString] = [
        "lg", "mfg", "vg", "bg", "best", "thanks", "thank you", "many thanks", "thx", "cdlt",
        "merci", "merci d'avance", "merci beaucoup", "un grand merci", "danke", "vielen dank",
        "besten dank", "grazie", "grazie mille", "br", "rgds", "bav", "thanks in advance",
        "thanks so much", "danke und gruss", "thanks again", "merci et a bientot", "kr", "yours",
        "love", "xo", "+", "a+", "cordialement votre", "grazie e saluti", "gracias",
    ]

    /// How longer closes end: "l'expression de nos sentiments distingués".
    private static let endings: [StaticString] = [
        "salutations", "salutations distinguees", "sentiments distingues",
        "sentiments les meilleurs",
        "salutations les meilleures", "salutations les plus cordiales", "cordialement",
        "sinceres salutations", "grusse", "gruesse", "grussen", "gruessen", "gruss", "saluti",
        "kind regards", "best regards", "considerations distinguees", "consideration distinguee",
        "mes respects", "belle journee", "bonne journee", "bien a vous", "porgo distinti saluti",
    ]

    /// The last letters of those.
    private static let endingLetters = Set(
        endings.map { $0.utf8Start[$0.utf8CodeUnitCount - 1] }
    )

    private static let signatures: [StaticString] = [
        "envoye de mon", "envoye depuis", "envoye a partir de", "envoye avec", "sent from",
        "sent via", "get outlook for", "telecharger outlook", "obtenir outlook", "von meinem",
        "gesendet von", "gesendet mit", "diese nachricht wurde von meinem", "outlook fur",
        "inviato da", "inviato con", "scarica outlook", "enviado desde", "obtener outlook",
    ]

    /// Whether the line is, begins or ends with a complimentary close.
    ///
    /// The line comes without signs at its end.
    static func matches(_ bare: FoldedLine) -> Bool {
        let length = bare.text.count
        guard length > 1 || bare.text.first == UInt8(ascii: "+") else { return false }
        if length <= 20,
            wholes.contains(where: { $0.utf8CodeUnitCount == length && bare.matches($0, at: 0) })
        {
            return true
        }
        let first = bare.text[0]
        guard first.isASCIILetter else { return endsInClose(bare) }
        for phrase in openings[Int(first &- 0x61)] where bare.hasWordPrefix(phrase) {
            if isClose(bare, after: phrase.utf8CodeUnitCount) { return true }
        }
        return endsInClose(bare)
    }

    /// The phrases in 26 groups.
    private static func byFirstLetter(_ phrases: [StaticString]) -> [[StaticString]] {
        var groups: [[StaticString]] = Array(repeating: [], count: 26)
        for phrase in phrases { groups[Int(phrase.utf8Start[0] - 0x61)].append(phrase) }
        return groups
    }

    /// What follows the phrase is a name or a few words, not a sentence.
    private static func isClose(_ line: FoldedLine, after length: Int) -> Bool {
        let rest = line.text[length...]
        guard rest.count <= 40 else { return endsInClose(line) }
        return !rest.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ":") }
            && rest.split(separator: .space).count <= 6
    }

    /// Whether the line, or the end of one, ends with a complimentary close.
    static func endsInClose(_ line: FoldedLine) -> Bool {
        guard let last = line.text.last, endingLetters.contains(last) else { return false }
        return endings.contains { phrase in
            let start = line.text.count - phrase.utf8CodeUnitCount
            guard line.hasSuffix(phrase), start >= 0 else { return false }
            return start == 0 || !line.text[start - 1].isASCIILetter
        }
    }

    /// "Sent from my phone" and its like.
    static func isDeviceSignature(_ line: FoldedLine) -> Bool {
        guard line.text.count < 80 else { return false }
        return signatures.contains { line.hasWordPrefix($0) }
    }

    /// "PS: …", which is the sender's own text again.
    static func isPostscript(_ line: FoldedLine) -> Bool {
        line.hasWordPrefix("ps") || line.hasWordPrefix("p.s") || line.hasWordPrefix("p.-s")
            || line.hasWordPrefix("p. s") || line.hasWordPrefix("post-scriptum")
            || line.hasWordPrefix("post scriptum")
    }
}
