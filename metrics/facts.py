"""From documents to facts: the one module that sees all stages, batch first."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd

from metrics.about.setting import Setting, setting
from metrics.context.columns import Columns
from metrics.context.dating import named_year, year_of
from metrics.context.parts import link
from metrics.context.scope import scope_of
from metrics.context.status import status_of
from metrics.context.years import Timeline, foretold
from metrics.counted.drafts import NO_LEAD, Draft, in_bracket
from metrics.counted.referring import lead_of
from metrics.counted.resolve import resolve
from metrics.counted.topics import Topic
from metrics.document import Document
from metrics.quantity.measure import Reading
from metrics.quantity.measures import measures
from metrics.rows import Rows
from metrics.sentence.detect import detect
from metrics.sentence.layout import figure_words, lines
from metrics.sentence.triggers import may_hold_number
from metrics.sentence.words import Words, read_words
from metrics.table import MENTION_SCHEMA, SCHEMA, to_table
from metrics.text import fold
from metrics.vocabulary.currencies import resolve_family
from metrics.vocabulary.language import Language, language, languages
from metrics.vocabulary.rules import Rules
from metrics.vocabulary.units import Unit, units

__all__ = ["analyse", "facts_of"]

RECENT = 60  # facts that a later one may go on from
QUESTION = 120  # letters of a question that the next sentence answers with a figure
BULLETS = "-*>\x95"
PART = 20_000  # rows made columns at a time, so that rows of millions of facts never stand side by side
Read = tuple[list[Reading], list[Draft], Rows]


def facts_of(documents: Iterable[Document], *, lang: str | None = None, rules: Rules | None = None) -> pd.DataFrame:
    """The facts of the documents as one table with all columns.

    lang: the language of all texts; None lets each document's own, or a detector, decide. rules: the metrics and words
    to use, the built-in ones if None. Raises ValueError for a language without a word file.

    >>> facts = facts_of([Document("a", "En 2024, la foire a réuni 610 exposants.")])
    >>> facts[["metric", "value", "unit", "year"]].values.tolist()
    [['exhibitors', 610.0, 'count', 2024]]
    """
    facts = _Table(SCHEMA)
    for document in documents:
        with no_collection():
            found = _read_one(document, lang, rules, keep=False)
            if found is not None:
                _, drafts, rows = found
                facts.add(rows.facts(drafts))
    return facts.whole()


def analyse(
    documents: Iterable[Document], *, lang: str | None = None, rules: Rules | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The facts of the documents, as facts_of gives them, and their numeric mentions, each with all columns.

    >>> _, mentions = analyse([Document("a", "En 2024, la foire a réuni 610 exposants.")])
    >>> mentions[["stated", "kind"]].values.tolist()
    [['2024', 'year'], ['610 exposants', 'fact']]
    """
    facts, mentions = _Table(SCHEMA), _Table(MENTION_SCHEMA)
    for document in documents:
        found = _read_one(document, lang, rules, keep=True)
        if found is not None:
            readings, drafts, rows = found
            facts.add(rows.facts(drafts))
            mentions.add(rows.mentions(readings, drafts))
    return facts.whole(), mentions.whole()


@contextmanager
def no_collection() -> Iterator[None]:
    """Cyclic garbage waits until a document is read: its tokens live as long as it does, walking them frees none."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


class _Table:
    """Rows on their way to a table."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.rows: list[tuple[Any, ...]] = []
        self.parts: list[pd.DataFrame] = []

    def add(self, rows: list[tuple[Any, ...]]) -> None:
        self.rows += rows
        if len(self.rows) >= PART:
            self._part()

    def _part(self) -> None:
        self.parts.append(to_table(dict(zip(self.schema, zip(*self.rows, strict=True), strict=False)), self.schema))
        self.rows = []

    def whole(self) -> pd.DataFrame:
        if self.rows or not self.parts:
            self._part()
        return self.parts[0] if len(self.parts) == 1 else pd.concat(self.parts, ignore_index=True)


def _read_one(document: Document, lang: str | None, rules: Rules | None, *, keep: bool) -> Read | None:
    """What a document holds, and how it becomes rows; None for one without any number. keep: its readings too."""
    text = document.text
    shadow = fold(text)
    code = lang or document.lang or detect(shadow, text)
    if not lang and code not in languages():
        code = detect(shadow, text)
    spoken = language(code, rules)
    if not may_hold_number(shadow, 0, len(shadow), spoken):
        return None
    spans = list(lines(text, shadow, spoken.abbreviations, figure_words(spoken)))
    about = setting(document, shadow, code)
    readings, drafts = _read(text, shadow, spans, spoken, rules, about, keep)
    _money(drafts, about, code)
    return readings, drafts, Rows(document, about, code)


def _read(
    text: str,
    shadow: str,
    spans: Iterable[tuple[int, int]],
    lang: Language,
    rules: Rules | None,
    about: Setting,
    keep: bool,
) -> tuple[list[Reading], list[Draft]]:
    """Every sentence with numbers, and the drafts of its facts in order.

    Without keep there are no readings, and only the sentences of the last facts have their tokens.
    """
    known: dict[str, Unit] = dict(rules.units) if rules else dict(units())
    readings: list[Reading] = []
    drafts: list[Draft] = []
    timeline = Timeline(about)
    columns = Columns()
    lead, asked = NO_LEAD, False
    topic = Topic(text, shadow, lang)
    number = 0
    held = deque[tuple[int, Words]]()  # sentences with their tokens, and how many drafts there were after each
    for begin, end in spans:
        asks, answers = end - begin < QUESTION and shadow[begin:end].rstrip().endswith("?"), asked
        announces = asks or (shadow[end - 1] <= ":" and shadow[begin:end].rstrip().endswith(":"))
        asked = asks
        if lead is not NO_LEAD and not announces and not answers and shadow[begin] not in BULLETS:
            before = shadow[max(0, begin - 4) : begin].rstrip(" ")[-1:]
            lead = lead if before and before in BULLETS else NO_LEAD
        if not may_hold_number(shadow, begin, end, lang):
            lead = lead_of(read_words(text, shadow, begin, end, lang)) if announces else lead
            topic.hear(begin, end)
            continue
        number += 1
        words = read_words(text, shadow, begin, end, lang)
        reading = measures(words, known)
        if keep:
            readings.append(reading)
        heads = columns.read(reading)
        coming = timeline.next
        named = timeline.read(reading)
        if timeline.next != coming:
            foretold(drafts[-RECENT:], number, timeline)
        for place, measure in enumerate(reading.measures):
            recent = drafts[-RECENT:]
            draft = resolve(measure, number, recent, lead, topic)
            heads.apply(draft, place)
            told = draft.year or named_year(draft, recent, named)
            later, past = 0 < timeline.newest < (told or 0), 0 < (told or 0) < (timeline.base or 0)
            draft.status = draft.status or status_of(draft, recent, later, past)
            draft.scope = scope_of(draft, recent, named)
            draft.year = year_of(draft, named, timeline, told)
            if draft.cue != "compare" and not in_bracket(draft):
                timeline.spoken = draft.year
            link(draft, recent)
            whole = draft.whole or draft.equivalent
            if whole is not None and (draft.measure.kind == "share" or draft.equivalent is not None):
                draft.scope = whole.scope
            draft.start = words.start[measure.first]
            drafts.append(draft)
        if reading.measures:
            topic.forget()
        else:
            topic.hear(begin, end)
        if not keep:
            held.append((len(drafts), words))
            while held[0][0] <= len(drafts) - RECENT:
                held.popleft()[1].forget()
        if announces:
            lead = lead_of(words)
    return readings, drafts


def _money(drafts: list[Draft], about: Setting, code: str) -> None:
    """Give every amount its ISO code: words such as "$" or "francs" by country, other amounts and language."""
    # "C$700m" beside "$92 billion" says that the bare sign is another dollar
    stated = {
        d.measure.code
        for d in drafts
        if d.measure.unit == "money" and d.measure.code.isupper() and not d.measure.sign.endswith(("$", "£"))
    }
    for draft in drafts:
        measure = draft.measure
        if measure.unit == "money" and measure.code and not measure.code.isupper():
            measure.decided.append(measure.code)
            measure.code = resolve_family(measure.code, about.country or None, stated, code)
