"""A clock that stands still until it is told the time, for simulated days.

``shubbak center --clock <start> --stepped`` reads times from its standard input, UTC
milliseconds, a line each.  At each it does what is due then, and answers with the same
line once that is committed; after ``=`` it only takes the time over, where the sender
knows that nothing is due.  When the input ends the server stops: nothing outlives the
simulation.  No setting leads here, so a real center cannot run on it by accident.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Awaitable, Callable

Tick = Callable[[], Awaitable[None]]


class SteppedClock:
    """The time it was last told; it never goes back."""

    def __init__(self, start: int) -> None:
        self.now = start

    def __call__(self) -> int:
        return self.now

    async def pulse(self, tick: Tick) -> None:
        """Follow standard input; then ask the server to stop."""
        loop, told = asyncio.get_running_loop(), asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(told)
        transport, _ = await loop.connect_read_pipe(lambda: protocol, sys.stdin)
        with contextlib.closing(transport):
            while line := await told.readline():
                self.now = max(self.now, int(line.removeprefix(b"=")))
                if not line.startswith(b"="):
                    await tick()
                sys.stdout.write(line.decode("ascii"))
                sys.stdout.flush()
        signal.raise_signal(signal.SIGTERM)
