"""The files of a form (RFC 7578), read in memory: nothing of them touches a disk."""

import multipart  # type: ignore[import-untyped]
from starlette.requests import ClientDisconnect, Request

from center.domain.errors import BadPicture
from center.dossier.scans import MOST_PAGES

FIELD = "page"


class BadForm(Exception):
    """No form with a file in it."""


async def files_in(http: Request, most: int) -> list[bytes]:
    """The files that were chosen; ``BadPicture`` if they are longer than ``most``."""
    kind, options = multipart.parse_options_header(http.headers.get("content-type", ""))
    if kind != "multipart/form-data" or "boundary" not in options:
        raise BadForm
    files: list[bytes] = []
    try:
        with multipart.PushMultipartParser(
            options["boundary"], max_segment_count=MOST_PAGES + 2
        ) as parser:
            await parse(http, parser, files, most)
    except (multipart.MultipartError, ClientDisconnect):
        raise BadForm from None
    found = [file for file in files if file]
    if not found:
        raise BadForm
    return found


async def parse(
    http: Request, parser: multipart.PushMultipartParser, files: list[bytes], most: int
) -> None:
    """Collect the bytes of every file, never more than ``most`` of all."""
    read, wanted, data = 0, False, bytearray()
    async for chunk in http.stream():
        read += len(chunk)
        if read > most:
            raise BadPicture("too_large")
        if not chunk:
            continue
        for event in parser.parse(chunk):
            if isinstance(event, multipart.MultipartSegment):
                wanted, data = event.name == FIELD, bytearray()
            elif event is None:
                files.extend([bytes(data)] if wanted else [])
            elif wanted:
                data += event
