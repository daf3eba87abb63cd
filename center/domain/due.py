"""A published value and the one that follows it, which takes effect by time.

Nothing has to happen at that time; whoever asks for the value of a moment gets it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
TOLD_MS = 7 * 24 * 3_600_000
"""How long after its time it is told that something announced did not come."""


@dataclass(frozen=True, slots=True)
class Due(Generic[T]):
    """The value in force, and the next one with its time (UTC ms), if announced."""

    value: T
    coming: T | None = None
    coming_at: int = 0
    replaced: tuple[int, ...] = ()
    """When others were to take effect that another one was announced in place of."""

    def at(self, now: int) -> T:
        """The value in force at a time."""
        if self.coming is not None and now >= self.coming_at:
            return self.coming
        return self.value

    def awaited(self, now: int) -> int:
        """When the announced value takes effect; 0 if none is still to come."""
        return self.coming_at if self.coming is not None and now < self.coming_at else 0

    def announce(self, value: T, effective_at: int, now: int) -> "Due[T]":
        """The same with a new value announced; one announced before is replaced."""
        known = (*self.replaced, self.awaited(now))
        replaced = tuple(at for at in known if at and at > now - TOLD_MS)
        if effective_at <= now:
            return Due(value, replaced=replaced)
        return Due(self.at(now), value, effective_at, replaced)
