"""The pages of papers that a kiosk gave while its center was away, over HTTP."""

from base64 import b64encode
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from center.domain.request_number import request_number
from center.kiosk_promise import KioskPromise, encode
from center.paper_code import service_mark
from center.texts import ticket_code
from tests.sync.conftest import Enrolled
from tests.sync.test_tracking import open_page, said

NUMBER = request_number("13-SHR01", 2026, 8)
SERVICE = "shop_licence"


class Kiosk:
    """A kiosk with a key of its own, which a center's journal certifies."""

    def __init__(self, center: Enrolled) -> None:
        self.center, self.journal = center, center.journal
        self.key = Ed25519PrivateKey.generate()
        self.given_at = self.journal.at - 600_000
        public = b64encode(self.key.public_key().public_bytes_raw()).decode()
        told = {"device": "K1", "series": 1, "letter": "K", "key": public}
        self.tell("kiosk.certified", **told, certificate="")

    def tell(self, kind: str, **fields: Any) -> None:
        self.journal.append(kind, **fields)
        self.journal.sign()
        self.center.visit()

    def code(self, n: int, number: int, given_at: int = 0) -> str:
        """What stands in the QR of the n-th paper."""
        name = self.journal.key.name
        told = KioskPromise(
            governorate=13,
            index=int(name.split("/")[1][-2:]),
            kiosk=1,
            series=1,
            n=n,
            given_at=(given_at or self.given_at) // 1000,
            letter="K",
            number=number,
            service_mark=service_mark(SERVICE),
            token=b"0123456789",
        )
        url = encode(told, name, self.key.sign, "http://hub")
        return url.rpartition("/")[2]

    def hand_in(self, n: int, number: int, request: str = "") -> None:
        """The record of that paper reaches the center."""
        ticket = f"{self.journal.day}-K{number}" if number else ""
        record = {"device": "K1", "series": 1, "n": n, "at": self.given_at}
        record |= {"ticket": ticket, "service": SERVICE}
        self.tell("spool.taken", device="K1", record=record, request=request)

    def ticket(self, kind: str, number: int) -> None:
        fields = {"line": "full", "side": "ordinary", "service": SERVICE}
        fields |= {"request": "", "device": "K1", "ticket": f"20261122-K{number}"}
        place = {"number": number, "device_seq": 1, "place_at": self.given_at}
        self.tell(kind, **fields, **place)


def test_a_kiosk_s_ticket_is_followed_once_it_was_handed_in(center: Enrolled) -> None:
    kiosk = Kiosk(center)
    code = kiosk.code(1, 101)
    before = open_page(center.hub, code)
    kiosk.hand_in(1, 101)
    kiosk.ticket("ticket.issued", 101)
    waiting = open_page(center.hub, code)
    center.journal.act("ticket.called", "K101", 4)
    center.journal.sign()
    center.visit()

    assert "K101" in before
    assert said("track.proof.not_yet") in before
    assert said("track.now.waiting") in waiting
    assert said("track.proof.recorded") in waiting
    assert said("track.now.called", n=4) in open_page(center.hub, code)
    arabic = ticket_code("ك", 101, "ar").replace("\u00a0", " ")
    assert arabic in open_page(center.hub, code, "ar")


def test_a_kiosk_s_ticket_that_came_too_late_is_told_as_cancelled(
    center: Enrolled,
) -> None:
    kiosk = Kiosk(center)
    kiosk.hand_in(1, 102)
    kiosk.ticket("ticket.lapsed", 102)

    page = open_page(center.hub, kiosk.code(1, 102))

    assert said("track.now.cancelled") in page


def test_a_kiosk_s_receipt_leads_to_its_request(center: Enrolled) -> None:
    kiosk = Kiosk(center)
    code = kiosk.code(2, 0)
    before = open_page(center.hub, code)
    kiosk.hand_in(2, 0, NUMBER)
    about = {"request": NUMBER, "service": SERVICE, "device": "K1", "doubts": []}
    kiosk.tell("request.received", **about, dossier={}, documents={}, pages={})
    kiosk.tell("request.routed", request=NUMBER, department="shops", due="2026-12-06")

    page = open_page(center.hub, code)

    assert said("follow.proof.not_yet") in before
    assert NUMBER in page
    assert said("status.routed") in page


def test_a_paper_that_the_record_contradicts_raises_an_alarm(center: Enrolled) -> None:
    kiosk = Kiosk(center)
    kiosk.hand_in(1, 103)
    kiosk.ticket("ticket.issued", 103)

    page = open_page(center.hub, kiosk.code(1, 104))

    assert said("track.contradicted") in page
    assert [kind for kind, _, _ in center.hub.evidence()] == ["promise"]


def test_a_paper_that_no_certified_key_has_signed_is_not_known(
    center: Enrolled,
) -> None:
    kiosk = Kiosk(center)
    kiosk.key = Ed25519PrivateKey.generate()

    answer = requests.get(f"{center.hub.url}/V/{kiosk.code(1, 101)}", timeout=30)

    assert answer.status_code == 404
