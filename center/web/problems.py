"""Refusals as HTTP answers (RFC 9457), and back again at the client.

One table turns a code into a status; the sentence is the text ``error.<code>``.
"""

import json
from typing import Annotated, Any, NotRequired, TypedDict

from msgspec import Meta
from starlette.responses import Response

from center.domain import errors
from center.texts import Texts

STATUS = {
    "bad_field": 400,
    "bad_input": 400,
    "bad_picture": 400,
    "consent_missing": 400,
    "not_signed_in": 401,
    "unknown_device": 401,
    "device_revoked": 401,
    "wrong_pin": 401,
    "bad_signature": 401,
    "not_allowed": 403,
    "not_yours": 403,
    "wrong_follow": 403,
    "wrong_enrolment": 403,
    "pin_must_change": 403,
    "weak_pin": 403,
    "not_found": 404,
    "unknown_service": 404,
    "upload_gone": 404,
    "follow_locked": 429,
    "pin_locked": 429,
    "presence_locked": 429,
    "server": 500,
}
CONFLICT = 409
"""For every other refusal: understood, not possible now."""


MEDIA_TYPE = "application/problem+json"


class Problem(TypedDict):
    """A refusal, RFC 9457: nothing has changed.  ``code`` is stable."""

    type: Annotated[str, Meta(description="urn:shubbak:error: and the code")]
    title: Annotated[str, Meta(description="the sentence for people, English")]
    title_ar: Annotated[str, Meta(description="the sentence for people, Arabic")]
    status: Annotated[int, Meta(description="as the answer's")]
    code: str
    detail: Annotated[str, Meta(description="what exactly, for whoever looks into it")]
    hint: Annotated[str, Meta(description="what to do, for the operator; or empty")]
    retry_after_seconds: NotRequired[int]
    field: NotRequired[Annotated[str, Meta(description="id of the field of bad_field")]]
    reason: NotRequired[
        Annotated[str, Meta(description="why, of bad_field and bad_picture")]
    ]
    reason_ar: NotRequired[str]
    reason_en: NotRequired[str]
    least: NotRequired[int]
    most: NotRequired[int]
    allowed_at: NotRequired[
        Annotated[int, Meta(description="of too_early: from when on, UTC milliseconds")]
    ]
    tries_left: NotRequired[
        Annotated[int, Meta(description="of wrong_pin, until it is locked")]
    ]
    again: NotRequired[
        Annotated[int, Meta(description="1: typed once more the same, it is taken")]
    ]
    line: NotRequired[
        Annotated[int, Meta(description="of the file, of catalogue; 0: none")]
    ]
    at: NotRequired[
        Annotated[int, Meta(description="of fork: place of the other line or head")]
    ]
    size: NotRequired[
        Annotated[int, Meta(description="what is here already, of gap and fork")]
    ]


def status_of(code: str) -> int:
    """The HTTP status of a code."""
    return STATUS.get(code, CONFLICT)


def problem(texts: Texts, refusal: errors.Refusal) -> Response:
    """The answer to a refusal, in both languages."""
    facts: dict[str, Any] = dict(refusal.facts)
    if isinstance(refusal, errors.BadField):
        facts |= sentence(texts, f"field.{facts['reason']}")
    elif isinstance(refusal, errors.BadPicture):
        facts |= sentence(texts, f"picture.{facts['reason']}")
    return answer(texts, refusal.code, str(refusal), refusal.hint, facts)


def sentence(texts: Texts, key: str) -> dict[str, str]:
    """Why an answer or a picture cannot be taken, for the person who gave it."""
    return {"reason_ar": texts.get(key, "ar"), "reason_en": texts.get(key, "en")}


def server_problem(texts: Texts) -> Response:
    """The answer to a defect: nothing of it is told."""
    return answer(texts, "server", "", "", {})


def answer(
    texts: Texts, code: str, detail: str, hint: str, facts: dict[str, Any]
) -> Response:
    status = status_of(code)
    body: dict[str, Any] = {
        "type": f"urn:shubbak:error:{code}",
        "title": texts.get(f"error.{code}", "en"),
        "title_ar": texts.get(f"error.{code}", "ar"),
        "status": status,
        "code": code,
        "detail": detail,
        "hint": hint,
        **facts,
    }
    headers = {}
    if "retry_after_seconds" in facts:
        headers["Retry-After"] = str(facts["retry_after_seconds"])
    return Response(
        json.dumps(body, ensure_ascii=False),
        status,
        headers,
        media_type=MEDIA_TYPE,
    )
