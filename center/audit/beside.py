"""What lies beside lines and rows: the catalogues, and which log this says it is."""

import sqlite3
from hashlib import sha256

from center.audit.report import Report
from center.domain.events import Line


def check_kept(
    connection: sqlite3.Connection, lines: dict[int, Line], report: Report
) -> None:
    """Tell a record without a beginning, and a catalogue that is not as published."""
    first = lines.get(0, {})
    if first.get("kind") != "center.founded":
        report.add(0, "lines_missing", "the record does not begin with its center")
    elif first.get("log") != report.log:
        report.add(0, "log_differs", f"the first line is of {first.get('log')}")
    found = connection.execute("SELECT hash, data FROM document")
    stored = {row[0]: sha256(bytes(row[1])).hexdigest() for row in found}
    for seq, line in lines.items():
        if line.get("kind") == "catalogue.published":
            digest = str(line.get("hash"))
            if digest not in stored:
                report.add(seq, "document_missing", f"catalogue {digest}")
            elif stored[digest] != digest:
                report.add(seq, "document_altered", f"catalogue {digest}")
