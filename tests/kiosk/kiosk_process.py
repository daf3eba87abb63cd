"""A real kiosk, off screen, touched and read over its demonstration socket."""

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml

from tests.launch import ROOT
from tests.processes import Center

SECONDS = 60


@dataclass
class KioskProcess:
    """One kiosk of a center; ``with`` starts and ends it."""

    center: Center
    settings: dict[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    """Of the command."""
    display: str = ""
    """The X server that it draws on; off screen where there is none."""
    code: int | None = None
    """What it ended with."""

    @property
    def folder(self) -> Path:
        return self.center.folder

    @property
    def paper(self) -> Path:
        return self.folder / "paper"

    @property
    def socket_path(self) -> Path:
        return self.folder / "kiosk.sock"

    def __enter__(self) -> Self:
        config = self.folder / "kiosk.yaml"
        config.write_text(yaml.safe_dump({"kiosk": self.all_settings()}), "utf-8")
        arguments = [sys.executable, "shubbak.py", "--config", str(config)]
        self.log = (self.folder / "kiosk.log").open("a")
        self.process = subprocess.Popen(
            [*arguments, "--log", "text", "kiosk", *self.options],
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
            env=os.environ | self.screen(),
        )
        self.socket = self.connect()
        self.lines = self.socket.makefile("r", encoding="utf-8")
        return self

    def screen(self) -> dict[str, str]:
        if self.display:
            return {"DISPLAY": self.display, "SDL_VIDEODRIVER": "x11"}
        return {"SDL_VIDEODRIVER": "offscreen"}

    def all_settings(self) -> dict[str, Any]:
        """On a small screen, which is drawn in two thirds of the time."""
        return {
            "width": 540,
            "height": 960,
            "center": self.center.url,
            "key_file": str(self.center.data / "secrets" / "kiosk-K1.key"),
            "printer": {"driver": "file", "folder": str(self.paper)},
            "demonstration_socket": str(self.socket_path),
        } | self.settings

    def connect(self) -> socket.socket:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            assert self.process.poll() is None, self.said()
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(str(self.socket_path))
            except OSError:
                connection.close()
                time.sleep(0.02)
                continue
            connection.settimeout(SECONDS)
            return connection
        raise AssertionError(self.said())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lines.close()
        self.socket.close()
        self.process.terminate()
        try:
            self.code = self.process.wait(SECONDS)
        finally:
            self.process.kill()
            self.process.wait()
            self.log.close()

    def said(self) -> str:
        """Everything it has logged."""
        return (self.folder / "kiosk.log").read_text("utf-8")

    def ask(self, **command: Any) -> dict[str, Any]:
        self.socket.sendall(json.dumps(command).encode() + b"\n")
        answer: dict[str, Any] = json.loads(self.lines.readline())
        return answer

    def look(self) -> dict[str, Any]:
        return self.ask(do="screen")

    def touch(self, *ids: str) -> None:
        """Touch one thing after another, each as soon as it is there."""
        for touch_id in ids:
            self.until(lambda shown, id=touch_id: id in shown["ids"])
            answer = self.ask(do="touch", id=touch_id)
            assert answer.get("touched") == touch_id, answer

    def wait_for(self, screen: str) -> dict[str, Any]:
        """What a screen shows, once it is there."""
        shown = self.ask(do="wait", screen=screen, seconds=SECONDS)
        assert "error" not in shown, (shown, self.look(), self.said())
        return shown

    def until(self, seen: Any) -> dict[str, Any]:
        """What is shown, once something is seen in it."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            shown = self.look()
            if seen(shown):
                return shown
            time.sleep(0.03)
        raise AssertionError((self.look(), self.said()))

    def go_home(self) -> None:
        """Leave whatever is shown, as a person would, with nothing switched on."""
        if self.look()["language"] != "ar":
            self.touch("language")
        while (shown := self.look())["screen"] != "welcome":
            self.touch("done" if "done" in shown["ids"] else "back")

    def take_ticket(self) -> dict[str, Any]:
        """The six touches of a plain ticket."""
        self.wait_for("welcome")
        self.touch("start", "category:shops", "service:shop_licence")
        self.touch("have_documents", "answer:ordinary", "confirm")
        shown = self.wait_for("take_ticket")
        ticket: dict[str, Any] = shown["ticket"]
        return ticket
