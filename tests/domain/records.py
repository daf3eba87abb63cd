"""Records of a kiosk's spool for tests, without a signature: the acts need none."""

from typing import Any

from center.domain.day import day_of
from center.domain.spool import KioskKey, Record, key_of, record_hash
from center.domain.ticket import ticket_id
from tests.domain.days import Day

KEY = "A" * 43 + "="
LOG = "sharqia/SHR01/1"


def certify(day: Day, device: str = "K1", letter: str = "K", key: str = KEY) -> None:
    """The kiosk's key is certified with a letter."""
    series = 1 + sum(known.device == device for known in day.hall.kiosk_keys())
    told = {"device": device, "letter": letter, "series": series, "key": key}
    day.act("kiosk.certified", "server", **told, certificate="")


def key(day: Day, device: str = "K1") -> KioskKey:
    found = key_of(day.hall.kiosk_keys(), device)
    assert found
    return found


def record(day: Day, at: int = 0, device: str = "K1", **other: Any) -> Record:
    """The next record of a kiosk: a plain ticket, given now or at another time."""
    known, given_at = key(day, device), at or day.now
    number = day.hall.next_number(day_of(given_at), known.letter)
    return {
        **{"v": 1, "log": LOG, "device": device, "series": known.series},
        **{"n": known.taken + 1, "before": known.last, "at": given_at},
        "ticket": ticket_id(day_of(given_at), known.letter, number),
        **{"service": "stamp", "side": "ordinary", "reference": "", "command": ""},
        "draft": "",
        **{"sealed": "", "pages": []},
        **other,
    }


def take_line(day: Day, taken: Record, fate: str = "taken", request: str = "") -> Any:
    """The line with which a record is taken in."""
    device = taken["device"]
    told = {"device": device, "record": taken, "fate": fate, "request": request}
    return day.line("spool.taken", f"kiosk:{device}", **told, signature="")


def ticket_fields(day: Day, taken: Record, **other: object) -> dict[str, Any]:
    """What the line of a record's ticket says."""
    return {
        **{"ticket": taken["ticket"], "line": "quick", "side": taken["side"]},
        "number": int(taken["ticket"].rpartition("-")[2][1:]),
        **{"service": taken["service"], "request": "", "device": taken["device"]},
        **{"device_seq": taken["n"], "place_at": taken["at"]},
        **other,
    }


def arrive(day: Day, at: int = 0, device: str = "K1", **other: Any) -> str:
    """A plain ticket of a spool comes in; its id."""
    taken = record(day, at, device, **other)
    day.do(take_line(day, taken))
    fields = ticket_fields(day, taken)
    day.act("ticket.issued", f"kiosk:{device}", **fields)
    assert record_hash(taken) == key(day, device).last
    return str(taken["ticket"])
