"""Files of catalogues as a manager's page sends them."""

from typing import Any

import requests
import yaml

from center.texts import ASSETS
from tests.processes import Client

ADDRESS = "/v1/manager/catalogue"


def send(
    who: Client, file: bytes, act: str = "", **query: str | int
) -> requests.Response:
    """Announce a catalogue, or with ``/compare`` only ask what it would change."""
    headers = {"Content-Type": "application/octet-stream"}
    url = who.url + ADDRESS + act
    return who.http.post(url, params=query, data=file, headers=headers, timeout=30)


def without(service: str) -> bytes:
    """The shipped catalogue, without one of its services."""
    content = shipped()
    content["services"] = [s for s in content["services"] if s["id"] != service]
    return written(content)


def changed(service: str, **fields: Any) -> bytes:
    """The shipped catalogue, with other fields of one of its services."""
    content = shipped()
    (found,) = [s for s in content["services"] if s["id"] == service]
    found.update(fields)
    return written(content)


def shipped() -> Any:
    return yaml.safe_load((ASSETS / "catalogue.yaml").read_text("utf-8"))


def written(content: Any) -> bytes:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
