"""What was on its way while a piece was erased does not come in afterwards: its copy, its ledger, its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from parsers.papers import printed
from unit.desks import desk_at
from unit.redactions import files_in, found_and_marked, going_on, marked, nothing, of, taken

from fieldcase.casework import custody, erasing, moments, redacting, translations
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import add_custody
from fieldcase.errors import Erased
from fieldcase.model.declare import kinds
from fieldcase.model.evidence import Evidence


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    with desk_at(tmp_path) as made:
        yield made


@pytest.fixture
def piece(desk: Desk) -> Evidence:
    return taken(desk, printed("Aigul Bekova"))


def records_of(desk: Desk, piece: Evidence) -> int:
    return sum(len(desk.vault.store.all(kind, piece.scope, hidden=True)) for kind in kinds())


def test_a_copy_that_was_being_made_is_not_entered_and_its_file_is_removed(desk: Desk, piece: Evidence) -> None:
    found_and_marked(desk, piece, "Bekova")
    these = of(desk, piece)
    made = redacting.make(desk, piece, these, nothing, going_on)
    assert files_in(desk) == 2, "the control"
    erasing.erase(desk, piece.key)
    left = records_of(desk, piece)
    with pytest.raises(Erased):
        redacting.enter(desk, piece, these, made, "Paper", "for the court")
    assert (files_in(desk), records_of(desk, piece)) == (0, left)


def typed_line(desk: Desk, piece: Evidence) -> None:
    blank = moments.blank(desk, piece, moments.SAID, 0)
    desk.draft(blank, "text", "Bekova said so.")
    desk.enter_drafts(None, blank)


def entry_by_hand(desk: Desk, piece: Evidence) -> None:
    blank = custody.blank(desk, piece)
    desk.draft(blank, "event", "copied")
    custody.enter(desk, blank)


DEEDS: tuple[Callable[[Desk, Evidence], object], ...] = (
    typed_line, entry_by_hand, lambda desk, piece: translations.begin(desk, piece, "en"),
    lambda desk, piece: add_custody(desk, piece, "copied"), lambda desk, piece: marked(desk, piece, 1, (0, 0, 50, 50)),
)  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_that_belongs_to_an_erased_piece_is_drafted_or_entered(
    desk: Desk, piece: Evidence, deed: Callable[[Desk, Evidence], object]
) -> None:
    deed(desk, piece)  # the control: of a piece that is there it is
    erasing.erase(desk, piece.key)
    left = records_of(desk, piece)
    with pytest.raises(Erased):
        deed(desk, piece)
    assert (desk.drafts(), records_of(desk, piece)) == ((), left)


def test_a_passage_of_a_translation_that_went_with_its_original_is_not_entered(desk: Desk, piece: Evidence) -> None:
    translation = translations.begin(desk, piece, "en")
    translations.add(desk, translation, original="Айгуль", translated="Aigul")
    erasing.erase(desk, piece.key)
    with pytest.raises(Erased):
        translations.add(desk, translation, original="Бекова", translated="Bekova")
