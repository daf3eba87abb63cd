"""One center under one scheme, read by the report day after day."""

from dataclasses import dataclass

from center.report.examine import weigh
from center.report.finding import Finding
from center.report.reading import Reader
from simulation.day import Day
from simulation.dishonest.cards import ForgedPriority
from simulation.dishonest.favours import Favours
from simulation.dishonest.friends import TwoAccomplices, WaitsForFriends
from simulation.dishonest.ghosts import GhostTickets
from simulation.dishonest.lapsing import SitsOutCalls
from simulation.dishonest.missing import QuickNoShows
from simulation.dishonest.moving import TransfersBackAndForth
from simulation.dishonest.pausing import PausesToDodge
from simulation.run import days_of, open_center
from simulation.scheme import Scheme

SCHEMES: tuple[tuple[type[Scheme], tuple[int, int, int]], ...] = (
    (WaitsForFriends, (2, 6, 15)),
    (QuickNoShows, (3, 8, 20)),
    (TransfersBackAndForth, (2, 6, 15)),
    (PausesToDodge, (10, 30, 60)),
    (SitsOutCalls, (10, 30, 60)),
    (TwoAccomplices, (2, 6, 15)),
    (ForgedPriority, (2, 6, 15)),
    (GhostTickets, (5, 10, 25)),
    (Favours, (1, 3, 6)),
)
"""Each dishonest behaviour at three strengths."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One center: a scheme, its strength, a seed, so many working days."""

    scheme: type[Scheme]
    strength: int
    seed: int
    days: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a trial."""

    found_after: int
    """Days until the report first asked about the culprits; 0 where it never did."""
    codes: tuple[str, ...]
    """What it asked then."""
    alarms: tuple[tuple[str, str], ...]
    """Everything that it asked by a test on any day: code, about whom."""
    unlawful: int
    """Lines that the audit's replay refused."""
    friends: int
    """Friends of clerks who were called."""
    met: int
    """Those whom the clerk himself served."""


def attempt(trial: Trial) -> Outcome:
    """Let the days pass; the report reads all lines so far at the end of each.

    It ends with the day on which the report first asks about the culprits.
    """
    scheme = trial.scheme(trial.strength)
    center, reader = open_center(Day(trial.seed), scheme), Reader()
    read, found_after, friends, met = 0, 0, 0, 0
    codes: set[str] = set()
    alarms: set[tuple[str, str]] = set()
    for number, floor in enumerate(days_of(center, trial.days), 1):
        for line in center.record.lines[read:]:
            reader.take(line)
        read = len(center.record.lines)
        found = [f for f in weigh(reader.facts).findings if not f.is_listed]
        alarms |= {(finding.code, finding.about) for finding in found}
        planted = {finding.code for finding in found if is_planted(finding, scheme)}
        for ticket, person in floor.people.items():
            served_by = reader.served_by.get(ticket)
            if person.friend_of and served_by:
                friends += 1
                met += served_by == person.friend_of
        if planted:
            found_after, codes = number, planted
            break
    return Outcome(
        found_after,
        tuple(sorted(codes)),
        tuple(sorted(alarms)),
        len(reader.facts.unlawful),
        friends,
        met,
    )


def is_planted(finding: Finding, scheme: Scheme) -> bool:
    return finding.code in scheme.codes and finding.about in scheme.culprits
