/// The ledger's tables, each with its own business.
extension LedgerSession {
    var correspondents: CorrespondentTable { CorrespondentTable(session: self) }
    var letters: LetterTable { LetterTable(session: self) }
    var decisions: DecisionTable { DecisionTable(session: self) }
    var refusals: RefusalTable { RefusalTable(session: self) }
    var replies: ReplyTable { ReplyTable(session: self) }
    var words: WordTable { WordTable(session: self) }
    var texts: TextTable { TextTable(session: self) }
    var readings: ReadingTable { ReadingTable(session: self) }
    var housekeeping: Housekeeping { Housekeeping(session: self) }
}
