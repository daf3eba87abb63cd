"""What can be touched: a face on a sill.

The face goes down at once under the finger and comes up when it leaves; the touch
counts when the finger is lifted inside.  Then the face stays down for a moment more, so
that a quick tap is seen, and nothing is drawn before what it leads to.
"""

from collections.abc import Callable, Sequence

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.input import MotionEvent

from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.theme import Skin
from kiosk.widgets.face import RADIUS, SILL, Dashes, Face, SkinOf
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Part, Row
from kiosk.widgets.text import Text

STAYS_DOWN_SECONDS = 0.1

Tap = Callable[[], None]


def waiting_skin(look: Look) -> Skin:
    """Of what cannot be touched now, on the ground of most screens."""
    return look.theme.waiting


def dark_waiting_skin(look: Look) -> Skin:
    """The same on a dark ground, where a pale face would stand out most."""
    return look.theme.dark_waiting


class SillButton(Column):
    """A surface that does one thing when it is touched.

    ``touch_id`` names it for the demonstration and the tests.  While it is not
    ``possible`` it keeps its place and words, with a dashed edge and no sill.  What is
    ``barred`` has the dashed edge too; touched, it leads to the reason.
    """

    def __init__(
        self,
        touch_id: str,
        tap: Tap,
        skin: SkinOf,
        *parts: Part,
        height: float = 128,
        radius: float = RADIUS,
        margin: Sequence[float] = (24, 0, 24, 0),
        grow: float = 0,
    ) -> None:
        super().__init__(margin=margin, grow=grow)
        self.touch_id = touch_id
        self.tap = tap
        self.skin = skin
        self.least = height
        self.radius = radius
        self.possible = True
        self.waiting = waiting_skin
        self.barred = False
        self.look: Look | None = None
        self.box = Box(0, 0, 0, 0)
        self.pressed = False
        self.come_up_soon = Clock.create_trigger(self.come_up, STAYS_DOWN_SECONDS)
        self.face = Face(self.canvas.before)
        self.dashes = Dashes(self.canvas.before)
        with self.canvas.before:
            PushMatrix()
            self.shift = Translate(0, 0)
        with self.canvas.after:
            PopMatrix()
        self.put(*parts)

    def skin_now(self, look: Look) -> Skin:
        if not self.possible:
            return self.waiting(look)
        return look.theme.barred if self.barred else self.skin(look)

    def height_for(self, look: Look, width: float) -> float:
        """Face and sill together."""
        face = max(look.px(self.least), super().height_for(look, width))
        return face + look.px(SILL)

    def place(self, look: Look, box: Box) -> None:
        self.look = look
        self.box = box._replace(height=box.height - look.px(SILL))
        super().place(look, self.box)
        # What is touched includes the sill.
        self.pos = (box.left, look.height - box.top - box.height)
        self.size = (box.width, box.height)
        self.show_pressed(False)

    def show_pressed(self, pressed: bool) -> None:
        if self.look is None:
            return
        self.pressed = pressed
        look, skin = self.look, self.skin_now(self.look)
        down = look.px(SILL) if pressed else 0
        box = self.box._replace(top=self.box.top + down)
        if self.possible and not self.barred:
            self.dashes.hide()
            self.face.show(look, box, skin, look.theme.edge, self.radius)
        else:
            flat = Skin(skin.face, skin.text, skin.icon, sill=skin.sill)
            self.face.show(look, box, flat, 0, self.radius)
            self.dashes.show(look, box, skin.edge, self.radius)
        self.shift.y = -down

    def let_go(self, touch: MotionEvent) -> None:
        """A finger that was forgotten does nothing any more when it is lifted."""
        touch.ungrab(self)
        self.come_up_soon()

    def come_up(self, _: float) -> None:
        if self.pressed:
            self.show_pressed(False)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not (self.possible and self.opacity and self.collide_point(*touch.pos)):
            return False
        touch.grab(self)
        self.come_up_soon.cancel()
        self.show_pressed(True)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        self.show_pressed(self.collide_point(*touch.pos))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        self.let_go(touch)
        # The screen, or what it said here, may have gone from under the finger.
        if self.possible and self.is_seen and self.collide_point(*touch.pos):
            self.tap()
        return True


class WordButton(SillButton):
    """A button with one word or sentence and an icon before or after it."""

    def __init__(
        self,
        touch_id: str,
        tap: Tap,
        skin: SkinOf,
        icon: str = "",
        *,
        icon_after: bool = False,
        role: str = "main",
        lines: int = 2,
        height: float = 128,
        grow: float = 0,
        margin: Sequence[float] = (24, 0, 24, 0),
        icon_length: float = 48,
        least_width: float = 0,
        gap: float = 24,
        mirrored: bool = True,
    ) -> None:
        super().__init__(touch_id, tap, skin, height=height, margin=margin, grow=grow)
        self.least_width = least_width
        font = BOLD if role in ("main", "welcome") else SEMIBOLD
        self.word = ButtonWord(role, self.text_paint, font=font, lines=lines)
        self.icon = Icon(icon, self.icon_paint, icon_length)
        self.icon.shown = bool(icon)
        parts = (self.word, self.icon) if icon_after else (self.icon, self.word)
        self.row = MiddleRow(*parts, mirrored=mirrored, gap=gap, grow=1)
        self.put(self.row)

    def width_for(self, look: Look) -> float:
        return max(look.px(self.least_width), super().width_for(look))

    def height_for(self, look: Look, width: float) -> float:
        """Its own: words that are too long for it take smaller type."""
        return look.px(self.least) + look.px(SILL)

    def text_paint(self, look: Look) -> str:
        return self.skin_now(look).text

    def icon_paint(self, look: Look) -> str:
        return self.skin_now(look).icon

    def say(self, words: str, icon: str | None = None) -> None:
        self.word.content = words
        if icon is not None:
            self.icon.meaning = icon
            self.icon.shown = bool(icon)


class ButtonWord(Text):
    """The word on a button, in the middle of what it takes."""

    def __init__(self, role: str, paint: Callable[[Look], str], **options: object):
        super().__init__(role, paint, align="center", **options)  # type: ignore[arg-type]

    def in_room(self, look: Look, room: float) -> float:
        """Width that its lines take when there is this much room."""
        return min(room, self.widest_line(look, room)) if self.content else 0


class MiddleRow(Row):
    """A row whose parts stand together in the middle."""

    def widths(self, look: Look, room: float) -> list[float]:
        parts = self.shown_parts()
        room -= look.px(self.gap) * max(0, len(parts) - 1)
        fixed = sum(p.width_for(look) for p in parts if not isinstance(p, ButtonWord))
        return [
            part.in_room(look, room - fixed)
            if isinstance(part, ButtonWord)
            else part.width_for(look)
            for part in parts
        ]

    def place(self, look: Look, box: Box) -> None:
        taken = sum(self.widths(look, box.width))
        taken += look.px(self.gap) * max(0, len(self.shown_parts()) - 1)
        aside = max(0, (box.width - taken) / 2)
        super().place(look, box.inset(aside, 0, aside, 0))
