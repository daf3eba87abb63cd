"""What is said about a paper in hand: not found, sure, done, not done, please wait."""

from center.domain.errors import FollowLocked, PresenceLocked, WrongPresence
from kiosk.codes import Code
from kiosk.screens.message import FailedScreen, MessageScreen
from kiosk.screens.scene import Scene
from kiosk.visit import Visit
from kiosk.words import Act, News

LOCKED = (FollowLocked.code, PresenceLocked.code)


class WaitScreen(MessageScreen):
    """The center is asked; there is nothing to touch meanwhile."""

    def fill(self) -> None:
        self.icon.meaning = "hourglass"

    def show(self, scene: Scene) -> None:
        self.title.content = scene.say("kiosk.please_wait")


class NotFoundScreen(MessageScreen):
    """No paper of this center; nobody learns whether such a number exists."""

    def fill(self) -> None:
        self.over = self.button(Act.DONE, "secondary")
        self.again = self.button(Act.TRY_AGAIN, "primary", grow=1)
        self.type = self.button(Act.TYPE, "primary", grow=1)
        self.leave = self.button(Act.DONE, "primary", grow=1)
        self.actions.put(self.over, self.again, self.type, self.leave)

    def show(self, scene: Scene) -> None:
        visit = scene.visit
        typed = bool(visit.held and not visit.held.scanned and visit.refusal)
        locked = visit.refusal in LOCKED
        self.title.content, self.text.content = told(scene)
        self.type.shown = typed and not locked
        self.again.shown = not typed or (locked and visit.reads_codes)
        # What is typed is not looked at, and the only other thing here is to go.
        self.leave.shown = not (self.type.shown or self.again.shown)
        self.over.shown = not self.leave.shown
        self.type.say(scene.say("kiosk.try_again"))
        self.again.say(scene.say(shown_instead(visit) if locked else "kiosk.try_again"))
        for button in (self.over, self.leave):
            button.say(scene.say("kiosk.start_over"))


def told(scene: Scene) -> tuple[str, str]:
    """What was wrong with the paper, and what to do."""
    visit = scene.visit
    if not visit.refusal:
        away = visit.center == News.ALONE
        then = "kiosk.follow_later" if away else "kiosk.nothing_changed"
        return scene.say("kiosk.unanswered"), scene.say(then)
    if visit.refusal in LOCKED:
        code = visit.reads_codes  # it could be shown instead
        why = f"error.{visit.refusal}" if code else "kiosk.locked_unread"
        return scene.say(why), until_when(scene)
    if visit.held and visit.held.scanned:
        return scene.say("kiosk.foreign_code"), scene.say("kiosk.foreign_hint")
    if visit.refusal == WrongPresence.code:
        return scene.say("kiosk.wrong_ticket"), scene.say("kiosk.check_paper")
    return scene.say(f"error.{visit.refusal}"), scene.say("kiosk.check_paper")


def shown_instead(visit: Visit) -> str:
    """Key of the way that is never locked: the code of the paper."""
    ticket = visit.held is not None and visit.held.kind is Code.TICKET
    return "kiosk.show.ticket" if ticket else "kiosk.show.receipt"


def until_when(scene: Scene) -> str:
    """For how long numbers that are typed are not looked at."""
    minutes = scene.visit.locked_minutes
    if not minutes:
        return scene.say("kiosk.ask_staff")
    wait = scene.look.words.count("wait_minutes", minutes)
    return scene.say("kiosk.locked_for", minutes=wait)


class SureScreen(MessageScreen):
    """What cannot be undone is asked once more; the safe answer is the larger one."""

    def fill(self) -> None:
        self.yes = self.button(Act.CONFIRM, "erase")
        self.no = self.button(Act.BACK, "primary", grow=1)
        self.actions.put(self.yes, self.no)

    def show(self, scene: Scene) -> None:
        wanted = scene.visit.wanted
        self.title.content = scene.say(f"kiosk.sure.{wanted}")
        self.text.content = scene.say(f"kiosk.means.{wanted}")
        self.yes.say(scene.say(f"kiosk.yes_do.{wanted}"))
        self.no.say(scene.say(f"kiosk.keep.{wanted}"))


class NotDoneScreen(FailedScreen):
    """What was asked about the paper in hand was not done."""

    refused, other_way = "kiosk.nothing_changed", "kiosk.see_again"
    unanswered = "kiosk.never_done_twice"


class SettledScreen(MessageScreen):
    """It is done; what follows from it, and a number if a window has to be seen."""

    def fill(self) -> None:
        self.icon.meaning = "circle-check"
        self.done = self.button(Act.DONE, "primary", "check", grow=1)
        self.over = self.button(Act.DONE, "secondary")
        self.number = self.button(Act.DO, "primary", value="complete", grow=1)
        self.actions.put(self.done, self.over, self.number)

    def show(self, scene: Scene) -> None:
        visit = scene.visit
        wanted = visit.wanted.partition(":")[0]
        followed = visit.followed
        brought = wanted == "documents" and followed is not None
        state = followed.state if followed else ""
        self.title.content = scene.say(f"kiosk.settled.{wanted}")
        self.text.content = scene.say(f"kiosk.after.{state if brought else wanted}")
        needs_window = brought and state == "received"
        has_number = followed is not None and followed.ticket_open
        self.number.shown = self.over.shown = needs_window and not has_number
        self.done.shown = not self.number.shown
        self.over.say(scene.say("kiosk.finished"))
        self.number.say(scene.say("kiosk.do.complete"))
        self.done.say(scene.say("kiosk.finished"), "check")
