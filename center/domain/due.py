"""A published value and the one that follows it, which takes effect by time.

Nothing has to happen at that time; whoever asks for the value of a moment gets it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Due(Generic[T]):
    """The value in force, and the next one with its time (UTC ms), if announced."""

    value: T
    coming: T | None = None
    coming_at: int = 0

    def at(self, now: int) -> T:
        """The value in force at a time."""
        if self.coming is not None and now >= self.coming_at:
            return self.coming
        return self.value

    def announce(self, value: T, effective_at: int, now: int) -> "Due[T]":
        """The same with a new value announced; one announced before is replaced."""
        if effective_at <= now:
            return Due(value)
        return Due(self.at(now), value, effective_at)
