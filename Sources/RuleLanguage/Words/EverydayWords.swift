/// What a French speaker might type, or anyone who has not seen the page for a while, and the
/// words of the language that may be meant: the first that is right at that place counts.
enum EverydayWords {
    /// Words of the language for a word in lower case without accents.
    static func meant(by word: String) -> [String] { table[word] ?? [] }

    private static let table: [String: [String]] = {
        var table: [String: [String]] = [:]
        for (meant, words) in entries {
            for word in words.split(separator: " ") { table[String(word), default: []] += [meant] }
        }
        return table
    }()

    private static let entries: [(meant: String, words: String)] =
        blocks + house + actions + ruleLines + verbs + texts + facts + choices

    private static let blocks = [
        ("house", "maison espace"), ("people", "gens personnes membres amis contacts"),
        ("decide", "decider decision decisions seuil seuils threshold thresholds"),
        ("when", "quand si lorsque if"), ("include", "inclure inclus inclut import"),
        ("points", "point score poids weight"), ("off", "eteindre desactiver arret stop disable"),
        ("rule", "regle regles rules"), ("trial", "essai test"), ("from", "de depuis a"),
    ]

    private static let house = [
        ("name", "nom noms"), ("site", "siteweb website web url"),
        ("address", "adresse adresses email mail courriel"), ("server", "serveur"),
        ("form", "formulaire"), ("person", "personne people qui"), ("fact", "fait faits vrai"),
        ("not", "pas non faux jamais"), ("kinds", "sortes genres types"),
        ("kind", "sorte genre type"), ("and", "et"),
    ]

    private static let actions = [
        ("file", "ranger classer deplacer dossier move folder mettre"), ("into", "dans vers to"),
        ("tag", "marquer marque etiquette etiqueter mark label"),
        ("reply", "repondre reponse answer"), ("hold", "retenir quarantaine quarantine"),
        ("refuse", "refuser rejeter reject"), ("keep", "garder laisser"),
        ("pitch", "demarchage pub publicite prospection spam"),
        ("doubt", "doute incertain unsure"), ("insistence", "insistance insiste relance"),
    ]

    private static let ruleLines = [
        ("because", "parce car raison pourquoi reason why"), ("principle", "principe"),
        ("hits", "touche touches exemple exemples attrape example"),
        ("spares", "epargne laisse contre-exemple ignore"), ("expires", "expire jusque fin"),
        ("unless", "sauf sinon excepte except without sans"), ("any", "un une quelconque or ou"),
        ("all", "tout tous toutes toute and et"), ("at", "au"), ("least", "moins"),
    ]

    private static let verbs = [
        ("has", "contient contains contain a comporte includes inclut have"),
        ("is", "est egale egal equals == are"), ("starts", "commence debute begins startswith"),
        ("ends", "finit termine endswith"), ("matches", "correspond regex match like"),
        ("present", "existe exists"), ("missing", "absent absente manque manquant empty vide"),
        (">=", "=> min"), ("<=", "=< max"), (">", "plus over"), ("<", "moins under"),
        ("=", "== egal"),
    ]

    private static let texts = [
        ("subject", "objet sujet titre title"), ("text", "texte corps body message contenu"),
        ("greeting", "salutation bonjour"), ("opening", "debut ouverture accroche"),
        ("closing", "fin conclusion politesse"), ("signature", "signe"),
        ("quoted", "cite citation"), ("from", "expediteur sender"),
        ("from-name", "nom-expediteur expediteur-nom"), ("header", "en-tete entete"),
        ("attachment", "piece-jointe piece annexe fichier"), ("to", "destinataire a"),
        ("cc", "copie"), ("from-domain", "domaine domain"), ("link", "lien url liens"),
        ("link-host", "hote host"),
    ]

    private static let facts = [
        ("recipients", "destinataires"), ("links", "liens"), ("words", "mots"),
        ("facts", "faits"), ("likeness", "ressemblance"), ("attempts", "tentatives essais"),
        ("language", "langue"), ("tool", "outil"), ("offer", "offre"), ("bulk", "masse"),
        ("known-sender", "connu"), ("first-contact", "premier-contact"),
        ("introduced", "introduit presente"),
    ]

    private static let choices = [
        ("content", "contenu texte text"), ("history", "historique passe"),
        ("sender", "expediteur"), ("learned", "appris"), ("homework", "devoirs"),
        ("intermediary", "intermediaire"), ("listen", "ecoute ecouter"),
        ("context", "contexte"), ("fr", "francais french"), ("de", "allemand german deutsch"),
        ("en", "anglais english"), ("it", "italien italian"), ("none", "aucun aucune rien"),
    ]
}
