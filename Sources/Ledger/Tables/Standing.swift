import MailModel
import PitchFilter

extension LedgerSession {
    /// How the house stands to an author and the organisations that write with it: whether the author is
    /// known, whether an organisation was told no; returns when the house last wrote to one.
    ///
    /// Three tables in one statement, since this is asked for every letter.
    func standing(
        of author: EmailAddress?, _ organisations: [String], at now: Int64,
        in findings: inout Findings
    ) throws -> Int64? {
        let names = author.map(CorrespondentTable.names) ?? [""]
        let places = marks(organisations.count)
        let row = try row(
            """
            SELECT
              (SELECT max(seconds) FROM letter WHERE organisation IN (\(places)) AND seconds <= ?),
              (SELECT 1 FROM refusal WHERE organisation IN (\(places)) AND expires > ? LIMIT 1),
              (SELECT 1 FROM correspondent WHERE who IN (\(marks(names.count))) LIMIT 1)
            """, organisations + [now] + organisations + [now] + names)
        let answer = row?.integer(0)
        findings.houseWroteBefore = answer != nil
        findings.wasRefused = row?.integer(1) != nil
        findings.isAuthorKnown = row?.integer(2) != nil
        return answer
    }
}
