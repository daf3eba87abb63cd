"""The acts on the center itself: day, publications, devices, record (section 6)."""

from dataclasses import replace
from typing import Any

from center.domain.act import Act, fields, roles
from center.domain.catalogue import NEEDED_OUTCOMES, PRIORITY
from center.domain.day import Hours, day_of
from center.domain.errors import BadInput, NotInThisState
from center.domain.events import Line, id_of
from center.domain.hall import Hall, Plan, Procedure, Value
from center.domain.publishing import announce, effective, orders_alike
from center.domain.rule import Rule
from center.domain.spool import is_in_use
from center.domain.window import Device

COSIGNED_EVERY_MS = 60_000
DAY_MS = 24 * 3_600_000
ENTERED_MS = 31 * DAY_MS
"""How long after it began the paper list of an outage can be entered."""
MOST_ON_PAPER = 2_000
"""Twice what the largest center gives in a day."""
PRINTER_STATES = (
    "ok",
    "near_end",
    "paper_out",
    "cover_open",
    "error",
    "silent",
    "gone",
)
ENROLLED = "enrolled"


def found_center(hall: Hall, line: Line) -> tuple[Value, ...]:
    if line["seq"] != 0:
        raise NotInThisState("a center is founded once, by its first line")
    return (replace(hall.order, code=line["code"]),)


def publish_rule(hall: Hall, line: Line) -> tuple[Value, ...]:
    rule = Rule(**line["rule"])
    if rule.version != line["version"] or rule.hash != line["hash"]:
        raise BadInput(f"rule {line['version']}")
    if rule.ratio < 2 or rule.most_calls < 1 or min(rule.as_dict().values()) < 0:
        raise BadInput(f"rule {line['rule']}")
    if rule.exponent_halves not in (0, 1, 2):
        raise BadInput(f"exponent {rule.exponent_halves} halves")
    rules = announce(hall, hall.order.rules, rule, line, orders=True)
    return (replace(hall.order, rules=rules),)


def publish_catalogue(hall: Hall, line: Line) -> tuple[Value, ...]:
    lines, services = line["lines"], line["services"]
    if PRIORITY not in lines or not set(services.values()) <= lines.keys():
        raise BadInput(f"catalogue {line['version']}")
    if not set(line["outcomes"]).issuperset(NEEDED_OUTCOMES):
        raise BadInput(f"outcomes: {' and '.join(NEEDED_OUTCOMES)} among them")
    before = hall.order.plan(line["at"])
    require_same_lines(before, lines)
    given = {key.letter for key in hall.kiosk_keys() if is_in_use(key, line["at"])}
    if given & {letter for letter, _ in lines.values()}:
        raise BadInput("a letter of a line is a kiosk's own")
    procedures = {
        key: Procedure(department, days, at_window)
        for key, (department, days, at_window) in line["procedures"].items()
    }
    if procedures.keys() != services.keys():
        raise BadInput("procedures: of every service")
    plan = Plan(
        hash=line["hash"],
        letters={key: letter for key, (letter, _) in lines.items()},
        minutes={k: minutes for k, (_, minutes) in lines.items() if k != PRIORITY},
        services=dict(services),
        documents=dict(line["documents"]),
        procedures=procedures,
        outcomes=tuple(line["outcomes"]),
        pause_reasons=tuple(line["pause_reasons"]),
        park_reasons=tuple(line["park_reasons"]),
        transfer_reasons=tuple(line["transfer_reasons"]),
        call_reasons=tuple(line["call_reasons"]),
    )
    orders = not orders_alike(before, plan)
    plans = announce(hall, hall.order.plans, plan, line, orders=orders)
    return (replace(hall.order, plans=plans),)


def require_same_lines(before: Plan, lines: dict[str, list[Any]]) -> None:
    """Tickets wait in the lines in force, and are printed with their letters."""
    letters = {key: letter for key, (letter, _) in lines.items()}
    if before.letters.items() - letters.items():
        raise BadInput("a line of the catalogue in force is missing, or its letter")
    if len(set(letters.values())) != len(letters):
        raise BadInput("two lines have one letter")
    if any(minutes < 1 for key, (_, minutes) in lines.items() if key != PRIORITY):
        raise BadInput("minutes of a line are whole numbers from 1 on")


def publish_hours(hall: Hall, line: Line) -> tuple[Value, ...]:
    hours = Hours(
        tuple(line["days"]),
        line["opens"],
        line["closes"],
        tuple(line["holidays"]),
        dict(line["quotas"]),
    )
    check_quotas(hall.order.plan(line["at"]), hours.quotas)
    if not hours.days or not set(hours.days) <= set(range(7)):
        raise BadInput(f"days {line['days']}")
    if not 0 <= hours.opens < hours.closes <= 24 * 60:
        raise BadInput(f"hours {hours.opens} to {hours.closes}")
    timetable = hall.order.timetable.announce(hours, effective(line), line["at"])
    return (replace(hall.order, timetable=timetable),)


def check_quotas(plan: Plan, quotas: dict[str, int]) -> None:
    """Of services that windows give, whole numbers from 0 on."""
    if not all(plan.needs_window(s) and n >= 0 for s, n in quotas.items()):
        raise BadInput("quotas: tickets a day for services of the windows")


def open_day(hall: Hall, line: Line) -> tuple[Value, ...]:
    order = hall.order
    if order.open or line["day"] != day_of(line["at"]):
        raise NotInThisState(f"day {order.day} is open")
    history = order.history if line["day"] == order.day else 0
    opened = replace(order, day=line["day"], open=True, opened_at=line["at"])
    return (replace(opened, history=history),)


def close_day(hall: Hall, line: Line) -> tuple[Value, ...]:
    order = hall.order
    if not order.open or line["day"] != order.day:
        raise NotInThisState(f"day {line['day']} is not open")
    if hall.anyone_waits():
        raise NotInThisState("someone still waits")
    return (replace(order, open=False),)


def enrol_device(hall: Hall, line: Line) -> tuple[Value, ...]:
    return (Device(line["device"], ENROLLED),)


def change_printer(hall: Hall, line: Line) -> tuple[Value, ...]:
    device = hall.device(line["device"])
    if line["state"] not in PRINTER_STATES or id_of(line["by"]) != device.id:
        raise BadInput(f"printer {line['state']}")
    if line["state"] == device.printer:
        raise NotInThisState(f"the printer is {device.printer} already")
    return (replace(device, printer=line["state"]),)


def call_help(hall: Hall, line: Line) -> tuple[Value, ...]:
    device = hall.device(line["device"])
    if id_of(line["by"]) != device.id:
        raise BadInput(f"help at {device.id}")
    return (replace(device, help_at=line["at"]),)


def answer_help(hall: Hall, line: Line) -> tuple[Value, ...]:
    device = hall.device(line["device"])
    if not device.help_at:
        raise NotInThisState(f"{device.id} does not call for help")
    return (replace(device, help_at=0),)


def declare_outage(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The server was away from ``from`` to ``until`` (UTC ms)."""
    if not 0 < line["from"] < line["until"] <= line["at"]:
        raise BadInput("an outage lies in the past")
    return ()


def enter_outage(hall: Hall, line: Line) -> tuple[Value, ...]:
    """How many paper numbers were served meanwhile; of one time once."""
    order, at, begun, ended = hall.order, line["at"], line["from"], line["until"]
    if not at - ENTERED_MS <= begun < ended <= at or ended - begun > DAY_MS:
        raise BadInput("an outage lies in the last 31 days, each of its days by itself")
    if not 0 <= line["count"] <= MOST_ON_PAPER:
        raise BadInput(f"{line['count']} on paper")
    known = [span for span in order.on_paper if span[1] > at - ENTERED_MS]
    if any(begun < until and since < ended for since, until in known):
        raise NotInThisState(
            "a paper list of this time was entered before",
            hint="nothing more to do for that list; another outage has its own times",
        )
    return (replace(order, on_paper=(*known, (begun, ended))),)


def repair_record(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Lines ``from`` to before ``until`` are the hub's; ``aside`` own ones are not."""
    if not 0 <= line["from"] <= line["until"] <= line["seq"] or line["aside"] < 0:
        raise BadInput("only lines before this one can have been taken back")
    return ()


def cosign_head(hall: Hall, line: Line) -> tuple[Value, ...]:
    """At most one a minute, or each receipt would call for the next."""
    order = hall.order
    if order.cosigned_at and line["at"] < order.cosigned_at + COSIGNED_EVERY_MS:
        raise NotInThisState("a head was countersigned within the minute")
    return (replace(order, cosigned_at=line["at"]),)


ACTS: tuple[Act, ...] = (
    Act(
        "center.founded",
        roles("manager"),
        (),
        "",
        fields("code log hub_url"),
        "the first line of the journal",
        found_center,
    ),
    Act(
        "rule.published",
        roles("manager"),
        (),
        "",
        fields("version hash effective_at replaces rule"),
        "checked; the numbers of the rule stand in the line; 15 minutes ahead, or at "
        "once before the first day; in place of an announced one (replaces: its time), "
        "but not of one that takes effect within 15 minutes",
        publish_rule,
    ),
    Act(
        "catalogue.published",
        roles("manager"),
        (),
        "",
        fields(
            "version hash effective_at replaces lines services outcomes pause_reasons "
            "park_reasons transfer_reasons call_reasons documents procedures"
        ),
        "checked; the lines with letters and minutes, each service's line, documents, "
        "procedure and the lists, done and returned among the outcomes; a line that "
        "exists stays; not before now, and as a rule where minutes, letters, a "
        "service's line or reasons of a call are others or a service is new; replaces "
        "as a rule does",
        publish_catalogue,
    ),
    Act(
        "hours.published",
        roles("manager"),
        (),
        "",
        fields("version effective_at days opens closes holidays quotas"),
        "checked; not before now; quotas are tickets a day of a service",
        publish_hours,
    ),
    Act(
        "day.opened",
        roles("server manager"),
        ("closed",),
        "open",
        fields("day"),
        "the day of Africa/Cairo at the time of the line",
        open_day,
    ),
    Act(
        "day.closed",
        roles("server manager"),
        ("open",),
        "closed",
        fields("day counts"),
        "nobody waits any more: each was cancelled with a reason",
        close_day,
    ),
    Act(
        "device.enrolled",
        roles("server manager"),
        (),
        ENROLLED,
        fields("device"),
        "by a one-time code",
        enrol_device,
    ),
    Act(
        "printer.changed",
        roles("kiosk"),
        (),
        "",
        fields("device state"),
        "own printer; another state than before",
        change_printer,
    ),
    Act(
        "help.called",
        roles("kiosk"),
        (),
        "",
        fields("device"),
        "an enrolled kiosk",
        call_help,
    ),
    Act(
        "help.answered",
        roles("reception"),
        (),
        "",
        fields("device"),
        "help was called there",
        answer_help,
    ),
    Act(
        "outage.declared",
        roles("server"),
        (),
        "",
        fields("from until"),
        "the server was away on an open day",
        declare_outage,
    ),
    Act(
        "outage.entered",
        roles("manager"),
        (),
        "",
        fields("from until count"),
        "paper numbers served while the server was down; in the last 31 days, 24 hours "
        "and 2000 numbers at most, no time twice",
        enter_outage,
    ),
    Act(
        "head.cosigned",
        roles("server"),
        (),
        "",
        fields("size root cosignature"),
        "the hub's receipt verifies; one a minute at most",
        cosign_head,
    ),
    Act(
        "record.repaired",
        roles("server"),
        (),
        "",
        fields("from until aside"),
        "lost or changed lines were taken back from the hub, up to its signed head",
        repair_record,
    ),
)
