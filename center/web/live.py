"""Live updates: committed lines go to whoever listens, each with its own view.

A listener's queue is bounded; one that does not keep up is cut off and comes back with
``Last-Event-ID``, so a dead browser costs nothing.
"""

import asyncio
from collections.abc import Callable

from center.domain.events import Line
from center.web.showings import Showings

MOST_WAITING = 1000
HEARTBEAT_SECONDS = 15
ALIVE = b": alive\n\n"

Project = Callable[[Line], str]
"""Turns a line into the text of server-sent events; empty where it is no matter."""


class Listener:
    """One open stream; listeners with the same projection share its work."""

    def __init__(self, project: Project, device: str = "") -> None:
        self.project = project
        self.device = device
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)

    def offer(self, text: bytes) -> None:
        try:
            self.queue.put_nowait(text)
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        """Close the stream after what is waiting is dropped."""
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Live:
    """Everyone who listens now; used from the event loop alone."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.showings = Showings()
        self.ended = False
        self.lines = 0
        """How many lines the journal had when one was published last."""

    def add(self, listener: Listener) -> None:
        """Begin to listen; who comes after the end is sent away at once."""
        self.listeners.add(listener)
        if self.ended:
            listener.end()

    def publish(self, lines: list[Line]) -> None:
        """Project each line once for each kind of view, and hand it out."""
        for line in lines:
            self.lines = line["seq"] + 1
            told: dict[Project, bytes] = {}
            for listener in list(self.listeners):
                if listener.project not in told:
                    told[listener.project] = listener.project(line).encode()
                if told[listener.project]:
                    listener.offer(told[listener.project])

    def tell(self, project: Project, text: bytes) -> None:
        """Hand out what stands in no line to the listeners of one view."""
        for listener in list(self.listeners):
            if listener.project is project:
                listener.offer(text)

    def end_of(self, device: str) -> None:
        """Close the streams of one device, which is to say again who it is."""
        for listener in list(self.listeners):
            if listener.device == device:
                listener.end()

    async def beat(self) -> None:
        """Say now and then that the server is there; one timer for all streams."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            for listener in list(self.listeners):
                listener.offer(ALIVE)

    def end(self) -> None:
        """Close every stream, as when the server stops."""
        self.ended = True
        for listener in list(self.listeners):
            listener.end()
