"""The rows of the database against the journal: each row has to follow from it."""

import sqlite3

from center.audit.report import Report
from center.domain.memory import MemoryHall
from center.store import queries, rows
from center.store.hall import WINDOW, StoredHall


def check_rows(
    connection: sqlite3.Connection, hall: MemoryHall, report: Report
) -> None:
    """Tell every ticket, window and setting that was changed behind the journal."""
    stored = {ticket.id: ticket for ticket in queries.tickets(connection, "1", ())}
    for ticket in hall.tickets.values():
        if stored.get(ticket.id) != ticket:
            report.add(ticket.seq, "row_differs", f"ticket {ticket.id}")
    for added in stored.keys() - hall.tickets.keys():
        report.add(-1, "row_unknown", f"ticket {added} is in no line")
    for row in connection.execute(WINDOW):
        window = rows.window_of(row)
        if hall.window(window.number) != window:
            report.add(-1, "row_differs", f"window {window.number}")
    if StoredHall(connection).order != hall.order:
        report.add(-1, "row_differs", "what is in force")
