"""Whoever would go on in vain is told so, before anything more is typed.  Pure.

A center closes, and a service's numbers run out, while people are under way.  Nothing
is taken from under a finger: it is said at the next step, and where something was typed
that is kept until they leave, in case the center opens again.  A paper in hand can be
looked up at any hour.
"""

from dataclasses import replace

from msgspec.structs import replace as struct_replace

from center.domain.errors import Closed, UnknownService
from kiosk.answers import Catalogue
from kiosk.flow import at_home, forget
from kiosk.in_hand import FINISH
from kiosk.renewing import found_in
from kiosk.visit import FIELDS, Visit
from kiosk.words import Act, News, Screen

BEFORE_TYPING = frozenset((Screen.DOCUMENTS, Screen.PRIORITY, Screen.CONFIRM))
TYPING = FIELDS | {Screen.REVIEW}

LEADS_ON = frozenset(
    (
        *(Act.HAVE_DOCUMENTS, Act.ANSWER, Act.CONFIRM, Act.FILL),
        *(Act.NEXT, Act.SKIP, Act.PICK, Act.PHOTOGRAPH, Act.PHONE, Act.SEND),
    )
)
"""Touches that are worth nothing unless a number, or a receipt, follows."""


def leads_on(visit: Visit, act: Act | News) -> bool:
    """Whether a touch leads towards a number or a receipt that was not asked for yet.

    What was sent and got no answer may have arrived: it is asked for all the same.
    """
    questions = visit.form.questions
    about_paper = bool(questions) and questions[0].kind in FINISH
    begun = visit.screen in BEFORE_TYPING or (
        visit.screen in TYPING and not about_paper
    )
    return begun and act in LEADS_ON and not visit.unanswered


def why_in_vain(visit: Visit, offered: Catalogue | None) -> str:
    """Code of the refusal that the visit would meet; empty where it meets none.

    ``offered`` is the newest list that is known, whichever of them is shown.
    """
    if visit.center == News.SHUT:
        return Closed.code
    if offered is None:
        return ""
    service = found_in(offered, visit.service)
    return service.why_not if service else UnknownService.code


def told(visit: Visit, why: str) -> Visit:
    """Where somebody is told why; what was typed is still there."""
    if visit.screen in TYPING:
        covered = replace(visit.form, uncovered=False)
        return replace(visit, screen=Screen.NOT_SENT, refusal=why, form=covered)
    if why == Closed.code:
        return at_home(forget(visit, Screen.WELCOME))
    return replace(visit, screen=Screen.NOT_OFFERED)


def with_refusals_of(shown: Catalogue, newer: Catalogue) -> Catalogue:
    """The list that somebody reads, with what the newer one says cannot be had."""
    why = {each.id: each.why_not or None for each in newer.services}
    services = tuple(
        struct_replace(
            each, offered=True, refusal=why.get(each.id, UnknownService.code)
        )
        for each in shown.services
    )
    return struct_replace(shown, services=services)
