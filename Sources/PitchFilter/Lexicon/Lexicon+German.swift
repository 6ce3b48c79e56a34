extension Lexicon {
    static let german = Lexicon([
        .offering: [
            Turns(
                """
                wir bieten | bieten wir | bieten ihnen | ich biete | anbieten | wir unterstützen
                wir helfen | wir liefern | wir machen | wir haben … entwickelt | wir stellen
                stellen wir ihnen | stelle ihnen | vorstellen | vorzustellen | unsere lösung
                unser angebot | unsere angebote | unsere dienstleistungen | unsere produkte
                unser produkt | unsere software | unsere plattform | unsere firma
                unsere kunden | unsere unterlagen | unser sortiment | unverbindlich | kostenlos*
                gratis* | offerte erstellen | offerte unterbreiten | angebot unterbreiten
                angebot erstellen | spezialisiert auf | sonderangebot | rabatt | aktion
                pauschal | zusammenarbeit | partnerschaft | partner werden | ihre mitglieder
                eure mitglieder | für ihre mitglieder | ein eintrag | eintrag kostet
                gerne zeigen wir | zeige ich | zeige ihnen | demo | testen sie | jetzt testen
                musterstühle | neukunden | auf wunsch
                """)
        ],
        .needing: [
            Turns(
                """
                ich suche | wir suchen | suche | suchen | gesucht | brauche | brauchen | benötige
                benötigen | bräuchte | bräuchten | ich möchte | möchte ich | möchten wir
                ich würde gerne | würde gern | wir würden gerne | bitte um offerte
                um eine offerte | ihre offerte | offerte und | ihr angebot zukommen
                interessiere mich | wir hätten gerne | ich hätte gerne | reservieren | mieten
                preisanfrage | raumanfrage | offertanfrage | anfrage für einen | gerne würde ich
                würde ich gern | würden wir gern | würden wir gerne | möchte die | möchte in
                ersuche | hätte gern | hätten gern | hätte ich gern | würdid gärn | hett gärn
                wir nehmen | ich nehme | wünsche mir | auf platzsuche | stehen ohne
                weiss nicht wohin | unterkommen | anfangen wollen | beginnen wollen | einziehen
                auf der suche nach | will auch rein | sucht einen | sucht eine | sucht ein
                braucht einen | braucht eine | braucht ein | wollen wir | will ich | wir wollen
                ich will
                """)
        ],
        .wondering: [
            Turns(
                """
                haben sie | hätten sie | habt ihr | hättet ihr | gibt es | kann ich | könnte ich
                können wir | könnten wir | dürfte ich | geht das | ist es möglich
                wäre es möglich | möglich | was kostet | was kosten | was würde | wie viel
                wieviel | preis | preise | frei | vermieten sie | vermietet ihr | bieten sie
                braucht es | ist der | ist das | ist die | darf ich | dürfen | kann man
                könnte man | liesse sich | gäbe es | isch's | chönnt | chan i | wie viele personen
                wie lange | ab wann | bis wann | kriegt man | bekommt man | erlauben sie
                nehmt ihr | nehmen sie | machbar | denkbar | zu haben | wie komme ich | wird eine
                muss man | braucht man
                """)
        ],
        .quoteAsking: [
            Turns(
                """
                vermieten sie | vermietet ihr | teilen sie mir den preis | offerten erwarten wir
                bitte um offerte | bitten um offerte | bitte um eine offerte
                bitte um ihre offerte | senden sie uns ihre offerte | senden sie mir ihre offerte
                lassen sie mir ihr angebot | lassen sie uns ihr angebot
                schicken sie mir ihre preise | offerte und agb bitte | offerte bitte
                was kostet ein | was kostet eine | was kostet das | was kostet es
                was würde es kosten | was würde er kosten | was würde das kosten | was choschts
                was kostets | was koschtets | es plätzli | miete zahlen wir | wir zahlen miete
                ich bezahle den | wir bezahlen den | unser budget | mein budget
                zu welchen konditionen | zu welchen bedingungen | bei ihnen mieten
                bei euch mieten | tagespreis | tagesansatz | tagestarif | monatsmiete | mietpreis
                raummiete | zu mieten | einmieten | was verlangen sie | was verlangt ihr
                was zahlt man | was zahle ich | wie teuer ist | was würdet ihr | kosten pro tag
                noch einen platz | noch ein platz | platz frei | plätze frei | freien platz
                freie plätze | schnuppertag | probetag | bei ihnen arbeiten | bei euch arbeiten
                kündigungsfrist | domizilieren | zimmer frei ist | raum frei ist | ist ihr raum
                ist ihr zimmer | was der tag | was der raum | was die miete
                nennen sie mir den preis | nennen sie uns den preis | den raum nehmen
                nehme den raum | etwas frei | räumlichkeiten besichtigen | raum besichtigen
                räume besichtigen | noch zu haben | konditionen für ein | auf die warteliste
                reservation eines | was ein zehnerabo | was ein abo | was kostet der
                was kostet er am | was choschtet | was chostet | auf platzsuche | ohne raum da
                bei ihnen unterkommen | wie viele personen fasst | wird eine kaution
                büro mit türe | cho probiere | cho luege | cho schaffe | zum fixen platz
                ihren sitzungsraum mieten | bei ihnen einmieten | einen Preis machen
                was würden sie verlangen | feste Tage | fixe Tage
                """)
        ],
        .serviceNoun: [
            Turns(
                """
                platz | plätze | sitzungsraum | kursraum | workshopraum | seminarraum
                monatspreis | arbeitsplatz | arbeitsplätze | arbeitsplätzen | tisch | tische
                schreibtisch | pult | raum | räume | zimmer | sitzungszimmer | besprechungsraum
                büro | ecke | tageskarte | tagespass | probetag | schnuppertag | tage pro woche
                tag pro woche | zwei tage | drei tage | stunden | zu euch | vorbeischauen
                besichtigen | besichtigung | postadresse | domiziladresse | mitglied werden
                pro monat | im monat | für einen monat | 1 monat | ein abo | ohne abo
                ins coworking | geschäftsadresse | firmenadresse | plätzli | plätzchen
                räumlichkeiten | saal | jahresabo | zehnerabo | zehnerkarte | abo | warteliste
                kaution | öffnungszeiten | pulte | höhenverstellbar* | büro mit | e monet
                per sofort | zum fixen | bibliothek
                """)
        ],
        .timeAsking: [
            Turns(
                """
                15 minuten | 20 minuten | 30 minuten | 10 minuten | kurzer call | kurzen call
                kurzes telefonat | telefonat | kurz zeit | einen termin | termin
                terminvorschlag | wann passt | passt ihnen | passt es ihnen | kalender
                melde mich | vereinbaren | erstgespräch | haben sie interesse | interesse
                darf ich | dürfen wir | soll ich
                """)
        ],
        .optingOut: [
            Turns(
                """
                abmelden | abbestellen | keine e mails mehr | keine mails mehr
                nicht mehr erhalten | nicht mehr kontaktiert | kein interesse
                melde mich nicht mehr
                """)
        ],
        .introducing: [
            Turns(
                """
                hat mir empfohlen | hat mir geraten | hat mir ihre … weitergeleitet
                hat mir ihre … gegeben | hat mir gesagt | hat mich an sie
                hat mir ihre adresse | hat mir deine adresse | hat mir von ihnen
                auf empfehlung von | empfehlung von | im auftrag von
                """)
        ],
        .speakerWord: [
            Turns(
                """
                wir | unser* | uns | ich | mein* | mir
                """)
        ],
        .addresseeWord: [
            Turns(
                """
                sie | ihr* | ihnen | euch | eur* | dein* | dich | dir
                """)
        ],
        .communityWord: [
            Turns(
                """
                Ihre Mitglieder | Ihren Mitgliedern | Ihrer Mitglieder | eure Mitglieder
                euren Mitgliedern | eurer Mitglieder | Ihre Coworker | Ihren Coworkern | eure Leute
                Ihre Leute | Ihre Mieter | Ihrer Community | eurer Community
                """)
        ],
        .moneyWord: [
            Turns(
                """
                franken | rappen | Rabatt | Prozent auf | % auf
                """)
        ],
    ])
}
