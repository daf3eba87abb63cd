"""Writing into dossiers and opening them again, with the center's key."""

import sqlite3
from collections.abc import Mapping

from center.domain.errors import TooManyPages
from center.domain.service_request import ServiceRequest
from center.dossier.cipher import decrypt, encrypt, new_key, part_hash, purpose
from center.dossier.contents import answers_in
from center.dossier.keys import CENTER_HOLDER, DossierKeys
from center.store.dossiers import PAGE, Dossiers, Part

PAGES_OF_DOCUMENT = 6
PAGES_OF_DRAFT = 24


class Cabinet:
    """The dossiers of a center, as someone who has its key works with them.

    On the writer's connection to write, on a reader's to look.  Whoever looks has a
    line in the journal first (``identity.revealed``); this class writes none.
    """

    def __init__(self, connection: sqlite3.Connection, keys: DossierKeys) -> None:
        self.dossiers = Dossiers(connection)
        self.keys = keys

    def draft_key(self, draft: str, device: str, now: int) -> bytes:
        """The key of a draft; the first use makes it."""
        wrapped = self.dossiers.draft_wrap(draft, device, now)
        if wrapped is not None:
            return self.keys.unwrap(wrapped, draft)
        key = new_key()
        self.dossiers.begin(draft, device, self.keys.wraps(key, draft), now)
        return key

    def add_page(
        self, draft: str, device: str, document: str, page: bytes, mark: str, now: int
    ) -> str:
        """Keep a page of a draft; its hash.  The same bytes are the same page."""
        key, name = self.draft_key(draft, device, now), PAGE + document
        known = self.dossiers.repeated(draft, name, mark)
        if known:
            return known
        pages = self.dossiers.pages(draft)
        if len(pages.get(document, ())) >= PAGES_OF_DOCUMENT:
            raise TooManyPages(document)
        if sum(map(len, pages.values())) >= PAGES_OF_DRAFT:
            raise TooManyPages
        return self.add(key, draft, name, page, mark)

    def add_answers(
        self, key: bytes, dossier: str, parts: Mapping[str, bytes]
    ) -> dict[str, str]:
        """Keep the answers; name of each part → its hash."""
        return {n: self.add(key, dossier, n, plain) for n, plain in parts.items()}

    def add(
        self, key: bytes, dossier: str, name: str, plain: bytes, mark: str = ""
    ) -> str:
        data = encrypt(key, plain, purpose(self.keys.log, dossier, name))
        part = Part(part_hash(data), name, data, mark)
        self.dossiers.add(dossier, part)
        return part.hash

    def read(self, digest: str) -> bytes:
        """A part in the clear, by the hash that the journal names."""
        dossier, part = self.dossiers.part(digest)
        wrapped = self.dossiers.wrap(dossier, CENTER_HOLDER)
        key = self.keys.unwrap(wrapped, dossier)
        return decrypt(key, part.data, purpose(self.keys.log, dossier, part.name))

    def answers(self, request: ServiceRequest, name: str) -> dict[str, str]:
        """The answers of one part: ``applicant``, ``national_id`` or ``fields``."""
        if name not in request.dossier:
            return {}
        return answers_in(self.read(request.dossier[name]))

    def pages(self, request: ServiceRequest, document: str) -> list[bytes]:
        """The pages of one document, each a JPEG."""
        return [self.read(digest) for digest in request.pages.get(document, ())]
