"""One center under one scheme, read by the report day after day."""

from collections.abc import Sequence
from dataclasses import dataclass

from center.domain.events import Line
from center.report.examine import weigh
from center.report.finding import Finding
from center.report.reading import Reader
from simulation.day import Day
from simulation.dishonest.cards import ForgedPriority
from simulation.dishonest.dropping import DropsVisits
from simulation.dishonest.favours import Favours
from simulation.dishonest.friends import TwoAccomplices, WaitsForFriends
from simulation.dishonest.ghosts import GhostTickets
from simulation.dishonest.lapsing import SitsOutCalls
from simulation.dishonest.leaving import EndsShiftsForFriends, EndsShiftsToDodge
from simulation.dishonest.missing import QuickNoShows
from simulation.dishonest.moving import TransfersBackAndForth
from simulation.dishonest.outcomes import KeepsNoList, RefersElsewhere
from simulation.dishonest.pausing import PausesToDodge
from simulation.dishonest.reception import (
    HoldsPlaces,
    LetsPlacesPass,
    PriorityAtReception,
)
from simulation.dishonest.resting import StretchesPauses
from simulation.dishonest.sending_back import BlamesOneDocument, SendsBack
from simulation.floor import Floor
from simulation.gains import Gain, gain_of
from simulation.run import days_of, open_center
from simulation.scheme import Scheme

SCHEMES: tuple[tuple[type[Scheme], tuple[int, int, int]], ...] = (
    (WaitsForFriends, (2, 6, 15)),
    (EndsShiftsForFriends, (2, 6, 15)),
    (QuickNoShows, (3, 8, 20)),
    (TransfersBackAndForth, (2, 6, 15)),
    (PausesToDodge, (10, 30, 60)),
    (EndsShiftsToDodge, (10, 30, 60)),
    (StretchesPauses, (100, 200, 300)),
    (SitsOutCalls, (10, 30, 60)),
    (DropsVisits, (10, 30, 60)),
    (SendsBack, (10, 20, 40)),
    (BlamesOneDocument, (5, 15, 40)),
    (RefersElsewhere, (3, 8, 20)),
    (KeepsNoList, (2, 5, 15)),
    (TwoAccomplices, (2, 6, 15)),
    (ForgedPriority, (2, 6, 15)),
    (PriorityAtReception, (3, 8, 20)),
    (HoldsPlaces, (1, 3, 8)),
    (LetsPlacesPass, (1, 3, 8)),
    (GhostTickets, (5, 10, 25)),
    (Favours, (1, 3, 6)),
)
"""Each dishonest behaviour at three strengths."""
HELPED_PERCENT = 6
"""With priority tickets more often: one ticket in twelve is reception's."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One center: a scheme, its strength, a seed, so many working days."""

    scheme: type[Scheme]
    strength: int
    seed: int
    days: int
    yields: bool = True
    """Or else the friends come, and nobody does anything for them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a trial."""

    found_after: int
    """Days until the report first asked about the culprits; 0 where it never did."""
    codes: tuple[str, ...]
    """What it asked then."""
    alarms: tuple[tuple[str, str], ...]
    """Everything that it asked by a test on any day: code, about whom."""
    listed: tuple[tuple[str, int], ...]
    """Facts that stood there at the end without any test: code, how many."""
    unlawful: int
    """Lines that the audit's replay refused."""
    gain: Gain


def attempt(trial: Trial) -> Outcome:
    """Let the days pass; the report reads all lines so far at the end of each.

    It ends with the day on which the report first asks about the culprits.
    """
    scheme = trial.scheme(trial.strength, yields=trial.yields)
    day = Day(trial.seed, helped_percent=HELPED_PERCENT)
    center, auditor = open_center(day, scheme), Auditor(scheme)
    for floor in days_of(center, trial.days):
        auditor.read(center.record.lines, floor)
        if auditor.codes:
            break
    return auditor.outcome()


class Auditor:
    """Reads the report at the end of every day."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.reader = Reader()
        self.days = 0
        self.codes: set[str] = set()
        """What was asked about the culprits."""
        self.alarms: set[tuple[str, str]] = set()
        self.listed: list[Finding] = []
        self.gain = Gain()

    def read(self, lines: Sequence[Line], floor: Floor) -> None:
        """Read on to the end of a day; the floor knows who was whose friend."""
        for line in lines[self.reader.seq :]:
            self.reader.take(line)
        self.days += 1
        told = weigh(self.reader.facts).findings
        asked = [finding for finding in told if not finding.is_listed]
        self.listed = [finding for finding in told if finding.is_listed]
        self.alarms |= {(finding.code, finding.about) for finding in asked}
        self.codes = {f.code for f in asked if is_planted(f, self.scheme)}
        self.gain += gain_of(floor, self.reader.facts.visits)

    def outcome(self) -> Outcome:
        return Outcome(
            self.days if self.codes else 0,
            tuple(sorted(self.codes)),
            tuple(sorted(self.alarms)),
            tuple((finding.code, finding.count) for finding in self.listed),
            len(self.reader.facts.unlawful),
            self.gain,
        )


def is_planted(finding: Finding, scheme: Scheme) -> bool:
    return finding.code in scheme.codes and finding.about in scheme.culprits
