"""The page that a ticket's QR opens."""

from dataclasses import dataclass

from center.domain.catalogue import Catalogue
from center.domain.spool import LETTERS
from center.domain.ticket import State
from center.kiosk_promise import is_kiosk_paper
from center.paper_code import service_mark
from sync.hub.context import Hub
from sync.hub.kiosk_tracking import track_ticket
from sync.hub.paper_page import PaperPage
from sync.hub.rendering import Rendering
from sync.hub.tracking import Proof, Tracking, track
from sync.hub.words import Words

STILL_MOVING = (State.WAITING, State.CALLED, State.SERVING, State.PARKED)
WAY = (State.WAITING, State.CALLED, State.SERVING, State.SERVED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a ticket's way: ``done``, ``now``, ``next`` or ``bad``."""

    text: str
    status: str
    note: str = ""


class TicketPage(PaperPage[Tracking]):
    """Answers with what is known of a ticket."""

    template = "ticket.html"

    def __init__(self, hub: Hub, rendering: Rendering, catalogue: Catalogue) -> None:
        super().__init__(hub, rendering)
        self.letters = LETTERS | {
            line.letter: line.letter_ar for line in catalogue.lines.values()
        }
        self.services = {
            service_mark(service.id): {"ar": service.name_ar, "en": service.name_en}
            for service in catalogue.services.values()
        }

    def find(self, code: str) -> Tracking:
        connection, vkey = self.hub.readers.connection, self.hub.identity.hub_vkey
        if is_kiosk_paper(code):
            return track_ticket(connection, code, vkey)
        return track(connection, code, vkey)

    def view(self, known: Tracking, language: str) -> dict[str, object]:
        words, now = self.rendering.words[language], self.hub.clock()
        told, ticket, last = known.promise, known.ticket, known.last
        service = self.services.get(told.service_mark, {})
        return {
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
            "renews": known.proof is Proof.NOT_YET
            or (ticket is not None and ticket.state in STILL_MOVING),
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
