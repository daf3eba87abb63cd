"""Memory that a kiosk, which runs for months, must not let grow nor stop for.

Pictures, fonts and photographs live in the C library's heap, not in Python's own
memory; its two calls are glibc's mallopt(3) and malloc_trim(3).
"""

import ctypes
import gc

M_ARENA_MAX = -8
libc = ctypes.CDLL(None)


def share() -> None:
    """Give all threads one heap.

    With a heap each, photographs that pass from thread to thread would leave holes in
    all of them.
    """
    libc.mallopt(M_ARENA_MAX, 1)


def keep_for_good() -> None:
    """Never again look for cycles among what is there now: it stays.

    The screens are some hundred thousand objects; to go through them took 0.2 s, in
    which nobody's touch was answered and no ticket printed.
    """
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Give the pages between what is in use back to the system.

    What one visit leaves free is never quite where the next one needs it: without this
    the heap had 30 MB of holes, and a little more after each hundred visits.
    """
    libc.malloc_trim(0)
