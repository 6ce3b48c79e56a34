import MailModel
import PitchFilter
import RuleLanguage

extension ReplyGate {
    /// All gates in the order of asking: what the message itself tells comes first.
    package static let all =
        envelope + header + addressing + authenticity + judgement + memory

    private static let envelope = [
        ReplyGate(
            1, "null-return-path", "the return path is empty or unknown (RFC 3834 2)",
            fr: "l'adresse de retour est vide ou inconnue (RFC 3834 2)"
        ) { ($0.message.returnPath ?? "").isEmpty },
        ReplyGate(
            2, "malformed-return-path", "the return path is no usable address",
            fr: "l'adresse de retour n'est pas utilisable"
        ) { request in
            guard let path = request.reversePath else { return true }
            return !path.domain.contains(".") || path.domain.hasPrefix("[")
        },
        ReplyGate(
            5, "own-sender", "it comes from the house itself, its contact form included",
            fr: "il vient de la maison elle-même ou de son formulaire"
        ) { request in
            request.senders.contains {
                request.identity.sends(from: $0) || request.identity.isNeighbour($0)
            }
        },
        ReplyGate(
            3, "robot-sender", "the sender's address is one that nobody reads",
            fr: "l'adresse de l'expéditeur n'est lue par personne"
        ) { request in
            (request.senders + request.message.replyTo.map(\.address)).contains {
                RobotAddress.isRobot($0.localPart)
            }
        },
        ReplyGate(
            4, "return-path-mismatch",
            "bounces go elsewhere than to the sender, or it names several",
            fr: "les retours vont ailleurs que chez l'expéditeur, ou il en nomme plusieurs"
        ) { request in
            guard request.hasOneAuthor, let path = request.reversePath,
                let author = request.message.authors.first
            else { return true }
            return RobotAddress.isRewritten(path.localPart)
                || path.normalized != author.address.normalized
        },
    ]

    private static let header = [
        ReplyGate(
            7, "auto-submitted", "a machine sent it (Auto-Submitted, RFC 3834 5)",
            fr: "une machine l'a envoyé (Auto-Submitted, RFC 3834 5)"
        ) { request in
            request.message.header.all("auto-submitted").contains { !AutoSubmitted.isNo($0) }
        },
        ReplyGate(
            8, "list", "it came through a list or is mass mail (List-… fields)",
            fr: "il vient d'une liste ou d'un envoi en masse (champs List-…)"
        ) { request in request.hasField { $0.key.hasPrefix("list-") } },
        ReplyGate(
            9, "bulk", "it is marked as mass mail (Precedence)",
            fr: "il est marqué comme envoi en masse (Precedence)"
        ) { request in
            request.texts(of: "precedence").contains { value in
                ["bulk", "junk", "list", "auto_reply"].contains(where: value.hasPrefix)
            }
        },
        ReplyGate(
            10, "response-suppressed", "the sender asks for no automatic answers",
            fr: "l'expéditeur ne veut pas de réponses automatiques"
        ) { request in
            let words = request.texts(of: "x-auto-response-suppress")
                .flatMap { $0.split(whereSeparator: { !$0.isLetter }).map(String.init) }
            return !Set(words).isDisjoint(with: [
                "all", "oof", "autoreply", "dr", "ndr", "rn", "nrn",
            ])
        },
        ReplyGate(
            11, "report", "it is a report, a receipt, a calendar entry or encrypted",
            fr: "c'est un rapport, un accusé, une invitation ou un message chiffré"
        ) { request in request.hasPart { MachinePart.isOne($0.mediaType) } },
        ReplyGate(
            12, "machine-mark", "a mailing service, a list or an autoresponder left its mark",
            fr: "un service d'envoi, une liste ou un répondeur y a laissé sa marque"
        ) { request in
            request.hasAnyField(MachineMarks.fields) || request.hasServiceMark
                || request.message.isMassMail
        },
        ReplyGate(
            13, "out-of-office", "the subject is that of an automatic answer",
            fr: "l'objet est celui d'une réponse automatique"
        ) { MachineMarks.isAutomatic(subject: $0.message.subject) },
        ReplyGate(
            14, "loop", "it has been under way too long, or bears our own mark",
            fr: "il a fait trop de détours, ou porte notre propre marque"
        ) { request in
            let received = request.message.header.fields.count { $0.key == "received" }
            let isOurs: (BodyPart) -> Bool = { $0.header.contains(MachineMarks.ownReply) }
            return received > 30 || request.hasAnyField([MachineMarks.ownReply])
                || request.hasPart(where: isOurs)
        },
        ReplyGate(
            15, "spam", "another filter holds it for spam",
            fr: "un autre filtre le tient pour indésirable"
        ) { request in
            ["x-spam-flag", "x-spam", "x-spam-status"].contains { key in
                request.texts(of: key).contains { $0.hasPrefix("yes") }
            } || request.texts(of: "x-virus-status").contains { $0.hasPrefix("infected") }
        },
    ]

    private static let addressing = [
        ReplyGate(
            16, "no-own-recipient", "none of the house's addresses stands in To or Cc",
            fr: "aucune adresse de la maison ne figure dans À ou Cc"
        ) { request in
            !(request.message.to + request.message.cc).contains {
                request.identity.owns($0.address)
            }
        },
        ReplyGate(
            17, "many-recipients", "it names many recipients or hides them",
            fr: "il nomme beaucoup de destinataires, ou les cache"
        ) { request in
            request.message.to.count + request.message.cc.count > request.policy.recipients
                || request.message.hasEmptyGroup
        },
    ]

    private static let authenticity = [
        ReplyGate(
            19, "not-authenticated", "our server does not vouch for the sender",
            fr: "notre serveur ne se porte pas garant de l'expéditeur"
        ) { $0.authentication != .pass },
        ReplyGate(
            20, "foreign-signature", "it is signed by another domain only (DKIM)",
            fr: "il n'est signé que par un autre domaine (DKIM)"
        ) { $0.isSignedByOthersOnly },
        ReplyGate(
            26, "warm-up", "it looks like a machine that wants answers for their own sake",
            fr: "il semble venir d'une machine qui veut des réponses pour elles-mêmes"
        ) { WarmUp.isSeen(in: $0.message) },
    ]

    private static let judgement = [
        ReplyGate(
            28, "no-pitch", "it is not judged to be a pitch",
            fr: "il n'est pas tenu pour du démarchage"
        ) { $0.decision.verdict != .pitch },
        ReplyGate(
            29, "not-asked", "the rule file does not ask for a reply",
            fr: "le fichier de règles ne demande pas de réponse"
        ) { !$0.decision.actions.contains(.reply) },
        ReplyGate(
            28, "narrow", "it is a pitch by a narrow margin only",
            fr: "ce n'est du démarchage que de justesse"
        ) { $0.isNarrow },
    ]
}
