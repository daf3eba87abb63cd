"""The papers sent with one's own phone: the code, how, and what has arrived."""

from collections.abc import Sequence

from center.domain.catalogue import Word
from kiosk.screens.photograph import PaperScreen
from kiosk.screens.scene import Scene
from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.band import Band
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.text import Text, icon_paint, panel_paint, panel_second_paint
from kiosk.words import Act

CODE = 340
ROWS = 6
"""Papers whose arrival is shown; those that came stand last."""
STEPS = ("phone_camera", "phone_point", "phone_send")
ICONS = {"arrived": "check", "arriving": "hourglass", "not_arrived": "file-text"}


class ArrivalRow(Row):
    """One paper, and whether it has come: icon and word."""

    def __init__(self) -> None:
        self.name = Text("second", panel_paint, font=SEMIBOLD, grow=1)
        self.icon = Icon("check", icon_paint, 48)
        self.state = Text("second", panel_second_paint, font=BOLD, align="end", lines=1)
        super().__init__(self.name, self.icon, self.state, gap=16, margin=(0, 8, 0, 8))

    def show(self, scene: Scene, paper: Word, state: str) -> None:
        self.name.content = scene.look.words.pick(paper.ar, paper.en)
        self.icon.meaning = ICONS[state]
        self.state.content = scene.say(f"photo.{state}")


class PhoneScreen(PaperScreen):
    """The code is large enough for any phone at arm's length."""

    side_width = 820

    def fill(self) -> None:
        self.trouble = Band("warning", "alert-triangle")
        self.below_trouble = Gap(22)
        self.code = CodePicture(CODE)
        self.icon = Icon("device-mobile", icon_paint, 64)
        self.how = [Text("text", panel_paint) for _ in STEPS]
        words = Column(Gap(grow=1), self.icon, *self.how, Gap(grow=1), gap=10, grow=1)
        self.asks = Panel(
            Row(self.code, words, gap=34, margin=(34, 24, 34, 24)),
            skin=lambda look: look.theme.panel,
        )
        self.rows = [ArrivalRow() for _ in range(ROWS)]
        self.list = Panel(skin=lambda look: look.theme.panel, margin=(34, 10, 34, 10))
        self.count = Text("text", panel_paint, font=BOLD, lines=1)
        self.others = Text("second", panel_second_paint, lines=1)
        self.list.put(self.count, *self.rows, self.others)
        self.body.put(self.trouble, self.asks, self.list, Gap(grow=1))
        self.back = self.back_button(220)
        self.again = self.button(Act.TRY_AGAIN, "secondary", "", lines=1)
        self.next = self.button(
            Act.NEXT, "primary", "forward", icon_after=True, lines=2, grow=1
        )
        self.actions.put(self.back, self.again, self.next)

    def beside(self) -> Sequence[Part]:
        return (self.asks,)

    def main(self) -> Sequence[Part]:
        return self.trouble, self.below_trouble, self.list, Gap(grow=1)

    def show(self, scene: Scene) -> None:
        pages, brief = scene.visit.pages, scene.look.theme.brief
        only = scene.visit.form.pictures_only
        under = scene.say("photo.only_pictures" if only else "photo.also")
        self.head_of_paper(scene, scene.say("photo.by_phone"), under)
        self.under_row.shown = not (brief or scene.look.theme.lowered)
        self.trouble.shown = self.below_trouble.shown = pages.cut_off
        self.trouble.say(scene.say("photo.cut_off"))
        self.asks.shown = bool(pages.code)
        self.code.show(pages.code)
        for text, key in zip(self.how, STEPS, strict=True):
            text.content = scene.say(f"photo.{key}")
        self.show_list(scene)
        self.back.say(scene.say("kiosk.back"))
        # Both lead to the list; without a code it is the one way on.
        self.back.shown, self.again.shown = not pages.cut_off, pages.cut_off
        onward = "photo.without_phone" if pages.cut_off else "kiosk.next"
        self.next.say(scene.say(onward))
        self.again.say(scene.say("photo.new_code"))

    def show_list(self, scene: Scene) -> None:
        form, pages = scene.visit.form, scene.visit.pages
        asked = form.now.options if form.questions and not form.at_end else ()
        papers = {each.id: each for each in asked}
        order = pages.lacking_first(tuple(papers))
        come = sum(pages.arrival(each) == "arrived" for each in order)
        self.count.content = scene.say("photo.come", n=come, m=len(order))
        few = rows_of(scene, len(order))
        for place, row in enumerate(self.rows):
            row.shown = place < min(few, len(order))
            if row.shown:
                row.show(scene, papers[order[place]], pages.arrival(order[place]))
        more = len(order) - few
        self.others.shown = more > 0
        self.others.content = scene.look.words.count("more_papers", max(1, more))


def rows_of(scene: Scene, papers: int) -> int:
    """How many papers are named: the last row says how many more there are."""
    wide, large = scene.look.wide, scene.look.theme.brief
    room = {(False, False): ROWS, (True, False): 4, (False, True): 3}.get(
        (wide, large), 2
    )
    return room if papers <= room else room - 1
