"""What a visit asks for, done on other threads: the center and the printer.

Each errand keeps what it was about; news that come when the visit has gone on without
them change nothing.
"""

import logging
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from center.domain.errors import Refusal
from center.texts import Texts
from kiosk.answers import Expected, Issued
from kiosk.client import Client, Unanswered, new_command
from kiosk.consequences import Errand
from kiosk.director import Director
from kiosk.papers import Draw, list_drawing, ticket_drawing
from kiosk.printing.outcome import PrinterState, PrintState
from kiosk.printing.printer import Printer
from kiosk.printing.worker import Job, PrintWorker
from kiosk.visit import News, Visit
from kiosk.worker import Deliver, Reports, Worker

log = logging.getLogger(__name__)

FINAL = {
    PrintState.printed: News.PRINTED,
    PrintState.failed: News.PRINT_FAILED,
    PrintState.doubtful: News.PRINT_FAILED,
}

LIKELY = Issued("", "A", "أ", 101, "22", "", "", 0, "", "HTTP://")
"""A ticket to draw before there is one."""


class Errands:
    """The hands of one kiosk."""

    def __init__(
        self,
        director: Director,
        make_client: Callable[[], Client],
        printer: Printer,
        dots: int,
        texts: Texts,
        deliver: Deliver,
    ) -> None:
        self.director = director
        # One connection for each thread.
        self.asking, self.telling = make_client(), make_client()
        self.dots = dots
        self.texts = texts
        self.deliver = deliver
        self.worker = Worker(deliver)
        self.reports = Reports()
        self.printing = PrintWorker(printer, self.job_changed, self.printer_changed)
        self.lists = 0
        self.job = ""
        """Id of the paper that the screen waits for."""
        self.ended: tuple[str, PrintState, str] = ("", PrintState.queued, "")
        """The last paper that came to an end: it may be quicker than the screen."""

    def start(self) -> None:
        self.worker.start()
        self.reports.start()
        self.printing.start()

    def stop(self) -> None:
        """Let the paper come out and the center hear of it, for a short while."""
        self.worker.stop()
        self.printing.stop(5)
        self.reports.stop()

    def run(self, errand: Errand) -> None:
        ERRANDS[errand](self, self.director.visit)

    def ask_expected(self, visit: Visit) -> None:
        """How many are ahead, before a ticket is taken."""

        def answered(expected: Expected) -> None:
            now = self.director.visit
            if (now.service, now.side) == (visit.service, visit.side):
                self.director.hear(News.EXPECTED, expected)
            likely = replace(LIKELY, service=visit.service, side=visit.side)
            self.printing.rehearse(self.drawing(visit, likely, expected))

        self.worker.do(
            partial(self.asking.expected, visit.service, visit.side),
            then=answered,
            failed=lambda error: answered(Expected()),
        )

    def issue(self, visit: Visit) -> None:
        """Take a ticket and print it; the paper does not wait for the screen."""
        self.job = ""
        self.worker.do(
            partial(self.take_and_print, visit),
            then=partial(self.issued, visit),
            failed=partial(self.not_issued, visit),
        )

    def take_and_print(self, visit: Visit) -> tuple[Issued, Expected]:
        ticket = self.asking.issue(visit.command, visit.service, visit.side)
        try:
            expected = self.asking.expected_of(ticket.ticket)
        except (Refusal, Unanswered):
            expected = Expected()
        self.print_ticket(visit, ticket, expected)
        return ticket, expected

    def print_ticket(self, visit: Visit, ticket: Issued, expected: Expected) -> None:
        draw = self.drawing(visit, ticket, expected)
        self.printing.submit(Job(ticket.ticket, draw))

    def drawing(self, visit: Visit, ticket: Issued, expected: Expected) -> Draw:
        known = self.director.known
        if known.center is None or known.catalogue is None:
            raise Unanswered("a ticket was given before the center was known")
        return ticket_drawing(
            self.texts,
            self.dots,
            visit.language,
            known.center,
            known.catalogue.service(ticket.service),
            ticket,
            expected,
        )

    def issued(self, visit: Visit, given: tuple[Issued, Expected]) -> None:
        if self.director.visit.command != visit.command:
            return
        ticket, expected = given
        self.job = ticket.ticket
        self.director.hear(News.EXPECTED, expected)
        self.director.hear(News.ISSUED, ticket)
        self.job_ended(*self.ended)

    def not_issued(self, visit: Visit, error: Exception) -> None:
        if self.director.visit.command != visit.command:
            return
        if isinstance(error, Refusal):
            self.director.hear(News.REFUSED, error.code)
        else:
            self.director.hear(News.UNANSWERED)

    def print_list(self, visit: Visit) -> None:
        """Print the documents of a service, without a number."""
        known = self.director.known
        if known.center is None or known.catalogue is None:
            return
        self.lists += 1
        self.job = f"list-{self.lists}"
        draw = list_drawing(
            self.texts,
            self.dots,
            visit.language,
            known.center,
            known.catalogue.service(visit.service),
            known.now(),
        )
        self.printing.submit(Job(self.job, draw))

    def call_help(self, visit: Visit) -> None:
        self.worker.do(
            partial(self.asking.call_help, new_command()),
            then=lambda _: self.director.hear(News.HELP_COMING),
            failed=lambda error: self.director.hear(News.HELP_AWAY),
        )

    def job_changed(self, job: Job, state: PrintState, detail: str) -> None:
        """On the printer's thread: tell the center, then the screen."""
        if not job.id.startswith("list-"):
            self.reports.tell(
                partial(
                    self.telling.tell_printing,
                    new_command(),
                    job.id,
                    state.value,
                    str(detail),
                    0,
                )
            )
        if state in FINAL:
            self.deliver(partial(self.job_ended, job.id, state, str(detail)))

    def job_ended(self, job: str, state: PrintState, detail: str) -> None:
        self.ended = (job, state, detail)
        if not job or job != self.job:
            return
        no_paper = detail == PrinterState.paper_out and state is not PrintState.printed
        self.director.hear(News.NO_PAPER if no_paper else FINAL[state])

    def printer_changed(self, state: PrinterState) -> None:
        """On the printer's thread: the manager wants to know."""
        self.reports.tell(
            partial(self.telling.tell_printer, new_command(), state.value)
        )


ERRANDS: dict[Errand, Callable[[Errands, Visit], None]] = {
    Errand.ASK_EXPECTED: Errands.ask_expected,
    Errand.ISSUE: Errands.issue,
    Errand.PRINT_LIST: Errands.print_list,
    Errand.CALL_HELP: Errands.call_help,
}
