"""Which names are one series, and which only look alike."""

from __future__ import annotations

import pytest

from metrics.series import same_series


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["Sommet de la Chine numérique", "sommet sur la Chine Numerique"], "Sommet de la Chine numérique"),
        (["SCE", "Smart China Expo"], "Smart China Expo"),
        (["FOIRE DU VALAIS", "Foire du Valais", "La Foire du Valais 2023"], "La Foire du Valais 2023"),
        (["Farnborough International Airshow", "Farnborough Airshow"], "Farnborough International Airshow"),
        (["Foire de Canton", "Canton Fair", "Canton Fair"], "Canton Fair"),  # the commoner spelling stays
        (["COP22", "COP 27"], "COP 27"),
    ],
)
def test_one_series(names: list[str], one: str) -> None:
    assert set(same_series(names).values()) == {one}


@pytest.mark.parametrize(
    "names",
    [
        ["Salon du livre de Paris", "Salon du livre de Montréal"],
        ["Carnaval", "Carnaval de Nice"],  # of which town?
        ["G20", "G7"],
        ["SIA", "Salon international de l'automobile", "Salon international de l'agriculture"],  # of which of the two?
        ["London Marathon", "Paris Marathon"],
        ["Digital China Summit", "Digital India Summit"],
    ],
)
def test_several_series(names: list[str]) -> None:
    assert len(set(same_series(names).values())) == len(names)


def test_aliases_join_what_letters_cannot() -> None:
    aliases = {"Foire internationale de Dakar": ["FIDAK"], "Convention mondiale de la fabrication": ["WMC"]}
    found = same_series(["FIDAK", "WMC", *aliases], aliases)
    assert found["FIDAK"] == "Foire internationale de Dakar"
    assert found["WMC"] == "Convention mondiale de la fabrication"


def test_an_alias_of_two_series_joins_neither() -> None:
    aliases = {"Congrès de radiologie": ["Congrès annuel"], "Congrès de cardiologie": ["Congrès annuel"]}
    found = same_series(["Congrès annuel", *aliases], aliases)
    assert len(set(found.values())) == 3


def test_no_names_and_the_empty_name() -> None:
    assert same_series([]) == {}
    assert same_series(["", "VivaTech"]) == {"": "", "VivaTech": "VivaTech"}
