"""Enrolling a center: a code for one use, and the log's key signs who will speak.

A code has 10 characters of Crockford's base 32 (50 bits), holds for a day and for five
tries, and only its hash is stored.  The log's key signs the code, the hub's key and the
agent's key together, so none of them can be exchanged on the way.
"""

import hmac
import secrets
import sqlite3
from hashlib import sha256

from center.domain.errors import BadSignature, WrongEnrolment
from center.notes import ED25519, VerifierKey, decode64
from sync.enrolment import Enrolment, statement, tidy

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
DAY_MS = 24 * 60 * 60 * 1000
TRIES = 5


def offer(
    connection: sqlite3.Connection, center: str, name_ar: str, name_en: str, now: int
) -> str:
    """A new code for a center, in place of an older one; shown once."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    connection.execute(
        "INSERT INTO center VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
        "name_ar = excluded.name_ar, name_en = excluded.name_en",
        (center, name_ar, name_en),
    )
    connection.execute(
        "INSERT INTO enrolment VALUES (?, ?, ?, 0) ON CONFLICT (center) DO UPDATE SET "
        "hash = excluded.hash, made_at = excluded.made_at, wrong = 0",
        (center, digest(center, code), now),
    )
    return code


def digest(center: str, code: str) -> str:
    return sha256(f"{center}\n{tidy(code)}".encode()).hexdigest()


def code_is_right(connection: sqlite3.Connection, told: Enrolment, now: int) -> bool:
    """Whether the code is the open one of the center; a wrong one is counted."""
    row = connection.execute(
        "SELECT hash, made_at, wrong FROM enrolment WHERE center = ?", (told.center,)
    ).fetchone()
    if row is None or row[2] >= TRIES or not 0 <= now - row[1] <= DAY_MS:
        return False
    if hmac.compare_digest(row[0], digest(told.center, told.code)):
        return True
    connection.execute(
        "UPDATE enrolment SET wrong = wrong + 1 WHERE center = ?", (told.center,)
    )
    return False


def enrol(
    connection: sqlite3.Connection, told: Enrolment, hub: VerifierKey, now: int
) -> bool:
    """Enrol the log and use the code up; False when the code is not right.

    A wrong code is an answer and not a refusal here, so that its count is kept.
    """
    log = VerifierKey.parse(told.log_vkey)
    agent = VerifierKey.parse(told.agent_key)
    if log.type != ED25519 or agent.type != ED25519:
        raise BadSignature("not a key that signs heads")
    log.check(statement(told.code, str(hub), told.agent_key), decode64(told.signature))
    if not code_is_right(connection, told, now):
        return False
    if log.name.split("/")[:-1] != [hub.name, told.center]:
        raise WrongEnrolment(f"{log.name} is not a log of {told.center} at {hub.name}")
    connection.execute("DELETE FROM enrolment WHERE center = ?", (told.center,))
    add_log(connection, told, log, now)
    return True


def add_log(
    connection: sqlite3.Connection, told: Enrolment, log: VerifierKey, now: int
) -> None:
    """Begin a log, or give an enrolled one another agent; its own key stays."""
    row = connection.execute(
        "SELECT vkey FROM log_head WHERE log = ?", (log.name,)
    ).fetchone()
    if row is not None and row[0] != told.log_vkey:
        raise WrongEnrolment(f"{log.name} is enrolled with another key")
    connection.execute(
        "INSERT INTO log_head VALUES (?, ?, ?, ?, ?, 0, 0, 0, '', '') "
        "ON CONFLICT (log) DO UPDATE SET agent_vkey = excluded.agent_vkey",
        (log.name, told.center, told.log_vkey, told.agent_key, now),
    )
