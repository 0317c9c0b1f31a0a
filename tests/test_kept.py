"""What is made of the data files is read from disk by the next process, and made anew where that cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics import kept as module
from metrics.kept import FOLDER, kept
from metrics.vocabulary.language import language


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the test's own; forgotten again after it."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    module._folder.cache_clear()
    yield tmp_path / "kept"
    module._folder.cache_clear()


class Maker:
    """Makes a value and counts how often it was asked; kept again, it stands for a new process."""

    def __init__(self) -> None:
        self.asked = 0
        self.__module__, self.__qualname__ = "tests.maker", "words"

    def __call__(self, name: str) -> dict[str, int]:
        self.asked += 1
        return {name: len(name)}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_made_once_for_all_processes(folder: Path) -> None:
    maker = Maker()
    assert [kept(maker)("halls"), kept(maker)("halls"), kept(maker)("stands")] == [{"halls": 5}] * 2 + [{"stands": 6}]
    assert maker.asked == 2
    assert len(files(folder)) == 2


@pytest.mark.parametrize("spoilt", [b"", b"\x80\x05", b"no pickle", b"cno.such.module\nname\n."])
def test_a_spoilt_file_is_written_anew(folder: Path, spoilt: bytes) -> None:
    maker = Maker()
    kept(maker)("halls")
    [file] = files(folder)
    whole = file.read_bytes()
    file.write_bytes(spoilt)
    assert kept(maker)("halls") == {"halls": 5}
    assert (maker.asked, file.read_bytes()) == (2, whole)


def test_another_state_of_the_package_reads_nothing_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    words = package / "data" / "fr.toml"
    words.write_text("name = 'français'")
    monkeypatch.setattr(module, "PACKAGE", package)
    before = module._state()
    assert module._state() == before
    os.utime(words, ns=(1, 1))
    assert module._state() != before


@pytest.mark.parametrize("named", ["", "a file"])
def test_without_a_folder_it_is_made_each_time(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(FOLDER, str(tmp_path / "file") if named else "")
    maker = Maker()
    assert kept(maker)("halls") == kept(maker)("halls") == {"halls": 5}
    assert maker.asked == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
def test_a_folder_of_somebody_else_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    maker = Maker()
    kept(maker)("halls")
    assert not files(folder)


def test_the_newest_states_of_the_package_stay(folder: Path) -> None:
    for age, name in enumerate(["new", "newer", "older", "old", "oldest"]):
        (folder / name).mkdir(parents=True)
        (folder / name / "words").touch()
        os.utime(folder / name, (1e9 - age, 1e9 - age))
    kept(Maker())("halls")
    assert {path.name for path in folder.iterdir()} > {"new", "newer", "older"}
    assert len(list(folder.iterdir())) == module.STATES


def test_a_language_from_disk_is_the_language_that_was_made(folder: Path) -> None:
    code = "import metrics; print(metrics.extract('Près de 610 exposants, dont 51 de Singapour.').to_csv())"
    told = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert told[0] == told[1]
    assert "610 exposants" in told[0]
    assert any("language" in file.name for file in files(folder))
    assert language("fr").code == "fr"
