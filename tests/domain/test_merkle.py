"""The tree, held against the definition of RFC 6962 written out as it stands there."""

import random
from functools import cache
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center.domain import merkle
from center.domain.merkle import Frontier, leaf_hash, node_hash

SIZES = st.integers(0, 700) | st.integers(65530, 65545) | st.integers(131000, 131080)


class Log:
    """Leaves 0, 1, 2 ... in tiles, and the definition of RFC 6962 beside them."""

    def __init__(self) -> None:
        self.leaves: list[bytes] = []
        self.tiles: dict[tuple[int, int], bytes] = {}

    def read(self, level: int, n: int) -> bytes:
        return self.tiles.get((level, n), b"")

    def grow(self, count: int) -> None:
        start = len(self.leaves)
        new = [leaf_hash(str(i).encode()) for i in range(start, start + count)]
        self.tiles |= merkle.extend_tiles(self.read, start, new)
        self.leaves += new


LOG = Log()
LOG.grow(131100)


@cache
def tree_hash(start: int, end: int) -> bytes:
    """MTH(D[start:end])."""
    if end - start == 0:
        return sha256(b"").digest()
    if end - start == 1:
        return LOG.leaves[start]
    k = 1
    while k * 2 < end - start:
        k *= 2
    return node_hash(tree_hash(start, start + k), tree_hash(start + k, end))


def subproof(m: int, start: int, end: int, known: bool) -> tuple[bytes, ...]:
    """SUBPROOF(m, D[start:end], known)."""
    if m == end - start:
        return () if known else (tree_hash(start, end),)
    k = 1
    while k * 2 < end - start:
        k *= 2
    if m <= k:
        return (
            *subproof(m, start, start + k, known),
            tree_hash(start + k, end),
        )
    return (
        *subproof(m - k, start + k, end, False),
        tree_hash(start, start + k),
    )


def test_hashes_of_rfc_6962_are_these() -> None:
    assert sha256(b"").digest() == merkle.EMPTY_ROOT
    assert leaf_hash(b"") == sha256(b"\0").digest()
    assert (
        node_hash(b"a" * 32, b"b" * 32)
        == sha256(b"\1" + b"a" * 32 + b"b" * 32).digest()
    )


def test_every_root_up_to_700_follows_the_definition() -> None:
    frontier = Frontier()
    for size in range(701):
        assert frontier.root() == tree_hash(0, size)
        assert merkle.root_at(LOG.read, size) == tree_hash(0, size)
        assert merkle.frontier_at(LOG.read, size) == frontier
        frontier = frontier.append(LOG.leaves[size])


@given(SIZES)
def test_roots_follow_the_definition(size: int) -> None:
    assert merkle.root_at(LOG.read, size) == tree_hash(0, size)
    assert merkle.frontier_at(LOG.read, size).root() == tree_hash(0, size)


@given(st.lists(st.integers(0, 300), max_size=6), st.integers(0, 2**32))
def test_tiles_are_the_same_however_the_leaves_come(
    counts: list[int], seed: int
) -> None:
    steps, once = Log(), Log()

    for count in counts:
        steps.grow(count)
    once.grow(sum(counts))

    assert steps.tiles == once.tiles
    frontier = Frontier().extend(once.leaves)
    cut = random.Random(seed).randint(0, len(once.leaves))
    again = merkle.frontier_at(once.read, cut).extend(once.leaves[cut:])
    assert again == frontier


@pytest.mark.parametrize("start", [65534, 65535, 65536])
def test_tiles_grow_over_a_boundary_of_65536(start: int) -> None:
    log = Log()
    log.grow(start)
    for _ in range(4):
        log.grow(1)

    whole = Log()
    whole.grow(start + 4)
    assert log.tiles == whole.tiles
    assert len(log.tiles[2, 0]) == 32


def test_a_tile_that_has_lost_hashes_is_not_built_upon() -> None:
    log = Log()
    log.grow(10)
    log.tiles[0, 0] = log.tiles[0, 0][:-32]

    with pytest.raises(ValueError, match="holds less"):
        log.grow(1)
    with pytest.raises(ValueError, match="holds less"):
        merkle.root_at(log.read, 10)


@settings(max_examples=200)
@given(SIZES, SIZES)
def test_an_old_tree_is_proved_to_be_the_beginning_of_a_new_one(
    one: int, two: int
) -> None:
    old, new = sorted((one, two))
    roots = tree_hash(0, old), tree_hash(0, new)

    proof = merkle.consistency_proof(LOG.read, old, new)

    if old:
        assert proof == subproof(old, 0, new, True)
    assert merkle.verify_consistency(old, roots[0], new, roots[1], proof)
    assert not merkle.verify_consistency(old, b"x" * 32, new, roots[1], proof)
    assert not merkle.verify_consistency(old, roots[0], new, roots[1], (*proof, b"x"))
    if 0 < old < new:
        assert not merkle.verify_consistency(old, roots[0], new, b"x" * 32, proof)
        assert not merkle.verify_consistency(old, roots[0], new, roots[1], proof[1:])


def test_every_pair_of_small_trees_is_proved() -> None:
    for new in range(1, 70):
        for old in range(1, new + 1):
            proof = merkle.consistency_proof(LOG.read, old, new)
            assert proof == subproof(old, 0, new, True)
            assert merkle.verify_consistency(
                old, tree_hash(0, old), new, tree_hash(0, new), proof
            )


def test_a_proof_of_a_tree_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no consistency"):
        merkle.consistency_proof(LOG.read, 6, 5)
