"""A phone's part of a visit: a code is shown, and what the phone sends comes here.

The key to which it seals is made for one code and is in this thread's memory alone.
What has come is sealed to the center at once, as a page of the camera is.
"""

import logging
import threading
from base64 import b64decode, b64encode
from contextlib import suppress

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from center.domain.errors import BadInput, BadPicture, Refusal
from center.dossier.pictures import page_of
from center.dossier.sealing import unseal, upload_purpose
from kiosk.answers import Box, Sent
from kiosk.camera.developing import kept
from kiosk.camera.photographs import Brought, Photograph, Seal
from kiosk.client import Client, Unanswered, new_command
from kiosk.consequences import Errand
from kiosk.errands import Errands
from kiosk.visit import Value, Visit
from kiosk.words import News
from kiosk.worker import Deliver

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0


class PhoneErrands:
    """One thread that waits for phones, while somebody looks at a code."""

    def __init__(self, client: Client, deliver: Deliver, errands: Errands) -> None:
        self.client = client
        self.deliver = deliver
        self.director = errands.director
        self.changed = threading.Condition()
        self.visit: Visit | None = None
        """For which a code is shown; None while there is none."""
        self.ended = False
        self.thread = threading.Thread(target=self.run, name="phones", daemon=True)
        errands.others |= {Errand.OPEN_BOX: self.wait_for, Errand.CLOSE_BOX: self.leave}

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        with self.changed:
            self.visit, self.ended = None, True
            self.changed.notify()
        self.thread.join(3)

    def wait_for(self, visit: Visit) -> None:
        self.turn_to(visit)

    def leave(self, _: Visit) -> None:
        self.turn_to(None)

    def turn_to(self, visit: Visit | None) -> None:
        with self.changed:
            self.visit = visit
            self.changed.notify()

    def run(self) -> None:
        while self.served_one():
            pass

    def served_one(self) -> bool:
        """Show one code to its end; nothing of that visit is held while none is wanted.

        False at the end of all.
        """
        with self.changed:
            self.changed.wait_for(lambda: self.visit or self.ended)
            visit = self.visit
        if visit is None:
            return False
        try:
            Session(self, visit).run()
        except (Refusal, Unanswered) as error:
            log.info("no phone can send: %s", type(error).__name__)
            self.tell(visit, News.BOX, "")
            self.forget(visit)
        return True

    def forget(self, visit: Visit) -> None:
        """This code is over; another one may be wanted already."""
        with self.changed:
            if self.visit is visit:
                self.visit = None

    def tell(self, visit: Visit, news: News, value: Value) -> None:
        """On the screen's thread, and only to whom the code was shown."""

        def hear() -> None:
            if self.visit is visit or (self.visit is None and self.is_here(visit)):
                self.director.hear(news, value)

        self.deliver(hear)

    def is_here(self, visit: Visit) -> bool:
        """Whether it is the same person still, who has gone back to the list."""
        return self.director.visit.form.questions is visit.form.questions

    def pause(self, visit: Visit) -> bool:
        """A moment between two looks; whether the code is still shown."""
        with self.changed:
            self.changed.wait_for(lambda: self.visit is not visit, LOOK_SECONDS)
            return self.visit is visit


class Session:
    """One code, from showing it to its end."""

    def __init__(self, errands: PhoneErrands, visit: Visit) -> None:
        self.errands = errands
        self.client = errands.client
        self.visit = visit
        self.private = X25519PrivateKey.generate()
        self.draft = visit.pages.draft or new_command()

    def run(self) -> None:
        """Show a code and look what comes; refusals and silence end it."""
        center = self.errands.director.known.center
        if center is None or not center.dossier_key:
            raise Unanswered("a code was asked for before the center was known")
        to = Seal(center.log, b64decode(center.dossier_key))
        box = self.open()
        self.errands.tell(self.visit, News.BOX, box.url)
        come = 0
        try:
            while self.errands.pause(self.visit):
                come += self.look(box, come, to)
            # What a phone was told to have sent is not lost by a touch just then.
            self.look(box, come, to)
        finally:
            with suppress(Refusal, Unanswered):
                self.client.close_box(box.upload)

    def open(self) -> Box:
        """Of the papers that are not photographed yet, as far as there is room."""
        pages, options = self.visit.pages, self.visit.form.now.options
        documents = [each.id for each in options if not pages.of(each.id)]
        key = b64encode(self.private.public_key().public_bytes_raw()).decode()
        return self.client.open_box(key, self.service, documents, pages.room)

    @property
    def service(self) -> str:
        """Whose papers they are: what is chosen, or what the request in hand is for."""
        followed = self.visit.followed
        return followed.service if followed else self.visit.service

    def look(self, box: Box, come: int, to: Seal) -> int:
        """Tell the screen what has come; how many pages that were."""
        found = self.client.look_into(box.upload, come)
        pages = [self.opened(box, each, to) for each in found.pages]
        brought = Brought(tuple(page for page in pages if page), found.busy)
        self.errands.tell(self.visit, News.BROUGHT, brought)
        return len(found.pages)

    def opened(self, box: Box, sent: Sent, to: Seal) -> Photograph | None:
        """A page of a phone, sealed to the center; what is none is left out."""
        try:
            about = upload_purpose(box.upload, sent.document)
            page = page_of(unseal(b64decode(sent.sealed), self.private, about))
        except (BadInput, BadPicture, ValueError):
            log.warning("a page of a phone could not be opened")
            return None
        return kept(page, sent.document, self.draft, to)
