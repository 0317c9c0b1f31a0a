"""A fact in the making: a measure with what the later stages find out about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from metrics.counted.nouns import Noun
from metrics.counted.topics import Topic
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words

__all__ = ["NO_LEAD", "Draft", "Lead", "before_bracket", "beside", "closed_off", "cue_before", "in_bracket"]

SKIP = 4
CUES = {
    "parts.compare": "compare", "parts.intro": "part", "parts.restate": "restate", "parts.out_of": "out_of",
}  # fmt: skip


class Lead(NamedTuple):
    """Metric and label of what the line before a list of bullets counts, or a question asks for, and of its money."""

    counted: tuple[str, str] | None = None
    money: tuple[str, str] | None = None


NO_LEAD = Lead()


@dataclass(slots=True, eq=False)
class Draft:
    """One future row. noun_first and noun_last are the tokens of its label in its sentence, -1 where it has none."""

    measure: Measure
    number: int  # of its sentence in the document
    words: Words  # the sentence it stands in
    start_token: int  # the first token of the number with its hedge
    last_token: int  # the last token of number, unit and label
    start: int = 0  # of its number in the text
    end: int = 0
    metric: str = ""
    label: str = ""
    noun_first: int = -1
    noun_last: int = -1
    head: int = -1
    carried: Draft | None = None  # whose noun it takes
    cue: str = ""  # "compare", "part", "restate", "out_of": what stands before the number
    governed: bool = False  # hangs on a preposition: "de 40 pays"
    status: str = ""
    scope: str = "edition"
    year: int | None = None
    whole: Draft | None = None
    segment: str = ""
    equivalent: Draft | None = None
    fact_id: str = ""
    rule: str = ""
    event: str = ""
    topic: Topic | None = None  # of the sentences without numbers before it
    lead: Lead = NO_LEAD
    edition: int | None = None

    def take(self, noun: Noun, rule: str) -> None:
        """Take this noun of its own sentence for its metric and label."""
        words, last = self.words, noun.last
        self.metric, self.rule = noun.metric, rule
        self.noun_first, self.noun_last, self.head = noun.first, last, noun.head
        self.last_token = last if last > self.measure.last else self.measure.last
        self.label = " ".join(words.text[words.start[noun.first] : words.stop[last]].split())


def cue_before(words: Words, at: int) -> str:
    """What the words before a measure say: "compare" ("contre"), "part" ("dont"), "restate" ("soit"), "out_of", ""."""
    tags, roles = words.shape, words.roles
    for step in range(at - 1, max(-1, at - 1 - SKIP), -1):
        here = roles[step]
        if "parts" in here:
            for name, cue in CUES.items():
                if name in here:
                    return cue
        if tags[step] not in 'aA"hE$£(' and "relations" not in here:
            return ""
    return ""


def before_bracket(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The measure before a draft in its sentence, but for those in a bracket that is closed."""
    for other in reversed(before):
        if other.number != draft.number:
            return None
        if not closed_off(draft, other):
            return other
    return None


def closed_off(draft: Draft, other: Draft) -> bool:
    """True where a bracket that another measure of the sentence stands in ends before the draft."""
    between = draft.words.shape[other.last_token + 1 : draft.start_token]
    return ")" in between and "(" not in between[: between.index(")")]


def in_bracket(draft: Draft) -> bool:
    """True where a bracket before the measure is still open."""
    shape = draft.words.shape
    return shape.rfind("(", 0, draft.start_token) > shape.rfind(")", 0, draft.start_token)


def beside(before: Sequence[Draft], number: int) -> list[Draft]:
    """The drafts of the sentence of this number, the nearest first."""
    found = []
    for other in reversed(before):
        if other.number != number:
            break
        found.append(other)
    return found
