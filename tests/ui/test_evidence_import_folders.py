"""Folders and archives through the window: chosen, dropped, counted, taken in, and whatever was left out told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from parsers.packed import packed
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListWidget
from seats import Seat
from unit.folders import dump, tree

from fieldcase.casework.cases import new_case
from fieldcase.casework.offered import EMPTY, LITTER
from fieldcase.casework.originals import LINK
from fieldcase.casework.storing import Archives
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from ui import jobs
from ui.lane import Stop
from ui.pages.evidence_after import AfterPanel, DeletePanel
from ui.pages.evidence_import import ImportPanel, import_files, said_counts
from ui.widgets.file_picker import FilePicker, Wanted

RUSSIAN = words("ru")


def a_case(seat: Seat) -> Case:
    case: Case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    return case


def panel(seat: Seat, kind: type):  # type: ignore[no-untyped-def]
    """The panel that lies on top, once it is of this kind and stands."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind))
    seat.settle()
    return seat.window.overlay.panel


def asked(seat: Seat, case: Case, *paths: Path) -> ImportPanel:
    import_files(seat.window.work, case, list(paths))
    found: ImportPanel = panel(seat, ImportPanel)
    seat.wait(lambda: found.verb.isEnabled() or not found.good)
    return found


def lines(shown: QListWidget) -> list[str]:
    return [shown.item(place).text() for place in range(shown.count())]


def names(seat: Seat) -> list[str]:
    return sorted(one.file_name for one in seat.desk.all(Evidence))


def test_a_folder_is_chosen_by_keyboard_and_taken_in_with_all_below_it(seat: Seat, tmp_path: Path) -> None:
    a_case(seat)
    phone = dump(tmp_path)
    seat.window.work.go("evidence")
    seat.settle()
    seat.press("Ctrl+E")
    seat.type(str(phone))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.press("Enter")  # the only case
    found = panel(seat, ImportPanel)
    seat.wait(found.verb.isEnabled)
    assert found.counts.isVisible()
    jpeg, system = RUSSIAN("JPEG picture"), RUSSIAN("system files, left out")
    assert {f"{jpeg}: 2", f"{system}: 5"} <= set(found.counts.text().split(" · "))
    found.take()
    after = panel(seat, AfterPanel)
    assert names(seat) == ["phone/DCIM/._mine", "phone/DCIM/Camera/a", "phone/DCIM/Camera/b", "phone/Notes/n"]
    assert len(lines(after.left)) == 5
    assert all(line.endswith(RUSSIAN(LITTER)) for line in lines(after.left))


def test_the_folder_that_is_shown_is_taken_whole_by_its_button(seat: Seat, tmp_path: Path) -> None:
    came: list[list[Path]] = []
    for wanted in (Wanted.FILES_OR_FOLDERS, Wanted.FILES):
        picker = FilePicker(RUSSIAN, "Example", wanted, tmp_path, came.append)
        seat.window.work.asked_for_panel.emit(picker)
        seat.settle()
        whole = RUSSIAN("Take this whole folder")
        assert (whole in seat.texts()) is (wanted is Wanted.FILES_OR_FOLDERS)
        if wanted is Wanted.FILES_OR_FOLDERS:
            seat.tab_to(whole)
            seat.press("Space")
        else:
            seat.press("Esc")
        seat.settle()
    assert came == [[tmp_path]]


def test_a_marked_folder_is_chosen_and_enter_looks_into_it(seat: Seat, tmp_path: Path) -> None:
    came: list[list[Path]] = []
    tree(tmp_path / "phone", a=b"words")
    picker = FilePicker(RUSSIAN, "Example", Wanted.FILES_OR_FOLDERS, tmp_path, came.append)
    seat.window.work.asked_for_panel.emit(picker)
    seat.settle()
    picker.list.setFocus()
    picker.list.setCurrentRow(
        [line.text() for line in map(picker.list.item, range(picker.list.count()))].index("phone")
    )
    seat.press("Enter")
    assert picker.folder == tmp_path / "phone"
    seat.press("Backspace")
    picker.list.setCurrentRow(
        [line.text() for line in map(picker.list.item, range(picker.list.count()))].index("phone")
    )
    picker.verb.click()
    assert came == [[tmp_path / "phone"]]


def test_a_folder_that_is_dropped_is_asked_about_like_files(seat: Seat, tmp_path: Path) -> None:
    a_case(seat)
    folder = tree(tmp_path / "dropped", a=b"words", b__c=b"more words")
    seat.window.work.go("evidence")
    seat.settle()
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    seat.page.view.dropEvent(QDropEvent(QPoint(5, 5), copy, held, left, no))
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.press("Enter")
    found = panel(seat, ImportPanel)
    assert [line.partition(" — ")[0] for line in lines(found.files)] == ["dropped/a", "dropped/b/c"]


def test_what_is_left_out_is_told_afterwards_with_its_reason(seat: Seat, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"words", b=b"", c=b"more")
    (folder / "link").symlink_to("/etc/passwd")
    found = asked(seat, a_case(seat), folder)
    assert [line.partition(" — ")[0] for line in lines(found.files)][:2] == ["f/b", "f/link"], "what fails comes first"
    (folder / "c").unlink()
    found.take()
    after = panel(seat, AfterPanel)
    assert [line.partition(" — ")[0] for line in lines(after.left)] == ["f/b", "f/c", "f/link"]
    assert lines(after.left)[0].endswith(RUSSIAN(EMPTY))
    assert lines(after.left)[2].endswith(RUSSIAN(LINK))
    assert after.left.isVisible()
    assert names(seat) == ["f/a"]


def test_where_everything_fails_nothing_is_entered_and_all_is_told(seat: Seat, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"words")
    found = asked(seat, a_case(seat), folder)
    (folder / "a").unlink()
    found.take()
    after = panel(seat, AfterPanel)
    assert after.accessibleName() == RUSSIAN("Nothing was taken in")
    assert not after.remove.isVisible()
    assert len(lines(after.left)) == 1
    assert names(seat) == []


@pytest.mark.parametrize("mode", list(Archives))
def test_what_becomes_of_an_archive_is_chosen(seat: Seat, tmp_path: Path, mode: Archives) -> None:
    (tmp_path / "x.zip").write_bytes(packed({"a.txt": b"words", "b.jpg": b"\xff\xd8\xff"}))
    found = asked(seat, a_case(seat), tmp_path / "x.zip")
    assert found.archives.isVisible()
    assert found.archives.code == Archives.KEEP
    found.archives.choose(mode)
    found.take()
    after = panel(seat, AfterPanel)
    out = ["x.zip/a.txt", "x.zip/b.jpg"]
    assert names(seat) == {"keep": ["x.zip"], "unpack": out, "both": ["x.zip", *out]}[mode]
    assert after.remove.isVisible() is (mode is not Archives.UNPACK), "what came out of it has no original of its own"


def test_without_an_archive_nothing_is_asked_about_archives(seat: Seat, tmp_path: Path) -> None:
    found = asked(seat, a_case(seat), tree(tmp_path / "f", a=b"words"))
    assert not found.archives.isVisible()
    assert not found.counts.isVisible(), "and one file is not counted"


def test_a_telephones_memory_does_not_keep_the_window_waiting(seat: Seat, tmp_path: Path) -> None:
    many = 240
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(many):
        (folder / f"IMG_{number:05}.jpg").write_bytes(b"\xff\xd8\xff" + number.to_bytes(3, "big"))
    (folder / "zero.jpg").write_bytes(b"")
    case = a_case(seat)
    seat.heart.rest()
    found = asked(seat, case, folder)
    assert lines(found.files)[0].startswith("many/zero.jpg")
    assert lines(found.files)[-1] == RUSSIAN("and {n} more").format(n=many + 1 - 200)
    found.take()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, AfterPanel), 120.0)
    assert len(seat.desk.all(Evidence)) == many
    seat.heart.rest()


def test_a_stop_while_records_are_written_leaves_nothing(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[Stop] = []

    class Watched(Stop):
        def __init__(self) -> None:
            super().__init__()
            stops.append(self)
            if len(stops) == 2:  # the first is of the encrypting
                self.now()

    found = asked(seat, a_case(seat), tree(tmp_path / "f", a=b"words", b=b"more"))
    monkeypatch.setattr(jobs, "Stop", Watched)
    found.take()
    seat.wait(lambda: seat.window.banner.sentence)
    assert RUSSIAN("Stopped. Nothing was changed.") in seat.window.banner.sentence
    assert names(seat) == []
    assert [one for one in (seat.desk.vault.path / "blobs").rglob("*") if one.is_file()] == []


def test_originals_of_a_folder_are_deleted_and_the_folder_stays(seat: Seat, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"words", b__c=b"more")
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as file:
        file.write(b"odd")
    asked(seat, a_case(seat), folder).take()
    after = panel(seat, AfterPanel)
    after.remove.click()
    asking = panel(seat, DeletePanel)
    assert len(lines(asking.list)) == 3
    seat.tab_to(RUSSIAN.plural("Delete {n} file", "Delete {n} files", 3).format(n=3))
    seat.press("Space")
    seat.wait(lambda: seat.window.banner.sentence and not (folder / "a").exists())
    seat.settle()
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert (folder / "b").is_dir()


def test_counts_say_each_sort_once(seat: Seat, tmp_path: Path) -> None:
    from fieldcase.casework.offered import looked_over

    folder = tree(tmp_path / "f", a=b"\xff\xd8\xff1", b=b"\xff\xd8\xff2", c=b"%PDF-1.4", d=b"")
    said = said_counts(looked_over([folder]), seat.window.work)
    cannot = RUSSIAN("cannot be taken in")
    assert said == f"{RUSSIAN('JPEG picture')}: 2 · {RUSSIAN('PDF document')}: 1 · {cannot}: 1"
