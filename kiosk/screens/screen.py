"""What all screens are: a column between the header and the bar."""

from collections.abc import Sequence

from kiosk.paging import Page
from kiosk.screens.scene import Scene
from kiosk.text.fonts import BOLD
from kiosk.visit import STEPS, Value
from kiosk.widgets.bar import Touch
from kiosk.widgets.face import SkinOf
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import FittingColumn, Gap, Line, Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.steps import StepRow
from kiosk.widgets.text import Text, second_paint, title_paint
from kiosk.words import Act

MARGIN = (56, 28, 56, 33)


SIDE = 560
"""Width of the start side of a wide screen."""

BESIDE = 44

Sides = tuple[Sequence[Part], Sequence[Part]]


def skin_of(kind: str) -> SkinOf:
    """The theme's colours for one kind of button."""
    return lambda look: getattr(look.theme, kind)


class ScreenPart(FittingColumn):
    """One screen; ``dark`` ones have the header's ground all over.

    On a wide screen its parts stand in two columns beside each other (``sides``).
    """

    dark = False
    tall_header = False
    side_width = SIDE

    def __init__(self, touch: Touch) -> None:
        super().__init__(margin=MARGIN)
        self.touch = touch
        self.start_side, self.end_side = FittingColumn(), FittingColumn()
        self.build()

    def build(self) -> None:
        """Make the parts, once."""

    def show(self, scene: Scene) -> None:
        """Set every text for a scene; the parts are placed afterwards."""

    def sides(self) -> Sides | None:
        """What stands at the start and at the end of a wide screen."""
        return None

    def holders(self) -> Sequence[Line]:
        """Columns that only hold others, which ``sides`` takes out of them."""
        return ()

    def above_touch(self) -> Sequence[Part] | None:
        """What stands above all that is touched; None where that is at the foot."""
        return None

    def untouched(self, look: Look) -> float | None:
        """Height of what stands above the first thing to touch."""
        above = self.above_touch()
        if above is None:
            return None
        # As it may come out where room is short: rather too low than out of reach.
        look = look.squeezed(1)
        across, _ = self.edges(look)
        width = look.width - across
        heights = [part.height_for(look, width) for part in above if part.shown]
        return sum(heights) + look.space(self.margin[1])

    def place(self, look: Look, box: Box) -> None:
        sides = self.sides() if look.wide else None
        if sides is None:
            super().place(look, box)
            return
        Part.place(self, look, box)
        self.put_away_hidden()
        for holder in self.holders():
            Part.place(holder, look, box)
            holder.put_away_hidden()
        self.start_side.parts, self.end_side.parts = map(list, sides)
        inner, gap = self.inner(look, box), look.px(BESIDE)
        side = look.px(self.side_width)
        start = inner._replace(width=side)
        end = inner._replace(width=inner.width - side - gap)
        if look.rtl:
            start = start._replace(left=inner.left + inner.width - side)
        else:
            end = end._replace(left=inner.left + side + gap)
        self.start_side.place(look, start)
        self.end_side.place(look, end)

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
            skin_of(kind),
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
        self.where_below = Text("second", second_paint, lines=1)
        self.under.grow = 1
        self.body = FittingColumn(gap=22, grow=1)
        self.actions = Row(gap=24)
        self.put(
            self.steps,
            Gap(10),
            self.title,
            self.under_row,
            self.where_below,
            Gap(28),
            self.body,
            Gap(26),
            self.actions,
        )
        self.fill()

    def fill(self) -> None:
        """Put parts into ``body`` and ``actions``."""

    def sides(self) -> Sides | None:
        beside = (*self.head_parts(), *self.beside(), Gap(grow=1))
        return beside, (*self.main(), Gap(26), self.actions)

    def head_parts(self) -> Sequence[Part]:
        below = self.under_row, self.where_below
        return self.steps, Gap(10), self.title, *below, Gap(28)

    def beside(self) -> Sequence[Part]:
        """What of the body stands under the title of a wide screen."""
        return ()

    def main(self) -> Sequence[Part]:
        """What of the body stands over the actions of a wide screen."""
        return (self.body,)

    def holders(self) -> Sequence[Line]:
        return () if self.main() == (self.body,) else (self.body,)

    def head(self, scene: Scene, title: str, under: str = "", icon: str = "") -> None:
        self.steps.show(scene.look, "kiosk.step", scene.visit.step, len(STEPS))
        self.title.content = title
        self.under.content = under
        self.under_icon.meaning = icon
        self.under_icon.shown = bool(icon)
        self.under_row.shown = bool(under)
        self.where.shown = self.where_below.shown = False

    def show_page(self, scene: Scene, page: Page) -> None:
        """Say which page it is, at the end of the line under the title.

        Beside a wide screen's body large type has room for one of both on a line.
        """
        where = scene.say("kiosk.page", n=page.number, m=page.count)
        below = scene.look.wide and scene.look.theme.brief
        self.where.content = self.where_below.content = where
        self.where.shown = page.count > 1 and not below
        self.where_below.shown = page.count > 1 and below
