"""The pages of a center for a browser: terminal, hall, reception, manager's view.

``routes`` gives what ``shubbak.py`` mounts beside the API of ``center/web``.  A page
knows the center's name and its own settings; all that changes it reads from the API
(``docs/protocol.md``, section 2).  Nothing is loaded from elsewhere: the policy in
``HEADERS`` forbids it, and scripts inside the page as well.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from center.domain.identity import Identity
from center.texts import Texts
from counter import page_files, qr
from counter.rendering import environment, render
from counter.voice.clips import LANGUAGES, VOICE, is_recorded

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

VOICES = tuple(VOICE / language for language in LANGUAGES)
COMMON_PARTS = ("page.", "hint.", "error.", "plural.")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its template, its part of the texts, and the icons it draws."""

    address: str
    template: str
    title: str
    parts: tuple[str, ...]
    icons: tuple[str, ...]


COMMON_ICONS = ("alert-triangle", "circle-check", "info-circle", "lock", "wifi-off")

PAGES = (
    Page(
        "/",
        "index.html",
        "page.index_title",
        (),
        ("device-desktop", "building", "ticket", "users", "scale", "plug-connected"),
    ),
    Page(
        "/counter/{n:int}",
        "counter.html",
        "clerk.title",
        ("clerk.", "reason.", "state.", "paper."),
        (
            *("accessible", "arrow-back-up", "arrows-exchange", "bell", "check"),
            *("clock", "eye-off", "file-check", "hourglass", "logout", "minus"),
            *("player-pause", "player-play", "plug-connected", "printer", "scale"),
            *("file-search", "file-text", "file-upload"),
            *("shield-check", "user-off", "user-question", "users", "x"),
        ),
    ),
    Page(
        "/display",
        "display.html",
        "display.title",
        ("display.",),
        (
            *("arrow-left", "bell", "clock", "users", "volume-off"),
            *("arrow-back-up", "hourglass"),
        ),
    ),
    Page(
        "/manager",
        "manager.html",
        "manager.title",
        (
            *("manager.", "publish.", "rule.", "window."),
            *("device.", "device_state.", "printer."),
        ),
        (
            *("bell", "building", "calendar", "check", "clock", "device-desktop"),
            *("door", "hourglass", "logout", "player-pause", "plug-connected"),
            *("printer", "printer-off", "scale", "ticket", "users", "x"),
        ),
    ),
    Page(
        "/reception",
        "reception.html",
        "reception.title",
        ("reception.", "ticket.", "paper.", "device.", "device_state.", "printer."),
        (
            *("building", "check", "hourglass", "logout", "printer", "printer-off"),
            *("shield-check", "ticket", "user-question", "x"),
        ),
    ),
    Page("/rule", "rule.html", "rule.title", ("rule.",), ("calendar", "printer")),
)


def routes(
    identity: Identity,
    *,
    call_seconds: int = 6,
    chime: bool = True,
    voice: bool = True,
    training: bool = False,
) -> list[BaseRoute]:
    """Every page of a center, and the files they use.

    ``training`` marks every page, and what it prints, as of a center to learn on.

    ``call_seconds`` is how long a call stands alone on the hall display when others
    wait to be shown; ``chime`` is whether a call rings, ``voice`` whether it is said.
    """
    texts = Texts.load()
    files = page_files.base()
    shared: dict[str, object] = {
        "files": files,
        "training": dict(texts.entries["page.training"]) if training else {},
        "center": {
            "code": identity.code,
            "name": {"ar": identity.name_ar, "en": identity.name_en},
            "hub_url": identity.hub_url,
        },
        "settings": {
            "call_seconds": call_seconds,
            "chime": chime,
            "voice": voice,
            "synthesized": voice and not all(map(is_recorded, VOICES)),
        },
    }
    templates = environment(texts)
    answers = [Route(p.address, answer(templates, texts, p, shared)) for p in PAGES]
    picture = Route(qr.ADDRESS, qr.answer, methods=["POST"])
    return [*answers, picture, page_files.mount(files)]


def answer(
    templates: Environment, texts: Texts, page: Page, shared: dict[str, object]
) -> Callable[[Request], Awaitable[HTMLResponse]]:
    """The function that answers for one page."""
    values = shared | {
        "title": texts.get(page.title, "ar"),
        "title_key": page.title,
        "icons": sorted({*COMMON_ICONS, *page.icons}),
        "texts": texts.part(*COMMON_PARTS, *page.parts),
    }

    async def respond(http: Request) -> HTMLResponse:
        number = int(http.path_params.get("n", 0))
        data = data_of(values | {"window": number})
        text = render(templates, page.template, values | {"data": data, "n": number})
        return HTMLResponse(text, headers=HEADERS)

    return respond


def data_of(values: dict[str, object]) -> str:
    """What the script reads from the page, as JSON that cannot end its element."""
    wanted = {k: values[k] for k in ("files", "center", "settings", "window", "texts")}
    return json.dumps(wanted, ensure_ascii=False).replace("<", "\\u003c")
