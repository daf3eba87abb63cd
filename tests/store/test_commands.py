"""A command is known as long as it may come again, and no longer."""

from base64 import b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from center import actions, actions_machines, actions_spool, actions_time
from center.actions_requests import Desk, Given, receive
from center.audit.verify import verify
from center.domain.spool import Record as SpoolRecord
from center.domain.spool import Spooled, record_hash
from center.dossier.contents import Contents
from center.dossier.keys import load_dossier_keys
from center.keys import FOLDER
from center.kiosk_promise import record_message
from tests.catalogue import CATALOGUE
from tests.processes import command
from tests.store.records import Record
from tests.web.applicants import LOG, WITHOUT_WINDOW

DAY = 24 * 3600
SEALED = b"sealed to the center"


def close_later(record: Record, days: float) -> None:
    """So many days pass, and the day is closed that is open then."""
    record.clock.wait(days * DAY)
    record.run(actions_time.tick)
    record.run(lambda tx: actions.close_day(tx, "server") if tx.hall.order.open else 0)


def commands(record: Record) -> int:
    sql = "SELECT count(*) FROM command"
    return int(record.run(lambda tx: tx.connection.execute(sql).fetchone()[0]))


def test_an_answer_is_repeated_for_a_month_and_is_let_go_at_a_close_after_it(
    record: Record,
) -> None:
    mine = command()

    def help_wanted() -> object:
        return record.run(lambda tx: actions_machines.call_help(tx, mine, "K1"))

    help_wanted()
    close_later(record, 29)
    lines = record.size()
    help_wanted()
    assert (record.size(), commands(record)) == (lines, 1)
    close_later(record, 2)
    assert commands(record) == 0

    help_wanted()

    assert record.lines()[-1]["kind"] == "help.called"


class Kiosk:
    """K1 with a key of its own, cut off from its server."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.key = Ed25519PrivateKey.generate()
        public = b64encode(self.key.public_key().public_bytes_raw()).decode()
        secrets = record.writer.secrets
        self.certified = record.run(
            lambda tx: actions_spool.certify(tx, secrets, "K1", public, ())
        )
        self.dossiers = load_dossier_keys(record.data / FOLDER, LOG)

    def request(
        self, confirmation: str, after: SpoolRecord | None = None
    ) -> SpoolRecord:
        """The record of a request that was confirmed now."""
        n, before = (after["n"] + 1, record_hash(after)) if after else (1, "")
        return {
            **{"v": 1, "log": LOG, "device": "K1", "series": self.certified.series},
            **{"n": n, "before": before, "at": self.record.clock.now, "ticket": ""},
            **{"service": WITHOUT_WINDOW, "side": "ordinary", "pages": []},
            **{"reference": f"K-7KMM-2X9{n + 1}", "command": confirmation},
            **{"draft": command(), "sealed": sha256(SEALED).hexdigest()},
        }

    def send(self, given: SpoolRecord) -> str:
        """The confirmation reaches the server, whose answer gets lost; the number."""
        desk, mine = Desk("kiosk:K1", "K1"), given["command"]
        made = self.record.run(
            lambda tx: receive(tx, self.dossiers, mine, desk, read(given), "mark")
        )
        return str(made["request"])

    def hand_in(self, given: SpoolRecord) -> Spooled:
        signed = b64encode(self.key.sign(record_message(given))).decode()
        sent = actions_spool.Sent(given, signed, SEALED, read(given))
        taken: Spooled = self.record.run(
            lambda tx: actions_spool.take(tx, self.dossiers, "K1", sent)
        )
        return taken


def read(given: SpoolRecord) -> Given:
    """What was sealed, opened and checked."""
    papers = CATALOGUE.services[WITHOUT_WINDOW].documents
    answers = {paper.id: "missing" for paper in papers}
    contents = Contents({"fields": b"{}"}, "", ())
    return Given(given["draft"], WITHOUT_WINDOW, "ordinary", answers, contents)


def received(record: Record) -> list[str]:
    lines = record.lines()
    return [x["request"] for x in lines if x["kind"] == "request.received"]


def test_a_kiosk_that_is_back_within_a_month_has_each_request_received_once(
    record: Record,
) -> None:
    kiosk, done, never_done = Kiosk(record), command(), command()
    given = [kiosk.request(done)]
    number = kiosk.send(given[0])
    given.append(kiosk.request(never_done, after=given[0]))
    close_later(record, 28)

    first, second = [kiosk.hand_in(each) for each in given]

    assert first.request == number
    assert received(record) == [number, second.request]
    assert (first.sealed, second.sealed) == ("", "")


def test_a_kiosk_that_is_back_later_has_its_request_kept_for_people_to_look_at(
    record: Record,
) -> None:
    kiosk = Kiosk(record)
    lost = kiosk.request(command())
    unnamed = kiosk.request("", after=lost)
    close_later(record, 31)

    first, second = [kiosk.hand_in(each) for each in (lost, unnamed)]

    assert (first.request, first.sealed) == ("", lost["sealed"])
    assert received(record) == [second.request]
    assert verify(record.database).violations == []
