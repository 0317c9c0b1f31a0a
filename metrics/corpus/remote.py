"""Folders in object stores (s3://…, gs://…) through fsspec; what is wrong with one is said in a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

__all__ = ["Item", "file_system", "is_remote", "items", "reachable"]

NEEDS = 'this needs more packages: pip install "event-metrics[cluster]"'
PACKAGES = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs",
    "http": "aiohttp requests", "https": "aiohttp requests", "sftp": "paramiko", "oci": "ocifs",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a store: its address, its path inside the store, its size, and what changes when it does."""

    url: str
    inside: str
    size: int
    state: str


def is_remote(path: str) -> bool:
    """Whether a path is an address in a store and not a place on this machine's disk.

    >>> is_remote("s3://bucket/facts/"), is_remote("C:/facts"), is_remote("file:///srv/facts")
    (True, False, False)
    """
    kind, colon, _ = path.partition("://")
    return bool(colon) and kind.isalnum() and kind not in ("file", "local")


def file_system(path: str) -> tuple[Any, str]:
    """The fsspec file system of a path and the path on it. Raises ValueError that says what is missing."""
    kind = path.partition("://")[0]
    try:
        import fsspec
    except ImportError:
        raise ValueError(f"{path}: {NEEDS}") from None
    try:
        fs, inside = fsspec.core.url_to_fs(path)
    except ImportError as error:
        needed = PACKAGES.get(kind)
        how = f"pip install {needed}" if needed else one_line(error)
        raise ValueError(f"{path}: {kind}:// needs one more package: {how}") from None
    except ValueError:
        known = ", ".join(f"{name}://" for name in ("s3", "gs", "abfs"))
        raise ValueError(f"{path}: no store is called {kind}://; known are {known} and others of fsspec") from None
    except Exception as error:
        raise ValueError(f"{path}: the store cannot be opened ({one_line(error)})") from None
    return fs, str(inside)


@contextmanager
def reachable(path: str) -> Iterator[None]:
    """What a store answers instead of a file, a refusal or silence, as a ValueError that names the path."""
    try:
        yield
    except FileNotFoundError:
        raise ValueError(f"{path}: nothing there; check the address") from None
    except PermissionError as error:
        raise ValueError(f"{path}: access refused ({one_line(error)}); check the credentials") from None
    except ValueError:
        raise
    except Exception as error:  # each store has errors of its own, for want of credentials or of a network
        said = f"{type(error).__name__}: {one_line(error)}"
        raise ValueError(f"{path}: cannot be read ({said}); check the address, the network, the credentials") from None


def items(path: str) -> list[Item]:
    """The files at an address, a file or a folder with its subfolders, in the order of names. Raises ValueError."""
    fs, inside = file_system(path)
    with reachable(path):
        fs.invalidate_cache()
        found = fs.find(inside, detail=True)
    if not found:
        raise ValueError(f"{path}: nothing there; check the address")
    return [
        Item(fs.unstrip_protocol(name), name, int(about.get("size") or 0), state_of(about))
        for name, about in sorted(found.items())
    ]


def state_of(about: dict[str, Any]) -> str:
    """When or as what a file was written, as far as its store says."""
    names = ("ETag", "etag", "LastModified", "mtime", "updated", "created")
    return " ".join(str(about[name]) for name in names if about.get(name))


def one_line(error: BaseException) -> str:
    """The first line of what an error says.

    >>> one_line(OSError("no library\\nlooked here\\nand there"))
    'no library'
    """
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
