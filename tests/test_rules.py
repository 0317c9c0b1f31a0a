"""A user's own rules: what they add and override, and how a mistake in them is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from metrics import Document, extract
from metrics.checking import check
from metrics.vocabulary.rules import Rules, default_rules
from metrics.vocabulary.userrules import load_rules


def written(folder: Path, text: str) -> Rules:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return load_rules(file)


def read(text: str, rules: Rules | None, lang: str = "fr") -> list[tuple[str, float, str, str]]:
    facts = extract([Document("own", text)], lang=lang, rules=rules)
    return [(f.metric, f.value, f.unit, f.relation) for f in facts.itertuples()]


@pytest.mark.parametrize(
    ("own", "text", "before", "after"),
    [
        pytest.param(
            '[zorglubs]\nfr = ["zorglub"]',
            "Le parc compte 12 zorglubs.",
            [("other", 12, "count", "=")],
            [("zorglubs", 12, "count", "=")],
            id="a metric of its own",
        ),
        pytest.param(
            '[metrics.zorglubs]\nfr = ["zorglub géant"]',
            "Le parc compte 12 zorglubs géants.",
            [("other", 12, "count", "=")],
            [("zorglubs", 12, "count", "=")],
            id="under metrics, of several words",
        ),
        pytest.param(
            '[visitors]\nfr = ["zorglub"]',
            "Ils ont vu 12 zorglubs et 30 visiteurs.",
            [("other", 12, "count", "="), ("visitors", 30, "count", "=")],
            [("visitors", 12, "count", "="), ("visitors", 30, "count", "=")],
            id="one more noun of a metric",
        ),
        pytest.param(
            '[visitors]\nreplace = true\nfr = ["zorglub"]',
            "Ils ont vu 12 zorglubs et 30 visiteurs.",
            [("other", 12, "count", "="), ("visitors", 30, "count", "=")],
            [("visitors", 12, "count", "="), ("other", 30, "count", "=")],
            id="its nouns alone",
        ),
        pytest.param(
            '[drones]\nfr = ["Drone"]',
            "Il y a 42 drones et trois avions.",
            [("vehicles", 42, "count", "="), ("vehicles", 3, "count", "=")],
            [("drones", 42, "count", "="), ("vehicles", 3, "count", "=")],
            id="a noun taken from another metric",
        ),
        pytest.param(
            '[units.arpent]\nis = "34.19 * are"\nfr = ["arpent", "arpents"]',
            "Le site couvre 10 arpents.",
            [("other", 10, "count", "=")],
            [("area", 34190, "m²", "=")],
            id="a unit",
        ),
        pytest.param(
            '[units.square_meter]\nfr = ["m carrés"]',
            "Le site couvre 10 m carrés.",
            None,
            [("area", 10, "m²", "=")],
            id="one more way to write a unit",
        ),
        pytest.param(
            '[units.long_ton_here]\nis = "1016 * kilogram"\nfr = ["tonne", "tonnes"]',
            "Il a fallu 2 tonnes de sable.",
            [("mass", 2000, "kg", "=")],
            [("mass", 2032, "kg", "=")],
            id="a word that is another unit here",
        ),
        pytest.param(
            '[words.fr.relations]\nabout = ["dans les"]',
            "Le salon réunit dans les 610 exposants.",
            [("exhibitors", 610, "count", "=")],
            [("exhibitors", 610, "count", "~")],
            id="a hedge",
        ),
        pytest.param(
            '[words.fr.relations]\nat_least = ["plus de"]',
            "Le salon réunit plus de 610 exposants.",
            [("exhibitors", 610, "count", ">")],
            [("exhibitors", 610, "count", ">=")],
            id="a hedge that means something else here",
        ),
    ],
)
def test_own_rules(
    tmp_path: Path,
    own: str,
    text: str,
    before: list[tuple[str, float, str, str]] | None,
    after: list[tuple[str, float, str, str]],
) -> None:
    if before is not None:
        assert read(text, None) == before
    assert read(text, written(tmp_path, own)) == after


def test_own_rules_leave_the_built_in_ones_alone(tmp_path: Path) -> None:
    written(tmp_path, '[visitors]\nreplace = true\nfr = ["zorglub"]\n[words.fr.relations]\nabout = ["plus de"]')
    assert read("plus de 30 visiteurs", None) == [("visitors", 30, "count", ">")]
    assert "visiteur" in next(m for m in default_rules().metrics if m.name == "visitors").nouns["fr"]


def test_an_empty_file_is_the_built_in_rules(tmp_path: Path) -> None:
    assert [m.name for m in written(tmp_path, "").metrics] == [m.name for m in default_rules().metrics]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('drones = "drone"', "drones: a table was expected, such as [drones]"),
        ('metrics = ["drone"]', "[metrics]: a table was expected, found ['drone']"),
        ('[Drones]\nfr = ["drone"]', "[Drones]: the name of a metric is small letters, digits and _"),
        (
            '[drones]\nfr = "drone"',
            "[drones] fr: a list of nouns was expected, such as",
        ),
        ('[drones]\nfr = ["drone", 3]', "[drones] fr: a list of nouns was expected"),
        ('[drones]\nfr = [" "]', "[drones] fr: a list of nouns was expected"),
        ("[drones]\nunit = 3", '[drones] unit: a text was expected, such as "count", found 3'),
        ('[drones]\nunit = "bananas"', '[drones] unit: unknown unit "bananas"; known are count, money, area'),
        ('[drones]\nnouns = ["drone"]', '[drones]: unknown key "nouns"; known are unit, title, about, examples'),
        ('[drones]\nreplace = "yes"', "[drones] replace: true or false was expected, found 'yes'"),
        ('[drones]\nfr = ["drone"]\n[robots]\nfr = ["Drone"]', '[robots] fr: "Drone" already belongs to [drones]'),
        ('[drones]\nexamples = ["12 drones"]', "[drones] examples 1: a text under its language and as were expected"),
        ('[drones]\nexamples = [{ fr = "[12 drones]" }]', "[drones] examples 1: a text under its language and as"),
        (
            '[drones]\nexamples = [{ fr = "[12 drones]", as = ["count 12"] }]',
            '[drones] examples 1 as: "count 12" is no value and unit, such as "12 count"',
        ),
        (
            '[drones]\nexamples = [{ xx = "[12]", as = ["12 count"] }]',
            'examples 1: unknown language "xx"; known',
        ),
        ('[drones]\nnear_misses = [{ fr = "drone 12" }]', "near_misses 1: a text under its language and why"),
        ('[units.arpent]\nis = "34 * ares_of_old"', "[units.arpent]"),
        ("[units.arpent]\nis = 34", '[units.arpent] is: a text was expected, such as "34.19 * are", found 34'),
        ('[units.arpent]\nfrench = ["arpent"]', '[units.arpent]: unknown key "french"; known are is, symbol, signs'),
        ('[units.square_meter]\nis = "2 * are"', '[units.square_meter]: "square_meter" is built in; give only ways'),
        ('[words.xx.relations]\nabout = ["a"]', '[words.xx]: no word file for language "xx"; known are en, es, fr'),
        ('[words.fr.hedges]\nabout = ["a"]', '[words.fr]: unknown section "hedges"; known are words, relations'),
        ('[words.fr.relations]\nroughly = ["a"]', '[words.fr.relations]: unknown list "roughly"; known are about'),
        ('[words.fr.relations]\nabout = "a"', "[words.fr.relations] about: a list of words was expected"),
        ('[words.fr]\nrelations = ["a"]', "[words.fr.relations]: a table was expected, found ['a']"),
        ("[drones", "not valid TOML"),
    ],
)
def test_mistakes_are_told_with_file_and_entry(tmp_path: Path, own: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)) as caught:
        written(tmp_path, own)
    assert str(caught.value).startswith(str(tmp_path / "own.toml"))
    assert "\n" not in str(caught.value)


def test_a_noun_may_count_and_cost(tmp_path: Path) -> None:
    rules = written(tmp_path, '[orders_here]\nfr = ["zorglub"]\n[order_value]\nunit = "money"\nfr = ["zorglub"]')
    assert read("12 zorglubs", rules) == [("orders_here", 12, "count", "=")]
    assert read("des zorglubs de 12 millions d'euros", rules) == [("order_value", 12e6, "EUR", "=")]


OWN = """
[food_trucks]
fr = ["food-truck"]
examples = [{ fr = "[42 food-trucks] sont là.", as = ["42 count"] }]
near_misses = [{ fr = "un food-truck de 12 m2", why = "the figure is an area" }]
"""


def test_check_reads_the_examples_of_the_file_and_no_others(tmp_path: Path) -> None:
    assert check(written(tmp_path, OWN), "own.toml") == ([], 2)


def test_check_says_which_example_is_wrong(tmp_path: Path) -> None:
    faults, _ = check(written(tmp_path, OWN.replace("42 count", "43 count")), "own.toml")
    assert faults == [
        "own.toml [food_trucks] examples 1: '42 food-trucks sont là.': '42 food-trucks' is 42 count, not 43 count"
    ]


def test_the_worked_example_of_the_documentation(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n# my-rules\.toml\n(.*?)```", page, re.DOTALL)
    assert check(written(tmp_path, example), "my-rules.toml") == ([], 5)
