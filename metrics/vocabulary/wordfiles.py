"""The word files of the languages, read from data/ and seen to have every list that the rules ask for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["codes", "missing", "word_file"]

DATA = Path(__file__).parents[1] / "data"
MODEL = "fr"  # the language that has every list
# tables of lists; other tables hold the language's own words as keys
SECTIONS = tuple(
    "words numbers relations change share parts status scope years money not_facts".split()
    + "money_verbs people_verbs times_verbs object_verbs people_do_verbs".split()
)
OPTIONAL = {"irregular_plurals", "not_plural", "months"}
KINDS = {list: "list", dict: "table", bool: "true or false"}
SHOWN = 5  # missing lists named in a message


@cache
def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: not valid TOML: {error}") from error


def codes() -> list[str]:
    """The languages that have a word file, in order.

    >>> codes()
    ['en', 'es', 'fr']
    """
    return sorted(file.stem for file in (DATA / "languages").glob("*.toml"))


def word_file(code: str, kind: str = "languages") -> dict[str, Any]:
    """data/languages/xx.toml, or of the events data/events/xx.toml, as written there.

    Raises ValueError that names the file and the lists it lacks; those of the French file are needed.

    >>> word_file("fr")["words"]["and"][0]
    'et'
    """
    file = DATA / kind / f"{code}.toml"
    written = _read(file)
    wrong = list(missing(written, _read(DATA / kind / f"{MODEL}.toml")))
    if wrong:
        more = f" and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise ValueError(
            f"{file}: no {', '.join(wrong[:SHOWN])}{more}; copy from {MODEL}.toml beside it and translate the words, "
            "or leave a list empty: []"
        )
    return written


def missing(written: Mapping[str, Any], model: Mapping[str, Any], sections: Sequence[str] = SECTIONS) -> Iterator[str]:
    """What the model has and the file has not, or has as something else; the words themselves are not looked at.

    >>> list(missing({"words": {"and": "and"}}, {"words": {"and": ["et"], "or": ["ou"]}, "links": ["de"]}))
    ['[words] and as a list', '[words] or', 'links']
    """
    for name, value in model.items():
        if name in OPTIONAL:
            continue
        if name not in written:
            yield f"[{name}]" if isinstance(value, dict) else name
        elif not isinstance(written[name], type(value)):
            yield f"{name} as a {KINDS.get(type(value), 'text')}"
        elif name in sections:
            yield from (f"[{name}] {inner}" for inner in missing(written[name], value, ()))
