"""The files of a form (RFC 7578), read in memory: nothing of them touches a disk.

They are handed on one by one, as they come: what is read next waits until the one
before has been made anew, so that no more than one file is ever held as it was sent.
"""

from collections.abc import AsyncIterator

import multipart  # type: ignore[import-untyped]
from starlette.requests import ClientDisconnect, Request

from center.domain.errors import BadPicture
from center.dossier.pictures import MOST_BYTES
from center.dossier.scan_program import MOST_PAGES

FIELD = "page"
MOST_PARTS = 64
"""More than can be chosen; each of them is looked at, and the seventh page refused."""
FORM_BYTES = 16 * 1024
"""What a form adds to its files."""
MOST_OF_FORM = MOST_PAGES * MOST_BYTES + FORM_BYTES
"""Every page of a document may be as large as a page can be."""


class BadForm(Exception):
    """No form with a file in it."""


async def files_in(http: Request) -> AsyncIterator[bytes]:
    """The files that were chosen; ``BadPicture`` for one that is too large."""
    kind, options = multipart.parse_options_header(http.headers.get("content-type", ""))
    if kind != "multipart/form-data" or "boundary" not in options:
        raise BadForm
    found = False
    try:
        with multipart.PushMultipartParser(
            options["boundary"], max_segment_count=MOST_PARTS
        ) as parser:
            async for file in parsed(http, parser):
                found = True
                yield file
    except (multipart.MultipartError, ClientDisconnect):
        raise BadForm from None
    if not found:
        raise BadForm


async def parsed(
    http: Request, parser: multipart.PushMultipartParser
) -> AsyncIterator[bytes]:
    """The bytes of every file that has any, once they have all come."""
    read, wanted, data = 0, False, bytearray()
    async for chunk in http.stream():
        read += len(chunk)
        if read > MOST_OF_FORM:
            raise BadPicture("too_large")
        for event in parser.parse(chunk) if chunk else ():
            if isinstance(event, multipart.MultipartSegment):
                wanted, data = event.name == FIELD, bytearray()
            elif event is not None and wanted:
                data += event
                if len(data) > MOST_BYTES:
                    raise BadPicture("too_large")
            elif event is None and data:
                yield bytes(data)
                data = bytearray()
