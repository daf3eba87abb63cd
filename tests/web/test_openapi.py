"""The OpenAPI document: it describes every address, and every address behaves so."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.routing import Route

from center.config import CenterConfig
from center.web.app import ENDPOINTS, create_app
from tests.contract import Undescribed
from tests.processes import CONTRACT, Center, Client, make_center
from tests.store.records import opened
from tests.web.conftest import BY_HAND, TEXTS

JSON = "application/json"
NOT_DESCRIBED = {"/openapi.json", "/healthz"}


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    made = make_center(tmp_path_factory.mktemp("openapi"), rule=BY_HAND)
    with made.start() as running:
        yield running


@pytest.fixture(scope="module")
def document(center: Center) -> Any:
    return Client(center.url).get("/openapi.json").json()


def test_every_address_is_described_and_every_described_one_is_there(
    tmp_path_factory: pytest.TempPathFactory, document: Any
) -> None:
    with opened(tmp_path_factory.mktemp("routes")) as record:
        app = create_app(CenterConfig(data=record.data))
    routes = {
        (method, route.path)
        for route in app.routes
        if isinstance(route, Route) and route.path not in NOT_DESCRIBED
        for method in (route.methods or set()) - {"HEAD"}
    }

    described = {
        (method.upper(), path)
        for path, operations in document["paths"].items()
        for method in operations
    }

    assert described == routes
    assert len(described) == len(ENDPOINTS)


def test_the_document_is_valid_of_its_kind(document: Any) -> None:
    schema = schemathesis.openapi.from_dict(document)

    assert document["openapi"] == "3.1.0"
    schema.validate()


def test_every_reference_leads_somewhere_and_every_body_is_described(
    document: Any,
) -> None:
    references = set(re.findall(r"#/components/schemas/(\w+)", str(document)))
    schemas = document["components"]["schemas"]

    assert references == set(schemas)
    bodies = [op for ops in document["paths"].values() for op in ops.values()]
    names = [op["operationId"] for op in bodies]
    assert len(names) == len(set(names))
    assert all(
        "requestBody" in op
        for ops in document["paths"].values()
        for method, op in ops.items()
        if method == "post"
    )


def test_every_body_refuses_fields_that_it_does_not_know(document: Any) -> None:
    bodies = {
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        for operations in document["paths"].values()
        for operation in operations.values()
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    }

    for reference in bodies:
        schema = document["components"]["schemas"][reference.rpartition("/")[2]]
        assert schema["additionalProperties"] is False, reference


def test_every_operation_says_who_may_ask_what_comes_and_how_it_is_refused(
    document: Any,
) -> None:
    for operations in document["paths"].values():
        for name, told in ((way["operationId"], way) for way in operations.values()):
            assert all((told["summary"], told["description"])), name
            done = {code: r for code, r in told["responses"].items() if code < "300"}
            assert len(done) == 1, name
            assert "{'type': 'object'}" not in str(done), name
            assert ("401" in told["responses"]) == bool(told["security"]), name
            assert "500" in told["responses"], name


def test_every_number_of_an_answer_or_a_body_says_its_unit(document: Any) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, form in schema.get("properties", {}).items():
            if re.search("(^|_)(at|now|opens|closes|url|key)$", field):
                assert "description" in str(form) or field.endswith("url"), (
                    name,
                    field,
                )


def test_an_answer_with_a_field_more_or_less_is_noticed(center: Center) -> None:
    answer = Client(center.url).get("/v1/rule")
    rule = CONTRACT.operation("GET", "/v1/rule") or {}
    told, check = answer.json(), CONTRACT.check(rule, 200, JSON)

    assert check.is_valid(told)
    assert not check.is_valid(told | {"more": 1})
    assert not check.is_valid({k: v for k, v in told.items() if k != "coming"})
    with pytest.raises(Undescribed):
        CONTRACT.check(rule, 409, JSON)


CALLERS = ("kiosk", "clerk", "display", "manager", "agent", "stranger")


@pytest.fixture(scope="module")
def callers(center: Center) -> dict[str, Client]:
    token = (center.data / "secrets" / "agent.token").read_text().strip()
    return {
        "kiosk": center.kiosk(),
        "clerk": center.clerk(1),
        "display": center.browser("D1"),
        "manager": center.manager(),
        "agent": Client(center.url, {"Authorization": f"Bearer agent:{token}"}),
        "stranger": Client(center.url),
    }


def operations() -> list[tuple[str, str]]:
    """Every operation but the streams, which have no end."""
    rows = [(row.method, row.path) for row in ENDPOINTS]
    return [row for row in rows if row[1] != "/v1/events"]


@pytest.mark.parametrize(("method", "path"), operations())
def test_whatever_is_sent_is_answered_and_nothing_breaks(
    center: Center, callers: dict[str, Client], document: Any, method: str, path: str
) -> None:
    schema = schemathesis.openapi.from_dict(document)
    operation = schema[path][method]

    @settings(
        max_examples=12,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def answered(case: Any) -> None:
        case.headers, case.cookies = {}, {}
        for name in CALLERS:
            answer = case.call(base_url=center.url, session=callers[name].http)
            assert_answered(answer)

    answered()


def assert_answered(answer: Any) -> None:
    """Done, or refused as a problem that is told in both languages."""
    assert answer.status_code < 500, answer.text
    if answer.status_code < 400:
        return
    told = answer.json()
    assert answer.headers["content-type"][0] == "application/problem+json"
    assert told["title"] == TEXTS.get(f"error.{told['code']}", "en")
    assert told["title_ar"] == TEXTS.get(f"error.{told['code']}", "ar")
