"""Two laptops, one case: whatever people do on them and in whatever order it arrives, both come to the same.

A state machine over two real vaults (tests/laptop_deeds.py), held to a model of plain facts (tests/facts.py): after
each step the tables are what the journal says, show what the model says, and hold no word that was erased.
"""

from __future__ import annotations

import pytest
from laptop_deeds import run

from fieldcase.vault import grouping, projection
from fieldcase.vault import vault as vault_module


def test_two_laptops_come_to_the_same_whatever_happens() -> None:
    run(30, 40)


@pytest.mark.torture
def test_two_laptops_come_to_the_same_over_thousands_of_steps() -> None:
    run(300, 100)


def test_the_machine_notices_when_erased_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "_purge", lambda connection, found: None)
    with pytest.raises(AssertionError):
        run(40, 40)


@pytest.mark.torture
@pytest.mark.parametrize("wrong", ["one basis for all fields", "drafts stay"])
def test_the_machine_notices_a_subtle_fault(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if wrong == "drafts stay":
        monkeypatch.setattr(vault_module, "drop_drafts", lambda connection, erasures: None)
    else:
        monkeypatch.setattr(grouping, "_takes", lambda *_: True)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run(600, 60)
