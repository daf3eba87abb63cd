"""The ticket on the screen while it is printed, and when it is ready to be taken."""

from kiosk.answers import Issued
from kiosk.consequences import is_ending
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides
from kiosk.screens.waiting import WaitingFacts
from kiosk.widgets.band import Band
from kiosk.widgets.icon import Icon
from kiosk.widgets.number_panel import NumberPanel
from kiosk.widgets.part import Gap, Row
from kiosk.widgets.slot import SlotPanel
from kiosk.widgets.text import Text, title_paint
from kiosk.words import Act, Screen

HIDDEN = Issued("", "", "", 0, "", "", "", 0, "", "")


class TicketScreen(ScreenPart):
    """Printing, then take your ticket: the same screen, so that nothing jumps."""

    side_width = 760

    def build(self) -> None:
        self.margin = (56, 34, 56, 33)
        self.band = Band("done", "circle-check")
        self.number = NumberPanel()
        self.facts = WaitingFacts()
        self.watch = Text("text", title_paint, grow=1)
        self.slot = SlotPanel()
        self.done = self.button(Act.DONE, "secondary", "check", lines=1)
        self.put(
            self.band,
            Gap(30),
            self.number,
            Gap(26),
            self.facts,
            Gap(26),
            Row(Icon("volume", title_paint, 64), self.watch, gap=24),
            Gap(14),
            Gap(grow=1),
            self.slot,
            Gap(40),
            self.done,
        )

    def sides(self) -> Sides:
        return (self.band, Gap(30), self.number), (*self.parts[4:],)

    def show(self, scene: Scene) -> None:
        ticket = scene.visit.ticket or HIDDEN
        ready = scene.visit.screen is Screen.TAKE_TICKET
        if is_ending(scene.visit, scene.seconds_left):
            left = scene.look.words.count("seconds_left", scene.seconds_left)
            ends = scene.say("kiosk.touch_for_time", seconds=left)
            self.band.say(ends, "", "hourglass", "warning")
        elif scene.visit.as_first_sent:
            first = scene.say("kiosk.as_first_sent")
            self.band.say(first, "", "alert-triangle", "warning")
        elif ticket.alone:
            self.band.say(scene.say("kiosk.alone_kept"), "", "wifi-off", "warning")
        else:
            taken = scene.say("kiosk.place_taken")
            self.band.say(taken, "", "circle-check", "done")
        codes = scene.look.words.codes(ticket.letter, ticket.letter_ar, ticket.number)
        self.number.say(scene.say("kiosk.your_number"), codes)
        # The warning takes two lines of large type beside which there is no room.
        cramped = scene.look.theme.brief and scene.look.wide
        self.number.about.shown = not (cramped and self.band.kind == "warning")
        self.facts.show(scene)
        self.watch.content = scene.say("kiosk.watch")
        self.slot.say(
            scene.say("kiosk.take_ticket" if ready else "kiosk.printing"),
            scene.say("kiosk.from_slot" if ready else "kiosk.please_wait"),
            ready,
        )
        self.done.possible = ready
        if ready:
            self.done.say(scene.say("kiosk.finished"), "check")
        else:
            self.done.say(scene.say("kiosk.please_wait"), "hourglass")
