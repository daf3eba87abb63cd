"""The manager's view: where it is stuck.  It can change no order and says so."""

from collections.abc import Iterable
from itertools import groupby

from center.domain.day import cairo, day_of
from center.domain.hall import Order
from center.domain.machine_acts import DISK_FULL, REVOKED, SILENT, SOUND_BLOCKED
from center.domain.serving import stranded
from center.domain.spool import LETTERS
from center.domain.ticket import Ticket
from center.domain.window import Device, Staff, Window, WindowState
from center.domain.window_acts import ASSIGN_REASONS, SETUP
from center.store import queries
from center.store.hall import StoredHall
from center.store.presence_tries import PresenceTries
from center.texts import ticket_code
from center.web import desk_answers as da
from center.web import views
from center.web.context import Context, of_one_moment
from center.web.publications_view import publications
from center.web.rule_view import rule

SILENT_MS = 30_000
LONG_WAIT_MINUTES = 45
HELP_MS = 10 * 60_000
STAYS_LOST_MS = 3 * 60_000
"""A terminal that only had to be started anew is back by then."""
BURST_MS, BURST = 2 * 60_000, 12
"""Tickets of one kiosk that nobody takes by walking up to it: one in ten seconds."""
FINE = ("", "ok")


@of_one_moment
def manager(context: Context) -> da.ManagerView:
    """Figures, windows, lines, devices, and alerts before all."""
    hall, now, reader = context.hall(), context.clock(), context.reader
    order = hall.order
    waiting = queries.waiting_tickets(reader)
    counts = queries.counts(reader, order.day)
    longest = longest_minutes(waiting, now)
    return {
        **views.hall_figures(context),
        "center": views.center(context),
        "seq": queries.next_seq(reader),
        "now": now,
        "day": day(order),
        "longest_wait_minutes": longest,
        "issued": counts["issued"],
        "served": counts["served"],
        "missed": counts["no_show"],
        "windows": [window(context, hall, entry, now) for entry in hall.windows()],
        "lines": lines(context, waiting, now),
        "kiosk_letters": [
            {"letter": key.letter, "letter_ar": LETTERS[key.letter]}
            for key in hall.kiosk_keys()
        ],
        "devices": [
            device(context, entry, kind, now) for entry, kind in queries.devices(reader)
        ],
        "alerts": alerts(context, waiting, longest, now),
        "staff": [person(entry, now) for entry in queries.staff(reader)],
        "rule": rule(context),
        **publications(context, order, now),
        "call_reasons": views.words(context.catalogue.call_reasons.values()),
        "assign_reasons": [reason for reason in ASSIGN_REASONS if reason != SETUP],
    }


def day(order: Order) -> da.HallDay:
    return {
        "day": order.day,
        "state": "open" if order.open else "closed",
        "opened_at": order.opened_at or None,
    }


def longest_minutes(waiting: list[Ticket], now: int) -> int | None:
    oldest = min((ticket.place_at for ticket in waiting), default=None)
    return None if oldest is None else (now - oldest) // 60_000


def window(
    context: Context, hall: StoredHall, entry: Window, now: int
) -> da.WindowSeen:
    return {
        "window": entry.number,
        "state": entry.state,
        "staff": entry.staff or None,
        "since": entry.since or None,
        "pause_reason": entry.pause_reason or None,
        "ticket": current(context, hall.ticket(entry.ticket)) if entry.ticket else None,
        "lines": [context.catalogue.lines[key].letter for key in entry.lines.at(now)],
        "coming_lines": list(entry.lines.coming) if entry.lines.coming else None,
        "coming_at": entry.lines.coming_at or None,
    }


def current(context: Context, ticket: Ticket) -> da.CurrentTicket:
    return {
        **views.code(context, ticket),
        "state": ticket.state,
        "since": ticket.started_at or ticket.called_at,
    }


def lines(context: Context, waiting: list[Ticket], now: int) -> list[da.CrowdedLine]:
    """Each line with how many wait and the longest of them."""
    by_line = {
        key: list(group)
        for key, group in groupby(
            sorted(waiting, key=lambda t: t.line), key=lambda t: t.line
        )
    }
    return [
        {
            **views.line(entry),
            "waiting": len(by_line.get(entry.id, [])),
            "longest_minutes": longest_minutes(by_line.get(entry.id, []), now),
        }
        for entry in context.catalogue.lines.values()
    ]


def device(context: Context, entry: Device, kind: str, now: int) -> da.Machine:
    return {
        "device": entry.id,
        "kind": kind,
        "state": device_state(context, entry, now),
        "detail": entry.printer,
        "seen_at": context.seen_at.get(entry.id),
    }


def device_state(context: Context, entry: Device, now: int) -> da.Reach:
    if entry.state == REVOKED:
        return "revoked"
    return "here" if is_here(context, entry.id, now) else "silent"


def is_here(context: Context, device: str, now: int) -> bool:
    """Whether a device has been heard of lately."""
    seen = context.seen_at.get(device)
    return seen is not None and now - seen < SILENT_MS


def device_alerts(context: Context, entry: Device, now: int) -> list[da.Alert]:
    """What is wrong with one machine, or asked for at it."""
    codes = [] if entry.printer in FINE else [f"printer_{entry.printer}"]
    if entry.camera not in FINE:
        codes.append(f"camera_{entry.camera}")
    if entry.disk == DISK_FULL:
        codes.append("disk_full")
    if entry.sound == SOUND_BLOCKED and is_here(context, entry.id, now):
        codes.append("sound_blocked")
    if context.live.showings.is_blank(entry.id):
        codes.append("display_blank")
    if PresenceTries(context.reader).is_locked(entry.id, now):
        codes.append("presence_locked")
    if entry.state == SILENT:
        codes.append("device_silent")
    found = [alert(context, code, entry.id, now) for code in codes]
    if entry.help_at and now - entry.help_at < HELP_MS:
        found.append(alert(context, "help", entry.id, entry.help_at))
    return found


def alerts(
    context: Context, waiting: list[Ticket], longest: int | None, now: int
) -> list[da.Alert]:
    """What a manager has to do something about, the printers first."""
    hall, found = context.hall(), clock_alerts(context, now)
    for entry, _ in queries.devices(context.reader):
        found += device_alerts(context, entry, now)
    found += lost_alerts(context, hall.windows(), now)
    found += spool_alerts(context, hall, now)
    for kiosk, count in queries.bursts(
        context.reader, day_of(now), now - BURST_MS, BURST
    ):
        found.append(alert(context, "burst", kiosk, now, n=count))
    found += stranded_alerts(context, stranded(waiting, hall.windows(), now), now)
    if longest is not None and longest >= LONG_WAIT_MINUTES:
        found.append(alert(context, "long_wait", "", now, n=longest))
    return found


def lost_alerts(
    context: Context, windows: Iterable[Window], now: int
) -> list[da.Alert]:
    """Windows that nobody came back to: somebody has to sit down there or elsewhere."""
    return [
        alert(context, "window_lost", f"W{entry.number}", entry.since, n=entry.number)
        for entry in windows
        if entry.state is WindowState.LOST and now - entry.since >= STAYS_LOST_MS
    ]


def stranded_alerts(context: Context, found: list[Ticket], now: int) -> list[da.Alert]:
    """Nobody who sits at a window may call them: how many, and the first."""
    if not found:
        return []
    first = views.code(context, found[0])
    number, texts = first["number"], context.texts
    return [
        {
            "code": "stranded",
            "device": "",
            "at": now,
            "text_ar": texts.get(
                "alert.stranded",
                "ar",
                n=len(found),
                ticket=ticket_code(first["letter_ar"], number, "ar"),
            ),
            "text_en": texts.get(
                "alert.stranded",
                "en",
                n=len(found),
                ticket=ticket_code(first["letter"], number, "en"),
            ),
        }
    ]


def person(entry: Staff, now: int) -> da.Person:
    """A number, what it may do, and where it is signed in."""
    return {
        "staff": entry.id,
        "role": entry.role,
        "device": entry.device or None,
        "locked_until": entry.locked_until if entry.locked_until > now else None,
    }


def spool_alerts(context: Context, hall: StoredHall, now: int) -> list[da.Alert]:
    """What came back wrong from a kiosk that the server had been away from."""
    today = day_of(now)
    keys = [key for key in hall.kiosk_keys() if day_of(key.ended_at) == today]
    altered = [
        alert(context, "spool_altered", key.device, key.ended_at, n=key.altered)
        for key in keys
        if key.altered
    ]
    ahead = [
        alert(context, "kiosk_ahead", key.device, key.ended_at)
        for key in keys
        if key.given_at > key.ended_at
    ]
    unread = [
        alert(
            context,
            "spool_unread",
            record.id.partition(".")[0],
            came_at,
            reference=record.reference,
        )
        for record, came_at in queries.unread_requests(context.reader)
        if day_of(came_at) == today
    ]
    refused = [
        alert(context, "spool_refused", kiosk, since)
        for kiosk, since in context.spools_refused.items()
    ]
    return altered + ahead + unread + refused


def clock_alerts(context: Context, now: int) -> list[da.Alert]:
    """The machine's clock is wrong: what it says beside the center's own time."""
    ahead = context.machine_ahead()
    if not ahead:
        return []
    written = [f"{cairo(at):%d/%m/%Y %H:%M}" for at in (now + ahead * 1000, now)]
    told = {"machine": written[0], "center": written[1]}
    return [alert(context, "clock", "", now, **told)]


def alert(
    context: Context, code: str, device: str, at: int, **values: int | str
) -> da.Alert:
    key, texts = f"alert.{code}", context.texts
    return {
        "code": code,
        "device": device,
        "at": at,
        "text_ar": texts.get(key, "ar", **values),
        "text_en": texts.get(key, "en", **values),
    }
