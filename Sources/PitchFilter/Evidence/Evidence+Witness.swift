extension Evidence {
    /// The sender's words on which the value of a number field rests; `nil` where it rests on none.
    func witness(of field: NumberField) -> ArraySlice<UInt8>? {
        switch field {
        case .offers: sentence(.offer)
        case .requests: sentence(.request)
        case .questions: sentence(.question)
        case .prices: sentence(.price)
        case .facts: house.factWords.map { index.original($0.words, in: $0.value) }
        case .recipients, .links, .words, .aboutUs, .aboutThem, .unanswered, .attempts,
            .daysSinceLast, .likeness:
            nil
        }
    }

    /// The sender's words on which a yes rests; `nil` where it rests on none.
    func witness(of field: FlagField) -> ArraySlice<UInt8>? {
        switch field {
        case .asksOptOut: sentence(.optOut)
        case .claimsIntroduction: sentence(.introduction)
        case .wrongHouse: house.wrongWords.map { index.original($0.words, in: $0.value) }
        case .firstContact, .knownSender, .introduced, .houseNamed, .siteLinked, .answersHouse,
            .answersOthers, .bulk, .mailingList, .automatic, .oneToOne, .viaForm, .freemail,
            .fakeReply, .selfReply, .trackingPixel, .templateFailure, .lookalikeDomain,
            .addressesReader, .refusedBefore, .htmlOnly, .hiddenText:
            nil
        }
    }

    private func sentence(_ deed: SpeechProfile.Deed) -> ArraySlice<UInt8>? {
        guard let number = speech.firstSentence[deed] else { return nil }
        let sentence = index.sentences[number]
        return index.original(sentence.words, in: sentence.value)
    }
}
