"""Reading takes linear time, whatever is repeated, however long a text is and however many there are.

Both sides of a ratio are process time of one run. What grows with the square of the size of real texts would be ten
times slower or more; the limit leaves room for a busy machine, and what is too slow is measured again.
"""

from __future__ import annotations

import time

import pytest

import metrics
from benchmarks.corpus import size_of, texts

LIMIT, ROUNDS = 3.0, 3


@pytest.mark.parametrize(
    "piece",
    [
        "1 ", "9", "près de ", "deux cent ", "(", "1,", "a1-", "1.", "1-", "un ", " ", "\n", "x", "10 exposants dont ",
        "$1 ", "12 janvier ", "2024 ", "Expo 2020 ", "½", "n° ", "page 1, ", "virgule un ", "vingt et ", "0", "+33 ",
    ],
)  # fmt: skip
def test_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        metrics.extract("3 exposants " + piece * count, lang="fr")
        return time.process_time() - start

    seconds(10)
    assert seconds(2400) < 3.2 * seconds(1200) + 0.3


def cost(made: list[str]) -> float:
    """Seconds of process time for a byte of the texts."""
    start = time.process_time()
    metrics.extract(made)
    return (time.process_time() - start) / size_of(made)


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [
        pytest.param(texts(1, 200_000), texts(10, 3_000), id="one long document, pages"),
        pytest.param(texts(2_000, 1), texts(200, 1), id="2,000 sentences, 200 sentences"),
    ],
)
def test_a_byte_costs_the_same(larger: list[str], smaller: list[str]) -> None:
    cost(smaller[:5])  # word files are read once
    few = min(cost(smaller) for _ in range(ROUNDS))
    assert any(cost(larger) < LIMIT * few for _ in range(ROUNDS))
