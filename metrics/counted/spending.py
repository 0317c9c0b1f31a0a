"""What the verb of an amount says it is for, and where the money goes."""

from __future__ import annotations

from metrics.counted.nouns import Noun
from metrics.counted.subjects import free_subject, noun_left
from metrics.quantity.clauses import is_participle
from metrics.sentence.words import Words

__all__ = ["is_verb_here", "money_verb", "money_verb_after"]

SAID = frozenset(["money_verbs", "words.amount_verbs"])
GOES = 7  # tokens from "into" to the economy that an amount goes into
EARNED = frozenset(
    ["", "market_size", "revenue", "investment", "money", "contract_value", "contribute"]
)  # goes somewhere
THINGS = frozenset(["animals", "products", "vehicles", "other"])  # that make a price where a fair makes a revenue


def money_verb(words: Words, at: int, last: int, after: int, direct: bool) -> str:
    """The metric that the verb before an amount and what the money goes into give: "coûtait 8 $" a price; "" if none.

    at and last: the first and last token of the amount; no verb at after or before it is looked at. direct: "of" joins
    the amount to a noun, so that it goes nowhere.
    """
    verb = _verb(words, at, after)
    return (not direct and _destination(words, at, last, verb)) or verb


def _verb(words: Words, at: int, after: int) -> str:
    tags, roles, lists = words.shape, words.roles, words.lang.lists
    taken = at and words.word[at - 1] in lists["money.takings"] and at - 1 > after
    if taken and words.word[max(0, at - 2)] not in lists["money.impersonal"]:  # "it took 3 million"
        if words.word[at - 1] not in lists["money.made"]:
            return "revenue"
        subject = noun_left(words, at - 1) or free_subject(words, at - 1)
        return "price" if subject is not None and subject.metric in THINGS else "revenue"
    if "money_verbs" not in words.present:
        return ""
    for step in range(at - 1, max(after, at - 9), -1):
        if "money_verbs" in roles[step] and not _noun_here(words, step):
            to_level = step + 1 < at and words.word[step + 1] in lists["relations.ranges_to"]
            if not (to_level and words.lang.head_last):
                return words.listed(step, "money_verbs")
        if tags[step] in ".;:#":
            return ""
    return ""


def money_verb_after(words: Words, at: int) -> str:
    """The metric of the verb in "over 1 million was raised", "deals for 3 million signed"."""
    if "money_verbs" not in words.present:
        return ""
    for step in range(at + 1, min(at + 5, words.size)):
        if "money_verbs" in words.roles[step] and (step > at + 1 or _is_done(words, step)):
            verb = words.listed(step, "money_verbs")
            return "funding" if verb == "cost" else verb
        if words.tag[step] not in "vVc":
            return ""
    return ""


def _is_done(words: Words, at: int) -> bool:
    """True for an English participle that ends the phrase: "£186,000 raised for the hospital"."""
    return words.lang.head_last and words.word[at].endswith("ed") and words.shape[at + 1 : at + 2] not in tuple("axNJ")


def _destination(words: Words, first: int, last: int, verb: str) -> str:
    """ "put 10 million into films": an investment; "brought 9 million to the county": an economic impact; else ""."""
    lists, tags, word, at = words.lang.lists, words.shape, words.word, last + 1
    if verb not in EARNED:
        return ""
    if tags[at : at + 1] == "(":
        close = tags.find(")", at, at + GOES + 3)
        at = close + 1 if close > 0 else at
    if at < words.size and word[at] in lists["money.yearly"]:
        at += 1
    if at >= words.size or word[at] not in lists["money.into"]:
        return ""
    invested = word[at] in lists["money.invested_in"]
    local = not lists["money.local_verbs"].isdisjoint(word[max(0, first - GOES) : first])
    for step in range(at + 1, min(words.size, at + GOES)):
        if word[step] in lists["money.economies"] or (local and word[step] in lists["money.localities"]):
            return "market_size"
        if tags[step] not in "axNJA'-d":
            break
    return "investment" if invested and verb != "contribute" else ""


def is_verb_here(words: Words, noun: Noun, at: int) -> bool:
    """ "tickets cost £8": a noun by the list, but the verb that takes the amount."""
    if noun.last > noun.head and words.lang.head_last:
        return False  # "export turnover"
    if _noun_here(words, noun.last) or words.shape[noun.last + 1 : noun.last + 2] == ":":
        return False
    roles, tags = words.roles[noun.head], words.shape
    takes = "money_verbs" in roles
    if not takes and "words.verbs" not in roles:
        return False
    if words.lang.head_last and any(not SAID.isdisjoint(told) for told in words.roles[noun.last + 1 : noun.last + 3]):
        return False  # "exports bring in $230 billion"
    if takes and noun.head > 0 and tags[noun.head - 1] in "xN" and "v" not in tags[noun.last + 1 : noun.last + 4]:
        return True
    between, other = tags[noun.last + 1 : at], "hacE$£x" if words.lang.head_last else "hacE$£xp"
    return len(between) <= 2 and not between.strip(other) and tags[noun.head - 1 : noun.head] != "a"


def _noun_here(words: Words, at: int) -> bool:
    """True for a word that is a verb elsewhere: "the export turnover", "funding of 2 million"."""
    if words.shape[at + 1 : at + 2] == "d" and (words.lang.head_last or not is_participle(words, at)):
        return True
    if words.lang.head_last and words.word[at].endswith("ed") and words.tag[at - 1 : at] == ["d"]:
        return True  # "sales of imported cars"
    return at > 0 and words.tag[at - 1] in "aAJ" and words.tag[at] != "v"
