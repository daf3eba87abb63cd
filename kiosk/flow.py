"""The way through the kiosk, as data: which act leads from which screen to which.

Rules: an act that the tables do not have for a screen changes nothing.  What a step
asked for is forgotten when one goes back before it.  Whoever has gone leaves nothing
behind: silence and every end lead to a new visit in the kiosk's own language.  Nothing
here knows Kivy, the network, the clock or the printer.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk import copying, filling, in_hand, photographing, resending
from kiosk.theme import Variant
from kiosk.visit import ASKING, FIELDS, HOME, RESTING, Value
from kiosk.visit import Visit as V
from kiosk.words import Act, Help, News, Over, Screen

Key = tuple[Screen, Act | News]

MOVES: Mapping[Key, Screen] = {
    (Screen.WELCOME, Act.START): Screen.CATEGORY,
    (Screen.CATEGORY, Act.CHOOSE): Screen.SERVICE,
    (Screen.CATEGORY, Act.BACK): Screen.WELCOME,
    (Screen.SERVICE, Act.CHOOSE): Screen.DOCUMENTS,
    (Screen.SERVICE, Act.WHY): Screen.NOT_OFFERED,
    (Screen.NOT_OFFERED, Act.READ): Screen.DOCUMENTS,
    (Screen.NOT_OFFERED, Act.BACK): Screen.SERVICE,
    (Screen.CATEGORY, Act.MORE): Screen.CATEGORY,
    (Screen.CATEGORY, Act.PREVIOUS): Screen.CATEGORY,
    (Screen.SERVICE, Act.MORE): Screen.SERVICE,
    (Screen.SERVICE, Act.PREVIOUS): Screen.SERVICE,
    (Screen.SERVICE, Act.BACK): Screen.CATEGORY,
    (Screen.DOCUMENTS, Act.MORE): Screen.DOCUMENTS,
    (Screen.DOCUMENTS, Act.PREVIOUS): Screen.DOCUMENTS,
    (Screen.DOCUMENTS, Act.HAVE_DOCUMENTS): Screen.PRIORITY,
    (Screen.DOCUMENTS, Act.PRINT_LIST): Screen.LIST_PRINTING,
    (Screen.DOCUMENTS, Act.BACK): Screen.SERVICE,
    (Screen.LIST_PRINTING, News.PRINTED): Screen.TAKE_LIST,
    (Screen.LIST_PRINTING, News.NO_PAPER): Screen.LIST_NOT_PRINTED,
    (Screen.LIST_PRINTING, News.PRINT_FAILED): Screen.LIST_NOT_PRINTED,
    (Screen.LIST_PRINTING, News.TIME_UP): Screen.LIST_NOT_PRINTED,
    (Screen.LIST_NOT_PRINTED, Act.BACK): Screen.DOCUMENTS,
    (Screen.PRIORITY, Act.ANSWER): Screen.CONFIRM,
    (Screen.PRIORITY, Act.BACK): Screen.DOCUMENTS,
    (Screen.CONFIRM, Act.BACK): Screen.PRIORITY,
    (Screen.CONFIRM, Act.CHANGE_SIDE): Screen.PRIORITY,
    (Screen.CONFIRM, Act.CHANGE_SERVICE): Screen.CATEGORY,
    (Screen.CONFIRM, News.EXPECTED): Screen.CONFIRM,
    (Screen.CONFIRM, Act.CONFIRM): Screen.ISSUING,
    (Screen.ISSUING, News.EXPECTED): Screen.ISSUING,
    (Screen.ISSUING, News.ISSUED): Screen.PRINTING,
    (Screen.ISSUING, News.REFUSED): Screen.NOT_GIVEN,
    (Screen.ISSUING, News.UNANSWERED): Screen.NOT_GIVEN,
    (Screen.NOT_GIVEN, Act.TRY_AGAIN): Screen.ISSUING,
    (Screen.NOT_GIVEN, News.EXPECTED): Screen.NOT_GIVEN,
    (Screen.NOT_GIVEN, News.ISSUED): Screen.PRINTING,
    (Screen.NOT_GIVEN, Act.BACK): Screen.CATEGORY,
    (Screen.PRINTING, News.PRINTED): Screen.TAKE_TICKET,
    (Screen.PRINTING, News.NO_PAPER): Screen.OUT_OF_PAPER,
    (Screen.PRINTING, News.PRINT_FAILED): Screen.NOT_PRINTED,
    (Screen.PRINTING, News.TIME_UP): Screen.NOT_PRINTED,
    (Screen.REVIEW, Act.PAGE): Screen.REVIEW,
    (Screen.SENDING, News.FILED): Screen.RECEIPT_PRINTING,
    (Screen.SENDING, News.EXPECTED): Screen.SENDING,
    (Screen.SENDING, News.ISSUED): Screen.PRINTING,
    (Screen.SENDING, News.REFUSED): Screen.NOT_SENT,
    (Screen.NOT_SENT, Act.TRY_AGAIN): Screen.SENDING,
    (Screen.NOT_SENT, News.EXPECTED): Screen.NOT_SENT,
    (Screen.NOT_SENT, News.ISSUED): Screen.PRINTING,
    (Screen.NOT_SENT, News.FILED): Screen.RECEIPT_PRINTING,
    (Screen.RECEIPT_PRINTING, News.PRINTED): Screen.TAKE_RECEIPT,
    (Screen.RECEIPT_PRINTING, News.NO_PAPER): Screen.KEEP_RECEIPT,
    (Screen.RECEIPT_PRINTING, News.PRINT_FAILED): Screen.KEEP_RECEIPT,
    (Screen.RECEIPT_PRINTING, News.TIME_UP): Screen.KEEP_RECEIPT,
    **in_hand.MOVES,
}
"""Which screen follows; the same one where an act only changes what it shows."""

ENDS: Mapping[Screen, tuple[Act | News, ...]] = {
    Screen.TAKE_TICKET: (Act.DONE, News.TIME_UP),
    Screen.OUT_OF_PAPER: (Act.DONE,),
    Screen.NOT_PRINTED: (Act.DONE,),
    Screen.TAKE_LIST: (Act.DONE, News.TIME_UP),
    Screen.LIST_NOT_PRINTED: (Act.DONE,),
    Screen.NOT_GIVEN: (Act.DONE,),
    Screen.NOT_SENT: (Act.DONE,),
    Screen.TAKE_RECEIPT: (Act.DONE,),
    Screen.KEEP_RECEIPT: (Act.DONE,),
    **in_hand.ENDS,
}
"""What ends a visit."""

TAKES: Mapping[Key, str] = {
    (Screen.CATEGORY, Act.CHOOSE): "category",
    (Screen.SERVICE, Act.CHOOSE): "service",
    (Screen.SERVICE, Act.WHY): "service",
    (Screen.CATEGORY, Act.MORE): "first_category",
    (Screen.CATEGORY, Act.PREVIOUS): "first_category",
    (Screen.SERVICE, Act.MORE): "first_service",
    (Screen.SERVICE, Act.PREVIOUS): "first_service",
    (Screen.DOCUMENTS, Act.MORE): "first_document",
    (Screen.DOCUMENTS, Act.PREVIOUS): "first_document",
    (Screen.PRIORITY, Act.ANSWER): "side",
    (Screen.CONFIRM, News.EXPECTED): "expected",
    (Screen.CONFIRM, Act.CONFIRM): "command",
    (Screen.ISSUING, News.EXPECTED): "expected",
    (Screen.ISSUING, News.ISSUED): "ticket",
    (Screen.ISSUING, News.REFUSED): "refusal",
    (Screen.NOT_GIVEN, News.EXPECTED): "expected",
    (Screen.NOT_GIVEN, News.ISSUED): "ticket",
    (Screen.PRINTING, News.PRINT_FAILED): "trouble",
    (Screen.REVIEW, Act.PAGE): "first_line",
    (Screen.SENDING, News.EXPECTED): "expected",
    (Screen.SENDING, News.ISSUED): "ticket",
    (Screen.SENDING, News.FILED): "filed",
    (Screen.SENDING, News.REFUSED): "refusal",
    (Screen.NOT_SENT, News.EXPECTED): "expected",
    (Screen.NOT_SENT, News.ISSUED): "ticket",
    (Screen.NOT_SENT, News.FILED): "filed",
    **in_hand.TAKES,
}
"""Which field takes the value that comes with an act."""

CHOSEN_FROM: tuple[tuple[Screen, tuple[str, ...]], ...] = (
    (Screen.WELCOME, ("first_category",)),
    (Screen.CATEGORY, ("category", "first_service", *in_hand.CHOSEN)),
    (
        Screen.SERVICE,
        ("service", "first_document", "form", "first_line", "pages", "unanswered"),
    ),
    (Screen.DOCUMENTS, ()),
    (Screen.PRIORITY, ("side",)),
    (Screen.CONFIRM, ("expected", "command", "refusal")),
)
"""What each step asks for, in order: the steps after one are forgotten on the way back
to it, and its own answer with them."""

FORGOTTEN: Mapping[Screen, tuple[str, ...]] = {
    screen: tuple(name for _, names in CHOSEN_FROM[place:] for name in names)
    for place, (screen, _) in enumerate(CHOSEN_FROM)
}

BACKWARDS = (Act.BACK, Act.CHANGE_SERVICE, Act.CHANGE_SIDE)

Change = Callable[[V, Value], V]

IN_FORM: Mapping[Key, Change] = {
    (Screen.DOCUMENTS, Act.FILL): filling.begin,
    (Screen.CONFIRM, Act.FILL): filling.begin,
    (Screen.REVIEW, Act.CORRECT): filling.correct,
    (Screen.REVIEW, Act.BACK): filling.correct,
    (Screen.REVIEW, Act.SEND): filling.send,
    (Screen.REVIEW, Act.UNCOVER): filling.uncover,
    (Screen.REVIEW, News.COVER): filling.cover,
    (Screen.NOT_SENT, Act.CORRECT): filling.take_up,
    **{(screen, Act.BACK): lambda v, _: filling.go_back(v) for screen in FIELDS},
    **photographing.CHANGES,
    **copying.CHANGES,
    **resending.CHANGES,
}
"""Where more than a table decides: the questions of a request, and copies of papers."""


def apply(visit: V, act: Act | News, value: Value = None) -> V:
    """The visit after an act; the same visit if the act has no meaning here."""
    after = applied(visit, act, value)
    covers = isinstance(act, Act) or act is News.SILENCE
    # What was uncovered is for a look: whatever is done next covers it again.
    return filling.cover(after, None) if covers and visit.form.uncovered else after


def applied(visit: V, act: Act | News, value: Value) -> V:
    if act in ANYWHERE:
        return ANYWHERE[act](visit, value)
    over = (visit.over, act)
    if over in OVER:
        return OVER[over](visit)
    if visit.over and isinstance(act, Act):
        return under_sheet(visit, act, value)
    return move(visit, act, value)


def under_sheet(visit: V, act: Act, value: Value) -> V:
    """Only a code before the reader counts there, and takes the sheet away."""
    if act is not Act.CODE:
        return visit
    found = move(uncover(visit), act, value)
    return visit if found == uncover(visit) else found


def move(visit: V, act: Act | News, value: Value) -> V:
    """Follow the tables of the screens."""
    if act in ENDS.get(visit.screen, ()):
        return ended(visit)
    changed = in_hand.change(visit, act, value)
    if changed is not None:
        return at_home(changed)
    key = (visit.screen, act)
    if key in IN_FORM:
        return IN_FORM[key](visit, value)
    if visit.screen in FIELDS and isinstance(act, Act):
        return filling.fill(visit, act, value)
    if key not in MOVES:
        return visit
    if act in BACKWARDS:
        return at_home(forget(visit, MOVES[key]))
    taken = {TAKES[key]: value} if key in TAKES else {}
    return replace(visit, screen=MOVES[key], **taken)  # type: ignore[arg-type]


def forget(visit: V, screen: Screen) -> V:
    """Go back to a screen, without what was chosen there and later."""
    names = FORGOTTEN[screen]
    first = blank(visit)
    return replace(
        visit, screen=screen, **{name: getattr(first, name) for name in names}
    )


GIVEN_OR_ASKED = (
    *(Screen.OUT_OF_PAPER, Screen.NOT_PRINTED, Screen.LIST_NOT_PRINTED),
    *(Screen.TAKE_RECEIPT, Screen.KEEP_RECEIPT),
    *(Screen.NOT_GIVEN, Screen.NOT_SENT, Screen.NOT_DONE, Screen.SETTLED),
)
"""Screens of somebody who has a paper, or whom the center has answered or may have."""

BEFORE_GIVING = ASKING.difference(GIVEN_OR_ASKED) | {Screen.TAKING}

OF_MACHINE = ("center", "help", "printer", "reads_codes", "camera")
"""What is known of the machine and the center, whoever stands there."""


def blank(visit: V) -> V:
    """A new visit to the same kiosk, in its own language."""
    home = visit.home_language
    kept = {name: getattr(visit, name) for name in OF_MACHINE}
    return replace(V(home, home), **kept)


def at_home(visit: V) -> V:
    """A resting screen is the one that fits the center."""
    if visit.screen not in RESTING:
        return visit
    return replace(visit, screen=HOME[visit.center])


def ended(visit: V) -> V:
    """The person has gone: nothing is kept."""
    return at_home(blank(visit))


def hear_of_center(news: News) -> Change:
    """The center is open, shut or away; whoever is under way goes on."""
    return lambda visit, _: at_home(replace(visit, center=news))


def be_put_out(visit: V, _: Value) -> V:
    """The center takes nothing from this kiosk any more: nobody goes on in vain.

    Who has a number or a receipt, or waits for an answer, is not interrupted.
    """
    heard = replace(visit, center=News.NOT_KNOWN)
    in_vain = visit.screen in BEFORE_GIVING
    return ended(heard) if in_vain else at_home(heard)


def hear_of_printer(visit: V, state: Value) -> V:
    return replace(visit, printer=str(state))


def hear_of_lock(visit: V, minutes: Value) -> V:
    return replace(visit, locked_minutes=minutes if isinstance(minutes, int) else 0)


def hear_of_scanner(visit: V, there: Value) -> V:
    return replace(visit, reads_codes=bool(there))


def turn_language(visit: V, _: Value) -> V:
    """The other language, at the same place."""
    return replace(visit, language="en" if visit.language == "ar" else "ar")


def call_help(visit: V, _: Value) -> V:
    return visit if visit.help else replace(visit, help=Help.CALLED)


def hear_of_help(help_: Help) -> Change:
    return lambda visit, _: replace(visit, help=help_) if visit.help else visit


def open_easier_use(visit: V, _: Value) -> V:
    shut = visit.over is Over.EASIER_USE
    return replace(visit, over=Over.NOTHING if shut else Over.EASIER_USE)


def switch(visit: V, value: Value) -> V:
    """Turn a variant on or off; only the sheet of easier use has switches."""
    if visit.over is not Over.EASIER_USE:
        return visit
    return replace(visit, variants=visit.variants ^ {Variant(str(value))})


def fall_silent(visit: V, _: Value) -> V:
    """Nobody has touched anything for a while."""
    if visit.screen in RESTING:
        return ended(visit)
    over = Over.MORE_TIME if visit.screen in ASKING else Over.NOTHING
    return replace(visit, over=over)


def uncover(visit: V) -> V:
    return replace(visit, over=Over.NOTHING)


ANYWHERE: Mapping[Act | News, Change] = {
    News.OPEN: hear_of_center(News.OPEN),
    News.SHUT: hear_of_center(News.SHUT),
    News.AWAY: hear_of_center(News.AWAY),
    News.ALONE: hear_of_center(News.ALONE),
    News.NOT_KNOWN: be_put_out,
    News.NO_DISK: hear_of_center(News.NO_DISK),
    News.PRINTER: hear_of_printer,
    News.SCANNER: hear_of_scanner,
    News.LOCKED: hear_of_lock,
    News.CAMERA: photographing.hear_of_camera,
    Act.LANGUAGE: turn_language,
    Act.HELP: call_help,
    News.HELP_COMING: hear_of_help(Help.COMING),
    News.HELP_AWAY: hear_of_help(Help.AWAY),
    News.HELP_OVER: hear_of_help(Help.NONE),
    Act.EASIER_USE: open_easier_use,
    Act.SWITCH: switch,
    News.SILENCE: fall_silent,
}
"""What means the same on every screen."""

OVER: Mapping[tuple[Over, Act | News], Callable[[V], V]] = {
    (Over.EASIER_USE, Act.DONE): uncover,
    (Over.MORE_TIME, Act.GO_ON): uncover,
    (Over.MORE_TIME, Act.START_OVER): ended,
    (Over.MORE_TIME, News.TIME_UP): ended,
}
"""What is done on a sheet that lies over a screen."""
