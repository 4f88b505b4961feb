"""The control of the structural checker: whatever it asks for is found where it is broken, one thing at a time."""

from __future__ import annotations

import pdf_charts
import pdf_samples
import pytest
import structure_checker
from tree_mutations import MUTATIONS, spoiled

from fieldcase.dossier.pdf.render import render

GOOD = pdf_samples.changed(
    pdf_charts.document(),
    "blocks",
    (*pdf_charts.document().blocks, *pdf_samples.document("ru", 1, 1).blocks),
)


@pytest.fixture(scope="module")
def good() -> bytes:
    """A file of everything."""
    return render(GOOD)


def test_the_file_that_is_spoiled_was_good_and_stays_so_when_nothing_is_changed(good: bytes) -> None:
    assert structure_checker.findings(good) == []
    assert structure_checker.findings(spoiled(good, lambda pdf: None)) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_was_broken_is_found(name: str, good: bytes) -> None:
    assert structure_checker.findings(spoiled(good, MUTATIONS[name]))


def test_there_are_many_ways_to_break_a_file() -> None:
    assert len(MUTATIONS) >= 50
