"""Codes for one use with which a computer becomes a device of its center.

A new center has one for every browser (``center/setup.py``); here are those for a
computer that is new, was replaced, or came too late with its first one.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from center.clock import Clock, system_clock
from center.domain.errors import BadInput, NotFound
from center.domain.events import decode
from center.keys import fingerprint
from center.setup import kind_of, one_time_code
from center.store import queries
from center.store.accounts import Accounts
from center.store.database import FILE, open_database
from center.store.hall import StoredHall
from center.store.journal import read_lines

DEVICE = re.compile(r"[WDMRK][1-9][0-9]?")


def new_device_code(data: Path, device: str, clock: Clock = system_clock) -> str:
    """A code for one use with which a computer becomes a device of this center.

    In place of one that was not used; when it is used, the key that another computer
    had is no longer good.  Nothing is journalled before that (``device.enrolled``), so
    the center's server may run meanwhile.
    """
    with closing(open_database(data / FILE)) as db:
        if not DEVICE.fullmatch(device):
            raise BadInput(f"{device} is no device", hint="like W4, D1, M1, R1 or K2")
        kind, window = kind_of(device)
        if window and window not in StoredHall(db.conn).window_by_number:
            raise NotFound(f"window {window}")
        code, accounts = one_time_code(), Accounts(db.conn)
        db.conn.execute("BEGIN IMMEDIATE")
        now = max(clock(), last_time(db.conn))
        accounts.forget_enrolments(device)
        accounts.offer_enrolment(fingerprint(code), device, kind, window, now)
        db.conn.execute("COMMIT")
    return code


def last_time(connection: sqlite3.Connection) -> int:
    """When the newest line was written; a center's own time may be ahead of ours."""
    size = queries.next_seq(connection)
    return max(int(decode(data)["at"]) for _, data in read_lines(connection, size - 1))
