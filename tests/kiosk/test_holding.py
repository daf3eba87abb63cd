"""What somebody holds, as it is typed and as the center takes it."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as struct_replace

from center.domain.request_number import is_request_number, request_number
from center.domain.spool import REFERENCE
from kiosk.camera.photographs import Photograph, Shot
from kiosk.codes import Code
from kiosk.consequences import Errand, errands
from kiosk.flow import apply
from kiosk.gallery import offered_catalogue
from kiosk.gallery_in_hand import followed, standing
from kiosk.holding import SERVICES, Held, Purpose
from kiosk.holding import request_number as as_typed
from kiosk.said import hidden
from kiosk.screens.ask_letter import letters_of
from kiosk.screens.followed import offers
from kiosk.settling import about, shown
from kiosk.visit import Value, Visit, first_visit
from kiosk.words import Act, News, Screen
from tests.kiosk.codes import ticket_code

CENTER = "13-SHR07"
OPEN = apply(first_visit("ar"), News.OPEN)


def after(*acts: tuple[Act | News, Value], visit: Visit = OPEN) -> Visit:
    for act, value in acts:
        visit = apply(visit, act, value)
    return visit


def asked(purpose: Purpose) -> Visit:
    """Somebody is about to type a number."""
    chosen = (Act.OTHER, None), (Act.PURPOSE, purpose)
    return after(*chosen, (Act.TYPE, "2026-11-22 warn"))


def typed(visit: Visit, *signs: str) -> Visit:
    keys = [(Act.KEY, sign) for each in signs for sign in each]
    return after(*keys, (Act.NEXT, "2026-11-22 warn"), visit=visit)


@pytest.mark.parametrize(
    ("digits", "seen"),
    [
        ("", CENTER),
        ("20", f"{CENTER}-20"),
        ("2026", f"{CENTER}-2026-"),
        ("202600123", f"{CENTER}-2026-00123"),
        ("20260012345", request_number(CENTER, 2026, 12345)),
    ],
)
def test_a_number_is_seen_as_it_stands_on_the_receipt(digits: str, seen: str) -> None:
    assert as_typed(CENTER, digits) == seen


def test_a_receipt_is_known_by_its_year_its_number_and_its_secret() -> None:
    number = typed(asked(Purpose.TRACK), "0012345")
    looking = typed(number, "048213")

    assert looking.screen is Screen.LOOKING
    assert looking.held == Held(Code.REQUEST, "20260012345", "048213")
    code, secret = shown(looking.held, CENTER)
    assert is_request_number(code)
    assert (code, secret) == (request_number(CENTER, 2026, 12345), "048213")


def test_a_reference_of_a_kiosk_is_typed_with_its_letter() -> None:
    letter = apply(asked(Purpose.TRACK), Act.REFERENCE)
    looking = typed(typed(apply(letter, Act.PICK, "K"), "7KPM2X9F"), "048213")

    assert (letter.screen, looking.screen) == (Screen.ASK_LETTER, Screen.LOOKING)
    assert looking.held is not None
    code, secret = shown(looking.held, CENTER)
    assert REFERENCE.fullmatch(code)
    assert (code, secret) == ("K-7KPM-2X9F", "048213")


def test_a_ticket_is_known_by_its_letter_number_and_two_characters() -> None:
    number = apply(asked(Purpose.TICKET), Act.PICK, "D")
    looking = typed(typed(number, "147"), "7K")

    assert looking.held == Held(Code.TICKET, "D147 7K")


def test_a_number_that_is_too_short_is_not_looked_up() -> None:
    asking = typed(asked(Purpose.TRACK), "12345")

    assert asking.screen is Screen.ASK_NUMBER
    assert asking.form.fault == "too_short"


def test_back_leads_through_the_questions_to_what_was_asked_for() -> None:
    secret = typed(asked(Purpose.PAY), "0012345")
    number = apply(secret, Act.BACK)
    code = apply(number, Act.BACK)

    assert (number.screen, number.form.draft) == (Screen.ASK_NUMBER, "20260012345")
    assert (code.screen, code.purpose) == (Screen.SHOW_CODE, Purpose.PAY)
    assert apply(apply(code, Act.BACK), Act.BACK) == OPEN


@pytest.mark.parametrize("purpose", [Purpose.PAY, Purpose.COLLECT, Purpose.COMPLAIN])
def test_what_cannot_be_had_now_says_why_before_anything_is_shown_or_typed(
    purpose: Purpose,
) -> None:
    told = after((Act.OTHER, None), (Act.WHY, purpose))
    read = apply(told, Act.READ)

    assert (told.screen, told.service) == (Screen.NOT_OFFERED, SERVICES[purpose])
    assert (read.screen, read.service) == (Screen.DOCUMENTS, SERVICES[purpose])
    for back in (apply(told, Act.BACK), apply(read, Act.BACK, True)):
        assert back == after((Act.OTHER, None))


def test_only_the_last_digit_of_a_secret_can_be_read() -> None:
    assert [sign for sign in hidden("048213") if sign.isdigit()] == ["3"]
    assert not any(sign.isdigit() for sign in hidden(""))


def test_every_letter_that_a_ticket_may_have_has_one_key() -> None:
    letters = letters_of(offered_catalogue())

    assert list(letters)[:6] == ["A", "S", "R", "M", "L", "D"]
    assert len(set(letters.values())) == len(letters) == 24


def test_what_was_held_is_not_told_to_whoever_prints_a_visit() -> None:
    held = Held(Code.REQUEST, "20260012345", "048213")

    assert "12345" not in repr(held)
    assert "048213" not in repr(held)


@pytest.mark.parametrize("wanted", ["return", "resume", "rating:good", "print"])
def test_what_can_be_undone_is_done_with_one_touch(wanted: str) -> None:
    number = apply(asked(Purpose.TICKET), Act.PICK, "D")
    looking = typed(typed(number, "147"), "7K")
    in_hand = apply(looking, News.TICKET_SEEN, standing("no_show"))
    doing = apply(in_hand, Act.DO, wanted)

    assert (in_hand.screen, doing.screen) == (Screen.IN_HAND, Screen.DOING)
    assert errands(in_hand, doing) == (Errand.SETTLE,)
    assert apply(doing, News.UNANSWERED).screen is Screen.NOT_DONE


def test_a_number_about_a_request_names_it_and_a_new_visit_does_not() -> None:
    looking = typed(typed(asked(Purpose.PAY), "0012345"), "048213")
    known = apply(looking, News.REQUEST_SEEN, followed("routed", offered_catalogue()))
    papers = apply(known, Act.DO, "pay")

    assert (papers.screen, papers.service) == (Screen.DOCUMENTS, "pay_fees")
    assert about(papers, CENTER) == (request_number(CENTER, 2026, 12345), "048213")
    assert apply(papers, Act.BACK) == known
    assert about(apply(known, Act.DONE), CENTER) == ("", "")


def incomplete(window: str = "none") -> Visit:
    """A request in hand that lacks papers."""
    told = followed("incomplete", offered_catalogue())
    looking = typed(typed(asked(Purpose.COMPLETE), "0012345"), "048213")
    return apply(looking, News.REQUEST_SEEN, struct_replace(told, window=window))


def test_missing_papers_are_photographed_and_forgotten_on_the_way_back() -> None:
    known = replace(incomplete(), camera="ok")
    shot = Shot(*(Photograph("nid", "d" * 32, b"", b""),) * 2)
    taken = (Act.PHOTOGRAPH, "nid"), (Act.TAKE, None), (News.TAKEN, shot)
    kept = after((Act.DO, "documents"), *taken, (Act.KEEP, None), visit=known)
    sent = after((Act.NEXT, "2026-11-22 warn"), visit=kept)

    assert kept.screen is Screen.ASK_DOCUMENTS
    assert (sent.screen, sent.pages.kept) == (Screen.DOING, kept.pages.kept)
    assert sent.form.answers == ("nid",)
    assert apply(kept, Act.BACK) == known
    unphotographed = after((Act.DO, "documents"), visit=known)
    assert apply(unphotographed, Act.NEXT, "2026-11-22 warn") == known


def test_a_phone_may_send_missing_papers_of_the_request_in_hand() -> None:
    asking = after((Act.DO, "documents"), (Act.PHONE, None), visit=incomplete())

    assert asking.screen is Screen.PHONE
    assert apply(asking, Act.BACK).form == asking.form


@pytest.mark.parametrize(
    ("window", "pictures", "offered", "service"),
    [
        ("none", True, "documents", "reconciliation"),
        ("none", False, "complete", "reconciliation"),
        ("originals", False, "documents", "reconciliation"),
    ],
)
def test_where_nothing_can_be_photographed_a_window_completes_the_request(
    window: str, pictures: bool, offered: str, service: str
) -> None:
    """A clerk may complete it for its own service alone."""
    known = incomplete(window)
    assert known.followed is not None

    can = offers(known.followed, Purpose.COMPLETE, pictures=pictures)

    assert can[0] == offered
    papers = apply(known, Act.DO, "complete")
    assert (papers.screen, papers.service) == (Screen.DOCUMENTS, service)


def test_a_receipt_that_was_not_printed_is_printed_as_soon_as_it_can_be() -> None:
    kept = Visit("ar", "ar", News.OPEN, Screen.KEEP_RECEIPT)
    again = apply(kept, Act.PRINT_AGAIN)

    assert again.screen is Screen.RECEIPT_PRINTING
    assert errands(kept, again) == (Errand.PRINT_AGAIN,)


@pytest.mark.parametrize("over", [News.SILENCE, Act.EASIER_USE])
def test_a_code_before_the_reader_takes_a_sheet_away(over: Act | News) -> None:
    asked = replace(OPEN, screen=Screen.SHOW_CODE, purpose=Purpose.TICKET, camera="ok")
    covered = apply(asked, over)

    found = apply(covered, Act.CODE, ticket_code())

    assert covered.over
    assert found == apply(asked, Act.CODE, ticket_code())
    assert found.screen is Screen.LOOKING
    elsewhere = apply(replace(OPEN, screen=Screen.REVIEW), over)
    assert elsewhere.over
    assert apply(elsewhere, Act.CODE, ticket_code()) == elsewhere
