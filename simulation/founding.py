"""The first lines of a simulated center: catalogue, rule, hours, staff, windows."""

from functools import cache

from center.actions_manager import told, told_hours
from center.catalogue_file import load_catalogue
from center.domain.catalogue import PRIORITY, Catalogue
from center.domain.day import Hours
from center.setup import FIRST_CLERK, MANAGER, SPREAD
from center.texts import ASSETS
from simulation.day import FIRST_DAY, Day, working_days
from simulation.record import Record

BY_MANAGER = f"manager:{MANAGER}"
RECEPTION = "301"
BY_RECEPTION = f"reception:{RECEPTION}"
CODE, LOG = "13-SHR01", "sharqia/SHR01/1"
HUB = "https://hub.example"
CATALOGUE = ASSETS / "catalogue.yaml"


@cache
def offered() -> Catalogue:
    """The catalogue that ships with the product."""
    return load_catalogue(CATALOGUE)


def found(record: Record, day: Day, catalogue: Catalogue) -> None:
    """Write what ``shubbak init`` writes, an hour before the first opening."""
    record.now = day.moment(working_days(1, FIRST_DAY)[0], day.opens - 60)
    record.act("center.founded", BY_MANAGER, code=CODE, log=LOG, hub_url=HUB)
    publish(record, day, catalogue)
    for staff, role in staff_of(day).items():
        record.act("staff.changed", BY_MANAGER, staff=staff, role=role, code="created")
    for device in devices_of(day):
        record.act("device.enrolled", BY_MANAGER, device=device)
    ordinary = [line for line in catalogue.lines if line != PRIORITY]
    for number in range(1, day.windows + 1):
        lines = SPREAD[(number - 1) % len(SPREAD)] or ordinary
        record.act(
            "window.assigned",
            BY_MANAGER,
            window=number,
            lines=list(lines),
            effective_at=record.now,
            reason="setup",
        )


def publish(record: Record, day: Day, catalogue: Catalogue) -> None:
    now = record.now
    record.act(
        "catalogue.published",
        BY_MANAGER,
        version=1,
        hash=catalogue.hash,
        effective_at=now,
        replaces=0,
        **told(catalogue),
    )
    record.act(
        "rule.published",
        BY_MANAGER,
        version=day.rule.version,
        hash=day.rule.hash,
        effective_at=now,
        replaces=0,
        rule=day.rule.as_dict(),
    )
    record.act(
        "hours.published",
        BY_MANAGER,
        version=1,
        effective_at=now,
        **told_hours(Hours(opens=day.opens, closes=day.closes)),
    )


def clerk_of(window: int) -> str:
    """Staff number of the clerk who sits at a window."""
    return str(FIRST_CLERK + window - 1)


def staff_of(day: Day) -> dict[str, str]:
    """Staff number → role."""
    clerks = {clerk_of(n): "clerk" for n in range(1, day.windows + 1)}
    return {MANAGER: "manager", RECEPTION: "reception", **clerks}


def devices_of(day: Day) -> list[str]:
    kiosks = [f"K{n + 1}" for n in range(day.kiosks)]
    desks = [f"W{n + 1}" for n in range(day.windows)]
    return [*kiosks, *desks, "D1", "R1"]
