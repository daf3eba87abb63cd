"""What ``shubbak simulate`` does, and what it says: JSON, for people and programs."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from center.domain.errors import AlreadyMade, ConfigError
from center.domain.events import Line
from center.notes import SigningKey
from center.report.examine import Irregularities, examine
from simulation.day import Day
from simulation.founding import LOG
from simulation.kept import keep
from simulation.run import replay, simulate
from simulation.scheme import Scheme
from simulation.served.live import ServedDay, live
from simulation.trials import SCHEMES

NAMED = {scheme.name.replace(" ", "-"): (scheme, most) for scheme, most in SCHEMES}
"""Name on the command line → the dishonest behaviour, and its three strengths."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be simulated."""

    day: Day
    days: int = 1
    scheme: str = ""
    strength: int = 0
    through_server: bool = False
    out: Path | None = None
    """Where the record is kept."""

    def check(self) -> None:
        """Refuse what cannot be, before a minute is spent on it."""
        if self.scheme and self.scheme not in NAMED:
            raise ConfigError(f"--scheme {self.scheme}", hint=", ".join(NAMED))
        if self.strength and not self.scheme:
            raise ConfigError("--strength without --scheme", hint="name the behaviour")
        if self.through_server and self.days > 1:
            raise ConfigError(
                f"{self.days} days through the server",
                hint="one day at a time; leave --through-server out for more",
            )
        if self.out and self.out.exists():
            raise AlreadyMade(str(self.out), hint="give another place for the record")
        if self.out:
            make_folder(self.out if self.through_server else self.out.parent)

    @property
    def chosen(self) -> Scheme:
        """The behaviour, at its middle strength if none is given."""
        if not self.scheme:
            return Scheme()
        scheme, strengths = NAMED[self.scheme]
        return scheme(self.strength or strengths[1])


def run(asked: Asked) -> tuple[dict[str, Any], bool]:
    """What came of it, and whether the audit and the counts agree."""
    asked.check()
    return in_process(asked) if asked.through_server else in_memory(asked)


def in_memory(asked: Asked) -> tuple[dict[str, Any], bool]:
    lines = simulate(asked.day, asked.days, asked.chosen)
    wrong = replay(lines).violations
    if asked.out:
        keep_in(asked.out, lines)
    told = said(asked, examine(lines))
    told["audit"] = [violation.code for violation in wrong] or "clean"
    return told, not wrong


def keep_in(path: Path, lines: list[Line]) -> None:
    """A record as its server would have written it, signed by a key of the moment."""
    keep(lines, path, SigningKey.generate(LOG))


def make_folder(folder: Path) -> None:
    """Make it; refuses a place where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        hint = "give a place where you may write"
        raise ConfigError(f"{folder}: {error.strerror}", hint=hint) from error


def in_process(asked: Asked) -> tuple[dict[str, Any], bool]:
    """Through a server of its own; its data stays only where ``out`` says."""
    if asked.out:
        return told_of(asked, live(asked.out.absolute(), asked.day, asked.chosen))
    with TemporaryDirectory() as folder:
        return told_of(asked, live(Path(folder), asked.day, asked.chosen))


def told_of(asked: Asked, day: ServedDay) -> tuple[dict[str, Any], bool]:
    told = said(asked, day.report)
    told["audit"] = [v.code for v in day.audit.violations] or "clean"
    told["seen"] = day.seen
    told["refused"] = day.refused
    told["seconds"] = round(day.seconds, 1)
    return told, day.audit.ok and day.seen == day.told


def said(asked: Asked, found: Irregularities) -> dict[str, Any]:
    """What is common to both ways."""
    return {
        "seed": asked.day.seed,
        "days": list(found.days),
        "scheme": asked.scheme or "honest",
        "strength": asked.chosen.strength,
        "counts": found.counts,
        "asked": found.asked,
        "findings": [f"{f.code}: {f.en}" for f in found.findings],
    }
