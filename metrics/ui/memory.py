"""Results worth keeping for the next run: the latest ones, shared by all visitors, bounded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

__all__ = ["Memory"]

T = TypeVar("T")


class Memory:
    """The latest results by key, the least used dropped; safe between threads.

    >>> memory = Memory(1)
    >>> memory.of("a", lambda: 1), memory.of("a", lambda: 2), memory.of("b", lambda: 3), memory.of("a", lambda: 4)
    (1, 1, 3, 4)
    """

    def __init__(self, kept: int = 48) -> None:
        self.kept = kept
        self.held: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result under key; made when it is not held."""
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
                found: T = self.held[key]
                return found
        made = make()
        with self.lock:
            self.held[key] = made
            while len(self.held) > self.kept:
                self.held.popitem(last=False)
        return made
