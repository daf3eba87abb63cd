"""The hub's pages."""

from starlette.routing import BaseRoute

from center.texts import Texts
from sync.hub.context import Hub


def routes(hub: Hub, texts: Texts) -> list[BaseRoute]:
    return []
