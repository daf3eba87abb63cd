"""The page that a ticket's QR opens.

It is open to whoever holds the paper.  Its address holds the ticket's secret, so it is
written nowhere: no log of addresses, no referrer, no cache.
"""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from center.domain.catalogue import Catalogue
from center.domain.errors import BadInput, NotFound
from center.domain.spool import LETTERS
from center.domain.ticket import State
from center.kiosk_promise import is_kiosk_paper
from center.paper_code import service_mark
from sync.hub.context import Hub
from sync.hub.kiosk_tracking import track_ticket
from sync.hub.ledger import Ledger
from sync.hub.overview import SILENT_MS
from sync.hub.rendering import Rendering
from sync.hub.tracking import Proof, Tracking, track
from sync.hub.words import Words, language_of

STILL_MOVING = (State.WAITING, State.CALLED, State.SERVING, State.PARKED)
WAY = (State.WAITING, State.CALLED, State.SERVING, State.SERVED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a ticket's way: ``done``, ``now``, ``next`` or ``bad``."""

    text: str
    status: str
    note: str = ""


class TicketPage:
    """Answers with what is known of a ticket."""

    def __init__(self, hub: Hub, rendering: Rendering, catalogue: Catalogue) -> None:
        self.hub = hub
        self.rendering = rendering
        self.letters = LETTERS | {
            line.letter: line.letter_ar for line in catalogue.lines.values()
        }
        self.services = {
            service_mark(service.id): {"ar": service.name_ar, "en": service.name_en}
            for service in catalogue.services.values()
        }

    async def answer(self, asked: Request) -> Response:
        language = language_of(asked)
        try:
            known = await run_in_threadpool(self.find, asked.path_params["code"])
        except (BadInput, NotFound):
            return self.rendering.page(
                "unknown.html", language, 404, identity=self.hub.identity
            )
        if known.evidence:
            await self.report(known)
        return self.rendering.page(
            "ticket.html", language, **self.view(known, language)
        )

    def find(self, code: str) -> Tracking:
        connection, vkey = self.hub.readers.connection, self.hub.identity.hub_vkey
        if is_kiosk_paper(code):
            return track_ticket(connection, code, vkey)
        return track(connection, code, vkey)

    async def report(self, known: Tracking) -> None:
        """Keep the contradiction; the list of centers shows it from now on."""
        evidence, log, now = known.evidence, known.head.log, self.hub.clock()
        if evidence:
            await self.hub.write(
                lambda db: Ledger(db).keep_evidence(log, evidence, now)
            )

    def view(self, known: Tracking, language: str) -> dict[str, object]:
        """The values that the template shows."""
        words, now = self.rendering.words[language], self.hub.clock()
        told, ticket, last = known.promise, known.ticket, known.last
        contact_at = max(self.hub.contacts.get(known.head.log, 0), known.head.stored_at)
        service = self.services.get(told.service_mark, {})
        return {
            "identity": self.hub.identity,
            "known": known,
            "code": self.code(words, told.letter, told.number),
            "latin": f"{told.letter}{told.number}",
            "letter": self.letters.get(told.letter, told.letter)
            if language == "ar"
            else told.letter,
            "service": service.get(language, ""),
            "state": ticket.state if ticket else "",
            "window": ticket.window if ticket else 0,
            "last_code": self.code(words, last.letter, last.number) if last else "",
            "steps": steps(words, known, now),
            "contact_at": contact_at,
            "is_silent": bool(contact_at) and now - contact_at > SILENT_MS,
            "renews": known.proof is Proof.NOT_YET
            or (ticket is not None and ticket.state in STILL_MOVING),
            "now": now,
        }

    def code(self, words: Words, letter: str, number: int) -> str:
        return words.code(letter, self.letters.get(letter, letter), number)


def steps(words: Words, known: Tracking, now: int) -> list[Step]:
    """The way of a ticket from its issue on, as far as it went and goes."""
    issued_at = known.promise.issued_at * 1000
    issued = Step(words.say("track.step.issued"), "done", words.moment(issued_at, now))
    ticket = known.ticket
    if known.proof is Proof.CONTRADICTED:
        return []
    if ticket is None:
        return [issued]
    state = State(ticket.state)
    if state in (State.NO_SHOW, State.CANCELLED):
        return [issued, Step(words.say(f"track.step.{state}"), "bad")]
    if state is State.PARKED:
        return [
            issued,
            Step(words.say("track.step.parked"), "now", words.say("track.now")),
        ]
    at = WAY.index(state)
    return [issued, *(step(words, known, WAY[i], i - at) for i in range(len(WAY)))]


def step(words: Words, known: Tracking, state: State, distance: int) -> Step:
    """A step that is ``distance`` after the present one (before it, if negative)."""
    text = words.say(f"track.step.{state}")
    ticket = known.ticket
    if state is State.CALLED and ticket and ticket.window:
        text = words.say("track.step.called_to", n=ticket.window)
    if distance > 0:
        return Step(text, "next")
    if distance < 0 or state is State.SERVED:
        return Step(text, "done")
    return Step(text, "now", words.say("track.now"))
