"""What all screens are: a column between the header and the bar."""

from kiosk.paging import Page
from kiosk.screens.scene import Scene
from kiosk.text.fonts import BOLD
from kiosk.visit import STEPS, Act, Value
from kiosk.widgets.bar import Touch
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import FittingColumn, Gap, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.steps import StepRow
from kiosk.widgets.text import Text, second_paint, title_paint

MARGIN = (56, 28, 56, 33)


class ScreenPart(FittingColumn):
    """One screen; ``dark`` ones have the header's ground all over."""

    dark = False
    tall_header = False

    def __init__(self, touch: Touch) -> None:
        super().__init__(margin=MARGIN)
        self.touch = touch
        self.build()

    def build(self) -> None:
        """Make the parts, once."""

    def show(self, scene: Scene) -> None:
        """Set every text for a scene; the parts are placed afterwards."""

    def button(
        self,
        act: Act,
        kind: str,
        icon: str = "",
        value: Value = None,
        **options: object,
    ) -> WordButton:
        """A button that does one act; its colours are the theme's of that kind."""
        name = f"{act.value}:{value}" if value is not None else act.value
        return WordButton(
            name,
            lambda: self.touch(act, value),
            lambda look: getattr(look.theme, kind),
            icon,
            **options,  # type: ignore[arg-type]
        )

    def back_button(self, least_width: float = 300) -> WordButton:
        return self.button(
            Act.BACK, "secondary", "back", least_width=least_width, lines=1
        )


class StepScreen(ScreenPart):
    """A step: panes, title, at most one line under it, body, actions."""

    def build(self) -> None:
        self.steps = StepRow()
        self.title = Text("title", title_paint, font=BOLD)
        self.under = Text("text", second_paint)
        self.under_icon = Icon("", second_paint, 48)
        self.where = Text("second", second_paint, align="end", lines=1)
        self.under_row = Row(self.under_icon, self.under, self.where, gap=18)
        self.under.grow = 1
        self.body = FittingColumn(gap=22, grow=1)
        self.actions = Row(gap=24)
        self.put(
            self.steps,
            Gap(10),
            self.title,
            self.under_row,
            Gap(28),
            self.body,
            Gap(26),
            self.actions,
        )
        self.fill()

    def fill(self) -> None:
        """Put parts into ``body`` and ``actions``."""

    def head(self, scene: Scene, title: str, under: str = "", icon: str = "") -> None:
        self.steps.show(scene.look, "kiosk.step", scene.visit.step, len(STEPS))
        self.title.content = title
        self.under.content = under
        self.under_icon.meaning = icon
        self.under_icon.shown = bool(icon)
        self.under_row.shown = bool(under)
        self.where.shown = False

    def show_page(self, scene: Scene, page: Page) -> None:
        """Say which page it is, at the end of the line under the title."""
        where = scene.say("kiosk.page", n=page.number, m=page.count)
        self.where.content = where
        self.where.shown = page.count > 1
