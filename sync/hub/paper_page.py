"""What the pages of papers have in common: found by a code, and told to its holder.

They are open to whoever holds the paper.  The address holds the paper's secret, so it
is written nowhere: no log of addresses, no referrer, no cache.
"""

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, Protocol, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from center.domain.errors import BadInput, NotFound
from sync.hub.context import Hub
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.hub.overview import SILENT_MS
from sync.hub.rendering import Rendering
from sync.hub.words import language_of


class Followed(Protocol):
    """What is known of a paper."""

    @property
    def head(self) -> LogHead: ...
    @property
    def evidence(self) -> Evidence | None: ...


K = TypeVar("K", bound=Followed)


class PaperPage(ABC, Generic[K]):
    """Answers with what is known of a paper."""

    template: ClassVar[str]

    def __init__(self, hub: Hub, rendering: Rendering) -> None:
        self.hub = hub
        self.rendering = rendering

    async def answer(self, asked: Request) -> Response:
        language, identity = language_of(asked), self.hub.identity
        try:
            known = await run_in_threadpool(self.find, asked.path_params["code"])
        except (BadInput, NotFound):
            return self.rendering.page("unknown.html", language, 404, identity=identity)
        await self.report(known)
        view = self.contact(known) | self.view(known, language)
        return self.rendering.page(
            self.template, language, identity=identity, known=known, **view
        )

    @abstractmethod
    def find(self, code: str) -> K:
        """What is known by a code; refuses one that no center here has signed."""

    @abstractmethod
    def view(self, known: K, language: str) -> dict[str, object]:
        """The values that the template shows."""

    async def report(self, known: K) -> None:
        """Keep a contradiction; the list of centers shows it from now on."""
        evidence, log, now = known.evidence, known.head.log, self.hub.clock()
        if evidence:
            await self.hub.write(
                lambda db: Ledger(db).keep_evidence(log, evidence, now)
            )

    def contact(self, known: K) -> dict[str, object]:
        """How old the news of the paper's center is."""
        now = self.hub.clock()
        contact_at = max(self.hub.contacts.get(known.head.log, 0), known.head.stored_at)
        silent = bool(contact_at) and now - contact_at > SILENT_MS
        return {"contact_at": contact_at, "is_silent": silent, "now": now}
