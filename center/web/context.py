"""What every endpoint may use: the writer, a reader, the secrets, the texts."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from center.actions_time import OUTAGE_MS
from center.catalogue_file import read_catalogue
from center.clock import Clock
from center.config import CenterConfig
from center.domain.catalogue import Catalogue, Word
from center.domain.identity import Identity
from center.dossier.keys import DossierKeys
from center.even_clock import TRUSTED_MS, EvenClock
from center.kept import document
from center.keys import FOLDER, Secrets, read_secret
from center.store.accounts import DeviceKey
from center.store.hall import StoredHall
from center.store.queries import snapshot
from center.store.transaction import Transaction
from center.store.writer import Outcome, Writer, resolve
from center.texts import Texts
from center.uploads import Boxes
from center.web.live import Live, Project
from center.web.turns import Turns

T = TypeVar("T")
P = ParamSpec("P")
HELD_UP_MS = 30_000
Look = Callable[Concatenate["Context", P], T]


@dataclass
class Context:
    """One center's server; endpoints run in its event loop alone."""

    config: CenterConfig
    identity: Identity
    catalogue: Catalogue
    secrets: Secrets
    texts: Texts
    clock: Clock
    writer: Writer
    reader: sqlite3.Connection
    dossier_keys: DossierKeys
    places: dict[str, Word]
    """Places of the governorate, which a request may name."""
    coming_catalogue: Catalogue | None = None
    """The last that was announced; what of it is to come, the order says."""
    live: Live = field(default_factory=Live)
    nobody_hash: str = ""
    """Compared with when a staff number is unknown, so that it takes as long."""
    projections: dict[str, Project] = field(default_factory=dict)
    listening_since: int = 0
    """From when on terminals were listened to without a gap, UTC ms."""
    up_since: int = 0
    """When the server came up, or back after an outage, UTC ms."""
    looked_at: int = 0
    devices: dict[str, DeviceKey] = field(default_factory=dict)
    """Fingerprint of a key → its device; emptied when a device gets or loses a key."""
    boxes: Boxes = field(default_factory=Boxes)
    """Into which citizens' phones send."""
    scans: Turns = field(default_factory=Turns)
    """Files of windows, each made anew."""
    photographs: Turns = field(default_factory=Turns)
    """The same of kiosks; neither waits for the other, and signing in for none."""
    catalogues: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One that was sent is read at a time."""
    trouble: str = ""
    """Why the last tick failed; empty when it did not."""
    spools_refused: dict[str, int] = field(default_factory=dict)
    """Kiosk → since when what it hands in is refused, UTC ms; not kept over a start."""
    seen_at: dict[str, int] = field(default_factory=dict)
    """Device → when it was last heard of, UTC ms; not kept over a restart."""

    def __post_init__(self) -> None:
        if isinstance(self.clock, EvenClock):
            self.clock.begin(self.writer.journal.last_at)

    async def write(self, job: Callable[[Transaction], T]) -> T:
        """Do a job in the writer; returns after its commit."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self.writer.jobs.put((job, done))  # type: ignore[arg-type]
        return await done

    async def renew_catalogue(self) -> bool:
        """Show the catalogue in force: an announced one takes effect by time.

        Whether it is another than before.
        """
        plans = self.hall().order.plans
        digest = plans.at(self.clock()).hash
        if plans.coming is not None:
            self.coming_catalogue = await self.published(plans.coming.hash)
        if digest == self.catalogue.hash:
            return False
        self.catalogue = await self.published(digest)
        return True

    async def published(self, digest: str) -> Catalogue:
        """A catalogue by its hash; read from its file where it is not at hand."""
        for known in (self.catalogue, self.coming_catalogue):
            if known is not None and known.hash == digest:
                return known
        file = document(self.reader, digest)
        return await asyncio.to_thread(read_catalogue, file)

    def silent_windows(self) -> frozenset[int]:
        """Windows whose terminal has not been heard of for too long.

        After a start, or after the server itself was held up, every terminal has that
        long to come back.
        """
        now, hall = self.clock(), self.hall()
        if now - self.looked_at > HELD_UP_MS:
            self.listening_since = now
        if now - self.looked_at > OUTAGE_MS:
            self.up_since = now
        self.looked_at = now
        patience = hall.order.rule(now).lost_seconds * 1000
        return frozenset(
            window.number
            for window in hall.windows()
            if now - self.heard_of(f"W{window.number}") > patience
        )

    def heard(self) -> dict[str, int] | None:
        """When each machine was heard of last; None shortly after being held up.

        A kiosk, a page and the agent give a sign of life every half minute at least.
        """
        now, hall = self.clock(), self.hall()
        patience = hall.order.rule(now).lost_seconds * 1000
        held_up = now - self.listening_since <= patience
        return None if held_up else dict(self.seen_at)

    def heard_of(self, device: str) -> int:
        """When a device was last heard of, or could have been for the first time."""
        return max(self.seen_at.get(device, 0), self.listening_since)

    def forget_device(self, device: str) -> None:
        """Its key is another or good for nothing: look again who asks, and hang up."""
        self.devices.clear()
        self.live.end_of(device)

    def machine_ahead(self) -> int:
        """Seconds by which the machine's clock is ahead of the center's own time.

        0 where it is trusted; negative where it is behind.
        """
        if not isinstance(self.clock, EvenClock):
            return 0
        self.clock.resting = not self.hall().order.open
        away = self.clock.away()
        return away // 1000 if abs(away) > TRUSTED_MS else 0

    def hub_vkey(self) -> str:
        """The hub's key for countersignatures, which enrolment left here."""
        return read_secret(self.config.data / FOLDER / "hub.vkey")

    def hall(self) -> StoredHall:
        """The hall as of the last commit."""
        return StoredHall(self.reader)


def of_one_moment(view: Callable[Concatenate[Context, P], T]) -> Look[P, T]:
    """All that a view reads is of one commit, however fast the next one comes."""

    @wraps(view)
    def look(context: Context, /, *given: P.args, **named: P.kwargs) -> T:
        if context.reader.in_transaction:
            return view(context, *given, **named)
        with snapshot(context.reader):
            return view(context, *given, **named)

    return look


def deliver_in(loop: asyncio.AbstractEventLoop) -> Callable[[list[Outcome]], None]:
    """Hand a whole batch of answers to the event loop in one call."""

    def deliver(outcomes: list[Outcome]) -> None:
        loop.call_soon_threadsafe(resolve, outcomes)

    return deliver
