package import RuleLanguage

extension Vocabulary {
    /// All that nopitch can tell of a message, for the checker and for `nopitch fields`.
    package static let mail = Vocabulary(
        fields: Self.texts + Self.addresses + Self.numbers + Self.choices + Self.yesOrNo
    )

    private static let languages = ["fr", "en", "de", "it", "es", "nl", "pt"]

    private static func entry(
        _ field: some RawRepresentable<String>,
        _ type: FieldType,
        _ kind: Kind,
        _ help: String,
        _ aide: String
    ) -> FieldDescription {
        FieldDescription(field.rawValue, type, kind, help: help, aide: aide)
    }

    private static let texts: [FieldDescription] = [
        entry(TextField.subject, .text, .content, "the subject", "l'objet"),
        entry(
            TextField.greeting, .text, .content, "the salutation: \"Hi there,\"",
            "la salutation : « Bonjour, »"),
        entry(
            TextField.opening, .text, .content, "the first two sentences after the salutation",
            "les deux premières phrases après la salutation"),
        entry(
            TextField.text, .text, .content,
            "what the sender wrote: no quoted thread, no signature",
            "ce que l'expéditeur a écrit : sans citation ni signature"),
        entry(
            TextField.closing, .text, .content, "the complimentary close",
            "la formule de politesse finale"),
        entry(TextField.signature, .text, .sender, "the signature", "la signature"),
        entry(TextField.quoted, .text, .content, "the quoted thread", "le fil cité"),
        entry(
            TextField.fromName, .text, .sender, "the sender's name as shown",
            "le nom affiché de l'expéditeur"),
        entry(
            TextField.header, .header, .structure, "a header field: header NAME has …",
            "un champ d'en-tête : header NOM has …"),
        entry(
            TextField.attachment, .list, .structure, "the names of attached files",
            "les noms des pièces jointes"),
    ]

    private static let addresses: [FieldDescription] = [
        entry(TextField.from, .list, .sender, "the sender's address", "l'adresse de l'expéditeur"),
        entry(
            TextField.replyTo, .list, .sender, "where answers go (Reply-To)",
            "l'adresse de réponse (Reply-To)"),
        entry(
            TextField.returnPath, .list, .sender, "where bounces go (Return-Path)",
            "l'adresse de retour (Return-Path)"),
        entry(TextField.to, .list, .structure, "the recipients (To)", "les destinataires (À)"),
        entry(TextField.cc, .list, .structure, "the recipients of copies (Cc)", "les copies (Cc)"),
        entry(
            TextField.fromDomain, .text, .sender, "what follows the @ of the sender",
            "ce qui suit le @ de l'expéditeur"),
        entry(
            TextField.link, .list, .content, "the web addresses linked", "les adresses web en lien"),
        entry(
            TextField.linkHost, .list, .content, "the hosts of the links: calendly.com",
            "les sites en lien"),
    ]

    private static let numbers: [FieldDescription] = [
        entry(
            NumberField.recipients, .number, .structure, "how many recipients To and Cc name",
            "le nombre de destinataires"),
        entry(
            NumberField.links, .number, .structure, "how many links there are", "le nombre de liens"
        ),
        entry(
            NumberField.words, .number, .structure, "how many words the sender wrote",
            "le nombre de mots de l'expéditeur"),
        entry(
            NumberField.questions, .number, .content,
            "real questions; asking for fifteen minutes is none",
            "les vraies questions ; demander un quart d'heure n'en est pas une"),
        entry(
            NumberField.prices, .number, .content, "prices and discounts named",
            "les prix et rabais cités"),
        entry(
            NumberField.offers, .number, .content, "sentences that offer the house something",
            "les phrases qui nous offrent quelque chose"),
        entry(
            NumberField.requests, .number, .content, "sentences that ask for what the house offers",
            "les phrases qui demandent ce que la maison propose"),
        entry(
            NumberField.aboutUs, .number, .content, "sentences about the house",
            "les phrases sur nous"),
        entry(
            NumberField.aboutThem, .number, .content, "sentences about the sender",
            "les phrases sur l'expéditeur"),
        entry(
            NumberField.facts, .number, .content,
            "true facts of the house named, rare ones weighing more",
            "les faits vrais de la maison cités, les plus rares comptant davantage"),
        entry(
            NumberField.unanswered, .number, .history,
            "earlier messages of theirs that nobody answered",
            "leurs messages précédents restés sans réponse"),
        entry(
            NumberField.attempts, .number, .history, "earlier messages of theirs",
            "leurs messages précédents"),
        entry(
            NumberField.likeness, .number, .learned,
            "how much it reads like the pitches seen so far, from 0 to 1 (needs a model)",
            "à quel point cela se lit comme les démarchages connus, de 0 à 1 (il faut un modèle)"),
        entry(
            NumberField.daysSinceLast, .number, .history, "days since their last message",
            "les jours depuis le dernier"),
    ]

    private static let choices: [FieldDescription] = [
        entry(
            ChoiceField.language, .openChoice(Self.languages), .content, "the language of the text",
            "la langue du texte"),
        entry(
            ChoiceField.auth,
            .choice(Authentication.allCases.map(\.rawValue)),
            .sender,
            "whether our server vouches for the sender",
            "si notre serveur se porte garant de l'expéditeur"
        ),
        entry(
            ChoiceField.tool, .openChoice(SendingTool.names), .structure, "the tool that sent it",
            "l'outil d'envoi reconnu"),
        entry(
            ChoiceField.offer,
            .choice(OfferDirection.allCases.map(\.rawValue)),
            .content,
            "who wants something from whom: to-us is a sales offer",
            "qui veut quelque chose de qui : to-us est une offre de vente"
        ),
    ]

    private static let yesOrNo: [FieldDescription] = [
        entry(
            FlagField.firstContact, .yesNo, .history, "nothing came from them before",
            "premier contact, rien auparavant"),
        entry(
            FlagField.knownSender, .yesNo, .history, "the house knows the sender",
            "l'expéditeur est connu de la maison"),
        entry(
            FlagField.introduced, .yesNo, .history, "a known person takes part",
            "une personne connue prend part au fil"),
        entry(
            FlagField.claimsIntroduction, .yesNo, .content, "names somebody who sent them",
            "dit venir de la part de quelqu'un"),
        entry(FlagField.houseNamed, .yesNo, .content, "names the house", "nomme la maison"),
        entry(FlagField.siteLinked, .yesNo, .content, "names or links our site", "cite notre site"),
        entry(
            FlagField.wrongHouse, .yesNo, .content, "says something untrue of us",
            "dit de nous quelque chose de faux"),
        entry(
            FlagField.answersHouse, .yesNo, .history, "answers a message of the house",
            "répond à un message de la maison"),
        entry(
            FlagField.answersOthers, .yesNo, .history,
            "answers somebody who is neither the house nor the sender",
            "répond à quelqu'un d'autre que nous"),
        entry(
            FlagField.bulk, .yesNo, .structure, "carries mass-mail headers",
            "porte les marques d'un envoi en masse"),
        entry(
            FlagField.mailingList, .yesNo, .structure, "comes through a discussion list",
            "vient d'une liste de discussion"),
        entry(
            FlagField.automatic, .yesNo, .structure, "was sent by a machine",
            "a été envoyé par une machine"),
        entry(
            FlagField.oneToOne, .yesNo, .structure, "is written to one person alone",
            "est écrit à une seule personne"),
        entry(
            FlagField.viaForm, .yesNo, .structure, "was typed into our site's form",
            "vient du formulaire de notre site"),
        entry(
            FlagField.freemail, .yesNo, .sender, "the address is one of a freemail provider",
            "l'adresse est chez un fournisseur gratuit"),
        entry(
            FlagField.fakeReply, .yesNo, .structure, "\"Re:\" although there was nothing before",
            "« Re: » sans rien avant"),
        entry(
            FlagField.selfReply, .yesNo, .history, "answers the sender's own message",
            "répond à son propre message"),
        entry(
            FlagField.trackingPixel, .yesNo, .structure, "an invisible image reports the reading",
            "une image invisible signale la lecture"),
        entry(
            FlagField.templateFailure, .yesNo, .structure, "a template was not filled in",
            "un modèle mal rempli ({{prénom}})"),
        entry(
            FlagField.lookalikeDomain, .yesNo, .sender, "a second domain made for sending",
            "un domaine de rechange pour l'envoi"),
        entry(
            FlagField.asksOptOut, .yesNo, .content, "says how not to be written to again",
            "dit comment ne plus être contacté"),
        entry(
            FlagField.addressesReader, .yesNo, .content, "says \"you\" to the reader",
            "s'adresse au lecteur (vous, tu)"),
        entry(
            FlagField.refusedBefore, .yesNo, .history, "was told no before", "a déjà reçu un non"),
        entry(
            FlagField.htmlOnly, .yesNo, .structure, "HTML without plain text",
            "HTML sans texte simple"),
        entry(
            FlagField.hiddenText, .yesNo, .structure, "text that cannot be seen",
            "du texte invisible"),
    ]

}
