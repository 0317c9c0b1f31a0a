"""Said or expected: the verb of the figure's own clause decides."""

from __future__ import annotations

import pytest

from metrics.document import Document
from metrics.facts import analyse


def column(text: str, lang: str, name: str) -> list[object]:
    facts, _ = analyse([Document("t", text, lang=lang)])
    return list(facts[name])


E, R = "expected", "reported"


@pytest.mark.parametrize(
    ("lang", "text", "statuses"),
    [
        ("fr", "Quelque 300 brasseurs participeront au concours.", [E]),
        ("fr", "La foire devrait accueillir 40 000 visiteurs.", [E]),
        ("fr", "La fête dépassera les 300 exposants et avoisinera 9 000 entrées.", [E, E]),
        ("fr", "La fête dépasse les 300 exposants.", [R]),
        ("fr", "Les vignerons ont vendu 3 000 bouteilles, les forgerons 40 grilles.", [R, R]),  # nouns in "-erons"
        ("fr", "Nous accueillerons 300 exposants.", [E]),
        ("fr", "Le salon a réuni 300 exposants et 5 000 visiteurs sont attendus dimanche.", [R, E]),
        ("fr", "Les organisateurs, qui visaient 9 000 visiteurs, en ont compté 7 000.", [E, R]),
        ("fr", "L'objectif, fixé à 12 000 entrées, est atteint.", [E]),
        ("fr", "Le port prévoit de former 200 marins et créer 80 postes.", [E, E]),
        ("fr", "La tour, haute de 120 m, abritera un musée.", [R]),  # said of the tower, not of its future
        ("fr", "Signé par 40 pays en 2019, le traité vise à protéger la mer.", [R]),
        ("fr", "Une prime de 1 500 euros récompensera le gagnant.", [E]),  # "prime" is a noun here
        ("fr", "Les droits d'entrée, 6 € par personne, iront à la recherche.", [R]),
        ("fr", "Pour 2026, les organisateurs annoncent 400 exposants et 9 000 visiteurs.", [E, E]),
        ("fr", "La société annonce 400 exposants pour la prochaine édition.", [E]),
        ("fr", "Les organisateurs annoncent 50 000 visiteurs.", [R]),
        ("fr", "Au programme : 12 concerts et 3 bals.", [R, R]),  # "programme" is no "programmé"
        ("fr", "La région promet 60 millions d'euros à l'horizon 2031.", [E]),
        ("fr", "Le festival aura attiré 25 000 spectateurs.", [R]),
        ("fr", "Plus de 90 artisans, issus de 7 provinces, présenteront leurs œuvres.", [E, E]),
        ("fr", "La commune compte planter 400 arbres.", [E]),
        ("fr", "La foire compte 300 exposants et propose 40 ateliers.", [R, R]),
        ("fr", "Le maire propose de porter la subvention à 90 000 euros.", [E]),
        ("fr", "Le coût prévisionnel est de 4 millions d'euros.", [E]),
        ("fr", "BREST, 4 juin 2022 (Agence Ouest) – Près de 80 voiliers sont attendus dans la rade.", [E]),
        ("fr", "BREST, 4 juin 2022 (Agence Ouest) – Près de 80 voiliers ont gagné la rade.", [R]),
        ("fr", "Le taux actuel est de 30 %, il atteindra 45 %.", [R, E]),
        ("fr", "La ville attend 900 élus et 40 maires, contre respectivement 700 et 30 en 2019.", [E, E, R, R]),
        ("fr", "Quelque 80 brasseurs vous attendent sur le port.", [R]),
        ("fr", "La fête a reçu 4 000 curieux, alors que le comité en escomptait 6 000.", [R, E]),
        ("fr", "La fête a reçu 4 000 curieux, loin des 6 000 qu'espérait le comité.", [R, E]),
        ("fr", "Les 60 fanfares qui défileront viennent de 7 pays.", [E, R]),
        ("fr", "Environ 84 % des artisans souhaitent revenir.", [R]),  # so many said so
        ("fr", "Le quai sera ouvert à 300 curieux.", [E]),
        ("fr", "Au menu, 9 concerts et trois bals seront donnés sur le port.", [E, E]),
        ("fr", "Seront présents 70 luthiers.", [E]),
        ("fr", "Le devis, 3 millions d'euros, sera couvert à 40 % par un prêt de 900 000 euros.", [E, E, E]),
        ("fr", "Un théâtre de 800 m², au coût de 6 M€, devrait ouvrir en 2030.", [E, E]),
        ("fr", "Cette fête de trois jours, qui s'étend sur 2 hectares, devrait attirer 8 000 curieux.", [E, R, E]),
        ("fr", "La fête table sur 9 000 entrées, soit un bond de 20 %.", [E, E]),
        ("fr", "Grâce à 40 bénévoles, la fête pourra recevoir 900 élèves.", [R, E]),
        ("fr", "Le billet passera de 10 à 12 euros.", [R, E]),
        ("fr", "La fête a réuni 40 fanfares (50 prévues) et 900 élèves.", [R, E, R]),
        ("fr", "La commune veut accueillir 400 élèves.", [E]),
        ("fr", "Nous tablions sur 900 entrées, nous en avons eu 950.", [E, R]),
        ("fr", "Nous aurons 300 luthiers.", [E]),
        ("fr", "Selon une enquête auprès de 600 luthiers, 72 % prévoient de revenir.", [R, R]),
        ("fr", "Le traité ouvrira un marché de 300 millions de clients.", [R]),
        ("fr", "La fête a vendu 900 billets, 40 de moins qu'espéré.", [R, R]),
        ("fr", "Ensuite, balade de 40 km, 90 cavaliers espérés (80 en 2019).", [R, E, E]),
        ("en", "It sold 900 tickets, 40 more than expected.", [R, R]),
        ("en", "The fair drew a larger than expected 900 guests.", [R]),
        ("fr", "Le comité se félicite des 900 curieux et vise 1 200 curieux.", [R, E]),
        ("fr", "À l'affiche : 40 chœurs, dont 12 bretons, se succéderont.", [E, E]),
        ("fr", "Les ventes sont appelées à atteindre 3 millions d'euros.", [E]),
        ("fr", "Les pronostics font état de 900 curieux.", [E]),
        ("en", "Aid of $3 million is planned, of which $1 million has been spent.", [E, R]),
        ("en", "Some 300 brewers will take part.", [E]),
        ("en", "There'll be 60 brewers, and they'll pour 90 ales.", [E, E]),
        ("en", "We've welcomed 300 brewers.", [R]),
        ("en", "Some 300 brewers await you in the park.", [R]),
        ("en", "Only 18 percent of the ales were dark, short of the 30 percent the brewers had aimed for.", [R, E]),
        ("en", "The town drew 20,000 last year, and a crowd of 35,000 is expected.", [R, E]),
        ("en", "About 84% of brewers hope to return.", [R]),
        ("en", "None of it would be possible without our 85 volunteers.", [R]),
        ("en", "Free entry, 60 stalls, and we're hoping for 4,000 visitors.", [R, E]),
        ("en", "The mayor said the town would plant 300 trees and put up sheds at a cost of $2 million.", [E, E]),
        ("en", "The club hosted 300 guests and put up 40 tents.", [R, R]),
        ("en", "The band will play 12 songs live to 300 guests.", [E, E]),
        ("en", "A hall of 900 square metres, at a cost of $4m, is due to open in 2030.", [E, E]),
        ("en", "Guests can expect 300 stands and 40 concerts.", [E, E]),
        ("en", "Tickets will rise from $40 to $45.", [R, E]),
        ("en", "The fair is expected to draw 40,000 visitors.", [E]),
        ("en", "The show drew 300 exhibitors, and 5,000 visitors are expected on Sunday.", [R, E]),
        ("en", "The target, originally set at 900 stands, had been raised to 1,100 stands.", [E, E]),
        ("en", "The harbour plans to train 200 sailors and create 80 jobs.", [E, E]),
        ("en", "The club hosted 60 teams.", [R]),
        ("en", "We look forward to welcoming between 900 and 1,000 guests from 30 towns.", [E, E]),
        ("en", "Should the league return with 12 clubs, we project a profit of $70 million.", [E, E]),
        ("en", "The fee will go up to $165 from $150.", [E, R]),
        ("en", "She said that 300 brewers would attend.", [E]),
        ("en", "She said that 300 brewers attended.", [R]),
        ("en", "Should you need help, 40 stewards were on duty.", [R]),
        ("en", "As many as 30 bursaries of £500 each will be available.", [E, E]),
        ("en", "The city bought land for a stadium, to cost some $210 million.", [E]),
        ("en", "Organisers said 4,500 runners finished, up from 4,100 last year.", [R, R]),
        ("en", "The fund aims to support 70 farms by 2031.", [E]),
        ("en", "She had beaten her £900 target by noon.", [E]),
        ("en", "Families could choose from 24 workshops.", [R]),
        ("en", "The fair could draw 40,000 people.", [E]),
        ("en", "Visitors will be able to browse 63 stalls.", [E]),
        ("en", "I'd like to see 300 exhibitors and ten thousand visitors.", [E, E]),
        ("en", "Six out of ten brewers have said they will be back.", [R]),
        ("en", "Nine in ten brewers intend to come back.", [R]),
        ("en", "Nine brewers are expected to come.", [E]),
        ("fr", "Une vingtaine de concerts sont programmés.", [E]),
        ("fr", "Les 30 films programmés ont attiré 3 000 personnes.", [R, R]),
        ("fr", "Les organisateurs comptent franchir la barre des 5 000 visiteurs.", [E]),
        ("fr", "J'aimerais accueillir 300 exposants.", [E]),
    ],
)
def test_status(lang: str, text: str, statuses: list[str]) -> None:
    assert column(text, lang, "status") == statuses


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Après avoir accueilli 280 luthiers en 2021, la foire en attend 300."),
        ("en", "The fair had 280 brewers in 2021 and expects 300 this year."),
        ("en", "On the strength of 280 brewers in 2021, the fair expects 300."),
        ("en", "Having drawn 280 brewers last year, the fair expects 300."),
    ],
)
def test_figures_of_the_past_are_reported_beside_plans(lang: str, text: str) -> None:
    facts, _ = analyse([Document("t", text, lang=lang, date="2022-06-01")])
    assert list(facts["status"]) == [R, E]
