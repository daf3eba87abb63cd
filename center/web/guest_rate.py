"""How often one address may ask: so many times a minute, evenly refilled."""

from collections.abc import Callable
from time import monotonic

MINUTE = 60.0
MOST_ADDRESSES = 10_000


class Rate:
    """A bucket for each address, which time fills again."""

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        self.most = most
        self.clock = clock
        self.left: dict[str, tuple[float, float]] = {}
        """Address → what it has left, and as of when."""

    def allows(self, address: str) -> bool:
        """Whether it may ask once more now; asking takes one."""
        now = self.clock()
        left, at = self.left.pop(address, (float(self.most), now))
        left = min(float(self.most), left + (now - at) * self.most / MINUTE)
        if len(self.left) >= MOST_ADDRESSES:
            # The one that asked longest ago has most refilled; dicts keep their order.
            del self.left[next(iter(self.left))]
        self.left[address] = (max(0.0, left - 1), now)
        return left >= 1
