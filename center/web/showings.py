"""Which calls each display was sent, and which of them it says that it showed.

A display that says it showed a call starts the time after which somebody may be written
down as absent, so its word is taken only for what it was sent, and compared with the
others'.  Kept in memory: after a restart every page reads and listens anew, and until
then its word starts no time.  Only which displays somebody has to look at outlives it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

PATIENCE_MS = 20_000
"""A display shows a call at once; this leaves it time to say so over a bad line."""
IN_A_ROW = 3
KEPT = 60


@dataclass(frozen=True, slots=True)
class Zone:
    """The windows whose calls a display shows; none is all of them."""

    windows: frozenset[int] | None = None

    def has(self, window: int) -> bool:
        return self.windows is None or window in self.windows


@dataclass(slots=True)
class Sending:
    """One open stream of events, and the first line that it was sent."""

    device: str
    since: int
    zone: Zone


@dataclass(slots=True)
class Said:
    """A call that some display says it showed."""

    window: int
    at: int
    by: set[str] = field(default_factory=set)


class Showings:
    """Used from the event loop alone."""

    def __init__(self) -> None:
        self.read_up_to: dict[str, int] = {}
        self.open: list[Sending] = []
        self.said: dict[int, Said] = {}
        self.blank: frozenset[str] = frozenset()
        """Found blank at some look, and silent since; kept over a restart."""

    def read(self, device: str, lines: int) -> None:
        """A display has read the hall, as of so many lines of the journal."""
        self.read_up_to[device] = max(self.read_up_to.get(device, 0), lines)

    def begin(self, sending: Sending) -> None:
        self.open.append(sending)

    def end(self, sending: Sending, lines: int) -> None:
        """A stream is closed; what was sent on it was sent."""
        self.open.remove(sending)
        self.read(sending.device, lines)

    def streams(self, device: str) -> Iterator[Sending]:
        return (one for one in self.open if one.device == device)

    def was_sent(self, device: str, call: int, window: int) -> bool:
        """Whether a display can know of a call, and shows that window's at all."""
        streams = list(self.streams(device))
        known = call < self.read_up_to.get(device, 0)
        known = known or any(call >= one.since for one in streams)
        return known and (not streams or any(one.zone.has(window) for one in streams))

    def say(self, device: str, call: int, window: int, now: int) -> None:
        """A display says that a call which it was sent is on it."""
        self.said.setdefault(call, Said(window, now)).by.add(device)
        self.blank -= {device}
        for oldest in sorted(self.said)[:-KEPT]:
            del self.said[oldest]

    def found_blank(self, now: int) -> frozenset[str]:
        """The displays that are blank now, or were, and have said nothing since."""
        listening = {one.device for one in self.open}
        return self.blank | {one for one in listening if self.says_nothing(one, now)}

    def is_blank(self, device: str) -> bool:
        """Whether somebody has to look at a display that listens."""
        return device in self.blank and any(self.streams(device))

    def says_nothing(self, device: str, now: int) -> bool:
        """Whether a display said nothing of the last calls that others showed.

        Either it does not paint what it is sent, or the others say what is not so.
        """
        calls = [
            said
            for call, said in sorted(self.said.items())
            if now - said.at >= PATIENCE_MS and self.is_sending(device, call, said)
        ][-IN_A_ROW:]
        return len(calls) == IN_A_ROW and all(device not in said.by for said in calls)

    def is_sending(self, device: str, call: int, said: Said) -> bool:
        """Whether a call went out on a stream of this display that is still open."""
        return any(
            call >= one.since and one.zone.has(said.window)
            for one in self.streams(device)
        )
