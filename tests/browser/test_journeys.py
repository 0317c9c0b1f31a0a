"""The ten questions of a reader, each answered in at most three interactions, in a real browser."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
from conftest import settle

Visit = Callable[..., Any]


def choose(page: Any, label: str, words: str) -> None:
    """Choose an option of a select box by a part of its words."""
    settle(page)  # a list that is open when the page is drawn anew closes
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(words)
    page.get_by_role("option").filter(has_text=words).first.click()
    page.keyboard.press("Escape")
    settle(page)


def follow(page: Any, name: str) -> None:
    """Follow a link of the page's navigation."""
    page.locator("[data-testid=stSidebar]").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name=name, level=1).wait_for()
    settle(page)


def saved(page: Any, name: str) -> tuple[str, bytes]:
    """Click a download button; the file's name and bytes."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).first.click()
    download = waiting.value
    return download.suggested_filename, download.path().read_bytes()


def said(page: Any) -> str:
    """What stands on the page."""
    return page.locator("[data-testid=stMain]").inner_text()


def drawn(page: Any) -> str:
    """What stands in the first chart, once it is drawn."""
    chart = page.locator(".js-plotly-plot").first
    chart.locator("text").first.wait_for()
    page.wait_for_timeout(200)
    text: str = chart.inner_text()
    return text


def test_1_what_did_an_edition_report_and_in_which_sentence(visit: Visit) -> None:
    page = visit("texts?doc=004_0e1aa2266af52dae")
    page.get_by_role("button", name=re.compile("1 400 milliards")).click()
    page.locator(".doc mark.here").wait_for()
    settle(page)
    assert "≈ 1,400,000,000,000 CNY" in said(page)
    assert page.locator("blockquote mark").inner_text() == "1 400 milliards de RMB"
    assert "fact=004_0e1aa2266af52dae" in page.url


def test_2_how_did_it_move_across_editions(visit: Visit) -> None:
    page = visit("?corpus=samples")
    follow(page, "Editions")
    choose(page, "Event", "Hannover Messe")
    assert "series=Hannover+Messe" in page.url
    assert drawn(page)
    assert "Growth, recomputed and printed" in said(page)


def test_3_who_else_published_this_number(visit: Visit, tmp_path: Any) -> None:
    from conftest import start

    for name, number in (("a", 610), ("b", 640)):
        text = f"Foire de Lyon 2022. La Foire de Lyon 2022 réunit {number} exposants."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    process, address = start(tmp_path, tmp_path / "log")
    try:
        page = visit("parts?view=sources", base=address)
        assert "they disagree" in said(page)
        assert "from 610 to 640" in said(page)
    finally:
        process.terminate()


def test_4_reported_or_expected(visit: Visit) -> None:
    page = visit("facts")
    page.get_by_text("Filters", exact=True).click()
    choose(page, "Status", "expected")
    assert "status=expected" in page.url
    _, data = saved(page, "CSV")
    assert set(pd.read_csv(io.BytesIO(data))["status"]) == {"expected"}


def test_5_how_hard_is_more_than(visit: Visit) -> None:
    page = visit("compare?metrics=experts")
    assert "more than 1,300" in drawn(page)
    assert "points up the scale" in drawn(page)


def test_6_which_part_of_the_total(visit: Visit) -> None:
    page = visit("parts")
    assert "Of 610 entreprises" in said(page)
    assert "51" in said(page)
    assert "rest, not stated" in said(page)


def test_7_which_currency_and_which_date(visit: Visit) -> None:
    page = visit("texts?doc=004_0e1aa2266af52dae")
    page.get_by_text("Units and numbers").click()
    choose(page, "Money in", "EUR")
    page.get_by_role("button", name=re.compile("1 400 milliards")).click()
    page.locator(".doc mark.here").wait_for()
    settle(page)
    assert re.search(r"1 \w+ = 0\.1\d+ EUR on 2023-0[45]-\d\d", said(page))
    assert "money=EUR" in page.url


def test_8_how_do_two_compare_on_the_same_definition(visit: Visit) -> None:
    page = visit("?corpus=samples")
    follow(page, "Compare")
    choose(page, "Definition", "visitors")
    assert "thing=visitors" in page.url
    rows = drawn(page)
    assert "· visitors" in rows
    assert "· visiteurs" not in rows


def test_9_what_is_missing_compared_with_last_year(visit: Visit) -> None:
    page = visit("")
    assert "a dot is not stated, not 0" in said(page)
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".points path.point").first.wait_for()
    assert "not stated" in plot.inner_text()
    mark = plot.locator(".points path.point").first
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    page.mouse.down()
    page.mouse.up()
    settle(page)
    assert "facts of" in said(page)


def test_10_export_cite_and_run_it_again(visit: Visit) -> None:
    page = visit("facts?metric=forums&sort=largest+first")
    name, data = saved(page, "CSV")
    table = pd.read_csv(io.BytesIO(data))
    assert name == "facts.csv"
    assert f"1 to {len(table)} of {len(table)}" in said(page)
    assert table["value"].tolist() == sorted(table["value"], reverse=True)
    _, about = saved(page, "Description")
    described = json.loads(about)
    assert described["rows"] == len(table)
    assert described["filters"]["metric"] == "forums"
    assert {"made_by", "made_at", "columns"} <= set(described)
    _, excel = saved(page, "Excel")
    assert pd.read_excel(io.BytesIO(excel), sheet_name=0)["value"].tolist() == table["value"].tolist()
    _, parquet = saved(page, "Parquet")
    assert pd.read_parquet(io.BytesIO(parquet))["fact_id"].tolist() == table["fact_id"].tolist()
    again = visit(page.url.split("/", 3)[3], fresh=True)
    assert saved(again, "CSV")[1] == data
