extension Lexicon {
    static let italian = Lexicon([
        .offering: [
            Turns(
                """
                offriamo | proponiamo | le propongo | vi propongo | vi proponiamo | presentarvi
                presentarle | di presentare | la nostra soluzione | il nostro software
                la nostra piattaforma | i nostri servizi | il nostro servizio
                i nostri prodotti | i nostri clienti | la nostra azienda | la nostra agenzia
                la nostra torrefazione | forniamo | aiutiamo | realizziamo | facciamo siti
                ci occupiamo di | specializzat* in | gratuit* | senza impegno | sconto | sconti
                offerta speciale | in omaggio | preventivo gratuito | un preventivo | demo
                dimostrazione | degustazione | collaborazione | partnership | i vostri membri
                ai vostri membri | spazi come il vostro | listino | scopri | catalogo
                """)
        ],
        .needing: [
            Turns(
                """
                cerco | cerchiamo | ho bisogno | abbiamo bisogno | avrei bisogno | mi serve
                ci serve | mi servirebbe | vorrei | vorremmo | mi piacerebbe venire | desidero
                desideriamo | chiediamo | richiesta | sono interessat* | siamo interessat*
                prenotare | affittare | gradirei | gradiremmo | intendo cominciare | intendiamo
                vi pregherei | vi prego di inviarmi | desidera un | desidera una | cerca un
                cerca una | terrebbe volentieri | non sa dove | sto cercando | stiamo cercando
                prenderei | mi interessa | ci interessa | passerei | abbonarmi | ci scade
                vuole un | mi piacerebbe provare | mi piacerebbe dare | mi piacerebbe vedere
                ci piacerebbe venire | ci piacerebbe affittare
                """)
        ],
        .wondering: [
            Turns(
                """
                avete | avreste | c'è | ci sono | è possibile | sarebbe possibile | posso | potrei
                possiamo | potremmo | quanto costa | quanto costano | quanto | prezzo | prezzi
                disponibilità | libero | liberi | offrite | affittate | si può | è consentito
                esiste | ci si può | bisogna | come si diventa | che sconto | con quanto anticipo
                quali sono | fino a che ora | da che ora | a che ora | mi fate | accettate
                prendete | comprende | serve una | è libera | va bene
                """)
        ],
        .quoteAsking: [
            Turns(
                """
                affittate | quanto costa una | quanto costa un | quanto costa mezza
                quanto costerebbe | quanto verrebbe | vogliate indicarci | vogliate inviarci
                chiediamo cortesemente un preventivo | chiediamo un preventivo
                vorrei un preventivo | mandarmi i prezzi | inviarmi i prezzi | un posto fisso
                pagamento anticipato | pagheremmo | possiamo pagare | posso pagare | nostro budget
                a quali condizioni | quanto chiedete | quanto prendete | quanto si paga
                quanto costa al mese | quanto costa al giorno | prezzo al mese
                tariffa giornaliera | le vostre tariffe | i vostri prezzi | prendere in affitto
                affittare la sala | affittare una sala | c'è posto | avete posto | posto libero
                giorno di prova | provare un giorno | venire a lavorare | bisogno di un tavolo
                bisogno di una postazione | bisogno di una scrivania | un'offerta scritta
                farmi un'offerta | farci un'offerta | farmi un preventivo | farci un preventivo
                mandatemi il listino | inviarmi il listino | inviatemi il listino
                come si diventa membri | condizioni per un contratto | soggiorno minimo
                serve una cauzione | con quanto anticipo | si può provare | provare per un giorno
                preventivo per … postazioni | occhiata agli spazi | vedere la scrivania
                vedere gli spazi | un posticino | tariffe mensili | prenotare … ingressi
                stabilirsi da voi | impegnarsi per un anno | si liberasse una | che sconto fate
                lasciare lì il | farmi un prezzo | farci un prezzo | giorni fissi
                un indirizzo professionale
                """)
        ],
        .serviceNoun: [
            Turns(
                """
                posto | posti | postazione | postazioni | scrivania | tavolo | sala | spazio
                stanza | ufficio | mezza giornata | giornata | giornata di prova | abbonamento
                mensile | visitare | indirizzo | preventivo | venire da voi | lavorare da voi
                al mese | un mese | passare a vedere | sala prove | spazi | posticino | ingressi
                disdetta | contratto annuale | tariffe | soggiorno | fine settimana | cauzione
                luogo tranquillo | per un giorno | la sala | anno intero
                """)
        ],
        .timeAsking: [
            Turns(
                """
                15 minuti | 20 minuti | 30 minuti | una chiamata | breve chiamata
                una telefonata | un appuntamento | un incontro | ti va se | le va se
                può interessare | le interessa | vi interessa
                """)
        ],
        .optingOut: [
            Turns(
                """
                cancella iscrizione | cancellarsi | non ricevere più | non desidera
                non desiderate | disiscri*
                """)
        ],
        .introducing: [
            Turns(
                """
                mi ha consigliato | mi ha suggerito | mi ha inoltrato
                mi ha girato | mi ha parlato di | mi ha dato il
                su consiglio di | da parte di | su raccomandazione di
                """)
        ],
        .speakerWord: [
            Turns(
                """
                noi | nostr* | io | mio | mia | miei
                """)
        ],
        .addresseeWord: [
            Turns(
                """
                voi | vostr* | lei | suo | sua | vs | le interesserebbe | le invio | potrebbe
                avete | siete | potete | desidera | desiderate | la informo | tu | tuo | tua
                vuoi | suoi | sue
                """)
        ],
        .communityWord: [
            Turns(
                """
                i vostri membri | vostri membri | vostri soci | vostri coworker | vostri associati
                vostri clienti | tuoi membri | vostra comunità
                """)
        ],
        .moneyWord: [
            Turns(
                """
                franchi | di sconto | uno sconto
                """)
        ],
    ])
}
