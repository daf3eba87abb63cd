"""Every answer that a test gets from a server, held against its OpenAPI document.

The document lets a client pass over fields that it does not know; here they are
refused, so that nothing is answered that is not described.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import jsonschema_rs
import requests

Json = dict[str, Any]
ENDLESS = "text/event-stream"
IS_JSON = re.compile(r"application/(?:[a-z]+\+)?json")


class Undescribed(AssertionError):
    """A server answered what its document does not say."""


class Contract:
    """A document, made when it is first needed, and what checks answers by it."""

    def __init__(self, make: Callable[[], Json]) -> None:
        self.make = make
        self.checks: dict[tuple[str, int, str], jsonschema_rs.Validator] = {}

    @cached_property
    def document(self) -> Json:
        """With every answer closed to fields that it does not name."""
        found = self.make()
        for schema in found["components"]["schemas"].values():
            if "properties" in schema:
                schema.setdefault("additionalProperties", False)
        return found

    @cached_property
    def addresses(self) -> list[tuple[re.Pattern[str], Json]]:
        """Fixed ones before those with something in them, as the server has them."""
        paths = sorted(self.document["paths"].items(), key=lambda one: "{" in one[0])
        return [(pattern_of(path), ways) for path, ways in paths]

    def operation(self, method: str, path: str) -> Json | None:
        """The operation that answers; None where there is no such address."""
        for pattern, ways in self.addresses:
            if pattern.fullmatch(path) and method.lower() in ways:
                found: Json = ways[method.lower()]
                return found
        return None

    def check(self, operation: Json, status: int, kind: str) -> jsonschema_rs.Validator:
        """Checks the body of one answer of one operation."""
        key = (operation["operationId"], status, kind)
        if key not in self.checks:
            told = operation["responses"].get(str(status))
            if told is None or kind not in told["content"]:
                raise Undescribed(key)
            self.checks[key] = self.validator(told["content"][kind]["schema"])
        return self.checks[key]

    def validator(self, schema: Json) -> jsonschema_rs.Validator:
        parts = {"components": self.document["components"]}
        return jsonschema_rs.validator_for({**schema, **parts})

    def hold(self, answer: requests.Response, *_: Any, **__: Any) -> requests.Response:
        """Raise ``Undescribed`` unless the document describes this very answer."""
        path = str(answer.request.path_url).partition("?")[0]
        operation = self.operation(str(answer.request.method), path)
        if operation is not None:
            kind = answer.headers.get("content-type", "").partition(";")[0]
            check = self.check(operation, answer.status_code, kind)
            wrong = list(told(check, answer.json())) if IS_JSON.fullmatch(kind) else []
            if wrong:
                name = operation["operationId"]
                raise Undescribed(f"{name} {answer.status_code}: {wrong}")
        return answer

    @cached_property
    def events(self) -> dict[str, jsonschema_rs.Validator]:
        """What checks the data of each event of a stream, by its name."""
        stream = self.operation("GET", "/v1/events")
        assert stream is not None
        items = stream["responses"]["200"]["content"][ENDLESS]["x-itemSchema"]["oneOf"]
        forms = [each["properties"] for each in items]
        return {
            form["event"]["const"]: self.validator(form["data"]["contentSchema"])
            for form in forms
        }

    def hold_event(self, name: str, data: Json) -> None:
        """The same for one event."""
        wrong = list(told(self.events[name], data))
        if wrong:
            raise Undescribed(f"event {name}: {wrong}")


def pattern_of(path: str) -> re.Pattern[str]:
    """Only the name of a log has slashes."""
    slashes = path.replace("{log}", ".+")
    return re.compile(re.sub("{[a-z]+}", "[^/]+", slashes))


def told(check: jsonschema_rs.Validator, body: Any) -> Iterator[str]:
    for error in check.iter_errors(body):
        yield f"{'/'.join(map(str, error.instance_path))}: {error.message}"
