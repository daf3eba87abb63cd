"""The summary: every answer in large type with its way back, and the notice on data."""

from collections.abc import Sequence

from kiosk.form import Form
from kiosk.paging import page_of
from kiosk.question import Kind
from kiosk.said import papers_said, said
from kiosk.screens.confirm import ChoiceLine
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.screens.service import first_of
from kiosk.theme import NORMAL
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.page_strip import MOST, PageStrip
from kiosk.widgets.part import Gap, Part
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act, Screen

LINES_OF_PAGES = 2
"""Whose room the photographed papers take."""


class CoveredLine(ChoiceLine):
    """An answer that may be one to be seen for a moment only."""

    def __init__(self, change: WordButton, uncover: WordButton) -> None:
        super().__init__(change)
        self.uncover = uncover
        self.parts.insert(1, uncover)
        self.add(uncover)


class ReviewScreen(StepScreen):
    """Nothing is sent before the last page has been seen; agreeing is one touch."""

    def fill(self) -> None:
        self.lines = [self.line(place) for place in range(NORMAL.lines_a_page)]
        self.places: list[int] = []
        self.page = page_of(0, 1, 0)
        panel = Panel(skin=lambda look: look.theme.panel, margin=(34, 10, 34, 10))
        panel.put(*self.lines)
        self.notice = Band("information", "shield-check", role="second")
        self.pages = PageStrip()
        self.body.put(panel, self.pages, self.notice, Gap(grow=1))
        self.back = self.back_button(220)
        self.previous = self.page_button(Act.PREVIOUS, "chevron-up")
        self.more = self.page_button(Act.MORE, "chevron-down", "primary")
        self.more.grow = 1
        self.send = self.button(Act.SEND, "primary", "check", lines=2, grow=1)
        self.actions.put(self.back, self.previous, self.more, self.send)

    def above_touch(self) -> Sequence[Part]:
        return self.head_parts()

    def line(self, place: int) -> CoveredLine:
        button = self.low_button(Act.CORRECT, "pencil")
        button.tap = lambda: self.touch(Act.CORRECT, self.places[place])
        line = CoveredLine(button, self.low_button(Act.UNCOVER))
        line.answer.private = True
        line.margin = (0, 12, 0, 12)
        return line

    def low_button(self, act: Act, icon: str = "") -> WordButton:
        return self.button(act, "secondary", icon, role="second", height=92, lines=1)

    def page_button(self, act: Act, icon: str, kind: str = "secondary") -> WordButton:
        button = self.button(act, kind, icon, icon_after=True, lines=1)
        button.tap = lambda: self.touch(Act.PAGE, first_of(self.page, act))
        return button

    def show(self, scene: Scene) -> None:
        visit, form = scene.visit, scene.visit.form
        waits = visit.screen is Screen.SENDING
        self.head(scene, scene.say("kiosk.review"), scene.service_name)
        self.steps.show(scene.look, "kiosk.review_step", 1, 1)
        self.steps.panes.shown = False
        asked = form.asked
        self.page = page_of(visit.first_line, lines_of(scene), len(asked))
        self.places = list(asked[self.page.start : self.page.stop])
        for line in self.lines:
            line.shown = False
        for line, place in zip(self.lines, self.places, strict=False):
            self.show_line(scene, form, line, place, waits)
        self.show_page(scene, self.page)
        self.show_pages(scene)
        self.show_actions(scene, waits)

    def show_line(
        self, scene: Scene, form: Form, line: CoveredLine, place: int, waits: bool
    ) -> None:
        look, question = scene.look, form.questions[place]
        words = look.words
        line.shown = True
        if question.kind == Kind.DOCUMENTS:
            about, answer = papers_said(words, scene.chosen, form, scene.visit.pages)
            label = scene.say(about)
        else:
            label = words.pick(question.label_ar, question.label_en)
            answer = said(words, question, form.answers[place], form.uncovered)
        line.about.content = label
        line.answer.say_as_written(look, answer or scene.say("kiosk.not_answered"))
        line.change.touch_id = f"{Act.CORRECT.value}:{question.id}"
        line.change.say(scene.say("kiosk.change"))
        line.change.possible = line.uncover.possible = not waits
        line.uncover.shown = bool(answer) and question.kind == Kind.NATIONAL_ID
        line.uncover.touch_id = f"{Act.UNCOVER.value}:{question.id}"
        key = "kiosk.hide_id" if form.uncovered else "kiosk.show_id"
        line.uncover.say(scene.say(key))

    def show_pages(self, scene: Scene) -> None:
        """The photographed papers, on the last page."""
        kept = () if self.page.has_more else scene.visit.pages.kept
        others = len(kept) - MOST
        self.pages.show(kept, f"+{scene.look.words.digits(str(others))}" * (others > 0))

    def show_actions(self, scene: Scene, waits: bool) -> None:
        last = not self.page.has_more
        self.notice.say(scene.say("privacy.notice"), scene.say("privacy.rights"))
        self.notice.shown = last
        self.back.say(scene.say("kiosk.back"))
        self.previous.say(scene.say("kiosk.previous"))
        self.more.say(scene.say("kiosk.more"))
        self.previous.shown, self.more.shown = self.page.has_previous, not last
        self.back.possible = self.send.possible = not waits
        self.previous.possible = not waits
        self.send.shown = last
        if waits:
            self.send.say(scene.say("kiosk.please_wait"), "hourglass")
        else:
            ticket = bool(scene.visit.side)
            key = "agree_and_print" if ticket else "agree_and_send"
            self.send.say(scene.say(f"kiosk.{key}"), "check")


def lines_of(scene: Scene) -> int:
    """How many answers there is room for, beside the photographed papers."""
    look = scene.look
    if not scene.visit.pages.kept:
        return look.theme.lines_a_page
    low = look.wide or look.theme.lowered
    return 1 if low and look.theme.brief else look.theme.lines_a_page - LINES_OF_PAGES
