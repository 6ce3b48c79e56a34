extension Lexicon {
    static let italian = Lexicon([
        .offering: """
            offriamo
            proponiamo
            le propongo
            vi propongo
            vi proponiamo
            presentarvi
            presentarle
            di presentare
            la nostra soluzione
            il nostro software
            la nostra piattaforma
            i nostri servizi
            il nostro servizio
            i nostri prodotti
            i nostri clienti
            la nostra azienda
            la nostra agenzia
            la nostra torrefazione
            forniamo
            aiutiamo
            realizziamo
            facciamo siti
            ci occupiamo di
            specializzat* in
            gratuit*
            senza impegno
            sconto
            sconti
            offerta speciale
            in omaggio
            preventivo gratuito
            un preventivo
            demo
            dimostrazione
            degustazione
            collaborazione
            partnership
            i vostri membri
            ai vostri membri
            spazi come il vostro
            listino
            scopri
            catalogo
            """,
        .requesting: """
            quanto costa
            quanto costano
            qual è il prezzo
            quali sono i prezzi
            i vostri prezzi
            le vostre tariffe
            una postazione
            postazione fissa
            postazioni
            un posto
            c'è posto
            avete posto
            posti liberi
            una scrivania
            cerco uno spazio
            cerco un posto
            cerco una scrivania
            cerchiamo uno spazio
            cerchiamo una sala
            cerchiamo un posto
            sala riunioni
            affittare
            affitto
            prenotare
            giornata di prova
            visitare
            passare a vedere
            sopralluogo
            abbonamento
            diventare membro
            domiciliazione
            chiediamo … preventivo
            disponibilità
            """,
        .timeAsking: """
            15 minuti
            20 minuti
            30 minuti
            una chiamata
            breve chiamata
            una telefonata
            un appuntamento
            un incontro
            ti va se
            le va se
            può interessare
            le interessa
            vi interessa
            """,
        .optingOut: """
            cancella iscrizione
            cancellarsi
            non ricevere più
            non desidera
            non desiderate
            disiscri*
            """,
        .introducing: """
            mi ha consigliato
            mi ha suggerito
            mi ha parlato di
            mi ha dato il
            su consiglio di
            da parte di
            su raccomandazione di
            """,
        .speakerWord: """
            noi
            nostr*
            io
            mio
            mia
            miei
            """,
        .addresseeWord: """
            voi
            vostr*
            lei
            suo
            sua
            vi
            """,
        .moneyWord: """
            franchi
            percento
            per cento
            """,
    ])
}
