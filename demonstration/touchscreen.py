"""The kiosk's screen, touched and read over its demonstration socket.

The socket takes one JSON object a line and answers with one.  It exists only while the
kiosk runs in demonstration mode, which the screen says.
"""

import json
import socket
import time
from pathlib import Path
from typing import Any

from demonstration.patience import NeverCame, until

PATIENCE_SECONDS = 2.0


class Touchscreen:
    """A finger and an eye at the kiosk."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(20)
        self.socket.connect(str(path))
        self.lines = self.socket.makefile("r", encoding="utf-8")

    def close(self) -> None:
        self.lines.close()
        self.socket.close()

    def ask(self, **command: str) -> dict[str, Any]:
        self.socket.sendall(json.dumps(command).encode() + b"\n")
        answer: dict[str, Any] = json.loads(self.lines.readline() or "{}")
        if "error" in answer or not answer:
            raise NeverCame(f"kiosk: {answer.get('error', 'it has gone')}")
        return answer

    def touch(self, id: str) -> None:
        """Touch a widget that is on the screen, once it is there."""
        until(f"{id} on the kiosk", lambda: id in self.look()["ids"] or None)
        self.ask(do="touch", id=id)

    def touch_on(self, screen: str, id: str) -> None:
        """Touch, and as a person does, touch again if the screen stays the same."""

        def left() -> bool | None:
            self.touch(id)
            end = time.monotonic() + PATIENCE_SECONDS
            while self.look()["screen"] == screen and time.monotonic() < end:
                time.sleep(0.05)
            return self.look()["screen"] != screen or None

        until(f"an answer to {id} on the kiosk", left)

    def look(self) -> dict[str, Any]:
        """Which screen it is, what can be touched, and every text on it."""
        return self.ask(do="screen")

    def wait_for(self, *screens: str) -> dict[str, Any]:
        """What one of the screens shows, once it is there."""

        def seen() -> dict[str, Any] | None:
            found = self.look()
            return found if found["screen"] in screens else None

        return until(f"the kiosk's screen {' or '.join(screens)}", seen)

    def picture(self, path: Path) -> None:
        self.ask(do="picture", path=str(path))


def connect(path: Path) -> Touchscreen:
    """The touchscreen, once the kiosk listens."""

    def reach() -> Touchscreen | None:
        try:
            return Touchscreen(path)
        except OSError:
            return None

    return until("the kiosk's demonstration socket", reach)
