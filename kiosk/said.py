"""An answer as it is said on the summary.  Pure."""

from center.domain.catalogue import Field
from kiosk.answers import Service
from kiosk.camera.photographs import Pages
from kiosk.form import Form
from kiosk.giving import papers_of
from kiosk.question import YES, Kind, option_of
from kiosk.text.wording import Words

LEFT_TO_RIGHT, END = "\u202d", "\u202c"
"""Groups of Arabic digits would be turned round by the blanks between them."""

SHOWN_OF_ID = 4


def said(words: Words, question: Field, answer: str, uncovered: bool = False) -> str:
    """In words; empty where nothing has been answered.

    The national ID only as far as it may be seen in a hall, unless it is ``uncovered``.
    """
    if not answer:
        return ""
    if question.kind in (Kind.CHOICE, Kind.PLACE):
        option = option_of(question, answer)
        return words.pick(option.ar, option.en) if option else ""
    if question.kind == Kind.BOOLEAN:
        return words.say("kiosk.yes" if answer == YES else "kiosk.no")
    if question.kind == Kind.DATE:
        return words.whole_date(answer)
    if question.kind in (Kind.NUMBER, Kind.MONEY):
        return words.digits(answer).replace(".", words.point)
    if question.kind == Kind.NATIONAL_ID:
        return (whole_id if uncovered else hidden_id)(words, answer)
    if question.kind == Kind.MOBILE:
        return grouped(words, answer, 3, 4)
    return words.digits(answer)


def hidden_id(words: Words, digits: str) -> str:
    """Its last digits: the summary stands in a hall for all to see.

    It is hidden with crosses, because a dot reads as a zero in Arabic.
    """
    groups = "× ×××××× ×× ×"
    return f"{LEFT_TO_RIGHT}{groups}{words.digits(digits[-SHOWN_OF_ID:])}{END}"


def whole_id(words: Words, digits: str) -> str:
    """As it stands on the card: century, day of birth, governorate and the rest."""
    return grouped(words, digits, 1, 6, 2)


def hidden(digits: str) -> str:
    """Only the last digit is read by those who stand behind, as long as it is typed."""
    covered = "× " * (len(digits) - 1)
    return f"{LEFT_TO_RIGHT}{covered}{digits[-1:]}{END}"


def grouped(words: Words, digits: str, *sizes: int) -> str:
    """Digits in groups of these sizes, the rest in a last one."""
    groups, rest = [], digits
    for size in sizes:
        groups.append(rest[:size])
        rest = rest[size:]
    text = " ".join(group for group in (*groups, rest) if group)
    return f"{LEFT_TO_RIGHT}{words.digits(text)}{END}"


def papers_said(
    words: Words, service: Service, form: Form, pages: Pages
) -> tuple[str, str]:
    """Key of what is said of the papers, and how many: those here, or those missing.

    Where only pictures count, what is missing keeps the request from going on.
    """
    told = papers_of(form, service, pages).values()
    here = sum(paper in ("photo", "paper") for paper in told)
    missing = sum(paper == "missing" for paper in told)
    if form.pictures_only and missing:
        return "follow.missing", words.count("documents", missing)
    about = "photo.photographed" if form.pictures_only else "kiosk.papers_with_me"
    return about, words.count("documents", here)
