"""Ends a kiosk that hangs or grows without bound, so that it is started again.

The service manager restarts it within seconds (``Restart=always``); a screen that no
longer answers would stay so until someone notices.  The service manager watches as
well, for the case that even this thread does not run any more: it is told of every
beat (``WatchdogSec=``, sd_notify(3)).
"""

import logging
import os
import socket
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic

log = logging.getLogger(__name__)

HANGS_AFTER_SECONDS = 20.0
LOOK_SECONDS = 5.0
MOST_MEMORY = 800 * 1024 * 1024
"""Bytes; the kiosk takes about a quarter of this."""

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: a defect, start again."""


class Watchdog:
    """A thread that looks whether the screen's thread still beats."""

    def __init__(self) -> None:
        self.beaten_at = monotonic()
        self.at_rest = False
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, name="watchdog", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.ending.set()

    def beat(self, at_rest: bool) -> None:
        """The screen's thread is alive; ``at_rest`` when nobody is served."""
        tell_service_manager("WATCHDOG=1")
        self.beaten_at = monotonic()
        self.at_rest = at_rest

    def run(self) -> None:
        while not self.ending.wait(LOOK_SECONDS):
            reason = self.reason_to_end()
            if reason:
                log.critical("the kiosk ends itself: %s", reason)
                # Not sys.exit: the thread that would unwind is the one that hangs.
                os._exit(EXIT_CODE)

    def reason_to_end(self) -> str:
        """Why it must be started again; empty while it need not be."""
        if monotonic() - self.beaten_at > HANGS_AFTER_SECONDS:
            return "the screen hangs"
        if self.at_rest and memory_in_use() > MOST_MEMORY:
            return "it takes too much memory"
        return ""


def tell_service_manager(state: str) -> None:
    """Say how this process is, where systemd has started it and asks for it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    # An address that begins with @ is of the abstract namespace (unix(7)).
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.sendto(state.encode(), address.replace("@", "\0", 1))


def memory_in_use() -> int:
    """Resident bytes of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
