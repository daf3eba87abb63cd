"""What a touch does while papers are photographed.  Pure.

A photographed paper counts as brought; one that is not here after all loses its pages.
Whoever goes back without keeping a picture has taken none.  Where nobody will be shown
the papers, only photographed ones count: to touch such a paper is to photograph it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk import filling
from kiosk.camera.camera import CameraState
from kiosk.camera.photographs import Brought, Shot
from kiosk.question import Kind
from kiosk.visit import Value, Visit
from kiosk.words import Act, News, Over, Screen

Change = Callable[[Visit, Value], Visit]

ABOUT_PAPERS = (Kind.DOCUMENTS, Kind.MISSING)
"""Questions whose papers may be photographed."""

SEEING = (Screen.PHOTOGRAPH, Screen.TAKING)
"""Screens on which the camera is open."""


def begin(visit: Visit, document: Value) -> Visit:
    """Lay a paper before the camera."""
    name, pages = str(document), visit.pages
    if not visit.camera or not listed(visit, name) or not pages.has_room(name):
        return visit
    return replace(visit, screen=Screen.PHOTOGRAPH, pages=pages.begun(name))


def listed(visit: Visit, document: str) -> bool:
    """Whether the question is about this paper, and what it takes is photographs."""
    now = visit.form.now
    return now.kind in ABOUT_PAPERS and document in {each.id for each in now.options}


def possible(visit: Visit, phones: bool) -> bool:
    """Whether a paper can be photographed now: by the camera, or with a phone.

    ``phones`` says whether the center takes pages from them.
    """
    return visit.camera == CameraState.ok or (phones and not visit.alone)


def take(visit: Visit, _: Value) -> Visit:
    able = visit.camera == CameraState.ok
    return replace(visit, screen=Screen.TAKING) if able else visit


def look_at(visit: Visit, shot: Value) -> Visit:
    """The picture has been taken, and is looked at."""
    if not isinstance(shot, Shot):
        return visit
    pages = replace(visit.pages, shot=shot)
    return replace(visit, screen=Screen.PHOTO_CHECK, pages=pages)


def miss(visit: Visit, _: Value) -> Visit:
    """No picture has come in time."""
    return hear_of_camera(visit, CameraState.silent.value)


def take_again(visit: Visit, _: Value) -> Visit:
    pages = visit.pages.begun(visit.pages.document)
    return replace(visit, screen=Screen.PHOTOGRAPH, pages=pages)


def turn_contrast(visit: Visit, _: Value) -> Visit:
    pages = replace(visit.pages, clearer=not visit.pages.clearer)
    return replace(visit, pages=pages)


def keep(visit: Visit, _: Value) -> Visit:
    """The page belongs to the request from now on."""
    page = visit.pages.looked_at
    if page is None:
        return visit
    return bring(replace(visit, pages=visit.pages.add(page)), None)


def keep_and_go_on(visit: Visit, _: Value) -> Visit:
    """Keep the page and photograph the next one of the same paper."""
    kept = keep(visit, None)
    if not kept.pages.has_room(visit.pages.document):
        return kept
    return begin(kept, visit.pages.document)


def bring(visit: Visit, _: Value) -> Visit:
    """The paper itself is here; where nobody is shown it, it stays missing."""
    if visit.form.pictures_only and not visit.pages.of(visit.pages.document):
        return back(visit, None)
    form, document = visit.form, visit.pages.document
    brought = dict.fromkeys((*form.draft.split(), document))
    here = replace(form, draft=" ".join(brought))
    return back(replace(visit, form=here), None)


def back(visit: Visit, _: Value) -> Visit:
    """To the list of papers, without the picture that was not kept."""
    return replace(visit, screen=Screen.ASK_DOCUMENTS, pages=visit.pages.begun(""))


def turn_paper(visit: Visit, document: Value) -> Visit:
    """A paper is here after all, or is not; then its pages are forgotten."""
    if visit.form.pictures_only and document not in visit.form.draft.split():
        return begin(visit, document)
    turned = filling.fill(visit, Act.PAPER, document)
    if document in turned.form.draft.split():
        return turned
    return replace(turned, pages=turned.pages.without(str(document)))


def ask_phone(visit: Visit, _: Value) -> Visit:
    """Show a code; only where there is a list of papers, and room for a page."""
    if visit.form.now.kind not in ABOUT_PAPERS or not visit.pages.room:
        return visit
    return replace(visit, screen=Screen.PHONE, pages=visit.pages.awaiting())


def leave_phone(visit: Visit, _: Value) -> Visit:
    """Back to the list, where the pages that came are told; the code is over."""
    return back(replace(visit, pages=visit.pages.awaiting()), None)


def show_code(visit: Visit, url: Value) -> Visit:
    pages = replace(visit.pages, code=str(url or ""), cut_off=not url)
    return replace(visit, pages=pages)


def take_brought(visit: Visit, brought: Value) -> Visit:
    """Pages of a phone are pages like any other, and their papers count as here."""
    if not isinstance(brought, Brought):
        return visit
    pages, form = visit.pages, visit.form
    for page in brought.pages:
        if listed(visit, page.document) and pages.has_room(page.document):
            pages = pages.add(page)
            here = dict.fromkeys((*form.draft.split(), page.document))
            form = replace(form, draft=" ".join(here))
    there = replace(visit, form=form, pages=replace(pages, coming=brought.coming))
    # Whoever sends is busy, though nobody touches the screen.
    is_asked = there != visit and visit.over is Over.MORE_TIME
    return replace(there, over=Over.NOTHING) if is_asked else there


def hear_of_camera(visit: Visit, state: Value) -> Visit:
    """How the camera is; a picture that was to be taken is not, without it."""
    heard = replace(visit, camera=str(state))
    if visit.screen is Screen.TAKING and state != CameraState.ok:
        return replace(heard, screen=Screen.PHOTOGRAPH)
    return heard


CHANGES: Mapping[tuple[Screen, Act | News], Change] = {
    (Screen.ASK_DOCUMENTS, Act.PHOTOGRAPH): begin,
    (Screen.ASK_DOCUMENTS, Act.PAPER): turn_paper,
    (Screen.PHOTOGRAPH, Act.TAKE): take,
    (Screen.PHOTOGRAPH, Act.PAPER): bring,
    (Screen.PHOTOGRAPH, Act.BACK): back,
    (Screen.ASK_DOCUMENTS, Act.PHONE): ask_phone,
    (Screen.PHONE, News.BOX): show_code,
    (Screen.PHONE, News.BROUGHT): take_brought,
    (Screen.ASK_DOCUMENTS, News.BROUGHT): take_brought,
    (Screen.PHONE, Act.TRY_AGAIN): ask_phone,
    (Screen.PHONE, Act.NEXT): leave_phone,
    (Screen.PHONE, Act.BACK): leave_phone,
    (Screen.TAKING, News.TAKEN): look_at,
    (Screen.TAKING, News.TIME_UP): miss,
    (Screen.PHOTO_CHECK, Act.RETAKE): take_again,
    (Screen.PHOTO_CHECK, Act.CONTRAST): turn_contrast,
    (Screen.PHOTO_CHECK, Act.KEEP): keep,
    (Screen.PHOTO_CHECK, Act.ANOTHER): keep_and_go_on,
    (Screen.PHOTO_CHECK, Act.BACK): back,
}
"""Which touch, or which news, means what."""
