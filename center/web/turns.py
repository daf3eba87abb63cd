"""Work that is done one piece at a time, each sender's pieces one behind the other.

Whoever sends much waits for itself: between two of its pieces everybody else's first
one has its turn, and of all that it sends no more than one is in memory.
"""

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """``own`` is taken first, and kept while ``one`` is waited for."""

    def __init__(self) -> None:
        self.one = asyncio.Lock()
        self.waiting: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def own(self, sender: str) -> asyncio.Lock:
        """The same for as long as anybody has it or waits for it."""
        return self.waiting.setdefault(sender, asyncio.Lock())
