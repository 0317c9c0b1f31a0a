"""Every regular expression of the program, and how far each can stray before it gives up.

``python -m tests.patterns`` lists them, the one that strays furthest first; tests/test_patterns.py refuses some.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "metrics"
GOLD = ROOT / "tests" / "gold"
ARGUMENTS = {"compile": 1, "split": 3, "sub": 4, "subn": 4} | dict.fromkeys(
    ("match", "fullmatch", "search", "findall", "finditer"), 2
)  # which argument of a function of re holds the flags
STRINGS = {"extract", "extractall", "contains", "match", "fullmatch", "replace", "count", "split", "findall"}


class Found(NamedTuple):
    """A regular expression and the line that compiles it."""

    file: str
    line: int
    pattern: str | bytes
    flags: int


def sources() -> Iterator[tuple[str, int, int, Found | None]]:
    """File, first and last line of every call of re or pandas that takes an expression; with it where it is plain."""
    for path in [*sorted(PACKAGE.rglob("*.py")), ROOT / "dashboard.py"]:
        file, tree = str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))
        named = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            pattern, called, whose = node.args[0], node.func.attr, ast.unparse(node.func.value)
            options = {word.arg: ast.unparse(word.value) for word in node.keywords}
            of_re = whose == "re" and called in ARGUMENTS
            of_pandas = whose.endswith(".str") and called in STRINGS and options.get("regex") != "False"
            if not of_re and not of_pandas:
                continue
            found = None
            if isinstance(pattern, ast.Name) and pattern.id in named:
                pattern = ast.Constant(named[pattern.id])
            if isinstance(pattern, ast.Constant):
                flags = [ast.unparse(flag) for flag in node.args[ARGUMENTS[called] :]] if of_re else []
                told = eval(options.get("flags", [*flags, "0"][0]), {"re": re})
                found = Found(file, node.lineno, pattern.value, int(told))
            yield file, node.lineno, node.end_lineno or node.lineno, found


def caught(work: Callable[[], None]) -> set[Found]:
    """The expressions that lines of the package compile during work."""
    found: set[Found] = set()
    inner = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> Any:
        frame: FrameType | None = sys._getframe(2)
        if frame is not None and frame.f_code.co_filename.startswith(str(PACKAGE)):
            file = str(Path(frame.f_code.co_filename).relative_to(ROOT))
            bare = getattr(pattern, "pattern", pattern)
            found.add(Found(file, frame.f_lineno, bare, int(getattr(pattern, "flags", flags))))
        return inner(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]
    try:
        work()
    finally:
        re._compile = inner  # type: ignore[attr-defined]
    return found


def everything() -> None:
    """Import every module, build every language, and read and check the gold texts in each."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "metrics."):
        if ".pages." not in module.name and not module.name.endswith("__main__"):  # a page is a script
            importlib.import_module(module.name)
    import metrics
    from metrics.checks import checks
    from metrics.vocabulary.language import languages

    texts = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/*.txt"))]
    for lang in languages():
        checks(metrics.extract(texts, lang=lang))


def listed() -> tuple[set[Found], list[str]]:
    """All expressions; and the lines that compile one which nobody has seen."""
    seen = caught(everything)
    unseen = []
    for file, first, last, found in sources():
        if found is not None:
            seen.add(found)
        elif not any(one.file == file and first <= one.line <= last for one in seen):
            unseen.append(f"{file}:{first}")
    return seen, unseen


# What a class of characters holds: asked of every character that a shadow can hold, and of a few of each other kind.
ALPHABET = frozenset(map(chr, range(256))) | frozenset("œŒþ’“”–—…€\u202f\u2009\u2028٣⅓中ж\u0301\ud800👩İſ\u212a")
ANYTHING = ALPHABET
NOTHING: frozenset[str] = frozenset()
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
SINGLE = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY)


@cache
def category(name: str) -> frozenset[str]:
    """The characters of \\d, \\s, \\w and their opposites."""
    kind = name.rpartition("_")[2].lower()
    sign = {"digit": "d", "space": "s", "word": "w"}[kind]
    pattern = re.compile("\\" + (sign.upper() if "NOT" in name else sign))
    return frozenset(char for char in ALPHABET if pattern.match(char))


def chars(kind: Any, value: Any) -> frozenset[str]:
    """The characters that a class or a literal matches."""
    if kind is code.LITERAL:
        return frozenset(char for char in ALPHABET if ord(char) == value)
    if kind is code.NOT_LITERAL:
        return frozenset(char for char in ALPHABET if ord(char) != value)
    if kind is code.ANY:
        return ALPHABET - {"\n"}
    found: frozenset[str] = NOTHING
    for part, what in value:
        if part is code.RANGE:
            found |= frozenset(char for char in ALPHABET if what[0] <= ord(char) <= what[1])
        elif part is code.CATEGORY:
            found |= category(str(what))
        elif part is not code.NEGATE:
            found |= chars(part, what)
    return ALPHABET - found if value[0][0] is code.NEGATE else found


def first(items: list[Any], after: frozenset[str]) -> frozenset[str]:
    """The characters that a sequence can begin with; after are those that can follow it."""
    for at, (kind, value) in enumerate(items):
        rest = items[at + 1 :]
        if kind in SINGLE:
            return chars(kind, value)
        if kind is code.BRANCH:
            return frozenset().union(*(first([*branch, *rest], after) for branch in value[1]))
        if kind is code.SUBPATTERN:
            return first([*value[-1], *rest], after)
        if kind is code.ATOMIC_GROUP:
            return first([*value, *rest], after)
        if kind in REPEATS:
            least, _, body = value
            begins = first([*body], NOTHING) | (first(rest, after) if not least or nullable(body) else NOTHING)
            return begins
        if kind is code.ASSERT and value[0] > 0:
            return first([*value[1]], ANYTHING) & first(rest, after)
        if kind is code.ASSERT_NOT and value[0] > 0 and len(value[1]) == 1 and value[1][0][0] in SINGLE:
            return first(rest, after) - chars(*value[1][0])
        if kind in (code.GROUPREF, code.GROUPREF_EXISTS):
            return ANYTHING
    return after


def nullable(items: Any) -> bool:
    """Whether a sequence may match nothing."""
    return bool(items.getwidth()[0] == 0)


def ways(items: list[Any], after: frozenset[str]) -> int:
    """In how many ways at most a sequence can match from one place, those a single further character rules out aside.

    after are the characters that can follow it: none at the end of the expression, where the first way is enough.
    """
    total = aside = 1
    for at, (kind, value) in enumerate(items):
        follow = first(items[at + 1 :], after)
        if kind is code.BRANCH:
            total *= between([[*branch] for branch in value[1]], follow)
        elif kind is code.SUBPATTERN:
            total *= ways([*value[-1]], follow)
        elif kind is code.ATOMIC_GROUP:  # tried once, and never again from the same place
            aside = max(aside, ways([*value], NOTHING))
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            aside = max(aside, ways([*value[1]], NOTHING))
        elif kind is code.POSSESSIVE_REPEAT:
            aside = max(aside, ways([*value[2]], NOTHING))
        elif kind is code.MIN_REPEAT or kind is code.MAX_REPEAT:
            least, most, body = value
            begins = first([*body], NOTHING)
            once = ways([*body], begins | follow)
            ends = range(least, min(most, 10_000) + 1) if begins & follow else (most,)
            total *= sum(min(once ** min(turns, 64), 10**12) for turns in ends) if once > 1 else len(ends)
        total = min(total, 10**12)
    return max(total, aside)


def between(branches: list[list[Any]], follow: frozenset[str]) -> int:
    """The ways of alternatives: of those that can begin alike, all; of plain words, those that begin with another."""
    words = sorted(
        tuple(value for _, value in branch) for branch in branches if all(kind is code.LITERAL for kind, _ in branch)
    )
    known, longest = set(words), 1
    for word in words:  # a shorter word is another way only where what follows it can be the rest of the longer
        shorter = (size for size in range(len(word)) if word[:size] in known and chr(word[size]) in follow)
        longest = max(longest, 1 + sum(1 for _ in shorter))
    others = [branch for branch in branches if any(kind is not code.LITERAL for kind, _ in branch)]
    begins = [(first(branch, follow), ways(branch, follow)) for branch in others]
    if words:
        starts = frozenset(chr(word[0]) for word in words if word) if all(words) else ANYTHING
        begins.append((starts, longest))
    return max((sum(count for start, count in begins if char in start) for char in ALPHABET), default=1)


def unbounded(items: Any) -> Iterator[Any]:
    """The repeats without an end, wherever they stand."""
    for kind, value in items:
        if kind in REPEATS:
            if value[1] is code.MAXREPEAT:
                yield value
            yield from unbounded(value[2])
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from unbounded(branch)
        elif kind is code.SUBPATTERN:
            yield from unbounded(value[-1])
        elif kind is code.ATOMIC_GROUP:
            yield from unbounded(value)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from unbounded(value[1])


def judged(found: Found) -> tuple[int, int]:
    """How many repeats of an expression have no end, and in how many ways it can match from one place."""
    tree = parser.parse(found.pattern, found.flags)
    return sum(1 for _ in unbounded(tree)), ways([*tree], NOTHING)


def main() -> None:
    """Print, as JSON, the lines nobody has seen and every expression with its judgement."""
    found, unseen = listed()
    rows = [(*judged(one), one.file, one.line, str(one.pattern)) for one in found]
    json.dump({"unseen": unseen, "found": sorted(rows, reverse=True)}, sys.stdout)


if __name__ == "__main__":
    main()
