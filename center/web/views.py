"""What each kind of caller is shown: plain data, made from one moment of the record.

Nothing here tells a clerk who waits, and nothing anywhere tells a name: there is none.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from center.domain.catalogue import (
    Catalogue,
    Document,
    Field,
    Line,
    Service,
    Word,
)
from center.domain.day import Hours, clock_time, closed_why
from center.domain.fields import limits
from center.domain.forecast import (
    Expected,
    all_desks,
    as_range,
    forecast,
    reachable,
)
from center.domain.hall import is_full
from center.domain.spool import LETTERS
from center.domain.ticket import State, Ticket
from center.domain.timetable import Timetable, opens_next
from center.store import queries
from center.store.hall import StoredHall
from center.web import answers as a
from center.web.context import Context, of_one_moment

LAST_CALLS = 6
MARK = 16
"""Digits that tell one offer from another."""


@of_one_moment
def center(context: Context) -> a.Center:
    """Names, day and hours, for anyone."""
    order, who, now = context.hall().order, context.identity, context.clock()
    hours = order.hours(now)
    return {
        "code": who.code,
        "request_code": order.code,
        "name_ar": who.name_ar,
        "name_en": who.name_en,
        "governorate_ar": who.governorate_ar,
        "governorate_en": who.governorate_en,
        "day": order.day,
        "open": order.open,
        "opens": clock_time(hours.opens),
        "closes": clock_time(hours.closes),
        "closed_why": None if order.open else closed_why(hours, now),
        "opens_next": opening(order.timetable, now),
        "offer": offer_mark(context),
        "hours": {**working(hours), "coming": coming(order.timetable, now)},
        "national_id_check": context.config.national_id_check,
        "log": who.log,
        "phones": context.config.guest_url is not None,
        "dossier_key": b64encode(context.dossier_keys.public).decode(),
        "hub_url": who.hub_url,
        "training": context.config.training,
        "now": now,
    }


def opening(timetable: Timetable, now: int) -> a.Opening | None:
    following = opens_next(timetable, now)
    if following is None:
        return None
    return {"day": following.date().isoformat(), "at": f"{following:%H:%M}"}


def coming(timetable: Timetable, now: int) -> a.ComingHours | None:
    """Hours that were announced, so that a kiosk alone knows them too."""
    following = timetable.awaited(now)
    if not following:
        return None
    return {"at": following, **working(timetable.at(following))}


def working(hours: Hours) -> a.WorkingHours:
    return {
        "days": hours.days,
        "opens": hours.opens,
        "closes": hours.closes,
        "holidays": hours.holidays,
    }


def timed_lines(offered: Catalogue) -> list[a.TimedLine]:
    return [{**line(e), "minutes": e.minutes} for e in offered.lines.values()]


def served_lines(hall: StoredHall, now: int) -> set[str]:
    """Lines that some window of the center serves, open or not."""
    return {line for window in hall.windows() for line in window.lines.at(now)}


def words(entries: Iterable[Word]) -> list[a.Word]:
    return [{"id": word.id, "ar": word.ar, "en": word.en} for word in entries]


def line(entry: Line) -> a.Line:
    return {
        "id": entry.id,
        "letter": entry.letter,
        "letter_ar": entry.letter_ar,
        "name_ar": entry.name_ar,
        "name_en": entry.name_en,
    }


def document(entry: Document) -> a.Document:
    return {
        "id": entry.id,
        "ar": entry.ar,
        "en": entry.en,
        "mandatory": entry.mandatory,
    }


def service(entry: Service) -> a.Service:
    return {
        "id": entry.id,
        "name_ar": entry.name_ar,
        "name_en": entry.name_en,
        "minutes": entry.minutes,
        "documents": [document(d) for d in entry.documents],
    }


@of_one_moment
def catalogue(context: Context) -> a.Catalogue:
    """The whole catalogue, and which services a window of this center serves."""
    offered, hall = context.catalogue, context.hall()
    lines = served_lines(hall, context.clock())
    return {
        "hash": offered.hash,
        "categories": words(offered.categories.values()),
        "lines": timed_lines(offered),
        "services": [
            {
                **service(entry),
                "category": entry.category,
                "line": entry.line,
                "days": entry.days,
                "window": entry.window,
                "fee_kind": entry.fee_kind,
                "legal_basis_ar": entry.legal_basis_ar,
                "offered": entry.line in lines or not entry.at_window,
                "refusal": refusal(hall, entry, lines, context.clock()),
                "applicant": entry.applicant,
                "fields": questions(offered, entry),
            }
            for entry in offered.services.values()
        ],
        "places": words(context.places.values()),
        "outcomes": words(offered.outcomes.values()),
        "pause_reasons": words(offered.pause_reasons.values()),
    }


def offer_mark(context: Context) -> str:
    """Another one whenever the catalogue's answer is another: it is read again then."""
    offered, hall, now = context.catalogue, context.hall(), context.clock()
    lines = served_lines(hall, now)
    entries = offered.services.values()
    refused = [(each.id, refusal(hall, each, lines, now)) for each in entries]
    return sha256(f"{offered.hash} {refused}".encode()).hexdigest()[:MARK]


def refusal(
    hall: StoredHall, entry: Service, lines: set[str], now: int
) -> a.Unavailable | None:
    """Why a service cannot be had now, said before anything is typed; or None."""
    if not entry.at_window:
        return None
    if entry.line not in lines:
        return "unknown_service"
    return "quota_reached" if is_full(hall, entry.id, now) else None


def questions(offered: Catalogue, entry: Service) -> list[a.Question]:
    """What is asked, in order; those of the applicant first."""
    return [
        *(question(f, "applicant") for f in offered.applicant_asked(entry)),
        *(question(f, "service") for f in entry.fields),
    ]


def question(asked: Field, group: Literal["applicant", "service"]) -> a.Question:
    least, most = limits(asked)
    return {
        "id": asked.id,
        "label_ar": asked.label_ar,
        "label_en": asked.label_en,
        "kind": asked.kind,
        "required": asked.required,
        "when": asked.when,
        "group": group,
        "least": least,
        "most": most,
        "past": asked.past,
        "since": asked.since,
        "options": words(asked.options),
    }


def code(context: Context, ticket: Ticket) -> a.Code:
    """A ticket's printed code, for the page to write in its own digits."""
    letters = LETTERS | {
        e.letter: e.letter_ar for e in context.catalogue.lines.values()
    }
    return {
        "letter": ticket.letter,
        "letter_ar": letters[ticket.letter],
        "number": ticket.number,
    }


def standing(context: Context, ticket: Ticket) -> a.Standing:
    """A ticket in a hand, and where it stands."""
    return {**code(context, ticket), "ticket": ticket.id, "state": ticket.state}


@of_one_moment
def expected(context: Context, ticket: Ticket) -> a.Expected:
    """People ahead and the range of the wait, the rule run forward from now."""
    if ticket.state is not State.WAITING:
        return told(as_range(0, 0))
    hall, now = context.hall(), context.clock()
    lines = reachable(hall, ticket.service_line, now)
    waiting = queries.waiting_tickets(context.reader, lines)
    if ticket.id not in {other.id for other in waiting}:
        waiting.append(ticket)
    found = forecast(ticket.id, waiting, all_desks(hall, now), hall.order, now)
    if found is None:
        return {"people_ahead": None, "wait_from": None, "wait_to": None}
    return told(found)


def told(found: Expected) -> a.Expected:
    return {
        "people_ahead": found.people_ahead,
        "wait_from": found.wait_from,
        "wait_to": found.wait_to,
    }


def call(context: Context, ticket: Ticket) -> a.Call:
    """A call as the hall sees it."""
    return {
        **code(context, ticket),
        "seq": ticket.call_seq,
        "ticket": ticket.id,
        "window": ticket.window,
        "at": ticket.last_call_at,
        "count": ticket.calls,
        "exceptional": ticket.reason == "exceptional",
        "marked": ticket.marked,
        "current": ticket.state is State.CALLED,
    }


@of_one_moment
def hall_figures(context: Context) -> a.HallFigures:
    day = context.hall().order.day
    return {
        "waiting": queries.waiting_count(context.reader),
        "average_wait_minutes": queries.average_wait_minutes(context.reader, day),
    }


@of_one_moment
def display(context: Context) -> a.Display:
    """The hall's screen: numbers and windows only."""
    day = context.hall().order.day
    calls = queries.calls(context.reader, day, LAST_CALLS)
    return {
        **hall_figures(context),
        "center": center(context),
        "seq": queries.next_seq(context.reader),
        "now": context.clock(),
        "calls": [call(context, ticket) for ticket in calls],
    }
