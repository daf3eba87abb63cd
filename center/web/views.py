"""What each kind of caller is shown: plain data, made from one moment of the record.

Nothing here tells a clerk who waits, and nothing anywhere tells a name: there is none.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from center.domain.catalogue import Catalogue, Field, Line, Service, Word
from center.domain.day import clock_time, closed_why, opens_next
from center.domain.errors import QuotaReached, UnknownService
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
from center.store import queries
from center.store.hall import StoredHall
from center.web.context import Context, of_one_moment

View = dict[str, Any]
CALLS_SHOWN = 6
RECENT_SHOWN = 7
MARK = 16
"""Digits that tell one offer from another."""


@of_one_moment
def center(context: Context) -> View:
    """Names, day and hours, for anyone."""
    order, who, now = context.hall().order, context.identity, context.clock()
    hours = order.hours(now)
    following = opens_next(hours, now)
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
        "opens_next": following
        and {"day": following.isoformat(), "at": clock_time(hours.opens)},
        "offer": offer_mark(context),
        "hours": {
            "days": hours.days,
            "opens": hours.opens,
            "closes": hours.closes,
            "holidays": hours.holidays,
        },
        "national_id_check": context.config.national_id_check,
        "log": who.log,
        "phones": context.config.guest_url is not None,
        "dossier_key": b64encode(context.dossier_keys.public).decode(),
        "hub_url": who.hub_url,
        "training": context.config.training,
        "now": now,
    }


@of_one_moment
def rule(context: Context) -> View:
    """The numbers of the rule in force, and of the next one if it is announced."""
    order, now = context.hall().order, context.clock()
    coming = order.rules.coming if order.rules.coming_at > now else None
    return {
        "rule": order.rule(now).as_dict(),
        "coming": coming and coming.as_dict(),
        "coming_at": order.rules.coming_at if coming else None,
        "lines": [
            line(e) | {"minutes": e.minutes} for e in context.catalogue.lines.values()
        ],
        "call_reasons": words(context.catalogue.call_reasons),
    }


def served_lines(hall: StoredHall, now: int) -> set[str]:
    """Lines that some window of the center serves, open or not."""
    return {line for window in hall.windows() for line in window.lines.at(now)}


def words(entries: dict[str, Word]) -> list[View]:
    return [{"id": word.id, "ar": word.ar, "en": word.en} for word in entries.values()]


def line(entry: Line) -> View:
    return {
        "id": entry.id,
        "letter": entry.letter,
        "letter_ar": entry.letter_ar,
        "name_ar": entry.name_ar,
        "name_en": entry.name_en,
    }


def documents(service: Service) -> list[View]:
    return [
        {"id": d.id, "ar": d.ar, "en": d.en, "mandatory": d.mandatory}
        for d in service.documents
    ]


def service(entry: Service) -> View:
    return {
        "id": entry.id,
        "name_ar": entry.name_ar,
        "name_en": entry.name_en,
        "minutes": entry.minutes,
        "documents": documents(entry),
    }


@of_one_moment
def catalogue(context: Context) -> View:
    """The whole catalogue, and which services a window of this center serves."""
    offered, hall = context.catalogue, context.hall()
    lines = served_lines(hall, context.clock())
    return {
        "hash": offered.hash,
        "categories": words(offered.categories),
        "lines": [line(e) | {"minutes": e.minutes} for e in offered.lines.values()],
        "services": [
            service(entry)
            | {
                "category": entry.category,
                "line": entry.line,
                "days": entry.days,
                "window": entry.window,
                "fee_kind": entry.fee_kind,
                "legal_basis_ar": entry.legal_basis_ar,
                "offered": entry.line in lines or not entry.at_window,
                "refusal": refusal(hall, entry, lines, context.clock()),
                "applicant": entry.applicant,
                "fields": fields(offered, entry),
            }
            for entry in offered.services.values()
        ],
        "places": words(context.places),
        "outcomes": words(offered.outcomes),
        "pause_reasons": words(offered.pause_reasons),
    }


def offer_mark(context: Context) -> str:
    """Another one whenever the catalogue's answer is another: it is read again then."""
    offered, hall, now = context.catalogue, context.hall(), context.clock()
    lines = served_lines(hall, now)
    entries = offered.services.values()
    refused = [(each.id, refusal(hall, each, lines, now)) for each in entries]
    return sha256(f"{offered.hash} {refused}".encode()).hexdigest()[:MARK]


def refusal(hall: StoredHall, entry: Service, lines: set[str], now: int) -> str | None:
    """Why a service cannot be had now, said before anything is typed; or None."""
    if not entry.at_window:
        return None
    if entry.line not in lines:
        return UnknownService.code
    return QuotaReached.code if is_full(hall, entry.id, now) else None


def fields(offered: Catalogue, entry: Service) -> list[View]:
    """What is asked, in order; those of the applicant first."""
    person = offered.applicant_asked(entry)
    return [field(f, "applicant") for f in person] + [
        field(f, "service") for f in entry.fields
    ]


def field(asked: Field, group: str) -> View:
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
        "options": words({word.id: word for word in asked.options}),
    }


def code(context: Context, ticket: Ticket) -> View:
    """A ticket's printed code, for the page to write in its own digits."""
    letters = LETTERS | {
        e.letter: e.letter_ar for e in context.catalogue.lines.values()
    }
    return {
        "letter": ticket.letter,
        "letter_ar": letters[ticket.letter],
        "number": ticket.number,
    }


def standing(context: Context, ticket: Ticket) -> View:
    """A ticket in a hand, and where it stands."""
    return code(context, ticket) | {"ticket": ticket.id, "state": ticket.state}


@of_one_moment
def expected(context: Context, ticket: Ticket) -> View:
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


def told(found: Expected) -> View:
    return {
        "people_ahead": found.people_ahead,
        "wait_from": found.wait_from,
        "wait_to": found.wait_to,
    }


def call(context: Context, ticket: Ticket) -> View:
    """A call as the hall sees it."""
    return code(context, ticket) | {
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
def hall_figures(context: Context) -> View:
    day = context.hall().order.day
    return {
        "waiting": queries.waiting_count(context.reader),
        "average_wait_minutes": queries.average_wait_minutes(context.reader, day),
    }


@of_one_moment
def display(context: Context) -> View:
    """The hall's screen: numbers and windows only."""
    day = context.hall().order.day
    calls = queries.last_calls(context.reader, day, CALLS_SHOWN)
    return hall_figures(context) | {
        "center": center(context),
        "seq": queries.next_seq(context.reader),
        "now": context.clock(),
        "calls": [call(context, ticket) for ticket in calls],
    }
