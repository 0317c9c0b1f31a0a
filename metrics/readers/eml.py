"""E-mails: the body as text, the subject as title, the date of sending; attachments read as files."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from metrics.document import Document
from metrics.readers.base import SKIPPED, Blob, Options, Problem, Refused, whole
from metrics.readers.plain import decode

__all__ = ["read"]

MAX_PARTS = 5_000  # each costs a third of a millisecond


def read(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The document of a message: its plain text, or its HTML where there is no plain text; then its attachments."""
    from metrics.readers import kind_of, read_blob

    data = whole(blob, options)
    if data.count(b"\n--") > MAX_PARTS:
        raise Refused(f"has more than {MAX_PARTS} parts", "take the attachments out")
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise Refused("no header of an e-mail", "rename it to .txt if it is plain text")
    body = message.get_body(preferencelist=("plain", "html"))
    text = ""
    if body is not None:
        raw = cast(bytes, body.get_payload(decode=True) or b"")
        if body.get_content_subtype() == "html":
            from metrics.readers.html import text_of

            text = text_of(raw, declared=body.get_content_charset(""))[0]
        else:
            # line ends of the transport, not of the text
            text = decode(raw, body.get_content_charset(""))[0].replace("\r\n", "\n")
    yield Document(blob.doc_id, text, str(message["subject"] or ""), sent(message), source=blob.source)
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        source = f"{blob.source}/{name or part.get_content_type()}"
        if blob.nested or kind_of(name) is None:
            yield Problem(source, "skipped, not a kind of attachment we read", kind=SKIPPED)
            continue
        attached = cast(bytes, part.get_payload(decode=True) or b"")
        yield from read_blob(blob.inner(name, io.BytesIO(attached), source), options)


def sent(message: EmailMessage) -> str:
    """The day of the Date header, ISO, "" when it has none we understand."""
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""
