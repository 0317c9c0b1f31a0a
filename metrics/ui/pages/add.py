"""Texts of one's own: pasted or uploaded, read at once, kept for this visit only."""

from __future__ import annotations

import io
from typing import Any

import streamlit as st

from metrics.document import Document
from metrics.ui import state, view
from metrics.ui.corpus import Source, build
from metrics.ui.loading import told

MOST_FILES = 200
MOST_CHARACTERS = 2_000_000
SOURCE = Source("added", "Added texts (this visit)", "Texts added by you; they are gone when you close the page.")


def main() -> None:
    """Draw the page."""
    view.heading("What does my own text say? Paste it, or upload files; they are kept for this visit only.")
    pasting()
    uploading()
    report()


def pasting() -> None:
    """A text pasted into a box."""
    with st.form("paste", clear_on_submit=True):
        title = st.text_input("Name of the text (optional)", key="paste_name", max_chars=120)
        text = st.text_area("Text", key="paste_text", height=180, placeholder="Paste a press release here")
        if st.form_submit_button("Read this text", type="primary"):
            if not text.strip():
                st.warning("There is no text to read. Paste one first.")
            elif len(text) > MOST_CHARACTERS:
                st.warning(f"More than {MOST_CHARACTERS:,} characters; upload it as a file instead.")
            else:
                name = title.strip() or f"pasted-{1 + sum(d.startswith('pasted-') for d in documents())}"
                keep([Document(name, text)], [f"{name}: read"])


def uploading() -> None:
    """Several files of any kind we read; a bad one is named, the rest goes on."""
    from metrics.readers import KINDS

    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader(
            f"Files ({', '.join(sorted(kind.removeprefix('.') for kind in KINDS))}; 20 MB each, {MOST_FILES} at once)",
            accept_multiple_files=True,
            key="files",
        )
        if st.form_submit_button("Read these files"):
            if not files:
                st.warning("No file is chosen.")
            else:
                read_all(files)


def read_all(files: list[Any]) -> None:
    """Read the files one by one, with progress."""
    from metrics.readers import Blob, Options, read_blob

    found: list[Document] = []
    said: list[str] = []
    bar = st.progress(0.0, "Reading…")
    for number, file in enumerate(files[:MOST_FILES]):
        bar.progress(number / len(files), f"Reading file {number + 1} of {len(files)}")
        stem = file.name.rsplit("/")[-1].rpartition(".")[0] or file.name
        texts = 0
        for item in read_blob(Blob(file.name, io.BytesIO(file.getvalue()), stem, file.name), Options()):
            if isinstance(item, Document):
                found.append(item)
                texts += 1
            else:
                said.append(f"✗ {told(str(item))}")
        if texts:
            said.append(f"✓ {file.name}: {texts} {'text' if texts == 1 else 'texts'} read")
    if len(files) > MOST_FILES:
        said.append(
            f"✗ {len(files) - MOST_FILES} files were left out: {MOST_FILES} at once is the limit; add them after."
        )
    bar.progress(1.0, "Finding the figures")
    keep(found, said)
    bar.empty()


def documents() -> dict[str, Document]:
    """The texts added so far, by id."""
    added = st.session_state.get("_added")
    return dict(added.documents) if added is not None else {}


def keep(texts: list[Document], said: list[str]) -> None:
    """Add the texts to this visit's corpus and make it the one shown."""
    known = documents()
    for text in texts:
        name, number = text.doc_id, 2
        while name in known:
            name, number = f"{text.doc_id}-{number}", number + 1
        known[name] = Document(name, text.text, text.title, text.date, text.lang, text.source)
    corpus = build(SOURCE, known.values())
    st.session_state["_report"] = said + corpus.problems
    if texts:
        st.session_state["_added"] = corpus
        st.session_state["_next"] = {"corpus": SOURCE.name, **state.FILTERS}
    st.rerun()


def report() -> None:
    """What happened to the last texts added, and where to go from here."""
    for line in st.session_state.get("_report", []):
        st.text(line)
    added = st.session_state.get("_added")
    if added is None:
        return
    number, facts = len(added.documents), len(added.facts)
    texts = f"{number} {'text' if number == 1 else 'texts'}"
    st.success(f"{texts} added, {facts} {'fact' if facts == 1 else 'facts'} found.")
    with st.container(horizontal=True):
        view.link("texts", "Read them with their facts marked", corpus="added", doc="", fact="")
        view.link("facts", "See the table", corpus="added")
        st.button("Forget the added texts", on_click=forget)


def forget() -> None:
    """Drop the added texts of this visit."""
    for name in ("_added", "_report"):
        st.session_state.pop(name, None)
    st.session_state["corpus"] = ""


if __name__ == "__main__":
    main()
