"""Tables of a center, as migrations; a step is never edited after a release."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("center")


def define(db: Database, script: str) -> None:
    """Run statements inside the open transaction, which a script would commit."""
    for statement in script.split(";"):
        db.execute(statement)


@migrations()
def m001_record(db: Database) -> None:
    """The journal, its tree, its heads; commands with their first answers."""
    define(
        db,
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE journal (seq INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT;
        CREATE TABLE tile (level INTEGER NOT NULL, n INTEGER NOT NULL,
            data BLOB NOT NULL, PRIMARY KEY (level, n)) STRICT, WITHOUT ROWID;
        CREATE TABLE head (size INTEGER PRIMARY KEY, note TEXT NOT NULL,
            cosigned INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE command (id TEXT PRIMARY KEY, content TEXT NOT NULL,
            result TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE document (hash TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
        """,
    )


@migrations()
def m002_hall(db: Database) -> None:
    """What the acts change: each row follows from the journal."""
    define(
        db,
        """
        CREATE TABLE in_force (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE ticket (
            id TEXT PRIMARY KEY, day TEXT NOT NULL, line TEXT NOT NULL,
            service TEXT NOT NULL, service_line TEXT NOT NULL, side TEXT NOT NULL,
            letter TEXT NOT NULL, number INTEGER NOT NULL, seq INTEGER NOT NULL,
            place_at INTEGER NOT NULL, device TEXT NOT NULL, state TEXT NOT NULL,
            window INTEGER NOT NULL, calls INTEGER NOT NULL,
            call_seq INTEGER NOT NULL, called_at INTEGER NOT NULL,
            last_call_at INTEGER NOT NULL, shown_at INTEGER NOT NULL,
            started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
            outcome TEXT NOT NULL, reason TEXT NOT NULL, papers TEXT NOT NULL,
            request TEXT NOT NULL, rating TEXT NOT NULL, marked INTEGER NOT NULL,
            returns INTEGER NOT NULL, avoid_window INTEGER NOT NULL,
            prefer_window INTEGER NOT NULL, print_state TEXT NOT NULL,
            copies INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX ticket_number ON ticket (day, letter, number);
        CREATE INDEX ticket_waiting ON ticket (line, service_line, place_at, seq)
            WHERE state = 'waiting';
        CREATE UNIQUE INDEX ticket_at_window ON ticket (window)
            WHERE state IN ('called', 'serving');
        CREATE UNIQUE INDEX ticket_call ON ticket (call_seq) WHERE call_seq > 0;
        CREATE TABLE window (
            number INTEGER PRIMARY KEY, lines TEXT NOT NULL, state TEXT NOT NULL,
            staff TEXT NOT NULL, ticket TEXT NOT NULL, since INTEGER NOT NULL,
            free_since INTEGER NOT NULL, pause_reason TEXT NOT NULL,
            before_lost TEXT NOT NULL, lost_why TEXT NOT NULL) STRICT;
        CREATE UNIQUE INDEX window_staff ON window (staff) WHERE staff != '';
        CREATE TABLE staff (id TEXT PRIMARY KEY, role TEXT NOT NULL,
            locked_until INTEGER NOT NULL, device TEXT NOT NULL) STRICT;
        CREATE TABLE device (id TEXT PRIMARY KEY, state TEXT NOT NULL,
            printer TEXT NOT NULL, help_at INTEGER NOT NULL) STRICT;
        """,
    )


@migrations()
def m003_accounts(db: Database) -> None:
    """Secrets, hashed: PINs, keys of devices, one-time codes, sign-ins."""
    define(
        db,
        """
        CREATE TABLE pin (staff TEXT PRIMARY KEY, hash TEXT NOT NULL,
            one_time INTEGER NOT NULL, wrong INTEGER NOT NULL) STRICT;
        CREATE TABLE device_key (device TEXT PRIMARY KEY, kind TEXT NOT NULL,
            window INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE TABLE enrolment (hash TEXT PRIMARY KEY, device TEXT NOT NULL,
            kind TEXT NOT NULL, window INTEGER NOT NULL,
            expires_at INTEGER NOT NULL) STRICT;
        CREATE TABLE login (hash TEXT PRIMARY KEY, staff TEXT NOT NULL,
            device TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
        CREATE TABLE presence_try (ticket TEXT PRIMARY KEY, wrong INTEGER NOT NULL,
            last_at INTEGER NOT NULL) STRICT;
        """,
    )


@migrations()
def m004_requests(db: Database) -> None:
    """Requests as rows, and what is personal: encrypted parts, wrapped keys, marks."""
    define(
        db,
        """
        ALTER TABLE ticket ADD COLUMN issued_for TEXT NOT NULL DEFAULT '';
        CREATE TABLE request (
            id TEXT PRIMARY KEY, service TEXT NOT NULL, state TEXT NOT NULL,
            received_at INTEGER NOT NULL, seq INTEGER NOT NULL, device TEXT NOT NULL,
            documents TEXT NOT NULL, dossier TEXT NOT NULL, pages TEXT NOT NULL,
            ticket TEXT NOT NULL, department TEXT NOT NULL, due TEXT NOT NULL,
            print_state TEXT NOT NULL, copies INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX request_line ON request (seq);
        CREATE TABLE dossier (id TEXT PRIMARY KEY, request TEXT NOT NULL,
            device TEXT NOT NULL, touched_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX dossier_request ON dossier (request) WHERE request != '';
        CREATE INDEX dossier_draft ON dossier (touched_at) WHERE request = '';
        CREATE TABLE dossier_wrap (dossier TEXT NOT NULL, holder TEXT NOT NULL,
            wrapped BLOB NOT NULL, PRIMARY KEY (dossier, holder))
            STRICT, WITHOUT ROWID;
        CREATE TABLE dossier_part (hash TEXT PRIMARY KEY, dossier TEXT NOT NULL,
            name TEXT NOT NULL, mark TEXT NOT NULL, n INTEGER NOT NULL,
            data BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX dossier_page ON dossier_part (dossier, name, mark);
        CREATE TABLE identity (mark TEXT NOT NULL, request TEXT NOT NULL,
            PRIMARY KEY (mark, request)) STRICT, WITHOUT ROWID;
        CREATE TABLE follow_try (subject TEXT PRIMARY KEY, wrong INTEGER NOT NULL,
            last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m005_sound(db: Database) -> None:
    """Whether a display's browser lets it sound."""
    define(db, "ALTER TABLE device ADD COLUMN sound TEXT NOT NULL DEFAULT ''")


@migrations()
def m006_spools(db: Database) -> None:
    """What kiosks gave while the server was away: their keys, and each record."""
    define(
        db,
        """
        ALTER TABLE ticket ADD COLUMN spooled TEXT NOT NULL DEFAULT '';
        CREATE TABLE kiosk_key (
            id TEXT PRIMARY KEY, device TEXT NOT NULL, series INTEGER NOT NULL,
            letter TEXT NOT NULL, key TEXT NOT NULL, certified_at INTEGER NOT NULL,
            taken INTEGER NOT NULL, last TEXT NOT NULL, given_at INTEGER NOT NULL,
            open_ticket TEXT NOT NULL, open_request TEXT NOT NULL,
            altered INTEGER NOT NULL, ended_at INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX kiosk_key_now ON kiosk_key (device) WHERE ended_at = 0;
        CREATE TABLE spooled (
            id TEXT PRIMARY KEY, hash TEXT NOT NULL, ticket TEXT NOT NULL,
            service TEXT NOT NULL, side TEXT NOT NULL, given_at INTEGER NOT NULL,
            reference TEXT NOT NULL, request TEXT NOT NULL, fate TEXT NOT NULL,
            sealed TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX spooled_reference ON spooled (reference) WHERE reference != '';
        CREATE TABLE sealed_request (hash TEXT PRIMARY KEY, data BLOB NOT NULL)
            STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m007_camera(db: Database) -> None:
    """What a kiosk said of its camera."""
    define(db, "ALTER TABLE device ADD COLUMN camera TEXT NOT NULL DEFAULT ''")


@migrations()
def m008_guessed_presence(db: Database) -> None:
    """Wrong check characters by device, and the locks that came of them.

    Those that were counted before, by ticket or kiosk alone, are forgotten.
    """
    define(
        db,
        """
        DROP TABLE presence_try;
        CREATE TABLE presence_try (device TEXT NOT NULL, ticket TEXT NOT NULL,
            at INTEGER NOT NULL) STRICT;
        CREATE INDEX presence_try_device ON presence_try (device);
        CREATE TABLE presence_lock (device TEXT NOT NULL, ticket TEXT NOT NULL,
            until INTEGER NOT NULL, PRIMARY KEY (device, ticket))
            STRICT, WITHOUT ROWID;
        """,
    )


@migrations()
def m009_sent_on_by(db: Database) -> None:
    """The clerk who sent a ticket on, as the last such line of the record says."""
    define(
        db,
        """
        ALTER TABLE ticket ADD COLUMN avoid_staff TEXT NOT NULL DEFAULT '';
        UPDATE ticket SET avoid_staff = sent.staff FROM (
            SELECT told ->> 'ticket' AS id, substr(told ->> 'by', 7) AS staff, max(seq)
            FROM (SELECT seq, iif(json_valid(line), CAST(line AS TEXT), '{}') AS told
                FROM journal)
            WHERE told ->> 'kind' = 'ticket.transferred' GROUP BY 1) AS sent
        WHERE sent.id = ticket.id
        """,
    )


@migrations()
def m010_old_commands(db: Database) -> None:
    """When each command was done; those before this step, at the last line."""
    define(
        db,
        """
        ALTER TABLE command ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
        UPDATE command SET at = coalesce((
            SELECT iif(json_valid(line), CAST(line AS TEXT), '{}') ->> 'at'
            FROM journal ORDER BY seq DESC LIMIT 1), 0)
        """,
    )


@migrations()
def m011_revoked_kiosks(db: Database) -> None:
    """Keys of kiosks that were taken out of service."""
    define(db, "ALTER TABLE kiosk_key ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0")


@migrations()
def m012_reset_pins(db: Database) -> None:
    """When a manager gave somebody another first PIN last, by the record's lines."""
    define(
        db,
        """
        ALTER TABLE staff ADD COLUMN reset_at INTEGER NOT NULL DEFAULT 0;
        UPDATE staff SET reset_at = given.at FROM (
            SELECT told ->> 'staff' AS id, max(told ->> 'at') AS at
            FROM (SELECT iif(json_valid(line), CAST(line AS TEXT), '{}') AS told
                FROM journal)
            WHERE told ->> 'kind' = 'staff.changed' AND told ->> 'code' = 'reset'
            GROUP BY 1) AS given
        WHERE given.id = staff.id
        """,
    )


@migrations()
def m013_checklists(db: Database) -> None:
    """What the checklist of a visit said, by its last line since it was sent on.

    A request that a window made from it tells the same of its papers.
    """
    define(
        db,
        """
        ALTER TABLE ticket ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
        UPDATE ticket SET answers = said.documents FROM (
            SELECT told ->> 'ticket' AS id, told ->> 'kind' AS kind,
                told -> 'documents' AS documents, max(seq)
            FROM (SELECT seq, iif(json_valid(line), CAST(line AS TEXT), '{}') AS told
                FROM journal)
            WHERE told ->> 'kind' IN ('documents.checked', 'ticket.transferred')
            GROUP BY 1) AS said
        WHERE said.id = ticket.id AND said.kind = 'documents.checked';
        UPDATE request SET documents = made.documents FROM (
            SELECT told ->> 'request' AS id, (
                SELECT json_group_object(key, iif(value = 'present', 'paper', value))
                FROM ticket, json_each(ticket.answers)
                WHERE ticket.id = told ->> 'ticket') AS documents
            FROM (SELECT iif(json_valid(line), CAST(line AS TEXT), '{}') AS told
                FROM journal)
            WHERE told ->> 'kind' = 'request.accepted') AS made
        WHERE made.id = request.id AND request.device LIKE 'W%'
        """,
    )


@migrations()
def m014_disks(db: Database) -> None:
    """What a kiosk said of its disk."""
    define(db, "ALTER TABLE device ADD COLUMN disk TEXT NOT NULL DEFAULT ''")
