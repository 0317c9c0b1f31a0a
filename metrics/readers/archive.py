"""ZIP archives and gzip files: their members read as files, nothing ever written, bombs refused."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from metrics.document import Document
from metrics.readers.base import MB, SKIPPED, Blob, Limits, Options, Problem, Refused

__all__ = ["check_zip", "read_gzip", "read_zip"]

RATIO_FROM = 10 * MB  # below this any ratio is harmless
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Unpacked(io.RawIOBase):
    """A stream that refuses to give more than limit bytes: what a packed file says of its size is not believed."""

    def __init__(self, file: BinaryIO, limit: int) -> None:
        self.file, self.left = file, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self.file.read(len(view))
        self.left -= len(data)
        if self.left < 0:
            raise Refused("unpacks to far more than its size (a bomb?)", "unpack it yourself and look at it")
        view[: len(data)] = data
        return len(data)


def allowed(packed: int, limits: Limits) -> int:
    """How many bytes a packed file may give."""
    return min(limits.archive, max(RATIO_FROM, packed * limits.ratio))


def read_gzip(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The file inside a gzip file, its kind by the name without .gz."""
    from metrics.readers import read_blob

    if blob.nested:
        raise Refused("an archive inside an archive", "unpack the outer one first", SKIPPED)
    size = blob.file.seek(0, io.SEEK_END)
    blob.file.seek(0)
    stream = io.BufferedReader(
        Unpacked(cast(BinaryIO, gzip.GzipFile(fileobj=blob.file)), allowed(size, options.limits))
    )
    inner = blob.inner(blob.name[:-3], cast(BinaryIO, stream), blob.source)
    for item in read_blob(inner, options):
        if isinstance(item, Document) and item.doc_id == inner.doc_id:
            yield Document(blob.doc_id, item.text, item.title, item.date, item.lang, item.source)
        else:
            yield item


def check_zip(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The archive, opened. Raises Refused when it has too many members or is damaged."""
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED as error:
        raise Refused(f"a damaged ZIP archive ({error})", "make it anew") from None
    members = archive.infolist()
    if len(members) > limits.members:
        raise Refused(f"more than {limits.members} members", "split it")
    packed, unpacked = sum(m.compress_size for m in members), sum(m.file_size for m in members)
    if unpacked > allowed(packed, limits):
        sizes = f"{packed / MB:.1f} to {unpacked / MB:.0f} MB"
        raise Refused(f"would unpack from {sizes} (a bomb?)", "unpack it yourself and look at it")
    return archive


def read_zip(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The documents of the members, in the order of their names. doc_id is the member's name, path where it clashes."""
    from metrics.readers import kind_of, read_blob

    if blob.nested:
        raise Refused("an archive inside an archive", "unpack the outer one first", SKIPPED)
    with check_zip(blob.file, options.limits) as archive:
        left = allowed(sum(m.compress_size for m in archive.infolist()), options.limits)
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            name = member.filename.replace("\\", "/")
            source = f"{blob.source}/{name}"
            parts = name.split("/")
            if member.is_dir() or parts[-1].startswith(".") or parts[0] == "__MACOSX":
                continue
            if name.startswith("/") or ".." in parts:
                yield Problem(source, "a member's name that leads out of the archive", "make the archive anew")
            elif kind_of(name) is None:
                yield Problem(source, "skipped, not a kind of file we read", kind=SKIPPED)
            elif member.flag_bits & 1:
                yield Problem(source, "is encrypted", "unpack it with its password first")
            else:
                try:
                    with archive.open(member) as file:
                        stream = Unpacked(cast(BinaryIO, file), left)
                        inner = blob.inner(name, cast(BinaryIO, io.BufferedReader(stream)), source)
                        yield from read_blob(inner, options)
                        left = stream.left
                except DAMAGED as error:
                    yield Problem(source, f"a damaged member ({error})", "make the archive anew")
                if left < 0:
                    return
