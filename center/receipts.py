"""The hub's receipts: heads of our log with its countersignature.

A receipt is kept when both signatures verify and our own tree has that root at that
size.  It becomes a line of the journal once a minute at most, and never when it covers
nothing but such lines: else each receipt would call for the next, without end.
"""

from base64 import b64encode

from center.actions import SERVER
from center.domain.center_acts import COSIGNED_EVERY_MS
from center.domain.errors import Fork
from center.domain.events import decode
from center.notes import open_cosigned
from center.store.journal import read_lines, tree_of
from center.store.transaction import Transaction


def take(tx: Transaction, note: str, log_vkey: str, hub_vkey: str) -> int:
    """Check and keep a receipt; how many lines here it covers.

    ``Fork`` if it is of another history than ours.

    A receipt of more lines than there are here says that this record lost its end.
    That is kept, and nothing more is written until the lines were taken back.
    """
    head, _ = open_cosigned(note, log_vkey, hub_vkey)
    if head.size > tx.journal.size:
        tx.journal.keep_ahead(head.size, note)
        return tx.journal.size
    sealed = tx.journal.size - len(tx.journal.pending)
    if head.size > sealed or tree_of(tx.connection, head.size).root() != head.root:
        raise Fork(f"the hub has another record of size {head.size}")
    tx.journal.keep_receipt(head.size, note)
    if due(tx) and covers_news(tx, head.size):
        tx.act(
            "head.cosigned",
            SERVER,
            size=head.size,
            root=b64encode(head.root).decode("ascii"),
            cosignature=note.rstrip("\n").rpartition(" ")[2],
        )
    return head.size


def due(tx: Transaction) -> bool:
    last = tx.hall.order.cosigned_at
    return not last or tx.now >= last + COSIGNED_EVERY_MS


def covers_news(tx: Transaction, size: int) -> bool:
    """Whether a line below ``size`` is newer than the last countersigned head."""
    last = read_lines(tx.connection, max(0, size - 1), 1)
    return any(decode(line)["kind"] != "head.cosigned" for _, line in last)
