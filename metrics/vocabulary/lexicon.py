"""The lexicon of a language: every word of its word file, in all its forms, with its tag and roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from metrics.text import fold
from metrics.vocabulary.cldr import Cldr
from metrics.vocabulary.vocab import Entry, Trie, conjugate, tokens, with_sections

__all__ = ["folded", "lexicon"]

# list of the word file -> tag of its words; the first list a word stands in decides its tag
TAGS = {
    "words.links": "d", "words.articles": "a", "words.and": "&", "words.or": "|", "words.relatives": "r",
    "words.pronouns": "o", "words.auxiliaries": "v", "words.prepositions": "p", "words.conjunctions": "c",
    "words.adverbs": "c", "parts.intro": "i", "words.adjectives_before": "A",
}  # fmt: skip
# lists whose words keep the tag they have elsewhere, or none: "x" is a word of no list
LOOSE = (
    "relations",
    "change",
    "share",
    "parts",
    "status",
    "scope",
    "years",
    "not_facts",
    "money_verbs",
    "people_verbs",
    "times_verbs",
    "object_verbs",
    "people_do_verbs",
)
TWO_FORMS = 2
VERB_TABLES = ("money_verbs", "people_verbs", "times_verbs", "object_verbs", "people_do_verbs")
AS_WRITTEN = {
    "suffixes",
    "suffixes_before_money",
    "adjective_endings",
    "names_with_number",
    "participle_endings",
    "not_noun_endings",
    "people_endings",
    "nation_endings",
}


def lexicon(data: Mapping[str, Any], locale: Cldr, pattern: re.Pattern[str], nouns: Iterable[str] = ()) -> Trie:
    """Every word of every list with its tag and roles; verbs in all their forms, elided and contracted variants.

    nouns: those of the metrics; one that is a verb but for an accent is none: "negocio" beside "negoció".
    """
    trie = Trie()
    written: dict[str, dict[str, Entry]] = {}

    def add(form: str, tag: str, key: str) -> None:
        phrase = tokens(form, pattern)
        trie.add(phrase, tag, key)
        if len(phrase) == 1:
            forms = written.setdefault(phrase[0], {})
            forms[form.lower()] = forms.get(form.lower(), Entry(tag)).joined(with_sections([key]))

    listed = {**TAGS, **{f"words.{name}": "J" for name in ("adjectives",)}}
    for key, tag in listed.items():
        section, name = key.split(".")
        for word in data[section].get(name, ()):
            for form in _variants(word, data):
                add(form, tag, key)
    for verb in data["words"]["verbs"]:
        for form in conjugate(verb, data["conjugation"]):
            add(form, "V", "words.verbs")
    for section in LOOSE:
        for name, words in data[section].items():
            for word in words if isinstance(words, list) else ():
                forms = (
                    conjugate(word, data["conjugation"])
                    if section in VERB_TABLES or name.endswith(("_verbs", "levels_from"))
                    else {word}
                )
                for form in forms:
                    for variant in _variants(form, data):
                        tag = "h" if section == "relations" and len(tokens(variant, pattern)) > 1 else "x"
                        verb = section in VERB_TABLES or name.endswith("_verbs")
                        add(variant, "V" if verb else tag, f"{section}.{name.removesuffix('_verbs')}")
    for month, number in {**locale.months, **data.get("months", {})}.items():
        phrase = tokens(month.rstrip("."), pattern)
        trie.add(phrase, "M", "month", number)
        if (entry := trie.get(phrase)) is not None:
            trie.put(phrase, entry._replace(value=number))
    for day in locale.weekdays:
        trie.add(tokens(day.rstrip("."), pattern), "w", "weekday")
    for verb in data["words"]["amount_verbs"]:
        for form in conjugate(verb, data["conjugation"]):
            add(form, "V", "words.amount_verbs")
    for phrase, long in trie.phrases.items():  # "bondi de" moves as "bondi" does
        first = trie.single.get(phrase[0])
        if "relations.levels_from" in long.roles and first is not None:
            trie.put(phrase, long.joined(role for role in first.roles if role.startswith("change")))
    for words, known in [*(((word,), entry) for word, entry in trie.single.items()), *trie.phrases.items()]:
        if any(char.isdigit() for word in words for char in word):
            trie.put(words, known.joined(["with_digits"]))
    for noun in nouns:
        if noun in written and noun not in written[noun]:
            written[noun][noun] = Entry("x")
    trie.written = {word: forms for word, forms in written.items() if len(forms) >= TWO_FORMS}
    return trie


def folded(table: Mapping[str, Any]) -> dict[str, Any]:
    """The word file as the shadow has its words; case and accents stay where they decide."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in AS_WRITTEN or key in ("name", "decimal", "plurals", "conjugation", "elided", "contracted"):
            found[key] = value
        elif isinstance(value, dict):
            found[fold(key)] = folded(value)
        elif isinstance(value, list):
            found[fold(key)] = [fold(item) if isinstance(item, str) else item for item in value]
        else:
            found[fold(key)] = value
    return found


def _variants(word: str, data: Mapping[str, Any]) -> set[str]:
    """The phrase, and how its last word is written before a vowel or melts with an article: "près de", "près d'"."""
    found = {word}
    for plain, elided in data["elided"].items():
        if word == plain or word.endswith(" " + plain):
            found.add(word[: len(word) - len(plain)] + elided)
    for plain, melted in data["contracted"].items():
        first = plain.split()[0]
        if " " in word and word.endswith(" " + first):
            found.add(word[: len(word) - len(first)] + melted)
    return found
