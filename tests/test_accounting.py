"""Every number of any text is accounted for, whatever the text; and reading it takes linear time."""

from __future__ import annotations

import math
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import metrics

WORDS = {
    "fr": "un deux vingt et cent mille millions virgule demi tiers dizaine de du à en 2024 mars exposants € % près "
    "plus entre n° hall contre hausse 1er 5G m² k€ 12 h 1,5 1/2 ½ top Expo A380 1 400 dont",
    "en": "one two hundred thousand million dozen half a and point twenty-one third percent % of in 2024 March $ £ up "
    "from to between 1,234 3rd 5pm 10:30 hall No. Fortune 500 G20 over k m bn ½ three-quarters",
    "es": "un dos cien mil millones docena de y coma medio el en 2024 enero expositores € % unos 1.234 12,5 3ª nº top",
}
ODD = [
    *"\ud800 \udfff \x00 👩\u200d💻 e\u0301 \u0301 ٣٤ १२ １２３ ⅓ ² ① Ⅷ \u200b \ufeff İ ß 𝟗 ߁ 中文三百".split(),
    *"- – + . , ; : ( ) ' ’ /".split(),
    *["9" * 400, "1 " * 20, "1," * 20, "\n", "\t", "\r\n", "\u2028", "\u202f", "\xa0", "", " "],
]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of its number words, odd characters and anything else."""
    lang = draw(st.sampled_from(sorted(WORDS)))
    piece = st.one_of(
        st.sampled_from(WORDS[lang].split()),
        st.sampled_from(WORDS[lang].split()),
        st.sampled_from(ODD),
        st.integers(0, 10**7).map(str),
        st.text(st.characters(), max_size=4),
    )
    gap = st.sampled_from([" ", " ", " ", ""])
    pieces = draw(st.lists(st.tuples(piece, gap), max_size=14))
    return lang, "".join(word + space for word, space in pieces)


@settings(max_examples=250, deadline=None)
@given(texts())
def test_accounted(case: tuple[str, str]) -> None:
    lang, text = case
    facts, mentions = metrics.extract(text, lang=lang), metrics.explain(text, lang=lang)
    assert facts.equals(metrics.extract(text, lang=lang))
    last, covered = 0, set()
    for row in mentions.itertuples():
        assert last <= row.start < row.end <= len(text)
        assert row.kind not in ("", "unread")
        assert re.sub("[\ud800-\udfff]", "\ufffd", text[row.start : row.end]) == row.stated
        covered.update(range(row.start, row.end))
        last = row.end
    assert [char for place, char in enumerate(text) if char.isdecimal() and place not in covered] == []
    assert mentions.loc[mentions["kind"] == "fact", "fact_id"].tolist() == facts["fact_id"].tolist()
    for name in ("value", "stated_value", "low", "high"):
        assert all(math.isfinite(value) for value in facts[name].dropna())
    assert facts["value"].notna().all()


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
