"""Tables of a hub, as migrations; a step is never edited after a release.

Every key of what comes from centers leads with the log, nothing is unique across logs,
and nothing is numbered by the database: the same tables can be spread over machines.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from center.store.schema import define

migrations = Migrations("hub")


@migrations()
def m001_logs(db: Database) -> None:
    """The centers, their logs, and what speaks against a log."""
    define(
        db,
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE center (code TEXT PRIMARY KEY, name_ar TEXT NOT NULL,
            name_en TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE enrolment (center TEXT PRIMARY KEY, hash TEXT NOT NULL,
            made_at INTEGER NOT NULL, wrong INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE log_head (log TEXT PRIMARY KEY, center TEXT NOT NULL,
            vkey TEXT NOT NULL, agent_vkey TEXT NOT NULL,
            enrolled_at INTEGER NOT NULL, size INTEGER NOT NULL,
            stored_at INTEGER NOT NULL, cosigned INTEGER NOT NULL,
            note TEXT NOT NULL, bound TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (log TEXT NOT NULL, seq INTEGER NOT NULL,
            line BLOB NOT NULL, PRIMARY KEY (log, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE tile (log TEXT NOT NULL, level INTEGER NOT NULL,
            n INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (log, level, n)) STRICT, WITHOUT ROWID;
        CREATE TABLE evidence (log TEXT NOT NULL, hash TEXT NOT NULL,
            kind TEXT NOT NULL, seq INTEGER NOT NULL, ours BLOB NOT NULL,
            theirs BLOB NOT NULL, body BLOB NOT NULL, first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL, times INTEGER NOT NULL,
            PRIMARY KEY (log, hash)) STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m002_projection(db: Database) -> None:
    """What the pages read; it follows from the entries and can be made again."""
    define(
        db,
        """
        CREATE TABLE projection (log TEXT PRIMARY KEY, version INTEGER NOT NULL,
            size INTEGER NOT NULL, day TEXT NOT NULL, last_at INTEGER NOT NULL,
            unread INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket (log TEXT NOT NULL, id TEXT NOT NULL,
            day TEXT NOT NULL, letter TEXT NOT NULL, number INTEGER NOT NULL,
            service TEXT NOT NULL, seq INTEGER NOT NULL, state TEXT NOT NULL,
            window INTEGER NOT NULL, issued_at INTEGER NOT NULL,
            called_at INTEGER NOT NULL, call_seq INTEGER NOT NULL,
            waited_ms INTEGER NOT NULL, PRIMARY KEY (log, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ticket_called ON ticket (log, day, letter, call_seq);
        CREATE TABLE tally (log TEXT NOT NULL, day TEXT NOT NULL,
            name TEXT NOT NULL, value INTEGER NOT NULL,
            PRIMARY KEY (log, day, name)) STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m003_access(db: Database) -> None:
    """Who is signed in to the list of centers, and who tried in vain."""
    define(
        db,
        """
        CREATE TABLE login (hash TEXT PRIMARY KEY,
            expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE attempt (address TEXT PRIMARY KEY, wrong INTEGER NOT NULL,
            until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m004_settled(db: Database) -> None:
    """When somebody had looked into a piece of evidence; 0 while it is an alarm."""
    define(db, "ALTER TABLE evidence ADD COLUMN settled_at INTEGER NOT NULL DEFAULT 0")


@migrations()
def m005_requests(db: Database) -> None:
    """Requests as their receipts are followed; made again from the entries."""
    define(
        db,
        """
        CREATE TABLE request (log TEXT NOT NULL, id TEXT NOT NULL,
            seq INTEGER NOT NULL, service TEXT NOT NULL, state TEXT NOT NULL,
            received_at INTEGER NOT NULL, due TEXT NOT NULL, absent TEXT NOT NULL,
            ticket TEXT NOT NULL, PRIMARY KEY (log, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX request_ticket ON request (log, ticket) WHERE ticket != '';
        """,
    )


@migrations()
def m006_kiosks(db: Database) -> None:
    """Kiosks' keys and records of the time without their center; made again as well."""
    define(
        db,
        """
        CREATE TABLE kiosk_key (log TEXT NOT NULL, id TEXT NOT NULL,
            key TEXT NOT NULL, PRIMARY KEY (log, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE handed_in (log TEXT NOT NULL, id TEXT NOT NULL,
            ticket TEXT NOT NULL, service TEXT NOT NULL, request TEXT NOT NULL,
            given_at INTEGER NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (log, id)) STRICT, WITHOUT ROWID;
        """,
    )
