"""A text with marks to choose, by click or with Tab and Enter. The browser gets pieces of text, never HTML."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.ui.highlight import Piece

__all__ = ["draw", "sent"]

CSS = """
.doc{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.8;unicode-bidi:isolate;font-family:var(--st-font);
color:var(--st-text-color);font-size:1rem}
.doc mark{background:#ffe08a;color:#1f1f1f;border-radius:3px;padding:0 2px;cursor:pointer}
.doc mark.expected{background:none;color:inherit;outline:2px dashed #b87f00;outline-offset:-1px}
.doc mark:focus-visible,.doc mark.here{outline:3px solid var(--st-primary-color);outline-offset:1px}
.doc .other{border-bottom:1px dotted currentColor;cursor:help}
"""
SCRIPT = """
export default function({parentElement, data, setTriggerValue}) {
  const root = parentElement.querySelector('.doc');
  root.replaceChildren();
  if (data.lang) root.lang = data.lang;
  for (const [text, kind, name, title] of data.pieces) {
    if (!kind) { root.append(text); continue; }
    const mark = document.createElement(kind === 'other' ? 'span' : 'mark');
    mark.textContent = text;
    mark.title = title;
    mark.tabIndex = 0;
    if (kind === 'other') { mark.className = 'other'; mark.setAttribute('role', 'note'); }
    else {
      mark.className = kind + (name === data.chosen ? ' here' : '');
      mark.setAttribute('role', 'button');
      mark.setAttribute('aria-pressed', String(name === data.chosen));
      mark.onclick = () => setTriggerValue('picked', name);
      mark.onkeydown = event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); setTriggerValue('picked', name); }
      };
    }
    mark.setAttribute('aria-label', text + ', ' + title);
    root.append(mark);
  }
}
"""


def sent(pieces: Sequence[Piece]) -> list[list[str]]:
    """What the browser gets of each piece: text, kind of mark ("" for none), name, title."""
    out = []
    for piece in pieces:
        span = piece.span
        if span is None:
            out.append([piece.text, "", "", ""])
        else:
            kind = "other" if not span.name else "expected" if span.expected else "fact"
            out.append([piece.text, kind, span.name, span.title])
    return out


def take() -> None:
    """Keep the fact that was just chosen, before the page is drawn anew."""
    st.session_state["fact"] = str(st.session_state["reader"].get("picked") or "")


def draw(pieces: Sequence[Piece], lang: str, chosen: str) -> None:
    """Draw the text; a mark that is chosen becomes the choice "fact"."""
    mount = st.components.v2.component(
        "event_metrics_reader", html='<div class="doc" role="document"></div>', css=CSS, js=SCRIPT
    )
    mount(data={"pieces": sent(pieces), "lang": lang, "chosen": chosen}, key="reader", on_picked_change=take)
