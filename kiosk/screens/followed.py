"""A request, for the holder of its receipt: its state, its time, what is missing."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.answers import Followed
from kiosk.holding import Purpose
from kiosk.in_hand import service_of
from kiosk.screens.ask_letter import letters_of
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.text.fonts import BOLD
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.part import Column, Gap, Part
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.text import Text, panel_paint, panel_second_paint
from kiosk.words import Act

NOTHING = Followed("", "", "", "", "received", 0, "", "", "")
BANDS = {"incomplete": "warning", "withdrawn": "warning", "routed": "done"}
AT_WINDOW = ("received", "incomplete")
"""States in which a window has to see the papers."""

BUTTONS = {
    "pay": "primary",
    "collect": "primary",
    "documents": "primary",
    "complete": "secondary",
    "print": "secondary",
    "withdraw": "erase",
}
MOST_NAMED = 3
AIR, AIR_CRAMPED = 8, 4
"""Above and below each fact; large type beside a wide screen's body has little."""
"""Missing documents that are told by name."""


def offers(followed: Followed, purpose: str, *, pictures: bool) -> tuple[str, ...]:
    """What may be begun with it, in the order of the buttons.

    ``pictures`` says whether papers can be photographed here.
    """
    if followed.state == "withdrawn":
        return ()
    names = [purpose] if purpose in (Purpose.PAY, Purpose.COLLECT) else []
    if "documents" in followed.acts and (pictures or not followed.needs_no_window):
        names.append("documents")
    if followed.state in AT_WINDOW and not names:
        names.append(Purpose.COMPLETE)
    if followed.ticket_open:
        names = [name for name in names if name not in set(Purpose)]
    if purpose == Purpose.TRACK:
        names += [name for name in ("print", "withdraw") if name in followed.acts]
    return tuple(names)


class Fact(Column):
    """What it is about, and the answer."""

    def __init__(self) -> None:
        self.about = Text("second", panel_second_paint)
        self.answer = Text("main", panel_paint, font=BOLD)
        super().__init__(self.about, self.answer)

    def say(self, about: str, answer: str) -> None:
        self.about.content, self.answer.content = about, answer
        self.shown = bool(answer)


class FollowedScreen(StepScreen):
    """Neither who asked nor what was typed is shown: only what the record says."""

    side_width = 800

    def fill(self) -> None:
        self.band = Band("information", "info-circle", role="main")
        self.request, self.due = Fact(), Fact()
        self.where, self.missing, self.ticket = Fact(), Fact(), Fact()
        self.request.answer.language = "en"
        self.request.answer.private = True
        self.facts = self.request, self.due, self.where, self.missing, self.ticket
        self.panel = Panel(*self.facts, skin=lambda look: look.theme.panel)
        self.choices = {name: self.choice(name, kind) for name, kind in BUTTONS.items()}
        self.body.put(self.band, self.panel, Gap(grow=1), *self.choices.values())
        self.done = self.button(Act.DONE, "secondary", lines=1, grow=1)
        self.actions.put(self.done)

    def choice(self, name: str, kind: str) -> WordButton:
        return self.button(Act.DO, kind, value=name, lines=1)

    def beside(self) -> Sequence[Part]:
        return self.band, Gap(22), self.panel

    def main(self) -> Sequence[Part]:
        choices = [part for each in self.choices.values() for part in (each, Gap(22))]
        return Gap(grow=1), *choices

    def above_touch(self) -> Sequence[Part]:
        return (*self.head_parts(), self.band, self.panel)

    def show(self, scene: Scene) -> None:
        followed = scene.visit.followed or NOTHING
        words = scene.look.words
        name = words.pick(followed.name_ar, followed.name_en)
        self.head(scene, scene.say("kiosk.your_request"), name)
        self.steps.shown = False
        self.show_state(scene, followed)
        self.set_air(AIR_CRAMPED if is_cramped(scene) else AIR)
        self.request.answer.align = "end" if scene.look.rtl else "start"
        self.request.say(scene.say("ticket.request_no"), followed.request)
        due = followed.due and words.whole_date(followed.due)
        self.due.say(scene.say("kiosk.due"), due or scene.say("kiosk.due_after_papers"))
        # Short of room, what is missing says that it waits for papers.
        told = is_cramped(scene) and followed.lacking and not followed.due
        # What is complete has a date as soon as its department has it.
        undated = followed.state == "complete" and not followed.due
        self.due.shown = followed.state != "withdrawn" and not (undated or told)
        department = words.pick(followed.department_ar, followed.department_en)
        self.where.say(scene.say("kiosk.sent_to"), department if followed.due else "")
        self.show_missing(scene, followed)
        code = code_of(scene, followed.ticket) if followed.ticket_open else ""
        self.ticket.say(scene.say("kiosk.number_now"), code)
        offered = offers(followed, scene.visit.purpose, pictures=scene.takes_pictures)
        for each, button in self.choices.items():
            button.say(scene.say(f"kiosk.do.{each}"))
            button.shown = each in offered and is_open(scene, each)
        self.done.say(scene.say("kiosk.finished"))

    def set_air(self, air: int) -> None:
        """Room above and below each fact, and twice as much around them."""
        self.panel.margin = (34, 2 * air, 34, 2 * air)
        for fact in self.facts:
            fact.margin = (0, air, 0, air)

    def show_state(self, scene: Scene, followed: Followed) -> None:
        hint = f"follow.now.{followed.state}_hint"
        known = hint in scene.look.words.texts.entries
        cramped = scene.look.theme.lowered or is_cramped(scene)
        self.band.say(
            scene.say(f"status.{followed.state}"),
            scene.say(hint) if known and not cramped else "",
            kind=BANDS.get(followed.state, "information"),
        )

    def show_missing(self, scene: Scene, followed: Followed) -> None:
        words, lacking = scene.look.words, followed.lacking
        theme = scene.look.theme
        few = not (theme.brief or theme.lowered or scene.look.wide)
        named = lacking[:MOST_NAMED] if few and len(lacking) <= MOST_NAMED else ()
        names = "\n".join(words.pick(each.ar, each.en) for each in named)
        count = words.count("documents", len(lacking)) if lacking else ""
        self.missing.answer.role = "text" if names else "main"
        self.missing.say(scene.say("follow.missing"), names or count)
        self.missing.shown = bool(lacking) and followed.state != "withdrawn"


def is_cramped(scene: Scene) -> bool:
    """Large type on a wide screen, which has no height to spare."""
    return scene.look.theme.brief and scene.look.wide


def code_of(scene: Scene, ticket: str) -> str:
    """A ticket's printed code, from its id ``20261122-D147``."""
    _, _, code = ticket.partition("-")
    letter, number = code[:1], int(code[1:])
    letter_ar = letters_of(scene.catalogue).get(letter, letter)
    return scene.look.words.codes(letter, letter_ar, number)[0]


def is_open(scene: Scene, offered: str) -> bool:
    """Whether the service by which it is done can be had now."""
    if offered not in set(Purpose):
        return True
    service = service_of(replace(scene.visit, purpose=offered))
    return scene.has(service) and not scene.why_not(service)
