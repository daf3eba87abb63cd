"""Pages from a citizen's phone: the kiosk opens a box, the guests' listener fills it.

Off unless ``center.guest_url`` is set.  The code of a box, 128 random bits for a few
minutes, is all that the listener needs and has; what it brings is sealed to the kiosk
and only held here, in memory.
"""

from base64 import b64decode, b64encode
from typing import Annotated, Literal

from msgspec import Meta, field

from center.domain import errors
from center.domain.errors import BadInput, UnknownService, UnlistedDocument, UploadsOff
from center.uploads import MOST_BYTES, MOST_OF_DOCUMENT, MOST_PAGES, Arrived, Box
from center.web import answers as a
from center.web import request_answers as ra
from center.web.callers import ANYONE, KIOSK
from center.web.endpoint import Asked, Endpoint
from center.web.messages import Message, Query, Word

Key = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z0-9+/]{43}=$",
        description="X25519 key made for this visit, base 64",
    ),
]
Phone = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Sealed = Annotated[str, Meta(min_length=1, max_length=4_000_000)]
CODE_BYTES = 4
"""What base 64 and the message add, in thirds of the bytes, rounded up."""


class OpenBox(Message, frozen=True):
    """A kiosk waits for pages of these documents."""

    key: Key
    service: Word
    documents: Annotated[tuple[Word, ...], Meta(min_length=1, max_length=40)]
    pages: Annotated[
        int, Meta(ge=1, le=MOST_PAGES, description="that the visit has room for")
    ] = MOST_PAGES


class Since(Query, frozen=True):
    """Pages that the kiosk does not have yet."""

    since: Annotated[int, Meta(ge=0, le=999)] = field(default=0, name="from")


class Claim(Message, frozen=True):
    """A phone begins to send a document, or could not go on."""

    phone: Phone
    document: Word
    act: Literal["begin", "give_up"]


class SentPage(Message, frozen=True):
    """A page, sealed to the kiosk, base 64."""

    sealed: Sealed
    mark: Annotated[
        str,
        Meta(
            pattern="^[0-9a-f]{64}$",
            description="the same if it is sent again; SHA-256 keyed with the code",
        ),
    ]


class Bring(Message, frozen=True):
    """Pages of a document."""

    phone: Phone
    document: Word
    pages: Annotated[
        tuple[SentPage, ...], Meta(min_length=1, max_length=MOST_OF_DOCUMENT)
    ]


async def open_box(asked: Asked) -> ra.BoxOpened:
    context, body, device = asked.context, asked.body, asked.caller.device.device
    if context.config.guest_url is None:
        raise UploadsOff
    service = context.catalogue.services.get(body.service)
    if service is None:
        raise UnknownService(body.service)
    if not set(body.documents) <= {each.id for each in service.documents}:
        raise UnlistedDocument
    box = context.boxes.open(
        device, body.key, service.id, body.documents, context.clock(), body.pages
    )
    url = f"{context.config.guest_url}/{box.id}"
    return {"upload": box.id, "url": url, "expires_at": box.expires_at}


async def look_into(asked: Asked) -> ra.BoxContents:
    """What has come since the page that the kiosk has already."""
    box = asked.context.boxes.of_kiosk(
        upload_of(asked), asked.caller.device.device, asked.context.clock()
    )
    return {
        "busy": sorted(box.busy),
        "pages": [
            {"document": page.document, "sealed": b64encode(page.sealed).decode()}
            for page in box.pages[asked.query.since :]
        ],
    }


async def close_box(asked: Asked) -> a.Done:
    """The person goes on: what comes from now on comes too late."""
    asked.context.boxes.forget(asked.caller.device.device, asked.context.clock())
    return {}


async def at_door(asked: Asked) -> ra.Door:
    """What is asked of the phone, in both languages."""
    context = asked.context
    return door(asked, context.boxes.at_door(upload_of(asked), context.clock()))


def door(asked: Asked, box: Box) -> ra.Door:
    service = asked.context.catalogue.services[box.service]
    return {
        "key": box.key,
        "used": bool(box.phone),
        "documents": [
            {
                "id": each.id,
                "ar": each.ar,
                "en": each.en,
                "pages": len(box.of(each.id)),
                "room": box.room_for(each.id),
            }
            for each in service.documents
            if each.id in box.documents
        ],
    }


async def claim(asked: Asked) -> ra.Door | a.Done:
    body, context = asked.body, asked.context
    given = (upload_of(asked), body.phone, body.document, context.clock())
    if body.act == "give_up":
        context.boxes.give_up(*given)
        return {}
    return door(asked, context.boxes.claim(*given))


async def bring(asked: Asked) -> ra.Door:
    body, context = asked.body, asked.context
    try:
        sent = [
            Arrived(body.document, b64decode(page.sealed, validate=True), page.mark)
            for page in body.pages
        ]
    except ValueError:
        raise BadInput("a page is not base 64") from None
    box = context.boxes.put(
        upload_of(asked), body.phone, body.document, sent, context.clock()
    )
    return door(asked, box)


def upload_of(asked: Asked) -> str:
    return str(asked.http.path_params["upload"])


BOX = "/v1/uploads/{upload}"
ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/uploads",
        open_box,
        "Wait for a phone's pages",
        OpenBox,
        201,
        by=KIOSK,
        refuses=(
            errors.UploadsOff,
            errors.UnknownService,
            errors.UnlistedDocument,
        ),
    ),
    Endpoint(
        "GET",
        BOX,
        look_into,
        "What a phone has sent",
        query=Since,
        by=KIOSK,
        refuses=(errors.UploadGone,),
    ),
    Endpoint(
        "DELETE",
        BOX,
        close_box,
        "Take nothing more of a phone",
        by=KIOSK,
    ),
    Endpoint(
        "GET",
        f"{BOX}/door",
        at_door,
        "What a phone is asked for",
        by=ANYONE,
        refuses=(errors.UploadGone,),
    ),
    Endpoint(
        "POST",
        f"{BOX}/claim",
        claim,
        "A phone begins",
        Claim,
        by=ANYONE,
        refuses=(
            errors.UploadGone,
            errors.UploadUsed,
        ),
    ),
    Endpoint(
        "POST",
        f"{BOX}/pages",
        bring,
        "A phone's pages, sealed to the kiosk",
        Bring,
        201,
        most=MOST_BYTES // 3 * CODE_BYTES,
        by=ANYONE,
        refuses=(
            errors.UploadGone,
            errors.UploadUsed,
            errors.TooManyPages,
        ),
    ),
)
