"""The receipt of a request that was sent from here: on the screen as on the paper."""

from kiosk.answers import Filed
from kiosk.copying import may_copy
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides, skin_of
from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.band import Band
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.face import Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.slot import SlotPanel
from kiosk.widgets.text import Text, panel_paint, panel_second_paint
from kiosk.words import Act, Screen

NOTHING = Filed("", "", 0, "", "", "", "", "")
CODE = 320


def number_paint(look: Look) -> str:
    return look.theme.number.text


class ReceiptScreen(ScreenPart):
    """Number, secret, due date and QR; and where the paper is."""

    side_width = 760

    def build(self) -> None:
        self.margin = (56, 34, 56, 33)
        self.band = Band("done", "circle-check")
        self.about = Text("main", number_paint, font=SEMIBOLD, align="center", lines=1)
        self.number = Text("key", number_paint, font=BOLD, align="center", lines=1)
        self.number.language = "en"
        self.secret_about = Text("text", number_paint, align="center", lines=1)
        self.secret = Text("welcome", number_paint, font=BOLD, align="center", lines=1)
        self.secret.language = "en"
        self.number.private = self.secret.private = True
        numbers = Panel(
            Gap(22),
            self.about,
            self.number,
            Gap(14),
            self.secret_about,
            self.secret,
            Gap(22),
            skin=lambda look: look.theme.number,
            margin=(24, 0, 24, 0),
        )
        self.due_about = Text("second", panel_second_paint)
        self.due = Text("main", panel_paint, font=BOLD)
        self.where_about = Text("second", panel_second_paint)
        self.where = Text("main", panel_paint, font=BOLD)
        self.how = Text("second", panel_second_paint)
        self.code = CodePicture(CODE)
        words = Column(
            Gap(grow=1),
            self.due_about,
            self.due,
            Gap(14),
            self.where_about,
            self.where,
            Gap(14),
            self.how,
            Gap(grow=1),
            grow=1,
        )
        panel = Panel(
            Row(self.code, words, gap=34, margin=(34, 24, 34, 24)),
            skin=lambda look: look.theme.panel,
        )
        self.slot = SlotPanel()
        self.done = self.button(Act.DONE, "secondary", "check", grow=1)
        self.again = self.button(Act.PRINT_AGAIN, "primary", "printer", grow=1)
        gaps = Gap(26), Gap(26), Gap(grow=1), Gap(30)
        self.put(self.band, gaps[0], numbers, gaps[1], panel, gaps[2], self.slot)
        self.put(gaps[3], Row(self.done, self.again, gap=24))

    def sides(self) -> Sides:
        return self.parts[:3], self.parts[4:]

    def show(self, scene: Scene) -> None:
        filed, screen = scene.visit.filed or NOTHING, scene.visit.screen
        words = scene.look.words
        self.about.content = scene.say(
            "ticket.reference" if filed.alone else "ticket.request_no"
        )
        self.number.content = filed.request
        self.secret_about.content = scene.say("kiosk.secret")
        # Number and secret as the paper has them, whatever the digits are.
        self.secret.content = filed.secret
        self.due_about.content = scene.say("kiosk.due") if filed.due else ""
        self.due.content = self.due_words(scene, filed)
        self.where_about.content = scene.say("kiosk.sent_to")
        self.where_about.shown = self.where.shown = not filed.alone
        self.where.content = words.pick(filed.department_ar, filed.department_en)
        self.how.content = scene.say("kiosk.follow_how")
        self.how.shown = not (scene.look.wide and scene.look.theme.brief)
        self.code.show(filed.url)
        self.show_paper(scene, screen)

    def due_words(self, scene: Scene, filed: Filed) -> str:
        """The day by which it is done, or what has to come before it is known."""
        if filed.alone:
            return scene.say("kiosk.alone_due")
        if not filed.due:
            return scene.say("kiosk.due_after_papers")
        return scene.look.words.whole_date(filed.due)

    def show_paper(self, scene: Scene, screen: Screen) -> None:
        """The paper comes, lies in the slot, or could not be printed."""
        lost, ready = screen is Screen.KEEP_RECEIPT, screen is Screen.TAKE_RECEIPT
        if lost:
            self.band.say(
                scene.say("kiosk.receipt_not_printed"),
                scene.say(
                    "kiosk.as_first_sent"
                    if scene.visit.as_first_sent
                    else "kiosk.keep_how"
                ),
                "printer-off",
                "warning",
            )
        elif scene.visit.as_first_sent:
            first = scene.say("kiosk.as_first_sent")
            self.band.say(first, "", "alert-triangle", "warning")
        elif scene.visit.filed and scene.visit.filed.alone:
            kept = scene.say("kiosk.alone_request")
            self.band.say(kept, "", "wifi-off", "warning")
        else:
            self.band.say(scene.say("kiosk.request_sent"), "", "circle-check", "done")
        self.slot.shown = not lost
        self.slot.say(
            scene.say("kiosk.take_receipt" if ready else "kiosk.receipt_printing"),
            scene.say("kiosk.from_slot" if ready else "kiosk.please_wait"),
            ready,
        )
        self.again.shown = lost and may_copy(scene.visit)
        self.done.skin = skin_of("secondary" if self.again.shown else "primary")
        self.again.say(scene.say("kiosk.print_receipt_now"))
        self.done.possible = lost or ready
        if lost:
            self.done.say(scene.say("kiosk.saved"), "check")
        elif ready:
            self.done.say(scene.say("kiosk.finished"), "check")
        else:
            self.done.say(scene.say("kiosk.please_wait"), "hourglass")
