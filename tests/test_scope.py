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
    ],
)
def test_scope(lang: str, text: str, scopes: list[str]) -> None:
    assert column(text, lang, "scope") == scopes
