"""One action's hold on the record: perform acts, write their lines, answer repeats."""

import json
import secrets
import sqlite3
from collections.abc import Callable
from hashlib import sha256

from center.domain.acts import perform
from center.domain.errors import BadInput, CommandReused
from center.domain.events import VERSION, Line
from center.store.accounts import Accounts
from center.store.commands import Commands
from center.store.hall import StoredHall
from center.store.journal import Journal

Result = dict[str, str | int]


class Transaction:
    """What an action may do; it lives inside the writer's open transaction."""

    def __init__(
        self, connection: sqlite3.Connection, hall: StoredHall, journal: Journal
    ) -> None:
        self.connection = connection
        self.hall = hall
        self.journal = journal
        self.accounts = Accounts(connection)
        self.commands = Commands(connection)
        self.lines: list[Line] = []
        self.now = 0

    def begin(self, now: int) -> None:
        """Start an action; its time is never before that of the last line."""
        self.now = max(now, self.journal.last_at)
        self.lines = []

    def act(self, kind: str, by: str, **fields: object) -> Line:
        """Perform one act: checked, rows changed, one line in the journal."""
        line: Line = {
            "v": VERSION,
            "seq": self.journal.size,
            "at": self.now,
            "kind": kind,
            "by": by,
            "nonce": secrets.token_urlsafe(8),
            **fields,
        }
        for value in perform(self.hall, line):
            self.hall.put(value)
        self.journal.append(line)
        self.lines.append(line)
        return line

    def once(self, command: str, content: str, do: Callable[[], Result]) -> Result:
        """Do a command, or give the answer that its first doing had (design D7).

        ``content`` says what was asked, by whom; the same id with another content is
        refused.  Refusals are not kept: they changed nothing.
        """
        if len(command) != 32 or not command.isalnum():
            raise BadInput("command: 32 hex digits")
        digest = sha256(content.encode()).hexdigest()[:32]
        if known := self.commands.find(command):
            if known[0] != digest:
                raise CommandReused(command)
            kept: Result = json.loads(known[1])
            return kept
        result = do()
        self.commands.keep(command, digest, json.dumps(result), self.now)
        return result
