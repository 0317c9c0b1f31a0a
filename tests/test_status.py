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
        ("en", "Some 300 brewers will take part.", [E]),
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
    ],
)
def test_status(lang: str, text: str, statuses: list[str]) -> None:
    assert column(text, lang, "status") == statuses
