"""What the manager does, one transaction each.  None of it changes the order of a line.

The one act that takes a ticket out of its turn is the exceptional call: it needs a
reason of the published list, the hall shows it as exceptional, and reports count it.
"""

from center.actions import close_day
from center.domain.catalogue import Catalogue
from center.domain.day import Hours, cairo, day_of
from center.domain.hall import Plan
from center.domain.publishing import ahead_of
from center.domain.rule import Reason, Rule
from center.domain.window_acts import ASSIGN_DELAY_MS
from center.store.transaction import Result, Transaction


def set_day(tx: Transaction, command: str, staff: str, act: str) -> Result:
    """Open or close the day by hand."""

    def do() -> Result:
        if act == "open":
            tx.act("day.opened", f"manager:{staff}", day=day_of(tx.now))
        else:
            close_day(tx, f"manager:{staff}")
        return {}

    return tx.once(command, f"day {staff} {act}", do)


def call_exceptionally(
    tx: Transaction, command: str, staff: str, ticket: str, number: int, why: str
) -> Result:
    """Call a waiting ticket out of turn to a free window."""

    def do() -> Result:
        tx.act(
            "ticket.called",
            f"manager:{staff}",
            ticket=ticket,
            window=number,
            rule=tx.hall.order.rule(tx.now).version,
            reason=Reason.EXCEPTIONAL.value,
            heads=[],
            history=tx.hall.order.history,
            early=0,
            why=why,
        )
        return {}

    return tx.once(command, f"exceptional {staff} {ticket} {number} {why}", do)


def assign(
    tx: Transaction, command: str, staff: str, number: int, lines: list[str], why: str
) -> Result:
    """Give a window other lines: in 15 minutes, or at once with a reason."""

    def do() -> Result:
        tx.act(
            "window.assigned",
            f"manager:{staff}",
            window=number,
            lines=lines,
            effective_at=tx.now if why else tx.now + ASSIGN_DELAY_MS,
            reason=why,
        )
        return {}

    return tx.once(command, f"assign {staff} {number} {lines} {why}", do)


def publish_rule(
    tx: Transaction, command: str, staff: str, rule: Rule, effective_at: int
) -> Result:
    """Announce a rule; it takes the next version and its time; 0 is the earliest."""

    def do() -> Result:
        at = effective_at or tx.now + ahead_of(tx.hall, orders=True)
        return {"version": tell_rule(tx, f"manager:{staff}", rule, at)}

    return tx.once(command, f"rule {staff} {rule} {effective_at}", do)


def tell_rule(tx: Transaction, by: str, rule: Rule, effective_at: int) -> int:
    """Write the line of a rule; its version."""
    tx.act(
        "rule.published",
        by,
        version=rule.version,
        hash=rule.hash,
        effective_at=effective_at,
        replaces=tx.hall.order.rules.awaited(tx.now),
        rule=rule.as_dict(),
    )
    return rule.version


def publish_catalogue(
    tx: Transaction, by: str, offered: Catalogue, file: bytes, version: int, at: int
) -> None:
    """Write the line of a catalogue, and keep the file by its hash."""
    tx.connection.execute(
        "INSERT OR IGNORE INTO document VALUES (?, ?)", (offered.hash, file)
    )
    tx.act(
        "catalogue.published",
        by,
        version=version,
        hash=offered.hash,
        effective_at=at,
        replaces=tx.hall.order.plans.awaited(tx.now),
        **told(offered),
    )


def announce_catalogue(
    tx: Transaction,
    command: str,
    staff: str,
    offered: Catalogue,
    file: bytes,
    effective_at: int,
) -> Result:
    """Announce a catalogue on a running center; 0 is at once, if it orders nothing."""

    def do() -> Result:
        version, at = tx.journal.size, effective_at or tx.now
        publish_catalogue(tx, f"manager:{staff}", offered, file, version, at)
        return {"version": version}

    return tx.once(command, f"catalogue {staff} {offered.hash} {effective_at}", do)


def told(offered: Catalogue) -> dict[str, object]:
    """What a line says of a catalogue: all that the rule and the acts need."""
    lists = {key: list(getattr(offered, key)) for key in LISTS}
    return {
        "lines": {k: [line.letter, line.minutes] for k, line in offered.lines.items()},
        "services": {key: service.line for key, service in offered.services.items()},
        "documents": {
            key: {d.id: int(d.mandatory) for d in service.documents}
            for key, service in offered.services.items()
        },
        "procedures": {
            key: [service.department, service.days, int(service.at_window)]
            for key, service in offered.services.items()
        },
        **lists,
    }


LISTS = tuple(
    name
    for name in Plan.__dataclass_fields__
    if name == "outcomes" or name.endswith("_reasons")
)
"""The published lists of reasons and outcomes."""


def publish_hours(
    tx: Transaction, by: str, hours: Hours, version: int, at: int
) -> None:
    """Write the line of the opening hours."""
    tx.act(
        "hours.published",
        by,
        version=version,
        effective_at=at,
        **told_hours(hours),
    )


def is_off_today(tx: Transaction) -> bool:
    """Whether the hours in force say that nobody works today."""
    return not tx.hall.order.hours(tx.now).is_working(cairo(tx.now).date())


def change_hours(
    tx: Transaction, command: str, staff: str, hours: Hours, effective_at: int
) -> Result:
    """Announce hours, holidays and quotas; 0 is at once.

    The version is the place of the line.
    """

    def do() -> Result:
        version, at = tx.journal.size, effective_at or tx.now
        publish_hours(tx, f"manager:{staff}", hours, version, at)
        if tx.hall.order.open and is_off_today(tx):
            close_day(tx, f"manager:{staff}")
        return {"version": version}

    return tx.once(command, f"hours {staff} {hours} {effective_at}", do)


def told_hours(hours: Hours) -> dict[str, object]:
    """What a line says of opening hours, holidays and quotas."""
    return {
        "days": list(hours.days),
        "opens": hours.opens,
        "closes": hours.closes,
        "holidays": list(hours.holidays),
        "quotas": dict(hours.quotas),
    }


def enter_outage(
    tx: Transaction, command: str, staff: str, begun: int, ended: int, count: int
) -> Result:
    """How many were served from the paper list while the server was down."""

    def do() -> Result:
        told = {"from": begun, "until": ended, "count": count}
        tx.act("outage.entered", f"manager:{staff}", **told)
        return {}

    return tx.once(command, f"outage {staff} {begun} {ended} {count}", do)
