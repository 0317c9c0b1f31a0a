"""Any text in any language is read without an exception, and every invariant of the tables holds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.document import Document
from metrics.facts import analyse
from tests.texts import LANGS, NASTIES, ODD, ONE_LINE, ROOT, broken, groups, made

QUICK = 1_000  # texts of each language in every run
MANY = 34_000  # in the long one
BATCH = 500


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of its words, odd characters and anything else: smaller ones when it fails."""
    lang = draw(st.sampled_from(LANGS))
    words = st.sampled_from(groups(lang)).flatmap(st.sampled_from)
    piece = st.one_of(words, words, st.sampled_from(ODD), st.integers(0, 10**7).map(str), st.text(max_size=4))
    lone = st.text(st.characters(categories=["Cs", "Nd", "No", "Mn", "Cf", "Sc"]), max_size=4)
    pieces = draw(st.lists(st.tuples(st.one_of(piece, lone), st.sampled_from((" ", " ", " ", ""))), max_size=14))
    return lang, "".join(word + gap for word, gap in pieces)


def faults(documents: list[Document], lang: str | None) -> list[str]:
    """What is wrong with the tables of these documents."""
    return list(broken(documents, *analyse(documents, lang=lang)))


@settings(max_examples=200, deadline=None)
@given(texts())
def test_any_text(case: tuple[str, str]) -> None:
    lang, text = case
    assert faults([Document("a", text)], lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_texts_made_of_words_and_faults(lang: str) -> None:
    assert faults([made(seed, lang) for seed in range(QUICK)], lang) == []


@pytest.mark.parametrize("lang", [*LANGS, None])
def test_nasties(lang: str | None) -> None:
    assert faults([Document(name, text) for name, text in NASTIES.items()], lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "stated"),
    [
        ("en", "Rs1,5 400 x", ["Rs1,5", "400"]),  # the name with digits stops at the comma
        ("fr", "R1,1,1,1 x", ["R1", "1,1", "1"]),
        ("es", "A$130-1A$130-140", ["A$130", "1", "A$130-140"]),
    ],
)
def test_every_number_of_glued_ones(lang: str, text: str, stated: list[str]) -> None:
    documents = [Document("a", text)]
    facts, mentions = analyse(documents, lang=lang)
    assert not list(broken(documents, facts, mentions))
    assert mentions["stated"].tolist() == stated


@pytest.mark.parametrize(("lang", "text"), [("en", "between 90 and 17 halls"), ("fr", "entre 90 et 17 halls")])
def test_low_is_never_above_high(lang: str, text: str) -> None:
    facts, _ = analyse([Document("a", text)], lang=lang)
    assert (facts["low"] <= facts["high"]).all()


def test_a_text_alone_or_in_a_batch_is_read_alike() -> None:
    documents = [made(seed, lang) for lang in LANGS for seed in range(40)]
    together = analyse(documents)
    alone = [analyse([document]) for document in reversed(documents)][::-1]
    for place, table in enumerate(together):
        parts = [tables[place] for tables in alone if len(tables[place])]
        pd.testing.assert_frame_equal(table, pd.concat(parts, ignore_index=True), check_dtype=False)


def digest() -> str:
    """A hash of all that is read in some made texts."""
    tables = (analyse([made(seed, lang) for seed in range(120)], lang=lang) for lang in LANGS)
    printed = "".join(table.to_csv(index=False) for pair in tables for table in pair)
    return hashlib.sha256(printed.encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_reads_the_same(seed: str) -> None:
    code = "from tests.test_any_text import digest; print(digest())"
    own = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest()


def batches() -> Iterator[tuple[str, range]]:
    return ((lang, range(first, first + BATCH)) for lang in LANGS for first in range(QUICK, QUICK + MANY, BATCH))


@pytest.mark.long
def test_a_hundred_thousand_texts() -> None:
    count = 0
    found: list[str] = []
    for lang, seeds in batches():
        documents = [made(seed, lang) for seed in seeds]
        try:
            found += faults(documents, lang if seeds.start % (4 * BATCH) else None)
        except Exception:
            found += [fault for document in documents for fault in raised(document, lang)]
        count += len(documents)
    assert not found, "\n".join(found)
    assert count >= 100_000


def raised(document: Document, lang: str) -> Iterator[str]:
    """What one document raises."""
    for code in (lang, None):
        try:
            analyse([document], lang=code)
        except Exception as error:
            yield f"{document}: {error!r}"


@pytest.mark.long
def test_five_megabytes_in_one_line() -> None:
    document = Document("a", ONE_LINE * (5_000_000 // len(ONE_LINE)))
    assert faults([document], "fr") == []
