"""Acts of simulated people, as messages to the server; its lines come back to them.

It takes the place of the ``Record`` in memory, so that people and clerks need not know
where they are.  The hall is a copy that follows the committed lines, for whoever looks
around in it; nothing is done but over HTTP.
"""

from contextlib import closing

from center.domain.acts import perform
from center.domain.calling import longest_free
from center.domain.errors import NotInThisState
from center.domain.events import Line, decode, role_of
from center.domain.window import Window, WindowState
from center.store.database import open_reader
from center.store.journal import read_lines
from simulation.record import Record
from simulation.served.messages import MESSAGES, Told
from simulation.served.office import Office
from simulation.served.process import CenterProcess
from simulation.served.seen import Seen

QUIET_MS = 25_000
"""With a look around every 90 s no terminal is silent for two minutes."""


class ServedRecord(Record):
    """The record of a real server, written over the network alone."""

    def __init__(self, center: CenterProcess, kiosks: int) -> None:
        super().__init__(0)
        self.now = center.now
        self.center = center
        self.office = Office(center, kiosks)
        self.seen = Seen()
        self.reader = open_reader(center.database)
        self.follow()

    def close(self) -> None:
        with closing(self.reader):
            self.office.close()

    def act(self, kind: str, by: str, **fields: object) -> Line:
        """Send one act; raises the ``Refusal`` that the server answers.

        What is the server's own to do, it does when its clock gets there.
        """
        if role_of(by) == "server":
            self.center.look(self.now)
        else:
            self.center.move(self.now)
            self.send(Told(kind, by, fields))
        self.follow()
        return {}

    def send(self, told: Told) -> None:
        """As the person does it: whoever is no longer at the window is not acted on."""
        ticket, number = told.ticket, told.window
        by_clerk = role_of(told.by) == "clerk" and ticket
        if by_clerk and self.hall.window(number).ticket != ticket:
            if told.kind == "ticket.finished" and self.is_accepted(ticket):
                return
            raise NotInThisState(f"{ticket} is not at window {number}")
        act = MESSAGES[told.kind](self.office, told)
        self.seen.done[act] += 1

    def is_accepted(self, ticket: str) -> bool:
        """Accepting a request has ended the visit as well."""
        return bool(self.hall.ticket(ticket).request)

    def call(self, window: Window) -> None:
        """The clerk's Enter."""
        self.center.move(self.now)
        self.office.window(window.number).post(f"/v1/windows/{window.number}/call")
        self.follow()

    def look(self) -> None:
        """Let the server do what is due now."""
        self.center.look(self.now)
        self.follow()

    def follow(self) -> None:
        """Perform the newly committed lines on the copy, and let people hear them."""
        for _, data in list(read_lines(self.reader, len(self.lines))):
            line = decode(data)
            self.write(line, perform(self.hall, line))
            if line["kind"] == "ticket.called":
                self.read_page(line["window"])

    def read_page(self, number: int) -> None:
        """The clerk looks at the page, where somebody has just been called."""
        page = self.office.window(number).get(f"/v1/windows/{number}")
        if page["ticket"] and page["ticket"]["state"] == "called":
            self.seen.calls.add((page["ticket"]["ticket"], page["ticket"]["called_at"]))

    def give_signs_of_life(self) -> bool:
        """Every terminal at which someone sits quietly; whether there are any."""
        self.center.look(self.now)
        open_now = [w for w in self.hall.windows() if w.state is not WindowState.CLOSED]
        for number in (window.number for window in open_now):
            if self.now - self.office.spoke_at[number] > QUIET_MS:
                self.office.window(number).get("/v1/devices/me")
        self.follow()
        return bool(open_now)


class ByServer:
    """Calls are the server's: it is only given the time to make them."""

    def match(self, record: Record) -> None:
        assert isinstance(record, ServedRecord)
        if longest_free(record.hall, record.now) is not None:
            record.look()

    def call(self, record: Record, window: Window, *, early: bool) -> None:
        assert isinstance(record, ServedRecord)
        record.call(window)
