"""A library whose process is killed again and again, on real texts: it opens each time and loses nothing accepted."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import metrics
from metrics.corpus.corrections import correct, corrections
from metrics.corpus.store import Library, fingerprint
from metrics.vocabulary.userrules import load_rules
from tests.texts import ROOT, gold

KILLS = 50
TEXTS = 60  # in each import
WORK = """
import sys
from metrics.document import Document
from metrics.facts import analyse
from metrics.corpus.store import Library
from tests.test_store_killed import documents
path, rules, turn = sys.argv[1], sys.argv[2], int(sys.argv[3])
analyse([Document("a", "3 halls", lang=lang) for lang in ("fr", "en")])
with Library(path, rules=rules) as library:
    print("begin", flush=True)
    library.add(documents(turn) if turn >= 0 else [])
    print("done", flush=True)
"""
RULES = """[drones]
unit = "count"
title = "Drones"
about = "drones"
fr = ["drone"{more}]
examples = [{{ fr = "Le salon montre [42 drones].", as = ["42 count"] }}]
"""


def documents(turn: int) -> list[metrics.Document]:
    """The texts of one import: stretches of the gold texts, each with a figure of its own."""
    rng = random.Random(turn)
    found = []
    for number in range(TEXTS):
        text = rng.choice(gold())
        begin = rng.randrange(len(text))
        name = f"t{turn}-{number}"
        found.append(metrics.Document(name, f"{turn * TEXTS + number + 10} drones. {text[begin : begin + 700]}"))
    return found


def run(path: Path, rules: Path, turn: int, seconds: float | None) -> tuple[bool, float]:
    """Import the texts of a turn, or only read all again where it is below 0; killed after so many seconds, if any."""
    command = [sys.executable, "-c", WORK, str(path), str(rules), str(turn)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        began = time.monotonic()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        return "done" in process.stdout.read(), time.monotonic() - began


def killed(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """Imports and changes of rules killed somewhere; how many texts are there in the end and how many runs were cut."""
    rng, path, written = random.Random(seed), folder / "l.duckdb", [folder / "a.toml", folder / "b.toml"]
    for file, more in zip(written, ("", ', "visiteur volant"'), strict=True):
        file.write_text(RULES.format(more=more), "utf-8")
    read = {fingerprint(str(file)): load_rules(file) for file in written}
    expected: dict[str, list[pd.DataFrame]] = {mark: [] for mark in read}
    accepted: list[metrics.Document] = []
    turn = rules = cut = 0
    took: dict[bool, float] = {}  # seconds of the last whole import, of the last whole reading again
    while cut < kills:
        again = bool(accepted) and rng.random() < 0.4
        rules = 1 - rules if again else rules
        limit = rng.uniform(0, 1.2 * took[again]) if again in took else None
        done, seconds = run(path, written[rules], -1 if again else turn, limit)
        cut += not done
        took |= {again: seconds} if done else {}
        with Library(path, rules=str(written[rules])) as library:
            stored = library.documents()
            added = stored[len(accepted) :]
            assert [(d.doc_id, d.text) for d in stored[: len(accepted)]] == [(d.doc_id, d.text) for d in accepted]
            assert len(added) in ((0,) if again else (TEXTS,) if done else (0, TEXTS))
            if added:
                assert [(d.doc_id, d.text) for d in added] == [(d.doc_id, d.text) for d in documents(turn)]
                accepted += added
                correct(library, added[0].doc_id, (0, 2), "value", turn)
                for mark, known in read.items():
                    expected[mark].append(metrics.extract(added, rules=known))
            if accepted:
                mark = str(library.meta("rules"))
                assert mark == fingerprint(str(written[rules])) or not done
                pd.testing.assert_frame_equal(library.facts(), pd.concat(expected[mark], ignore_index=True))
                assert corrections(library)["doc_id"].tolist() == [d.doc_id for d in accepted[::TEXTS]]
            turn += not again
    return len(accepted), cut


def test_killed_three_times(tmp_path: Path) -> None:
    assert killed(tmp_path, 3, seed=3)[1] == 3


@pytest.mark.long
def test_killed_fifty_times(tmp_path: Path) -> None:
    texts, cut = killed(tmp_path, KILLS, seed=4)
    print(f"{texts} texts accepted, {cut} runs killed")
    assert texts
    assert cut == KILLS
