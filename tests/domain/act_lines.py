"""For every act a center that it lacks nothing in, and the line that does it.

A scene is right in every way but, perhaps, the state of the ticket, window or day.
"""

from dataclasses import replace
from typing import Any

from center.domain.act import Act
from center.domain.acts import ACTS
from center.domain.day import day_of
from center.domain.events import Line
from center.domain.request_number import next_request
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.ticket import State, Ticket
from center.domain.window import WindowState
from tests.domain import records
from tests.domain.days import (
    CODE,
    DOCUMENTS,
    FOUNDED,
    MANAGER,
    MORNING,
    ORDINARY,
    RECEPTION,
    Day,
    catalogue,
    open_center,
)

DAY = ("open", "closed")
REQUEST_KINDS = (
    *("request.documents_added", "request.withdrawn", "request.routed"),
    "request.printing",
)
SPOOL_KINDS = ("spool.taken", "spool.altered", "ticket.lapsed")
HASH = "0a" * 32
MINUTES = 60_000
ACTORS = {
    "server": "server",
    "kiosk": "kiosk:K1",
    "manager": MANAGER,
    "clerk": "clerk:201",
    "reception": RECEPTION,
    "display": "display:D1",
    "portal": "portal",
}


def subject_of(act: Act) -> str:
    """What moves: a ticket, a window, the day, or nothing that has states."""
    if not act.source:
        return ""
    if isinstance(act.source[0], State):
        return "ticket"
    if isinstance(act.source[0], RequestState):
        return "request"
    return "window" if isinstance(act.source[0], WindowState) else "day"


def states_of(act: Act) -> tuple[str, ...]:
    kinds = {
        "ticket": tuple(State),
        "request": tuple(RequestState),
        "window": tuple(WindowState),
        "day": DAY,
    }
    return tuple(map(str, kinds.get(subject_of(act), ())))


def center_in(kind: str, state: str) -> Day:
    """A center in which the act lacks nothing but, perhaps, the right state."""
    if kind == "center.founded":
        return Day()
    day = open_center({1: ORDINARY, 2: ORDINARY})
    day.act("staff.changed", MANAGER, staff="100", role="manager", code="created")
    prepare_device(day, kind)
    if kind.startswith("day."):
        if state == "closed":
            day.act("day.closed", "server", day=day.hall.order.day, counts={})
        return day
    if kind.startswith("window."):
        return with_window(day, state)
    day.open_window(1)
    if kind == "staff.signed_in" or kind == "request.received":
        return day
    if kind == "request.erased":
        return with_request(day, state, {"fields": HASH})
    if kind in REQUEST_KINDS:
        return with_request(day, state or "received")
    return with_ticket(day, kind, state or "called")


def prepare_device(day: Day, kind: str) -> None:
    if kind == "sound.changed":
        day.act("device.enrolled", MANAGER, device="D1")
    if kind in SPOOL_KINDS:
        records.certify(day)
    if kind == "ticket.lapsed":
        given = records.record(day)
        begin_next_day(day)
        day.do(records.take_line(day, given, "lapsed"))
    if kind == "help.answered":
        day.act("help.called", "kiosk:K1", device="K1")
    if kind == "device.back":
        day.act("device.silent", "server", device="K1")


def begin_next_day(day: Day) -> None:
    day.act("day.closed", "server", day=day.hall.order.day, counts={})
    day.now += 24 * 60 * MINUTES
    day.act("day.opened", "server", day=day_of(day.now))


def with_window(day: Day, state: str) -> Day:
    if state != WindowState.CLOSED:
        day.open_window(1)
    if state == WindowState.PAUSED:
        day.at_window("window.paused", 1, reason="break")
    if state == WindowState.LOST:
        lost = {"window": 1, "ticket": "", "why": "terminal_silent"}
        day.act("window.lost", "server", **lost)
    return day


def with_request(day: Day, state: str, dossier: dict[str, str] | None = None) -> Day:
    """A request of ten minutes ago in a state, put there by hand."""
    made = ServiceRequest(
        id=next_request("", day.now, CODE),
        service="stamp",
        state=RequestState(state),
        received_at=day.now,
        seq=len(day.lines),
        device="K1",
        documents={"nid": "missing", "form": "photo", "proxy": "not_applicable"},
        dossier=dossier or {},
    )
    day.hall.put(made)
    day.now += 10 * MINUTES
    return day


def with_ticket(day: Day, kind: str, state: str) -> Day:
    """The ticket of ten minutes ago in a state, at window 1 where it is at one.

    It is put there by hand: how it comes there is tried in the pairs of other acts.
    """
    side = "priority" if kind == "ticket.demoted" else "ordinary"
    ticket, then = day.issue("stamp", side), day.now
    day.open_window(2)
    day.now += 10 * MINUTES
    if state == State.WAITING:
        return day
    at_window = state in (State.CALLED, State.SERVING)
    about = kind in ("document.scanned", "identity.revealed")
    if about:
        with_request(day, RequestState.RECEIVED, {"applicant": HASH})
    placed = replace(
        ticket,
        state=State(state),
        window=1,
        call_seq=9,
        calls=3 if kind == "ticket.missed" else 1,
        called_at=then,
        last_call_at=then,
        started_at=then,
        ended_at=then,
        request=next_request("", day.now, CODE) if about else "",
        papers="complete" if kind == "request.accepted" else "",
        answers=dict.fromkeys(DOCUMENTS, "present"),
    )
    day.hall.put(placed)
    window = day.hall.window(1)
    day.hall.put(replace(window, ticket=ticket.id if at_window else ""))
    return day


def fields_of(day: Day, kind: str, role: str) -> dict[str, Any]:
    """The fields that the act needs, right in every way but perhaps the state."""
    ticket = next(iter(day.hall.tickets.values()), None)
    every = ticket_fields(day, ticket, role)
    every |= request_fields(day) | spool_fields(day)
    every |= window_fields(day) | staff_fields(day, role) | center_fields(day)
    fields: dict[str, Any] = every[kind]
    return fields


def ticket_fields(day: Day, ticket: Ticket | None, role: str) -> dict[str, Any]:
    code = ticket.id if ticket else ""
    own, here = {"ticket": code, "window": 1}, {"ticket": code}
    request = next_request("", day.now, CODE)
    return {
        "ticket.issued": {
            **{"ticket": "20261122-R101", "line": "short", "number": 101},
            **{"side": "ordinary", "service": "extract", "request": ""},
            **{"device": "K1", "device_seq": 0, "place_at": day.now},
        },
        "ticket.lapsed": lapsed_fields(day),
        "ticket.printing": {**here, "print": "queued", "detail": "", "copy": 0},
        "ticket.called": call_fields(day, ticket, role),
        "ticket.shown": {
            **{**here, "device_at": day.now},
            "call": ticket.call_seq if ticket else 0,
        },
        "ticket.recalled": {**own, "count": ticket.calls + 1 if ticket else 0},
        "ticket.started": {**own, "presence": "check", "card": 1},
        "ticket.demoted": {**own, "line": "quick"},
        "ticket.missed": own,
        "ticket.finished": {**own, "outcome": "done"},
        "ticket.cancelled": {
            **{**here, "reason": "day_closed" if role == "server" else "citizen"}
        },
        "ticket.parked": {**own, "reason": "photocopy"},
        "ticket.resumed": here,
        "ticket.transferred": {
            **{**own, "service": "extract", "line": "short"},
            "reason": "other_service",
        },
        "ticket.returned": here,
        "rating.given": {**here, "rating": "good"},
        "documents.checked": {
            **{**own, "documents": {"nid": "present", "form": "missing"}},
            "documents": {"nid": "present", "form": "missing", "proxy": "present"},
        },
        "request.accepted": {**own, "request": request},
        "document.scanned": {
            **{**own, "request": request, "document": "nid", "pages": [HASH]}
        },
        "identity.revealed": {**own, "request": request, "what": "identity"},
    }


def lapsed_fields(day: Day) -> dict[str, Any]:
    """The ticket of yesterday that the last record brought."""
    given = next(iter(day.hall.records.values()), None)
    if given is None:
        return {}
    taken = {"ticket": given.ticket, "service": given.service, "side": given.side}
    told = {**taken, "device": "K1", "n": 1, "at": given.given_at}
    return records.ticket_fields(day, told)


def spool_fields(day: Day) -> dict[str, Any]:
    certified = bool(list(day.hall.kiosk_keys()))
    taken = {} if not certified else records.take_line(day, records.record(day))
    return {
        "kiosk.certified": {
            **{"device": "K1", "series": 1, "letter": "K"},
            **{"key": records.KEY, "certificate": ""},
        },
        "spool.taken": {k: taken.get(k, "") for k in ACTS["spool.taken"].fields},
        "spool.altered": {"device": "K1", "series": 1, "n": 1, "lines": 2},
    }


def request_fields(day: Day) -> dict[str, Any]:
    request = next_request("", MORNING, CODE)
    return {
        "request.received": {
            **{"request": request, "service": "copy", "device": "K1"},
            **{"dossier": {"applicant": HASH}, "pages": {"nid": [HASH]}},
            "documents": {"nid": "photo", "form": "missing", "proxy": "paper"},
            "doubts": ["nid_check"],
        },
        "request.documents_added": {
            **{"request": request, "device": "K1", "pages": {"nid": [HASH]}},
            "documents": {"nid": "photo"},
        },
        "request.withdrawn": {"request": request, "device": "K1"},
        "request.routed": {
            **{"request": request, "department": "org", "due": "2026-11-25"}
        },
        "request.erased": {"request": request, "reason": "asked"},
        "request.printing": {
            **{"request": request, "print": "queued", "detail": "", "copy": 0}
        },
    }


def call_fields(day: Day, ticket: Ticket | None, role: str) -> dict[str, Any]:
    """The call of the rule, or the manager's for a reason of the list."""
    told = {
        "ticket": ticket.id if ticket else "",
        "window": 1 if day.hall.window(1).is_free else 2,
        "rule": day.hall.order.rule(day.now).version,
        "history": day.hall.order.history,
        "early": 0,
    }
    if role == "manager":
        return {**told, "reason": "exceptional", "heads": [], "why": "illness"}
    heads = [[t.line, t.id, t.place_at] for t in (ticket,) if t]
    return {**told, "reason": "only_side", "heads": heads, "why": ""}


def window_fields(day: Day) -> dict[str, Any]:
    lost = {"ticket": day.hall.window(1).ticket, "why": "terminal_silent"}
    return {
        "window.opened": {"window": 1, "staff": "201"},
        "window.paused": {"window": 1, "reason": "prayer"},
        "window.resumed": {"window": 1},
        "window.closed": {"window": 1},
        "window.assigned": {
            **{"window": 1, "lines": ["quick"]},
            **{"effective_at": day.now, "reason": "fault"},
        },
        "window.lost": {"window": 1, **lost},
        "window.back": {"window": 1},
    }


def staff_fields(day: Day, role: str) -> dict[str, Any]:
    staff = {"staff": "201", "device": "W1"}
    changed = {"staff": "205", "role": "clerk", "code": "created"}
    if role in ("clerk", "reception"):
        person = ACTORS[role].partition(":")[2]
        changed = {"staff": person, "role": role, "code": "pin"}
    return {
        "staff.signed_in": staff,
        "staff.signed_out": staff,
        "staff.refused": {**staff, "code": "wrong_pin"},
        "staff.locked": {**staff, "until": day.now + MINUTES},
        "staff.changed": changed,
    }


def center_fields(day: Day) -> dict[str, Any]:
    rule = day.hall.order.rule(day.now)
    away = {"from": day.now - 10 * MINUTES, "until": day.now}
    return {
        "center.founded": FOUNDED,
        "rule.published": {
            **{"version": rule.version, "hash": rule.hash},
            **{"effective_at": day.now + 15 * MINUTES, "replaces": 0},
            "rule": rule.as_dict(),
        },
        "catalogue.published": catalogue(day, version=2, hash="1" * 64),
        "hours.published": {
            **{"version": 1, "effective_at": day.now},
            **{"days": [6, 0], "opens": 540, "closes": 840},
            **{"holidays": ["2026-10-06"], "quotas": {"stamp": 30}},
        },
        "day.opened": {"day": "2026-11-22"},
        "day.closed": {"day": "2026-11-22", "counts": {}},
        "device.enrolled": {"device": "W9"},
        "device.revoked": {"device": "K1", "key": "0a" * 8},
        "device.silent": {"device": "K1"},
        "device.back": {"device": "K1"},
        "printer.changed": {"device": "K1", "state": "paper_out"},
        "help.called": {"device": "K1"},
        "help.answered": {"device": "K1"},
        "outage.declared": away,
        "outage.entered": {**away, "count": 7},
        "clock.differed": {"seconds": -7200},
        "sound.changed": {"device": "D1", "state": "blocked"},
        "camera.changed": {"device": "K1", "state": "gone"},
        "disk.changed": {"device": "K1", "state": "full"},
        "presence.locked": {
            **{"device": "K1", "ticket": "", "tries": 11},
            **{"until": day.now + 5 * MINUTES},
        },
        "record.repaired": {"from": 0, "until": 0, "aside": 0},
        "head.cosigned": {"size": 1, "root": "", "cosignature": ""},
    }


def line_of(day: Day, kind: str, role: str = "") -> Line:
    """The line of someone who may do it; by default the first of ``ACTORS``."""
    known = role or next(name for name in ACTORS if name in ACTS[kind].who)
    return day.line(kind, ACTORS[known], **fields_of(day, kind, known))


def state_after(day: Day, act: Act) -> str:
    """Where the subject of the last line stands now."""
    line = day.lines[-1]
    match subject_of(act):
        case "ticket":
            return day.hall.ticket(line["ticket"]).state
        case "request":
            return day.hall.request(line["request"]).state
        case "window":
            return day.hall.window(line["window"]).state
        case "day":
            return "open" if day.hall.order.open else "closed"
    if act.kind in ("ticket.issued", "ticket.lapsed"):
        return day.hall.ticket(line["ticket"]).state
    if act.kind == "request.received":
        return day.hall.request(line["request"]).state
    return day.hall.device(line["device"]).state
