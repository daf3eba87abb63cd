"""Step 2: the service, by the name on its paper; a few a page, never scrolled."""

from collections.abc import Sequence

from kiosk.icons import CATEGORIES, OTHER_CATEGORY
from kiosk.paging import Page, page_of
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.theme import NORMAL
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Gap, Part
from kiosk.widgets.service_row import ServiceRow
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act

GAP, HIGHEST = 22, 240


class ServiceList(Part):
    """Rows of one page: a row has the same place and height on every page."""

    def __init__(self, rows: list[ServiceRow]) -> None:
        super().__init__(grow=1)
        self.rows = rows
        self.size_of_page = 1
        self.add(*rows)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap = look.px(GAP)
        share = (box.height - gap * (self.size_of_page - 1)) / self.size_of_page
        height = min(share, look.px(HIGHEST) * look.theme.type.text / 38)
        for place, row in enumerate(self.rows):
            if row.shown:
                top = box.top + place * (height + gap)
                row.place(look, Box(box.left, top, box.width, height))
            else:
                row.put_away()


class ServiceScreen(StepScreen):
    """Rows are made once; each shows whichever service has its place."""

    def fill(self) -> None:
        self.rows = [self.row(place) for place in range(NORMAL.services_a_page)]
        self.on_page: list[str] = []
        self.page = page_of(0, 1, 0)
        self.list = ServiceList(self.rows)
        self.body.put(self.list)
        self.back = self.back_button()
        self.previous = self.paging_button(Act.PREVIOUS, "chevron-up")
        self.more = self.paging_button(Act.MORE, "chevron-down")
        self.actions.put(self.back, Gap(grow=1), self.previous, self.more)

    def row(self, place: int) -> ServiceRow:
        def tap() -> None:
            act = Act.WHY if self.rows[place].barred else Act.CHOOSE
            self.touch(act, self.on_page[place])

        return ServiceRow(tap)

    def paging_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(act, "secondary", icon, icon_after=True, least_width=240)
        button.tap = lambda: self.touch(act, first_of(self.page, act))
        return button

    def show(self, scene: Scene) -> None:
        words, visit = scene.look.words, scene.visit
        category = scene.catalogue.category(visit.category)
        title = scene.say("kiosk.choose_service")
        icon = CATEGORIES.get(category.id, OTHER_CATEGORY)
        self.head(scene, title, words.pick(category.ar, category.en), icon)
        services = scene.catalogue.services_of(visit.category)
        size = scene.look.theme.services_a_page
        self.page = page_of(visit.first_service, size, len(services))
        shown = services[self.page.start : self.page.stop]
        self.on_page = [each.id for each in shown]
        # Where there is one page only, its rows may be higher.
        self.list.size_of_page = min(size, max(1, len(services)))
        for place, row in enumerate(self.rows):
            row.shown = place < len(shown)
            if row.shown:
                row.show(scene.look, shown[place])
        self.show_actions(scene)

    def above_touch(self) -> Sequence[Part]:
        return self.head_parts()

    def show_actions(self, scene: Scene) -> None:
        self.back.say(scene.say("kiosk.back"))
        self.more.say(scene.say("kiosk.more"))
        self.previous.say(scene.say("kiosk.previous"))
        page = self.page
        self.show_page(scene, page)
        self.more.shown = page.count > 1
        self.more.possible = page.has_more
        self.previous.shown = page.has_previous


def first_of(page: Page, act: Act) -> int:
    """The first line of the page that an act leads to."""
    return page.next_first if act is Act.MORE else page.previous_first
