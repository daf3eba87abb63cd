"""How likely chance alone brings what was seen; the statistics are SciPy's.

Honest clerks differ, so shares and rates have a spread of their own beside the chance
of counting: ``differ`` is the standard deviation of the true share between honest
people, as a fraction of its mean.  What is usual is estimated from all the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from scipy import stats  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual of one thing in any center."""

    share: float
    differ: float
    weight: int = 200
    """Counts as so many cases seen here; more where it is rare, and so known better
    from all centers together than from the others in this one."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is usual here: the share among all the others, and how well it is known."""

    share: float
    differ: float
    known: float

    @classmethod
    def among(cls, usual: Usual, count: int, of: float) -> "Here":
        """The others saw ``count`` in ``of``."""
        known = of + usual.weight
        share = (count + usual.share * usual.weight) / known
        return cls(share, usual.differ, known)

    def excess(self, count: int, of: int) -> float:
        """Chance of so many or more in ``of`` cases (beta-binomial)."""
        return self.chance(count, of, of)

    def shortage(self, count: int, of: int) -> float:
        """Chance of so few or fewer."""
        return self.chance(0, count, of)

    def chance(self, least: int, most: int, of: int) -> float:
        alike = (1 - self.share) / (self.share * self.differ**2) - 1
        weight = 1 / (1 / max(alike, 1) + 1 / self.known)
        a, b = self.share * weight, (1 - self.share) * weight
        parts = stats.betabinom.pmf(numpy.arange(least, most + 1), of, a, b)
        return min(1.0, float(parts.sum()))


def excess_rate(count: int, mean: float, differ: float, known: float) -> float:
    """Chance of so many events or more: Poisson with a spread (negative binomial)."""
    shape = 1 / (differ**2 + 1 / (known + 1))
    return float(stats.nbinom.sf(count - 1, shape, shape / (shape + mean)))


def excess_amount(
    amount: float, mean: float, size: float, differ: float, known: float
) -> float:
    """Chance of so large a sum or larger: of events of a size, with a spread (gamma).

    ``size`` is the sum of the squares of all events over their sum, ``known`` the sum
    from which the mean was estimated.
    """
    if mean <= 0:
        return 1.0
    spread = differ**2 + size / mean + size / known
    return float(stats.gamma.sf(amount, 1 / spread, scale=mean * spread))


def later(first: Sequence[float], second: Sequence[float]) -> float:
    """Chance that the first are so much longer than the second (Mann and Whitney)."""
    found = stats.mannwhitneyu(first, second, alternative="greater")
    return float(found.pvalue)


def together(both: int, first: int, second: int, neither: int) -> float:
    """Chance that two things fall together so often or more: Fisher's exact test."""
    table = [[both, first], [second, neither]]
    return float(stats.fisher_exact(table, alternative="greater").pvalue)


def adjusted(chances: Sequence[float]) -> list[float]:
    """The same, allowing for their number (Benjamini and Hochberg, 1995)."""
    if not chances:
        return []
    found = stats.false_discovery_control(numpy.clip(chances, 0, 1), method="bh")
    return [float(p) for p in found]
