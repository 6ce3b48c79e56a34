import PitchFilter
import Testing

@Suite("Whose message is quoted")
struct QuotationTests {
    @Test(
        "The house's, by its address or by its name",
        arguments: [
            "On Wed, 4 Mar 2026, Atelier du Port wrote:",
            "On Wed, 4 Mar 2026, ATELIER DU PORT (office) wrote:",
            "On Wed, 4 Mar 2026, Lea <bonjour@port.example> wrote:",
            "Le 4 mars 2026, Léa, Atelier du Port, a écrit :",
        ])
    func house(introduction: String) throws {
        #expect(try isAnswer(introduction))
    }

    @Test(
        "Somebody else's, though the name is much the same, or is claimed beside an address",
        arguments: [
            "On Wed, 4 Mar 2026, Atelier du Portail wrote:",
            "On Wed, 4 Mar 2026, Atelier du Port <ann@lee.example> wrote:",
            "On Wed, 4 Mar 2026, Port Atelier wrote:",
        ])
    func others(introduction: String) throws {
        #expect(try !isAnswer(introduction))
    }

    private func isAnswer(_ introduction: String) throws -> Bool {
        let filter = try SmallFilter(["answers-house"])
        let body = "Yes, we can.\n\n\(introduction)\n> Can you do it?\n"
        let fields = "From: Ann Lee <ann@lee.example>\nTo: bonjour@port.example\nSubject: Re: x\n\n"
        return !filter.decision(fields + body).hits.isEmpty
    }
}
