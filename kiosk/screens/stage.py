"""The whole window: header, one screen, bar, and the bands that may lie above them.

It lets one finger through at a time and drops what is not a touch: the other buttons
of a mouse, the wheel, and the second of two taps, which would fall on whatever has
just come up under the finger.
"""

from collections.abc import Callable
from time import monotonic

from kivy.graphics import Color, Rectangle
from kivy.input import MotionEvent

from kiosk.screens.ask_choice import AskChoiceScreen
from kiosk.screens.ask_date import AskDateScreen
from kiosk.screens.ask_letter import AskLetterScreen
from kiosk.screens.ask_number import AskNumberScreen
from kiosk.screens.ask_papers import AskPapersScreen
from kiosk.screens.ask_text import AskTextScreen
from kiosk.screens.category import CategoryScreen
from kiosk.screens.confirm import ConfirmScreen
from kiosk.screens.documents import DocumentsScreen
from kiosk.screens.easier_use import EasierUseScreen
from kiosk.screens.followed import FollowedScreen
from kiosk.screens.in_hand import InHandScreen
from kiosk.screens.keep_number import KeepNumberScreen
from kiosk.screens.message import (
    ListNotPrintedScreen,
    ListScreen,
    NotGivenScreen,
    NotOfferedScreen,
)
from kiosk.screens.more_time import MoreTimeScreen
from kiosk.screens.not_sent import NotSentScreen
from kiosk.screens.paper_message import (
    NotDoneScreen,
    NotFoundScreen,
    SettledScreen,
    SureScreen,
    WaitScreen,
)
from kiosk.screens.phone import PhoneScreen
from kiosk.screens.photograph import PhotoCheckScreen, PhotographScreen
from kiosk.screens.priority import PriorityScreen
from kiosk.screens.purposes import PurposesScreen
from kiosk.screens.receipt import ReceiptScreen
from kiosk.screens.review import ReviewScreen
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart
from kiosk.screens.service import ServiceScreen
from kiosk.screens.show_code import ShowCodeScreen
from kiosk.screens.shut import ShutScreen
from kiosk.screens.ticket import TicketScreen
from kiosk.screens.welcome import WelcomeScreen
from kiosk.widgets import bar, header
from kiosk.widgets.band import AIR, Band
from kiosk.widgets.bar import Bar, Touch
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.header import Header
from kiosk.widgets.key import Key
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.sill_button import SillButton
from kiosk.widgets.strip import STRIP, Strip
from kiosk.widgets.text import Text, rgba
from kiosk.widgets.viewport import Viewport
from kiosk.words import Help, Over, Screen

REACH, LOWEST = 972, 860
"""From where on down people who sit can touch, and how low a screen may begin."""

KEY_SECONDS = 0.05
"""The same between two keys: who types, types as fast as they can."""

SECOND_TAP_SECONDS = 0.3
FORGOTTEN_FINGER_SECONDS = 5.0

KINDS: dict[str, type[ScreenPart]] = {
    Screen.STARTING: ShutScreen,
    Screen.OUT_OF_ORDER: ShutScreen,
    Screen.CLOSED: ShutScreen,
    Screen.WELCOME: WelcomeScreen,
    Screen.CATEGORY: CategoryScreen,
    Screen.SERVICE: ServiceScreen,
    Screen.NOT_OFFERED: NotOfferedScreen,
    Screen.DOCUMENTS: DocumentsScreen,
    Screen.PRIORITY: PriorityScreen,
    Screen.CONFIRM: ConfirmScreen,
    Screen.ISSUING: ConfirmScreen,
    Screen.PRINTING: TicketScreen,
    Screen.TAKE_TICKET: TicketScreen,
    Screen.OUT_OF_PAPER: KeepNumberScreen,
    Screen.NOT_PRINTED: KeepNumberScreen,
    Screen.LIST_PRINTING: ListScreen,
    Screen.TAKE_LIST: ListScreen,
    Screen.LIST_NOT_PRINTED: ListNotPrintedScreen,
    Screen.NOT_GIVEN: NotGivenScreen,
    Screen.ASK_TEXT: AskTextScreen,
    Screen.ASK_NUMBER: AskNumberScreen,
    Screen.ASK_DATE: AskDateScreen,
    Screen.ASK_CHOICE: AskChoiceScreen,
    Screen.ASK_LETTER: AskLetterScreen,
    Screen.ASK_DOCUMENTS: AskPapersScreen,
    Screen.PHOTOGRAPH: PhotographScreen,
    Screen.TAKING: PhotographScreen,
    Screen.PHOTO_CHECK: PhotoCheckScreen,
    Screen.PHONE: PhoneScreen,
    Screen.REVIEW: ReviewScreen,
    Screen.SENDING: ReviewScreen,
    Screen.NOT_SENT: NotSentScreen,
    Screen.RECEIPT_PRINTING: ReceiptScreen,
    Screen.TAKE_RECEIPT: ReceiptScreen,
    Screen.KEEP_RECEIPT: ReceiptScreen,
    Screen.PURPOSES: PurposesScreen,
    Screen.SHOW_CODE: ShowCodeScreen,
    Screen.LOOKING: WaitScreen,
    Screen.NOT_FOUND: NotFoundScreen,
    Screen.IN_HAND: InHandScreen,
    Screen.FOLLOWED: FollowedScreen,
    Screen.SURE: SureScreen,
    Screen.DOING: WaitScreen,
    Screen.NOT_DONE: NotDoneScreen,
    Screen.SETTLED: SettledScreen,
    Over.EASIER_USE: EasierUseScreen,
    Over.MORE_TIME: MoreTimeScreen,
}

HELP_BANDS = {
    Help.CALLED: ("kiosk.help_called", "information"),
    Help.COMING: ("kiosk.help_coming", "done"),
    Help.AWAY: ("kiosk.ask_staff", "warning"),
}


class Stage(Part):
    """The root widget."""

    def __init__(
        self, touch: Touch, touched: Callable[[], None], demonstration: bool
    ) -> None:
        super().__init__()
        self.touch = touch
        self.touched = touched
        self.screens: dict[type[ScreenPart], ScreenPart] = {}
        self.screen: ScreenPart | None = None
        self.finger: object = None
        self.last_down = self.last_up = 0.0
        self.typing = False
        with self.canvas.before:
            self.ground_colour, self.ground = Color(), Rectangle()
        self.header = Header()
        self.bar = Bar(touch)
        self.help = Band("information", "user-question", lines=1)
        self.strip = Strip()
        self.demonstration = "kiosk.demonstration" if demonstration else ""
        self.warning = ""
        """Key of what the strip says; empty on a kiosk in use."""
        self.add(self.header, self.bar)

    def screen_for(self, name: str) -> ScreenPart:
        """The screen of a name, made when it is first needed."""
        kind = KINDS[name]
        if kind not in self.screens:
            self.screens[kind] = kind(self.touch)
        return self.screens[kind]

    def make_one(self) -> bool:
        """Make one screen that has not been shown yet; whether there are more."""
        missing = [name for name, kind in KINDS.items() if kind not in self.screens]
        if missing:
            self.screen_for(missing[0])
        return len(missing) > 1

    def show(self, scene: Scene) -> None:
        """Show a scene: put its screen up, set the texts, place everything."""
        screen = self.screen_for(scene.visit.shown)
        if screen is not self.screen:
            self.put_up(screen)
        look = scene.look
        training = scene.center is not None and scene.center.training
        self.warning = "kiosk.training" if training else self.demonstration
        screen.show(scene)
        self.header.show(look, scene.center, scene.now, screen.tall_header)
        if scene.visit.help:
            self.header.make_way()
        self.bar.show(look, scene.visit, screen.dark)
        self.place_all(look, screen)
        self.show_help(look, scene.visit.help)

    def wipe(self) -> None:
        """The person has gone: nothing that they wrote stays in a widget."""
        for screen in self.screens.values():
            for part in screen.walk(restrict=True):
                if isinstance(part, Text | Viewport | CodePicture) and part.private:
                    part.wipe()

    def put_up(self, screen: ScreenPart) -> None:
        if self.screen is not None:
            self.remove_widget(self.screen)
        # Below the header and the bar, which are added once.
        self.add_widget(screen, index=len(self.children))
        self.screen = screen

    def place_all(self, look: Look, screen: ScreenPart) -> None:
        whole = Box(0, 0, look.width, look.height)
        self.place(look, whole)
        theme = look.theme
        self.ground_colour.rgba = rgba(theme.dark.face if screen.dark else theme.ground)
        self.ground.pos, self.ground.size = (0, 0), (look.width, look.height)
        top = self.place_strip(look)
        high: float = look.px(header.TALL if screen.tall_header else header.HEIGHT)
        if look.wide:
            # There is no height to spare: what the strip takes the header gives.
            high -= top
        low = look.px(bar.HEIGHT)
        high = self.lowered(look, screen, top, high)
        self.header.place(look, Box(0, top, look.width, high))
        self.bar.place(look, Box(0, look.height - low, look.width, low))
        room = look.height - top - high - low
        screen.place(look, Box(0, top + high, look.width, room))

    def lowered(self, look: Look, screen: ScreenPart, top: float, high: float) -> float:
        """Height of the header: it grows until all that is touched is within reach."""
        if not look.theme.lowered:
            return high
        untouched = screen.untouched(look)
        if untouched is None:
            return high
        return max(
            high, min(look.px(REACH - untouched / look.scale), look.px(LOWEST)) - top
        )

    def place_strip(self, look: Look) -> float:
        if not self.warning:
            self.remove_widget(self.strip)
            return 0
        if self.strip.parent is None:
            self.add(self.strip)
        self.strip.show(look, self.warning)
        self.strip.place(look, Box(0, 0, look.width, look.px(STRIP)))
        return look.px(STRIP)

    def show_help(self, look: Look, help_: Help) -> None:
        """The band of a call for help takes the header's place, above everything."""
        if self.help.parent is not None:
            self.remove_widget(self.help)
        if help_ not in HELP_BANDS:
            return
        key, kind = HELP_BANDS[help_]
        self.help.say(look.words.say(key), kind=kind)
        self.add(self.help)
        top = look.px(STRIP if self.warning else 0)
        # Where a strip has taken of the header, the band has less air.
        short = look.wide and bool(self.warning)
        self.help.set_air(4 if short else AIR)
        self.help.first.role = "small" if short and look.theme.brief else "text"
        side, gap = look.px(20), look.px(4 if short else 12)
        height = min(self.header.height, look.px(header.HEIGHT)) - 2 * gap
        self.help.place(look, Box(side, top + gap, look.width - 2 * side, height))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.lets_through(touch):
            return True
        self.finger = touch.uid
        self.last_down = monotonic()
        self.touched()
        super().on_touch_down(touch)
        self.typing = any(isinstance(held(), Key) for held in touch.grab_list)
        return True

    def lets_through(self, touch: MotionEvent) -> bool:
        """One finger, the left button, and not the second of two taps."""
        now = monotonic()
        pause = KEY_SECONDS if self.typing else SECOND_TAP_SECONDS
        too_soon = now - self.last_up < pause
        # A panel that never says that a finger was lifted must not lock the screen.
        free = self.finger is None or now - self.last_down > FORGOTTEN_FINGER_SECONDS
        return free and not too_soon and touch.button in (None, "left")

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.uid != self.finger:
            for held in [held() for held in touch.grab_list]:
                if isinstance(held, SillButton):
                    held.let_go(touch)
            return True
        if touch.grab_current is not None:
            return False
        # Kivy sends the touch again to the widget that has grabbed it.
        self.finger = None
        self.last_up = monotonic()
        self.touched()
        super().on_touch_up(touch)
        return True
