"""Facts in a notebook: the text with its facts marked above the table; the table is still at hand."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from metrics.document import Document
from metrics.ui.highlight import CSS, marked, spans

if TYPE_CHECKING:
    from metrics.vocabulary.rules import Rules

__all__ = ["Facts", "facts_in"]

SHOWN = ["stated", "metric", "relation", "value", "unit", "status", "year", "label"]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text: table has a row for each, mentions one for each number, fact or not."""

    document: Document
    table: pd.DataFrame
    mentions: pd.DataFrame

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with marks, then the main columns. Text stays text, whatever it holds."""
        title = f"<b>{html.escape(self.document.title)}</b>" if self.document.title else ""
        text = marked(self.document.text, spans(self.table, self.mentions))
        rows = self.table[SHOWN].to_html(index=False, na_rep="", escape=True)
        return f"<style>{CSS}</style>{title}{text}{rows}"

    def __repr__(self) -> str:
        return str(self.table[SHOWN].to_string(index=False, na_rep=""))


def facts_in(text: str | Document, *, lang: str | None = None, rules: Rules | None = None) -> Facts:
    """The facts of a text, ready to be shown in a notebook.

    >>> facts_in("La foire a réuni 610 exposants.", lang="fr").table["value"].tolist()
    [610.0]
    """
    from metrics.facts import analyse

    document = text if isinstance(text, Document) else Document("text", text)
    return Facts(document, *analyse([document], lang=lang, rules=rules))
