extension Lexicon {
    static let french = Lexicon([
        .offering: [
            Turns(
                """
                nous proposons | nous vous proposons | je vous propose | je propose
                vous proposer | nous proposont | proposer nos | nous offrons | nous vous offrons
                je vous offre | vous offrir | vous offrirais | vous présenter
                me permets de vous présenter | vous faire découvrir | nous accompagnons
                j'accompagne | nous aidons | j'aide | nous équipons | nous fournissons
                nous livrons | nous installons | nous réalisons | nous intervenons | nous louons
                nous vendons | nous fabriquons | nous organisons | nous prenons en charge
                nous nous occupons | on s'occupe de tout | je m'occupe de tout
                nous avons développé | nous avons créé | nous avons lancé | on lance | je lance
                j'ai lancé | nous mettons à votre disposition | notre solution | nos solutions
                notre plateforme | notre logiciel | notre outil | notre application
                notre service | nos services | nos prestations | mes prestations | mes services
                notre offre | nos offres | notre gamme | nos produits | notre catalogue
                notre documentation | notre brochure | notre agence | notre programme
                notre expertise | notre savoir faire | nos experts | nos conseillers
                nos clients | mes clients | notre réseau | nos partenaires | spécialisé* dans
                spécialiste* en | spécialiste* de | spécialiste* du | devis gratuit
                établir une offre | établir un devis | vous adresser une offre | vous soumettre
                vous faire parvenir notre | une démo | une démonstration | essai gratuit
                période d'essai | sans engagement | gratuitement | séance découverte
                est offert* | offert* | prix spécial | tarif* préférentiel* | offre spéciale
                offre de lancement | remise | rabais | code promo | au lieu de
                vos membres … bénéfici* | vos coworkers … bénéfici* | avantage* pour vos membres
                vos futurs clients | commission | devenir partenaire* | partenariat | profitez
                bénéficiez | bénéficier | découvrez | découvrir l'offre | abonnez
                espaces comme le vôtre | lieux comme le vôtre | espace comme le vôtre
                structures comme la vôtre | entreprises comme la vôtre | comparable* au vôtre
                qui vous ressemble | vous faire gagner | gagner du temps | clé en main
                clés en main | sur mesure | audit gratuit | analyse gratuite | visibilité
                échantillon* | dégustation
                """)
        ],
        .needing: [
            Turns(
                """
                je cherche | nous cherchons | postes nominatifs | on cherche | cherchons
                recherchons | à la recherche | besoin | il me faut | il nous faut | me faudrait
                nous faudrait | je voudrais | nous voudrions | je souhaite | je souhaiterais
                nous souhaitons | nous souhaiterions | souhaite mettre | j'envisage
                nous envisageons | serais intéressé* | serions intéressé* | suis intéressé*
                sommes intéressé* | solliciter | demande de | demande d' | faire une demande
                m'inscrire | je viendrais | je prendrais | nous louerions | nous réservons
                j'attends votre | votre meilleure offre | nous faire parvenir
                nous adresser une offre | pouvez vous me faire une offre | nous faire une offre
                faire un devis pour | je recherche | nous recherchons | cherche une place
                cherche une table | cherche un bureau | cherche une salle | cherche un espace
                cherche un endroit | cherche un coin | cherche place | recherche une place
                recherche un bureau | recherche de lieu | recherche une salle
                recherche d'une salle | nous aimerions venir | aimerais venir
                souhaiterais visiter | passerais volontiers visiter | consulte six
                appel d'offres | appel à propositions | j'aimerais venir | j'aimerais louer
                j'aimerais réserver | j'aimerais savoir | j'aimerais prendre | j'aimerais une
                j'aimerais un | nous aimerions louer | nous aimerions réserver | nous aimerions la
                nous aimerions le tenir | nous aimerions prendre | on leur cherche
                je leur cherche | leur cherche | lui cherche | cherche à louer | cherchons à louer
                cherchons à poser | cherche à poser | à caser | me reloger | nous reloger
                me conviendrait | nous conviendrait | conviendrait bien | je sollicite
                nous sollicitons | lui faudrait | leur faudrait | il lui faut | il leur faut
                je réserverais | nous réserverions | on réserverait | on voudrait | je voudrai
                je voudrait | voudrais que | voudrait une | voudrait un | voudrait louer
                voudrait venir | voudrait faire | on aimerait | aimerait une | aimerait un
                aimerait louer | aimerait réserver | pourrait occuper | en quête | je débuterais
                vouloir débuter | je commencerais | m'établir | nous établir | m'abonner
                nous abonner | on prendrait | nous prendrions | on prend | je le prends
                je la prends | preneur | preneuse | preneurs | j'aurais voulu
                j'ai perdu mon bureau | j'en profiterais | songeons à | songe à
                j'y travaillerais | je recevrais | lui offrir un mois | on veut une | on veut un
                on veut deux | on veut louer | je veux une | je veux un | je veux louer
                nous voulons louer | souhaite conserver | souhaite garder | souhaite trouver
                dois en trouver | dois donc en trouver | cherchent un toit | voudrait se poser
                voudrions nous poser
                """)
        ],
        .wondering: [
            Turns(
                """
                avez vous | auriez vous | vous avez | vous auriez | as tu | aurais tu | y a t il
                y aurait il | est ce qu'il y a | il y a | reste t il | il vous reste | il reste
                est il possible | serait il possible | est ce possible | c'est possible | possible
                puis je | pourrais je | pourrait on | peut on | pouvons nous | pourrions nous
                est ce que je peux | est ce qu'on peut | on peut | louez vous | vous louez
                loueriez vous | prêteriez vous | vendez vous | vous vendez | proposez vous
                vous proposez | accueillez vous | vous accueillez | prenez vous | vous prenez
                faut il | combien coûte | combien coûterait | combien ça | combien cela
                combien pour | combien serait | combien est | combien vaut | combien la | combien le
                combien une | combien un | combien avec | combien sans | à combien | combien de temps
                quel prix | quel est le prix | quel serait le prix
                quel est le tarif | quels sont | quel serait | quel en serait | tarif | tarifs
                prix | coûte | coût | dispo | disponible* | disponibilités | libre | libres
                conditions | ouvert | accès | jusqu'à quelle heure | dès quelle heure
                à quelle heure | reste t on | acceptez vous | accepteriez vous | conviendrait elle
                conviendrait il | serait elle | serait il | est elle | est il permis | permis de
                a t on le droit | a t on | peut elle | peut il | pourrait elle | pourrait il
                je peux | appliquez vous | accordez vous | quelle est la durée | quel délai
                comment s'inscrit on | comment procède t on | comment faire pour
                à partir de quand | dès quand | encore valable | compatible avec | accessible en
                en avez vous | vous faites | coûterait | ça coûte | quel montant | combien faut il
                """)
        ],
        .quoteAsking: [
            Turns(
                """
                louez vous | vous louez | loueriez vous | privatisable | quel est votre prix
                indiquer votre prix | indiquer le tarif | votre meilleure offre
                pouvez vous me faire une offre | pouvez vous nous faire une offre
                nous faire parvenir votre | me faire parvenir votre | nous faire parvenir vos
                nous adresser une offre | nous adresser votre offre | m'envoyer vos tarifs
                m'envoyer vos prix | envoyer votre tarif | transmettre vos conditions
                transmettre vos tarifs | communiquer vos tarifs | communiquer le montant
                communiquer les tarifs | quels sont vos tarifs | quels sont vos prix
                combien coûte une | combien coûte un | combien coûte l' | combien coûte la
                combien pour venir | c combien | combien ça coûte chez vous | combien par mois
                combien par jour | combien pour une année | c'est combien | combien ça coûte
                combien cela coûte | combien est ce que cela coûte | à quelles conditions
                me soumettre une offre | nous soumettre une offre
                adresser directement votre offre | contre loyer | francs de location
                lieux d'accueil | nous y accueillir | nous accueillir | m'accueillir
                nous recevoir | on vous loue | nous vous louons | acceptez vous une personne
                acceptez vous de recevoir | disposez vous d'une | disposez vous de
                je prends la formule | payable d'avance | paie d'avance | payer d'avance
                notre budget | mon budget | budget de location | prêt à payer | prêts à payer
                je peux payer | nous pouvons payer | on peut payer | je paierais | nous paierions
                point de chute | vendez vous des cartes | vendez vous des abonnements
                recevoir ma clientèle | recevoir mes clients | si je passe demain | quel loyer
                existe t il une formule | existe t il un tarif | quelle formule | quelles formules
                y a t il une formule | ça coûterait au mois | ça coûterait par mois
                combien ça coûterait | combien cela coûterait | combien coûterait
                combien demandez vous | combien prenez vous | quel tarif appliquez
                quel tarif pour | quel prix pour | le prix d'une journée | le prix d'un abonnement
                tarif journalier | tarif mensuel | le prix au mois | un abonnement chez vous
                comment devenir membre | comment fait on pour s'inscrire | encore de la place
                encore une place | encore des places | avez vous de la place | venir tester
                tester un jour | tester une journée | essayer chez vous | m'installer chez vous
                nous installer chez vous | louer votre salle | louer la salle
                louer la petite salle | louer la grande salle | louer une salle chez
                louer une place | louer une table | louer cette pièce | la salle est elle
                salle serait elle | votre salle est elle | me domicilier | domicilier ma
                domicilier notre | domicilier mon | faites moi un prix | faites nous un prix
                votre salle irait | indiquer votre tarif | est elle libre | nous dépanner
                une salle pour notre | location d'une salle | m'envoyer les conditions
                abonnement à deux jours | abonnement à trois jours | abonnement d'un jour
                ce que coûterait | ce que coûte | délai de préavis | location de bureau
                attribution d'un poste | tarif pour associations | info prix | prix bureau
                c'est pour un bureau | c'est pour une place | c'est pour une salle
                votre offre découverte | que pourriez vous nous proposer
                que pourriez vous me proposer | vous pourriez nous proposer
                vous pourriez me proposer | que pouvez vous nous proposer
                que pouvez vous me proposer | que me proposez vous | que nous proposez vous
                que me conseillez vous | quelles sont vos formules | quelles sont vos conditions
                quelles sont les conditions | comment s'inscrire | comment s'inscrit on
                comment devient on membre | salle conviendrait | reste de la place
                reste t il une | reste t il un | il reste une place | une place se libère
                un bureau se libère | bureau individuel se libère | venir essayer
                poser nos ordinateurs | poser mon ordinateur | poser mon ordi | poser mon laptop
                faut il réserver | peut on réserver | puis je réserver | je peux réserver
                pour réserver la salle | une place au mois | un poste chez vous
                un bureau chez vous | une place chez vous | une table chez vous
                un mois chez vous | fixe chez vous | entrées à la journée | de dix entrées
                venir travailler chez vous | faire passer des auditions | peut on amener ses
                amener mes clients | ses clients en rendez vous | courrier arrive chez vous
                cherche … à l'année | cherchons … à l'année | quelle est la durée minimale
                quelle est la durée minimum | une durée minimale d'engagement
                avez vous un tarif étudiant | y a t il un tarif étudiant
                puis je réserver votre salle | pouvons nous réserver | peut on privatiser
                une cabine pour téléphoner | me faire un prix | nous faire un prix | jours fixes
                que coûterait la | que coûterait une | que coûterait le | demi journées fixes
                journée d'essai ou | laisser des affaires | laisser mes affaires
                serais reconnaissant de me communiquer | en donner le tarif
                réception du courrier
                """)
        ],
        .serviceNoun: [
            Turns(
                """
                une place | des places | solution transitoire | surface libre | place de travail
                places de travail | place fixe | places | place | poste de travail
                postes de travail | poste fixe | un bureau | bureau fermé | bureau privé
                une table | des tables | grande table | la salle | une salle | votre salle
                salle de réunion | salle | une pièce | un local | un espace | votre espace
                l'espace | un endroit | un lieu | un coin | abonnement | abonnements
                carte journalière | carte de 10 | 10 entrées | cartes à l'heure | une journée
                à la journée | demi journée | demi jour | journée d'essai | jour d'essai
                un essai | à l'essai | jours par semaine | jour par semaine | jours semaine
                par semaine | 3j semaine | quelques heures | deux heures | heures par | visiter
                une visite | passer voir | venir voir | venir travailler | travailler chez vous
                venir essayer | casier | domiciliation | adresse | boîte aux lettres
                devenir membre | être membre | inscription | un bon | le week end | les postes
                deux postes | trois postes | hébergement | imprimante | venir chez vous
                passer chez vous | être chez vous | solution de travail | solution flexible
                votre solution | essayer une journée | essayer un jour | un coworking
                votre coworking | quatre postes | postes nominatifs | location | à louer
                les lieux | vos lieux | vos bureaux | petit bureau | bureau vivant | grand espace
                petit espace | espace de travail | espace calme | endroit calme | des bureaux
                une grande pièce | la grande pièce | la petite salle | petite salle | place assise
                pupitre | votre local | bureau fixe | bureau individuel | bureaux fermés | au mois
                pièce isolée | un poste | une chaise | caution | un toit | entrées | de la place
                à l'année | adresse professionnelle | adresse commerciale
                """)
        ],
        .timeAsking: [
            Turns(
                """
                15 minutes | 20 minutes | 30 minutes | 10 minutes | quinze minutes
                vingt minutes | dix minutes | cinq minutes | 12 minutes | un court appel
                un bref appel | un rapide appel | bref téléphone | un appel | un call
                court échange | bref échange | un échange | un rendez vous | rendez vous
                une visio | en visio | un créneau | un moment | mon agenda | mon calendrier
                une démo | une démonstration | vos disponibilités | seriez vous disponible
                êtes vous disponible | êtes vous dans vos murs | on en discute | en discuter
                en parler | vous appeler | vous rappeler | je vous appelle | je vous rappelle
                convenir d'un | ça vous dit | ça vous parle | ça vous intéresse
                je vous l'envoie | je vous envoie | je vous le réserve
                """)
        ],
        .optingOut: [
            Turns(
                """
                répondez stop | répondre stop | répondez simplement stop
                répondre simplement stop | ne plus recevoir | ne souhaitez plus
                plus recevoir mes | plus être contacté* | ne plus vous écrire
                ne plus vous contacter | ne vous relancerai pas | ne vous recontacterai
                ne vous écrirai plus | désinscri* | désabonn* | me désinscrire
                un simple non merci | dites le moi … relancerai
                """)
        ],
        .introducing: [
            Turns(
                """
                m'a conseillé de vous écrire | m'a conseillé de vous contacter
                m'a suggéré de vous | m'a parlé de vous | m'a donné votre adresse
                m'a donné votre contact | m'a donné vos coordonnées | m'a recommandé
                m'a recommandée | m'a dit de vous | m'a dit de t'écrire
                m'a conseillé de t'écrire | m'a conseillé de t'appeler | m'a parlé de toi
                m'a donné ton adresse | nous a conseillé | nous a recommandé | de la part de
                de la part d' | sur recommandation de | sur la recommandation de
                sur le conseil de | sur les conseils de | je te présente | je vous présente
                mise en relation | mise en contact | m'a fait suivre | m'a transmis votre
                m'a transmis vos | m'a transféré votre | m'a passé votre
                """)
        ],
        .speakerWord: [
            Turns(
                """
                nous | notre | nos | je | j | mon | ma | mes | on
                """)
        ],
        .addresseeWord: [
            Turns(
                """
                vous | votre | vos | tu | ton | ta | tes
                """)
        ],
        .communityWord: [
            Turns(
                """
                vos membres | vos coworkers | vos coworkeurs | vos indépendants | vos locataires
                vos résidents | vos occupants | vos usagers | vos clients | vos gens | vos habitués
                votre communauté | tes membres | tes coworkers | tes clients
                """)
        ],
        .moneyWord: [
            Turns(
                """
                franc | francs | chf | fr | frs | euro | euros | eur | centimes | rabais | remise de
                réduction de | % de réduction | % sur | % pour vos | pour cent de réduction
                """)
        ],
    ])
}
