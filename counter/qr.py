"""The QR of a ticket that reception prints, drawn by the server.

The text is the signed promise that the center has just made; only an enrolled browser
is answered, and what it sends is not an address that would stand in a log.
"""

import re

import qrcode  # type: ignore[import-untyped]
from starlette.requests import Request
from starlette.responses import Response

from center.domain.errors import BadInput, Refusal
from center.web.access import known_device
from center.web.problems import problem

ADDRESS = "/reception/qr"
QUIET = 4
"""Modules of white around it (ISO/IEC 18004)."""
PROMISE = re.compile(rb"[0-9A-Z $%*+./:-]{1,400}")
"""What a QR holds in its alphanumeric mode, as the promise is written."""


def drawn(text: str) -> str:
    """The code as SVG, one path, dark modules in runs."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    size = len(rows)
    path = "".join(runs(y, row) for y, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


def runs(y: int, row: list[bool]) -> str:
    """The dark modules of a row as rectangles of a path."""
    bits = "".join("1" if dark else "0" for dark in row)
    return "".join(
        f"M{found.start()} {y}h{len(found[0])}v1h-{len(found[0])}z"
        for found in re.finditer("1+", bits)
    )


async def answer(http: Request) -> Response:
    """The picture of the promise in the body."""
    context = http.app.state.context
    try:
        known_device(context, http)
        text = await http.body()
        if not PROMISE.fullmatch(text):
            raise BadInput("not a promise")
    except Refusal as refusal:
        return problem(context.texts, refusal)
    return Response(drawn(text.decode()), media_type="image/svg+xml")
