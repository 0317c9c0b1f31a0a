"""Mentions of events other than a text's own."""

from __future__ import annotations

from metrics.eventwords import EventWords

__all__ = ["other_events"]


def other_events(
    text: str, shadow: str, name: str, aliases: tuple[str, ...], words: EventWords
) -> tuple[tuple[int, int, str], ...]:
    """The places where clearly another event is named."""
    return ()
