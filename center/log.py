"""What the processes tell an operator: one line for each thing that happened.

On a terminal the lines are for reading; anywhere else they are JSON, one object each,
for the system's journal.  All goes to standard error and no file is kept.  A line
names an action and what it was about, never a person: no name, no national ID, no phone
number, no PIN, no key and no token.  The record of the center is its own journal, not
this.
"""

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from logging.handlers import MemoryHandler

import msgspec

FIELDS = "fields"
"""Attribute of a log record that holds the values of its line."""


MOST_GATHERED = 500
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
        return msgspec.json.encode(line).decode()


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


@contextlib.contextmanager
def gathering() -> Iterator[Callable[[], None]]:
    """Write lines together, whenever the given function is called, and at the end.

    A write for each answer costs a busy server more than the answer does: it gives up
    the interpreter and has to wait for it.  A warning is written at once, and all that
    came before it.
    """
    root = logging.getLogger()
    ours = [one for one in root.handlers if type(one) is logging.StreamHandler]
    gathered = [MemoryHandler(MOST_GATHERED, logging.WARNING, one) for one in ours]
    root.handlers = [h for h in root.handlers if h not in ours] + [*gathered]

    def write() -> None:
        for one in gathered:
            one.flush()

    try:
        yield write
    finally:
        for one in gathered:
            one.close()
        root.handlers = [h for h in root.handlers if h not in gathered] + [*ours]


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
