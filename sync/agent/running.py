"""The agent's loop: visits that begin again for ever, and what is said about them.

A visit is made when there is something new and, to be seen, every few seconds.  After
a failure the next one waits a random time up to 1, 2, 4 ... seconds, ten minutes at
most; there is always a next one.
"""

import logging
import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from center.config import SyncConfig
from center.domain.errors import MissingKey, Refusal
from center.keys import FOLDER, read_secret
from center.log import FIELDS
from center.notes import SigningKey
from center.store.database import FILE, require
from sync.agent.correspondents import CenterLine, HubLine, Unreachable
from sync.agent.courier import Condition, Courier, Status
from sync.agent.enrolment import AGENT_KEY, HUB_VKEY
from sync.agent.record import Record

TOKEN = "agent.token"
FIRST_WAIT = 1.0
LONGEST_WAIT = 600.0
GREETING_SECONDS = 10
"""A hub that has everything is asked this often, so that it knows of us."""
LIFE_SECONDS = 25
"""How often the center hears of its agent, whatever the hub does."""
THOROUGH_SECONDS = 600
"""How often every countersigned line is hashed again."""

log = logging.getLogger(__name__)


class Agent:
    """A center's agent; ``run`` until ``stop`` is set."""

    def __init__(self, config: SyncConfig) -> None:
        folder = config.data / FOLDER
        require(config.data / FILE)
        if not (folder / AGENT_KEY).exists():
            raise MissingKey(
                f"no key at {folder / AGENT_KEY}",
                hint="enrol this center at its hub: `shubbak agent enrol`",
            )
        self.interval: float = config.interval_seconds
        self.record = Record.open(config.data)
        key = SigningKey.load(folder / AGENT_KEY)
        hub = HubLine(config.hub, self.record.log, key)
        self.center = CenterLine(config.center, read_secret(folder / TOKEN))
        hub_vkey = read_secret(folder / HUB_VKEY)
        self.courier = Courier(self.record, hub, hub_vkey, self.hand_over)
        self.courier.told = self.tell
        self.status: Status | None = None
        self.on_status: Callable[[Status], None] = write_status
        self.center_silent = False
        self.visited_at = self.checked_at = float("-inf")
        self.brought = -1
        self.greeted_at = float("-inf")

    def run(self, stop: threading.Event) -> None:
        """Visit, wait, visit again."""
        failures = 0
        while not stop.is_set():
            failures = 0 if self.attempt() else failures + 1
            self.wait(stop, pause(failures) if failures else self.interval)
        self.record.close()

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Let time pass, with a sign of life to the center now and then."""
        end = time.monotonic() + seconds
        while not stop.is_set() and (left := end - time.monotonic()) > 0:
            if time.monotonic() >= self.greeted_at + LIFE_SECONDS:
                self.greeted_at = time.monotonic()
                with suppress(Refusal):
                    self.center.greet()
            stop.wait(min(left, LIFE_SECONDS))

    def attempt(self) -> bool:
        """One visit if one is due; whether it went well."""
        try:
            if not self.is_due():
                return True
            status = self.visit()
        except Unreachable as error:
            status = Status(Condition.OFFLINE, self.behind(), str(error))
        except Refusal as error:
            status = Status(Condition.REFUSED, self.behind(), str(error))
        except Exception:  # the loop must outlive whatever this was
            log.exception("a visit to the hub failed")
            status = Status(Condition.OFFLINE, 0, "unforeseen")
        self.tell(status)
        return status.condition is Condition.CONNECTED

    def is_due(self) -> bool:
        head = self.record.newest_head()
        new = head is not None and head.size != self.brought
        return new or time.monotonic() >= self.visited_at + GREETING_SECONDS

    def visit(self) -> Status:
        now, checked, head = (
            time.monotonic(),
            self.checked_at,
            self.record.newest_head(),
        )
        thorough = now >= checked + THOROUGH_SECONDS
        self.visited_at = self.checked_at = float("-inf")  # unless it goes well
        status = self.courier.visit(thorough)
        if status.condition is Condition.CONNECTED:
            self.visited_at = now
            self.checked_at = now if thorough else checked
            self.brought = head.size if head else 0
        return status

    def behind(self) -> int:
        head = self.record.newest_head()
        return head.size - self.record.countersigned() if head else 0

    def hand_over(self, note: str) -> None:
        """Give the center a receipt; if it is away, the next visit does."""
        try:
            self.center.hand_over(note)
        except (Unreachable, Refusal) as error:
            if not self.center_silent:
                log.warning("the center did not take a receipt: %s", error)
            self.center_silent = True
        else:
            self.center_silent = False

    def tell(self, status: Status) -> None:
        """Say what has changed."""
        if status != self.status:
            self.status = status
            self.on_status(status)


def pause(failures: int) -> float:
    """Seconds until the next try: full jitter, so that centers do not come at once."""
    return random.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failures, 16)))


def write_status(status: Status) -> None:
    level = logging.INFO
    if status.condition not in (Condition.CONNECTED, Condition.OFFLINE):
        level = logging.ERROR
    values = {"behind": status.behind, "detail": status.detail}
    log.log(level, "hub %s", status.condition, extra={FIELDS: values})


def run_agent(config: SyncConfig, stop: threading.Event | None = None) -> None:
    """Bring the center's journal to its hub until ``stop`` is set (or for ever)."""
    Agent(config).run(stop or threading.Event())
