"""Leads a visit: touches and news in, screens and errands out.

It runs on the screen's thread and waits for nothing.  What takes time is an errand
(``kiosk/errands.py``), and its outcome comes back as news.  Free of Kivy: the window
gives it a ``Ticker`` and is told when there is something else to show.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Protocol

from center.domain.day import cairo
from center.domain.errors import Closed
from kiosk.answers import Catalogue, Center
from kiosk.client import new_command
from kiosk.consequences import HELP_SECONDS, Errand, errands, is_ending, patience
from kiosk.flow import apply
from kiosk.form import Form
from kiosk.in_vain import leads_on, told, why_in_vain, with_refusals_of
from kiosk.renewing import is_refused_by, renewed
from kiosk.resending import command_of
from kiosk.spool.alone import Alone
from kiosk.spool.hours import is_closed, offered_by
from kiosk.visit import RESTING, Value, Visit, first_visit
from kiosk.words import Act, Help, News, Screen

log = logging.getLogger(__name__)

Run = Callable[[Errand], None]


class Ticker(Protocol):
    """Calls ``Director.tick`` every second."""

    def restart(self) -> None:
        """Begin a new second now."""

    def go_on(self) -> None:
        """Let the second that has begun end."""

    def stop(self) -> None: ...


class Known:
    """What was last heard of the center, and its clock."""

    def __init__(self) -> None:
        self.center: Center | None = None
        self.catalogue: Catalogue | None = None
        self.heard_at = 0.0
        self.passed = 0

    def hear(self, center: Center, passed: int = 0) -> None:
        """The center has said it just now, or so many milliseconds ago."""
        self.center, self.passed = center, passed
        self.heard_at = monotonic()

    def now(self) -> int:
        """The center's time in UTC milliseconds; 0 while it was never heard."""
        if self.center is None:
            return 0
        since = round((monotonic() - self.heard_at) * 1000)
        return self.center.now + self.passed + since

    def judged_by(self) -> str:
        """The day and the rule of check digits: ``2026-11-22 warn``."""
        check = self.center.national_id_check if self.center else "off"
        return f"{cairo(self.now()).date().isoformat()} {check}"


ALIVE = (News.COVER, News.BROUGHT)
"""News with which the time that nobody touched the screen begins anew."""


def with_command(visit: Visit) -> Visit:
    """What is done with a paper in hand needs the id of a change, made once."""
    if visit.screen is Screen.DOING and not visit.command:
        return replace(visit, command=new_command())
    return visit


class Director:
    """One kiosk's visits, one after another."""

    def __init__(
        self,
        language: str,
        idle_seconds: int,
        more_time_seconds: int,
        show: Callable[[], None],
    ) -> None:
        self.idle_seconds = idle_seconds
        self.more_time_seconds = more_time_seconds
        self.show = show
        self.run_errand: Run = lambda errand: None
        self.ticker: Ticker | None = None
        self.visit = first_visit(language)
        self.known = Known()
        self.alone: Alone | None = None
        """None where the kiosk only works with its center."""
        self.disk_full = False
        """Whether that is so because its folder cannot be written."""
        self.newer_catalogue: Catalogue | None = None
        self.seconds_left = 0
        self.help_seconds_left = 0

    def touch(self, act: Act, value: Value = None) -> None:
        """A person has touched something."""
        self.go(act, self.known_value(act, value))

    def read_code(self, text: str) -> None:
        """A scanner has read a code."""
        self.touch(Act.CODE, text)

    def known_value(self, act: Act, value: Value) -> Value:
        """What an act brings that the screen does not know."""
        if act in (Act.CONFIRM, Act.SEND):
            # The id of the change is made here, once for each tap, unless what was sent
            # before may have arrived.
            return command_of(self.visit) or new_command()
        if act in (Act.NEXT, Act.TYPE):
            return self.known.judged_by()
        if act is Act.CORRECT and self.visit.screen is Screen.NOT_SENT:
            return self.by_newer_catalogue()
        return value

    def hear(self, news: News, value: Value = None) -> None:
        """Something has become known."""
        self.go(news, value)

    def go(self, act: Act | News, value: Value) -> None:
        """Follow the flow, run the errands it asks for, show where it has come to."""
        before = self.visit
        after = with_command(apply(before, act, value))
        if after == before:
            return
        self.visit = after = self.unless_in_vain(after, act)
        self.take_newer_catalogue()
        if isinstance(act, Act) or act in ALIVE or after.shown != before.shown:
            self.begin_waiting()
        if after.help in (Help.COMING, Help.AWAY) and after.help is not before.help:
            self.help_seconds_left = HELP_SECONDS
            self.keep_ticking()
        for errand in errands(before, after):
            self.run_errand(errand)
        self.show()

    def unless_in_vain(self, after: Visit, act: Act | News) -> Visit:
        """Where an act leads; who cannot get there any more is told so instead."""
        known, newer = self.known.catalogue, self.newer_catalogue
        if not leads_on(self.visit, act):
            return after
        why = why_in_vain(self.visit, newer or known)
        if why and known and newer:
            self.known.catalogue = with_refusals_of(known, newer)
        return told(self.visit, why) if why else after

    def hear_of_center(self, center: Center | None) -> None:
        """The center has been looked at; None when it did not answer."""
        shut = self.visit.center == News.SHUT
        self.look_at(center)
        if shut and self.visit.center in (News.OPEN, News.ALONE):
            self.go_on_after_all()

    def go_on_after_all(self) -> None:
        """Whoever was told that the center is closed goes on where they were."""
        if self.visit.screen is Screen.NOT_SENT and self.visit.refusal == Closed.code:
            self.touch(Act.CORRECT)

    def look_at(self, center: Center | None) -> None:
        if center is None:
            self.begin_new_day()
            self.hear(self.without_center())
            return
        self.known.hear(center)
        if self.alone:
            self.alone.hear(center, self.newer_catalogue or self.known.catalogue)
        if center.device == "":
            self.hear(News.NOT_KNOWN)
            return
        offers = self.known.catalogue is not None
        self.hear(News.OPEN if center.open and offers else News.SHUT)

    def without_center(self) -> News:
        """What a center that does not answer means for whoever comes."""
        if self.gives_alone():
            return News.ALONE
        if self.is_closed():
            return News.SHUT
        return News.NO_DISK if self.disk_full else News.AWAY

    def begin_new_day(self) -> None:
        """With the center away over midnight no quota of the day before is known."""
        center, catalogue = self.known.center, self.known.catalogue
        newest = self.newer_catalogue or catalogue
        if center is None or newest is None:
            return
        offered = offered_by(newest, center, self.known.now())
        if offered is not newest:
            self.hear_of_catalogue(offered)

    def is_closed(self) -> bool:
        """Whether the center, if it does not answer, is closed by its hours."""
        center = self.known.center
        return center is not None and is_closed(center, self.known.now())

    def hear_of_folder(self, alone: Alone | None) -> None:
        """The kiosk's own folder was opened; None while its disk takes nothing."""
        self.alone, self.disk_full = alone, alone is None
        if self.known.center is None:
            self.recall()

    def gives_alone(self) -> bool:
        """Whether numbers can be given here without the center."""
        known = self.known
        if self.alone is None or known.catalogue is None:
            return False
        if known.center and known.center.device == "":
            return False  # nobody would take in what is given now
        return self.alone.may_give(known.center, known.now())

    def recall(self) -> None:
        """Begin with what the center said before the kiosk was started."""
        if self.alone and (told := self.alone.recall()):
            self.known.hear(told.center, told.passed)
            self.hear_of_catalogue(told.catalogue)

    def hear_of_catalogue(self, catalogue: Catalogue) -> None:
        """Nobody's list changes under their finger: a newer one waits for the rest."""
        self.newer_catalogue = catalogue
        self.take_newer_catalogue()
        if self.visit.screen is Screen.NOT_SENT:
            self.show()  # it may be why the center refused

    def by_newer_catalogue(self) -> Form | None:
        """The request by the list that refused it, which is taken up at once."""
        known, newer, visit = self.known.catalogue, self.newer_catalogue, self.visit
        if known is None or newer is None or not is_refused_by(visit, known, newer):
            return None
        form = renewed(visit.form, known.service(visit.service), newer)
        if form is not None:
            self.known.catalogue, self.newer_catalogue = newer, None
        return form

    def take_newer_catalogue(self) -> None:
        if self.newer_catalogue and self.visit.screen in RESTING:
            self.known.catalogue = self.newer_catalogue
            self.newer_catalogue = None

    def begin_waiting(self) -> None:
        """Someone is there, or something new is shown: wait anew."""
        waiting, warned = self.waiting(), is_ending(self.visit, self.seconds_left)
        self.seconds_left = waiting[0] if waiting else 0
        self.keep_ticking()
        if warned:
            self.show()

    def waiting(self) -> tuple[int, News] | None:
        return patience(self.visit, self.idle_seconds, self.more_time_seconds)

    def keep_ticking(self) -> None:
        """Seconds are counted only while something depends on them."""
        if self.ticker is None:
            return
        if self.help_seconds_left:
            # Whoever types fast would begin a new second again and again.
            self.ticker.go_on()
        elif self.seconds_left:
            self.ticker.restart()
        else:
            self.ticker.stop()

    def tick(self) -> None:
        """A second has gone by without a touch."""
        if self.help_seconds_left:
            self.help_seconds_left -= 1
            if not self.help_seconds_left:
                self.hear(News.HELP_OVER)
        if self.seconds_left:
            self.seconds_left -= 1
            self.show_second()

    def show_second(self) -> None:
        waiting = self.waiting()
        counts = self.visit.over and waiting and waiting[1] is News.TIME_UP
        if waiting and not self.seconds_left:
            self.hear(waiting[1])
        elif counts or is_ending(self.visit, self.seconds_left):
            self.show()
