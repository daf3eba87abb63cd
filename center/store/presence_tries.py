"""Wrong check characters, by the device at which they were typed.

On disk, so that no restart gives new tries.  Nothing of what was typed is kept, only
for which ticket it was, where one has the number.
"""

import sqlite3

from center.domain.presence_acts import REMEMBERED_MS


class PresenceTries:
    """What was typed wrong lately, and which locks came of it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def locked_until(self, device: str, ticket: str) -> int:
        """When something may be typed there again for a ticket; 0 if never locked."""
        row = self.connection.execute(
            "SELECT max(until) FROM presence_lock"
            " WHERE device = ? AND ticket IN ('', ?)",
            (device, ticket),
        ).fetchone()
        return int(row[0] or 0)

    def is_locked(self, device: str, now: int) -> bool:
        """Whether anything may not be typed there now."""
        found = self.connection.execute(
            "SELECT 1 FROM presence_lock WHERE device = ? AND until > ? LIMIT 1",
            (device, now),
        )
        return found.fetchone() is not None

    def count(self, device: str, ticket: str, now: int) -> dict[str, int]:
        """Note one more; how many there are for the ticket, and (``""``) over all."""
        oldest = now - REMEMBERED_MS
        self.connection.execute("DELETE FROM presence_try WHERE at <= ?", (oldest,))
        self.connection.execute(
            "INSERT INTO presence_try VALUES (?, ?, ?)", (device, ticket, now)
        )
        found = self.connection.execute(
            "SELECT count(*), total(ticket = ?) FROM presence_try WHERE device = ?",
            (ticket, device),
        ).fetchone()
        over_all = {"": int(found[0])}
        return {ticket: int(found[1])} | over_all if ticket else over_all

    def lock(self, device: str, ticket: str, until: int) -> None:
        """Lock what is typed at a device for a ticket, or (``""``) for all."""
        self.connection.execute(
            "INSERT OR REPLACE INTO presence_lock VALUES (?, ?, ?)",
            (device, ticket, until),
        )
