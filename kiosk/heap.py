"""The C library's heap, which a kiosk that runs for months must not let grow.

Pictures, fonts and photographs live in it, not in Python's own memory.  Both calls are
of glibc: mallopt(3), malloc_trim(3).
"""

import ctypes

M_ARENA_MAX = -8
libc = ctypes.CDLL(None)


def share() -> None:
    """Give all threads one heap.

    With a heap each, photographs that pass from thread to thread would leave holes in
    all of them.
    """
    libc.mallopt(M_ARENA_MAX, 1)


def give_back() -> None:
    """Give the pages between what is in use back to the system.

    What one visit leaves free is never quite where the next one needs it: without this
    the heap had 30 MB of holes, and a little more after each hundred visits.
    """
    libc.malloc_trim(0)
