"""What machines ask of a hub: who it is, enrolment, checkpoints, entries.

Bodies are read with a limit before anything else; nothing is answered before it is on
the disk.  The rules are in ``sync/hub/intake.py``.
"""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from center.domain.errors import (
    BadInput,
    Fork,
    NotFound,
    WrongEnrolment,
)
from center.notes import VerifierKey
from sync import alarm, signing, wire
from sync.enrolment import Enrolled, Enrolment
from sync.hub import enrolment
from sync.hub.context import Hub
from sync.hub.intake import Forked, Offer, Taken, read_offer
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.wire import Batch

MOST_IN_ENROLMENT = 4096
SIGNED = ("signature-input", "signature", "content-digest")
"""Headers that prove who said something; kept with what was said."""


class Api:
    """The endpoints, over one hub."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    async def identity(self, asked: Request) -> Response:
        """Who this hub is; a center reads it before it signs its enrolment."""
        return as_json(self.hub.identity)

    async def enrol(self, asked: Request) -> Response:
        """Enrol a log with a code for one use."""
        try:
            told = msgspec.json.decode(
                await read_body(asked, MOST_IN_ENROLMENT), type=Enrolment
            )
        except msgspec.DecodeError as error:
            raise BadInput(str(error)) from None
        key = VerifierKey.parse(self.hub.identity.hub_vkey)
        done = await self.hub.write(
            lambda db: enrolment.enrol(db, told, key, self.hub.clock())
        )
        if not done:
            raise WrongEnrolment(hint="the hub gives a new one: `shubbak hub invite`")
        log = VerifierKey.parse(told.log_vkey).name
        return as_json(Enrolled(log, self.hub.identity.hub, self.hub.identity.hub_vkey))

    async def checkpoint(self, asked: Request) -> Response:
        """The countersigned head of a log; asked with a signature it is a contact."""
        kept = await run_in_threadpool(self.known, asked.path_params["log"])
        if "signature" in asked.headers:
            self.prove(asked, kept, b"")
        if not kept.note:
            raise NotFound(f"{kept.log} has no line here yet")
        return note_answer(kept.note)

    async def entries(self, asked: Request) -> Response:
        """Take in a batch: 200 and the head when it is reached, 202 on the way."""
        body = await read_body(asked, wire.MOST_BYTES)
        kept = await run_in_threadpool(self.known, asked.path_params["log"])
        self.prove(asked, kept, body)
        start = read_start(asked)
        offer = await run_in_threadpool(read_offer, kept.log, kept.vkey, start, body)
        return answer(await self.take(offer))

    async def kept(self, asked: Request) -> Response:
        """The lines that are kept of a log, for its own center, which lost them."""
        head = await run_in_threadpool(self.known, asked.path_params["log"])
        self.prove(asked, head, b"")
        start = read_start(asked)
        batch = await run_in_threadpool(self.batch, head, start)
        return Response(wire.pack(batch), media_type="application/octet-stream")

    def batch(self, head: LogHead, start: int) -> Batch:
        """What one answer holds, under the head that binds the log's future."""
        if start >= head.size:
            raise NotFound(f"{head.size} lines are kept here")
        ledger = Ledger(self.hub.readers.connection)
        lines = wire.fitting(ledger.lines(head.log, start, head.size))
        return Batch(tuple(lines), head.bound or head.note)

    async def alarm(self, asked: Request) -> Response:
        """Keep what a center's agent says against its own record."""
        body = await read_body(asked, alarm.MOST_BYTES)
        kept = await run_in_threadpool(self.known, asked.path_params["log"])
        self.prove(asked, kept, body)
        told = alarm.read_alarm(body)
        proof = "".join(f"{n}: {asked.headers[n]}\n" for n in SIGNED)
        ours, whole = kept.note.encode(), proof.encode() + b"\n" + body
        evidence = Evidence(told.kind, told.seq, ours, told.shown, whole)
        await self.hub.write(
            lambda db: Ledger(db).keep_evidence(kept.log, evidence, self.hub.clock())
        )
        return as_json({})

    async def take(self, offer: Offer) -> Taken | Forked:
        return await self.hub.write(lambda db: self.hub.intake.take(db, offer))

    def known(self, log: str) -> LogHead:
        return Ledger(self.hub.readers.connection).head(log)

    def prove(self, asked: Request, kept: LogHead, body: bytes) -> None:
        """Refuse a request that the log's agent did not sign; note the contact."""
        target = asked.scope["raw_path"].decode("ascii")
        if asked.url.query:
            target += f"?{asked.url.query}"
        headers = dict(asked.headers)
        signing.verify(asked.method, target, headers, body, kept.agent_vkey, kept.log)
        self.hub.contacts[kept.log] = self.hub.clock()


async def read_body(asked: Request, most: int) -> bytes:
    """The body, refused as soon as it is longer than ``most`` bytes."""
    body = bytearray()
    async for chunk in asked.stream():
        body += chunk
        if len(body) > most:
            raise BadInput(f"the body has more than {most} bytes")
    return bytes(body)


def read_start(asked: Request) -> int:
    text = asked.query_params.get("from", "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise BadInput("from is the position of the first line")
    return int(text)


def answer(outcome: Taken | Forked) -> Response:
    if isinstance(outcome, Forked):
        raise Fork(
            f"another {outcome.evidence.kind} at {outcome.evidence.seq}",
            hint="nothing was stored; the evidence is kept and shown at the hub",
            size=outcome.size,
            at=outcome.evidence.seq,
        )
    if outcome.note:
        return note_answer(outcome.note)
    return as_json({"size": outcome.size}, 202)


def note_answer(note: str) -> Response:
    return PlainTextResponse(note, headers={"Cache-Control": "no-store"})


def as_json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
