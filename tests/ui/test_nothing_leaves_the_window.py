"""What could carry a word out of the window: the clipboard, printed errors, tooltips, the desktop's session."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from seats import Seat

from ui import clipboard, start, traces
from ui.widgets.basics import tip
from ui.widgets.rows import Column, Rows

WORD = "щурокрылая"


class Board:
    """A clipboard as X11 has it, which off screen there is none of: two of them, and whose each is."""

    def __init__(self, own: bool = True) -> None:
        self.held = {QClipboard.Mode.Clipboard: QMimeData(), QClipboard.Mode.Selection: QMimeData()}
        for one in self.held.values():
            one.setText(WORD)
        self.own = own

    def ownsClipboard(self) -> bool:
        return self.own

    def ownsSelection(self) -> bool:
        return self.own

    def supportsSelection(self) -> bool:
        return True

    def mimeData(self) -> QMimeData:
        return self.held[QClipboard.Mode.Clipboard]

    def setMimeData(self, held: QMimeData) -> None:
        self.held[QClipboard.Mode.Clipboard] = held

    def clear(self, mode: QClipboard.Mode) -> None:
        self.held[mode] = QMimeData()

    def words(self) -> list[str]:
        return [one.text() for one in self.held.values()]


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    made = Board()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: made)
    return made


def test_what_was_copied_and_what_was_only_marked_is_taken_back(board: Board) -> None:
    assert board.words() == [WORD, WORD]
    clipboard.take_back()
    assert board.words() == ["", ""]


def test_what_others_copied_is_left_alone(board: Board) -> None:
    board.own = False
    clipboard.take_back()
    assert board.words() == [WORD, WORD]


def test_what_is_copied_is_marked_for_programs_that_keep_a_history(board: Board) -> None:
    assert not board.mimeData().hasFormat("x-kde-passwordManagerHint"), "the control"
    clipboard._mark()
    held = board.mimeData()
    assert held.text() == WORD, "it is pasted as before"
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert all(held.hasFormat(name) for name in clipboard.MARKS)
    clipboard._mark()
    assert board.mimeData() is held, "it is marked once: a mark is a change of its own"


def test_closing_the_window_leaves_no_copied_word_for_the_system(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Board()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: made)
    monkeypatch.setattr(clipboard, "unguard", lambda: None)
    assert seat.shell.close()
    monkeypatch.undo()
    clipboard.unguard()
    assert made.words() == ["", ""]


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    traces.install()
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


class _Falls:
    def __del__(self) -> None:
        raise ValueError(WORD)


def fail() -> None:
    raise ValueError(WORD)


def test_no_error_prints_its_words_whichever_thread_it_comes_from(
    hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    fallen = _Falls()
    del fallen
    gc.collect()
    try:
        fail()
    except ValueError as wrong:
        sys.excepthook(type(wrong), wrong, wrong.__traceback__)
    told = capsys.readouterr()
    assert told.err.count("ValueError") == 3
    assert told.err.count(" fail") == 2, "the control: it says where"
    assert WORD not in told.err + told.out


def test_a_crash_page_that_cannot_be_shown_prints_no_words_either(
    seat: Seat, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "topLevelWidgets", lambda: [seat.shell])
    monkeypatch.setattr(seat.shell, "window_of_work", WORD)
    try:
        fail()
    except ValueError as wrong:
        start._excepthook(type(wrong), wrong, wrong.__traceback__)
    monkeypatch.undo()
    told = capsys.readouterr()
    assert "AttributeError" in told.err
    assert "ValueError" in told.err
    assert WORD not in told.err + told.out


PICTURE = "<img src='file://stranger/share/seen.png'> Аня & Боря"


def test_a_tooltip_takes_no_word_of_a_record_for_markup(seat: Seat) -> None:
    rows = Rows((Column("A", lambda row: row),), lambda numbers, then: then([PICTURE for _ in numbers]))
    rows.show_numbers([1])
    rows.row_at(0)
    cell = rows.index(0, 0)
    assert rows.data(cell, Qt.ItemDataRole.DisplayRole) == PICTURE
    for text, markup in ((PICTURE, True), (rows.data(cell, Qt.ItemDataRole.ToolTipRole), False)):
        QToolTip.showText(seat.shell.mapToGlobal(seat.shell.rect().center()), text, seat.shell)
        shown = [one for one in seat.app.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()]
        assert shown
        label = shown[0]
        assert isinstance(label, QLabel)
        assert ("<img" in label.text()) is markup, "the control: as it stands it would be markup"
        QToolTip.hideText()
        seat.settle()
    assert tip("Аня & Боря") == "Аня & Боря", "what looks like no markup is shown as it is"


def test_the_session_of_the_desktop_is_told_not_to_begin_the_program_anew() -> None:
    hints: list[object] = []

    class Session:
        def setRestartHint(self, hint: object) -> None:
            hints.append(hint)

    start._remember_nothing(Session())  # type: ignore[arg-type]
    assert hints == [QSessionManager.RestartHint.RestartNever]
    assert QGuiApplication.instance() is not None
