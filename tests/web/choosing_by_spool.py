"""What whoever holds a kiosk's keys might hand in, as if it had been cut off."""

from base64 import b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from center.domain.day import day_of
from center.domain.spool import Record
from center.domain.ticket import ticket_id
from center.kiosk_promise import record_message
from tests.catalogue import QUICK
from tests.web.attempt import counted, listed, refused, stands
from tests.web.stage import Stage, Try, post

HOUR = 3_600_000


def now(stage: Stage) -> int:
    return int(stage.kiosk.get("/v1/center").json()["now"])


def certified(stage: Stage) -> tuple[Ed25519PrivateKey, Any]:
    """A key that the center certifies, and what it says of it."""
    key = Ed25519PrivateKey.generate()
    public = b64encode(key.public_key().public_bytes_raw()).decode()
    return key, stage.kiosk.do("/v1/spool/key", key=public)


def first_record(known: Any, at: int) -> Record:
    return {
        **{"v": 1, "log": known["log"], "device": "K1", "series": known["series"]},
        **{"n": 1, "before": "", "at": at, "service": QUICK, "side": "ordinary"},
        "ticket": ticket_id(day_of(at), known["letter"], 101),
        **{"reference": "", "command": "", "draft": "", "sealed": "", "pages": []},
    }


def hands_in(stage: Stage, record: Record, key: Ed25519PrivateKey) -> Try:
    signature = b64encode(key.sign(record_message(record))).decode()
    told = {"record": record, "signature": signature}
    return lambda: stage.kiosk.post("/v1/spool", **told)


def takes_an_earlier_place(stage: Stage) -> Try:
    """Reception gives a number after the time that the record says."""
    key, known = certified(stage)
    record = first_record(known, now(stage))
    stage.reception.do("/v1/reception/tickets", service=QUICK)
    return hands_in(stage, record, key)


def takes_a_place_before_its_key(stage: Stage) -> Try:
    key, known = certified(stage)
    return hands_in(stage, first_record(known, now(stage) - HOUR), key)


def signs_with_a_key_of_its_own(stage: Stage) -> Try:
    _, known = certified(stage)
    record = first_record(known, now(stage))
    return hands_in(stage, record, Ed25519PrivateKey.generate())


def takes_several(stage: Stage) -> Try:
    """One after the other, as if each were somebody's."""
    stage.waiting()
    return post(stage.kiosk, "/v1/tickets", service=QUICK)


ATTEMPTS = (
    *stands(
        "kiosk",
        "ticket.issued",
        counted("bursts"),
        {"take many numbers in a row": takes_several},
    ),
    *stands(
        "kiosk",
        "ticket.issued",
        listed("places_gained"),
        {"take an earlier place, as if it had been cut off": takes_an_earlier_place},
    ),
    *refused(
        "kiosk",
        "bad_input",
        {"take a place from before its key": takes_a_place_before_its_key},
    ),
    *refused(
        "kiosk",
        "bad_signature",
        {"hand in by a key that nobody certified": signs_with_a_key_of_its_own},
    ),
)
