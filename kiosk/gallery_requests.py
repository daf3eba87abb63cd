"""A request on each of its screens, for the gallery.  Free of Kivy."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw

from kiosk.answers import Catalogue, Filed
from kiosk.camera.photographs import Pages, Photograph, Shot
from kiosk.form import Form, at, open_form
from kiosk.keys import Layout
from kiosk.visit import ASKS, ORDINARY, Visit
from kiosk.words import Screen

SERVICE = "reconciliation"
"""It has six fields of its own, of every kind but a place."""

UNSEEN = "dangerous_building"
"""Nobody is shown its papers: they are photographed, or missing."""

LAST = 99

ANSWERS = {
    "applicant_name": "سعاد إبراهيم الشافعي علي",
    "capacity": "owner",
    "id_kind": "national_id",
    "national_id": "29104121300487",
    "consent_sms": "yes",
    "mobile": "01234567890",
    "site_address": "15 شارع الجمهورية، الزقازيق",
    "site_area_m2": "120.5",
    "property_no": "17",
    "violation_kind": "extra_floors",
    "violation_date": "2019-05-07",
    "violation_area_m2": "60",
}
"""An invented person's; the last digit of the number is a wrong one."""

FILED = Filed(
    request="13-SHR01-2026-0000147-R",
    service="street_light",
    received_at=1_795_335_840_000,
    due="2026-11-26",
    department_ar="إدارة الكهرباء والإنارة",
    department_en="Electricity and street-lighting department",
    secret="048213",
    url="HTTPS://HUB.EXAMPLE/V/" + "AEBQGBYXT2" * 14 + "AEBQGBY2",
)


def whole_form(catalogue: Catalogue) -> Form:
    """Every question of one service answered."""
    service = catalogue.service(SERVICE)
    form = open_form(catalogue.questions(service.id), service.documents)
    given = tuple(ANSWERS.get(each.id, "") for each in form.questions)
    return replace(form, answers=(*given[:-1], form.answers[-1]))


ASKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("ask-name", "applicant_name", {"draft": "سعاد إبراهيم الش"}),
    ("ask-name-computer", "applicant_name", {"face": Layout.COMPUTER}),
    ("ask-text", "site_address", {}),
    ("ask-text-signs", "site_address", {"face": Layout.SIGNS, "fault": "characters"}),
    ("ask-text-latin", "site_address", {"face": Layout.ENGLISH, "draft": ""}),
    ("ask-choice", "capacity", {}),
    ("ask-national-id", "national_id", {"draft": "2850412130"}),
    (
        "ask-national-id-doubt",
        "national_id",
        {"draft": "", "fault": "nid_check", "doubted": ANSWERS["national_id"]},
    ),
    ("ask-number", "site_area_m2", {}),
    ("ask-yes-no", "consent_sms", {"draft": ""}),
    ("ask-mobile", "mobile", {"fault": "mobile"}),
    ("ask-day", "violation_date", {"draft": "--"}),
    ("ask-month", "violation_date", {"draft": "--07"}),
    ("ask-year", "violation_date", {"draft": "-05-07"}),
    ("ask-date", "violation_date", {}),
    ("ask-date-ahead", "violation_date", {"draft": "2026-12-07", "fault": "future"}),
    ("ask-papers", "documents", {}),
)
"""Name of the example, question, and what is special about its form."""


def photographs(papers: Visit, document: str) -> Iterator[tuple[str, Visit]]:
    """Papers before the camera, one of them taken."""
    page = example_page(document)
    taken = papers.pages.without(document).begun(document)
    looked_at = replace(taken, shot=Shot(page, page))
    camera = replace(papers, screen=Screen.PHOTOGRAPH, pages=taken)
    yield "ask-papers-camera", replace(papers, screen=Screen.ASK_DOCUMENTS)
    yield "photograph", camera
    yield "photograph-taking", replace(camera, screen=Screen.TAKING)
    yield "photograph-no-camera", replace(camera, camera="gone")
    phone = replace(
        papers,
        screen=Screen.PHONE,
        pages=replace(
            taken, code="https://center.example/" + "0" * 32, coming=("own",)
        ),
    )
    yield "phone", phone
    yield "phone-cut-off", replace(phone, pages=replace(taken, cut_off=True))
    yield "photo-check", replace(camera, screen=Screen.PHOTO_CHECK, pages=looked_at)


def unseen(start: Visit, catalogue: Catalogue) -> Iterator[tuple[str, Visit]]:
    """Papers of a service without a window: one photographed, the others not."""
    service = catalogue.service(UNSEEN)
    form = open_form(catalogue.questions(UNSEEN), service.documents, pictures_only=True)
    last = len(form.questions) - 1
    first, second, *_ = service.documents
    chosen = replace(start, category=service.category, service=UNSEEN, camera="ok")
    yield "documents-to-photograph", replace(chosen, screen=Screen.DOCUMENTS)
    photographed = replace(at(form, last), draft=first.id)
    asked = replace(
        chosen,
        screen=Screen.ASK_DOCUMENTS,
        form=photographed,
        pages=Pages(kept=(example_page(first.id),)),
    )
    yield "ask-papers-unseen", asked
    failed = replace(asked, screen=Screen.PHOTOGRAPH, camera="gone")
    yield "photograph-unseen", replace(failed, pages=asked.pages.begun(second.id))
    reviewed = replace(asked, screen=Screen.REVIEW, form=at(form, last + 1))
    yield "review-unseen", replace(reviewed, first_line=LAST)


@cache
def example_page(document: str) -> Photograph:
    """A paper that nobody has written."""
    page = Image.new("RGB", (720, 960), "#F4F1E8")
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 70, 660, 130), fill="#3A4F56")
    for line in range(18):
        across = 640 - 60 * (line % 3)
        pen.line((80, 190 + 40 * line, across, 190 + 40 * line), "#10242A", 6)
    out = io.BytesIO()
    page.save(out, "JPEG")
    return Photograph(document, "0" * 32, b"", out.getvalue())


def requests(start: Visit, catalogue: Catalogue) -> Iterator[tuple[str, Visit]]:
    """Every kind of question, what may be wrong with an answer, and the end."""
    service, form = catalogue.service(SERVICE), whole_form(catalogue)
    chosen = replace(
        start, category=service.category, service=service.id, side=ORDINARY
    )
    places = {each.id: place for place, each in enumerate(form.questions)}
    for name, key, special in ASKED:
        there = replace(at(form, places[key]), **special)  # type: ignore[arg-type]
        yield name, replace(chosen, screen=ASKS[there.now.kind], form=there)
    papers = replace(
        chosen,
        form=at(form, places["documents"]),
        camera="ok",
        pages=Pages(kept=tuple(map(example_page, sorted(form.brought)))),
    )
    yield from photographs(papers, service.documents[0].id)
    yield from unseen(start, catalogue)
    reviewed = replace(chosen, screen=Screen.REVIEW, form=at(form, len(places)))
    photographed = replace(reviewed, pages=papers.pages, first_line=LAST)
    yield "review-photographs", photographed
    yield "review", reviewed
    uncovered = replace(reviewed.form, uncovered=True)
    seen = replace(reviewed, first_line=places["national_id"])
    yield "review-id", seen
    yield "review-uncovered", replace(seen, form=uncovered)
    yield "review-last", replace(reviewed, first_line=LAST)
    yield "sending", replace(reviewed, screen=Screen.SENDING, first_line=LAST)
    refused = replace(reviewed, screen=Screen.NOT_SENT, refusal="one_live_ticket")
    yield "not-sent-refused", refused
    yield "not-sent-unanswered", replace(refused, refusal="")
    sent = replace(chosen, service=FILED.service, side="", filed=FILED)
    yield (
        "take-receipt-as-first-sent",
        replace(sent, screen=Screen.TAKE_RECEIPT, as_first_sent=True),
    )
    for screen in (Screen.RECEIPT_PRINTING, Screen.TAKE_RECEIPT, Screen.KEEP_RECEIPT):
        yield screen.value.replace("_", "-"), replace(sent, screen=screen)
