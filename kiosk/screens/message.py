"""Screens that say one thing: the list is printed or not, no ticket could be given."""

from center.domain.errors import Closed, UnknownService
from kiosk.consequences import is_ending
from kiosk.opening import after_refusal, instead
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart
from kiosk.text.fonts import BOLD
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.slot import SlotPanel
from kiosk.widgets.text import Text, icon_paint, panel_paint, panel_second_paint
from kiosk.words import Act, Screen


class MessageScreen(ScreenPart):
    """A panel with an icon, a sentence and what to do, and one or two buttons."""

    def build(self) -> None:
        self.icon = Icon("alert-triangle", icon_paint, 132)
        self.title = Text("title", panel_paint, font=BOLD)
        self.text = Text("main", panel_second_paint)
        self.about = Text("text", panel_second_paint)
        self.about.shown = False
        lines = self.about, self.title, Gap(14), self.text
        words = Column(Gap(grow=1), *lines, Gap(grow=1), grow=1)
        panel = Panel(
            Row(self.icon, words, gap=44, margin=(44, 48, 44, 48)),
            skin=lambda look: look.theme.panel,
        )
        self.actions = Row(gap=24)
        self.put(Gap(grow=3), panel, Gap(grow=2), self.actions)
        self.fill()

    def fill(self) -> None:
        """Put buttons into ``actions``."""


class ListNotPrintedScreen(MessageScreen):
    """The list stays on the screen, to be photographed."""

    def fill(self) -> None:
        self.icon.meaning = "printer-off"
        self.again = self.button(Act.BACK, "primary", grow=1)
        self.over = self.button(Act.DONE, "secondary")
        self.actions.put(self.over, self.again)

    def show(self, scene: Scene) -> None:
        self.title.content = scene.say("kiosk.list_not_printed")
        self.text.content = scene.say("kiosk.list_photograph")
        self.again.say(scene.say("kiosk.show_list"))
        self.over.say(scene.say("kiosk.finished"))


class NotOfferedScreen(MessageScreen):
    """A service cannot be had now: why, what to do instead, and still its papers."""

    def fill(self) -> None:
        self.icon.meaning = "info-circle"
        self.about.shown = True
        self.back = self.back_button()
        self.read = self.button(Act.READ, "primary", "file-text", grow=1)
        self.actions.put(self.back, self.read)

    def show(self, scene: Scene) -> None:
        chosen, words = scene.chosen, scene.look.words
        self.about.content = scene.service_name
        self.title.content = scene.say(f"error.{chosen.why_not or UnknownService.code}")
        self.text.content = instead(words, scene.center, scene.now, chosen.why_not)
        self.back.say(scene.say("kiosk.back"))
        self.read.say(scene.say("kiosk.required_documents"))
        self.read.shown = bool(chosen.documents)


class FailedScreen(MessageScreen):
    """The center refused, and there is another way; or it did not answer: once more."""

    other = Act.BACK
    refused, other_way, unanswered = "", "", ""
    """Keys of texts: what a refusal means, the other way, what trying again means."""

    def fill(self) -> None:
        self.over = self.button(Act.DONE, "secondary")
        self.again = self.button(Act.TRY_AGAIN, "primary", grow=1)
        self.instead = self.button(self.other, "primary", grow=1)
        self.actions.put(self.over, self.again, self.instead)

    def show(self, scene: Scene) -> None:
        refusal = scene.visit.refusal
        title = f"error.{refusal}" if refusal else "kiosk.unanswered"
        self.title.content = scene.say(title)
        self.text.content = self.explain(scene, refusal)
        closed = refusal == Closed.code
        self.again.shown, self.instead.shown = not refusal, bool(refusal) and not closed
        self.again.say(scene.say("kiosk.try_again"))
        self.instead.say(scene.say(self.other_way))
        self.over.grow = int(closed)
        self.over.say(scene.say("kiosk.finished" if closed else "kiosk.start_over"))

    def explain(self, scene: Scene, refusal: str) -> str:
        """What it means; of a closed center or a full service, until when."""
        words, now = scene.look.words, scene.now
        until = after_refusal(words, scene.center, now, refusal)
        return until or scene.say(self.meaning(scene, refusal))

    def meaning(self, scene: Scene, refusal: str) -> str:
        """Key of what it means for the person; sent once, it may have arrived."""
        known = refusal and not scene.visit.unanswered
        return self.refused if known else self.unanswered


class NotGivenScreen(FailedScreen):
    """No ticket."""

    refused, other_way = "kiosk.ask_staff", "kiosk.other_service"
    unanswered = "kiosk.never_two"


class ListScreen(ScreenPart):
    """The list of documents is being printed, or is ready to be taken."""

    def build(self) -> None:
        self.margin = (56, 34, 56, 33)
        self.slot = SlotPanel()
        self.icon = Icon("file-text", icon_paint, 96)
        self.come_back = Text("main", panel_paint, font=BOLD, grow=1)
        panel = Panel(
            Row(
                self.icon,
                self.come_back,
                gap=36,
                margin=(44, 40, 44, 40),
            ),
            skin=lambda look: look.theme.panel,
        )
        self.done = self.button(Act.DONE, "secondary", "check", lines=1)
        self.put(Gap(grow=1), panel, Gap(26), self.slot, Gap(40), self.done)

    def show(self, scene: Scene) -> None:
        ready = scene.visit.screen is Screen.TAKE_LIST
        self.show_words(scene)
        self.slot.say(
            scene.say("kiosk.take_list" if ready else "kiosk.list_printing"),
            scene.say("kiosk.from_slot" if ready else "kiosk.please_wait"),
            ready,
        )
        self.done.possible = ready
        if ready:
            self.done.say(scene.say("kiosk.finished"), "check")
        else:
            self.done.say(scene.say("kiosk.please_wait"), "hourglass")

    def show_words(self, scene: Scene) -> None:
        ends = is_ending(scene.visit, scene.seconds_left)
        left = (
            scene.look.words.count("seconds_left", scene.seconds_left) if ends else ""
        )
        come_back = scene.say("kiosk.come_back")
        warning = scene.say("kiosk.touch_for_time", seconds=left)
        self.come_back.content = warning if ends else come_back
        self.icon.meaning = "hourglass" if ends else "file-text"
