"""Running a Starlette application on one address, without an access log.

Addresses can hold the secret of a ticket, so no line of a log is made from them.
"""

import asyncio
import gc
import logging
import os
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from center.domain.errors import ConfigError
from center.log import FIELDS
from center.web.hurried_http import HurriedHttp

GRACE_SECONDS = 3
COLLECT_EVERY = 20_000
"""New objects between two looks for cycles; at Python's own 700 they are a tenth of the
cost of a ticket."""

log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """A server that closes its open streams as soon as it is told to stop."""

    def __init__(self, config: uvicorn.Config, on_exit: Callable[[], None]) -> None:
        super().__init__(config)
        self.on_exit = on_exit

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve on one processor, and do what takes long on any."""
        anywhere = os.sched_getaffinity(0)
        stay(anywhere)
        let_go = partial(os.sched_setaffinity, 0, anywhere)
        workers = ThreadPoolExecutor(thread_name_prefix="work", initializer=let_go)
        asyncio.get_running_loop().set_default_executor(workers)
        await super().serve(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.on_exit()
        super().handle_exit(sig, frame)


def serve(app: Starlette, listen: str) -> None:
    """Serve until SIGTERM or Ctrl-C.

    An application with open streams puts ``on_exit`` into its state, which ends them.
    An address that is taken is refused before anything starts.
    """
    taken = listening_socket(listen)
    config = uvicorn.Config(
        app,
        http=HurriedHttp,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=75,
        server_header=False,
    )
    on_exit = getattr(app.state, "on_exit", lambda: None)
    loop = config.get_loop_factory()
    collect_seldom()
    log.info("listening", extra={FIELDS: {"on": listen}})
    with taken, asyncio.Runner(loop_factory=loop) as runner:
        runner.run(Server(config, on_exit).serve(sockets=[taken]))


def stay(processors: set[int]) -> None:
    """Keep this thread, and those that it starts, on one of the processors.

    The event loop and the writer share one interpreter and are never busy at once: on
    two processors they would only hand it across, which cost a third of each ticket.
    Servers of one machine spread by their process numbers.
    """
    chosen = sorted(processors)[os.getpid() % len(processors)]
    os.sched_setaffinity(0, {chosen})


def collect_seldom() -> None:
    """Look for cycles less often, and never among what is there from the start on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY, 20, 20)


def listening_socket(listen: str) -> socket.socket:
    """A socket bound to ``host:port``; ``ConfigError`` if another program has it.

    Its connections send at once: waiting for the other side's acknowledgement (Nagle)
    would add 40 ms to every answer.
    """
    host, _, port = listen.rpartition(":")
    try:
        listening = socket.create_server((host, int(port)), backlog=2048)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        raise ConfigError(
            f"cannot listen on {listen}: {error.strerror}",
            hint="stop the program that listens there, or give another port in "
            "config.yaml",
        ) from None
