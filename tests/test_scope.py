"""One edition or several."""

from __future__ import annotations

import pytest

from tests.test_status import column

C, E = "cumulative", "edition"


@pytest.mark.parametrize(
    ("lang", "text", "scopes"),
    [
        ("fr", "Depuis 2015, la fête a accueilli 2 millions de visiteurs.", [C]),
        ("fr", "Au cours des quatre dernières sessions, 900 contrats ont été signés.", [C, C]),
        ("fr", "En six éditions, le marché a attiré 80 000 visiteurs.", [C, C]),
        ("fr", "La banque investira 3 milliards d'euros sur cinq ans.", [C, C]),
        ("fr", "Pour la première fois depuis 2015, 300 exposants sont venus.", [E]),  # no sum
        ("fr", "Annuelle depuis 2011, la foire compte 200 stands.", [E]),  # the cue is the fair's
        ("fr", "La foire a reçu 400 exposants cette année.", [E]),
        ("fr", "Depuis sa création, le prix a distingué 120 auteurs ; 8 auteurs concouraient samedi.", [C, E]),
        ("fr", "Quelque 90 cavaliers ont fait le voyage depuis l'Irlande.", [E]),  # where from
        ("fr", "La navette depuis la gare a transporté 900 élèves.", [E]),
        ("fr", "Depuis mars, 90 luthiers ont signé.", [E]),
        ("fr", "La place est à 38 €, on n'a pas augmenté depuis 2019.", [E]),
        ("fr", "Le stand coûte 300 € depuis 2019.", [E]),
        ("fr", "Ce sont 900 jeunes qui ont signé en six éditions.", [C, C]),
        ("fr", "En six éditions, 900 artisans sont venus, dont 40 % de Bretagne.", [C, C, C]),
        ("fr", "Elle investira 20 millions d'euros au cours des cinq prochaines années dans 30 ports.", [C, C, C]),
        ("fr", "Le club a signé un contrat de cinq ans d'un montant de 3 M€.", [E, C]),
        ("fr", "Le club a signé un partenariat de trois ans, d'une valeur de 2 M€ par an.", [E, E]),
        ("fr", "La ville a voté un plan quinquennal de 30 millions d'euros.", [C]),
        ("fr", "Sur dix ans, 300 ponts ont été bâtis.", [C, C]),
        ("fr", "En vingt ans d'existence, le bal a reçu 90 000 danseurs.", [C, C]),
        ("fr", "Quelque 300 luthiers sont inscrits à ce jour.", [E]),
        ("fr", "À ce jour, la fondation a financé 300 ponts.", [C]),
        ("en", "It is a deal worth $7 million (about 6 million euros) over three seasons.", [C, C, E]),
        ("en", "Its five-year contract, worth $60 million, has run out.", [E, C]),
        ("en", "The three-year deal is worth $2m a year.", [E, E]),
        ("en", "Since most guests see two towns, we count 9,000 guests.", [E, E]),  # a reason
        ("en", "Since it opened, the hall has hosted 300 balls.", [C]),
        ("en", "Deals worth $9 million have been signed since 2015, 70 percent of which were paid.", [C, C]),
        ("en", "It gave $4 million over the next three years, and next year's fair hopes to welcome 900.", [C, C, E]),
        ("en", "Over two decades, 300 choirs have sung.", [C, C]),
        ("en", "Not since 2015 had the fair drawn 300 brewers.", [E]),
        ("fr", "Depuis 2014, la fête a reçu 9 000 curieux, dont 900 en 2021.", [C, E]),
        ("fr", "Entre 2015 et 2020, 300 ponts ont été bâtis.", [C]),
        ("en", "Since 2014 it has given $2 million, including $310,000 in 2021.", [C, E]),
        ("en", "Between 2010 and 2018 the fair gave $58 million, and 40 prizes a year.", [C, E]),
        ("fr", "Les entrées ont doublé depuis 2019 pour atteindre 900 curieux.", [E]),
        ("en", "Attendance has doubled since 2019 to 900 guests.", [E]),
        ("en", "Since its launch the prize has honoured 120 authors.", [C]),
        ("en", "The bank will invest $3 billion over the next four years.", [C, C]),
        ("en", "Since 2015 the fair has drawn 2 million visitors.", [C]),
        ("en", "To date the scheme has trained 4,000 sailors.", [C]),
        ("en", "To date 1,127 abstracts have been received, 388 of them from students.", [E, E]),
        ("en", "Some 900 runners have registered to date.", [E]),
        ("en", "It was the highest attendance since 2015, with 300 exhibitors.", [E]),
        ("en", "Exhibit space reached an all-time high of 40,000 square metres.", [E]),
        ("en", "The hall hosted 500 expert sessions.", [E]),  # sessions as what is counted
        ("en", "The town has come a long way since 1968, when 157 exhibitors set up stalls.", [E]),
        ("en", "In the next hall, 56 employers advertised jobs.", [E]),
        # within the year
        ("fr", "La billetterie a vendu 610 billets depuis l'été.", [E]),
        ("fr", "Depuis le début de l'année, 300 exposants se sont inscrits.", [E]),
        ("fr", "Depuis janvier 2019, la foire a reçu 300 exposants.", [C]),
        ("fr", "Depuis l'ouverture du parc, 3 millions de visiteurs sont venus.", [C]),
        ("en", "Some 3,000 passes have been sold since registration opened.", [E]),
        ("en", "Since the start of the year, 300 exhibitors have signed up.", [E]),
        ("en", "Since March 2019 the fair has hired 35 people.", [C]),
        ("fr", "La ville verse 200 000 francs, somme inchangée depuis 2009.", [E]),
        ("en", "The raffle made £900, bringing the sum raised since 2010 to £12,000.", [E, C]),
        ("en", "In all, 86 speakers took part in 22 sessions on two stages.", [E, E, E]),
        ("en", "Held for the first time in three years, the games drew 864 runners.", [E, E]),
    ],
)
def test_scope(lang: str, text: str, scopes: list[str]) -> None:
    assert column(text, lang, "scope") == scopes
