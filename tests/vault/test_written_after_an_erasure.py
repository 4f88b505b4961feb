"""What somebody writes into a record that another erased, and that stands all the same, is not taken as it is saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from three_people import LAWYER, OWNER, THIRD, Three, three_people

from fieldcase.errors import Erased


@pytest.fixture
def three(quick_path: Path) -> Three:
    return three_people(quick_path)


def test_what_is_written_where_an_erasure_left_something_standing_stays(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.write(THIRD, place="Талас")  # a beginning of their own: nothing of the owner's has come
    three.bring_all(OWNER, LAWYER)
    three.bring_all(THIRD, LAWYER)
    three.erase(OWNER)
    three.bring_all(OWNER, LAWYER)
    standing = three.shown(LAWYER)
    assert standing is not None
    assert (standing.what, standing.place) == ("", "Талас"), "control: the owner's words went, the third's stand"
    written = three.write(LAWYER, what="новое")
    for at in (LAWYER, OWNER, THIRD):
        three.bring_all(LAWYER, at)
        event = three.shown(at)
        assert event is not None
        assert (event.what, event.place) == ("новое", "Талас")
        assert three.vaults[at].store.conflicts() == []
    assert three.asked(LAWYER) == [("", three.vaults[OWNER].journal.device)]
    assert [len(one.header.basis) for one in written] == [2], "what was seen, and what upholds it"


def test_new_words_where_only_what_may_be_taken_is_left_are_refused_and_not_lost(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    three.bring_all(OWNER, THIRD)
    three.write(THIRD, what="обыск без понятых")
    three.erase(OWNER)
    before = three.shown(LAWYER)
    assert before is not None
    three.bring_all(OWNER, LAWYER)
    vault = three.vaults[LAWYER]
    with pytest.raises(Erased), vault.transaction():
        vault.store.save(before, replace(before, place="Талас"), three.stamp(LAWYER))


def test_words_that_surely_grew_from_two_are_shown_before_all_of_that_has_come(three: Three) -> None:
    """The third's entry upholds them and is here; what the lawyer saw of the field is not."""
    first = three.write(OWNER, what="обыск")
    third = three.write(THIRD, place="Талас")
    three.bring(LAWYER, *first, *third)
    changed = three.write(LAWYER, what="обыск без протокола")
    erased = three.erase(OWNER)
    three.bring(LAWYER, *erased)
    new = three.write(LAWYER, what="новое")
    vault = three.vaults[THIRD]
    three.bring(THIRD, *erased, *new)
    event = three.shown(THIRD)
    assert event is not None
    assert event.what == "новое"
    assert not vault.journal.known(changed[0].id), "control: of what it grew from not all is here"
    three.bring_all(LAWYER, THIRD)
    event = three.shown(THIRD)
    assert event is not None
    assert event.what == "новое"
