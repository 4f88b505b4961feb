"""Two laptops, one case: whatever people do on them and in whatever order it arrives, both come to the same.

A state machine over two real vaults (tests/laptop_deeds.py), held to a model of plain facts (tests/facts.py): after
each step the tables are what the journal says, show what the model says, and hold no word that was erased.
"""

from __future__ import annotations

import pytest
from laptop_deeds import TwoLaptops, run
from laptop_room import room
from laptops import FIELDS

from fieldcase.vault import grouping, settling
from fieldcase.vault import vault as vault_module
from fieldcase.vault.check import faults


def test_two_laptops_come_to_the_same_whatever_happens() -> None:
    run(12, 40)


@pytest.mark.torture
def test_two_laptops_come_to_the_same_over_thousands_of_steps() -> None:
    run(300, 100)


def test_the_machine_notices_when_erased_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_purge", lambda connection, found: None)
    with pytest.raises(AssertionError):
        run(40, 40)


def test_own_words_that_another_gives_back_without_their_body_are_no_damage() -> None:
    """Lost by going back to a backup; what the backup held is still missed, and what the new device writes."""
    with room():
        two = TwoLaptops()
        two.both_know_one_scope()
        first = two.laptops[0]
        first.back_up()
        two.edit(0, 0, {"what"})
        two.bring_the_last_over(0)
        two.restore(0, True)
        two.bring_some_over(1, [(0, 0)], fresh=True)
        vault = two.laptops[0].vault
        withheld = "SELECT max(entry) FROM part WHERE place > 0 AND body IS NULL"
        assert vault.write.execute(withheld).fetchone()[0] is not None, "the entry came back without its words"
        assert list(faults(vault)) == []
        two.edit(0, 0, {FIELDS[1]})
        written = vault.write.execute("SELECT max(n) FROM entry").fetchone()[0]
        for n in (1, written):
            vault.write.execute("BEGIN")
            assert vault.write.execute("UPDATE part SET body = NULL WHERE entry = ? AND place > 0", (n,)).rowcount
            assert "verify.words" in {fault.code for fault in faults(vault)}
            vault.write.execute("ROLLBACK")
        two.teardown()


@pytest.mark.torture
@pytest.mark.parametrize("wrong", ["one basis for all fields", "drafts stay"])
def test_the_machine_notices_a_subtle_fault(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if wrong == "drafts stay":
        monkeypatch.setattr(vault_module, "drop_drafts", lambda connection, erasures: None)
    else:
        monkeypatch.setattr(grouping, "_takes", lambda *_: True)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run(600, 60)
