extension ReplyGate {
    /// Gates that only memory can answer; without facts, as in a dry run, they are not asked.
    static let memory = [
        remembering(
            30, "no-memory", "there is no memory to tell who was answered before",
            fr: "il n'y a pas de mémoire pour savoir à qui on a déjà répondu"
        ) { facts, _ in !facts.hasMemory },
        remembering(
            6, "own-submission", "it came through the house's own submission",
            fr: "il vient d'un envoi de la maison elle-même"
        ) { facts, _ in facts.isOwnSubmission },
        remembering(
            21, "answered-before", "the sender's organisation was answered not long ago",
            fr: "l'organisation a déjà reçu une réponse il y a peu"
        ) { facts, _ in facts.wasAnswered },
        remembering(
            18, "same-letter", "the same letter came to another address of the house",
            fr: "la même lettre est venue à une autre adresse de la maison"
        ) { facts, _ in facts.isRepeated },
        remembering(
            22, "house-wrote-before", "the house wrote to them before",
            fr: "la maison leur a déjà écrit"
        ) { facts, _ in facts.houseWroteBefore },
        remembering(
            23, "house-took-part", "the house took part in this exchange",
            fr: "la maison a pris part à cet échange"
        ) { facts, _ in facts.houseTookPart },
        remembering(
            25, "bounced-before", "an earlier reply to this address came back",
            fr: "une réponse précédente à cette adresse est revenue"
        ) { facts, _ in facts.hasBounced },
        remembering(
            27, "taken-back", "the manager released the letter or cancelled the reply",
            fr: "la lettre a été rapatriée ou la réponse annulée"
        ) { facts, _ in facts.isTakenBack },
        remembering(
            24, "too-many-replies", "as many replies went out as may, or too many came back",
            fr: "il est parti autant de réponses que permis, ou trop sont revenues"
        ) { facts, policy in
            facts.isBreakerOpen || facts.repliesThisHour >= policy.hourly
                || facts.repliesToday >= policy.daily
        },
    ]

    private static func remembering(
        _ number: Int, _ name: String, _ sentence: String, fr phrase: String,
        forbids: @escaping @Sendable (ReplyFacts, ReplyPolicy) -> Bool
    ) -> ReplyGate {
        ReplyGate(number, name, sentence, fr: phrase) { request in
            request.facts.map { forbids($0, request.policy) } ?? false
        }
    }
}
