"""What a hostile file, a wrong path or a stranger at the unlock page can do: be told, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from seats import Seat, application_for_tests, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import table_file
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.errors import FileUnreadable, TableTooLarge
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World
from ui.capture import CapturePanel
from ui.choices import Choices
from ui.pages.chronology_import import read_table
from ui.shell import Shell
from ui.trouble import TroublePanel
from ui.unlock import Unlock
from ui.widgets.fields import LineField, Spec
from ui.widgets.file_picker import FilePicker, Wanted


def test_a_table_larger_than_any_chronology_is_refused_before_it_is_all_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_file, "MOST_BYTES", 1000)
    huge = tmp_path / "huge.csv"
    huge.write_bytes(b"what\n")
    with huge.open("r+b") as file:
        file.truncate(1 << 40)  # a hole: a terabyte as it is told
    with pytest.raises(TableTooLarge):
        table_file.from_file(huge)
    small = tmp_path / "small.csv"
    small.write_bytes(b"what\nExample\n")
    assert len(table_file.from_file(small).rows) == 1, "the control"


@pytest.mark.parametrize("content", [b"what\nA\x00B\n", b"what\n" + b"x" * 200_000 + b"\n", b'what\n"a'])
def test_a_table_with_zero_bytes_a_giant_cell_or_an_open_quote_is_told_and_the_window_lives(
    seat: Seat, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    with pytest.raises(FileUnreadable):
        table_file.from_file(path)
    case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    read_table(seat.window.work, case, path)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TroublePanel))
    seat.press("Enter")
    seat.settle()
    assert seat.window.overlay.panel is None
    assert seat.desk.all(Event) == ()


PATHS = ["я" * 40_000, "/" + "x" * 300, "~nobody-of-this-name/x.csv", "a\x00b.csv", "//", "/dev/zero", "/proc/self/mem"]


@pytest.mark.parametrize("wanted", [Wanted.FILES, Wanted.FILES_OR_FOLDERS, Wanted.VAULT, Wanted.NEW_FILE])
@pytest.mark.parametrize("path", PATHS)
def test_no_path_that_can_be_typed_makes_the_picker_fail(path: str, wanted: Wanted, tmp_path: Path) -> None:
    application_for_tests()
    came: list[list[Path]] = []
    picker = FilePicker(words("ru"), "Example", wanted, tmp_path, came.append)
    picker.line.setText(path)
    picker.take()
    assert picker.wrong.text() or came, "it is told, or taken to whoever tells it"
    (tmp_path / "given.csv").write_bytes(b"what\n")
    picker.line.setText(str(tmp_path / "given.csv"))
    came.clear()
    picker.take()
    assert bool(came) is (wanted is not Wanted.VAULT), "the control: a file is a file"


def test_a_line_shows_a_long_value_whole_so_that_a_key_cuts_nothing_off() -> None:
    application_for_tests()
    field = LineField(Spec("title", "Example"))
    long = "слово " * 10_000
    field.show_value(long)
    assert field.line.text() == long
    field.line.insert("x")
    assert len(field.line.text()) == len(long) + 1


def test_a_long_paste_into_a_note_looks_for_its_day_at_the_head_alone(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr("ui.capture.read_moment", lambda text, today, language: looked.append(len(text)))
    panel = CapturePanel(seat.window.work)
    panel.box.setPlainText("вчера\n" * 2_000)
    seat.heart.rest()
    assert panel._read().text.startswith("вчера")
    assert looked
    assert max(looked) <= 2000
    panel.deleteLater()


@pytest.fixture
def at_the_door(tmp_path: Path) -> Iterator[Unlock]:
    """The unlock page of a vault that is closed."""
    path = tmp_path / "Work.fieldcase"
    vault_at(path).close()
    shell = Shell(Choices(vault=path, language="ru", theme="light"), application_for_tests())
    shell.show_start()
    shell.show()
    page = shell.centralWidget()
    assert isinstance(page, Unlock)
    yield page
    shell.lanes.settle()
    QApplication.processEvents()
    shell.close()
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answered(page: Unlock, typed: str) -> str:
    """What the page says to a passphrase; empty where it opened."""
    shell = page.shell
    page.line.setText(typed)
    page.try_it()
    shell.lanes.settle("work")
    for _ in range(3):
        QApplication.processEvents()
    return page.wrong.text() if shell.window_of_work is None else ""


def test_a_wrong_passphrase_twenty_times_is_told_each_time_and_the_right_one_still_opens(at_the_door: Unlock) -> None:
    for number in range(20):
        assert "не открывает" in answered(at_the_door, f"неверный пароль {number}")
        assert at_the_door.line.isEnabled()
    assert answered(at_the_door, PASSPHRASE) == ""


def test_a_vault_that_another_window_holds_is_told_so(at_the_door: Unlock) -> None:
    path = at_the_door.shell.choices.vault
    assert path is not None
    other = Desk.open(path, PASSPHRASE, World())
    assert "в другом окне" in answered(at_the_door, PASSPHRASE)
    other.close()
    assert answered(at_the_door, PASSPHRASE) == ""


def test_the_recovery_code_opens_in_place_of_the_passphrase(tmp_path: Path, at_the_door: Unlock) -> None:
    made, code = Desk.new(tmp_path / "Other.fieldcase", PASSPHRASE, World(), TEST_COST)
    made.close()
    shell = at_the_door.shell
    shell.choices = Choices(vault=tmp_path / "Other.fieldcase", language="ru", theme="light")
    shell.show_start()
    page = shell.centralWidget()
    assert isinstance(page, Unlock)
    assert answered(page, code.lower()) == ""


def test_a_mistake_of_the_program_while_opening_leaves_the_page_alive(
    at_the_door: Unlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> Desk:
        raise MemoryError

    monkeypatch.setattr(Desk, "open", wrong)
    assert answered(at_the_door, PASSPHRASE)
    assert at_the_door.line.isEnabled()
    assert at_the_door.open_button.isEnabled()
    monkeypatch.undo()
    assert answered(at_the_door, PASSPHRASE) == ""


def test_a_name_that_is_no_text_can_be_chosen_from_the_list(tmp_path: Path) -> None:
    application_for_tests()
    for raw in (b"\xff\xfe.jpg", b"two\nlines"):
        with open(os.path.join(os.fsencode(tmp_path), raw), "wb") as file:
            file.write(b"words")
    came: list[list[Path]] = []
    for place in range(2):
        picker = FilePicker(words("ru"), "Example", Wanted.FILES_OR_FOLDERS, tmp_path, came.append)
        assert sorted(picker.list.item(each).text() for each in range(2)) == ["\\xff\\xfe.jpg", "two\\nlines"]
        picker.list.setCurrentRow(place)
        picker.take()
    assert {path.read_bytes() for (path,) in came} == {b"words"}
    assert len(came) == 2
