"""Reading takes linear time, whatever is repeated."""

from __future__ import annotations

import time

import pytest

import metrics


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
