"""Sends a request with its photographed pages, each once however often it is tried."""

from center.domain.errors import DraftGone
from kiosk.answers import Filed
from kiosk.camera.photographs import Photograph
from kiosk.client import Client, Given


class Sending:
    """Knows which pages lie at the center already."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.laid = 0
        """Mark of the pages that were sent last."""

    def file(self, command: str, given: Given, pages: tuple[Photograph, ...]) -> Filed:
        """Send a request; the same command always gets the same answer.

        A draft that the center has forgotten meanwhile is laid there again.
        """
        # Pages are sealed for the draft that was begun with the first of them.
        draft = pages[0].draft if pages else command
        if pages and self.laid != hash(pages):
            self.lay(draft, pages)
        try:
            return self.client.file_request(command, draft, given)
        except DraftGone:
            if not pages:
                raise
            self.lay(draft, pages)
            return self.client.file_request(command, draft, given)

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
