"""The page that the QR of a request's receipt opens."""

from datetime import date

from center.domain.catalogue import Catalogue, Document
from center.domain.service_request import RequestState
from center.kiosk_promise import is_kiosk_paper
from sync.hub.context import Hub
from sync.hub.kiosk_tracking import track_receipt
from sync.hub.paper_page import PaperPage
from sync.hub.rendering import Rendering
from sync.hub.request_projection import TrackedRequest
from sync.hub.request_tracking import RequestTracking, track_request
from sync.hub.words import Words

WITH_PAPERS = (RequestState.RECEIVED, RequestState.INCOMPLETE)


class RequestPage(PaperPage[RequestTracking]):
    """Answers with what is known of a request."""

    template = "request.html"

    def __init__(self, hub: Hub, rendering: Rendering, catalogue: Catalogue) -> None:
        super().__init__(hub, rendering)
        self.catalogue = catalogue

    def find(self, code: str) -> RequestTracking:
        connection = self.hub.readers.connection
        if is_kiosk_paper(code):
            return track_receipt(connection, code)
        return track_request(connection, code)

    def view(self, known: RequestTracking, language: str) -> dict[str, object]:
        words, now = self.rendering.words[language], self.hub.clock()
        request = known.request
        absent = self.missing(request) if request else []
        return {
            "number": request.id if request else "",
            "service": self.service(request, language) if request else "",
            "state": state_of(request, absent) if request else "",
            "missing": [d.ar if language == "ar" else d.en for d in absent],
            "due": due(words, request),
            "received_at": words.moment(known.promise.received_at * 1000, now),
        }

    def service(self, request: TrackedRequest, language: str) -> str:
        found = self.catalogue.services.get(request.service)
        if found is None:
            return ""
        return found.name_ar if language == "ar" else found.name_en

    def missing(self, request: TrackedRequest) -> list[Document]:
        """Mandatory documents that are not there, while they can be brought."""
        service = self.catalogue.services.get(request.service)
        if service is None or request.state not in WITH_PAPERS:
            return []
        return [d for d in service.documents if d.mandatory and d.id in request.missing]


def state_of(request: TrackedRequest, absent: list[Document]) -> str:
    """The state, or ``incomplete`` while a mandatory document is missing."""
    if request.state == RequestState.RECEIVED and absent:
        return RequestState.INCOMPLETE
    return request.state


def due(words: Words, request: TrackedRequest | None) -> str:
    """When it is to be done, as people say it; empty while that does not run."""
    if request is None or not request.due:
        return ""
    return words.named(date.fromisoformat(request.due))
