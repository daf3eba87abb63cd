"""PINs, keys of devices, one-time codes, sign-ins: hashes only, not in the journal.

``Accounts`` works on the writer's connection for changes and on a reader's for looks.
"""

import sqlite3
from dataclasses import dataclass

from center.domain.errors import UnknownDevice, WrongEnrolment
from center.domain.machine_acts import REVOKED

LOGIN_MS = 12 * 3600 * 1000
ENROLMENT_MS = 24 * 3600 * 1000
MARK = 16
"""Hex digits by which a line names a key: enough to tell it from another."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What is kept of a person's PIN."""

    hash: str
    one_time: bool
    wrong: int


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """An enrolled device.

    ``kind`` is kiosk, window, display, reception, manager or agent.
    """

    device: str
    kind: str
    window: int
    revoked: bool = False
    """Whether the manager has taken it out of service."""


class Accounts:
    """Who may sign in, and which machines belong to the center."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def pin(self, staff: str) -> Pin | None:
        row = self.connection.execute(
            "SELECT hash, one_time, wrong FROM pin WHERE staff = ?", (staff,)
        ).fetchone()
        return Pin(row[0], bool(row[1]), row[2]) if row else None

    def set_pin(self, staff: str, hashed: str, *, one_time: bool) -> None:
        self.connection.execute(
            "INSERT INTO pin VALUES (?, ?, ?, 0) ON CONFLICT (staff) DO UPDATE "
            "SET hash = excluded.hash, one_time = excluded.one_time, wrong = 0",
            (staff, hashed, one_time),
        )

    def forget_pin(self, staff: str) -> None:
        """Someone who was removed signs in no more."""
        self.connection.execute("DELETE FROM pin WHERE staff = ?", (staff,))
        self.connection.execute("DELETE FROM login WHERE staff = ?", (staff,))

    def count_wrong(self, staff: str) -> int:
        """Note a wrong PIN; how many stand in a row now."""
        row = self.connection.execute(
            "UPDATE pin SET wrong = wrong + 1 WHERE staff = ? RETURNING wrong", (staff,)
        ).fetchone()
        return int(row[0]) if row else 0

    def clear_wrong(self, staff: str) -> None:
        self.connection.execute("UPDATE pin SET wrong = 0 WHERE staff = ?", (staff,))

    def offer_enrolment(
        self, hashed: str, device: str, kind: str, window: int, now: int
    ) -> None:
        """Keep a one-time code for a device, good for a day."""
        self.connection.execute(
            "INSERT INTO enrolment VALUES (?, ?, ?, ?, ?)",
            (hashed, device, kind, window, now + ENROLMENT_MS),
        )

    def forget_enrolments(self, device: str) -> None:
        """Codes of a device that nobody has used are no longer good."""
        self.connection.execute("DELETE FROM enrolment WHERE device = ?", (device,))

    def take_enrolment(self, hashed: str, now: int) -> DeviceKey:
        """Use up a code."""
        row = self.connection.execute(
            "DELETE FROM enrolment WHERE hash = ? "
            "RETURNING device, kind, window, expires_at",
            (hashed,),
        ).fetchone()
        if row is None or row[3] < now:
            raise WrongEnrolment(hint="another: `shubbak device code`")
        return DeviceKey(row[0], row[1], row[2])

    def set_device_key(self, key: DeviceKey, hashed: str) -> None:
        self.connection.execute(
            "INSERT INTO device_key VALUES (?, ?, ?, ?) ON CONFLICT (device) "
            "DO UPDATE SET kind = excluded.kind, window = excluded.window, "
            "hash = excluded.hash",
            (key.device, key.kind, key.window, hashed),
        )

    def device_by_key(self, hashed: str) -> DeviceKey:
        row = self.connection.execute(
            "SELECT k.device, k.kind, k.window, d.state FROM device_key k"
            " LEFT JOIN device d ON d.id = k.device WHERE k.hash = ?",
            (hashed,),
        ).fetchone()
        if row is None:
            raise UnknownDevice
        return DeviceKey(row[0], row[1], row[2], revoked=row[3] == REVOKED)

    def key_mark(self, device: str) -> str:
        """The first digits of the hash of its key; empty where it has none."""
        row = self.connection.execute(
            "SELECT hash FROM device_key WHERE device = ?", (device,)
        ).fetchone()
        return str(row[0])[:MARK] if row else ""

    def add_login(self, hashed: str, staff: str, device: str, now: int) -> None:
        """A sign-in replaces those before it: of the device, and of the person."""
        self.end_logins(device)
        self.connection.execute("DELETE FROM login WHERE staff = ?", (staff,))
        self.connection.execute(
            "INSERT INTO login VALUES (?, ?, ?, ?)",
            (hashed, staff, device, now + LOGIN_MS),
        )

    def end_logins(self, device: str) -> None:
        self.connection.execute("DELETE FROM login WHERE device = ?", (device,))

    def login(self, hashed: str, device: str, now: int) -> str | None:
        """The staff that is signed in on the device, if any."""
        row = self.connection.execute(
            "SELECT staff FROM login WHERE hash = ? AND device = ? AND expires_at > ?",
            (hashed, device, now),
        ).fetchone()
        return row[0] if row else None
