"""A reader of server-sent events for tests."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.processes import CONTRACT, Client


@dataclass(frozen=True)
class Event:
    """One event as a page gets it."""

    id: int
    name: str
    data: Any


class Stream:
    """An open stream; use it as a context."""

    def __init__(
        self, client: Client, view: str, since: int | None = None, **query: str
    ) -> None:
        headers = {} if since is None else {"Last-Event-ID": str(since)}
        url = f"{client.url}/v1/events"
        query["view"] = view
        self.answer = client.http.get(
            url, params=query, headers=headers, stream=True, timeout=30
        )
        assert self.answer.status_code == 200, self.answer.text
        self.raw: list[str] = []
        self.events = self.parsed()

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self.answer.close()

    def parsed(self) -> Iterator[Event]:
        fields: dict[str, str] = {}
        for line in self.answer.iter_lines(chunk_size=1, decode_unicode=True):
            self.raw.append(line)
            if line.startswith(":"):
                continue
            if line:
                key, _, value = line.partition(": ")
                fields[key] = value
            elif fields:
                data = json.loads(fields["data"])
                CONTRACT.hold_event(fields["event"], data)
                yield Event(int(fields["id"]), fields["event"], data)
                fields = {}

    def until(self, name: str, **wanted: object) -> Event:
        """The next event of a name that says what is wanted."""
        for event in self.events:
            if event.name == name and wanted.items() <= event.data.items():
                return event
        raise AssertionError(f"the stream ended before {name} {wanted}")

    def take(self, count: int) -> list[Event]:
        return [next(self.events) for _ in range(count)]


def eventually(look: Any, seconds: float = 10) -> Any:
    """What a look finds once it finds something; for what time alone brings."""
    for _ in range(int(seconds / 0.05)):
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come about")
