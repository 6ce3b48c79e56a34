import PitchFilter
import Testing

@Suite struct PhraseTests {
    /// What of the text a single phrase is found in, each time.
    private func found(_ phrase: String, in text: String) -> [String] {
        let octets = Array(text.utf8)
        return PhraseFinder([phrase]).occurrences(in: octets).map {
            String(decoding: octets[$0.octets], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("réunion", "La REUNION de lundi", "REUNION"),
        ("l'eclau", "chez l’éclau, hier", "l’éclau"),
        ("Strasse", "An der Straße 5", "Straße"),
        ("oeuvre", "une Œuvre d'art", "Œuvre"),
        ("20 %", "un rabais de 20\u{A0}%", "20\u{A0}%"),
        ("rendez-vous", "un rendez\u{2011}vous", "rendez\u{2011}vous"),
        ("gratuit", "c'est gra\u{200B}tu\u{AD}it", "gra\u{200B}tu\u{AD}it"),
        ("café", "un cafe\u{301} ici", "cafe\u{301}"),
        (
            "offer", "an \u{1D428}\u{1D41F}\u{1D41F}\u{1D41E}\u{1D42B} today",
            "\u{1D428}\u{1D41F}\u{1D41F}\u{1D41E}\u{1D42B}"
        ),
        ("ΑΘΗΝΑ", "στην αθηνα", "αθηνα"),
        ("москва", "МОСКВА", "МОСКВА"),
        ("nos offres", "Nos\n  offres", "Nos\n  offres"),
        ("nos offres", "nos « offres »", "nos « offres"),
    ])
    func caseAccentsAndTypographyDoNotCount(phrase: String, text: String, words: String) {
        #expect(found(phrase, in: text) == [words])
    }

    @Test(arguments: [
        ("art", "un départ"), ("offre", "nos offres"), ("a b", "a c b"), ("visit*", "une revisite"),
        ("20 %", "20 francs"),
    ])
    func phrasesStandOnWordBoundaries(phrase: String, text: String) {
        #expect(found(phrase, in: text).isEmpty)
    }

    @Test(arguments: [
        ("visit*", "Visite, visites et VISITER", ["Visite", "visites", "VISITER"]),
        ("site* web", "les sites web", ["sites web"]),
        ("a*", "a ab b", ["a", "ab"]),
        ("20 %*", "20 % et 20%", ["20 %", "20%"]),
        ("$-*", "12 $", ["$"]),
        ("fauteuil* ergonomique*", "un fauteuil ergonomique", ["fauteuil ergonomique"]),
    ])
    func aStarStandsForAnyEnding(phrase: String, text: String, words: [String]) {
        #expect(found(phrase, in: text) == words)
    }

    @Test(arguments: ["nous … vous", "nous ... vous", "nous…vous"])
    func aGapHoldsUpToEightWords(phrase: String) {
        #expect(found(phrase, in: "nous vous") == ["nous vous"])
        #expect(found(phrase, in: "nous 1 2 3 4 5 6 7 8 vous") == ["nous 1 2 3 4 5 6 7 8 vous"])
        #expect(found(phrase, in: "nous 1 2 3 4 5 6 7 8 9 vous").isEmpty)
    }

    @Test(arguments: [
        "nous. Mais vous", "nous ! vous", "nous ? vous", "nous\n\nvous", "nous\n- vous",
    ])
    func aGapEndsWithTheSentence(text: String) {
        #expect(found("nous … vous", in: text).isEmpty)
    }

    @Test(arguments: ["nous avec M. Rey et vous", "nous le 3. mai et vous", "nous\nvous"])
    func initialsDatesAndLineEndsEndNoSentence(text: String) {
        #expect(found("nous … vous", in: text) == [text])
    }

    @Test func afterAGapTheNearestWordsCount() {
        #expect(found("a … b", in: "a b b b") == ["a b"])
        #expect(found("a … b c", in: "a b b c") == ["a b b c"])
        #expect(found("a … b … c", in: "a x b b c c") == ["a x b b c"])
    }

    @Test func eachBeginningIsAnOccurrence() {
        #expect(found("a … b", in: "a a b") == ["a a b", "a b"])
    }

    @Test func phrasesWithACommonBeginningAreToldApart() {
        let finder = PhraseFinder([
            "nous cherchons", "nous cherchons … salle", "nous cherch* une", "nous", "vous",
        ])
        let octets = Array("Nous cherchons une grande salle".utf8)
        let found = finder.occurrences(in: octets).map { "\($0.phrase): \($0.octets)" }
        #expect(found == ["0: 0..<14", "1: 0..<31", "2: 0..<18", "3: 0..<4"])
    }

    @Test func phrasesOfTheSameWordsAreOne() {
        let finder = PhraseFinder(["À bientôt", "a  BIENTOT", "bientôt"])
        #expect(finder.areSame(0, 1))
        #expect(!finder.areSame(0, 2))
    }

    @Test(arguments: ["", "…", "… a", "a …", "!?", "a … b … c … d", "*"])
    func whatCanMatchNothingIsAFault(phrase: String) {
        #expect(PhrasePattern(phrase).fault != nil)
        #expect(!PhraseFinder([phrase]).isSound(0))
    }

    @Test func illFormedOctetsAreLettersOfNoWord() {
        let finder = PhraseFinder(["ab"])
        #expect(
            finder.occurrences(in: [0xC3, 0x20, 0x61, 0x62, 0x20, 0xFF]).map(\.octets) == [2..<4])
        #expect(finder.occurrences(in: [0x61, 0xE2, 0x82, 0x62]).isEmpty)
        #expect(finder.occurrences(in: []).isEmpty)
    }
}
