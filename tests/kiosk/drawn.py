"""What a shown screen is made of, as the canvas says: all that is drawn, in order.

Nothing is drawn without standing here, whichever widget drew it.  What one widget draws
at one go is one ``Drawing``.  Imported once there is a window.
"""

from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from kivy.graphics import Color, Line, Rectangle
from kivy.graphics.instructions import Canvas, InstructionGroup, VertexInstruction
from kivy.graphics.vertex_instructions import AntiAliasingLine

from kiosk.inspection import visible_parts
from kiosk.widgets.part import Part
from kiosk.widgets.text import ABOVE, BESIDE, OWN_LINE, Text

Colour = tuple[int, int, int]


class Place(NamedTuple):
    """In pixels of the window, from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float


class Drawing(NamedTuple):
    """What one widget draws below what stands in it, or above it."""

    part: Part
    place: Place
    surfaces: tuple[tuple[Place, Colour], ...]
    """Those of one colour."""
    pictures: tuple[Place, ...]
    tint: Colour
    """Of what it drew last; a picture's white leaves its own colours."""

    @property
    def name(self) -> str:
        for about in ("content", "touch_id", "meaning"):
            if said := getattr(self.part, about, ""):
                return repr(said)
        return type(self.part).__name__


@dataclass
class Walk:
    """From the ground up through the canvases of what is seen."""

    owners: dict[int, Part]
    colour: tuple[float, ...] = (1, 1, 1, 1)
    strokes: list[tuple[Part, Place, Colour, bool]] = field(default_factory=list)

    def through(self, group: InstructionGroup, part: Part) -> None:
        if isinstance(group, Canvas):
            if id(group) not in self.owners or not group.opacity:
                return
            part = self.owners[id(group)]
        for each in group.children:
            if isinstance(each, InstructionGroup):
                self.through(each, part)
            elif isinstance(each, Color):
                self.colour = tuple(each.rgba)
            elif isinstance(each, VertexInstruction):
                self.note(each, part)

    def note(self, drawn: VertexInstruction, part: Part) -> None:
        if isinstance(drawn, AntiAliasingLine) or not self.colour[3]:
            return
        place = place_of(drawn, part)
        if place.right > place.left and place.top > place.bottom:
            red, green, blue = (round(255 * value) for value in self.colour[:3])
            plain = not isinstance(drawn, Line) and drawn.texture == PLAIN
            self.strokes.append((part, place, (red, green, blue), plain))


PLAIN = Rectangle().texture
"""What Kivy fills a surface with that has no picture."""


def place_of(drawn: VertexInstruction, part: Part) -> Place:
    if isinstance(drawn, Line):
        across, along = drawn.points[::2], drawn.points[1::2]
        return Place(min(across), min(along), max(across), max(along))
    left, bottom = drawn.pos
    width, height = drawn.size
    place = Place(left, bottom, left + width, bottom + height)
    return lines_of(part, place) if isinstance(part, Text) else place


def lines_of(text: Text, picture: Place) -> Place:
    """Where the lines themselves are in the picture of a text, which is larger.

    A sign of a key may be moved in its place by its ink, which is measured by itself.
    """
    pixels, lines = text.size_of_type, len(text.lines_drawn())
    spare = picture.right - picture.left - text.drawn_size()[0]
    before = {"left": round(BESIDE * pixels), "center": spare / 2}
    left = picture.left + before.get(side_of(text), spare - round(BESIDE * pixels))
    top = picture.top - (ABOVE + (OWN_LINE - text.leading) / 2) * pixels
    return Place(
        left,
        max(top - lines * text.leading * pixels, text.y),
        left + text.drawn_size()[0],
        min(top, text.top),
    )


def side_of(text: Text) -> str:
    return str(text.label.options["halign"])


def drawings(root: Part) -> list[Drawing]:
    """All that is seen, from the ground up."""
    walk = Walk({id(part.canvas): part for part in visible_parts(root)})
    walk.through(root.canvas, root)
    found = []
    for _, drawn in groupby(walk.strokes, key=lambda stroke: id(stroke[0])):
        strokes = list(drawn)
        places = [place for _, place, _, _ in strokes]
        whole = Place(
            min(place.left for place in places),
            min(place.bottom for place in places),
            max(place.right for place in places),
            max(place.top for place in places),
        )
        plain = tuple((place, colour) for _, place, colour, flat in strokes if flat)
        pictures = tuple(place for _, place, _, flat in strokes if not flat)
        found.append(Drawing(strokes[0][0], whole, plain, pictures, strokes[-1][2]))
    return found
