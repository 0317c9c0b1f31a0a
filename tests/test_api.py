"""extract and explain as a program calls them: what goes in, what comes back, and which errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

import metrics
from metrics.table import MENTION_SCHEMA, SCHEMA

FR = "La foire a réuni 610 exposants, dont 51 de Singapour, sur 7 ha."
EN = "The fair drew 2,800 exhibitors and some 45,000 visitors."
DOCUMENTS = [metrics.Document("b", EN), metrics.Document("a", FR, date="2021-08"), metrics.Document("c", "")]


def dtypes(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


FULL, FULL_MENTIONS = dtypes(metrics.extract(FR)), dtypes(metrics.explain(FR))


def generated() -> Iterator[str]:
    yield FR
    yield EN


@pytest.mark.parametrize(
    ("texts", "doc_ids"),
    [
        (FR, ["0", "0", "0"]),
        ([FR, EN], ["0", "0", "0", "1", "1"]),
        ((EN, FR), ["0", "0", "1", "1", "1"]),
        (generated(), ["0", "0", "0", "1", "1"]),
        (pd.Series([EN, FR]), ["0", "0", "1", "1", "1"]),
        (pd.Series([EN, FR], index=["mars", "avril"]), ["mars", "mars", "avril", "avril", "avril"]),
        (pd.Series([EN, EN], index=[7, 7]), ["7", "7", "7", "7"]),
        (pd.Series([EN], index=pd.MultiIndex.from_tuples([("x", 1)])), ["('x', 1)"] * 2),
        (pd.Series([EN], index=pd.to_datetime(["2023-05-01"])), ["2023-05-01 00:00:00"] * 2),
        (pd.Series([None, EN, float("nan"), pd.NA]), ["1", "1"]),
        (pd.Series([EN], dtype="string"), ["0", "0"]),
        (DOCUMENTS, ["b", "b", "a", "a", "a"]),
        ([metrics.Document("x", EN), FR], ["x", "x", "1", "1", "1"]),
    ],
    ids=[
        "one text", "list", "tuple", "generator", "Series", "names", "one name twice", "levels", "dates", "missing",
        "string dtype", "Documents", "mixed",
    ],
)  # fmt: skip
def test_texts(texts: Any, doc_ids: list[str]) -> None:
    assert metrics.extract(texts)["doc_id"].tolist() == doc_ids


@pytest.mark.parametrize(
    "texts", ["", " \n\t ", "Bienvenue au salon.", "La 6e édition, en 2024.", [], [""], pd.Series([], dtype=str)]
)
def test_nothing_found_is_an_empty_table(texts: Any) -> None:
    facts = metrics.extract(texts)
    assert facts.empty
    assert dtypes(facts) == FULL


def test_columns() -> None:
    assert list(FULL) == list(SCHEMA)
    assert list(FULL_MENTIONS) == list(MENTION_SCHEMA)
    assert metrics.extract(FR).index.tolist() == [0, 1, 2]


@pytest.mark.parametrize("text", ["", "Bienvenue au salon."])
def test_nothing_to_explain(text: str) -> None:
    mentions = metrics.explain(text)
    assert mentions.empty
    assert dtypes(mentions) == FULL_MENTIONS


@pytest.mark.parametrize("text", [5, 5.5, b"610 exposants", ["610 exposants"], {"text": FR}, object()])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(TypeError, match=r"text 0: \w+ found; a string or a Document was expected"):
        metrics.extract([text])


@pytest.mark.parametrize("texts", [5, None, 5.5])
def test_what_holds_no_texts_is_refused(texts: Any) -> None:
    with pytest.raises(TypeError):
        metrics.extract(texts)


@pytest.mark.parametrize("lang", ["xx", "klingon", "zz", "FR-fr"])
def test_unknown_language(lang: str) -> None:
    with pytest.raises(ValueError, match=lang):
        metrics.extract(FR, lang=lang)
    with pytest.raises(ValueError, match=lang):
        metrics.explain(FR, lang=lang)


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (FR, None, "fr"),
        (EN, None, "en"),
        (EN, "fr", "fr"),
        (metrics.Document("a", FR, lang="fr"), None, "fr"),
        (metrics.Document("a", EN, lang="en"), None, "en"),
    ],
)
def test_language(text: Any, lang: str | None, told: str) -> None:
    facts = metrics.extract([text], lang=lang)
    assert set(facts["lang"]) == {told}


def test_each_text_tells_its_language() -> None:
    facts = metrics.extract([FR, EN])
    assert facts.groupby("doc_id")["lang"].unique().map(list).to_dict() == {"0": ["fr"], "1": ["en"]}


@pytest.mark.parametrize(("date", "year"), [("2021", 2021), ("2021-08", 2021), ("2021-08-23", 2021)])
def test_the_date_of_a_document(date: str, year: int) -> None:
    facts = metrics.extract([metrics.Document("a", FR, date=date)])
    assert set(facts["published"]) == {date}
    assert set(facts["year"]) == {year}


def test_no_year_is_an_empty_cell() -> None:
    assert metrics.extract(FR)["year"].isna().all()


def test_ids_are_unique() -> None:
    facts = metrics.extract([FR, EN, "12 halls, 12 halls et 12 halls."])
    assert facts["fact_id"].is_unique


def test_the_same_text_gives_the_same_table() -> None:
    pd.testing.assert_frame_equal(metrics.extract(DOCUMENTS), metrics.extract(DOCUMENTS))


def test_the_order_of_texts_does_not_matter() -> None:
    one, other = metrics.extract(DOCUMENTS), metrics.extract(DOCUMENTS[::-1])
    order = ["doc_id", "start"]
    pd.testing.assert_frame_equal(
        one.sort_values(order, ignore_index=True), other.sort_values(order, ignore_index=True)
    )


def test_texts_do_not_colour_each_other() -> None:
    together = metrics.extract(DOCUMENTS)
    alone = pd.concat([found for document in DOCUMENTS if not (found := metrics.extract([document])).empty])
    pd.testing.assert_frame_equal(together, alone.reset_index(drop=True))


def test_rows_come_in_the_order_of_the_text() -> None:
    facts = metrics.extract(FR)
    assert facts["value"].tolist() == [610, 51, 70_000]
    assert facts["start"].is_monotonic_increasing


def test_links_lead_to_rows() -> None:
    whole, part, _ = metrics.extract(FR).to_dict("records")
    assert part["part_of"] == whole["fact_id"]
    assert pd.isna(whole["part_of"])


@pytest.mark.parametrize(
    ("lang", "text", "mentions"),
    [
        ("fr", "Le 6e salon, en 2024, réunit 610 exposants.", ["6e ordinal", "2024 year", "610 exposants fact"]),
        ("fr", "Le 5 novembre 2023 : 12 concerts.", ["5 date", "2023 date", "12 concerts fact"]),
        ("fr", "Ouvert à 18 h 30 pour 200 personnes.", ["18 h 30 time", "200 personnes fact"]),
        ("en", "The 3rd fair, in 2024, hosts 610 exhibitors.", ["3rd ordinal", "2024 year", "610 exhibitors fact"]),
    ],
)
def test_explain(lang: str, text: str, mentions: list[str]) -> None:
    told = metrics.explain(text, lang=lang)
    assert [f"{row.stated} {row.kind}" for row in told.itertuples()] == mentions


@pytest.mark.parametrize(
    "text", [FR, EN, "Tél. 01 44 55 66 77. Le 6e salon, du 5 au 10 mai 2024 : 12 à 15 halls (+3 %)."]
)
def test_explained_mentions_are_in_order_and_apart(text: str) -> None:
    told = metrics.explain(text)
    assert (told["start"].iloc[1:].to_numpy() >= told["end"].iloc[:-1].to_numpy()).all()
    assert [text[start:end] for start, end in zip(told["start"], told["end"], strict=True)] == told["stated"].tolist()


@pytest.mark.parametrize("text", [FR, EN])
def test_every_fact_is_explained(text: str) -> None:
    facts, told = metrics.extract(text), metrics.explain(text)
    assert told.loc[told["kind"] == "fact", "fact_id"].tolist() == facts["fact_id"].tolist()
    assert told.loc[told["kind"] != "fact", "fact_id"].isna().all()


def test_explain_takes_a_document() -> None:
    told = metrics.explain(metrics.Document("a", FR))
    assert set(told["doc_id"]) == {"a"}


@pytest.mark.parametrize("line", ["\n", "\r\n", "\u2028"])
def test_offsets_count_the_text_as_it_is(line: str) -> None:
    text = f"Bilan{line}{line}🎉 610 exposants{line}La foire e\u0301tait belle{line}45 000 visiteurs."
    facts = metrics.extract(text, lang="fr")
    assert facts["value"].tolist() == [610, 45_000]
    assert [text[start:end] for start, end in zip(facts["start"], facts["end"], strict=True)] == list(facts["stated"])
