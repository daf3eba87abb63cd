"""Making a new hub, once: its key, its database, the password of its list.

No default password exists: one is made here and shown once by whoever calls this.
"""

import secrets
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from center.clock import Clock, system_clock
from center.notes import SigningKey
from sync.enrolment import HubIdentity
from sync.hub import access, enrolment
from sync.hub.database import FILE, create_database
from sync.hub.ledger import Ledger
from sync.hub.writer import Writer

KEY_FILE = "hub.key"
LENGTH = 16


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What is shown once to whoever made the hub."""

    vkey: str
    """The hub's key for countersignatures."""
    password: str = field(repr=False)
    """For the list of centers."""


def create_hub(
    data: Path, *, name: str, name_ar: str, name_en: str, public_url: str
) -> FirstRun:
    """Make the data folder of a hub; refuses where one is already."""
    key = SigningKey.generate(name)
    password = "".join(secrets.choice(enrolment.ALPHABET) for _ in range(LENGTH))
    db = create_database(data / FILE)
    key.save(data / KEY_FILE)
    known = {
        "name": name,
        "name_ar": name_ar,
        "name_en": name_en,
        "public_url": public_url,
        "vkey": key.cosigner_vkey,
        "password": access.hash_password(password),
    }
    with db.atomic():
        db.conn.executemany("INSERT INTO meta VALUES (?, ?)", known.items())
    db.close()
    return FirstRun(key.cosigner_vkey, password)


def new_enrolment_code(
    data: Path,
    center_code: str,
    name_ar: str,
    name_en: str,
    clock: Clock = system_clock,
) -> str:
    """A code for one use with which a center enrols within a day; shown once."""
    writer = Writer(data / FILE)
    writer.start()
    try:
        return writer.run(
            lambda db: enrolment.offer(db, center_code, name_ar, name_en, clock())
        )
    finally:
        writer.stop()


def settle_alarms(data: Path, center_code: str, clock: Clock = system_clock) -> int:
    """End the alarms of a center that were looked into; how many there were."""
    writer = Writer(data / FILE)
    writer.start()
    try:
        return writer.run(lambda db: Ledger(db).settle(center_code, clock()))
    finally:
        writer.stop()


def hub_identity(connection: sqlite3.Connection) -> HubIdentity:
    """Who the hub is, as it was made."""
    known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    return HubIdentity(known["name"], known["name_ar"], known["name_en"], known["vkey"])
