"""The custody ledger: who may enter what, on which computer, and that an entry stands."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from fieldcase.casework import custody
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import add_custody, import_evidence
from fieldcase.casework.tables import offered, options
from fieldcase.model.case import Case
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.values import Instant


@pytest.fixture
def piece(desk: Desk) -> Evidence:
    case: Case = new_case(desk, "Example / Пример")
    return import_evidence(desk, case.scope, io.BytesIO(b"one"), "1.txt")


def entered(desk: Desk, piece: Evidence, **values: object) -> Custody:
    """An entry by hand as the window makes it: begun, typed into, entered."""
    blank = custody.blank(desk, piece)
    desk.begin(blank)
    for name, value in values.items():
        desk.draft(blank, name, value)
    custody.enter(desk, blank)
    found = desk.get(Custody, blank.id)
    assert found is not None
    return found


def test_a_person_may_enter_what_no_program_can_see_and_nothing_else() -> None:
    assert custody.by_hand() == ("received", "copied", "handed_over", "returned", "destroyed")
    every = {code for code, _ in options("custody_event", "en")}
    assert every - set(custody.by_hand()) == {"imported", "redacted", "translated", "exported"}


def test_what_is_offered_of_every_other_vocabulary_is_all_of_it() -> None:
    assert offered("country", "ru") == options("country", "ru")
    assert offered("norm", "en") == options("norm", "en")


def test_the_program_says_on_which_computer_a_piece_was_imported(desk: Desk, piece: Evidence) -> None:
    (imported,) = desk.all(Custody)
    assert imported.device == desk.vault.journal.device.hex()[:6]
    assert add_custody(desk, piece, "redacted", "two faces").device == imported.device


def test_an_entry_by_hand_says_who_when_where_from_whom_and_why(desk: Desk, piece: Evidence) -> None:
    past = Instant(1_600_000_000_000, 360)
    one = entered(desk, piece, event="received", at=past, other="a neighbour", reason="for the court")
    assert (one.event, one.at, one.other, one.reason) == ("received", past, "a neighbour", "for the court")
    assert (one.by, one.device, one.evidence) == (desk.member, custody.device(desk), piece.id)
    assert desk.drafts(one.key) == ()


def test_an_entry_is_of_this_moment_unless_another_is_typed(desk: Desk, piece: Evidence) -> None:
    before = desk.world.now()
    one = entered(desk, piece, event="destroyed")
    assert one.at is not None
    assert before < one.at.milliseconds < desk.world.now()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"event": "imported"}, "event"), ({"event": "exported"}, "event"), ({"event": ""}, "event"),
        ({"event": "received", "at": None}, "at"), ({"event": "received", "at": Instant(4_000_000_000_000, 0)}, "at"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_entry_is_refused_and_stays_a_draft(
    desk: Desk, piece: Evidence, values: dict[str, object], field: str
) -> None:
    blank = custody.blank(desk, piece)
    assert custody.fault(replace(blank, **values), desk.world.now()) == field  # type: ignore[arg-type]
    desk.begin(blank)
    for name, value in values.items():
        desk.draft(blank, name, value)
    with pytest.raises(ValueError, match="ledger"):
        custody.enter(desk, blank)
    assert desk.get(Custody, blank.id) is None
    assert desk.drafts(blank.key) != ()


def test_a_ledger_is_read_newest_first_and_counted_whole(desk: Desk, piece: Evidence) -> None:
    for hour in range(5):
        entered(desk, piece, event="copied", at=Instant(1_600_000_000_000 + hour * 3_600_000, 0))
    entries, number = custody.ledger(desk, piece, 3)
    assert number == 6
    assert [one.event for one in entries] == ["imported", "copied", "copied"]
    assert [one.at.milliseconds for one in entries if one.at] == sorted(
        (one.at.milliseconds for one in entries if one.at), reverse=True
    )


def test_undo_takes_an_entry_back_and_the_journal_still_tells_of_it(desk: Desk, piece: Evidence) -> None:
    one = entered(desk, piece, event="handed_over", other="court")
    entries = desk.vault.journal.reached()[0]
    desk.undo()
    assert [each.event for each in desk.all(Custody)] == ["imported"]
    assert desk.vault.journal.reached()[0] == entries + 1, "what was taken back is another entry of the journal"
    assert [version.value for version in desk.history(Custody, one.key, "event")] == ["handed_over"]
