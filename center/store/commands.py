"""Commands that were done, with their first answers, while one may still come again.

A page repeats a command within seconds, a kiosk when its server is back; but a record
of a kiosk that was away for days names the confirmation that got no answer.  So an
answer is kept for thirty days and goes at a day's close after them.  What a kiosk hands
in later cannot be told from what was done already, and is not done (``actions_spool``).
"""

import sqlite3

DAY_MS = 24 * 3_600_000
KEPT_MS = 30 * DAY_MS
LOST_ANSWER_MS = DAY_MS
"""Far more than between a command's arrival and the kiosk's giving up on its answer."""


class Commands:
    """The table of commands, in the writer's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def find(self, command: str) -> tuple[str, str] | None:
        """Fingerprint of what was asked, and the answer (JSON), if it was done."""
        row = self.connection.execute(
            "SELECT content, result FROM command WHERE id = ?", (command,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def keep(self, command: str, content: str, result: str, now: int) -> None:
        """Keep the first answer of a command; one that is known stays as it was."""
        self.connection.execute(
            "INSERT OR IGNORE INTO command (id, content, result, at) "
            "VALUES (?, ?, ?, ?)",
            (command, content, result, now),
        )

    def forget(self, now: int) -> None:
        """Let go of those that are too old to come again."""
        self.connection.execute("DELETE FROM command WHERE at < ?", (now - KEPT_MS,))


def may_be_forgotten(given_at: int, now: int) -> bool:
    """Whether a command whose answer was missed then may have been done and let go."""
    return given_at < now - KEPT_MS + LOST_ANSWER_MS
