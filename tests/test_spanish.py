"""Spanish, which came in by its data files alone: what its sentences hold, and that its texts are told."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from metrics import Document, extract
from metrics.about.setting import setting
from metrics.document import Document as Text
from metrics.facts import analyse
from metrics.sentence.detect import detect
from metrics.text import fold

TABLE = Path(__file__).parent / "data" / "es.tsv"

# right, and not yet read so
WANTED = {
    (
        "El alquiler del estand cuesta 120 euros por metro cuadrado.",
        "120",
    ): "the label is the complement of the subject and not its head",
}


def rows() -> Iterator[Any]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            reason = WANTED.get((row["text"], row["value"]))
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(row, id=f"{row['text'][:40]} {row['value']}", marks=marks)


@pytest.mark.parametrize("row", list(rows()))
def test_sentence(row: dict[str, str]) -> None:
    facts = extract([Document("es", row["text"])], lang="es")
    found = [(f.value, f.unit, f.metric, f.relation) for f in facts.itertuples()]
    if not row["value"]:
        assert found == []
        return
    wanted = (pytest.approx(float(row["value"])), row["unit"], row["metric"], row["relation"])
    assert wanted in found
    if row["noun"]:
        labels = [f.label for f in facts.itertuples() if (f.value, f.unit, f.metric, f.relation) == wanted]
        assert any(fold(row["noun"]) in fold(str(label)) for label in labels), labels


def test_no_fact_beyond_those_of_the_table() -> None:
    texts: dict[str, int] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            texts[row["text"]] = texts.get(row["text"], 0) + bool(row["value"])
    facts, _ = analyse([Document(text, text) for text in texts], lang="es")
    counted = facts["doc_id"].value_counts()
    assert {text: counted.get(text, 0) for text, count in texts.items() if counted.get(text, 0) > count} == {}


@pytest.mark.parametrize(
    "text",
    [
        "La feria reunió a 1.150 expositores durante cinco días.",
        "Entre 200 y 250 artesanos venderán sus creaciones.",
        "Desfilaron 22 carrozas y 800 caballos por el paseo.",
        "EL FESTIVAL VENDIÓ MÁS DE 45.000 ENTRADAS",
    ],
)
def test_a_text_is_told_to_be_spanish(text: str) -> None:
    assert detect(fold(text), text) == "es"


@pytest.mark.parametrize(
    ("text", "event", "edition", "place"),
    [
        (
            "La 28.ª edición de la Feria del Libro de Madrid se celebrará en mayo en Madrid.",
            "Feria del Libro de Madrid",
            28,
            "Madrid",
        ),
        (
            "El Salón Internacional del Automóvil de Barcelona atrajo a 620.000 visitantes.",
            "Salón Internacional del Automóvil de Barcelona",
            None,
            "Barcelona",
        ),
        (
            "El Congreso Mundial de Móviles celebró su vigésima edición en Barcelona.",
            "Congreso Mundial de Móviles",
            20,
            "Barcelona",
        ),
    ],
)
def test_event(text: str, event: str, edition: int | None, place: str) -> None:
    found = setting(Text("es", text), fold(text), "es")
    assert (found.event, found.edition, found.place) == (event, edition, place)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MENDOZA, Argentina.- La vendimia dejó $ 12 millones.", "ARS"),
        ("GUADALAJARA, México.- La feria dejó 12 millones de pesos.", "MXN"),
        ("Cúcuta, 3 de mayo de 2023.- La feria movió $12.000 millones.", "COP"),
        ("VALPARAÍSO, Chile.- El festival costó $ 300 millones.", "CLP"),
        ("MONTEVIDEO.- El salón recaudó $ 9 millones y US$ 40.000.", "UYU"),
        ("GIJÓN.- La feria dejó 12 millones de dólares.", "USD"),
    ],
)
def test_pesos_are_those_of_the_country(text: str, code: str) -> None:
    assert extract([Document("es", text)], lang="es")["unit"].iloc[0] == code
