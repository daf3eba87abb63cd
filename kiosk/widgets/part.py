"""The widget that all others are, and the two that put others in a line."""

from collections.abc import Sequence
from typing import Any

from kivy.input import MotionEvent
from kivy.uix.widget import Widget

from kiosk.widgets.look import Box, Look

MOST_SQUEEZE = 9
"""Steps from the usual look to the narrowest and smallest that is still allowed."""


class Part(Widget):
    """A widget that is placed by the one it is in.

    ``grow`` is its share of what the others leave over; 0 takes what it needs.
    """

    def __init__(self, grow: float = 0) -> None:
        super().__init__(size_hint=(None, None))
        self.grow = grow
        self.shown = True

    def add(self, *parts: "Part") -> None:
        for part in parts:
            self.add_widget(part)

    def height_for(self, look: Look, width: float) -> float:
        """Height it needs at a width."""
        return 0

    def width_for(self, look: Look) -> float:
        """Width it needs in a row."""
        return 0

    def place(self, look: Look, box: Box) -> None:
        """Take this box; the window's own coordinates begin at the bottom."""
        self.opacity = 1
        self.pos = (box.left, look.height - box.top - box.height)
        self.size = (box.width, box.height)

    def put_away(self) -> None:
        """Be neither seen nor touched."""
        self.opacity = 0
        self.size = (0, 0)

    @property
    def is_seen(self) -> bool:
        """What is in something that was put away keeps its own place and opacity."""
        part: Widget = self
        while isinstance(part, Part):
            if not part.opacity:
                return False
            part = part.parent
        return part is not None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        return bool(self.opacity) and bool(super().on_touch_down(touch))


class Gap(Part):
    """Empty space: a fixed length, or whatever is left over."""

    def __init__(self, length: float = 0, grow: float = 0) -> None:
        super().__init__(grow)
        self.length = length

    def height_for(self, look: Look, width: float) -> float:
        return look.space(self.length)

    def width_for(self, look: Look) -> float:
        return look.px(self.length)


class Line(Part):
    """Parts in a line with equal gaps and a margin (start, top, end, bottom)."""

    def __init__(
        self,
        *parts: Part,
        gap: float = 0,
        margin: Sequence[float] = (0, 0, 0, 0),
        grow: float = 0,
    ) -> None:
        super().__init__(grow)
        self.parts: list[Part] = []
        self.gap = gap
        self.margin = tuple(margin)
        self.put(*parts)

    def put(self, *parts: Part) -> None:
        """Add parts at the end."""
        self.parts += parts
        self.add(*parts)

    def shown_parts(self) -> list[Part]:
        return [part for part in self.parts if part.shown]

    def inner(self, look: Look, box: Box) -> Box:
        start, top, end, bottom = self.margins(look)
        left, right = (end, start) if look.rtl else (start, end)
        return box.inset(left, top, right, bottom)

    def edges(self, look: Look) -> tuple[float, float]:
        """Length of the margin across and along."""
        start, top, end, bottom = self.margins(look)
        return start + end, top + bottom

    def margins(self, look: Look) -> tuple[int, int, int, int]:
        """Start, top, end, bottom; only the height is ever short."""
        start, top, end, bottom = self.margin
        return look.px(start), look.space(top), look.px(end), look.space(bottom)

    def put_away_hidden(self) -> None:
        for part in self.parts:
            if not part.shown:
                part.put_away()


def shares(parts: Sequence[Part], lengths: Sequence[float], room: float) -> list[float]:
    """Lengths that fill the room: each its own, and what is left over by ``grow``."""
    weight = sum(part.grow for part in parts)
    left_over = max(0, room - sum(lengths))
    return [
        length + (left_over * part.grow / weight if part.grow else 0)
        for part, length in zip(parts, lengths, strict=True)
    ]


class Column(Line):
    """Parts from the top down, all as wide as the column."""

    def height_for(self, look: Look, width: float) -> float:
        across, along = self.edges(look)
        parts = self.shown_parts()
        heights = [part.height_for(look, width - across) for part in parts]
        return sum(heights) + look.space(self.gap) * max(0, len(parts) - 1) + along

    def width_for(self, look: Look) -> float:
        widths = [part.width_for(look) for part in self.shown_parts()]
        return max(widths, default=0) + self.edges(look)[0]

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.put_away_hidden()
        parts, inner, gap = (
            self.shown_parts(),
            self.inner(look, box),
            look.space(self.gap),
        )
        needed = [0 if p.grow else p.height_for(look, inner.width) for p in parts]
        room = inner.height - gap * max(0, len(parts) - 1)
        top = inner.top
        for part, height in zip(parts, shares(parts, needed, room), strict=True):
            part.place(look, Box(inner.left, top, inner.width, height))
            top += height + gap


class FittingColumn(Column):
    """A column that takes smaller type when there is more in it than fits.

    One that grows asks for nothing: it makes do with what the others leave over.
    """

    def height_for(self, look: Look, width: float) -> float:
        return 0 if self.grow else super().height_for(look, width)

    def place(self, look: Look, box: Box) -> None:
        for steps in range(look.squeeze, MOST_SQUEEZE):
            squeezed = look.squeezed(steps)
            if super().height_for(squeezed, box.width) <= box.height + 1:
                break
        super().place(squeezed, box)


class Row(Line):
    """Parts from the start of the line of writing to its end, all equally high.

    A row that is not ``mirrored`` runs from left to right in both languages.
    """

    def __init__(self, *parts: Part, mirrored: bool = True, **options: Any) -> None:
        super().__init__(*parts, **options)
        self.mirrored = mirrored

    def widths(self, look: Look, room: float) -> list[float]:
        parts = self.shown_parts()
        room -= look.px(self.gap) * max(0, len(parts) - 1)
        needed = [0 if part.grow else part.width_for(look) for part in parts]
        narrower = min(1.0, room / sum(needed)) if any(needed) else 1.0
        return shares(parts, [width * narrower for width in needed], room)

    def height_for(self, look: Look, width: float) -> float:
        across, along = self.edges(look)
        parts = self.shown_parts()
        widths = self.widths(look, width - across)
        heights = (
            part.height_for(look, w) for part, w in zip(parts, widths, strict=True)
        )
        return max(heights, default=0) + along

    def width_for(self, look: Look) -> float:
        parts = self.shown_parts()
        gaps = look.px(self.gap) * max(0, len(parts) - 1)
        return sum(p.width_for(look) for p in parts) + gaps + self.edges(look)[0]

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.put_away_hidden()
        inner, gap = self.inner(look, box), look.px(self.gap)
        from_right = look.rtl and self.mirrored
        at = inner.left + (inner.width if from_right else 0)
        for part, width in zip(
            self.shown_parts(), self.widths(look, inner.width), strict=True
        ):
            left = at - width if from_right else at
            part.place(look, Box(left, inner.top, width, inner.height))
            at += -(width + gap) if from_right else width + gap
