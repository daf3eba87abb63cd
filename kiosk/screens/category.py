"""Step 1: the kind of service, in the catalogue's order, on one screen if they fit."""

from collections.abc import Sequence

from center.domain.catalogue import Word
from kiosk.icons import CATEGORIES, OTHER_CATEGORY
from kiosk.paging import page_of
from kiosk.screens.scene import Scene
from kiosk.screens.screen import Sides, StepScreen
from kiosk.screens.service import first_of
from kiosk.widgets.choice_card import ChoiceCard
from kiosk.widgets.grid import Grid
from kiosk.widgets.part import Gap, Line, Part
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act

SIDE, SIDE_LARGE = 520, 480
"""Width of the start side, and where type is large: the longest name has two lines."""


class CategoryScreen(StepScreen):
    """Cards are made when the catalogue is first shown, and again if it changes."""

    def fill(self) -> None:
        self.cards: list[ChoiceCard] = []
        self.grid = Grid(gap=(22, 18))
        self.body.put(self.grid)
        self.back = self.back_button()
        self.other = self.button(Act.OTHER, "secondary", "ticket", lines=2, grow=1)
        self.page = page_of(0, 1, 0)
        self.previous = self.paging_button(Act.PREVIOUS, "chevron-up")
        self.more = self.paging_button(Act.MORE, "chevron-down")
        self.more.grow = 1
        self.actions.put(self.back, self.previous, self.more, self.other)
        self.of_catalogue = ""
        self.acts_beside = False
        """Where names beside icons need the height that the actions would take."""

    def paging_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(act, "secondary", icon, lines=1)
        button.tap = lambda: self.touch(act, first_of(self.page, act))
        return button

    def sides(self) -> Sides | None:
        if not self.acts_beside:
            return super().sides()
        beside = *self.head_parts(), Gap(grow=1), self.other, Gap(24), self.back
        return beside, (self.grid,)

    def holders(self) -> Sequence[Line]:
        return (self.body, self.actions) if self.acts_beside else ()

    def show(self, scene: Scene) -> None:
        self.head(scene, scene.say("kiosk.choose_category"))
        self.back.say(scene.say("kiosk.back"))
        self.other.say(scene.say("kiosk.other_purpose"))
        self.other.possible = not scene.visit.alone
        if self.of_catalogue != scene.catalogue.hash:
            self.make_cards(scene)
        theme, words = scene.look.theme, scene.look.words
        self.acts_beside = scene.look.wide
        self.side_width = SIDE_LARGE if theme.brief else SIDE
        self.other.grow = 0 if self.acts_beside else 1
        self.grid.columns = theme.category_columns
        self.cut_pages(scene)
        for card, category in zip(self.cards, scene.catalogue.categories, strict=True):
            card.show(
                words.pick(category.ar, category.en),
                barred=not scene.catalogue.offers(category.id),
                lying=theme.category_columns == 2 or theme.lowered or scene.look.wide,
            )

    def cut_pages(self, scene: Scene) -> None:
        """Never more than two large buttons under them.

        On a later page one goes back by "previous"; who has a ticket already, which the
        welcome asks, is asked again on the last.
        """
        size = scene.look.theme.categories_a_page or len(self.cards)
        page = self.page = page_of(scene.visit.first_category, size, len(self.cards))
        for place, card in enumerate(self.cards):
            card.shown = page.start <= place < page.stop
        self.grid.rows = -(-size // self.grid.columns)
        self.show_page(scene, page)
        self.under_row.shown = page.count > 1
        self.previous.say(scene.say("kiosk.previous"))
        self.more.say(scene.say("kiosk.more"))
        self.previous.shown, self.more.shown = page.has_previous, page.has_more
        self.back.shown, self.other.shown = not page.has_previous, not page.has_more

    def above_touch(self) -> Sequence[Part]:
        return self.head_parts()

    def make_cards(self, scene: Scene) -> None:
        self.grid.clear_widgets()
        self.cards = [self.card(each) for each in scene.catalogue.categories]
        self.grid.parts = list(self.cards)
        self.grid.add(*self.cards)
        self.of_catalogue = scene.catalogue.hash

    def card(self, category: Word) -> ChoiceCard:
        icon = CATEGORIES.get(category.id, OTHER_CATEGORY)
        return ChoiceCard(
            f"category:{category.id}",
            lambda: self.touch(Act.CHOOSE, category.id),
            icon,
        )
