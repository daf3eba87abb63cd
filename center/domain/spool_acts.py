"""The acts that bring in what a kiosk gave while the server was away (design D8).

A record has a line of its own, ``spool.taken``; what it gave follows in the same
transaction: the ticket as ``ticket.issued`` or, when its day is over, as
``ticket.lapsed``, and the request as ``request.received``.  No other record is taken
before that.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.catalogue import PRIORITY
from center.domain.day import day_of
from center.domain.errors import (
    BadInput,
    DeviceRevoked,
    Fork,
    Gap,
    NotFound,
    NotInThisState,
    NotYours,
)
from center.domain.events import Line, id_of
from center.domain.hall import Hall, Value, line_of
from center.domain.machine_acts import require_in_service
from center.domain.service_request import ServiceRequest
from center.domain.spool import (
    KEY,
    LAPSED,
    LETTERS,
    TAKEN,
    KioskKey,
    Record,
    Spooled,
    check_record,
    is_in_use,
    key_of,
    number_of,
    open_key,
    record_hash,
    spooled_id,
)
from center.domain.ticket import Side, State, Ticket, ticket_id

MOST_LINES = 1_000_000


def certify(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A kiosk gets a letter and a key; the key that it had before ends."""
    device, at = hall.device(line["device"]), line["at"]
    require_in_service(device)
    if not KEY.fullmatch(line["key"]) or any(
        known.key == line["key"] for known in hall.kiosk_keys()
    ):
        raise BadInput("key: 32 new bytes, base 64")
    if line["letter"] not in free_letters(hall, at):
        raise BadInput(f"letter {line['letter']}")
    mine = [key for key in hall.kiosk_keys() if key.device == device.id]
    series = 1 + len(mine)
    if line["series"] != series:
        raise BadInput(f"series {line['series']}")
    made = KioskKey(
        id=f"{device.id}.{series}",
        device=device.id,
        series=series,
        letter=line["letter"],
        key=line["key"],
        certified_at=at,
        given_at=at,
    )
    ended = [replace(key, ended_at=at) for key in mine if not key.ended_at]
    return *ended, made


def free_letters(hall: Hall, at: int) -> list[str]:
    """Letters that no line has or will have, and no kiosk of today."""
    plans = hall.order.plans
    used = set(plans.at(at).letters.values())
    used |= set(plans.coming.letters.values()) if plans.coming else set()
    used |= {key.letter for key in hall.kiosk_keys() if is_in_use(key, at)}
    return [letter for letter in LETTERS if letter not in used]


def take(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The next record of a spool; its ticket and its request are then awaited."""
    record: Record = line["record"]
    check_record(record)
    key = key_of_record(hall, line)
    if (record["device"], record["series"]) != (key.device, key.series):
        raise BadInput("record: of another key")
    if key.open_ticket or key.open_request:
        raise NotInThisState(f"record {key.taken} of {key.id} is not done")
    if record["n"] != key.taken + 1:
        raise Gap(spooled_id(record), size=key.taken)
    if record["before"] != key.last:
        raise Fork(spooled_id(record), size=key.taken)
    if record["at"] < key.given_at:
        raise BadInput("record: before the one before it")
    if record["ticket"]:
        check_number(hall, key, record)
    if line["fate"] != fate_of(hall, record, line["at"]):
        raise BadInput(f"fate {line['fate']}")
    taken = replace(
        key,
        taken=record["n"],
        last=record_hash(record),
        given_at=record["at"],
        open_ticket=record["ticket"],
        open_request=line["request"] if is_new(hall, line["request"]) else "",
    )
    return taken, spooled(line)


def key_of_record(hall: Hall, line: Line) -> KioskKey:
    """The kiosk's key; of one that was taken out, for what it gave before."""
    name = spooled_id(line["record"]).rpartition(".")[0]
    named = next((key for key in hall.kiosk_keys() if key.id == name), None)
    if named is None or not named.revoked or named.device != id_of(line["by"]):
        return current_key(hall, line)
    if line["record"]["at"] > named.ended_at:
        raise DeviceRevoked(spooled_id(line["record"]))
    return named


def current_key(hall: Hall, line: Line) -> KioskKey:
    """The key of the kiosk that speaks, or the one that it has to finish."""
    if line["device"] != id_of(line["by"]):
        raise NotYours(line["device"])
    keys = list(hall.kiosk_keys())
    key = open_key(keys, line["device"]) or key_of(keys, line["device"])
    if key is None:
        raise NotFound(f"no key of {line['device']} is certified")
    return key


def check_number(hall: Hall, key: KioskKey, record: Record) -> None:
    """The ticket is the next of the kiosk's letter on its day."""
    day = day_of(record["at"])
    number = hall.next_number(day, key.letter)
    if record["ticket"] != ticket_id(day, key.letter, number):
        raise BadInput(f"{record['ticket']} is not the next of {key.letter}")
    if record["side"] not in set(Side):
        raise BadInput(f"side {record['side']}")


def fate_of(hall: Hall, record: Record, at: int) -> str:
    """Whether a ticket that was given then can still be served today."""
    order = hall.order
    if not record["ticket"]:
        return TAKEN
    on_time = order.open and day_of(record["at"]) == order.day
    return TAKEN if on_time and record["service"] in order.plan(at).services else LAPSED


def is_new(hall: Hall, request: str) -> bool:
    """Whether a request has yet to be received."""
    try:
        hall.request(request)
    except NotFound:
        return bool(request)
    return False


def spooled(line: Line) -> Spooled:
    record: Record = line["record"]
    unread = bool(record["reference"]) and not line["request"]
    return Spooled(
        id=spooled_id(record),
        hash=record_hash(record),
        ticket=record["ticket"],
        service=record["service"],
        side=record["side"],
        given_at=record["at"],
        reference=record["reference"],
        request=line["request"],
        fate=line["fate"],
        sealed=record["sealed"] if unread else "",
        seq=line["seq"],
    )


def issue_spooled(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The ticket of the record that was taken last; it waits from its own time on.

    A number on paper was given: neither a quota that was reached meanwhile nor a window
    that is no longer there takes it back.
    """
    key = current_key(hall, line)
    record = awaited(hall, key, line)
    if record.fate != TAKEN:
        raise NotInThisState(f"{record.ticket} has lapsed")
    ticket = ticket_of(hall, line, record)
    changed: list[Value] = [ticket, replace(key, open_ticket="")]
    if record.request:
        about: ServiceRequest = hall.request(record.request)
        changed.append(replace(about, ticket=ticket.id))
    return tuple(changed)


def lapse(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A ticket whose day is over arrives as those were that waited at the close."""
    key = current_key(hall, line)
    record = awaited(hall, key, line)
    if record.fate != LAPSED:
        raise NotInThisState(f"{record.ticket} can still be served")
    ticket = replace(
        ticket_of(hall, line, record),
        state=State.CANCELLED,
        ended_at=line["at"],
        reason="day_closed",
    )
    return ticket, replace(key, open_ticket="")


def awaited(hall: Hall, key: KioskKey, line: Line) -> Spooled:
    """The record that a line follows, if the line says what the record says."""
    record = hall.spooled(f"{key.id}.{key.taken}")
    place = min(record.given_at, line["at"])
    told = (record.ticket, record.service, record.side, record.request, place)
    said = (line[name] for name in ("ticket", "service", "side", "request", "place_at"))
    if not key.open_ticket or tuple(said) != told:
        raise BadInput(f"{line['ticket']} is not of record {key.taken}")
    if (line["device_seq"], line["number"]) != (key.taken, number_of(record.ticket)):
        raise BadInput(f"{line['ticket']} is not of record {key.taken}")
    return record


def ticket_of(hall: Hall, line: Line, record: Spooled) -> Ticket:
    plan = hall.order.plan(line["at"])
    service_line = plan.services.get(record.service, "")
    stands_in = PRIORITY if record.side == Side.PRIORITY else service_line
    if record.fate == TAKEN:
        stands_in = line_of(plan, record.service, record.side)
    if line["line"] != stands_in:
        raise BadInput(f"line {line['line']}")
    return Ticket(
        id=record.ticket,
        day=day_of(record.given_at),
        line=stands_in,
        service=record.service,
        issued_for=record.service,
        request=record.request,
        service_line=service_line,
        side=Side(record.side),
        letter=record.ticket.rpartition("-")[2][0],
        number=line["number"],
        seq=line["seq"],
        place_at=line["place_at"],
        device=line["device"],
        marked=True,
        spooled=record.id,
    )


def tell_altered(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A kiosk found its spool altered: nothing more comes from that key."""
    key = current_key(hall, line)
    if line["series"] != key.series or line["n"] != key.taken + 1:
        raise BadInput(f"spool {line['series']}.{line['n']}")
    if not 0 < line["lines"] <= MOST_LINES:
        raise BadInput(f"lines {line['lines']}")
    return (replace(key, altered=line["lines"], ended_at=line["at"]),)


ACTS: tuple[Act, ...] = (
    Act(
        "kiosk.certified",
        roles("server"),
        (),
        "",
        fields("device series letter key certificate"),
        "an enrolled kiosk; a letter that no line has and no other kiosk today; "
        "its key before ends",
        certify,
    ),
    Act(
        "spool.taken",
        roles("kiosk"),
        (),
        "",
        fields("device record signature fate request"),
        "the next record of the kiosk's own spool, signed by its certified key, after "
        "the one whose hash it names; its number is the next of the kiosk's letter",
        take,
    ),
    Act(
        "spool.altered",
        roles("kiosk"),
        (),
        "",
        fields("device series n lines"),
        "own spool; all that was unaltered was taken in before; the key ends",
        tell_altered,
    ),
)

LATE = Act(
    "ticket.lapsed",
    roles("kiosk"),
    (),
    State.CANCELLED,
    fields("ticket line number side service request device device_seq place_at"),
    "the ticket of a record that arrives after the close of its day",
    lapse,
)
"""Stands with the acts on tickets."""
