"""What the report lists as it is, without any test; each line is looked at once.

What is counted and compared is read beside it (``center/report/reading.py``).  Here
stand the acts that change who is served without any call: the day's close and opening,
publications, staff and PINs, outages, clocks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from center.domain.day import Hours, day_of
from center.domain.errors import NotFound
from center.domain.events import Line, id_of, role_of
from center.domain.hall import Hall
from center.domain.serving import is_sender, serving_of
from center.domain.spool import spooled_id
from center.domain.window import Role
from center.report.facts import Facts, Noted

OFF_CLOCK_MS = 60_000
JUMP_MS = 30 * 60_000
SETUP = "setup"
ROUND_MS = 10 * 60_000
"""People remember an outage to some minutes."""


@dataclass(slots=True)
class FirstPin:
    """A PIN that the manager has given, and knows until its owner chooses another."""

    noted: Noted
    used_on: str = ""
    """The day on which it was exchanged; no later one is of interest."""


class Notices:
    """Follows a journal line by line, after each line was performed in the hall."""

    def __init__(self, facts: Facts, hall: Hall) -> None:
        self.facts = facts
        self.hall = hall
        self.last_at = 0
        self.hours = Hours()
        """In force when the day was opened."""
        self.sent_home: list[int] = []
        """Places of the cancellations that the day's close brings."""
        self.closing = Noted("", "", [])
        """The last close of a day, listed or not."""
        self.closed_day = ""
        self.outages: list[tuple[int, int]] = []
        """When the server was away, as it said itself."""
        self.first_day = ""
        """Of the center, whatever day the report is from."""
        self.enrolled: set[str] = set()
        self.first_pins: dict[str, FirstPin] = {}
        """Staff number → the PIN that was given last."""

    def take(self, line: Line) -> None:
        """Look at one lawful line."""
        self.check_clock(line)
        look = LOOKS.get(line["kind"])
        if look is not None:
            look(self, line)
        self.last_at = line["at"]

    def note(self, code: str, about: str, *seqs: int) -> None:
        """List lines, together with all others of the code about the same."""
        self.facts.noted.append(Noted(code, named(about), list(seqs)))

    def note_alone(self, code: str, about: str, seqs: list[int], count: int) -> Noted:
        """List lines by themselves, with what they count."""
        noted = Noted(code, named(about), seqs, count, alone=True)
        self.facts.noted.append(noted)
        return noted

    def check_clock(self, line: Line) -> None:
        """Clocks of devices, and leaps of the center's own while the day is open.

        What a kiosk hands in later was given before; only a later time is wrong.
        """
        told = line.get("device_at", line["at"])
        if line["kind"] == "spool.taken":
            told = max(line["at"], line["record"]["at"])
        if abs(told - line["at"]) > OFF_CLOCK_MS:
            self.note("clock_off", line["by"], line["seq"])
        leap = self.last_at and line["at"] - self.last_at > JUMP_MS
        day_is_open = self.hall.order.open and line["kind"] != "day.opened"
        if leap and day_is_open and day_of(self.last_at) == day_of(line["at"]):
            self.note("clock_leap", "center", line["seq"])

    def open_day(self, line: Line) -> None:
        """By hand outside the hours, or again after a close that sent people home."""
        at, by = line["at"], line["by"]
        self.hours = self.hall.order.hours(at)
        self.first_day = self.first_day or line["day"]
        if role_of(by) == "manager" and not self.hours.includes(at):
            self.note("opened_off_hours", by, line["seq"])
        if line["day"] == self.closed_day:
            seqs = [line["seq"], *self.closing.seqs]
            self.note_alone("day_reopened", by, seqs, self.closing.count)
        self.sent_home = []

    def close_day(self, line: Line) -> None:
        """Closed within the hours, whoever did it, or by hand on people who waited.

        The hours are also those in force at the day's opening: whoever shortens them
        at noon lets the server close at noon.
        """
        at, sent_home = line["at"], self.sent_home
        hours = (self.hours, self.hall.order.hours(at))
        early = day_of(at) == line["day"] and any(h.includes(at) for h in hours)
        by_hand = role_of(line["by"]) == "manager" and sent_home
        about, seqs = named(line["by"]), [line["seq"], *sent_home]
        self.closed_day = line["day"]
        self.closing = Noted("closed_early", about, seqs, len(sent_home), alone=True)
        if early or by_hand:
            self.facts.noted.append(self.closing)

    def cancel(self, line: Line) -> None:
        """By the close; who was at a window then may be sent home some time later."""
        if line["reason"] != "day_closed":
            return
        if self.hall.order.open:
            self.sent_home.append(line["seq"])
        else:
            self.closing.seqs.append(line["seq"])
            self.closing.count += 1

    def declare_outage(self, line: Line) -> None:
        away = line["from"], line["until"]
        self.facts.outages.append(away)
        self.outages.append((away[0] - ROUND_MS, away[1] + ROUND_MS))

    def enter_outage(self, line: Line) -> None:
        """Whom paper numbers served; the server itself says when it was away."""
        begun, ended = line["from"], line["until"]
        known = any(since <= begun and ended <= until for since, until in self.outages)
        code = "outage_entered" if known else "outage_undeclared"
        self.note_alone(code, line["by"], [line["seq"]], line["count"])

    def tell_clock(self, line: Line) -> None:
        """The line that says that the machine's clock is right again counts nothing."""
        off = int(line["seconds"] != 0)
        self.facts.noted.append(Noted("clock_differed", "center", [line["seq"]], off))

    def lose_window(self, line: Line) -> None:
        """By a manager, at once; whoever was at the window begins anew."""
        code = AT_WORK.get(line["why"])
        if code and line["ticket"]:
            clerk = self.hall.window(line["window"]).staff
            self.note(code, f"clerk:{clerk}", line["seq"])

    def alter_spool(self, line: Line) -> None:
        """A kiosk that was alone found what it had given changed on its own disk."""
        self.note("spool_altered", line["by"], line["seq"])

    def assign(self, line: Line) -> None:
        """At once for a reason, or with the usual delay and without one."""
        if line["reason"] != SETUP:
            code = "assigned_at_once" if line["reason"] else "assigned_later"
            self.note(code, line["by"], line["seq"])

    def enrol(self, line: Line) -> None:
        """A machine that comes after the first day, or in place of another."""
        again = line["device"] in self.enrolled
        self.enrolled.add(line["device"])
        first = self.first_day in ("", day_of(line["at"]))
        if not first or (again and self.first_day):
            self.note("device_enrolled", device(line["device"]), line["seq"])

    def revoke(self, line: Line) -> None:
        """A machine was taken out of service, with its key."""
        self.note("device_revoked", device(line["device"]), line["seq"])

    def take_record(self, line: Line) -> None:
        """What a kiosk says that it had given before it was taken out."""
        name = spooled_id(line["record"]).rpartition(".")[0]
        if any(key.id == name and key.revoked for key in self.hall.kiosk_keys()):
            self.note("taken_from_revoked", device(line["device"]), line["seq"])

    def certify(self, line: Line) -> None:
        """A kiosk has one key for itself, unless it lost its disk."""
        if line["series"] > 1:
            about = device(line["device"])
            self.note("kiosk_certified_again", about, line["seq"])

    def publish(self, line: Line) -> None:
        """What is published before the first day is the center's beginning."""
        if self.facts.days:
            self.note("rule_changed", line["by"], line["seq"])

    def call(self, line: Line) -> None:
        if line["reason"] == "exceptional":
            self.note("exceptional_call", line["by"], line["seq"])
        elif self.is_by_sender(line):
            clerk = self.hall.window(line["window"]).staff
            self.note("called_by_sender", f"clerk:{clerk}", line["seq"])

    def is_by_sender(self, line: Line) -> bool:
        """Whether someone is back where, or with whom, the ticket was sent on from."""
        ticket = self.hall.ticket(line["ticket"])
        if not ticket.avoid_window:
            return False
        serving = serving_of(self.hall.windows(), line["at"])
        return is_sender(ticket, line["window"], serving)

    def lock(self, line: Line) -> None:
        self.note("pin_locked", person(self.hall, line["staff"]), line["seq"])

    def lock_presence(self, line: Line) -> None:
        """Somebody typed wrong check characters again and again."""
        self.note("presence_locked", device(line["device"]), line["seq"])

    def sign_in(self, line: Line) -> None:
        if not self.hall.order.hours(line["at"]).includes(line["at"]):
            self.note("after_hours", person(self.hall, line["staff"]), line["seq"])
        self.use_first_pin(line, 1)

    def change_staff(self, line: Line) -> None:
        """Whoever gives a first PIN can sign in with it before its owner does."""
        code, by, staff = line["code"], line["by"], line["staff"]
        if code == "pin":
            self.use_first_pin(line, 0)
        elif code == "removed":
            self.note("staff_removed", by, line["seq"])
        elif self.facts.days:
            about = f"{by}+{person(self.hall, staff)}"
            noted = self.note_alone(GIVEN[code], about, [line["seq"]], 0)
            self.first_pins[staff] = FirstPin(noted)

    def use_first_pin(self, line: Line, sign_ins: int) -> None:
        """What is done with it, until the end of the day on which it was exchanged."""
        given, today = self.first_pins.get(line["staff"]), day_of(line["at"])
        if given is not None and given.used_on in ("", today):
            given.used_on = today
            given.noted.seqs.append(line["seq"])
            given.noted.count += sign_ins


AT_WORK = {"staff_removed": "removed_at_work", "device_revoked": "revoked_at_work"}
"""Why a window was lost, where a manager took clerk or computer away → its code."""
GIVEN = {"created": "staff_made", "reset": "pin_reset"}
"""What a manager does with a first PIN → its code."""
DEVICES = {"K": "kiosk", "D": "display", "W": "window", "R": "reception"}
"""How the number of each kind of device begins → its kind."""
LOOKS: dict[str, Callable[[Notices, Line], None]] = {
    "day.opened": Notices.open_day,
    "day.closed": Notices.close_day,
    "ticket.cancelled": Notices.cancel,
    "ticket.called": Notices.call,
    "window.assigned": Notices.assign,
    "window.lost": Notices.lose_window,
    "spool.altered": Notices.alter_spool,
    "device.enrolled": Notices.enrol,
    "device.revoked": Notices.revoke,
    "spool.taken": Notices.take_record,
    "kiosk.certified": Notices.certify,
    "outage.declared": Notices.declare_outage,
    "outage.entered": Notices.enter_outage,
    "clock.differed": Notices.tell_clock,
    "rule.published": Notices.publish,
    "catalogue.published": Notices.publish,
    "hours.published": Notices.publish,
    "staff.signed_in": Notices.sign_in,
    "staff.locked": Notices.lock,
    "presence.locked": Notices.lock_presence,
    "staff.changed": Notices.change_staff,
}
"""How each kind of line is looked at."""


def named(by: str) -> str:
    """Who did it; the server's own lines are the center's."""
    return "center" if role_of(by) == "server" or not id_of(by) else by


def device(number: str) -> str:
    """``K1`` → ``kiosk:K1``, ``W4`` → ``window:4``; another kind is just a device."""
    kind = DEVICES.get(number[:1], "device")
    return f"{kind}:{number.removeprefix('W')}"


def person(hall: Hall, staff: str) -> str:
    """``clerk:203``, ``manager:100``: by the role that the person has.

    Of a number that nobody has, or has any more, not even that is known.
    """
    try:
        role = hall.staff(staff).role
    except NotFound:
        role = Role.FORMER
    return f"{Role.CLERK if role is Role.FORMER else role}:{staff}"
