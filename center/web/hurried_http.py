"""HTTP of uvicorn, whose asker has to have said what is wanted within a few seconds.

A connection that sends the beginning of a message byte by byte, or nothing at all,
would otherwise be kept for ever: a few hundred of them (*slowloris*, CWE-400) keep
everybody else out.  Bodies are bounded where they are read.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 10.0
"""From the connection, or from the first byte of a further message, to its headers."""


class HurriedHttp(HttpToolsProtocol):
    """Ends a connection whose headers do not come."""

    header_seconds = HEADER_SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline: asyncio.TimerHandle | None = None
        self.is_in_headers = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.set_deadline()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.is_in_headers and self.deadline is None:
            self.set_deadline()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.is_in_headers = True

    def on_headers_complete(self) -> None:
        self.is_in_headers = False
        self.forget_deadline()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self.forget_deadline()
        super().connection_lost(exc)

    def set_deadline(self) -> None:
        self.deadline = self.loop.call_later(self.header_seconds, self.transport.abort)

    def forget_deadline(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None
