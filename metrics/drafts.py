"""A fact in the making: a measure with what the later stages find out about it."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.measure import Measure
from metrics.words import Words

__all__ = ["Draft", "cue_before"]

SKIP = 4


@dataclass(slots=True, eq=False)
class Draft:
    """One future row. noun_first and noun_last are the tokens of its label in its sentence, -1 where it has none."""

    measure: Measure
    number: int  # of its sentence in the document
    end: int = 0
    metric: str = ""
    label: str = ""
    noun_first: int = -1
    noun_last: int = -1
    head: int = -1
    carried: Draft | None = None  # whose noun it takes
    cue: str = ""  # "compare", "part", "restate", "out_of": what stands before the number
    governed: bool = False  # hangs on a preposition: "de 40 pays"
    status: str = "reported"
    scope: str = "edition"
    year: int | None = None
    whole: Draft | None = None
    segment: str = ""
    equivalent: Draft | None = None
    fact_id: str = ""
    rule: str = ""
    event: str = ""
    lead: tuple[str, str] | None = None  # metric and label of the line before a list of bullets
    edition: int | None = None

    @property
    def words(self) -> Words:
        """The sentence it stands in."""
        return self.measure.words

    @property
    def start_token(self) -> int:
        """The first token of the number with its hedge."""
        hedge = self.measure.hedge
        return hedge if 0 <= hedge < self.measure.first else self.measure.first

    @property
    def last_token(self) -> int:
        """The last token of number, unit and label."""
        return max(self.measure.last, self.noun_last if self.noun_last > self.measure.last else -1)


def cue_before(words: Words, at: int) -> str:
    """What the words before a measure say: "compare" ("contre"), "part" ("dont"), "restate" ("soit"), "out_of", ""."""
    step, skipped = at - 1, 0
    while step >= 0 and skipped < SKIP:
        roles = words.roles[step]
        for name in ("parts.compare", "parts.intro", "parts.restate", "parts.out_of"):
            if name in roles:
                return name.removeprefix("parts.").replace("intro", "part")
        if words.tag[step] in 'aA"hE$£(' or any(role.startswith("relations.") for role in roles):
            step, skipped = step - 1, skipped + 1
            continue
        return ""
    return ""
