"""Papers and persons at a window: files that are added, and looks that leave a line."""

from collections.abc import Sequence

from center.domain.errors import NotInThisState
from center.dossier.keys import DossierKeys
from center.dossier.opening import Cabinet
from center.dossier.pictures import Page
from center.store.dossiers import PAGE
from center.store.transaction import Result, Transaction


def scan(
    tx: Transaction,
    keys: DossierKeys,
    command: str,
    staff: str,
    number: int,
    document: str,
    pages: Sequence[Page],
) -> Result:
    """Lay the pages of a file to a document of the visit's request, encrypted."""
    marks = [keys.keyed_hash("page", page.data) for page in pages]

    def do() -> Result:
        ticket = at_window(tx, number)
        request = tx.hall.ticket(ticket).request
        cabinet = Cabinet(tx.connection, keys)
        key = cabinet.draft_key(command, f"W{number}", tx.now)
        name = PAGE + document
        told = {
            "document": document,
            "pages": [
                cabinet.add(key, command, name, page.data, f"{at} {mark}")
                for at, (page, mark) in enumerate(zip(pages, marks, strict=True))
            ],
        }
        by, here = f"clerk:{staff}", {"ticket": ticket, "window": number}
        tx.act("document.scanned", by, request=request, **here, **told)
        cabinet.dossiers.merge(command, request)
        return {"request": request}

    content = f"scan {staff} {number} {document} {keys.content(repr(marks).encode())}"
    return tx.once(command, content, do)


def reveal(tx: Transaction, command: str, staff: str, number: int, what: str) -> Result:
    """Write down the look; whoever wrote it down may look."""

    def do() -> Result:
        ticket = at_window(tx, number)
        request = tx.hall.ticket(ticket).request
        told = {"request": request, "ticket": ticket, "window": number, "what": what}
        tx.act("identity.revealed", f"clerk:{staff}", **told)
        return {"request": request}

    return tx.once(command, f"reveal {staff} {number} {what}", do)


def at_window(tx: Transaction, number: int) -> str:
    ticket = tx.hall.window(number).ticket
    if not ticket:
        raise NotInThisState(f"nobody is at window {number}")
    return ticket
