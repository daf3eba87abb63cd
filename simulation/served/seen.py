"""What the people of a day saw over HTTP, counted by themselves.

Nothing here looks at the record: tickets are counted as papers in hands, calls as they
stood on a clerk's page, ends as the answers to whoever brought them about, and those
who were sent home as they left the hall's display.  So it can be held against the
report, which counts the lines of the record.
"""

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import Any

from simulation.served.device import Device

PATIENCE_SECONDS = 60
ANSWERED = {
    "start": "ticket.started",
    "recall": "ticket.recalled",
    "miss": "ticket.missed",
    "demote": "ticket.demoted",
    "finish": "ticket.finished",
    "park": "ticket.parked",
    "transfer": "ticket.transferred",
    "check": "documents.checked",
    "pause": "window.paused",
    "resume": "window.resumed",
    "back": "window.back",
    "sign_in": "window.opened",
    "printing": "ticket.printing",
    "return": "ticket.returned",
    "resume_ticket": "ticket.resumed",
    "shown": "ticket.shown",
}
"""What was done by the people → the kind of line that the report counts for it."""


@dataclass
class Seen:
    """The count of a day."""

    calls: set[tuple[str, int]] = field(default_factory=set)
    """Ticket and time, as called on the page of a window."""
    done: Counter[str] = field(default_factory=Counter)
    """Acts that were answered as done."""

    def counts(self, display: "HallDisplay") -> dict[str, int]:
        """By the kinds of line that the report counts."""
        counted = {kind: self.done[act] for act, kind in ANSWERED.items()}
        return counted | {
            "ticket.issued": self.done["issue"],
            "ticket.called": len(self.calls),
            "ticket.cancelled": display.sent_home,
            "ticket.finished": self.done["finish"] + self.done["accept"],
            "request.accepted": self.done["accept"],
        }


class HallDisplay:
    """The screen of the hall: follows its stream in a thread of its own."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.last = -1
        """Place of the last line that it heard of."""
        self.called: dict[str, int] = {}
        """Tickets on the screen → the call."""
        self.calls: set[int] = set()
        """Everything that it ever called out, by the place of the call."""
        self.sent_home = 0
        self.heard = threading.Condition()
        headers = device.headers() | {"Last-Event-ID": "0"}
        device.connection.request("GET", "/v1/events?view=display", None, headers)
        stream = device.connection.getresponse()
        self.thread = threading.Thread(target=self.follow, args=(stream,), daemon=True)
        self.thread.start()

    def follow(self, stream: HTTPResponse) -> None:
        """Until the server ends the stream."""
        told: dict[str, str] = {}
        for data in stream:
            name, _, value = data.decode().rstrip("\n").partition(": ")
            if name:
                told[name] = value
            elif "event" in told:
                with self.heard:
                    self.hear(told["event"], json.loads(told["data"]))
                    self.last = int(told["id"])
                    self.heard.notify_all()
                told = {}

    def close(self) -> None:
        """After the server has ended, and so the stream."""
        self.thread.join()
        self.device.connection.close()

    def hear(self, event: str, data: dict[str, Any]) -> None:
        if event == "call":
            self.calls.add(data["seq"])
            self.called[data["ticket"]] = data["seq"]
        elif event == "left" and self.called.pop(data["ticket"], None) is None:
            self.sent_home += 1

    def wait_for_line(self, seq: int) -> "HallDisplay":
        """Itself, once it has heard of that line."""
        with self.heard:
            if not self.heard.wait_for(lambda: self.last >= seq, PATIENCE_SECONDS):
                raise TimeoutError(f"the display heard {self.last}, not {seq}")
        return self
