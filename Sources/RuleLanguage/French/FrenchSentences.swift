/// What the checker says, with its French: `%` stands for what is quoted of the rule text.
///
/// The first line that fits counts, so what is more special stands first.
enum FrenchSentences {
    static let all =
        anywhere + letters + form + files + house + decisions + rules + conditions + hints

    private static let anywhere: [(english: String, french: String)] = [
        ("unknown word \"%\" at the margin", "mot inconnu « % » contre la marge"),
        ("unknown word \"%\"", "mot inconnu « % »"),
        ("unknown verdict \"%\"", "verdict inconnu « % »"),
        ("unknown verb \"%\"", "verbe inconnu « % »"),
        ("unknown principle \"%\"", "principe inconnu « % »"),
        ("unknown line \"%\" in \"%\"", "ligne inconnue « % » dans « % »"),
        ("unknown kind \"%\"", "sorte d'indices inconnue « % »"),
        ("unknown field \"%\"", "champ inconnu « % »"),
        ("unknown action \"%\"", "action inconnue « % »"),
        ("\"%\" is given already, in line %", "« % » est déjà donné, à la ligne %"),
        ("\"%\" is given already, in %", "« % » est déjà donné, dans %"),
        ("\"%\" is given already in this block", "« % » est déjà donné dans ce bloc"),
        (
            "\"%\" belongs to a block and cannot stand at the margin",
            "« % » fait partie d'un bloc et ne peut se tenir contre la marge"
        ),
        ("nothing may follow the points of a rule", "rien ne peut suivre les points d'une règle"),
        ("nothing may follow % on this line", "rien ne peut suivre % sur cette ligne"),
        ("\"%\" needs a value", "il manque une valeur après « % »"),
        ("\"%\" needs a name", "il manque un nom après « % »"),
        ("\"%\" needs a file", "il manque un fichier après « % »"),
        ("a value is missing", "il manque une valeur"),
    ]

    /// Of the letters that are sent in reply.
    private static let letters: [(english: String, french: String)] = [
        ("unknown placeholder \"%\"", "emplacement inconnu « % »"),
        ("the letter lacks %", "il manque % dans la lettre"),
        (
            "this letter is missing: who writes in % is answered in %",
            "cette lettre manque : à qui écrit en %, on répond en %"
        ),
        ("there is no sentence for %", "il manque une phrase pour %"),
        ("nothing is said of %", "rien n'est dit de %"),
        ("\"{\" without \"}\"", "« { » sans « } »"),
        ("there are %", "il y a %"),
    ]

    private static let form: [(english: String, french: String)] = [
        (
            "this line is indented with %, line % with %: which stands deeper is not plain",
            "cette ligne est en retrait par des %, la ligne % par des % : on ne voit pas "
                + "laquelle l'est davantage"
        ),
        (
            "this line is indented, but no line stands above that it could belong to",
            "cette ligne est en retrait, mais aucune ligne au-dessus ne peut l'accueillir"
        ),
        (
            "this line belongs to \"rule %\", which takes none",
            "cette ligne dépend de « rule % », qui n'en accepte pas"
        ),
        (
            "this line belongs to \"%\", which takes no values",
            "cette ligne dépend de « % », qui n'accepte pas de valeurs"
        ),
        (
            "this line belongs to a threshold, which takes no lines below it",
            "cette ligne dépend d'un seuil, qui n'accepte pas de lignes sous lui"
        ),
        (
            "this line belongs to an action, which takes no lines below it",
            "cette ligne dépend d'une action, qui n'accepte pas de lignes sous elle"
        ),
        (
            "this line belongs to %, which takes no lines below it",
            "cette ligne dépend de %, qui n'accepte pas de lignes sous lui"
        ),
        (
            "this line stands deeper than the line above it",
            "cette ligne est plus en retrait que celle du dessus"
        ),
        (
            "this line stands deeper than the value above it",
            "cette ligne est plus en retrait que la valeur du dessus"
        ),
        (
            "this reads like a condition, but it stands deeper than the line above and so "
                + "belongs to it",
            "on dirait une condition, mais elle est plus en retrait que la ligne du dessus "
                + "et en fait donc partie"
        ),
        (
            "a character here was not UTF-8 and is lost",
            "un caractère n'était pas en UTF-8 ; il est perdu"
        ),
        (
            "this is no plain text (it holds zero bytes): save it as UTF-8 text",
            "ce n'est pas un texte simple (il contient des octets nuls) : enregistrez-le "
                + "comme texte UTF-8"
        ),
        ("the quote that opens here is never closed", "le guillemet ouvert ici n'est jamais fermé"),
        ("nothing stands between these quotes", "il n'y a rien entre ces guillemets"),
        (
            "a | needs a space on each side to separate values",
            "il faut une espace de chaque côté du | pour séparer des valeurs"
        ),
        ("% more complaints are not shown", "% autres remarques ne sont pas montrées"),
    ]

    private static let files: [(english: String, french: String)] = [
        ("cannot read \"%\": %", "impossible de lire « % » : %"),
        ("these files include one another: %", "ces fichiers s'incluent l'un l'autre : %"),
        ("\"%\" is read already", "« % » est déjà lu"),
        (
            "this file is not UTF-8 (1 character lost): save it as UTF-8",
            "ce fichier n'est pas en UTF-8 (1 caractère perdu) : enregistrez-le en UTF-8"
        ),
        (
            "this file is not UTF-8 (% characters lost): save it as UTF-8",
            "ce fichier n'est pas en UTF-8 (% caractères perdus) : enregistrez-le en UTF-8"
        ),
        (
            "\"%\" is included already, by %, and is not read twice",
            "« % » est déjà inclus, par %, et n'est pas lu deux fois"
        ),
        (
            "\"%\" is included already, and is not read twice",
            "« % » est déjà inclus, et n'est pas lu deux fois"
        ),
        ("more than % files", "plus de % fichiers"),
    ]

    private static let house: [(english: String, french: String)] = [
        (
            "the house has no `address`, so no message is known to be for it",
            "la maison n'a pas d'adresse (`address`) : on ne sait quels messages sont pour elle"
        ),
        (
            "anybody can have an address at %, and nobody there is filtered",
            "chacun peut avoir une adresse chez %, et personne n'y est filtré"
        ),
        ("\"%\" is no mail address", "« % » n'est pas une adresse e-mail"),
        ("\"%\" is no host name", "« % » n'est pas un nom de site ou de serveur"),
        ("\"%\" is neither an address nor a domain", "« % » n'est ni une adresse ni un @domaine"),
    ]

    private static let decisions: [(english: String, french: String)] = [
        (
            "\"%\" belongs to the folder's name here",
            "« % » fait ici partie du nom du dossier"
        ),
        ("the bracket is never closed", "le crochet n'est jamais refermé"),
        (
            "rule \"%\" took points off, now it adds some",
            "la règle « % » ôtait des points, maintenant elle en ajoute"
        ),
        (
            "rule \"%\" added points, now it takes some off",
            "la règle « % » ajoutait des points, maintenant elle en ôte"
        ),
        ("a threshold is more than 0 points", "un seuil est supérieur à 0 point"),
        ("how many points are missing", "il manque le nombre de points"),
        ("how many kinds are missing", "il manque le nombre de sortes"),
        ("\"%\" is missing", "il manque « % »"),
        ("\"%\" is expected, not \"%\"", "on attend « % », non « % »"),
        (
            "no single kind of evidence makes a pitch",
            "une seule sorte d'indices ne suffit pas à faire un démarchage"
        ),
        ("there are only % kinds of evidence", "il n'y a que % sortes d'indices"),
        (
            "no message is ever doubtful: doubt starts at % points, pitch at %",
            "aucun message ne sera jamais douteux : le doute commence à % points, le "
                + "démarchage à %"
        ),
        ("\"when\" needs a verdict", "il manque le verdict après « when »"),
        (
            "what is to be done stands below \"when\", indented",
            "ce qu'il faut faire se met sous « when », en retrait"
        ),
        ("a folder is missing", "il manque le dossier"),
        ("a text is missing", "il manque le texte"),
        ("nopitch never deletes a message", "nopitch n'efface jamais un message"),
    ]

    private static let rules: [(english: String, french: String)] = [
        ("a rule needs a name", "il manque le nom de la règle"),
        ("a rule's name is needed", "il manque le nom d'une règle"),
        ("a rule's name and its points are needed", "il manque le nom d'une règle et ses points"),
        (
            "a rule's name is lower-case words joined by hyphens",
            "le nom d'une règle : des mots en minuscules, sans accents, joints par des "
                + "traits d'union"
        ),
        ("rule \"%\" is defined already, in %", "la règle « % » existe déjà, dans %"),
        ("rule \"%\" has no condition", "la règle « % » n'a pas de condition"),
        ("rule \"%\" has no `because`", "la règle « % » ne dit pas pourquoi (`because`)"),
        (
            "rule \"%\" has expired and counts as off",
            "la règle « % » est échue et compte comme éteinte"
        ),
        ("rule \"%\" asks for itself", "la règle « % » s'appuie sur elle-même"),
        ("rule \"%\" is off and never hits", "la règle « % » est éteinte et ne touche jamais rien"),
        ("these rules ask for one another: %", "ces règles s'appuient l'une sur l'autre : %"),
        ("no rule has the name \"%\"", "aucune règle ne s'appelle « % »"),
        ("the points of this rule are missing", "il manque les points de cette règle"),
        ("a number of points is expected, not \"%\"", "on attend un nombre de points, non « % »"),
        ("points lie between -% and +%", "les points vont de -% à +%"),
        (
            "points have at most two digits behind the point",
            "les points ont au plus deux chiffres après la virgule"
        ),
        ("this number is too large", "ce nombre est trop grand"),
        ("\"%\" needs the reason", "il manque la raison après « % »"),
        ("\"%\" needs an example", "il manque un exemple après « % »"),
        ("\"expires\" needs a day", "il manque la date après « expires »"),
        ("\"%\" is no day of the calendar", "« % » n'est pas une date du calendrier"),
        ("rule \"%\" does not hit its example", "la règle « % » ne touche pas son exemple"),
        (
            "rule \"%\" hits what it should spare",
            "la règle « % » touche ce qu'elle devait épargner"
        ),
        ("this example can't be read", "cet exemple ne peut être lu"),
    ]

    private static let conditions: [(english: String, french: String)] = [
        (
            "this is a single phrase, with all its words",
            "ceci est une seule expression, avec tous ses mots"
        ),
        (
            "more than % different header fields are asked about",
            "plus de % champs d'en-tête différents sont interrogés"
        ),
        ("\"%\" needs a verb", "il manque un verbe après « % »"),
        ("\"%\" is no condition", "« % » n'est pas une condition"),
        ("\"%\" is a yes/no field and stands alone", "« % » est un champ oui/non et se met seul"),
        ("\"%\" is a number and asks for %", "« % » est un nombre et demande %"),
        ("\"%\" is a choice and asks `is`", "« % » est un choix et demande `is`"),
        ("\"%\" is never \"%\"", "« % » ne vaut jamais « % »"),
        ("\"%\" is no % known by that name", "« % » n'est connu d'aucun champ « % »"),
        (
            "\"%\" is a text and cannot be compared with a number",
            "« % » est un texte et ne se compare pas à un nombre"
        ),
        ("a number is missing", "il manque un nombre"),
        ("a number is expected, not \"%\"", "on attend un nombre, non « % »"),
        (
            "\"header\" needs a header field's name",
            "il manque le nom d'un champ d'en-tête après « header »"
        ),
        ("\"%\" is no header field's name", "« % » n'est pas le nom d'un champ d'en-tête"),
        (
            "the header field's name is missing before \"%\"",
            "il manque le nom du champ d'en-tête avant « % »"
        ),
        ("\"%\" needs conditions below it", "il manque des conditions sous « % »"),
        ("the conditions of \"%\" stand below it", "les conditions de « % » se mettent sous lui"),
        ("\"at least\" needs a number", "il manque un nombre après « at least »"),
        (
            "of the % below, at least 1 to % can be asked for",
            "des % conditions du dessous, on peut en demander de 1 à %"
        ),
        (
            "\"unless\" needs a condition on its own line",
            "« unless » demande une condition sur sa propre ligne"
        ),
        ("\"unless\" stands twice", "« unless » y est deux fois"),
        ("\"rule\" needs a rule's name", "il manque le nom d'une règle après « rule »"),
        (
            "as a condition, \"rule\" takes a name and nothing else",
            "comme condition, « rule » prend un nom et rien d'autre"
        ),
        ("conditions are nested too deep", "les conditions s'emboîtent trop profondément"),
        ("an expression that asks nothing", "une expression qui ne demande rien"),
        (
            "a regular expression stands between two slashes",
            "une expression régulière se met entre deux barres obliques"
        ),
        (
            "this regular expression has no slash at its end",
            "il manque la barre oblique à la fin de cette expression régulière"
        ),
        ("this expression is refused: %", "cette expression est refusée : %"),
        ("this phrase can match nothing: %", "ces mots ne peuvent rien trouver : %"),
        ("a phrase can have at most % gaps (…)", "il y a au plus % … dans une suite de mots"),
        ("a * stands only at the end of a word", "une * ne se met qu'à la fin d'un mot"),
    ]
}
