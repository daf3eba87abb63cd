"""What an audit says: what was checked, and every violation, the first one first."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as it must be."""

    seq: int
    """Place in the journal, or -1 where it has none."""
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Gained:
    """A ticket that a kiosk gave without the server, while others gave with it."""

    ticket: str
    device: str
    minutes: int
    """From its place time to its line, rounded up."""


@dataclass(slots=True)
class Report:
    """The result of an audit."""

    log: str = ""
    size: int = 0
    root: str = ""
    """Base 64 of the root over all lines, computed anew."""
    key: str = ""
    """Verifier key that was used, and in ``key_from`` who named it."""
    key_from: str = ""
    heads: int = 0
    countersigned: int = 0
    """Heads whose countersignature of the hub was verified."""
    last_countersigned: int = 0
    """Below this size tampering is always found."""
    promises: int = 0
    calls: int = 0
    """Calls that were computed again and agreed."""
    tickets: int = 0
    spooled: int = 0
    """Records of kiosks' spools whose signature was verified."""
    gained: list[Gained] = field(default_factory=list)
    """No violation: the order of the hall, had the kiosk reached the server."""
    violations: list[Violation] = field(default_factory=list)

    def add(self, seq: int, code: str, detail: str) -> None:
        self.violations.append(Violation(seq, code, detail))

    def settle(self) -> None:
        """Put the violations in the order of the journal, each once.

        At one place the line itself comes before what follows from it.
        """

        def place(found: Violation) -> tuple[bool, int, bool, str]:
            follows = found.code.startswith("act_")
            return found.seq < 0, found.seq, follows, found.code

        self.violations = sorted(set(self.violations), key=place)

    @property
    def ok(self) -> bool:
        return not self.violations

    @property
    def first(self) -> Violation | None:
        return self.violations[0] if self.violations else None

    def as_dict(self) -> dict[str, Any]:
        """Plain data, with ``ok`` and the first violation in front."""
        first = self.first
        return {"ok": self.ok, "first": first and asdict(first), **asdict(self)}

    def as_json(self) -> str:
        """The same as text."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)
