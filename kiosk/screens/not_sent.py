"""A request that the center did not take: why, and what can still be done."""

from center.domain.errors import (
    Closed,
    NoWindowNeeded,
    QuotaReached,
    UnknownService,
    UnlistedDocument,
)
from kiosk.renewing import is_refused_by, renewed
from kiosk.screens.message import FailedScreen
from kiosk.screens.scene import Scene
from kiosk.words import Act

BARRED = Closed.code, QuotaReached.code, UnknownService.code, NoWindowNeeded.code
"""Refusals of the service itself."""


class NotSentScreen(FailedScreen):
    """The request was not taken; what was typed is still there.

    It is kept for a list that has changed meanwhile too, as far as that still asks for
    it; only what nothing typed here can mend is begun anew.
    """

    other = Act.CORRECT
    refused, other_way = "kiosk.nothing_sent", "kiosk.back_to_review"
    unanswered = "kiosk.never_twice"

    def fill(self) -> None:
        super().fill()
        self.anew = self.button(Act.DONE, "primary", grow=1)
        self.actions.put(self.anew)

    def show(self, scene: Scene) -> None:
        super().show(scene)
        refusal = scene.visit.refusal
        changed, ends = has_changed(scene), is_past_mending(scene)
        if changed and refusal not in BARRED:
            self.title.content = scene.say("kiosk.list_changed")
        if changed:
            self.instead.say(scene.say("kiosk.go_further"))
        self.over.shown, self.anew.shown = not ends, ends
        self.instead.shown = bool(refusal) and not ends
        closed = refusal == Closed.code
        self.anew.say(scene.say("kiosk.finished" if closed else "kiosk.start_over"))

    def explain(self, scene: Scene, refusal: str) -> str:
        until = super().explain(scene, refusal)
        return f"{until}\n{scene.say('kiosk.not_kept')}" if refusal in BARRED else until

    def meaning(self, scene: Scene, refusal: str) -> str:
        if refusal in BARRED:
            return "kiosk.ask_staff"
        if is_past_mending(scene):
            return "kiosk.begin_anew"
        known = super().meaning(scene, refusal)
        changed = known == self.refused and has_changed(scene)
        return "kiosk.only_what_is_new" if changed else known


def has_changed(scene: Scene) -> bool:
    """Whether what was refused was right by the list that is known here."""
    visit, newer = scene.visit, scene.newer
    told = visit.refusal == UnlistedDocument.code
    return told or (newer is not None and is_refused_by(visit, scene.catalogue, newer))


def is_past_mending(scene: Scene) -> bool:
    """Whether no answer that is given here can make the request go through."""
    visit, newer = scene.visit, scene.newer
    if visit.refusal in BARRED:
        return True
    if not has_changed(scene):
        return False
    return newer is None or renewed(visit.form, scene.chosen, newer) is None
