"""The disk is full, write-protected or gone while somebody types: told once, nothing dropped, written when it can be.

The disk refuses as SQLite does: the transaction fails with the error the vault makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.errors import DiskFull, FieldcaseError, FolderGone, ReadOnly
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Capture
from ui.trouble import CrashPanel, TroublePanel


class Refusing:
    """A disk that takes nothing while `by` is an error."""

    def __init__(self, seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by: type[FieldcaseError] | None = None
        self.times = 0
        real = seat.desk.vault.transaction

        @contextmanager
        def transaction() -> Iterator[None]:
            if self.by is not None:
                self.times += 1
                raise self.by(path="Work") if self.by is not DiskFull else DiskFull()
            with real():
                yield

        monkeypatch.setattr(seat.desk.vault, "transaction", transaction)


@pytest.fixture
def disk(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Refusing:
    return Refusing(seat, monkeypatch)


def new_event(seat: Seat) -> tuple[Case, QPlainTextEdit]:
    """A new event on the screen, its words in focus."""
    case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    field = next(one for one in seat.page.findChildren(QPlainTextEdit) if one.isVisible())
    field.setFocus()
    return case, field


def told(seat: Seat) -> list[str]:
    return [one.code for one in seat.window.overlay.panels if isinstance(one, TroublePanel)]


def drafted(seat: Seat) -> list[object]:
    return [one.value for one in seat.desk.drafts()]


@pytest.mark.parametrize("by", [DiskFull, ReadOnly, FolderGone])
def test_what_is_typed_on_a_refusing_disk_is_told_once_and_written_later(
    seat: Seat, disk: Refusing, by: type[FieldcaseError]
) -> None:
    _, field = new_event(seat)
    disk.by = by
    for word in ("берёза ", "паром ", "кувшин"):
        field.setFocus()
        seat.type(word)
        before = disk.times
        seat.wait(lambda before=before: disk.times > before)  # type: ignore[misc]
        seat.settle()
    assert told(seat) == ["vault.not-yet-written"]
    assert not any(isinstance(one, CrashPanel) for one in seat.window.overlay.panels)
    assert field.toPlainText() == "берёза паром кувшин"
    assert "Не записано" in seat.window.status.state
    disk.by = None
    assert "берёза паром кувшин" not in drafted(seat), "the control: it is written nowhere yet"
    seat.window.work.owed.again()
    seat.settle()
    assert "берёза паром кувшин" in drafted(seat)
    assert len(seat.window.work.owed) == 0
    assert "Не записано" not in seat.window.status.state


def test_a_record_left_on_a_full_disk_becomes_an_entry_with_every_word(seat: Seat, disk: Refusing) -> None:
    _, field = new_event(seat)
    disk.by = DiskFull
    seat.type("берёза паром")
    seat.wait(lambda: disk.times > 0)
    seat.settle()
    seat.window.overlay.close_panel()
    field.setFocus()
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Event) == ()
    disk.by = None
    seat.window.work.owed.again()
    seat.settle()
    assert [one.what for one in seat.desk.all(Event)] == ["берёза паром"]
    assert seat.desk.drafts() == ()


def test_the_newest_words_win_when_room_is_made_between_two_drafts(seat: Seat, disk: Refusing) -> None:
    _, field = new_event(seat)
    disk.by = DiskFull
    seat.type("берёза")
    seat.wait(lambda: disk.times > 0)
    seat.settle()
    seat.window.overlay.close_panel()
    disk.by = None
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    seat.type(" паром")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.window.work.owed.again()
    seat.settle()
    assert [one.what for one in seat.desk.all(Event)] == ["берёза паром"]
    assert seat.desk.drafts() == ()


def test_a_quick_note_saved_on_a_full_disk_is_in_the_inbox_once_there_is_room(seat: Seat, disk: Refusing) -> None:
    seat.press("Ctrl+N")
    seat.settle()
    disk.by = DiskFull
    seat.type("берёза паром")
    seat.press("Enter")
    seat.settle()
    assert told(seat) == ["vault.not-yet-written"]
    disk.by = None
    for _ in range(2):
        seat.window.work.owed.again()
        seat.settle()
    assert [one.text for one in seat.desk.all(Capture)] == ["берёза паром"]


def test_closing_is_held_up_once_while_words_stand_nowhere_but_in_the_window(seat: Seat, disk: Refusing) -> None:
    _, field = new_event(seat)
    disk.by = DiskFull
    seat.type("берёза")
    seat.wait(lambda: disk.times > 0)
    seat.settle()
    seat.window.overlay.close_panel()
    assert not seat.shell.close()
    assert seat.shell.isVisible()
    assert told(seat) == ["vault.not-yet-written"]
    assert field.toPlainText() == "берёза"
    disk.by = None
    assert seat.shell.close()


def test_the_same_mistake_of_the_program_is_shown_once_however_often_it_comes(seat: Seat) -> None:
    def wrong() -> Exception:
        try:
            raise ValueError("берёза")
        except ValueError as error:
            return error

    for _ in range(5):
        seat.window.work.failed.emit(wrong())
    panels = [one for one in seat.window.overlay.panels if isinstance(one, CrashPanel)]
    assert len(panels) == 1
    assert "берёза" not in panels[0].frames.toPlainText()
    assert "wrong" in panels[0].frames.toPlainText(), "the control: it says where"
    seat.window.work.failed.emit(DiskFull())
    assert len(seat.window.overlay.panels) == 2, "another trouble is another panel"
