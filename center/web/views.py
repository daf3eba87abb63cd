"""What each kind of caller is shown: plain data, made from one moment of the record.

Nothing here tells a clerk who waits, and nothing anywhere tells a name: there is none.
"""

from typing import Any

from center.domain.acts import ACTS
from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY, Line, Service, Word
from center.domain.day import clock_time
from center.domain.forecast import Expected, forecast, open_desks, reachable
from center.domain.ticket import State, Ticket
from center.domain.ticket_acts import miss_allowed_at
from center.domain.window import Window
from center.store import queries
from center.store.hall import StoredHall
from center.web.context import Context

View = dict[str, Any]
CALLS_SHOWN = 6
RECENT_SHOWN = 7

BUTTONS = {
    "start": "ticket.started",
    "recall": "ticket.recalled",
    "miss": "ticket.missed",
    "demote": "ticket.demoted",
    "finish": "ticket.finished",
    "pause": "window.paused",
    "resume": "window.resumed",
    "close": "window.closed",
}
"""The clerk's buttons and their acts; what is enabled is read from the table."""


def center(context: Context) -> View:
    """Names, day and hours, for anyone."""
    order, who, now = context.hall().order, context.identity, context.clock()
    hours = order.hours(now)
    return {
        "code": who.code,
        "name_ar": who.name_ar,
        "name_en": who.name_en,
        "governorate_ar": who.governorate_ar,
        "governorate_en": who.governorate_en,
        "day": order.day,
        "open": order.open,
        "opens": clock_time(hours.opens),
        "closes": clock_time(hours.closes),
        "hub_url": who.hub_url,
        "now": now,
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


def catalogue(context: Context) -> View:
    """The whole catalogue, and which services a window of this center serves."""
    offered = context.catalogue
    lines = served_lines(context.hall(), context.clock())
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
                "offered": entry.line in lines,
            }
            for entry in offered.services.values()
        ],
        "outcomes": words(offered.outcomes),
        "pause_reasons": words(offered.pause_reasons),
    }


def code(context: Context, ticket: Ticket) -> View:
    """A ticket's printed code, for the page to write in its own digits."""
    letters = {e.letter: e.letter_ar for e in context.catalogue.lines.values()}
    return {
        "letter": ticket.letter,
        "letter_ar": letters[ticket.letter],
        "number": ticket.number,
    }


def expected(context: Context, ticket: Ticket) -> View:
    """People ahead and the range of the wait, the rule run forward from now."""
    hall, now = context.hall(), context.clock()
    lines = reachable(hall, ticket.service_line, now)
    waiting = queries.waiting_tickets(context.reader, lines)
    if ticket.id not in {other.id for other in waiting}:
        waiting.append(ticket)
    found = forecast(ticket.id, waiting, open_desks(hall, now), hall.order, now)
    if found is None:
        return {"people_ahead": None, "wait_from": None, "wait_to": None}
    return told(found)


def told(found: Expected) -> View:
    return {
        "people_ahead": found.people_ahead,
        "wait_from": found.wait_from,
        "wait_to": found.wait_to,
    }


def window(context: Context, number: int) -> View:
    """All that the clerk of a window is shown."""
    hall, now = context.hall(), context.clock()
    at, day = hall.window(number), hall.order.day
    lines = at.lines.at(now)
    today = queries.window_day(context.reader, number, day)
    waiting = queries.waiting_count(context.reader, lines)
    free = at.is_free and waiting > 0
    return {
        "window": number,
        "state": at.state,
        "staff": at.staff or None,
        "seq": queries.next_seq(context.reader),
        "now": now,
        "lines": [line(context.catalogue.lines[key]) for key in lines],
        "waiting": waiting,
        "next_call_at": max(ready_at(hall, at, now), now) if free else None,
        "ticket": at_window(context, hall, at) if at.ticket else None,
        "acts": buttons(hall, at),
        "outcomes": words(context.catalogue.outcomes),
        "pause_reasons": words(context.catalogue.pause_reasons),
        "today": {
            "served": today.served,
            "average_minutes": today.average_minutes,
            "missed": today.missed,
        },
        "recent": [
            code(context, t)
            | {"reason": t.reason, "state": t.state, "minutes": minutes_served(t)}
            for t in queries.window_recent(context.reader, number, day, RECENT_SHOWN)
        ],
    }


def minutes_served(ticket: Ticket) -> int:
    begun = ticket.started_at or ticket.ended_at
    return round((ticket.ended_at - begun) / 60_000)


def at_window(context: Context, hall: StoredHall, at: Window) -> View:
    """The ticket that is called or being served at a window."""
    ticket, rule = hall.ticket(at.ticket), hall.order.rule(context.clock())
    again = ticket.calls < rule.most_calls
    entry = context.catalogue.services[ticket.service]
    return code(context, ticket) | {
        "ticket": ticket.id,
        "state": ticket.state,
        "priority": ticket.line == PRIORITY,
        "marked": ticket.marked,
        "exceptional": False,
        "calls": ticket.calls,
        "called_at": ticket.called_at,
        "last_call_at": ticket.last_call_at,
        "recall_at": ticket.last_call_at + rule.recall_seconds * 1000
        if again
        else None,
        "miss_at": None if again else miss_allowed_at(rule, ticket),
        "started_at": ticket.started_at or None,
        "service": service(entry),
    }


def buttons(hall: StoredHall, at: Window) -> list[str]:
    """What the table of acts allows at this window in its present state."""
    ticket = hall.ticket(at.ticket) if at.ticket else None
    allowed = []
    for button, kind in BUTTONS.items():
        of_ticket = kind.startswith("ticket.")
        state = (ticket.state if ticket else "") if of_ticket else at.state
        busy = ticket is not None and not of_ticket
        if state in ACTS[kind].source and not busy:
            allowed.append(button)
    if ticket is None or ticket.line != PRIORITY:
        allowed = [button for button in allowed if button != "demote"]
    if at.is_free:
        allowed.insert(0, "call")
    return allowed


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


def hall_figures(context: Context) -> View:
    day = context.hall().order.day
    return {
        "waiting": queries.waiting_count(context.reader),
        "average_wait_minutes": queries.average_wait_minutes(context.reader, day),
    }


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
