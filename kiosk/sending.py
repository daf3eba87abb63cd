"""Sends photographed pages and what they belong to, once however often it is tried."""

from collections.abc import Callable
from typing import TypeVar

from center.domain.errors import DraftGone
from kiosk.answers import Filed
from kiosk.camera.photographs import Photograph
from kiosk.client import Client, Given

Answer = TypeVar("Answer")


class Sending:
    """Knows which pages lie at the center already."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.laid = 0
        """Mark of the pages that were sent last."""

    def file(self, command: str, given: Given, pages: tuple[Photograph, ...]) -> Filed:
        """Send a request; the same command always gets the same answer."""
        return self.with_pages(
            command,
            pages,
            lambda draft: self.client.file_request(command, draft, given),
        )

    def with_pages(
        self,
        command: str,
        pages: tuple[Photograph, ...],
        send: Callable[[str], Answer],
    ) -> Answer:
        """Send something about a draft, whose pages lie at the center before.

        A draft that the center has forgotten meanwhile is laid there again.
        """
        # Pages are sealed for the draft that was begun with the first of them.
        draft = pages[0].draft if pages else command
        if pages and self.laid != hash(pages):
            self.lay(draft, pages)
        try:
            return send(draft)
        except DraftGone:
            if not pages:
                raise
            self.lay(draft, pages)
            return send(draft)

    def lay(self, draft: str, pages: tuple[Photograph, ...]) -> None:
        """These pages and no others, in their order."""
        self.laid = 0
        try:
            self.client.wipe(draft)
        except DraftGone:
            return  # the request was taken, and its answer lost: it is given again
        for page in pages:
            self.client.add_page(draft, page.document, page.sealed)
        self.laid = hash(pages)
