"""The years a sentence names, absolutely or relatively, and what each is: a figure's, a comparison's, an origin's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from metrics.about.setting import Setting
from metrics.context.yearroles import COMPARED, PLAIN, SINCE, THEN, role_of
from metrics.counted.drafts import Draft
from metrics.quantity.measure import Reading
from metrics.sentence.words import Words

__all__ = ["Named", "Timeline", "foretold", "years_named"]

YEARS = frozenset({"year", "date", "name", "ordinal"})  # why a number is no figure, where it may name a year
RELATIVE = frozenset(
    f"years.{name}"
    for name in ("previous", "last", "before", "next", "this", "then", "deictic", "earlier", "later", "ago")
) | {"years.last_of", "years.next_of"}
BIENNIAL = 4  # years between two editions, at most
QUESTION = 9  # tokens of a question that names the year of its answer
HEADING = 4  # tokens of a line that is a heading by its year


@dataclass(frozen=True, slots=True)
class Named:
    """A year as the tokens first to last name it; role is what it does in its clause."""

    first: int
    last: int
    year: int
    role: str = PLAIN
    possessive: bool = False


@dataclass(slots=True)
class Timeline:
    """What the sentences so far tell of years, for those that go on from them."""

    setting: Setting
    base: int | None = None
    newest: int = 0  # the later of the edition's year and the publication's
    next: int | None = None  # year of the coming edition, once the text has named it
    announced: bool = False  # the sentence before named it
    spoken: int | None = None  # the year of this sentence's last figure that is no comparison
    last: int | None = None  # the year the sentence before was about, if another than the edition's
    mentioned: int | None = None
    compared: int | None = None
    past: int | None = None  # the latest year before the edition's that was named
    section: int | None = None  # the year of the heading the sentence stands under
    section_end: int = -1
    named: list[Named] = field(default_factory=list)

    def __post_init__(self) -> None:
        published = self.setting.published[:4]
        self.base = self.setting.year or (int(published) if published.isdigit() else None)
        self.newest = max(self.base or 0, int(published) if published.isdigit() else 0)

    def read(self, reading: Reading) -> list[Named]:
        """The years this sentence names; the timeline moves on."""
        words = reading.words
        self.last, self.spoken, self.announced = self.spoken, None, False
        if self.named:
            self.announced = self.next is not None and any(n.year == self.next for n in self.named)
            self.mentioned = self.named[-1].year
            for named in self.named:
                if self.base and named.year < self.base and named.role in (PLAIN, COMPARED):
                    self.compared = named.year
                    self.past = max(self.past or 0, named.year)
        self.named = years_named(reading, self)
        if self.base:
            later = [n for n in self.named if n.year > self.base and n.role != SINCE]
            later.sort(key=lambda n: words.shape[n.first] == "#")
            for named in later:
                if _of_edition(words, named, self.setting):
                    self.next = named.year
        self._head(reading)
        return self.named

    def _head(self, reading: Reading) -> None:
        """Take the year of a short line without figures for the paragraph under it: "EN 2019"."""
        words = reading.words
        if words.begin > self.section_end:
            self.section = None
        asked = words.text[words.begin : words.end].rstrip().endswith("?")  # "What's new for 2024?"
        if reading.measures or words.size > (QUESTION if asked else HEADING) or not self.named:
            return
        years = [n for n in self.named if n.role == PLAIN]
        if len(years) != 1 or years[0].last != words.size - 1 - asked:
            return
        written = str(years[0].year) == self.setting.published[:4]
        if "month" in words.present and self.base and (written or years[0].year >= self.base):
            return  # "Synthèse, mars 2023": when it was written
        before = words.text[: words.begin].rstrip(" ")
        if words.text[words.end : words.end + 1] == "\n" and before[-1:] in ("", "\n"):
            begin = words.end
            while words.text[begin : begin + 1] == "\n":
                begin += 1
            end = words.text.find("\n" if asked else "\n\n", begin)
            self.section, self.section_end = years[0].year, end if end >= 0 else len(words.text)


def foretold(drafts: Sequence[Draft], number: int, timeline: Timeline) -> None:
    """Give the plans of the sentence before the year of the coming edition, which this one is the first to name.

    "On vise 250 exposants. Rendez-vous du 12 au 14 septembre 2025."
    """
    base, coming = timeline.base or 0, timeline.next or 0
    if coming - base > BIENNIAL:
        return
    looks_back = any(d.status == "reported" and d.year == base for d in drafts)
    for draft in reversed(drafts):
        if draft.number < number - 1 or not looks_back:
            break
        plan = draft.status == "expected" and draft.measure.kind == "level" and draft.measure.dimension == "count"
        if plan and draft.year == base and "status.past" not in draft.words.present:
            draft.year = coming


def years_named(reading: Reading, timeline: Timeline) -> list[Named]:
    """Every year a sentence names, in order."""
    words, reasons = reading.words, reading.reasons
    found: list[Named] = []
    places = [at for at, reason in reasons.items() if reason in YEARS and words.shape[at] == "#"]
    relative = timeline.base is not None and not RELATIVE.isdisjoint(words.present)
    if relative:
        places += [at for at, roles in enumerate(words.roles) if not RELATIVE.isdisjoint(roles)]
    for at in sorted(places):
        named = _absolute(words, at, reasons, timeline) if at in reasons else None
        if named is None and relative:
            named = _relative(words, at, timeline, found)
        if named is not None and not (found and found[-1].last >= named.first):
            found.append(named)
    return found


def _absolute(words: Words, at: int, reasons: dict[int, str], timeline: Timeline) -> Named | None:
    shape, reason = words.shape, reasons[at]
    if shape[at] != "#" or reason not in YEARS:
        return None
    if reason == "ordinal":
        return _ordinal(words, at, timeline)
    if not words.numeral(at).year_like:
        return None
    if at >= 2 and shape[at - 1] in "-&/" and shape[at - 2] == "#" and reasons.get(at - 2) == "year":
        return None
    year = int(words.numeral(at).value)
    owner = words.word[at + 1 : at + 3]
    last = at + 1 if owner[:1] == ["'s"] else at + 2 if owner == ["'", "s"] else at
    return Named(at, last, year, role_of(words, at, year, timeline.setting), last > at)


def _ordinal(words: Words, at: int, timeline: Timeline) -> Named | None:
    """ "the 120th session": the year of another edition where the text tells it."""
    if not timeline.setting.editions or at + 1 >= words.size:
        return None
    if words.word[at + 1] not in words.lang.lists["scope.periods"]:
        return None
    number = int(words.numeral(at).value)
    year = timeline.setting.editions.get(number)
    if year is None or number == timeline.setting.edition:
        return None
    return Named(at, at + 1, year, role_of(words, at, year, timeline.setting))


def _relative(words: Words, at: int, timeline: Timeline, found: list[Named]) -> Named | None:
    """ "l'an dernier", "a year earlier", "three years ago", "the previous edition"."""
    base, roles = timeline.base, words.roles[at]
    assert base is not None
    first, last = at, at
    year: int | None = None
    spoken = next((n.year for n in reversed(found) if n.role == PLAIN), timeline.last)
    if "years.previous" in roles and _dated(words, at + 1):
        return None  # "lors de la dernière édition en 2020": the year says it
    if "years.previous" in roles:
        beside = bool(found) and found[-1].last == at - 2 and words.shape[at - 1] == ","
        told = found[-1].year if beside else None  # "in 2019, the last edition before …"
        year = told or _edition(timeline, -1) or _before(timeline)
    elif "years.last" in roles:
        year = base - 1
    elif "years.before" in roles:
        year = (spoken or base) - 1
    elif "years.last_of" in roles or "years.next_of" in roles:
        first = at if words.lang.head_last else at - 1
        year, last = _of_month(words, at, timeline), first + 1
    elif "years.next" in roles:
        year = _edition(timeline, 1) or base + 1
    elif "years.this" in roles:
        year = base
    elif "years.then" in roles:
        year = found[-1].year if found else timeline.mentioned
        if year is None:
            return None
        return Named(at, at, year, THEN)
    elif at >= 2 and words.shape[at - 2] == "#" and _is_years(words, at - 1):
        count = int(words.numeral(at - 2).value)
        first = at - 2
        if "years.deictic" in roles:
            year = base - count
        elif "years.earlier" in roles:
            year = (spoken or base) - count
        elif "years.later" in roles and spoken:
            year = spoken + count
    elif "years.ago" in roles and at + 2 < words.size and words.shape[at + 1] == "#" and _is_years(words, at + 2):
        year, last = base - int(words.numeral(at + 1).value), at + 2
    if year is None:
        return None
    possessive = words.word[at].endswith("'s") or (at + 1 < words.size and words.word[at + 1] == "'s")
    return Named(first, last, year, role_of(words, first, year, timeline.setting), possessive)


def _of_month(words: Words, at: int, timeline: Timeline) -> int | None:
    """ "en mars dernier", "last March": the last March before the publication, the next one after it."""
    beside, published = at + 1 if words.lang.head_last else at - 1, timeline.setting.published
    if not 0 <= beside < words.size or "month" not in words.roles[beside] or not published[5:7]:
        return None
    year, now, month = int(published[:4]), int(published[5:7]), words.value[beside]
    assert isinstance(month, int)
    if "years.next_of" in words.roles[at]:
        return year + (month <= now)
    return year - (month >= now)


def _edition(timeline: Timeline, step: int) -> int | None:
    """The year of the edition before or after, as far as the text tells it."""
    setting = timeline.setting
    if not setting.editions or not setting.edition:
        return timeline.next if step > 0 else None
    return setting.editions.get(setting.edition + step)


def _dated(words: Words, at: int) -> bool:
    """True where a preposition and a year stand here: "in 2020"."""
    if words.shape[at : at + 2] != "p#":
        return False
    return words.numeral(at + 1).year_like


def _before(timeline: Timeline) -> int:
    """The year of the edition before, by the years the text has compared with; else the year before."""
    base, past = timeline.base or 0, timeline.past or 0
    return past if base - past <= BIENNIAL else base - 1


def _is_years(words: Words, at: int) -> bool:
    entry = words.lang.units.single.get(words.word[at])
    return entry is not None and isinstance(entry.value, list) and any(s.unit == "year" for s in entry.value)


def _of_edition(words: Words, named: Named, setting: Setting) -> bool:
    """True where a later year is a coming edition's: with days and months, a number of edition, or the event's name."""
    if any("month" in words.roles[k] for k in range(max(0, named.first - 3), named.first)):
        return True
    periods = words.lang.data["scope"]["periods"][:4]
    near = range(max(0, named.first - 8), min(words.size, named.last + 8))
    name = setting.event.lower()
    for k in near:
        if (
            words.word[k] in periods
            or "month" in words.roles[k]
            or "years.next" in words.roles[k]
            or ((words.upper(k) or k == named.last + 1) and len(words.word[k]) > 2 and words.word[k] in name)
        ):
            return True
    return False
