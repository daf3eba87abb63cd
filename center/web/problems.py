"""Refusals as HTTP answers (RFC 9457), and back again at the client.

One table turns a code into a status; the sentence is the text ``error.<code>``.
"""

import json
from typing import Any

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
    status = STATUS.get(code, CONFLICT)
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
        media_type="application/problem+json",
    )
