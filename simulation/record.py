"""A hall in memory and its journal: acts are performed as the server performs them.

It is an ``Acting``, so the server's own matching runs on it.  Nothing else changes a
simulated center: what the acts refuse does not happen, and is counted.
"""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random

from center.domain.acts import perform
from center.domain.errors import Refusal
from center.domain.events import VERSION, Line
from center.domain.hall import Value
from center.domain.memory import MemoryHall


class Record:
    """The lines of a simulated center, and the hall they lead to."""

    def __init__(self, seed: int) -> None:
        self.hall = MemoryHall()
        self.now = 0
        self.lines: list[Line] = []
        self.refused: Counter[tuple[str, str]] = Counter()
        """How often an act was refused, by kind and code."""
        self.on_line: Callable[[Line], None] = lambda line: None
        self.nonces = Random(f"{seed}/nonces")

    def act(self, kind: str, by: str, **fields: object) -> Line:
        """Perform one act and write its line; raises a ``Refusal``."""
        line = self.line(kind, by, fields)
        self.write(line, perform(self.hall, line))
        return line

    def line(self, kind: str, by: str, fields: dict[str, object]) -> Line:
        """A line as it would be written now."""
        return {
            "v": VERSION,
            "seq": len(self.lines),
            "at": self.now,
            "kind": kind,
            "by": by,
            "nonce": self.nonce(),
            **fields,
        }

    def write(self, line: Line, values: Iterable[Value]) -> None:
        """Keep a line and what it changes."""
        for value in values:
            self.hall.put(value)
        self.lines.append(line)
        self.on_line(line)

    def attempt(self, kind: str, by: str, **fields: object) -> bool:
        """Try an act; whether it was allowed."""
        try:
            self.act(kind, by, **fields)
        except Refusal as refusal:
            self.refused[kind, refusal.code] += 1
            return False
        return True

    def nonce(self) -> str:
        """11 characters for 8 bytes, as in a real line."""
        return urlsafe_b64encode(self.nonces.randbytes(8)).rstrip(b"=").decode()
