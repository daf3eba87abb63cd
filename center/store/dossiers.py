"""Dossiers on disk: encrypted parts by their hash, wrapped keys, marks for look-up.

Nothing here can be read without a key from outside the database.  A draft is a dossier
that no request has yet; whoever does not confirm it leaves nothing behind.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from center.domain.errors import DraftGone, NotFound
from center.domain.ticket import Ticket

DRAFT_MS = 15 * 60 * 1000
PAGE = "page/"
"""Before the document's id in the name of a part that is a picture."""


@dataclass(frozen=True, slots=True)
class Part:
    """One encrypted part; ``mark`` is a keyed hash of what was sent, for repeats."""

    hash: str
    name: str
    data: bytes = field(repr=False)
    mark: str = ""


class Dossiers:
    """The personal parts of requests; the writer's connection for changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def draft_wrap(self, draft: str, device: str, now: int) -> bytes | None:
        """The center's wrap of a device's draft, which lives on; None if none is."""
        row = self.connection.execute(
            "SELECT device, request FROM dossier WHERE id = ?", (draft,)
        ).fetchone()
        if row is None:
            return None
        if (row[0], row[1]) != (device, ""):
            raise DraftGone
        self.connection.execute(
            "UPDATE dossier SET touched_at = ? WHERE id = ?", (now, draft)
        )
        return self.wrap(draft, "center")

    def begin(
        self, draft: str, device: str, wraps: Mapping[str, bytes], now: int
    ) -> None:
        """A new draft with its key, wrapped to each holder."""
        self.connection.execute(
            "INSERT INTO dossier VALUES (?, '', ?, ?)", (draft, device, now)
        )
        self.connection.executemany(
            "INSERT INTO dossier_wrap VALUES (?, ?, ?)",
            [(draft, holder, wrapped) for holder, wrapped in wraps.items()],
        )

    def wrap(self, dossier: str, holder: str) -> bytes:
        """The wrapped key of a holder; ``NotFound`` once it was erased."""
        row = self.connection.execute(
            "SELECT wrapped FROM dossier_wrap WHERE dossier = ? AND holder = ?",
            (dossier, holder),
        ).fetchone()
        if row is None:
            raise NotFound("the dossier was erased")
        return bytes(row[0])

    def add(self, dossier: str, part: Part) -> None:
        """Keep a part after those before it."""
        self.connection.execute(
            "INSERT INTO dossier_part SELECT ?, ?, ?, ?, count(*), ? "
            "FROM dossier_part WHERE dossier = ?",
            (part.hash, dossier, part.name, part.mark, part.data, dossier),
        )

    def repeated(self, dossier: str, name: str, mark: str) -> str:
        """The hash of a page that was sent before, or empty."""
        row = self.connection.execute(
            "SELECT hash FROM dossier_part WHERE dossier = ? AND name = ? AND mark = ?",
            (dossier, name, mark),
        ).fetchone()
        return str(row[0]) if row else ""

    def pages(self, dossier: str) -> dict[str, list[str]]:
        """Document → its pages in the order in which they were sent."""
        found: dict[str, list[str]] = {}
        for name, digest in self.connection.execute(
            "SELECT name, hash FROM dossier_part WHERE dossier = ? "
            "AND name LIKE 'page/%' ORDER BY n",
            (dossier,),
        ):
            found.setdefault(name.removeprefix(PAGE), []).append(digest)
        return found

    def drop_page(self, dossier: str, document: str) -> None:
        """Forget the pages of one document of a draft."""
        self.connection.execute(
            "DELETE FROM dossier_part WHERE dossier = ? AND name = ?",
            (dossier, PAGE + document),
        )

    def part(self, digest: str) -> tuple[str, Part]:
        """A part by its hash, with the dossier it belongs to."""
        row = self.connection.execute(
            "SELECT dossier, name, data, mark FROM dossier_part WHERE hash = ?",
            (digest,),
        ).fetchone()
        if row is None:
            raise NotFound("no such part")
        return str(row[0]), Part(digest, row[1], bytes(row[2]), row[3])

    def claim(self, draft: str, request: str) -> None:
        """The draft was confirmed: it is the dossier of a request now."""
        self.connection.execute(
            "UPDATE dossier SET request = ? WHERE id = ?", (request, draft)
        )

    def merge(self, draft: str, request: str) -> None:
        """A draft's sealed key and pages join no other key: they stay a dossier."""
        self.connection.execute(
            "UPDATE dossier SET request = ? WHERE id = ?", (f"{request}+{draft}", draft)
        )

    def wipe(self, dossier: str) -> None:
        """Nothing of it stays: keys, parts, and where it was."""
        for statement in (
            "DELETE FROM dossier_wrap WHERE dossier = ?",
            "DELETE FROM dossier_part WHERE dossier = ?",
            "DELETE FROM dossier WHERE id = ?",
        ):
            self.connection.execute(statement, (dossier,))

    def wipe_drafts(self, before: int) -> int:
        """Wipe what nobody confirmed since a time; how many that were."""
        found = self.connection.execute(
            "SELECT id FROM dossier WHERE request = '' AND touched_at < ?", (before,)
        ).fetchall()
        for (draft,) in found:
            self.wipe(draft)
        return len(found)

    def erase(self, request: str) -> None:
        """Every wrap of a request's dossiers is removed, and the marks of its person.

        The journal still names the parts; nobody can read them any more.
        """
        for (dossier,) in self.connection.execute(
            "SELECT id FROM dossier WHERE request = ? OR request LIKE ? || '+%'",
            (request, request),
        ).fetchall():
            self.connection.execute(
                "DELETE FROM dossier_wrap WHERE dossier = ?", (dossier,)
            )
        self.connection.execute("DELETE FROM identity WHERE request = ?", (request,))

    def remember(self, mark: str, request: str) -> None:
        """Whose request it is, by the keyed hash of the national ID."""
        self.connection.execute("INSERT INTO identity VALUES (?, ?)", (mark, request))

    def live_beside(self, ticket: Ticket) -> str:
        """Another open ticket of the same person and service today, or empty."""
        return self.live_of(ticket.request, ticket.issued_for, ticket.day)

    def live_of(self, request: str, service: str, day: str) -> str:
        """The open ticket of a request's person for a service today, or empty."""
        row = self.connection.execute(
            "SELECT mark FROM identity WHERE request = ?", (request,)
        ).fetchone()
        return self.live_ticket(row[0], service, day) if row else ""

    def live_ticket(self, mark: str, service: str, day: str) -> str:
        """The open ticket of a person for a service today, or empty."""
        row = self.connection.execute(
            "SELECT t.id FROM identity i JOIN request r ON r.id = i.request "
            "JOIN ticket t ON t.id = r.ticket "
            "WHERE i.mark = ? AND t.issued_for = ? AND t.day = ? AND t.state "
            "IN ('waiting', 'called', 'serving', 'parked') LIMIT 1",
            (mark, service, day),
        ).fetchone()
        return str(row[0]) if row else ""
