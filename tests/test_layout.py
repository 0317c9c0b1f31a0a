"""Key figures on lines of their own, and tables in running text."""

from __future__ import annotations

import pytest

from metrics.document import Document
from metrics.facts import analyse


def facts(text: str, lang: str, *names: str) -> list[tuple[object, ...]]:
    table, _ = analyse([Document("t", text, lang=lang, date="2022-06-01")])
    return [tuple(row) for row in table[list(names)].itertuples(index=False)]


@pytest.mark.parametrize(
    ("lang", "text", "read"),
    [
        ("fr", "1 050\nexposants\n22\npays", [("exhibitors", 1050), ("countries", 22)]),
        ("fr", "Exposants\n1 050\nPays\n22", [("exhibitors", 1050), ("countries", 22)]),
        ("fr", "FRÉQUENTATION\n9 834\nvisiteurs\n22\npays", [("visitors", 9834), ("countries", 22)]),
        ("fr", "1 050\n\nexposants\n\n22\n\npays", [("exhibitors", 1050), ("countries", 22)]),
        ("fr", "Plus de 300\nexposants\n12\npays", [("exhibitors", 300), ("countries", 12)]),
        ("en", "16,273\nvisitors\n113\ncountries", [("visitors", 16273), ("countries", 113)]),
        ("en", "Visitors\n16,273\nCountries\n113", [("visitors", 16273), ("countries", 113)]),
        ("en", "Exhibitors: 300\nVisitors: 9,000", [("exhibitors", 300), ("visitors", 9000)]),
    ],
)
def test_key_figures(lang: str, text: str, read: list[tuple[str, float]]) -> None:
    assert facts(text, lang, "metric", "value") == read


@pytest.mark.parametrize(
    ("lang", "text", "read"),
    [
        (
            "fr",
            "Fréquentation | 2020 | 2021\nExposants | 300 | 350\nVisiteurs | 8 000 | 9 000",
            [("exhibitors", 300, 2020), ("exhibitors", 350, 2021), ("visitors", 8000, 2020), ("visitors", 9000, 2021)],
        ),
        (
            "en",
            "| Item | 2022 | 2021 | Change |\n|---|---|---|---|\n| Exhibitors | 330 | 300 | +10% |",
            [("exhibitors", 330, 2022), ("exhibitors", 300, 2021), ("exhibitors", 10, 2022)],
        ),
        ("en", "Item\t2021\t2022\nVisitors\t8,000\t9,000", [("visitors", 8000, 2021), ("visitors", 9000, 2022)]),
        (  # the corner of the table is empty
            "en",
            "| | 2021 | 2022 | Change |\n|---|---|---|---|\n| Exhibitors | 300 | 330 | +10% |",
            [("exhibitors", 300, 2021), ("exhibitors", 330, 2022), ("exhibitors", 10, 2022)],
        ),
        (
            "fr",
            "          2021    2022\nExposants   300    330",
            [("exhibitors", 300, 2021), ("exhibitors", 330, 2022)],
        ),
        (
            "fr",
            "Indicateur | 2021 | 2022\nSurface d'exposition (m²) | 5 000 | 6 000",
            [("exhibition_area", 5000, 2021), ("exhibition_area", 6000, 2022)],
        ),
        (
            "en",
            "Region        Investment (Rs crore)   Exhibitors\nNorth         120                     40",
            [("investment", 1.2e9, 2022), ("exhibitors", 40, 2022)],
        ),
        (
            "en",
            "Item | 2021 | 2023 | Growth vs 2021\nSales (BHD million) | 1.2 | 1.5 | +25%\nRegions | 29 | 34 | +5",
            [
                ("revenue", 1.2e6, 2021),
                ("revenue", 1.5e6, 2023),
                ("revenue", 25, 2023),
                ("regions", 29, 2021),
                ("regions", 34, 2023),
                ("regions", 5, 2023),
            ],
        ),
        (
            "fr",
            "Poste | 2022 | 2023 | Évolution\nVentes (M€) | 20,5 | 19 | -7 %\nVisiteurs | 900 | 990 | +10 %\n"
            "dont professionnels | 60 | 66 | +10 %",
            [
                ("revenue", 2.05e7, 2022),
                ("revenue", 1.9e7, 2023),
                ("revenue", -7, 2023),
                ("visitors", 900, 2022),
                ("visitors", 990, 2023),
                ("visitors", 10, 2023),
                ("professionals", 60, 2022),
                ("professionals", 66, 2023),
                ("professionals", 10, 2023),
            ],
        ),
        (
            "en",  # years of growth have their own columns
            "Indicator | 2021 | 2022\nVisitors | +3% | +4%",
            [("other", 3, 2021), ("other", 4, 2022)],
        ),
        (
            "en",  # what has a unit of its own keeps it
            "Item | 2021 | 2022\nSales (million) | €2m | €3m",
            [("revenue", 2e6, 2021), ("revenue", 3e6, 2022)],
        ),
    ],
)
def test_tables(lang: str, text: str, read: list[tuple[str, float, int]]) -> None:
    assert facts(text, lang, "metric", "value", "year") == read


def test_a_share_in_a_table_is_of_the_title_and_set_apart_by_its_row() -> None:
    text = "Profil des visiteurs | 2021 | 2022\nAgences | 41 % | 44 %"
    assert facts(text, "fr", "metric", "segment", "year") == [
        ("visitors", "Agences", 2021),
        ("visitors", "Agences", 2022),
    ]


def test_a_column_of_targets_is_expected() -> None:
    text = "Poste | 2022 | 2024 (objectif)\nExposants | 300 | 350"
    assert facts(text, "fr", "status", "year") == [("reported", 2022), ("expected", 2024)]


def test_words_side_by_side_are_no_table() -> None:
    assert facts("Le salon  a réuni 300 exposants.", "fr", "metric", "year") == [("exhibitors", 2022)]
