"""About, more than, at least, at most, between: what a hedge says of its number, and which bound it sets."""

from __future__ import annotations

import pandas as pd
import pytest

import metrics


def plain(number: float) -> str:
    return f"{number:.10g}" if number < 1e10 else str(round(number))


def relations(lang: str, text: str) -> list[str]:
    """Relation and value of every fact in order, such as ">= 300"; a range shows its bounds."""
    facts = metrics.extract(text, lang=lang)
    return [
        f"{plain(row.low)}-{plain(row.high)}" if row.relation == "range" else f"{row.relation} {plain(row.value)}"
        for row in facts.itertuples()
    ]


HEDGES = [
    # exact
    ("fr", "Le salon a réuni 1 500 exposants.", ["= 1500"]),
    ("fr", "Le musée a vendu exactement 4 212 billets.", ["= 4212"]),
    ("en", "The fair drew exactly 4,212 visitors.", ["= 4212"]),
    ("en", "The regatta drew 900 boats, surpassing the 740 seen in 2019.", ["= 900", "= 740"]),
    ("en", "Sales topped the 10,000 mark.", ["> 10000"]),
    ("en", "The fee will go up to $165 from $150.", ["= 165", "= 150"]),
    ("en", "Rents were raised to £450 from £375.", ["= 450", "= 375"]),
    ("en", "A pass costs up to $90.", ["<= 90"]),
    ("en", "A dozen start-ups pitched on stage.", ["= 12"]),
    ("en", "Half a million visitors came to the festival.", ["= 500000"]),
    ("fr", "Une douzaine d'exposants ont renouvelé leur stand.", ["~ 12"]),
    ("en", "A booth costs $900 plus HST and £40 plus a fee.", ["= 900", "= 40"]),
    ("en", "Over 5,600 room nights were booked.", ["> 5600"]),
    ("fr", "L'équipe se limite à neuf salariés.", ["= 9"]),
    ("en", "It sold 310 seats, short of the 400 seats the club had hoped for.", ["= 310", "< 400"]),
    ("en", "Sales stopped short of the 35 percent they aimed for, and of the 900 record.", ["= 35", "= 900"]),
    ("en", "The fair has broken the 5,000 barrier and passed the 300 mark.", ["> 5000", "> 300"]),
    ("fr", "Le salon a crevé le plafond des 5 000 entrées.", ["> 5000"]),
    ("en", "We got closer to 900 visitors; it was nearer 40 stands.", ["~ 900", "~ 40"]),
    ("en", "The best part of 900 people came, not far off 80 of them by train.", ["~ 900", "~ 80"]),
    ("fr", "Il y avait quelque chose comme 600 stands.", ["~ 600"]),
    # the scale of a range is said once
    ("fr", "On attend 30 à 40 000 visiteurs.", ["30000-40000"]),
    ("fr", "Le salon réunit deux à trois cents exposants.", ["200-300"]),
    ("fr", "Trois ou quatre mille personnes ont défilé.", ["3000-4000"]),
    ("en", "The fair draws 40-50,000 people and between 5 and 6,000 buyers.", ["40000-50000", "5000-6000"]),
    ("en", "Prices range from 30 to 5,000 euros.", ["30-5000"]),
    ("fr", "Le club compte de 300 à 1 000 membres.", ["300-1000"]),
    # about
    ("fr", "Le salon a réuni environ 1 500 exposants.", ["~ 1500"]),
    ("en", "The stands filled 900 square metres or so of floor space.", ["~ 900"]),
    ("en", "The village has barely 300 inhabitants.", ["~ 300"]),
    ("fr", "Le salon a réuni 10 exposants ou plus de trois pays.", ["= 10", "= 3"]),
    ("fr", "Le salon a réuni près de 1 500 exposants.", ["~ 1500"]),
    ("fr", "Quelque 1 500 exposants ont fait le déplacement.", ["~ 1500"]),
    ("fr", "On attend autour de 1 500 exposants.", ["~ 1500"]),
    ("fr", "Presque 1 500 exposants étaient là.", ["~ 1500"]),
    ("fr", "La fréquentation avoisine les 80 000 visiteurs.", ["~ 80000"]),
    ("fr", "Le festival frôle les 80 000 spectateurs.", ["~ 80000"]),
    ("fr", "La foire approche les 80 000 visiteurs.", ["~ 80000"]),
    ("fr", "Le coût est de l'ordre de 12 millions d'euros.", ["~ 12000000"]),
    ("fr", "Une vingtaine de pays étaient représentés.", ["~ 20"]),
    ("fr", "Une centaine de bénévoles ont prêté main-forte.", ["~ 100"]),
    ("fr", "Deux douzaines de chefs ont cuisiné sur scène.", ["~ 24"]),
    ("fr", "Les retombées sont estimées à 30 millions d'euros.", ["~ 30000000"]),
    ("fr", "Le chantier est évalué à 9 millions d'euros.", ["~ 9000000"]),
    ("en", "The fair drew about 1,500 exhibitors.", ["~ 1500"]),
    ("en", "Some 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "Nearly 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "Almost 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "Around 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "Approximately 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "Roughly 1,500 exhibitors made the trip.", ["~ 1500"]),
    ("en", "An estimated 1,500 people attended.", ["~ 1500"]),
    ("en", "Attendance was estimated at 80,000 visitors.", ["~ 80000"]),
    ("en", "Close to 1,500 exhibitors made the trip.", ["~ 1500"]),
    # more than
    ("fr", "Plus de 600 entreprises ont exposé.", ["> 600"]),
    ("fr", "Au-delà de 600 entreprises, il faudra un second hall.", ["> 600"]),
    ("fr", "Un peu plus de 600 entreprises ont exposé.", ["> 600"]),
    ("fr", "La foire franchit la barre des 100 000 visiteurs.", ["> 100000"]),
    ("fr", "La foire a franchi le seuil de 100 000 visiteurs.", ["> 100000"]),
    ("fr", "La fréquentation dépasse 100 000 visiteurs.", ["> 100000"]),
    ("en", "More than 600 companies exhibited.", ["> 600"]),
    ("en", "Over 600 companies exhibited.", ["> 600"]),
    ("en", "Just over 600 companies exhibited.", ["> 600"]),
    ("en", "Attendance topped 100,000 visitors.", ["> 100000"]),
    ("en", "Attendance surpassed 100,000 visitors.", ["> 100000"]),
    ("en", "In excess of 600 companies exhibited.", ["> 600"]),
    # at least
    ("fr", "Pas moins de 600 entreprises ont exposé.", [">= 600"]),
    ("fr", "Au moins 600 entreprises ont exposé.", [">= 600"]),
    ("fr", "600 entreprises au moins ont exposé.", [">= 600"]),
    ("fr", "Le catalogue compte 300+ exposants.", [">= 300"]),
    ("en", "No fewer than 600 companies exhibited.", [">= 600"]),
    ("en", "At least 600 companies exhibited.", [">= 600"]),
    ("en", "The show features 300+ exhibitors.", [">= 300"]),
    ("en", "600 or more companies will exhibit.", [">= 600"]),
    # less than, at most, within
    ("fr", "Moins de 40 stands restent libres.", ["< 40"]),
    ("fr", "Jusqu'à 40 stands peuvent être montés.", ["<= 40"]),
    ("fr", "La salle reçoit 300 personnes au maximum.", ["<= 300"]),
    ("fr", "Les badges sont livrés sous 30 jours.", ["<= 30"]),
    ("en", "Fewer than 40 stands remain.", ["< 40"]),
    ("en", "Less than 40 stands remain.", ["< 40"]),
    ("en", "Up to 40 stands can be built.", ["<= 40"]),
    ("en", "As many as 40 stands can be built.", ["<= 40"]),
    ("en", "Badges are delivered within 30 days.", ["<= 30"]),
    # a mark to reach, what was left in fact, and a limit that is named: no bound
    ("fr", "La foire vise le cap des 100 000 visiteurs.", ["= 100000"]),
    ("fr", "Le festival espère atteindre la barre des 50 000 entrées.", ["= 50000"]),
    ("fr", "La récolte s'est limitée à 820 tonnes.", ["= 820000"]),
    ("fr", "L'accès est limité à 200 personnes.", ["<= 200"]),
    ("fr", "Les organisateurs ont fixé la limite à 7 000 dossards.", ["= 7000"]),
    ("fr", "Il ne reste plus que 300 places.", ["= 300"]),
    ("fr", "Il y a plus que 300 exposants.", ["> 300"]),
    # the unit keeps the hedge, and so does a list's first number only
    ("fr", "Le site s'étend sur plus de 7 ha.", ["> 70000"]),
    ("en", "The site covers nearly 7 hectares.", ["~ 70000"]),
    ("fr", "Plus de 15 pavillons et 3 halls sont ouverts.", ["> 15", "= 3"]),
    ("en", "Some 40 speakers and 12 panels are on the bill.", ["~ 40", "= 12"]),
    ("fr", "Pas moins de 12 pays et une trentaine de villes sont venus.", [">= 12", "~ 30"]),
    # ranges
    ("fr", "Entre 200 et 300 exposants sont attendus.", ["200-300"]),
    ("fr", "De 200 à 300 exposants sont attendus.", ["200-300"]),
    ("fr", "On compte 200 à 300 exposants.", ["200-300"]),
    ("fr", "On compte 200-300 exposants.", ["200-300"]),
    ("en", "Between 200 and 300 exhibitors are expected.", ["200-300"]),
    ("en", "From 200 to 300 exhibitors are expected.", ["200-300"]),
    ("en", "We host 200 to 300 exhibitors.", ["200-300"]),
    ("en", "We host 200–300 exhibitors.", ["200-300"]),
    # near misses: the word is there and hedges nothing
    ("fr", "De plus, 600 entreprises ont exposé.", ["= 600"]),
    ("fr", "Le parc, près de la gare, accueille 600 entreprises.", ["= 600"]),
    ("en", "Over the weekend 600 companies exhibited.", ["= 600"]),
    ("en", "The hall around the corner holds 600 people.", ["= 600"]),
    ("en", "Some exhibitors flew in; 600 companies drove.", ["= 600"]),
    # near misses: no number, no fact
    ("fr", "Des milliers de visiteurs se sont pressés.", []),
    ("fr", "Plusieurs dizaines d'exposants sont venus.", []),
    ("en", "Hundreds of exhibitors came.", []),
    ("en", "Dozens of start-ups pitched.", []),
    ("fr", "L'un des exposants a remporté le prix.", []),
    ("en", "One of the exhibitors won the prize.", []),
    # an estimate whose object stands between; extents
    ("fr", "Le cabinet estime les dépenses des congressistes à 4,3 millions d'euros.", ["~ 4300000"]),
    ("fr", "Le jury a fixé le prix du stand à 420 euros.", ["= 420"]),
    ("en", "Consultants estimated direct spending at €4.2 million.", ["~ 4200000"]),
    ("en", "The board set the entry fee at €42.", ["= 42"]),
    ("fr", "L'affluence approche désormais les 30 000 visiteurs.", ["~ 30000"]),
    ("en", "The fair was laid out over 42,000 square metres.", ["= 42000"]),
    ("en", "The new hall covers over 42,000 square metres.", ["> 42000"]),
    ("en", "The race climbs 900 metres over 12 kilometres.", ["= 900", "= 12000"]),
    ("en", "Half of the growers live within 40 kilometres of the site.", ["= 50", "<= 40000"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), HEDGES)
def test_relation(lang: str, text: str, expected: list[str]) -> None:
    assert relations(lang, text) == expected


@pytest.mark.parametrize(
    ("relation", "text", "low", "high"),
    [
        ("=", "Le salon a réuni 40 exposants.", 40, 40),
        ("~", "Le salon a réuni environ 40 exposants.", None, None),
        (">", "Le salon a réuni plus de 40 exposants.", 40, None),
        (">=", "Le salon a réuni au moins 40 exposants.", 40, None),
        ("<", "Le salon a réuni moins de 40 exposants.", None, 40),
        ("<=", "Le salon réunira jusqu'à 40 exposants.", None, 40),
        ("range", "Le salon a réuni entre 40 et 60 exposants.", 40, 60),
    ],
)
def test_bounds(relation: str, text: str, low: float | None, high: float | None) -> None:
    [row] = metrics.extract(text, lang="fr").to_dict("records")
    bounds = [None if pd.isna(row[name]) else row[name] for name in ("low", "high")]
    assert (row["relation"], *bounds) == (relation, low, high)


def test_the_value_of_a_range_is_its_midpoint() -> None:
    [row] = metrics.extract("Between 200 and 300 exhibitors are expected.").to_dict("records")
    assert row["value"] == 250


def test_the_hedge_is_not_in_the_surface() -> None:
    facts = metrics.extract("Plus de 600 entreprises sur près de 7 ha.", lang="fr")
    assert facts["stated"].tolist() == ["600 entreprises", "7 ha"]
