"""Word files that lack what the rules ask for are named when their language is first used."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from metrics.vocabulary import language, wordfiles
from metrics.vocabulary.language import languages
from metrics.vocabulary.rules import default_rules

DATA = Path(wordfiles.__file__).parents[1] / "data"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the word files that the program reads instead."""
    for kind in ("languages", "events"):
        shutil.copytree(DATA / kind, tmp_path / kind)
    monkeypatch.setattr(wordfiles, "DATA", tmp_path)
    monkeypatch.setattr(language, "DATA", tmp_path / "languages")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\nagents = ", "\nagentz = ", r"en\.toml: no \[words\] agents; copy from fr\.toml beside it and translate"),
        ("\n[share]\n", "\n[shard]\n", r"en\.toml: no \[share\]; copy"),
        ("\nplural_marks = [", "\nplural_mark = [", r"en\.toml: no plural_marks; copy"),
        ("\nspaced = true", "\nspaced = 1", r"en\.toml: no spaced as a true or false; copy"),
        ("\nspaced = true", "\nspaced = = true", r"en\.toml: not valid TOML"),
    ],
)
def test_a_list_that_is_missing_is_named(data: Path, old: str, new: str, said: str) -> None:
    file = data / "languages" / "en.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=said):
        language._made("en", default_rules())


def test_many_missing_lists_are_one_message(data: Path) -> None:
    (data / "languages" / "xx.toml").write_text('name = "x"', "utf-8")
    with pytest.raises(ValueError, match=r"no spaced, decimal, elisions, \[elided\], \[contracted\] and \d+ more"):
        language._made("xx", default_rules())


def test_event_words_too(data: Path) -> None:
    file = data / "events" / "es.toml"
    file.write_text(file.read_text("utf-8").replace("\nowners = ", "\nowner = ", 1), "utf-8")
    with pytest.raises(ValueError, match=r"events.es\.toml: no owners"):
        wordfiles.word_file("es", "events")


@pytest.mark.parametrize("code", languages())
def test_every_list_that_the_rules_ask_for_is_there(code: str) -> None:
    asked = {
        name
        for file in (DATA.parent).rglob("*.py")
        for name in re.findall(r'lists\["(\w+\.\w+)"\]', file.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert asked - language.language(code).lists.keys() == set()
