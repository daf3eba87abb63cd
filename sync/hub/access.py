"""Signing in to the list of centers: one password, argon2id, and a lock-out.

The password is a machine's 80 random bits; the lock-out keeps guessing out of the log.
A sign-in is a random token in a cookie, of which only the hash is kept.
"""

import secrets
import sqlite3
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from center.domain.errors import PinLocked

COOKIE = "shubbak_hub"
HOURS_MS = 12 * 60 * 60 * 1000
TRIES = 5
LOCK_MS = 5 * 60 * 1000
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's least for argon2id: about 35 ms."""


def hash_password(password: str) -> str:
    return HASHER.hash(password)


def password_is_right(connection: sqlite3.Connection, typed: str) -> bool:
    """Whether this is the hub's password; slow on purpose, so not for the writer."""
    (stored,) = connection.execute(
        "SELECT value FROM meta WHERE key = 'password'"
    ).fetchone()
    try:
        return HASHER.verify(stored, typed.strip().upper())
    except VerifyMismatchError:
        return False


def check_lock(connection: sqlite3.Connection, address: str, now: int) -> None:
    """Refuse an address that was wrong too often."""
    row = connection.execute(
        "SELECT wrong, until FROM attempt WHERE address = ?", (address,)
    ).fetchone()
    if row and row[0] >= TRIES and now < row[1]:
        raise PinLocked(retry_after_seconds=(row[1] - now) // 1000 + 1)


def refuse(connection: sqlite3.Connection, address: str, now: int) -> None:
    """Count a wrong password; tries older than the lock do not count."""
    connection.execute("DELETE FROM attempt WHERE until <= ?", (now,))
    connection.execute(
        "INSERT INTO attempt VALUES (?, 1, ?) ON CONFLICT (address) DO UPDATE SET "
        "wrong = attempt.wrong + 1, until = excluded.until",
        (address, now + LOCK_MS),
    )


def sign_in(connection: sqlite3.Connection, address: str, now: int) -> str:
    """Begin a sign-in of twelve hours; returns the cookie's token."""
    token = secrets.token_urlsafe(32)
    connection.execute("DELETE FROM login WHERE expires_at <= ?", (now,))
    connection.execute("DELETE FROM attempt WHERE address = ?", (address,))
    connection.execute(
        "INSERT INTO login VALUES (?, ?)", (digest(token), now + HOURS_MS)
    )
    return token


def sign_out(connection: sqlite3.Connection, token: str) -> None:
    connection.execute("DELETE FROM login WHERE hash = ?", (digest(token),))


def is_signed_in(connection: sqlite3.Connection, token: str, now: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM login WHERE hash = ? AND expires_at > ?", (digest(token), now)
    ).fetchone()
    return row is not None


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
