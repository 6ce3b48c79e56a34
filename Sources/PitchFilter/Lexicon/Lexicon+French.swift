extension Lexicon {
    static let french = Lexicon([
        .offering: """
            nous proposons
            nous vous proposons
            je vous propose
            je propose
            vous proposer
            nous proposont
            proposer nos
            nous offrons
            nous vous offrons
            je vous offre
            vous offrir
            vous offrirais
            vous présenter
            me permets de vous présenter
            vous faire découvrir
            nous accompagnons
            j'accompagne
            nous aidons
            j'aide
            nous équipons
            nous fournissons
            nous livrons
            nous installons
            nous réalisons
            nous intervenons
            nous louons
            nous vendons
            nous fabriquons
            nous organisons
            nous prenons en charge
            nous nous occupons
            on s'occupe de tout
            je m'occupe de tout
            nous avons développé
            nous avons créé
            nous avons lancé
            on lance
            je lance
            j'ai lancé
            nous mettons à votre disposition
            notre solution
            nos solutions
            notre plateforme
            notre logiciel
            notre outil
            notre application
            notre service
            nos services
            nos prestations
            mes prestations
            mes services
            notre offre
            nos offres
            notre gamme
            nos produits
            notre catalogue
            notre documentation
            notre brochure
            notre agence
            notre programme
            notre expertise
            notre savoir faire
            nos experts
            nos conseillers
            nos clients
            mes clients
            notre réseau
            nos partenaires
            spécialisé* dans
            spécialiste* en
            spécialiste* de
            spécialiste* du
            devis gratuit
            établir une offre
            établir un devis
            vous adresser une offre
            vous soumettre
            vous faire parvenir notre
            une démo
            une démonstration
            essai gratuit
            période d'essai
            sans engagement
            gratuitement
            séance découverte
            est offert*
            offert*
            prix spécial
            tarif* préférentiel*
            offre spéciale
            offre de lancement
            remise
            rabais
            code promo
            au lieu de
            vos membres … bénéfici*
            vos coworkers … bénéfici*
            avantage* pour vos membres
            vos futurs clients
            commission
            devenir partenaire*
            partenariat
            profitez
            bénéficiez
            bénéficier
            découvrez
            découvrir l'offre
            abonnez
            espaces comme le vôtre
            lieux comme le vôtre
            espace comme le vôtre
            structures comme la vôtre
            entreprises comme la vôtre
            comparable* au vôtre
            qui vous ressemble
            vous faire gagner
            gagner du temps
            clé en main
            clés en main
            sur mesure
            audit gratuit
            analyse gratuite
            visibilité
            échantillon*
            dégustation
            """,
        .requesting: """
            je cherche une place
            cherche une place
            cherche une salle
            cherche un bureau
            cherche un espace
            cherche un endroit
            cherche un lieu
            cherchons une salle
            cherchons une place
            cherchons un bureau
            cherchons un lieu
            cherchons un endroit
            cherchons un espace
            cherchons des places
            à la recherche d'un bureau
            à la recherche d'une salle
            à la recherche d'une place
            à la recherche d'un espace
            à la recherche d'un lieu
            place de travail
            places de travail
            postes de travail
            une place fixe
            de la place
            encore de la place
            une place libre
            des places libres
            place disponible
            places disponibles
            quels sont vos tarifs
            quel est le tarif
            vos tarifs
            vos conditions
            votre grille tarifaire
            quel est le prix
            quel serait le prix
            quel prix
            quels prix
            quel serait le coût
            combien coûte*
            combien ça coûte
            combien coûterait
            combien par mois
            c'est combien
            c combien
            à quel prix
            à quelles conditions
            tarif étudiant
            journée d'essai
            jour d'essai
            essayer une journée
            venir essayer
            venir travailler
            venir visiter
            visiter l'espace
            visiter les lieux
            visiter votre espace
            passer voir
            passer visiter
            faire le tour des
            louez vous
            vous louez
            louer la salle
            louer une salle
            louer votre salle
            louer un bureau
            location de la salle
            location d'une salle
            location salle
            réserver la salle
            réserver une salle
            réserver une place
            réserver un bureau
            salle est elle
            salle serait elle
            disponibilités
            votre disponibilité
            devenir membre
            être membre
            rejoindre l'eclau
            rejoindre votre espace
            rejoindre la communauté
            m'inscrire
            une inscription
            domiciliation
            domicilier
            adresse de domiciliation
            boîte aux lettres
            abonnement illimité
            l'abonnement
            carte journalière
            pass journée
            accueillir notre
            nous accueillir
            m'accueillir
            votre meilleure offre
            une offre chiffrée
            nous adresser une offre
            nous faire parvenir votre
            me transmettre vos
            nous transmettre vos
            accès le soir
            le week end
            un contrat
            préavis
            """,
        .timeAsking: """
            15 minutes
            20 minutes
            30 minutes
            10 minutes
            quinze minutes
            vingt minutes
            dix minutes
            cinq minutes
            12 minutes
            un court appel
            un bref appel
            un rapide appel
            bref téléphone
            un appel
            un call
            court échange
            bref échange
            un échange
            un rendez vous
            rendez vous
            une visio
            en visio
            un créneau
            un moment
            mon agenda
            mon calendrier
            une démo
            une démonstration
            vos disponibilités
            seriez vous disponible
            êtes vous disponible
            êtes vous dans vos murs
            on en discute
            en discuter
            en parler
            vous appeler
            vous rappeler
            je vous appelle
            je vous rappelle
            convenir d'un
            ça vous dit
            ça vous parle
            ça vous intéresse
            je vous l'envoie
            je vous envoie
            je vous le réserve
            """,
        .optingOut: """
            répondez stop
            répondre stop
            répondez simplement stop
            répondre simplement stop
            ne plus recevoir
            ne souhaitez plus
            plus recevoir mes
            plus être contacté*
            ne plus vous écrire
            ne plus vous contacter
            ne vous relancerai pas
            ne vous recontacterai
            ne vous écrirai plus
            désinscri*
            désabonn*
            me désinscrire
            un simple non merci
            dites le moi … relancerai
            """,
        .introducing: """
            m'a conseillé de vous écrire
            m'a conseillé de vous contacter
            m'a suggéré de vous
            m'a parlé de vous
            m'a donné votre adresse
            m'a donné votre contact
            m'a donné vos coordonnées
            m'a recommandé
            m'a recommandée
            m'a dit de vous
            m'a dit de t'écrire
            m'a conseillé de t'écrire
            m'a conseillé de t'appeler
            m'a parlé de toi
            m'a donné ton adresse
            nous a conseillé
            nous a recommandé
            de la part de
            de la part d'
            sur recommandation de
            sur la recommandation de
            sur le conseil de
            sur les conseils de
            je te présente
            je vous présente
            mise en relation
            mise en contact
            """,
        .speakerWord: """
            nous
            notre
            nos
            je
            j
            mon
            ma
            mes
            on
            """,
        .addresseeWord: """
            vous
            votre
            vos
            tu
            ton
            ta
            tes
            """,
        .moneyWord: """
            franc
            francs
            chf
            fr
            frs
            euro
            euros
            eur
            centimes
            %
            pour cent
            """,
    ])
}
