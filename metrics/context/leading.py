"""The year named before a figure in its sentence, as far as it is said of the figure."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.reach import GOVERNING, VERB_REACH, is_date_part
from metrics.context.yearroles import COMPARED, NAME, ORIGIN, SINCE
from metrics.context.years import Named
from metrics.counted.drafts import Draft
from metrics.quantity.clauses import FINITE, VERB, is_participle, is_relative, verb_between, verbs
from metrics.sentence.words import Words

__all__ = ["attached", "between", "spanned", "year_before"]

ATTACHED = 5
NEAR = 8  # tokens from a year to the bracket that tells its figures
JOINED = 2  # tokens from one year of a span to the other
ASIDE = 2  # commas around an insertion


def attached(words: Words, start: int, n: Named) -> Named | None:
    """The year in the same phrase before the number: "2018's 102,500", "the 2015 figure of 350", "(2018: 20,000)"."""
    tags = words.shape[n.last + 1 : start]
    if n.role == SINCE or len(tags) > ATTACHED:
        return None
    if n.role == ORIGIN:  # "a centre opened in 2004 with 12 tables"
        cost = not words.lang.lists["money.cost_nouns"].isdisjoint(words.word[n.last + 1 : start])
        return n if tags[:1] == "p" and (cost or not tags.strip("pahA")) else None
    if tags in ("(", "(a"):
        return n
    if tags.strip("a") in (":", "):") and (n.first == 0 or words.shape[n.first - 1] in "(|;"):
        return n
    figure = n.possessive or (n.first and words.shape[n.first - 1] == "a") or tags[:1] == "d"
    if figure and not tags.strip("daxVJANh") and not _any_verb(words, n.last + 1, start):
        return n if n.role != NAME else None
    return None


def spanned(words: Words, named: Sequence[Named]) -> tuple[int, int] | None:
    """The years of "between 2010 and 2018 attendance rose from 300 to 500"."""
    between_years = words.lang.lists["scope.between_years"]
    for n in named:
        other = n.last + JOINED
        if n.role != SINCE or not n.first or words.word[n.first - 1] not in between_years or other >= words.size:
            continue
        if words.shape[n.first] + words.shape[other] == "##" and words.numeral(other).year_like:
            return n.year, int(words.numeral(other).value)
    return None


def year_before(draft: Draft, named: Sequence[Named]) -> Named | None:
    """The year named before a measure in its sentence, unless it is said of something else."""
    words, start, shape = draft.words, draft.start_token, draft.words.shape
    for n in reversed(named):
        if n.role == COMPARED and _in_its_bracket(words, n, start):
            return n
        follow = shape[n.last + 1 : n.last + 3]
        if follow == ",r" and n.role != NAME and words.word[n.last + 2] in words.lang.lists["years.when"]:
            return n  # "on 2018, when 107,400 came"
        if follow[:1] == "r" or _that(
            words, n.last + 1
        ):  # "a nocturne of 1961 that hung"; "une édition 2022 qui avait attiré 9 000 visiteurs"
            # "147 fairs in 2019 that drew 900 brewers"
            theirs = n.first and words.shape[n.first - 1] == "p" and _taken(words, n.first)
            if (theirs or _of_period(words, n)) and not between(words, n.last, start, ","):
                return n
            continue
        if n.role not in GOVERNING:
            continue
        opening = _opening(words, n)
        if (opening and _apart(words)) or (not opening and _today(words, n)):
            continue
        if not (opening and follow[:1] in (",", ":")) and between(words, n.last, start, ";"):
            continue
        if _inside_bracket(words, n.last, start) or _dashed(words, n, start):
            continue
        if n.possessive and between(words, n.last, start, ",") and not _subject(words, n, start):
            continue
        if not opening and _inserted(words, n, start):
            continue
        if _taken(words, n.first) and not _trails(words, n.last, start):
            continue
        return n
    return None


def _that(words: Words, at: int) -> bool:
    """ "147 fairs in 2019 that drew": the word for an article as a relative pronoun."""
    if at + 1 >= words.size or words.word[at] not in words.lang.lists["words.relative_pronouns"]:
        return False
    return verbs(words)[at + 1] in FINITE


def _of_period(words: Words, n: Named) -> bool:
    """True for a year beside the word for an edition: "l'édition 2019", "the 2019 edition"."""
    periods = words.lang.lists["scope.periods"]
    return bool(n.first and words.word[n.first - 1] in periods) or words.word[n.last + 1] in periods


def _opening(words: Words, n: Named) -> bool:
    """True for a year at the head of its sentence, which governs all of it: "En 2019, …"."""
    if n.first < 3:
        return True
    return n.first < 5 and not words.shape[: n.first].strip('padxAM"-*') and not _any_verb(words, 0, n.first)


def _apart(words: Words) -> bool:
    """True for a sentence that opens with what befell its subject: "Racheté en 2018, le salon réunit"."""
    origin = words.word[0] in words.lang.lists["years.origin"]
    return origin or (words.shape[0] in "xVJ" and is_participle(words, 0))


def _today(words: Words, n: Named) -> bool:
    """ "s'est installé à Lyon en 2018 et réunit", "moved in 2018 and draws": the sentence turns to the present."""
    verb, lists = n.last + 2, words.lang.lists
    if words.shape[n.last + 1 : verb] != "&" or verb >= words.size or verbs(words)[verb] != "f":
        return False
    present = words.word[verb].endswith(tuple(lists["years.present_endings"]))
    return present and not words.word[verb].endswith(tuple(lists["years.past_endings"]))


def _inserted(words: Words, n: Named, start: int) -> bool:
    """True for a year in a relative clause that ends before the measure: "the fair, which moved in 2015, drew"."""
    if not between(words, n.last, start, ","):
        return False
    for step in range(n.first - 1, -1, -1):
        if words.shape[step] in ",;:.":
            return False
        if is_relative(words, step):
            return True
    return False


def _inside_bracket(words: Words, at: int, start: int) -> bool:
    if words.shape.find(")", at + 1, start) < 0:
        return False
    depth = 0
    for tag in words.shape[at + 1 : start]:
        depth += (tag == "(") - (tag == ")")
        if depth < 0:
            return True
    return False


def _in_its_bracket(words: Words, n: Named, start: int) -> bool:
    """ "par rapport à la session 2020, dernière certifiée (289 exposants)": those of that session."""
    opened = words.shape.rfind("(", n.last, start)
    if opened < 0 or opened - n.last > NEAR or between(words, opened, start, ")"):
        return False
    return not between(words, n.last, opened, "#") and not verb_between(words, n.last + 1, opened)


def _dashed(words: Words, n: Named, start: int) -> bool:
    """ "Last year we raised £4,200 – our goal is £5,000": a dash between two clauses."""
    dashes = [k for k in range(n.last + 1, start) if words.shape[k] == "-" and not words.glued(k)]
    return len(dashes) == 1 and verb_between(words, n.last + 1, dashes[0]) and verb_between(words, dashes[0], start)


def _subject(words: Words, n: Named, start: int) -> bool:
    """ "Next year's fair, from 15 to 24 June, already has": an insertion between subject and verb."""
    last = words.shape.rfind(",", n.last, start)
    inserted = words.shape.count(",", n.last, start) == ASIDE
    return n.first < ASIDE and inserted and _any_verb(words, last + 1, min(last + 1 + ASIDE, start))


def _taken(words: Words, at: int) -> bool:
    """True where the year closes the measure before it: "51 100 l'an dernier (+9 %) et 40 022 en 2015"."""
    shape, marks = words.shape, verbs(words)
    for step in range(at - 1, max(-1, at - VERB_REACH), -1):
        tag = shape[step]
        if tag == "#" and not (words.numeral(step).year_like or words.numeral(step).part or is_date_part(words, step)):
            return True
        if tag in ",;.:)(" or marks[step] in VERB:
            return False
    return False


def _trails(words: Words, last: int, start: int) -> bool:
    """ "10,7 M€ en 2018, avec un excédent de 63 000 €": the clause goes on with the same year."""
    between = words.shape[last + 1 : start]
    if not 0 < len(between) <= 8:
        return False
    # "100 GW en 2050 et de cinquante parcs"
    follow = words.shape[last + 1 : last + 3]
    return follow == "&d" or (follow == ",p" and not verb_between(words, last + 1, start))


def between(words: Words, last: int, start: int, tag: str) -> bool:
    return words.shape.find(tag, last + 1, start) >= 0


def _any_verb(words: Words, first: int, stop: int) -> bool:
    return not VERB.isdisjoint(verbs(words)[first:stop])
