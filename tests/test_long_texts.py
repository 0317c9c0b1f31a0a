"""A fact of a long text takes the time of a fact of a short one."""

from __future__ import annotations

import time

import pytest

from metrics.context import columns
from metrics.document import Document
from metrics.facts import analyse
from metrics.sentence import layout
from metrics.text import fold

LINES = {
    "one line": "Le salon a réuni {} exposants, dont 12 de Singapour, et 4 000 visiteurs en 2024. ",
    "one line with tabs": "Il y avait {} visiteurs.\tOn comptait 30 exposants. ",
    "figures over nouns": "{}\nexposants\n",
    "figures under nouns": "Visiteurs\n{}\n\n",
    "rows": "| Lyon | {} | 210 exposants |\n",
    "rows without figures": "| Lyon | {} visiteurs |\n| rien | du tout |\n",
    "bullets": "- {} exposants\n",
    "one list": "{} visiteurs, 12 exposants, ",
    "shares": "{} visiteurs, soit 12 % ; ",
}


def _text(line: str, size: int) -> str:
    return "".join(line.format(1000 + at) for at in range(size // len(line)))


def test_a_line_is_split_once(monkeypatch: pytest.MonkeyPatch) -> None:
    split: list[int] = []
    cells = columns.cells
    monkeypatch.setattr(columns, "cells", lambda *span: split.append(1) or cells(*span))
    analyse([Document("a", _text(LINES["one line with tabs"], 5_000))], lang="fr")
    assert len(split) == 1


def test_a_block_is_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of a block is asked a few times whether it names a figure, however long the block is."""
    asked: list[int] = []
    labels = layout._labels
    monkeypatch.setattr(layout, "_labels", lambda *given: asked.append(1) or labels(*given))
    text = _text(LINES["figures over nouns"], 20_000)
    list(layout.lines(text, fold(text), frozenset()))
    assert len(asked) < 8 * text.count("\n")


@pytest.mark.long
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_time_per_fact(line: str) -> None:
    def cost(size: int, documents: int) -> float:
        """Seconds a fact, the better of two runs."""
        texts = [Document(str(at), _text(line, size)) for at in range(documents)]
        found = []
        for _ in range(2):
            begin = time.process_time()
            facts, _ = analyse(texts, lang="fr")
            found.append((time.process_time() - begin) / len(facts))
        return min(found)

    short = cost(3_000, 20)
    assert cost(200_000, 1) < 2 * short
