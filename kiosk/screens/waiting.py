"""People ahead and the range of the wait, side by side; or that no window is open."""

from kiosk.screens.scene import Scene
from kiosk.widgets.fact_panel import FactPanel
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Row


class WaitingFacts(Row):
    """Both keep their place while the center is asked."""

    def __init__(self) -> None:
        self.people = FactPanel("users")
        self.wait = FactPanel("clock")
        super().__init__(self.people, self.wait, gap=24)

    def place(self, look: Look, box: Box) -> None:
        """Both answers in the same size: the largest in which neither wraps."""
        answers = [part.answer for part in (self.people, self.wait) if part.shown]
        width = self.widths(look, box.width)[0]
        for role in ("main", "text", "second", "small"):
            for answer in answers:
                answer.role = role
            if all(part.holds(look, width) for part in (self.people, self.wait)):
                break
        super().place(look, box)

    def show(self, scene: Scene) -> None:
        """Neither is guessed: without an open window there is no estimate."""
        lines = scene.look.theme.fact_lines
        self.people.answer.lines = self.wait.answer.lines = lines
        expected, words = scene.visit.expected, scene.look.words
        if is_alone(scene):
            self.people.say("", scene.say("kiosk.alone_no_estimate"))
            self.wait.say("", "")
        elif expected is None:
            self.people.say(scene.say("kiosk.in_line"), "…")
            self.wait.say(scene.say("kiosk.expected_wait"), "…")
        elif expected.people_ahead is not None:
            people = words.people(expected.people_ahead)
            wait = words.wait(expected.wait_from or 0, expected.wait_to or 0)
            self.people.say(scene.say("kiosk.in_line"), people)
            self.wait.say(scene.say("kiosk.expected_wait"), wait)
        else:
            self.people.say("", scene.say("kiosk.no_window"))
            self.wait.say("", "")


def is_alone(scene: Scene) -> bool:
    """Whether the kiosk gives the number, or gave it, without the center."""
    ticket = scene.visit.ticket
    return ticket.alone if ticket else scene.visit.alone
