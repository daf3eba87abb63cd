"""A finished morning on disk, one copy for each attack."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from center import actions, actions_time, routing
from center.kept import identity
from center.keys import FOLDER, Secrets, load_secrets
from center.store import queries
from center.store.database import FILE, open_reader
from center.store.transaction import Transaction
from center.web.kiosk_api import promise_text
from tests.audit.attacks import Database
from tests.catalogue import SERVICES
from tests.processes import command
from tests.store.records import Record, opened


@dataclass(frozen=True)
class Kept:
    """A record, and what people outside hold of it."""

    data: Path
    secrets: Secrets
    promises: dict[str, str]
    """Ticket → text of its QR code."""

    @property
    def path(self) -> Path:
        return self.data / FILE

    @property
    def database(self) -> Database:
        return Database(self.path)

    @property
    def vkey(self) -> str:
        return self.secrets.log_key.vkey

    def checkpoint(self) -> str:
        """The newest head, as someone outside may keep it."""
        return str(self.database.sql("SELECT note FROM head ORDER BY size")[-1][0])


def morning(record: Record) -> dict[str, str]:
    """People come, are called, served, missed; some wait on. Their codes."""
    for window in (1, 5):
        record.open_window(window)
    for n in range(12):
        for line, service in SERVICES.items():
            side = (
                "priority" if n % 4 == 0 and line in ("quick", "full") else "ordinary"
            )
            record.issue(service, side)
        record.clock.wait(20)
        record.run(actions_time.tick)
        serve(record, 1)
        serve(record, 5)
    return codes(record)


def serve(record: Record, number: int) -> None:
    staff = str(200 + number)

    def act(tx: Transaction) -> None:
        if not tx.hall.window(number).ticket:
            return
        given = {"presence": "qr", "card": 1}
        actions.at_ticket(tx, command(), "ticket.started", staff, number, **given)
        if number == 5:
            take_request(tx, staff, number)
            return
        done = {"outcome": "done"}
        actions.at_ticket(tx, command(), "ticket.finished", staff, number, **done)

    record.run(act)


def take_request(tx: Transaction, staff: str, number: int) -> None:
    """Every document is there, and the request gets its number."""
    service = tx.hall.ticket(tx.hall.window(number).ticket).service
    listed = tx.hall.order.plan(tx.now).documents[service]
    seen = {"documents": dict.fromkeys(listed, "present")}
    actions.at_ticket(tx, command(), "documents.checked", staff, number, **seen)
    routing.accept(tx, command(), staff, number)


def codes(record: Record) -> dict[str, str]:
    reader = open_reader(record.database)
    secrets = record.writer.secrets
    found = {
        ticket.id: promise_text(identity(reader), secrets, ticket)
        for ticket in queries.tickets(reader, "1", ())
    }
    reader.close()
    return found


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("morning")
    with opened(folder, windows=6) as record:
        promises = morning(record)
    return Kept(record.data, load_secrets(record.data / FOLDER), promises)


@pytest.fixture
def kept(finished: Kept, tmp_path: Path) -> Kept:
    """The morning's record, in a copy that may be spoilt."""
    data = tmp_path / "center"
    shutil.copytree(finished.data, data)
    return Kept(data, finished.secrets, finished.promises)
