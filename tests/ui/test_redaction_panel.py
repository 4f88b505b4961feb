"""Taking words and faces out of a copy, at the window: by keyboard, by mouse, by words; nothing lost, nothing left."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from marking_steps import drag, kept, made, opened, picture, piece, resting
from parsers.given_away import paper
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from seats import Seat
from unit.redactions import bytes_of, everything_in
from walks import cut_off, nameless, outside, stops, tab_walk
from written_files import files_written_outside

from fieldcase import sandbox
from fieldcase.casework.marks import box_of
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence, Mark
from ui.pages.evidence_redaction import STAYS_BACK
from ui.pages.redaction_found import FoundPanel


def test_a_face_is_marked_moved_and_sized_by_keyboard_and_written_as_it_is_made(seat: Seat) -> None:
    panel = opened(seat)
    assert seat.focus() is panel.sheet.canvas
    seat.press("F")
    (mark,) = kept(seat)
    assert (mark.page, mark.reason, mark.words) == (1, "face", "")
    left, top, right, bottom = box_of(mark)
    seat.press("Right", "Right", "Down", "Shift+Right", "Shift+Down", "Ctrl+Left")
    resting(seat, panel)
    (moved,) = kept(seat)
    assert box_of(moved) == (left + 110, top + 60, right + 170, bottom + 120)
    seat.press("Delete")
    assert kept(seat) == ()
    assert not panel.make.isEnabled()


def test_the_keys_work_under_a_russian_layout(seat: Seat) -> None:
    panel = opened(seat)
    seat.press_cyrillic("А", Qt.KeyboardModifier.NoModifier)
    seat.press("Esc")
    assert seat.window.overlay.panel is panel, "Esc lets the mark go first"
    seat.press("Down", "Down", "Down", "Down")
    seat.press_cyrillic("И", Qt.KeyboardModifier.NoModifier)
    assert [one.reason for one in kept(seat)] == ["face", "person"]
    seat.press("Esc", "Esc")
    assert seat.window.overlay.panel is None


def test_tab_goes_from_mark_to_mark_and_then_on(seat: Seat) -> None:
    panel = opened(seat)
    seat.press("F", "Esc", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down", "B", "Esc")
    first, second = kept(seat)
    chosen = []
    for _ in range(3):
        seat.press("Tab")
        chosen.append(panel.marks.chosen)
    assert chosen == [first.key, second.key, b""]
    assert seat.focus() is not panel.sheet.canvas
    seat.press("Shift+Tab", "Shift+Tab")
    assert panel.marks.chosen == second.key


def test_a_box_over_words_says_which_and_its_reason_is_chosen(seat: Seat) -> None:
    panel = opened(seat)
    word = next(one for one in panel.sheet.words if one.text == "Айгуль")
    canvas = panel.sheet.canvas
    start = QPoint(round(word.left * canvas.width()) + 4, round(word.top * canvas.height()) + 4)
    end = QPoint(round(word.right * canvas.width()) - 4, round(word.bottom * canvas.height()) - 3)
    drag(seat, panel, start, end)
    (mark,) = kept(seat)
    assert (mark.words, mark.reason) == ("Айгуль", "person")
    assert "Айгуль" in panel.below.text()
    panel.reason.setFocus()
    seat.press("Down")
    panel.reason.activated.emit(panel.reason.currentIndex())
    assert [one.reason for one in kept(seat)] == [panel.reason.code] != ["person"]
    drag(seat, panel, start + QPoint(2, 3), start + QPoint(2, 133))
    resting(seat, panel)
    assert [one.words for one in kept(seat)] == [""], "it was moved off the word"
    panel.back.click()
    panel.back.click()
    assert [(one.words, one.reason) for one in kept(seat)] == [("Айгуль", "person")]
    panel.back.click()
    assert kept(seat) == ()
    assert not panel.back.isEnabled()


def test_a_mark_is_sized_by_its_corner_and_a_mere_press_makes_none(seat: Seat) -> None:
    panel = opened(seat)
    canvas = panel.sheet.canvas
    drag(seat, panel, QPoint(30, 40), QPoint(31, 41))
    assert kept(seat) == ()
    drag(seat, panel, QPoint(30, 40), QPoint(130, 140))
    (mark,) = kept(seat)
    corner = canvas.place_of(box_of(mark)).bottomRight()
    drag(seat, panel, corner, corner + QPoint(40, 20))
    resting(seat, panel)
    place = canvas.place_of(box_of(kept(seat)[0]))
    assert abs(place.right() - corner.x() - 40) <= 2
    assert abs(place.bottom() - corner.y() - 20) <= 2


def test_words_are_found_looked_over_marked_and_taken_out(seat: Seat, tmp_path: Path) -> None:
    panel = opened(seat)
    original = seat.desk.all(Evidence)[0]
    for phrase in ("Айгуль", "Бекова"):
        panel.line.setFocus()
        panel.line.setText(phrase)
        seat.press("Enter")
        seat.wait(lambda: isinstance(seat.window.overlay.panel, FoundPanel))
        seat.settle()
        assert seat.focus() is seat.window.overlay.panel.mark
        seat.press("Enter")
        seat.settle()
    marks = kept(seat)
    assert {one.reason for one in marks} == {"name"}
    assert sorted(one.words for one in marks) == ["Айгуль", "БЕКОВА", "Бекова", "Бекова"]
    panel.why.setText("для жалобы")
    copy = made(seat, panel)
    assert seat.page.view.detail.evidence.id == copy.id, "the copy is shown"
    told = everything_in(bytes_of(seat.desk, copy), tmp_path)
    assert "айгуль" not in told
    assert "беков" not in told
    assert "доставлена" in told
    assert (copy.made_from, copy.looked_at) == (original.id, "not_looked_at")
    assert [one.deed for one in seat.desk.all(Access)] == ["view"], "to look at the pages is a look"


def test_a_form_that_is_taken_out_of_the_list_is_not_marked(seat: Seat) -> None:
    panel = opened(seat)
    panel.line.setText("Айгуль Бекова")
    panel.look_for()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FoundPanel))
    found = seat.window.overlay.panel
    assert len(found.lines) == 1
    found.lines[0].box.click()
    assert not found.mark.isEnabled()
    seat.press("Esc")
    assert kept(seat) == ()
    panel.line.setText("Неизвестный")
    panel.look_for()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FoundPanel))
    assert not seat.window.overlay.panel.mark.isVisible()


def test_words_that_stand_elsewhere_are_told_in_place_and_no_copy_is_made(seat: Seat) -> None:
    panel = opened(seat)
    seat.press("PgDown")
    seat.wait(lambda: panel.sheet.page == 2)
    word = next(one for one in panel.sheet.words if one.text == "БЕКОВА")
    sides = (word.left, word.top, word.right, word.bottom)
    panel.sheet.canvas.wanted.emit("other", tuple(round(side * 10_000) for side in sides))
    panel.make.click()
    seat.wait(panel.wrong.isVisible, 30)
    assert "1, 2" in panel.wrong.text()
    assert len(seat.desk.all(Evidence)) == 1
    assert cut_off(panel) == []


def test_what_was_moved_is_kept_by_lock_before_it_rests(seat: Seat) -> None:
    panel = opened(seat)
    seat.press("F")
    before = box_of(kept(seat)[0])
    seat.press("Right")
    owed = [deed for holder in seat.window.work.holders for deed in holder()]
    assert len(owed) == 1
    owed[0](seat.desk)
    assert box_of(seat.desk.all(Mark)[0])[0] == before[0] + 60
    resting(seat, panel)


def test_what_was_moved_is_kept_when_the_panel_is_closed_before_it_rests(seat: Seat) -> None:
    panel = opened(seat)
    seat.press("F")
    before = box_of(kept(seat)[0])
    seat.press("Right")
    panel.shut.click()
    assert box_of(kept(seat)[0])[0] == before[0] + 60


def test_undo_never_reaches_what_was_done_before_the_panel(seat: Seat) -> None:
    panel = opened(seat)
    assert seat.desk.can_undo, "the case and the import could be taken back"
    seat.press("F")
    kept(seat)
    seat.press("Right", "Left")
    resting(seat, panel)
    panel.back.click()
    assert kept(seat) == ()
    assert not panel.back.isEnabled()
    panel.marks.undo()
    seat.settle()
    assert len(seat.desk.all(Evidence)) == 1


def test_a_picture_is_marked_as_one_page_without_words(seat: Seat) -> None:
    panel = opened(seat, picture(), "снимок.png")
    assert not panel.line.isEnabled()
    assert panel.sheet.words == ()
    seat.press("F")
    place = panel.sheet.canvas.place_of(box_of(kept(seat)[0]))
    assert abs(place.height() - 1.25 * place.width()) <= 3, "a face's shape, whatever the picture's"
    copy = made(seat, panel)
    assert copy.media_type == "image/jpeg"


def test_the_card_says_that_what_is_marked_stays_back(seat: Seat) -> None:
    panel = opened(seat)
    card = seat.page.view.detail.redaction
    said = card.words(STAYS_BACK)
    assert said not in card.said.text(), "the control"
    seat.press("F")
    resting(seat, panel)
    seat.press("Esc", "Esc")
    seat.settle()
    assert said in card.said.text()
    assert card.said.isVisible()


def test_what_cannot_be_marked_says_so_and_offers_no_button(seat: Seat) -> None:
    piece(seat, "Показания".encode(), "1.txt")
    card = seat.page.view.detail.redaction
    assert not card.open_button.isVisible()
    assert card.said.isVisible()
    assert card.said.text()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    return out.getvalue()


@pytest.mark.parametrize("content", [locked, lambda: b"%PDF-1.7 and no more"])
def test_a_document_that_does_not_open_is_told_in_the_panel(seat: Seat, content: Callable[[], bytes]) -> None:
    piece(seat, content(), "x.pdf")
    seat.page.view.detail.redaction.open_button.click()
    panel = seat.window.overlay.panel
    seat.wait(panel.wrong.isVisible)
    seat.press("F", "PgDown", "Tab")
    assert not panel.make.isEnabled()
    assert kept(seat) == ()
    assert seat.desk.all(Access) == ()


def test_the_child_that_holds_the_document_ends_with_the_panel(seat: Seat) -> None:
    before = len(sandbox._alive)
    opened(seat)
    assert len(sandbox._alive) == before + 1
    seat.press("Esc")
    seat.wait(lambda: len(sandbox._alive) == before)


def test_marking_and_copying_write_no_file_outside_the_vault(seat: Seat, tmp_path: Path) -> None:
    with files_written_outside(seat.desk.vault.path) as control:
        (tmp_path / "control.txt").write_text("seen")
    assert control == [str(tmp_path / "control.txt")]
    panel = opened(seat)
    with files_written_outside(seat.desk.vault.path) as found:
        seat.press("F")
        made(seat, panel)
    assert found == []


def test_every_part_is_named_reached_and_not_cut_off_at_either_size(seat: Seat) -> None:
    seat.shell.resize(1093, 560)
    panel = opened(seat)
    seat.press("F")
    seat.settle()
    assert (nameless(panel), cut_off(panel), outside(panel)) == ([], [], [])
    whole_walk(panel)
    seat.shell.resize(1366, 728)
    seat.settle()
    assert (nameless(panel), cut_off(panel), outside(panel)) == ([], [], [])
    whole_walk(panel)
    panel.line.setText("Бекова")
    panel.look_for()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FoundPanel))
    found = seat.window.overlay.panel
    for size in ((1366, 728), (1093, 560)):
        seat.shell.resize(*size)
        seat.settle()
        assert (nameless(found), cut_off(found), outside(found)) == ([], [], [])


def whole_walk(panel: QWidget) -> None:
    """Tab reaches all of the panel."""
    wanted = {id(one): f"{type(one).__name__} {one.accessibleName()}" for one in stops(panel)}
    reached = tab_walk(panel)
    assert [name for one, name in wanted.items() if one not in reached] == []
