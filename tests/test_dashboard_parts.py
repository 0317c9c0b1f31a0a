"""The dashboard's pure parts: wording, charts, highlighting, addresses, filters, conversion, search."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.charts import compare, coverage, editions, parts, sources, summary
from metrics.charts.wording import full, hedged, short
from metrics.document import Document
from metrics.table import SCHEMA, to_table
from metrics.ui import aggregate, convert, downloads, filters, highlight, reader, state
from metrics.ui.corpus import Corpus, Source, build
from metrics.ui.filters import Filter
from metrics.ui.highlight import Span
from metrics.ui.words import Words

ROOT = Path(__file__).resolve().parents[1]


def fact(**cells: Any) -> dict[str, Any]:
    """A plain fact with these cells."""
    value = cells.get("value", 100.0)
    base = {
        "fact_id": "f", "doc_id": "d", "start": 0, "end": 3, "stated": "100 x", "metric": "visitors",
        "label": "visitors", "kind": "level", "value": value, "unit": "count", "dimension": "count",
        "stated_value": value, "stated_unit": "count", "relation": "=", "low": value, "high": value,
        "status": "reported", "scope": "edition", "year": 2020, "event": "Fair", "sentence": "100 x.", "rule": "r",
    }  # fmt: skip
    return base | cells


def facts(*rows: dict[str, Any]) -> pd.DataFrame:
    """A table of these facts, with ids of their own."""
    return to_table({name: [row.get(name) for row in rows] for name in SCHEMA})


@pytest.mark.parametrize(
    ("row", "style", "words"),
    [
        (fact(value=1.4e12, unit="CNY", relation="~"), "en", "≈ 1.4 trillion CNY"),
        (fact(value=1.4e12, unit="CNY", relation="~"), "fr", "≈ 1\u202f400 milliards CNY"),
        (fact(value=1300.0, relation=">"), "en", "more than 1,300"),
        (fact(value=300.0, relation=">="), "en", "at least 300"),
        (fact(value=90.0, relation="<"), "en", "less than 90"),
        (fact(value=5000.0, relation="<="), "fr", "up to 5\u202f000"),
        (fact(value=15.0, low=10.0, high=20.0, relation="range", unit="%", kind="share"), "en", "10% to 20%"),
        (fact(value=-3.5, unit="%", kind="change"), "fr", "-3,5\u202f%"),
        (fact(value=12.0, unit="%", kind="change", relation="~"), "en", "≈ +12%"),
        (fact(value=float("nan")), "en", "not converted"),
    ],
)
def test_a_figure_in_words(row: dict[str, Any], style: Any, words: str) -> None:
    assert hedged(row, style) == words


@given(some.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_every_digit_comes_back(value: float) -> None:
    assert float(full(value).replace(",", "")) == pytest.approx(value, abs=1e-6)
    assert short(value)
    assert short(value, "fr")


PIECES = some.text(alphabet=some.sampled_from("ab <>&\"'é\U0001f600\u202e\n$*"), max_size=60)


@settings(max_examples=200)
@given(PIECES, some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60)), max_size=6), PIECES)
def test_marks_lose_nothing(text: str, ends: list[tuple[int, int]], title: str) -> None:
    marks = sorted((Span(a, b, "f" if a % 2 else "", title) for a, b in ends), key=lambda span: span.start)
    shown = highlight.marked(text, marks)
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)) == text
    assert "".join(piece.text for piece in highlight.pieces(text, marks)) == text
    assert "".join(row[0] for row in reader.sent(highlight.pieces(text, marks))) == text


def drawn(figure: Any) -> list[Any]:
    """The traces of a figure that hold data, without those of the legend."""
    return [trace for trace in figure.data if trace.x is not None and trace.x[0] is not None]


def test_marks_say_hedge_and_status() -> None:
    table = facts(
        fact(fact_id="a", event="A", value=5.0),
        fact(fact_id="b", event="B", value=4.0, relation="~"),
        fact(fact_id="c", event="C", value=3.0, relation=">"),
        fact(fact_id="d", event="D", value=2.0, status="expected"),
        fact(fact_id="e", event="E", value=15.0, low=10.0, high=20.0, relation="range"),
    )
    figure = compare.by_event(table)
    bars = {trace.customdata[0]: trace for trace in figure.data if trace.type == "bar"}
    assert bars["a"].marker.color != "rgba(0,0,0,0)"
    assert bars["b"].marker.color == "rgba(0,0,0,0)"
    assert [(bars["e"].base[0], bars["e"].x[0])] == [(10.0, 10.0)]
    assert any(trace.marker.symbol == "triangle-right" for trace in drawn(figure) if trace.type == "scatter")
    assert [shape.line.dash for shape in figure.layout.shapes] == ["dot"]
    assert figure.layout.xaxis.range[0] == 0
    names = " ".join(trace.name or "" for trace in figure.data)
    for word in ("plainly", "hollow", "more than", "range", "dashed"):
        assert word in names


def test_sources_of_one_figure_are_kept_apart_not_averaged() -> None:
    table = facts(fact(fact_id="a", doc_id="x", value=10.0), fact(fact_id="b", doc_id="y", value=20.0, relation=">"))
    rows = compare.grouped(table)
    assert rows[["least", "most", "figures", "documents"]].values.tolist() == [[10, 20, 2, 2]]
    assert "10 to more than 20 (2 figures)" in [
        note.text.replace("&gt;", ">") for note in compare.by_event(table).layout.annotations
    ]


def test_two_units_never_share_an_axis() -> None:
    with pytest.raises(ValueError, match="one metric and one unit"):
        compare.by_event(facts(fact(unit="EUR"), fact(unit="USD")))


@pytest.mark.parametrize("draw", [compare.by_event, editions.over_editions, sources.by_source, coverage.coverage])
def test_empty_in_empty_out(draw: Any) -> None:
    assert not drawn(draw(to_table({})))


def test_hostile_labels_are_escaped_in_charts() -> None:
    table = facts(fact(label="<b onclick=1>", event="<img src=x>", stated="<script>"))
    for figure in (compare.by_event(table), editions.over_editions(table), sources.by_source(table)):
        spec = figure.to_json()
        assert "<img" not in spec
        assert "<b on" not in spec
        assert "\\u003cscript" not in spec


def test_lines_break_at_an_edition_that_states_nothing() -> None:
    table = facts(*(fact(fact_id=str(y), year=y, value=float(y)) for y in (2018, 2020, 2021)))
    figure = editions.over_editions(table, editions=[2018, 2019, 2020, 2021])
    values = list(figure.data[0].y)
    assert values[0] == 2018.0
    assert values[1] != values[1]
    assert "Not stated: 2019" in editions.series_sentence(table, editions=[2018, 2019, 2020, 2021])
    index = editions.over_editions(table, index=True, editions=[2018, 2020, 2021])
    assert index.data[0].y[0] == 100


def test_expected_and_reported_are_never_one_line() -> None:
    table = facts(fact(fact_id="a", year=2019), fact(fact_id="b", year=2020, status="expected"))
    assert len(editions.over_editions(table).data) == 2


def test_growth_is_recomputed_beside_the_printed_one() -> None:
    levels = facts(fact(fact_id="a", year=2019, value=100.0), fact(fact_id="b", year=2020, value=112.0))
    changes = facts(fact(fact_id="c", year=2020, value=15.0, unit="%", kind="change", stated="15 %"))
    row = editions.growth(levels, changes).iloc[0]
    assert (row["recomputed_%"], row["printed_%"]) == (12.0, "15")


def test_parts_stand_in_their_whole_with_the_rest() -> None:
    whole = fact(value=100.0)
    inside = parts.amounts(whole, facts(fact(value=30.0, segment="abroad"), fact(value=20.0, unit="%", kind="share")))
    figure = parts.parts_of(whole, inside)
    assert figure.data[-1].name == "rest, not stated: 50"
    over = parts.amounts(whole, facts(fact(value=80.0), fact(value=70.0)))
    assert parts.overlap(whole, over)
    assert len({trace.y[0] for trace in parts.parts_of(whole, over).data}) == 3


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([fact(value=5.0), fact(value=5.0)], "same"),
        ([fact(value=2000.0, relation=">", high=None), fact(value=2381.0)], "compatible"),
        ([fact(value=100.0, relation="~", low=None, high=None), fact(value=103.0)], "compatible"),
        ([fact(value=100.0), fact(value=120.0)], "different"),
    ],
)
def test_agreement(rows: list[dict[str, Any]], verdict: str) -> None:
    assert sources.agreement(facts(*rows)) == verdict


def test_a_sentence_and_an_alt_text_name_the_highest_and_the_expected() -> None:
    table = facts(fact(event="A", value=5.0), fact(event="B", value=9.0, status="expected"))
    assert "B 2020" in summary.compare_sentence(table)
    assert "1 of 2 is expected" in summary.compare_sentence(table)
    assert "B 2020 · visitors: 9, expected" in summary.alt_compare(table)


CHOICE = some.text(max_size=12)


@given(some.dictionaries(some.sampled_from(sorted(state.DEFAULTS)), some.lists(CHOICE, max_size=3)))
def test_any_address_is_read_and_written_the_same(query: dict[str, list[str]]) -> None:
    for page in state.PAGES:
        once = state.parse(query, page)
        written = state.address(once, page)
        again = state.parse({k: v if isinstance(v, list) else [v] for k, v in written.items()}, page)
        assert again == once


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = [
        "Le salon réunit 610 exposants, dont 51 exposants de Singapour.",
        "The fair expects 2,000 visitors in 2030.",
    ]
    return build(Source("t", "T"), [Document(f"d{i}", text) for i, text in enumerate(texts)])


def test_filters_and_counts_agree(corpus: Corpus) -> None:
    everything = filters.positions(corpus, Filter())
    assert len(everything) == len(corpus.facts)
    for facet in ("metric", "status", "hedge", "lang", "role"):
        for name, count in filters.facet_counts(corpus, Filter(), facet).items():
            assert len(filters.positions(corpus, Filter.of(**{facet: (name,)}))) == count


def test_search_is_that_of_the_sentences(corpus: Corpus) -> None:
    rows = filters.positions(corpus, Filter.of("SINGAP 610"))
    assert set(corpus.facts["doc_id"].iloc[rows]) == {"d0"}
    assert not len(filters.positions(corpus, Filter.of("singapour visitors")))


@given(
    some.lists(some.text(alphabet="ab é\u00a0", max_size=8), max_size=6),
    some.text(alphabet="abé", min_size=1, max_size=2),
)
def test_words_find_what_a_plain_search_finds(texts: list[str], part: str) -> None:
    column = pd.Series(texts, dtype="str")
    assert Words.of(column).holding(part).tolist() == [part in text for text in texts]


def test_extremes_keep_least_and_most_of_each_group(corpus: Corpus) -> None:
    rows = filters.positions(corpus, Filter())
    keys = (corpus.index.columns["metric"],)
    found, said = aggregate.extremes(corpus, rows, corpus.facts["value"].to_numpy(), keys)
    table = corpus.facts.iloc[rows].groupby("metric")["value"]
    assert corpus.facts["value"].iloc[found].groupby(corpus.facts["metric"].iloc[found]).max().equals(table.max())
    assert said["figures"].max() == table.size().max()


def test_areas_and_money_are_converted_beside_what_is_stated() -> None:
    table = facts(
        fact(value=7e4, unit="m²", dimension="area"),
        fact(value=100.0, unit="USD", dimension="money", published="2019-03-02", year=2019),
        fact(value=100.0, unit="MAD", dimension="money", published="2019-03-02", year=2019),
    )
    made = convert.shown(table, "ha", "EUR")
    assert made["shown_unit"].tolist() == ["ha", "EUR", "MAD"]
    assert made["shown_value"].round(2).tolist() == [7.0, 87.85, 100.0]
    assert made["rate_date"].tolist()[1] == "2019-03-01"
    assert made["value"].tolist() == table["value"].tolist()


@pytest.mark.parametrize("kind", list(downloads.FORMATS))
def test_a_download_holds_what_is_shown(kind: str, tmp_path: Path) -> None:
    from io import BytesIO

    table = facts(fact(label="=1+1", value=1.5), fact(label="é"))
    suffix, _, options = downloads.FORMATS[kind]
    data = downloads.made(table, suffix, {"filters": {}}, **options)
    if suffix == ".csv":
        sep, decimal = options.get("sep", ","), options.get("decimal", ".")
        back = pd.read_csv(BytesIO(data), sep=sep, decimal=decimal, encoding="utf-8-sig")
        assert back["label"][0] == "'=1+1"
    elif suffix == ".jsonl":
        back = pd.read_json(BytesIO(data), lines=True)
    else:
        back = pd.read_parquet(BytesIO(data)) if suffix == ".parquet" else pd.read_excel(BytesIO(data))
    assert list(back.columns) == list(SCHEMA)
    assert back["value"].tolist() == [1.5, 100.0]


def test_a_chart_page_asks_no_other_host_and_uploads_nothing() -> None:
    page = downloads.chart_html(compare.by_event(facts(fact())), "<b>sentence").decode()
    assert "&lt;b&gt;sentence" in page
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="http', page)
    assert '"showSendToCloud": false' in page.replace("\\", "")


def test_a_marked_page_is_whole_and_inert() -> None:
    body = highlight.marked("<script>alert(1)</script> 5 halls", [Span(26, 33, "f", 'x" onload="')])
    page = highlight.page("<b>", body, ["<i>"])
    assert "<script>" not in page
    assert "default-src 'none'" in page
    assert 'title="x&quot; onload=&quot;"' in page
