"""Every answer that a test gets from the center, held against the OpenAPI document.

The document lets a client pass over fields that it does not know; here they are
refused, so that nothing is answered that is not described.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import requests

from center.web.app import ENDPOINTS
from center.web.openapi import document

Json = dict[str, Any]

ENDLESS = "text/event-stream"


class Undescribed(AssertionError):
    """The center answered what its document does not say."""


@cache
def described() -> Json:
    """The document, with every answer closed to fields that it does not name."""
    found = document(ENDPOINTS)
    for schema in found["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return found


@cache
def addresses() -> list[tuple[re.Pattern[str], Json]]:
    """Fixed addresses before those with something in them, as the server has them."""
    paths = sorted(described()["paths"].items(), key=lambda entry: "{" in entry[0])
    return [(re.compile(re.sub("{[a-z]+}", "[^/]+", p)), ways) for p, ways in paths]


@cache
def operation_of(method: str, path: str) -> str | None:
    """The operation that answers; None where there is no such address."""
    for pattern, ways in addresses():
        if pattern.fullmatch(path) and method.lower() in ways:
            return str(ways[method.lower()]["operationId"])
    return None


@cache
def operations() -> Json:
    every = (way for ways in described()["paths"].values() for way in ways.values())
    return {way["operationId"]: way for way in every}


@cache
def validator(operation: str, status: int, kind: str) -> jsonschema_rs.Validator:
    """Checks the body of one answer of one operation."""
    told = operations()[operation]["responses"].get(str(status))
    if told is None or kind not in told["content"]:
        raise Undescribed(f"{operation}: {status} {kind}")
    return of_schema(told["content"][kind]["schema"])


def of_schema(schema: Json) -> jsonschema_rs.Validator:
    parts = {"components": described()["components"]}
    return jsonschema_rs.validator_for({**schema, **parts})


def hold(answer: requests.Response, *_: Any, **__: Any) -> None:
    """Raise ``Undescribed`` unless the document describes this very answer."""
    assert answer.request.method
    path = str(answer.request.path_url).partition("?")[0]
    operation = operation_of(answer.request.method, path)
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if operation is None:
        return
    check = validator(operation, answer.status_code, kind)
    wrong = [] if kind == ENDLESS else list(told(check, answer.json()))
    if wrong:
        raise Undescribed(f"{operation} {answer.status_code}: {wrong}")


def hold_event(name: str, data: Json) -> None:
    """The same for one of the events of a stream."""
    wrong = list(told(events()[name], data))
    if wrong:
        raise Undescribed(f"event {name}: {wrong}")


@cache
def events() -> dict[str, jsonschema_rs.Validator]:
    """What checks the data of each event, by its name."""
    stream = operations()["get_v1_events"]["responses"]["200"]["content"][ENDLESS]
    forms = [each["properties"] for each in stream["x-itemSchema"]["oneOf"]]
    return {
        form["event"]["const"]: of_schema(form["data"]["contentSchema"])
        for form in forms
    }


def told(check: jsonschema_rs.Validator, body: Any) -> Iterator[str]:
    for error in check.iter_errors(body):
        yield f"{'/'.join(map(str, error.instance_path))}: {error.message}"
