"""Wrong tries at the secret of a request: many in a row lock it, slips do not."""

from center.domain.errors import FollowLocked
from center.store.follow_tries import LOCK_MS, MOST_OF_DEVICE, FollowTries
from center.store.transaction import Transaction
from tests.store.records import Record

KIOSK = "K1"


def slip(record: Record, seconds: float) -> FollowLocked | None:
    """One wrong number more at a kiosk after so long, and what the next one meets."""
    record.clock.wait(seconds)

    def work(tx: Transaction) -> FollowLocked | None:
        tries = FollowTries(tx.connection)
        tries.count(KIOSK, tx.now)
        return tries.locked(KIOSK, MOST_OF_DEVICE, tx.now)

    met: FollowLocked | None = record.run(work)
    return met


def test_many_wrong_tries_in_a_row_lock_a_kiosk(record: Record) -> None:
    met = [slip(record, 1) for _ in range(MOST_OF_DEVICE)]

    assert met[:-1] == [None] * (MOST_OF_DEVICE - 1)
    assert isinstance(met[-1], FollowLocked)


def test_slips_with_long_pauses_between_them_never_lock_a_kiosk(record: Record) -> None:
    pause = LOCK_MS / 1000

    assert [slip(record, pause) for _ in range(MOST_OF_DEVICE + 1)] == (
        [None] * (MOST_OF_DEVICE + 1)
    )
