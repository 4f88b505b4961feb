"""A child that fell to a file may say what it likes: it can forge no signature, and what it says is bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from bundles import Sample, opened
from colleagues import Colleague
from vaults import case_scope

from fieldcase import sandbox
from fieldcase.errors import BundleMalformed, ChildFailed
from fieldcase.exchange import opening
from fieldcase.exchange.opening import GIVEN, LENGTH
from fieldcase.vault.vault import Vault


class Liar(sandbox.Warm):
    """A child that answers the wish for entries by these lies, then says that there are no more; honestly where there
    are none, and honestly before."""

    lies: list[bytes] | None = None

    def ask(self, message: bytes, timeout: float) -> bytes:
        answer = super().ask(message, timeout)
        if self.lies is None or message[:1] != opening.ENTRIES:
            return answer
        return self.lies.pop() if self.lies else GIVEN


@pytest.fixture(scope="module")
def liar() -> Iterator[Liar]:
    """One child for all lies."""
    made = Liar(opening.SORT, opening.CHILD)
    yield made
    made.close()


def long(entry: bytes) -> bytes:
    """An entry after its length, as a child gives it."""
    return len(entry).to_bytes(LENGTH, "big") + entry


def lies_on(sample: Sample) -> dict[str, bytes]:
    """What a child that fell to a file could answer."""
    first, second = sample.entries[:2]
    forged = replace(first, signature=second.signature)
    of_another = replace(first, parts=(*first.parts[:-1], b"words put into a mouth"))
    return {
        "nonsense": GIVEN + b"nonsense",
        "no letter": b"",
        "another letter": b"Z",
        "a length too long": GIVEN + b"\xff\xff\xff\xff",
        "a wrong signature": GIVEN + long(forged.packed()),
        "other words": GIVEN + long(of_another.packed()),
        "too much": GIVEN + bytes(3 * 1024 * 1024),
        "without end": GIVEN + long(first.packed()) * 400,
    }


@pytest.mark.parametrize("lie", ["nonsense", "no letter", "another letter", "a length too long", "a wrong signature",
                                 "other words", "too much", "without end"])  # fmt: skip
def test_a_child_that_lies_forges_no_entry(
    sample: Sample, liar: Liar, lie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "ENTRY_LIMIT", 1000)
    liar.lies = [lies_on(sample)[lie]] * (10 if lie == "without end" else 1)
    with pytest.raises(BundleMalformed if lie == "a wrong signature" else ChildFailed):
        opened(sample.file(), liar)
    liar.lies = None
    assert tuple(opened(sample.file(), liar)) == sample.entries, "control"


def test_a_child_that_lies_brings_in_nothing_of_another_scope(shared: tuple[Vault, Sample], liar: Liar) -> None:
    vault, sample = shared
    elsewhere = Colleague(vault, case_scope(vault)).says({"what": "Обыск"})
    liar.lies = [GIVEN + long(elsewhere.packed())]
    with pytest.raises(ChildFailed):
        opened(sample.file(), liar)
    liar.lies = [GIVEN + long(sample.entries[0].packed())]
    assert opened(sample.file(), liar) == [sample.entries[0]], "control: what verifies and belongs there is believed"
