"""Reading takes linear time, and not much of it, whatever words of its own data are repeated."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.document import Document
from metrics.facts import analyse
from tests.texts import LANGS, ODD, groups

SIZE = 4_000  # characters, and twice as many
MOST_GROWTH = 3.0  # when the text doubles
FLOOR_S = 0.05  # below which time tells nothing
SLOWEST_S = 4.0  # for twice SIZE; fifty times what a dense text takes
TRIES = 4  # before a time is believed


def seconds(text: str, lang: str) -> float:
    """Processor time to read a text."""
    gc.collect()
    start = time.process_time()
    analyse([Document("a", text)], lang=lang)
    return time.process_time() - start


def growth(unit: str, lang: str) -> tuple[float, float]:
    """How much longer twice as many units take, at best, and how long.

    What looks back so and so far costs more until a text is longer than that: a growth counts that goes on.
    """
    text = "3 exposants " + unit * max(1, SIZE // max(1, len(unit)))
    once, twice = seconds(text, lang), seconds(text * 2, lang)
    took = twice
    for turn in range(TRIES):
        if twice <= max(MOST_GROWTH * once, FLOOR_S):
            break
        size = 2 ** (1 + turn // 2)
        once, twice = seconds(text * size, lang), seconds(text * 2 * size, lang)
    return twice / max(once, FLOOR_S), took


@st.composite
def units(draw: st.DrawFn) -> tuple[str, str]:
    """A language and one to four of its words, signs and figures, to be repeated."""
    lang = draw(st.sampled_from(LANGS))
    word = st.sampled_from(groups(lang)).flatmap(st.sampled_from)
    sign = st.sampled_from([word for word in ODD if len(word) < 10])
    piece = st.one_of(word, word, sign, st.integers(0, 10**8).map(str))
    gap = st.sampled_from((" ", " ", "", ", ", "\n", "-"))
    pieces = draw(st.lists(st.tuples(piece, gap), min_size=1, max_size=4))
    return lang, "".join(word + gap for word, gap in pieces)


@pytest.mark.parametrize(
    "unit",
    [
        "0\n", "6-", "_ ", "https://", "a@b.", "a.b", "l'", "|1", "1\t", "10 sur ", "dont 3 ", "contre 5 en 2004 ",
        "Expo ", "Foire de ", "The ", "SCE ", "de la ", "\u0301", "\ud800", "中", "1\u0301", "\x00",
    ],
)  # fmt: skip
def test_linear_in_signs(unit: str) -> None:
    check(("fr", unit))


def check(case: tuple[str, str]) -> None:
    ratio, took = growth(case[1], case[0])
    assert ratio < MOST_GROWTH
    assert took < SLOWEST_S


@settings(max_examples=25, deadline=None)
@given(units())
def test_linear_in_words_of_the_data(case: tuple[str, str]) -> None:
    check(case)


@pytest.mark.long
@settings(max_examples=1_500, deadline=None)
@given(units())
def test_linear_in_many_words_of_the_data(case: tuple[str, str]) -> None:
    check(case)
