"""One service of a page: its name, the days allowed, the number of documents."""

from kiosk.answers import Service
from kiosk.text.fonts import BOLD
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Look
from kiosk.widgets.part import FittingColumn, Gap, Row
from kiosk.widgets.sill_button import SillButton, Tap
from kiosk.widgets.text import Text


class Fact(Row):
    """A small icon and what it says."""

    def __init__(self, icon: str, paint: object) -> None:
        self.icon = Icon(icon, paint, 36)  # type: ignore[arg-type]
        self.words = Text("second", paint, lines=1)  # type: ignore[arg-type]
        super().__init__(self.icon, self.words, gap=14)

    def say(self, words: str) -> None:
        self.words.content = words
        self.shown = bool(words)


class ServiceRow(SillButton):
    """The row says what it leads to, or why the service cannot be had now."""

    def __init__(self, tap: Tap) -> None:
        super().__init__("", tap, lambda look: look.theme.choice, grow=1)
        self.name = Text("main", self.text_paint, font=BOLD)
        self.days = Fact("clock", self.second_paint)
        self.documents = Fact("file-text", self.second_paint)
        self.chevron = Icon("into", self.text_paint, 56)
        facts = Row(self.days, self.documents, gap=44)
        words = FittingColumn(
            Gap(grow=1), self.name, Gap(2), facts, Gap(grow=1), grow=1
        )
        self.margin = (34, 0, 34, 0)
        self.put(Row(words, self.chevron, gap=24, grow=1))

    def text_paint(self, look: Look) -> str:
        return self.skin_now(look).text

    def second_paint(self, look: Look) -> str:
        skin = self.skin_now(look)
        return skin.second or skin.text

    def show(self, look: Look, service: Service) -> None:
        words = look.words
        self.touch_id = f"service:{service.id}"
        self.barred = bool(service.why_not)
        self.name.content = words.pick(service.name_ar, service.name_en)
        self.days.icon.meaning = "info-circle" if self.barred else "clock"
        if self.barred:
            self.days.say(words.say(f"error.{service.why_not}"))
            self.documents.say("")
            return
        days = words.count("work_days", service.days) if service.days else ""
        self.days.say(days)
        self.documents.say(words.count("documents", len(service.documents)))
