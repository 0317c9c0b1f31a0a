"""Texts of one's own: pasted or uploaded, read at once, kept for this visit or, where asked, in the library."""

from __future__ import annotations

import io
from typing import Any

import streamlit as st

from metrics.corpus.store import LibraryError
from metrics.document import Document
from metrics.ui import shelf, state, view
from metrics.ui.corpus import Source, build
from metrics.ui.loading import told

MOST_FILES = 200
MOST_CHARACTERS = 2_000_000
SOURCE = Source("added", "Added texts (this visit)", "Texts added by you; they are gone when you close the page.")


def main() -> None:
    """Draw the page."""
    view.heading("What does my own text say? Paste it, or upload files.")
    st.checkbox(
        "Keep in library",
        key="keep_texts",
        help="The library is one file on the computer that runs this dashboard; it can be taken elsewhere or deleted.",
    )
    if st.session_state["keep_texts"]:
        st.text("Texts added now are kept after this visit, and shown to everyone who opens this dashboard.")
    else:
        st.text("Texts added now are for this visit only: nothing is written, nobody else sees them.")
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
            said.append(f"✓ {file.name}: {number_of(texts, 'text')} read")
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
    """Add the texts to the library or to this visit's corpus, and make it the one shown."""
    if texts and st.session_state["keep_texts"]:
        try:
            shelve(texts, said)
        except LibraryError as error:
            said.append(f"✗ Not kept in the library, only for this visit. {error}")
    known = documents()
    for text in texts:
        name, number = text.doc_id, 2
        while name in known:
            name, number = f"{text.doc_id}-{number}", number + 1
        known[name] = Document(name, text.text, text.title, text.date, text.lang, text.source)
    corpus = build(SOURCE, known.values())
    st.session_state["_report"] = said + corpus.problems
    st.session_state.pop("_kept", None)
    if texts:
        st.session_state["_added"] = corpus
        st.session_state["_next"] = {"corpus": SOURCE.name, **state.FILTERS}
    st.rerun()


def shelve(texts: list[Document], said: list[str]) -> None:
    """Keep the texts in the library and show it. Raises LibraryError."""
    added = shelf.keep(texts)
    said += [f"✗ {told(str(problem))}" for problem in added.problems]
    if added.changes is not None:
        said.append(f"The rules have changed since the library was read: {added.changes}.")
    known = f", {len(added.known)} known already" if added.known else ""
    said.append(f"✓ {number_of(len(added.new), 'text')} added to the library{known}.")
    st.session_state["_report"] = said
    st.session_state["_kept"] = f"In the library: {number_of(added.facts, 'new fact')} found."
    st.session_state["_next"] = {"corpus": shelf.NAME, **state.FILTERS}
    st.rerun()


def number_of(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number_of(1, "text"), number_of(2, "text")
    ('1 text', '2 texts')
    """
    return f"{count:,} {noun}{'s' * (count != 1)}"


def report() -> None:
    """What happened to the last texts added, and where to go from here."""
    for line in st.session_state.get("_report", []):
        st.text(line)
    kept = st.session_state.get("_kept")
    if kept is not None:
        st.success(kept)
        ways(shelf.NAME)
    added = st.session_state.get("_added")
    if added is None:
        return
    texts, facts = number_of(len(added.documents), "text"), number_of(len(added.facts), "fact")
    st.success(f"{texts} added, {facts} found.")
    ways(SOURCE.name)
    st.button("Forget the added texts", on_click=forget)


def ways(corpus: str) -> None:
    """Where to go from here."""
    with st.container(horizontal=True):
        view.link("texts", "Read them with their facts marked", corpus=corpus, doc="", fact="")
        view.link("facts", "See the table", corpus=corpus)


def forget() -> None:
    """Drop the added texts of this visit."""
    for name in ("_added", "_report"):
        st.session_state.pop(name, None)
    st.session_state["corpus"] = ""


if __name__ == "__main__":
    main()
