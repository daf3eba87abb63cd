"""Takes numbers from the center or, with the center away, gives the kiosk's own."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from msgspec.structs import replace

from center.domain.errors import Closed, CommandReused, NoWindowNeeded
from kiosk.answers import Filed, Issued, Service
from kiosk.client import Client, Unanswered
from kiosk.director import Director
from kiosk.giving import given_of
from kiosk.resending import is_corrected
from kiosk.sending import Sending
from kiosk.spool.alone import Alone
from kiosk.visit import Visit

Answer = TypeVar("Answer")


class Taking:
    """For a person who stands there; used by one thread."""

    def __init__(self, client: Client, director: Director) -> None:
        self.client = client
        self.director = director
        self.sending = Sending(client)

    def ticket(self, visit: Visit, shown: tuple[str, ...]) -> Issued:
        """The next number; what is shown of a request only the center can look up."""
        wanted = (visit.command, visit.service, visit.side)

        def ask() -> Issued:
            return self.client.issue(*wanted, *shown)

        if any(shown):
            return self.ask(visit, ask)
        return self.ask_or_give(visit, ask, lambda own: self.own_ticket(own, visit))

    def own_ticket(self, own: Alone, visit: Visit) -> Issued:
        """The kiosk's own number, where the center would give one."""
        known = self.director.known
        if known.catalogue and known.catalogue.service(visit.service).needs_no_window:
            raise NoWindowNeeded(visit.service)
        return own.ticket(visit.command, visit.service, visit.side, known.now())

    def file(self, visit: Visit, service: Service) -> Filed:
        """Hand a request in, once, however often it was sent and corrected."""
        try:
            if is_corrected(visit):
                # Only the center knows whether what was sent before has arrived.
                return self.ask_to_file(visit, service)
            return self.file_or_keep(visit, service)
        except CommandReused:
            return self.first_sent(visit, service)

    def first_sent(self, visit: Visit, service: Service) -> Filed:
        """What had arrived of the same command: sent again, it gets its answer."""
        for sent in visit.unanswered:
            with suppress(CommandReused):
                return replace(self.ask_to_file(sent, service), as_first_sent=True)
        raise CommandReused(visit.command)

    def ask_to_file(self, visit: Visit, service: Service) -> Filed:
        given = given_of(visit, service)
        return self.sending.file(visit.command, given, visit.pages.kept)

    def file_or_keep(self, visit: Visit, service: Service) -> Filed:
        """Hand a request in, or keep it sealed until the center is there."""
        given, pages = given_of(visit, service), visit.pages.kept
        now, at_window = self.director.known.now(), not service.needs_no_window
        return self.ask_or_give(
            visit,
            lambda: self.ask_to_file(visit, service),
            lambda own: own.request(
                visit.command, given, now, at_window=at_window, pages=pages
            ),
        )

    def ask_or_give(
        self, visit: Visit, ask: Callable[[], Answer], give: Callable[[Alone], Answer]
    ) -> Answer:
        """The center's answer or, with the center away, what the kiosk gives itself.

        The center may have heard after all: it is told which confirmation it was.
        """
        own, gives = self.director.alone, self.director.gives_alone
        given = own is not None and own.has_given(visit.command)
        if own and (visit.alone or given) and gives():
            return give(own)
        try:
            return self.ask(visit, ask, closes=not given)
        except Unanswered:
            if own and (given or gives()):
                return give(own)
            raise

    def ask(
        self, visit: Visit, ask: Callable[[], Answer], *, closes: bool = True
    ) -> Answer:
        """The center's answer; where none can come before it opens, it is ``Closed``.

        Not where something was sent before: that may have arrived.
        """
        try:
            return ask()
        except Unanswered:
            if closes and not visit.unanswered and self.director.is_closed():
                raise Closed from None
            raise
