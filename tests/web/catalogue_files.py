"""Files of catalogues as a manager's page sends them."""

import requests

from tests.processes import Client

ADDRESS = "/v1/manager/catalogue"


def send(
    who: Client, file: bytes, act: str = "", **query: str | int
) -> requests.Response:
    """Announce a catalogue, or with ``/compare`` only ask what it would change."""
    headers = {"Content-Type": "application/octet-stream"}
    url = who.url + ADDRESS + act
    return who.http.post(url, params=query, data=file, headers=headers, timeout=30)
