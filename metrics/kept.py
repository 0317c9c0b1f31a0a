"""What is made of the data files, kept on disk from one process to the next: it takes longer than reading a text."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from platformdirs import user_cache_path

__all__ = ["FOLDER", "kept"]

FOLDER = "EVENT_METRICS_CACHE"  # the environment's name for another folder; empty: keep nothing
PACKAGE = Path(__file__).parent
STATES = 4  # of the package, the newest, whose words stay
T = TypeVar("T")


def kept(make: Callable[..., T]) -> Callable[..., T]:
    """A function of words called once per process, its value read from disk where an earlier process left it.

    What it makes may depend on its arguments and on this package's own files alone: when one of these changes, it is
    made anew. A folder that cannot be read or written costs time and nothing else.

    >>> kept(len)("halls")
    5
    """

    @cache
    @wraps(make)
    def found(*args: str) -> T:
        folder = _folder()
        if folder is None:
            return make(*args)
        file = folder / "-".join([make.__module__, make.__qualname__, *args])
        try:
            known: T = pickle.loads(file.read_bytes())
        except Exception:  # no such file, or one that a full disk or another program spoilt
            known = make(*args)
            _write(file, known)
        return known

    return found


@cache
def _folder() -> Path | None:
    """The folder for this state of the package and this Python, the user's own; None where there is none to be had."""
    named = os.environ.get(FOLDER)
    if named == "":
        return None
    try:
        base = Path(named) if named else user_cache_path("event-metrics", appauthor=False)
        folder = base / _state()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():  # a pickle of somebody else is not read
            return None
    except (OSError, RuntimeError):
        return None
    return folder


def _state() -> str:
    """A name for this Python and the package's files as they are: their sizes and times, not their content."""
    told = [sys.version, sys.implementation.cache_tag or "", str(PACKAGE)]
    for folder, names, files in os.walk(PACKAGE):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            info = os.stat(os.path.join(folder, name))
            told.append(f"{name} {info.st_size} {info.st_mtime_ns}")
    return blake2b("\n".join(told).encode(), digest_size=12).hexdigest()


def _write(file: Path, value: object) -> None:
    """The value in its file, whole or not at all; what older states of the package left goes."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(name, file)
        others = [other for other in file.parent.parent.iterdir() if other != file.parent and other.is_dir()]
        for other in sorted(others, key=lambda other: -other.stat().st_mtime)[STATES - 1 :]:
            rmtree(other, ignore_errors=True)
    except OSError:
        return
