"""What the processes tell an operator: one line for each thing that happened.

On a terminal the lines are for reading; anywhere else they are JSON, one object each,
for the system's journal.  All goes to standard error and no file is kept.  A line
names an action and what it was about, never a person: no name, no national ID, no phone
number, no PIN, no key and no token.  The record of the center is its own journal, not
this.
"""

import json
import logging
import sys
from datetime import UTC, datetime

FIELDS = "fields"
"""Attribute of a log record that holds the values of its line."""


TALKATIVE = ("uvicorn.error", "kivy")
"""Libraries of which only warnings matter to an operator."""


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "text": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Readable(logging.Formatter):
    """Time, level when it is not the usual one, text, values."""

    def format(self, record: logging.LogRecord) -> str:
        words = [moment(record).astimezone().strftime("%H:%M:%S")]
        if record.levelno != logging.INFO:
            words.append(record.levelname)
        words.append(record.getMessage())
        values = getattr(record, FIELDS, {})
        words += [f"{key}={value}" for key, value in values.items()]
        if record.exc_info:
            words.append("\n" + self.formatException(record.exc_info))
        return " ".join(words)


def moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def set_up_log(*, readable: bool | None = None) -> None:
    """Send every line of this process to standard error; call once at its start.

    ``readable`` chooses the form; without it the lines are readable on a terminal.
    """
    if readable is None:
        readable = sys.stderr.isatty()
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(Readable() if readable else JsonLines())
    stream.addFilter(matters)
    logging.basicConfig(level=logging.INFO, handlers=[stream], force=True)
    # The servers' own access lines hold addresses, and an address may hold a token.
    logging.getLogger("uvicorn.access").disabled = True


def matters(record: logging.LogRecord) -> bool:
    """Whether an operator wants the line.

    Not a level of the libraries' loggers: Kivy sets its own when it is imported.
    """
    return record.levelno >= logging.WARNING or not record.name.startswith(TALKATIVE)


def log_action(
    log: logging.Logger, action: str, *, took_ms: int, outcome: str, **about: int | str
) -> None:
    """The one line of an action: what, about what, how it ended, how long it took."""
    values = {**about, "outcome": outcome, "took_ms": took_ms}
    log.info(action, extra={FIELDS: values})
