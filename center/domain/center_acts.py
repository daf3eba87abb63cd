"""The acts on the center itself: day, publications, devices, record (section 4)."""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.catalogue import PRIORITY
from center.domain.day import Hours, day_of
from center.domain.errors import BadInput, NotInThisState
from center.domain.events import Line, id_of
from center.domain.hall import Hall, Plan, Value
from center.domain.rule import Rule
from center.domain.window import Device

COSIGNED_EVERY_MS = 60_000
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


def publish_rule(hall: Hall, line: Line) -> tuple[Value, ...]:
    rule = Rule(**line["rule"])
    if rule.version != line["version"] or rule.hash != line["hash"]:
        raise BadInput(f"rule {line['version']}")
    if rule.ratio < 2 or rule.most_calls < 1 or min(rule.as_dict().values()) < 0:
        raise BadInput(f"rule {line['rule']}")
    if rule.exponent_halves not in (0, 1, 2):
        raise BadInput(f"exponent {rule.exponent_halves} halves")
    return (replace(hall.order, rule=rule),)


def publish_catalogue(hall: Hall, line: Line) -> tuple[Value, ...]:
    lines, services = line["lines"], line["services"]
    if PRIORITY not in lines or not set(services.values()) <= lines.keys():
        raise BadInput(f"catalogue {line['version']}")
    plan = Plan(
        hash=line["hash"],
        letters={key: letter for key, (letter, _) in lines.items()},
        minutes={k: minutes for k, (_, minutes) in lines.items() if k != PRIORITY},
        services=dict(services),
        outcomes=tuple(line["outcomes"]),
        pause_reasons=tuple(line["pause_reasons"]),
    )
    return (replace(hall.order, plan=plan),)


def publish_hours(hall: Hall, line: Line) -> tuple[Value, ...]:
    hours = Hours(tuple(line["days"]), line["opens"], line["closes"])
    if not 0 <= hours.opens < hours.closes <= 24 * 60:
        raise BadInput(f"hours {hours.opens} to {hours.closes}")
    return (replace(hall.order, hours=hours),)


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


def cosign_head(hall: Hall, line: Line) -> tuple[Value, ...]:
    """At most one a minute, or each receipt would call for the next."""
    order = hall.order
    if order.cosigned_at and line["at"] < order.cosigned_at + COSIGNED_EVERY_MS:
        raise NotInThisState("a head was countersigned within the minute")
    return (replace(order, cosigned_at=line["at"]),)


ACTS = (
    Act(
        "rule.published",
        roles("manager"),
        (),
        "",
        fields("version hash effective_at rule"),
        "checked; the numbers of the rule stand in the line",
        publish_rule,
    ),
    Act(
        "catalogue.published",
        roles("manager"),
        (),
        "",
        fields(
            "version hash effective_at lines services outcomes pause_reasons",
        ),
        "checked; the lines with letters and minutes, and each service's line",
        publish_catalogue,
    ),
    Act(
        "hours.published",
        roles("manager"),
        (),
        "",
        fields("version effective_at days opens closes"),
        "checked",
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
        "head.cosigned",
        roles("server"),
        (),
        "",
        fields("size root cosignature"),
        "the hub's receipt verifies; one a minute at most",
        cosign_head,
    ),
)
