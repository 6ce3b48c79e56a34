extension Lexicon {
    static let german = Lexicon([
        .offering: """
            wir bieten
            bieten wir
            bieten ihnen
            ich biete
            anbieten
            wir unterstützen
            wir helfen
            wir liefern
            wir machen
            wir haben … entwickelt
            wir stellen
            stellen wir ihnen
            stelle ihnen
            vorstellen
            vorzustellen
            unsere lösung
            unser angebot
            unsere angebote
            unsere dienstleistungen
            unsere produkte
            unser produkt
            unsere software
            unsere plattform
            unsere firma
            unsere kunden
            unsere unterlagen
            unser sortiment
            unverbindlich
            kostenlos*
            gratis*
            offerte erstellen
            offerte unterbreiten
            angebot unterbreiten
            angebot erstellen
            spezialisiert auf
            sonderangebot
            rabatt
            aktion
            pauschal
            zusammenarbeit
            partnerschaft
            partner werden
            ihre mitglieder
            eure mitglieder
            für ihre mitglieder
            ein eintrag
            eintrag kostet
            gerne zeigen wir
            zeige ich
            zeige ihnen
            demo
            testen sie
            jetzt testen
            musterstühle
            neukunden
            auf wunsch
            """,
        .requesting: """
            suche einen platz
            suche einen arbeitsplatz
            suche einen raum
            suchen einen raum
            suchen einen arbeitsplatz
            suchen arbeitsplätze
            suche arbeitsplatz
            suchen eine lösung
            wir suchen
            ich suche
            arbeitsplatz
            arbeitsplätze
            sitzungszimmer
            besprechungsraum
            haben sie einen raum
            haben sie noch
            habt ihr noch
            habt ihr platz
            noch frei
            was kostet
            was kosten
            wie viel kostet
            wieviel kostet
            was würde er kosten
            was würde
            preise
            preis für
            preisliste
            ihre preise
            ihre konditionen
            tageskarte
            tagespass
            probetag
            schnuppertag
            besichtigen
            vorbeikommen
            mieten
            miete
            reservieren
            mitglied werden
            postadresse
            domiziladresse
            domizil
            verfügbarkeit
            ihre offerte
            senden sie uns
            schicken sie mir
            """,
        .timeAsking: """
            15 minuten
            20 minuten
            30 minuten
            10 minuten
            kurzer call
            kurzen call
            kurzes telefonat
            telefonat
            kurz zeit
            einen termin
            termin
            terminvorschlag
            wann passt
            passt ihnen
            passt es ihnen
            kalender
            melde mich
            vereinbaren
            erstgespräch
            haben sie interesse
            interesse
            darf ich
            dürfen wir
            soll ich
            """,
        .optingOut: """
            abmelden
            abbestellen
            keine e mails mehr
            keine mails mehr
            nicht mehr erhalten
            nicht mehr kontaktiert
            kein interesse
            melde mich nicht mehr
            """,
        .introducing: """
            hat mir empfohlen
            hat mir geraten
            hat mir gesagt
            hat mich an sie
            hat mir ihre adresse
            hat mir deine adresse
            hat mir von ihnen
            auf empfehlung von
            empfehlung von
            im auftrag von
            """,
        .speakerWord: """
            wir
            unser*
            uns
            ich
            mein*
            mir
            """,
        .addresseeWord: """
            sie
            ihr*
            ihnen
            euch
            eur*
            du
            dein*
            """,
        .moneyWord: """
            franken
            rappen
            prozent
            """,
    ])
}
