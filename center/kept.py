"""What a center keeps beside its lines, held to what the lines say.

Who the center is follows from the first line; a document in force has the hash that a
line published.
"""

import sqlite3
from dataclasses import replace
from hashlib import sha256

from center.domain.errors import BadInput, DamagedRecord
from center.domain.events import Line, decode
from center.domain.identity import Identity
from center.places import identity_of
from center.store.journal import LOOK


def identity(connection: sqlite3.Connection) -> Identity:
    """Who the center is, as its first line says."""
    row = connection.execute("SELECT line FROM journal WHERE seq = 0").fetchone()
    try:
        return founded(decode(bytes(row[0])))
    except (BadInput, ValueError, KeyError, TypeError) as error:
        why = f"the first line does not found a center: {error}"
        raise DamagedRecord(why, hint=LOOK) from None


def founded(line: Line) -> Identity:
    """The center that a line ``center.founded`` tells of."""
    code = str(line["code"]).rpartition("-")[2]
    hub = str(line["log"]).partition("/")[0]
    return replace(identity_of(code, hub, str(line["hub_url"])), log=str(line["log"]))


def document(connection: sqlite3.Connection, digest: str) -> bytes:
    """A catalogue that was published, byte for byte."""
    row = connection.execute(
        "SELECT data FROM document WHERE hash = ?", (digest,)
    ).fetchone()
    data = bytes(row[0]) if row else b""
    if sha256(data).hexdigest() != digest:
        raise DamagedRecord(f"the catalogue is not {digest} any more", hint=LOOK)
    return data
