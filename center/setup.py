"""Making a new center, once: its identity, secrets, staff, windows and first lines.

No default password exists: every person gets a PIN for one use, every browser a code
for one use, and both are shown once by whoever calls ``create_center``.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from center.actions_manager import publish_catalogue, publish_hours, tell_rule
from center.catalogue_file import load_catalogue
from center.clock import Clock, system_clock
from center.domain.catalogue import PRIORITY, Catalogue
from center.domain.day import Hours
from center.domain.errors import AlreadyMade, ConfigError
from center.domain.identity import Identity
from center.domain.rule import Rule
from center.dossier.keys import make_dossier_keys
from center.keys import FOLDER, Secrets, fingerprint, make_secrets, write_secret
from center.places import identity_of
from center.store import queries
from center.store.accounts import DeviceKey
from center.store.database import FILE, create_database
from center.store.transaction import Transaction
from center.store.writer import Writer
from center.texts import ASSETS

MANAGER = "100"
RECEPTION = "301"
FIRST_CLERK = 201
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ROUND_THE_CLOCK = Hours(days=(0, 1, 2, 3, 4, 5, 6), opens=0, closes=24 * 60)
SPREAD = (
    ("quick", "short"),
    ("short", "medium"),
    ("medium", "long"),
    ("long", "full"),
    (),
    (),
)
"""Lines of the first windows; an empty entry serves every line."""


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What is shown once to whoever made the center."""

    identity: Identity
    vkey: str
    pins: dict[str, str] = field(repr=False)
    """Staff number → PIN for one use."""
    enrolment: dict[str, str] = field(repr=False)
    """Device (``W4``, ``D1``, ``M1``) → code for one use, good for a day."""
    recovery_secret: str = field(default="", repr=False)
    """Opens every dossier when the center's own key is lost: to be kept offline.

    Empty where the governorate gave its public key.
    """


def create_center(
    data: Path,
    *,
    code: str,
    windows: int,
    hub_name: str,
    hub_url: str,
    catalogue: Path = ASSETS / "catalogue.yaml",
    kiosks: int = 1,
    displays: int = 1,
    demonstration: bool = False,
    rule: Rule | None = None,
    hours: Hours | None = None,
    recovery_key: str = "",
    clock: Clock = system_clock,
) -> FirstRun:
    """Make the data folder of a center; refuses where one is already.

    A demonstration is open round the clock; a real center begins with Sunday to
    Thursday, 9 to 14, until its manager publishes other hours.  ``rule`` is the first
    published rule, ``hours`` the first hours; without them the default ones.
    ``recovery_key`` is the governorate's public key for dossiers, in hex; without it a
    pair is made, whose secret half is in the answer and nowhere else.
    """
    identity = identity_of(code, hub_name, hub_url)
    offered = load_catalogue(catalogue)
    require_nothing_at(data)
    create_database(data / FILE).close()
    known = make_secrets(data / FOLDER, identity.log)
    recovery_secret = make_dossier_keys(data / FOLDER, recovery_key)
    writer = Writer(data / FILE, known, clock)
    writer.start()
    first = FirstRun(
        identity,
        known.log_key.vkey,
        {staff: one_time_pin() for staff in staff_numbers(windows)},
        {device: one_time_code() for device in browsers(windows, displays)},
        recovery_secret,
    )
    hours = hours or (ROUND_THE_CLOCK if demonstration else Hours())
    try:
        writer.run(lambda tx: found(tx, identity, known.log_key.vkey))
        writer.run(lambda tx: publish(tx, offered, catalogue.read_bytes()))
        writer.run(lambda tx: regulate(tx, rule or Rule(), hours))
        writer.run(lambda tx: employ(tx, first, known))
        writer.run(lambda tx: furnish(tx, first, windows, list(offered.lines)))
        for number in range(1, kiosks + 1):
            enrol_by_key(writer, data, f"K{number}", "kiosk", f"kiosk-K{number}.key")
        enrol_by_key(writer, data, "agent", "agent", "agent.token")
    finally:
        writer.stop()
    return first


def require_nothing_at(data: Path) -> None:
    """Refuse a folder with something in it before anything is made there."""
    if data.exists() and not data.is_dir():
        raise ConfigError(f"{data} is a file", hint="center.data is to be a folder")
    if (data / FILE).exists():
        raise AlreadyMade(
            f"{data / FILE} exists already", hint="start it with `shubbak center`"
        )
    if (data / FOLDER).exists():
        raise AlreadyMade(
            f"{data / FOLDER} is there, but no {FILE}",
            hint=f"bring {FILE} back from a copy, or move {data} away",
        )


def found(tx: Transaction, identity: Identity, vkey: str) -> None:
    """Keep who the center is; its first line says it too."""
    code = f"{identity.governorate:02}-{identity.code}"
    told = {"code": code, "log": identity.log, "hub_url": identity.hub_url}
    tx.act("center.founded", f"manager:{MANAGER}", **told)
    for key, value in (
        ("log", identity.log),
        ("code", identity.code),
        ("vkey", vkey),
    ):
        queries.set_meta(tx.connection, key, value)


def publish(tx: Transaction, offered: Catalogue, file: bytes) -> None:
    """The first catalogue, in force at once."""
    publish_catalogue(tx, f"manager:{MANAGER}", offered, file, 1, tx.now)


def regulate(tx: Transaction, rule: Rule, hours: Hours) -> None:
    """The first rule and hours, in force at once."""
    by = f"manager:{MANAGER}"
    tell_rule(tx, by, rule, tx.now)
    publish_hours(tx, by, hours, 1, tx.now)


def employ(tx: Transaction, first: FirstRun, known: Secrets) -> None:
    """The manager, reception and a clerk for each window, with PINs for one use."""
    for staff, pin in first.pins.items():
        role = {MANAGER: "manager", RECEPTION: "reception"}.get(staff, "clerk")
        by = f"manager:{MANAGER}"
        tx.act("staff.changed", by, staff=staff, role=role, code="created")
        tx.accounts.set_pin(staff, known.hash_pin(staff, pin), one_time=True)


def furnish(tx: Transaction, first: FirstRun, windows: int, lines: list[str]) -> None:
    """The windows with their lines, and codes for the browsers."""
    ordinary = [line for line in lines if line != PRIORITY]
    for number in range(1, windows + 1):
        spread = SPREAD[(number - 1) % len(SPREAD)]
        known = [line for line in spread if line in ordinary]
        tx.act(
            "window.assigned",
            f"manager:{MANAGER}",
            window=number,
            lines=known or ordinary,
            effective_at=tx.now,
            reason="setup",
        )
    for device, code in first.enrolment.items():
        kind, window = kind_of(device)
        tx.accounts.offer_enrolment(fingerprint(code), device, kind, window, tx.now)


def enrol_by_key(writer: Writer, data: Path, device: str, kind: str, file: str) -> None:
    """A machine of our own, known by the key in a file."""
    key = secrets.token_urlsafe(32)
    write_secret(data / FOLDER / file, key)

    def do(tx: Transaction) -> None:
        tx.act("device.enrolled", f"manager:{MANAGER}", device=device)
        tx.accounts.set_device_key(DeviceKey(device, kind, 0), fingerprint(key))

    writer.run(do)


def staff_numbers(windows: int) -> list[str]:
    return [MANAGER, RECEPTION, *(str(FIRST_CLERK + n) for n in range(windows))]


def browsers(windows: int, displays: int) -> list[str]:
    desks = [f"W{n + 1}" for n in range(windows)]
    return [*desks, *(f"D{n + 1}" for n in range(displays)), "M1", "R1"]


KINDS = dict(W="window", D="display", M="manager", R="reception", K="kiosk")
"""First letter of a device's name → what it is."""


def kind_of(device: str) -> tuple[str, int]:
    """``W4`` → (``window``, 4)."""
    kind = KINDS[device[0]]
    return kind, int(device[1:]) if kind == "window" else 0


def one_time_pin() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(1_000_000):06}"


def one_time_code() -> str:
    """Ten characters of Crockford's base 32, 50 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(10))
