"""Wrong tries at the secret of a request: at each number on a device, and over all."""

import sqlite3

from center.domain.errors import FollowLocked

LOCK_MS = 15 * 60 * 1000
MOST_OF_REQUEST = 5
MOST_OF_DEVICE = 20


class FollowTries:
    """Kept on disk, so that no restart gives new tries."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def locked(self, subject: str, most: int, now: int) -> FollowLocked | None:
        """A refusal while too many tries lie behind, else None."""
        row = self.connection.execute(
            "SELECT wrong, last_at FROM follow_try WHERE subject = ?", (subject,)
        ).fetchone()
        if row is None or row[0] < most:
            return None
        left = row[1] + LOCK_MS - now
        if left <= 0:
            self.clear(subject)
            return None
        return FollowLocked(retry_after_seconds=-(-left // 1000))

    def count(self, subject: str, now: int) -> None:
        """One wrong try more; those before a pause as long as a lock do not count."""
        self.connection.execute(
            "INSERT INTO follow_try VALUES (?, 1, ?) ON CONFLICT (subject) "
            "DO UPDATE SET wrong = iif(last_at > ?, wrong + 1, 1), "
            "last_at = excluded.last_at",
            (subject, now, now - LOCK_MS),
        )

    def clear(self, subject: str) -> None:
        self.connection.execute("DELETE FROM follow_try WHERE subject = ?", (subject,))
