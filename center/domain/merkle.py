"""The Merkle tree of a log: RFC 6962 hashing, stored as C2SP tlog-tiles of height 8.

A tile (level L, number n) holds up to 256 hashes of 32 bytes: the roots of the
complete subtrees of 256**L leaves, numbers 256n to 256n + 255.  A tile only ever
grows, so every older tree can be read from the newest tiles.  Functions that need
stored tiles take ``read(level, n) -> bytes``; a tile that is not there is ``b""``.

The functions hold their arguments to be true (sizes not beyond what is stored) and
raise ``ValueError`` when the tiles contradict that; the two verifiers take anything
and answer yes or no.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

HASH = 32
TILE_WIDTH = 256
TILE_HEIGHT = 8
EMPTY_ROOT = sha256(b"").digest()

ReadTile = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf (RFC 6962 section 2.1; 0 tells leaves from nodes)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node (RFC 6962 section 2.1)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree: all that is needed to append and to know the root.

    ``peaks`` are the roots of the complete subtrees, the largest first, one for each
    bit that is set in ``size``.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier after one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """The frontier after some more leaf hashes."""
        peaks, size = list(self.peaks), self.size
        for leaf in leaves:
            merged, rest = leaf, size
            while rest & 1:
                merged = node_hash(peaks.pop(), merged)
                rest >>= 1
            peaks.append(merged)
            size += 1
        return Frontier(size, tuple(peaks))

    def root(self) -> bytes:
        """Root of the tree, as in a signed head."""
        return fold(self.peaks)


def fold(peaks: Sequence[bytes]) -> bytes:
    """Root over complete subtrees, the largest first."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def extend_tiles(
    read: ReadTile, size: int, leaf_hashes: Sequence[bytes]
) -> dict[tuple[int, int], bytes]:
    """The tiles, by (level, n), to write when leaves are appended at ``size``."""
    written: dict[tuple[int, int], bytes] = {}
    level, start, hashes = 0, size, list(leaf_hashes)
    while hashes:
        full: list[bytes] = []
        while hashes:
            n, filled = divmod(start, TILE_WIDTH)
            fresh = hashes[: TILE_WIDTH - filled]
            tile = stored(read, level, n, filled) + b"".join(fresh)
            written[level, n] = tile
            if len(tile) == TILE_WIDTH * HASH:
                full.append(complete_root(tile))
            start += len(fresh)
            hashes = hashes[len(fresh) :]
        level, start, hashes = level + 1, (size >> TILE_HEIGHT * (level + 1)), full
    return written


def stored(read: ReadTile, level: int, n: int, width: int) -> bytes:
    """The first ``width`` hashes of a tile, which have to be there."""
    if not width:
        return b""
    tile = read(level, n)[: width * HASH]
    if len(tile) != width * HASH:
        raise ValueError(f"tile {level}/{n} holds less than {width} hashes")
    return tile


def complete_root(hashes: bytes) -> bytes:
    """Root over 1, 2, 4 ... 256 hashes that stand side by side."""
    row = [hashes[at : at + HASH] for at in range(0, len(hashes), HASH)]
    while len(row) > 1:
        row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    return row[0]


def subtree(read: ReadTile, height: int, index: int) -> bytes:
    """Root of the complete subtree of 2**height leaves, the ``index``-th of them."""
    level, rest = divmod(height, TILE_HEIGHT)
    n, first = divmod(index << rest, TILE_WIDTH)
    end = first + (1 << rest)
    return complete_root(stored(read, level, n, end)[first * HASH :])


def peaks_between(read: ReadTile, start: int, end: int) -> Iterator[bytes]:
    """Complete subtrees of the leaves ``start`` to ``end``, the largest first.

    ``start`` is a multiple of the largest power of two not above ``end - start``, as
    it always is in the recursion of RFC 6962.
    """
    while start < end:
        height = (end - start).bit_length() - 1
        yield subtree(read, height, start >> height)
        start += 1 << height


def frontier_at(read: ReadTile, size: int) -> Frontier:
    """The frontier of the first ``size`` leaves."""
    return Frontier(size, tuple(peaks_between(cache(read), 0, size)))


def root_at(read: ReadTile, size: int) -> bytes:
    """Root of the first ``size`` leaves."""
    return frontier_at(read, size).root()


def split(width: int) -> int:
    """Largest power of two below ``width`` (k of RFC 6962 section 2.1)."""
    return 1 << (width - 1).bit_length() - 1


def consistency_proof(read: ReadTile, old: int, new: int) -> tuple[bytes, ...]:
    """PROOF(old, D[new]) of RFC 6962 section 2.1.2; empty when old is 0 or new."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} has no consistency with one of {old}")
    if old in (0, new):
        return ()
    read = cache(read)
    path: list[bytes] = []
    low, high = 0, new
    while high != old:
        middle = low + split(high - low)
        if old <= middle:
            path.append(fold(tuple(peaks_between(read, middle, high))))
            high = middle
        else:
            path.append(fold(tuple(peaks_between(read, low, middle))))
            low = middle
    if low:  # the old tree is not itself a complete subtree that the verifier has
        path.append(fold(tuple(peaks_between(read, low, high))))
    return tuple(reversed(path))


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the old tree is the beginning of the new one (RFC 9162 2.1.4.2)."""
    if old == 0:
        return new >= 0 and not proof and old_root == EMPTY_ROOT
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new or not proof:
        return False
    steps = list(proof)
    if old & (old - 1) == 0:  # a power of two: its root is known to the verifier
        steps.insert(0, old_root)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    return walk_both(steps, at, last) == (old_root, new_root)


def walk_both(steps: list[bytes], at: int, last: int) -> tuple[bytes, bytes] | None:
    """The roots of the old and the new tree that the steps of a proof lead to."""
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None
