"""Which message an act is: the address, who sends it, and what is told with it.

Each function sends it and says what was done, as ``Seen`` counts it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from center.domain.events import id_of
from simulation.served.office import Office


@dataclass(frozen=True, slots=True)
class Told:
    """An act as the simulated person means it."""

    kind: str
    by: str
    fields: dict[str, Any]

    @property
    def ticket(self) -> str:
        return str(self.fields.get("ticket", ""))

    @property
    def window(self) -> int:
        return int(self.fields.get("window", 0))


Message = Callable[[Office, Told], str]


def at_window(act: str, *names: str) -> Message:
    """A button of the clerk's page, with so many of the act's fields."""
    return partial(press, act, names)


def press(act: str, names: tuple[str, ...], office: Office, told: Told) -> str:
    given = {name: told.fields[name] for name in names}
    path = f"/v1/windows/{told.window}/{act}"
    office.window(told.window).post(path, **given)
    return act


def open_window(office: Office, told: Told) -> str:
    office.open(told.window)
    return "sign_in"


def start(office: Office, told: Told) -> str:
    """The ticket is scanned, or its two characters are typed."""
    paper, number = office.papers[told.ticket], told.window
    typed = paper["url"] if told.fields["presence"] == "qr" else paper["check"]
    card = bool(told.fields["card"])
    path = f"/v1/windows/{number}/start"
    office.window(number).post(path, presence=typed, card_seen=card)
    return "start"


def issue(office: Office, told: Told) -> str:
    """At a kiosk, or assisted at reception."""
    device = told.fields["device"]
    path = "/v1/reception/tickets" if device == "R1" else "/v1/tickets"
    asked = {"service": told.fields["service"], "side": told.fields["side"]}
    paper = office.devices[device].post(path, **asked)
    if paper["ticket"] != told.ticket:
        raise ValueError(f"{paper['ticket']} was given where {told.ticket} is next")
    office.papers[told.ticket] = paper
    return "issue"


def print_paper(office: Office, told: Told) -> str:
    device = "R1" if told.by.startswith("reception") else id_of(told.by)
    given = {name: told.fields[name] for name in ("print", "detail", "copy")}
    office.devices[device].post(f"/v1/tickets/{told.ticket}/printing", **given)
    return "printing"


def wait_again(act: str, office: Office, told: Told) -> str:
    """At reception, with the ticket in hand."""
    paper = office.papers[told.ticket]
    path = "/v1/reception/wait_again"
    office.devices["R1"].post(path, presence=paper["url"])
    return act


def cancel(office: Office, told: Told) -> str:
    """Handed back at reception."""
    paper = office.papers[told.ticket]
    office.devices["R1"].post("/v1/reception/cancel", presence=paper["url"])
    return "cancel"


def call_exceptionally(office: Office, told: Told) -> str:
    given = {"ticket": told.ticket, "window": told.window, "reason": told.fields["why"]}
    office.devices["M1"].post("/v1/manager/exceptional_call", **given)
    return "exceptional"


def show(office: Office, told: Told) -> str:
    display = office.devices["D1"]
    display.get("/v1/display")
    display.post("/v1/display/shown", call=told.fields["call"])
    return "shown"


def tell_printer(office: Office, told: Told) -> str:
    device = told.fields["device"]
    office.devices[device].post("/v1/printer", state=told.fields["state"])
    return "printer"


def keep_to_oneself(office: Office, told: Told) -> str:
    """A rating: no device of the hall takes one yet."""
    return "rating"


MESSAGES: dict[str, Message] = {
    "window.opened": open_window,
    "window.paused": at_window("pause", "reason"),
    "window.resumed": at_window("resume"),
    "window.closed": at_window("close"),
    "window.back": at_window("back"),
    "ticket.issued": issue,
    "ticket.printing": print_paper,
    "ticket.shown": show,
    "ticket.called": call_exceptionally,
    "ticket.started": start,
    "ticket.recalled": at_window("recall"),
    "ticket.missed": at_window("miss"),
    "ticket.demoted": at_window("demote"),
    "ticket.parked": at_window("park", "reason"),
    "ticket.transferred": at_window("transfer", "service", "reason"),
    "ticket.finished": at_window("finish", "outcome"),
    "ticket.cancelled": cancel,
    "ticket.returned": partial(wait_again, "return"),
    "ticket.resumed": partial(wait_again, "resume_ticket"),
    "documents.checked": at_window("check", "documents"),
    "request.accepted": at_window("accept"),
    "printer.changed": tell_printer,
    "rating.given": keep_to_oneself,
}
"""Kind of act → its message."""
