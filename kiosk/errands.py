"""What a visit asks for, done on other threads: the center and the printer.

Each errand keeps what it was about; news that come when the visit has gone on without
them change nothing.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from center.domain.errors import Refusal
from center.domain.request_number import is_request_number
from center.texts import Texts
from kiosk.answers import Expected, Filed, Issued
from kiosk.client import Client, Unanswered, new_command
from kiosk.consequences import Errand
from kiosk.director import Director
from kiosk.papers import Draw, list_drawing, receipt_drawing, ticket_drawing
from kiosk.printing.outcome import PrinterState, PrintState
from kiosk.printing.printer import Printer
from kiosk.printing.worker import Job, PrintWorker
from kiosk.renewing import BY_THE_OLD_LIST
from kiosk.reports import Reports
from kiosk.resending import contents
from kiosk.settling import about
from kiosk.taking import Taking
from kiosk.visit import RESTING, Visit
from kiosk.words import News
from kiosk.worker import Deliver, Worker

log = logging.getLogger(__name__)

FINAL = {
    PrintState.printed: News.PRINTED,
    PrintState.failed: News.PRINT_FAILED,
    PrintState.doubtful: News.PRINT_FAILED,
}

LIKELY = Issued("", "A", "أ", 101, "22", "", "", 0, "", "HTTP://")
"""A ticket to draw before there is one."""

BYTES_BEGUN_SECONDS = 0.1
"""The longest that an answer waits for the bytes of its paper to be on their way."""

NOTHING_PRINTED = ("", PrintState.queued, "")
"""No paper has come to an end yet."""

LIST = "list-"
"""Beginning of the names of papers of which the center is not told."""


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
        self.taking = Taking(self.asking, director)
        self.dots = dots
        self.texts = texts
        self.deliver = deliver
        self.worker = Worker(deliver)
        self.reports = Reports()
        self.printing = PrintWorker(printer, self.job_changed, self.printer_changed)
        self.others: dict[Errand, Callable[[Visit], None]] = {}
        """Errands of devices that not every kiosk has, and of a paper in hand."""
        self.lists = 0
        self.begun = threading.Event()
        """Whether the bytes of the last paper are on their way."""
        self.job = ""
        """Id of the paper that the screen waits for."""
        self.given = ""
        """Id of the last paper that the center, or the kiosk alone, has given."""
        self.last: Job | None = None
        """The paper that was last begun."""
        self.ended: tuple[str, PrintState, str] = NOTHING_PRINTED
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
        visit, other = self.director.visit, self.others.get(errand)
        if other is None:
            ERRANDS[errand](self, visit)
        else:
            other(visit)

    @property
    def numbers(self) -> str:
        """How the numbers of the center's requests begin."""
        center = self.director.known.center
        return center.request_code if center else ""

    def ask_expected(self, visit: Visit) -> None:
        """How many are ahead, before a ticket is taken."""

        def answered(expected: Expected) -> None:
            now = self.director.visit
            if (now.service, now.side) == (visit.service, visit.side):
                self.director.hear(News.EXPECTED, expected)
            likely = replace(LIKELY, service=visit.service, side=visit.side)
            self.printing.rehearse(self.drawing(visit, likely, expected))

        if visit.alone:
            answered(Expected())
            return
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
        shown = about(visit, self.numbers)
        ticket = self.taking.ticket(visit, shown)
        self.print_ticket(visit, ticket, ticket.expected)
        return ticket, ticket.expected

    def print_ticket(
        self,
        visit: Visit,
        ticket: Issued,
        expected: Expected,
        filed: Filed | None = None,
    ) -> None:
        draw = self.drawing(visit, ticket, expected, filed)
        self.begun.clear()
        if self.print_first(Job(ticket.ticket, draw)):
            # Drawing the next screen would take the processor from the paper.
            self.begun.wait(BYTES_BEGUN_SECONDS)

    def print_first(self, job: Job) -> bool:
        """Print a paper, unless it is one that was given already.

        An answer may come after the screen has given it up, and once more for whoever
        tried again: there is one original.
        """
        if job.copy == 0 and job.id == self.given:
            return False
        self.given = job.id
        self.printing.submit(job)
        return True

    def drawing(
        self,
        visit: Visit,
        ticket: Issued,
        expected: Expected,
        filed: Filed | None = None,
    ) -> Draw:
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
            filed,
        )

    def issued(self, visit: Visit, given: tuple[Issued, Expected]) -> None:
        if self.director.visit.command != visit.command:
            return
        ticket, expected = given
        self.job = ticket.ticket
        self.director.hear(News.EXPECTED, expected)
        self.director.hear(News.ISSUED, ticket)
        self.job_ended(*self.ended)

    def send(self, visit: Visit) -> None:
        """Send a request; its ticket or its receipt is printed."""
        self.job = ""
        self.worker.do(
            partial(self.send_and_print, visit),
            then=partial(self.sent, visit),
            failed=partial(self.not_issued, visit),
        )

    def send_and_print(self, visit: Visit) -> tuple[Filed, Expected]:
        known = self.director.known
        if known.catalogue is None:
            raise Unanswered("a request was written before the catalogue was known")
        service = known.catalogue.service(visit.service)
        try:
            filed = self.taking.file(visit, service)
        except Refusal as refusal:
            self.look_for_newer_list(refusal)
            raise
        ticket = filed.ticket
        if ticket is None:
            self.print_receipt(visit, filed)
            return filed, Expected()
        self.print_ticket(visit, ticket, ticket.expected, filed)
        return filed, ticket.expected

    def look_for_newer_list(self, refusal: Refusal) -> None:
        """The screen knows it before it says why the center refused."""
        if refusal.code not in BY_THE_OLD_LIST:
            return
        with suppress(Refusal, Unanswered):
            newer = self.asking.catalogue()
            self.deliver(lambda: self.director.hear_of_catalogue(newer))

    def sent(self, visit: Visit, given: tuple[Filed, Expected]) -> None:
        filed, expected = given
        now = self.director.visit
        if now.command != visit.command:
            return
        if filed.as_first_sent or contents(now) != contents(visit):
            self.director.hear(News.AS_FIRST_SENT)
        if filed.ticket:
            self.issued(visit, (filed.ticket, expected))
            return
        self.job = filed.request
        self.director.hear(News.FILED, filed)
        self.job_ended(*self.ended)

    def print_receipt(self, visit: Visit, filed: Filed, copy: int = 0) -> None:
        known = self.director.known
        if known.center is None or known.catalogue is None:
            raise Unanswered("a request was sent before the center was known")
        service = known.catalogue.service(filed.service)
        draw = receipt_drawing(
            self.texts, self.dots, visit.language, known.center, service, filed
        )
        self.print_first(Job(filed.request, draw, copy))

    def not_issued(self, visit: Visit, error: Exception) -> None:
        if self.director.visit.command == visit.command:
            self.hear_failure(error)

    def hear_failure(self, error: Exception) -> None:
        """The center refused, or nobody answered."""
        if isinstance(error, Refusal):
            wait = int(error.facts.get("retry_after_seconds", 0))
            self.director.hear(News.LOCKED, -(-wait // 60))
            self.director.hear(News.REFUSED, error.code)
        else:
            self.director.hear(News.UNANSWERED)

    def print_list(self, visit: Visit) -> None:
        """Print the documents of a service, without a number."""
        known = self.director.known
        if known.center is None or known.catalogue is None:
            return
        self.lists += 1
        self.job = f"{LIST}{self.lists}"
        draw = list_drawing(
            self.texts,
            self.dots,
            visit.language,
            known.center,
            known.catalogue.service(visit.service),
            known.now(),
        )
        self.printing.submit(Job(self.job, draw))

    def print_again(self, _: Visit) -> None:
        """Print the paper of the screen once more, marked and counted as a copy."""
        if self.last is not None and self.last.id == self.job:
            self.ended = NOTHING_PRINTED
            self.printing.submit(self.last.another())

    def forget(self, _: Visit) -> None:
        """The last paper is nobody's any more: no copy of it, nothing of its code."""
        self.job, self.last = "", None

    def call_help(self, visit: Visit) -> None:
        self.worker.do(
            partial(self.asking.call_help, new_command()),
            then=lambda _: self.director.hear(News.HELP_COMING),
            failed=lambda error: self.director.hear(News.HELP_AWAY),
        )

    def job_changed(self, job: Job, state: PrintState, detail: str) -> None:
        """On the printer's thread: tell the center, then the screen."""
        if self.job == job.id or self.director.visit.screen not in RESTING:
            self.last = job
        if state is not PrintState.queued:
            self.begun.set()
        if not job.id.startswith(LIST):
            told = new_command(), job.id, state.value, str(detail), job.copy
            self.reports.tell(partial(self.tell_printing, *told))
        if state in FINAL:
            self.deliver(partial(self.job_ended, job.id, state, str(detail)))

    def tell_printing(
        self, command: str, paper: str, state: str, detail: str, copy: int
    ) -> None:
        """Of a paper that was given alone the center hears once that has arrived."""
        own = self.director.alone
        address = (own.address_of(paper) if own else "") or address_of(paper)
        self.telling.tell_printing(command, address, state, detail, copy)

    def job_ended(self, job: str, state: PrintState, detail: str) -> None:
        self.ended = (job, state, detail)
        if not job or job != self.job:
            return
        no_paper = detail == PrinterState.paper_out and state is not PrintState.printed
        trouble = state.value if state is PrintState.doubtful else detail
        self.director.hear(News.NO_PAPER if no_paper else FINAL[state], trouble)

    def tell_camera(self, state: str) -> None:
        """How the camera is, for the manager."""
        told = partial(self.telling.tell_camera, new_command(), state)
        self.reports.tell_state("camera", told)

    def printer_changed(self, state: PrinterState) -> None:
        """On the printer's thread: the manager wants to know, and who stands there."""
        told = partial(self.telling.tell_printer, new_command(), state.value)
        self.reports.tell_state("printer", told)
        self.deliver(partial(self.director.hear, News.PRINTER, state.value))


def address_of(paper: str) -> str:
    """Where the center hears of a paper: it is a request's or a ticket's."""
    kind = "requests" if is_request_number(paper) else "tickets"
    return f"{kind}/{paper}"


ERRANDS: dict[Errand, Callable[[Errands, Visit], None]] = {
    Errand.ASK_EXPECTED: Errands.ask_expected,
    Errand.ISSUE: Errands.issue,
    Errand.SEND: Errands.send,
    Errand.PRINT_LIST: Errands.print_list,
    Errand.PRINT_AGAIN: Errands.print_again,
    Errand.CALL_HELP: Errands.call_help,
    Errand.FORGET: Errands.forget,
}
