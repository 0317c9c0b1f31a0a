"""Names of events without an event noun: "Energaïa", "Vivid Sydney", "SIAM"."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.about.extent import JOINTS, counted, right_of, run
from metrics.about.names import Name, finish
from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import EventWords

__all__ = ["brands"]


def brands(found: Opening, words: EventWords, taken: set[int], limit: int) -> Iterator[Name]:
    """Runs of words with a capital, no event noun among them, that stand where a name may: "Energaïa".

    taken are the tokens of other names; those from limit on are not looked at.
    """
    forms, capital = found.forms, found.capital
    stop = words.no_brand
    done = 0
    seen: set[str] = set()
    for index in found.capitals:
        if index >= limit:
            break
        form = forms[index]
        if index < done or index in taken or form in stop or form in words.ordinals or form[0].isdigit():
            continue
        end = index + 1
        if capital[end] or forms[end] in JOINTS or forms[end] in words["inner"]:
            end = run(found, words, index)
            for inner in range(index, end):
                if inner in taken:
                    end = inner
                    break
            while end > index + 1 and (not capital[end - 1] or (forms[end - 1] in stop and forms[end - 2] != "'")):
                end -= 1
            if end - index > 4 and found.loud[index]:
                end = index + 1
        if forms[index - 1] == '"' and '"' in forms[end : index + QUOTED]:
            end = forms.index('"', end)  # "« Paroles d'estuaire »"
        numbered = forms[index - 1][:1].isdigit() and counted(found, words, index - 1) is not None
        if numbered and forms[end] in words["links"]:
            end, _ = right_of(found, words, end - 1)  # "la 44e Paulée des vendanges"
        done = end
        if (
            form in seen
            or (found.head <= index < found.title and (index < found.head + 4 or found.headline[index]))
            or numbered
            or _likely(found, words, index, end)
        ):
            yield finish(found, words, Name(index, end, -1, 0.0, ""))
        seen.add(form)


QUOTED = 7  # tokens of a quoted name, and the sign after it
_SIGNS = frozenset([",", "(", "", '"'])
_OPENS = frozenset([".", ")", "\n"])
_LEADS = frozenset(["#", ":"])


def _likely(found: Opening, words: EventWords, begin: int, end: int) -> bool:
    """Whether a sign beside a run of capitals makes a look at it worth while."""
    forms = found.forms
    after, before = forms[end], forms[begin - 1]
    if after in _SIGNS or after[:2] in ("19", "20") or forms[end - 1][-1].isdigit():
        return True
    if begin < 60 and (begin == 0 or before in _OPENS):
        return True
    if before in _LEADS or after in words["have"] or after in words["does"]:
        return True
    return before in words.leads or found.shadow.count(forms[begin]) > 2
