"""What a vault holds and what a peer lacks, as ranges of places in chains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from colleagues import Colleague, absorb
from hypothesis import given
from hypothesis import strategies as st
from vaults import case_scope, new_vault

from fieldcase.errors import EntryRefused
from fieldcase.vault import holding
from fieldcase.vault.holding import Ranges
from fieldcase.vault.vault import Vault

PLACES = st.sets(st.integers(0, 40))
DEVICE, SCOPE = b"d" * 32, b"s" * 16


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


def ranges(places: set[int]) -> Ranges:
    return Ranges.joined((place, place) for place in places)


@given(PLACES, PLACES)
def test_ranges_are_sets_of_places(one: set[int], other: set[int]) -> None:
    both = {place for place in range(50) if place in ranges(one) | ranges(other)}
    left = {place for place in range(50) if place in ranges(one) - ranges(other)}
    assert (both, left) == (one | other, one - other)
    assert len(ranges(one) - ranges(other)) == len(left)
    assert ranges(one) - ranges(other) == ranges(one - other)


@given(st.dictionaries(st.binary(min_size=16, max_size=16), st.dictionaries(
    st.binary(min_size=32, max_size=32), PLACES.filter(bool), max_size=3), max_size=3))  # fmt: skip
def test_a_have_vector_is_read_as_it_was_spelled(told: dict[bytes, dict[bytes, set[int]]]) -> None:
    have = {scope: {device: ranges(places) for device, places in chains.items()} for scope, chains in told.items()}
    assert holding.read(holding.spelled(have)) == have


@pytest.mark.parametrize("told", [
    None, 7, [[SCOPE]], [[SCOPE, [[DEVICE, [1]]]]], [[SCOPE, [[DEVICE, [2, 1]]]]], [[SCOPE, [[DEVICE, [0, 1, 2, 3]]]]],
    [[SCOPE, [[DEVICE, [5, 6, 0, 1]]]]], [[SCOPE, [[DEVICE, [0, 2**60]]]]], [[SCOPE, [[DEVICE, [-1, 1]]]]],
    [[SCOPE, [[DEVICE, [True, 1]]]]], [[b"short", []]], [[SCOPE, [[b"short", [0, 1]]]]], [[SCOPE, []], [SCOPE, []]],
])  # fmt: skip
def test_any_other_form_is_refused(told: object) -> None:
    with pytest.raises(EntryRefused):
        holding.read(told)


def test_a_chain_with_holes_is_told_and_the_rest_handed_over_in_order(vault: Vault) -> None:
    colleague = Colleague(vault, case_scope(vault))
    chain = [colleague.says({"what": str(number)}) for number in range(8)]
    absorb(vault, *(chain[at] for at in (6, 0, 1, 4)))
    have = holding.present(vault.write, [colleague.scope])
    assert have[colleague.scope][colleague.device] == Ranges(((0, 1), (4, 4), (6, 6)))
    lacking = holding.lacking({colleague.scope: {colleague.device: Ranges(((0, 7),))}}, have)
    assert lacking[colleague.scope][colleague.device] == Ranges(((2, 3), (5, 5), (7, 7)))
    given = holding.lacking(have, {colleague.scope: {colleague.device: Ranges(((0, 0),))}})
    assert list(holding.entries(vault.write, given)) == [chain[1], chain[4], chain[6]]


def test_what_a_peer_is_known_to_hold_only_grows(vault: Vault) -> None:
    for told in (Ranges(((0, 3),)), Ranges(((2, 2),)), Ranges(((5, 6),)), Ranges()):
        with vault.transaction():
            holding.note(vault.write, b"p" * 32, {SCOPE: {DEVICE: told}})
    assert holding.of_peer(vault.write, b"p" * 32, [SCOPE])[SCOPE][DEVICE] == Ranges(((0, 3), (5, 6)))
    assert holding.of_peer(vault.write, b"q" * 32, [SCOPE]) == {SCOPE: {}}


def test_what_is_in_quarantine_is_not_said_to_be_held(vault: Vault) -> None:
    colleague = Colleague(vault, case_scope(vault))
    entry = colleague.says({"what": "a"})
    vault.absorb([entry])
    assert holding.present(vault.write, [colleague.scope]) == {colleague.scope: {}}
    absorb(vault, entry)
    assert len(holding.present(vault.write, [colleague.scope])[colleague.scope][colleague.device]) == 1, "the control"
