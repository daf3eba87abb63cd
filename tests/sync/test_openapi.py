"""The hub's OpenAPI document: valid of its kind, and of every address for machines."""

import requests
import schemathesis

from sync.hub.openapi import document
from tests.sync.builder import CONTRACT, RunningHub


def test_the_document_is_valid_of_its_kind_and_the_hub_answers_with_it(
    hub: RunningHub,
) -> None:
    answer = requests.get(f"{hub.url}/openapi.json", timeout=30)

    assert answer.json() == document()
    schemathesis.openapi.from_dict(answer.json()).validate()


def test_what_the_hub_answers_to_anyone_is_as_described(hub: RunningHub) -> None:
    for path in ("/v1/hub", "/v1/logs/no/such/log/checkpoint"):
        CONTRACT.hold(requests.get(hub.url + path, timeout=30))
