/// What helps, and the reasons of others that stand within a sentence.
extension FrenchSentences {
    static let hints: [(english: String, french: String)] = [
        ("did you mean \"%\"?", "vouliez-vous dire « % » ?"),
        (
            "one of `file into NAME`, `tag TEXT`, reply, hold, refuse or keep",
            "soit `file into NOM`, `tag TEXTE`, reply, hold, refuse ou keep"
        ),
        ("one of % or %", "soit % ou %"),
        ("one a line, indented deeper", "une par ligne, plus en retrait"),
        ("such as % or %", "par exemple % ou %"),
        ("such as %", "par exemple %"),
        (
            "write /%/, or `has` for ordinary words",
            "écrivez /%/, ou `has` pour des mots ordinaires"
        ),
        ("write `unless any` above several", "écrivez `unless any` au-dessus de plusieurs"),
        ("write `file into NAME`", "écrivez `file into NOM`"),
        ("write %", "écrivez %"),
        ("put % where the value ends", "mettez % où la valeur se termine"),
        (
            "or quotes around the value, where it is part of it",
            "ou des guillemets autour de la valeur, s'il en fait partie"
        ),
        ("or `unless %`", "ou `unless %`"),
        ("year, month, day, such as %", "année, mois, jour, par exemple %"),
        (
            "the text of a message, or a file that ends in .eml or .mbox",
            "le texte d'un message, ou un fichier qui finit par .eml ou .mbox"
        ),
        (
            "take another name, or `points` to change the first one",
            "prenez un autre nom, ou `points` pour changer la première"
        ),
        ("start it at the margin", "mettez-la contre la marge"),
        (
            "save the file as UTF-8 and type it again",
            "enregistrez le fichier en UTF-8 et retapez-le"
        ),
        ("on this line, or below it, one a line", "sur cette ligne, ou dessous, une par ligne"),
        (
            "nothing may stand behind the last slash; case never matters",
            "rien ne suit la dernière barre ; majuscules et minuscules se valent toujours"
        ),
        ("it stands directly below `rule`", "il se met directement sous `rule`"),
        ("change line % instead", "changez plutôt la ligne %"),
        ("once is enough", "une fois suffit"),
        ("a rule a line, or | between them", "une règle par ligne, ou séparées par |"),
        (
            "create this file beside %, an address a line, or correct its name",
            "créez ce fichier à côté de %, une adresse par ligne, ou corrigez son nom"
        ),
        (
            "create this file, an address a line, or correct its name",
            "créez ce fichier, une adresse par ligne, ou corrigez son nom"
        ),
        ("if it stays lost, type it again", "s'il reste perdu, retapez-le"),
        ("name whole addresses", "nommez des adresses entières"),
        ("indent this line", "mettez cette ligne en retrait"),
        (
            "indent this block with spaces only",
            "mettez ce bloc en retrait avec des espaces seulement"
        ),
        (
            "indent it less, or put quotes around it",
            "mettez-la moins en retrait, ou entre guillemets"
        ),
        ("indent it less", "mettez-la moins en retrait"),
        (
            "in your words, as you will read it later",
            "dans vos mots, comme vous la relirez plus tard"
        ),
        (
            "doubt needs fewer points than pitch",
            "le doute demande moins de points que le démarchage"
        ),
        (
            "put | between phrases, or each on a line of its own",
            "mettez | entre les expressions, ou chacune sur sa ligne"
        ),
        ("an action stands on a line of its own", "une action se met sur sa propre ligne"),
        (
            "put quotes around a text with # in it",
            "mettez entre guillemets un texte qui contient #"
        ),
        ("it comes with % points", "elle est livrée avec % points"),
        ("at least 2 kinds", "au moins 2 sortes"),
        (
            "add a line that tells why: `because …`",
            "ajoutez une ligne qui dit pourquoi : `because …`"
        ),
        (
            "add a line that tells when: `text has …`",
            "ajoutez une ligne qui dit quand : `text has …`"
        ),
        ("add a line `address info@…`", "ajoutez une ligne `address info@…`"),
        ("a rule of its own starts at the margin", "une nouvelle règle commence contre la marge"),
        ("a block begins with % or %", "un bloc commence par % ou %"),
        (
            "`pitch from 6 points and 2 kinds` or `doubt from 4 points`",
            "`pitch from 6 points and 2 kinds` ou `doubt from 4 points`"
        ),
        ("`nopitch fields` lists all", "`nopitch fields` les montre tous"),
        ("`file into NAME` puts it out of sight", "`file into NOM` le met hors de vue"),
        (
            "content, structure, history, sender, learned",
            "content, structure, history, sender, learned"
        ),
    ]

    /// Words of our own, or of the system, that stand in the gaps of other sentences.
    static let reasons: [(english: String, french: String)] = [
        ("French", "français"),
        ("English", "anglais"),
        ("German", "allemand"),
        ("Italian", "italien"),
        ("French and English", "français et en anglais"),
        ("the day", "la date"),
        ("the number", "le nombre"),
        ("the points", "les points"),
        ("the points of a doubt", "les points d'un doute"),
        ("the principle", "le principe"),
        ("the kinds", "les sortes"),
        ("spaces", "espaces"),
        ("tabs", "tabulateurs"),
        ("tabs and spaces", "tabulateurs et espaces"),
        ("no such file or directory", "ce fichier n'existe pas"),
        ("no such file", "ce fichier n'existe pas"),
        ("permission denied", "l'accès est refusé"),
        ("is a directory", "c'est un dossier"),
        ("input/output error", "erreur d'entrée-sortie"),
        ("this is no likeness model", "ce n'est pas un modèle de ressemblance"),
        (
            "this likeness model was made for another version of nopitch",
            "ce modèle de ressemblance est celui d'une autre version de nopitch"
        ),
        ("this likeness model is not whole", "ce modèle de ressemblance n'est pas entier"),
        ("this likeness model is damaged", "ce modèle de ressemblance est abîmé"),
        ("this has no letters or digits to look for", "il n'y a ni lettre ni chiffre à chercher"),
        ("it has neither letter nor digit", "il n'y a ni lettre ni chiffre"),
        ("a gap (…) must stand between two words", "un … se met entre deux mots"),
    ]
}
