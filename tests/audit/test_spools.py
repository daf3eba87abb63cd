"""What the audit says of numbers that a kiosk gave while the server was away."""

from base64 import b64encode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from center.audit.report import Gained, Report
from center.audit.spools import check_spools
from center.domain.events import Line
from center.domain.spool import LETTERS
from center.kiosk_promise import certificate_message, record_message
from center.lettering import ARABIC_LETTERS, LATIN_LETTERS
from center.notes import SigningKey
from tests.domain import records
from tests.domain.days import MANAGER, ORDINARY, Day, open_center

MINUTE = 60_000
LOG = SigningKey.generate(records.LOG)
KEY = Ed25519PrivateKey.generate()


class Kiosk:
    """A kiosk with a key that really signs, in a center in memory."""

    def __init__(self) -> None:
        self.day: Day = open_center({1: ORDINARY, 2: ORDINARY})
        self.day.act("device.enrolled", MANAGER, device="K2")
        public = b64encode(KEY.public_key().public_bytes_raw()).decode()
        said = certificate_message(records.LOG, "K1.1", "K", public)
        told = {"device": "K1", "series": 1, "letter": "K", "key": public}
        signed = b64encode(LOG.private.sign(said)).decode()
        self.day.act("kiosk.certified", "server", **told, certificate=signed)

    def hand_in(self, at: int = 0) -> None:
        record = records.record(self.day, at)
        line = records.take_line(self.day, record)
        signature = b64encode(KEY.sign(record_message(record))).decode()
        self.day.do({**line, "signature": signature})
        fields = records.ticket_fields(self.day, record)
        self.day.act("ticket.issued", "kiosk:K1", **fields)

    def checked(self, **changed: Any) -> Report:
        """The audit's look at the lines, some field of one kind changed."""
        lines = {n: self.forged(line, **changed) for n, line in enumerate(self.lines)}
        report = Report(log=records.LOG)
        check_spools(lines, report, LOG.vkey)
        return report

    @property
    def lines(self) -> list[Line]:
        return self.day.lines

    def forged(self, line: Line, kind: str = "", **changed: Any) -> Line:
        return {**line, **changed} if line["kind"] == kind else line


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def test_what_a_certified_key_signed_is_in_order(kiosk: Kiosk) -> None:
    kiosk.hand_in()
    kiosk.hand_in()

    report = kiosk.checked()

    assert (report.violations, report.spooled) == ([], 2)
    assert report.gained == []


def test_a_record_that_no_certified_key_has_signed_is_told(kiosk: Kiosk) -> None:
    kiosk.hand_in()
    other = b64encode(Ed25519PrivateKey.generate().sign(b"anything")).decode()

    for forged in (other, "", "no base 64"):
        report = kiosk.checked(kind="spool.taken", signature=forged)
        assert [found.code for found in report.violations] == ["spool_signature"]
    report = kiosk.checked(kind="kiosk.certified", key=records.KEY)
    assert {found.code for found in report.violations} == {"spool_signature"}
    report = kiosk.checked(kind="kiosk.certified", certificate=other)
    assert [found.code for found in report.violations] == ["spool_signature"]


def test_minutes_are_listed_that_were_gained_while_others_reached_the_server(
    kiosk: Kiosk,
) -> None:
    given_at = kiosk.day.now
    kiosk.day.now += 4 * MINUTE
    fields = {"ticket": "20261122-S101", "line": "quick", "number": 101}
    fields |= {"side": "ordinary", "service": "stamp", "request": "", "device": "K2"}
    at = {"device_seq": 0, "place_at": kiosk.day.now}
    kiosk.day.act("ticket.issued", "kiosk:K2", **fields, **at)
    kiosk.day.now += 90_000
    kiosk.hand_in(given_at)
    kiosk.hand_in(kiosk.day.now)

    report = kiosk.checked()

    assert report.gained == [Gained("20261122-K101", "K1", 6)]
    assert report.ok


def test_the_letters_of_kiosks_are_told_apart_like_those_of_lines() -> None:
    assert set(LETTERS) <= LATIN_LETTERS
    assert set(LETTERS.values()) <= ARABIC_LETTERS
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert not {"A", "S", "R", "M", "L", "D"} & set(LETTERS)
