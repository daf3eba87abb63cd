"""The files of the pages: own scripts and styles, fonts and clips, and nothing else.

They lie under an address with a hash of all of them (``/static/counter/<hash>/``), so
that a browser may keep them for a year and never mixes two releases.
"""

import hashlib
import os
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from center.texts import ASSETS

OWN = Path(__file__).resolve().parent / "static"
FOLDERS = {
    "fonts": ASSETS / "fonts",
    "voice": ASSETS / "voice",
    "icons": ASSETS / "icons",
    "": OWN,
}
ONE_YEAR = "public, max-age=31536000, immutable"


class KeptFiles(StaticFiles):
    """Files that never change under their address."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers["Cache-Control"] = ONE_YEAR
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer


def version() -> str:
    """Twelve hex digits that change when any of the files does."""
    digest = hashlib.sha256()
    for folder in FOLDERS.values():
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def base() -> str:
    """Address of the files, without a slash at its end."""
    return f"/static/counter/{version()}"


def mount(address: str) -> Mount:
    """The route that answers with the files."""
    folders = [
        Mount(f"/{name}" if name else "/", KeptFiles(directory=folder))
        for name, folder in FOLDERS.items()
    ]
    return Mount(address, routes=folders)
