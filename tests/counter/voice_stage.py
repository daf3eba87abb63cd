"""A page that has nothing but the voice, and a server for the files that it fetches."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

from counter.voice.clips import VOICE

STATIC = VOICE.parents[1] / "counter" / "static"
FOLDERS = {"static": STATIC, "voice": VOICE, "quick": VOICE}
SHORTEST = VOICE / "en" / "letter-e.opus"
"""What every clip below ``/quick`` says, so that a test need not hear whole calls."""
PAGE = b"<!doctype html><meta charset=utf-8><title>voice</title>"


class Files(BaseHTTPRequestHandler):
    """Answers with a file of the project, unless it is one of the broken ones."""

    server: "FileServer"

    def do_GET(self) -> None:
        folder, _, name = self.path.lstrip("/").partition("/")
        if not folder:
            self.answer("text/html", PAGE)
        elif self.path in self.server.broken or folder not in FOLDERS:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            is_quick = folder == "quick" and name.endswith(SHORTEST.suffix)
            path = SHORTEST if is_quick else FOLDERS[folder] / name
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            self.answer(kind, path.read_bytes())

    def answer(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test reads what the page did."""


class FileServer(ThreadingHTTPServer):
    """The project's scripts and clips on a free port."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Files)
        self.broken: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@dataclass
class Stage:
    """An empty page in a browser, and the server behind it."""

    page: Page
    server: FileServer
    mistakes: list[str] = field(default_factory=list)

    def run(self, body: str, given: Any = None) -> Any:
        """What a script answers; ``load(name)`` gives it a module of the pages."""
        return self.page.evaluate(
            f"""async (given) => {{
              const load = (name) => import(`/static/${{name}}`);
              {body}
            }}""",
            given,
        )


@contextmanager
def staged(browser: Browser) -> Iterator[Stage]:
    """A fresh page; a mistake in a script of it fails the test."""
    server = FileServer()
    thread = Thread(target=server.serve_forever)
    thread.start()
    context = browser.new_context()
    try:
        shown = Stage(context.new_page(), server)
        shown.page.on("pageerror", lambda error: shown.mistakes.append(str(error)))
        shown.page.goto(server.url)
        yield shown
        assert shown.mistakes == []
    finally:
        context.close()
        server.shutdown()
        thread.join()
        server.server_close()
