"""The data files as files, and every example and near miss of metrics.toml as a test of its own."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from metrics import Document
from metrics.checking import faults_of, language_of
from metrics.facts import analyse
from metrics.text import fold
from metrics.vocabulary.language import language, languages
from metrics.vocabulary.rules import default_rules
from metrics.vocabulary.vocab import plurals

DATA = Path(__file__).parent.parent / "metrics" / "data"
KINDS = ("count", "money", "area")

# the Metrics list of the data dictionary, in its order
ORDER = """
exhibitors companies startups brands organisations media partners countries regions cities visitors participants buyers
guests speakers experts journalists professionals volunteers jobs people forums exhibitions sessions events awards
products tickets seats rooms vehicles animals views patents pavilions stands projects contracts negotiations policies
investment contract_value revenue trade_volume market_size funding price money exhibition_area area duration length mass
volume power energy data speed temperature other
""".split()


def examples() -> Iterator[Any]:
    for metric in default_rules().metrics:
        count: Counter[str] = Counter()
        for kind, note in (("examples", ""), ("near_misses", "not-")):
            for example in getattr(metric, kind):
                lang = language_of(example)
                count[note + lang] += 1
                name = f"{metric.name}-{note}{lang}-{count[note + lang]}"
                yield pytest.param(metric.name, example, id=name)


@pytest.mark.parametrize(("metric", "example"), list(examples()))
def test_example(metric: str, example: Mapping[str, Any]) -> None:
    assert list(faults_of(metric, example)) == []


def test_metrics_stand_in_the_order_of_the_data_dictionary() -> None:
    assert [metric.name for metric in default_rules().metrics] == ORDER


def test_every_metric_has_a_french_and_an_english_example() -> None:
    for metric in default_rules().metrics:
        shown = {language_of(example) for example in metric.examples}
        assert shown >= {"fr", "en"}, f"metrics.toml [{metric.name}] has examples in {sorted(shown)} only"


@pytest.mark.parametrize("lang", languages())
def test_a_noun_has_one_metric_of_its_kind(lang: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for metric in default_rules().metrics:
        for noun in metric.nouns.get(lang, ()):
            kind = metric.unit if metric.unit in KINDS else metric.name
            first = seen.setdefault((kind, fold(noun)), metric.name)
            assert first == metric.name, f'metrics.toml [{metric.name}] {lang}: "{noun}" already belongs to [{first}]'


@pytest.mark.parametrize("lang", languages())
def test_no_noun_is_written_twice(lang: str) -> None:
    for metric in default_rules().metrics:
        nouns = metric.nouns.get(lang, ())
        twice = [noun for noun, times in Counter(nouns).items() if times > 1]
        assert not twice, f"metrics.toml [{metric.name}] {lang}: {twice}"


@pytest.mark.parametrize("lang", languages())
def test_every_counted_noun_is_read_as_its_metric(lang: str) -> None:
    """ "12 exposants." for each noun of the counts, in the plural, as a text would hold it."""
    wrong = [(noun, metric, read) for noun, metric, read in _read_alone(lang) if read != metric]
    assert not wrong, f"{len(wrong)} nouns: {wrong[:20]}"


def _read_alone(lang: str) -> Iterator[tuple[str, str, str]]:
    nouns = [
        (many(noun, lang), metric.name)
        for metric in default_rules().metrics
        if metric.unit == "count"
        for noun in metric.nouns.get(lang, ())
        if f"{lang} {noun}" not in NOT_ALONE
    ]
    documents = [Document(str(at), f"{OPENING[lang]} 12 {noun}.") for at, (noun, _) in enumerate(nouns)]
    facts, _ = analyse(documents, lang=lang)
    read = dict(zip(facts["doc_id"], facts["metric"], strict=True))
    return ((noun, metric, read.get(str(at), "nothing")) for at, (noun, metric) in enumerate(nouns))


def many(noun: str, lang: str) -> str:
    """The plural of a noun, in English that of its last word alone: "trade fairs", "salons du livre"."""
    words = language(lang)
    if noun.isupper():
        return noun
    forms = plurals(noun, words.data["plurals"], [*words.words("words", "links"), "à", "en", "in"]) - {noun} or {noun}
    return max(forms, key=lambda form: (_shared(form, noun) if words.head_last else len(form), form))


def _shared(form: str, noun: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(form, noun, strict=False)) if one != other), len(noun))


OPENING = {"fr": "Il y a", "en": "There are", "es": "Hay"}

# not read yet: nouns that begin like a unit ("12 nuits d'hôtel"), a half or an adverb; the longer noun should win
NOT_ALONE = {
    *("fr demi-finale", "fr demi-finales", "fr demi-finaliste", "fr heure de visionnage", "fr heures de visionnage"),
    *("fr joueur en ligne", "fr journée d'étude", "fr journées d'étude", "fr journée portes ouvertes"),
    *(
        "fr journées portes ouvertes",
        "fr lecture en ligne",
        "fr lectures en ligne",
        "fr nuit d'hôtel",
        "fr nuits d'hôtel",
    ),
    *("en 3D printer", "en barrel racer", "en children's book", "en day pass", "en day ticket", "en day visitor"),
    *("en foot traffic", "en Fortune Global 500 company", "en MP", "en night market", "en night's accommodation"),
    *("en nights' accommodation", "en one-on-one", "en one-to-one", "en two-year-old"),
    *(
        "es jornada completa equivalente",
        "es jornada de puertas abiertas",
        "es jornada técnica",
        "es jornadas técnicas",
    ),
    *("es noche de hotel", "es noche hotelera", "es noches de hotel", "es me gusta"),
}


# word files ---------------------------------------------------------------------------------------------------------

OWN = {"conjugation", "elided", "contracted", "months"}  # each language has its own entries here
OPTIONAL = {"irregular_plurals", "not_plural", "months"}


@cache
def word_file(lang: str) -> dict[str, Any]:
    return tomllib.loads((DATA / "languages" / f"{lang}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "fr"])
def test_word_files_have_the_lists_of_the_french_one(lang: str) -> None:
    french, other = word_file("fr"), word_file(lang)
    assert set(other) - OPTIONAL == set(french) - OPTIONAL
    for section, lists in french.items():
        if isinstance(lists, dict) and section not in OWN:
            missing = set(lists) - set(other[section])
            assert not missing, f"languages/{lang}.toml [{section}]: no list {sorted(missing)}; copy it from fr.toml"


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "fr"])
def test_event_files_have_the_lists_of_the_french_one(lang: str) -> None:
    french, other = (
        tomllib.loads((DATA / "events" / f"{code}.toml").read_text(encoding="utf-8")) for code in ("fr", lang)
    )
    assert set(other) == set(french)


@pytest.mark.parametrize("lang", languages())
def test_word_files_hold_words_and_no_patterns(lang: str) -> None:
    for section, lists in word_file(lang).items():
        for name, words in lists.items() if isinstance(lists, dict) else ():
            for word in words if isinstance(words, list) else ():
                assert not re.search(r"[\\\[\]{}*^]", str(word)), f"languages/{lang}.toml [{section}] {name}: {word!r}"
