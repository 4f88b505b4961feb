"""Taking files in, by keyboard, by drop and by paste: asked once, encrypted, entered in one deed, said honestly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QLineEdit
from seats import Seat
from written_files import files_written_outside

from fieldcase.casework import viewing
from fieldcase.casework.cases import new_case
from fieldcase.casework.look import Look
from fieldcase.casework.offered import EMPTY
from fieldcase.casework.originals import GONE
from fieldcase.errors import N_
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import EventId
from ui import jobs
from ui.lane import Stop
from ui.pages.evidence_after import AfterPanel, DeletePanel, LeftPanel
from ui.pages.evidence_import import ImportPanel, import_files


def a_case(seat: Seat) -> Case:
    case: Case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    return case


def a_file(folder: Path, name: str, content: bytes = b"words of a witness") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def panel(seat: Seat, kind: type):  # type: ignore[no-untyped-def]
    """The panel that lies on top, once it is of this kind and stands."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind))
    seat.settle()
    return seat.window.overlay.panel


def asked(seat: Seat, case: Case, *paths: Path, event: bytes | None = None) -> ImportPanel:
    import_files(seat.window.work, case, list(paths), event)
    found: ImportPanel = panel(seat, ImportPanel)
    seat.wait(lambda: found.verb.isEnabled() or not found.good)
    return found


def blobs(seat: Seat) -> int:
    return sum(1 for path in (seat.desk.vault.path / "blobs").rglob("*") if path.is_file())


def begun_before(seat: Seat, case: Case) -> Evidence | None:
    """What was typed about a batch of the case that was never taken in."""
    return Look(seat.desk).begun(Evidence, scope=case.scope, blob=None)


def test_a_file_is_taken_in_by_keyboard_alone_and_undone_as_one(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat)
    path = a_file(tmp_path, "протокол.txt")
    seat.window.work.go("evidence")
    seat.settle()
    seat.press("Ctrl+E")
    seat.type(str(path))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.press("Enter")  # the only case
    asked_panel = panel(seat, ImportPanel)
    seat.wait(asked_panel.verb.isEnabled)
    assert seat.focus().accessibleName() == "Название"
    seat.type("Протокол досмотра")
    seat.tab_to("Когда получено")
    seat.type("05.03.2026")
    seat.tab_to("Зашифровать и внести")
    seat.press("Space")
    panel(seat, AfterPanel)
    assert seat.sees("Внесён 1 файл: A01.")
    assert seat.sees("не зашифрованы")
    seat.press("Enter")
    (one,) = seat.desk.all(Evidence)
    assert one.acquired_on is not None
    assert (one.title, one.scope, one.acquired_on.text) == ("Протокол досмотра", case.scope, "2026-03-05")
    assert seat.page.view.detail.evidence.id == one.id, "what came in is marked"
    assert begun_before(seat, case) is None
    seat.press("Ctrl+Z")
    seat.settle()
    assert (seat.desk.all(Evidence), seat.desk.all(Custody)) == ((), ())
    assert path.exists(), "the original is the person's own"


def test_what_cannot_be_taken_is_said_beside_its_name(seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "папка").mkdir()
    found = asked(seat, a_case(seat), a_file(tmp_path, "пусто.txt", b""), tmp_path / "папка", tmp_path / "нет.txt")
    lines = [found.files.item(place).text() for place in range(found.files.count())]
    said = [words("ru")(why) for why in (EMPTY, N_("there is nothing in the folder"), GONE)]
    assert [one in line for one, line in zip(said, lines, strict=True)] == [True] * 3
    assert not found.verb.isEnabled()


def test_files_dropped_on_an_event_become_its_evidence(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat)
    event = Event(id=EventId(seat.desk.new_id()), scope=case.scope, what="Обыск")
    seat.desk.save(None, event)
    seat.heart.rest()
    asked(seat, case, a_file(tmp_path, "1.txt"), event=event.id).take()
    panel(seat, AfterPanel)
    (one,) = seat.desk.all(Evidence)
    linked = seat.desk.get(Event, event.id)
    assert linked is not None
    assert linked.evidence == (one.id,)


def test_files_dropped_on_the_page_are_asked_about(seat: Seat, tmp_path: Path) -> None:
    a_case(seat)
    seat.window.work.go("evidence")
    seat.settle()
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, "1.txt")))])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    seat.page.view.dropEvent(QDropEvent(QPoint(5, 5), copy, held, left, no))
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.press("Enter")
    assert panel(seat, ImportPanel).files.item(0).text().startswith("1.txt")


def test_a_pasted_picture_stays_in_memory_until_it_is_encrypted(seat: Seat) -> None:
    a_case(seat)
    seat.window.work.go("evidence")
    seat.settle()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    held = QMimeData()
    held.setImageData(image)
    with files_written_outside(seat.desk.vault.path) as found:
        seat.page.view.paste(held)
        seat.wait(lambda: seat.window.overlay.panel is not None)
        seat.settle()
        seat.press("Enter")
        panel(seat, ImportPanel).take()
        after = panel(seat, AfterPanel)
    assert found == []
    assert not after.remove.isVisible(), "there is no original on a disk"
    (one,) = seat.desk.all(Evidence)
    assert (one.media_type, one.file_name) == ("image/png", "вставленная картинка.png")
    assert viewing.picture(seat.desk, one)[:3] == b"\xff\xd8\xff"
    seat.heart.rest()


def test_nothing_to_paste_is_said(seat: Seat) -> None:
    a_case(seat)
    seat.window.work.go("evidence")
    seat.settle()
    held = QMimeData()
    held.setText("words")
    seat.page.view.paste(held)
    assert "нет ни файла, ни картинки" in seat.window.banner.sentence


def test_taking_in_writes_nothing_outside_the_vault(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat)
    path = a_file(tmp_path, "1.txt", b"x" * 3_000_000)
    with files_written_outside(seat.desk.vault.path) as found:
        asked(seat, case, path).take()
        panel(seat, AfterPanel)
    assert found == []
    assert blobs(seat) == 1


def test_the_same_bytes_are_named_and_not_taken_twice(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat)
    asked(seat, case, a_file(tmp_path, "первый.txt")).take()
    panel(seat, AfterPanel)
    seat.press("Enter")
    asked(seat, case, a_file(tmp_path, "второй.txt")).take()
    panel(seat, AfterPanel)
    assert seat.sees("Файл «второй.txt» второй раз не внесён: точно такой уже есть здесь под номером A01.")
    assert len(seat.desk.all(Evidence)) == 1
    assert blobs(seat) == 1


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_taken(seat: Seat, tmp_path: Path) -> None:
    found = asked(seat, a_case(seat), a_file(tmp_path, "1.txt"))
    seat.tab_to("Когда получено")
    seat.type("как-то весной")
    found.take()
    assert seat.focus().accessibleName() == "Когда получено"
    assert found.form.fields["acquired_on"].fault
    assert (seat.desk.all(Evidence), blobs(seat)) == ((), 0)


def test_what_was_typed_about_a_batch_waits_for_the_next_one(seat: Seat, tmp_path: Path) -> None:
    case, path = a_case(seat), a_file(tmp_path, "1.txt")
    asked(seat, case, path)
    seat.type("Обыск в марте")
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is None
    again = asked(seat, case, path)
    assert seat.named(QLineEdit, "Название").text() == "Обыск в марте"
    again.anew.click()
    seat.settle()
    assert seat.named(QLineEdit, "Название").text() == ""
    assert begun_before(seat, case) is None
    seat.heart.rest()


def test_a_lock_keeps_what_is_being_typed_about_a_batch(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat)
    asked(seat, case, a_file(tmp_path, "1.txt"))
    seat.type("Обыск")
    for deed in seat.window.unkept():  # what lock does
        deed(seat.desk)
    begun = begun_before(seat, case)
    assert begun is not None
    assert begun.title == "Обыск"
    seat.heart.rest()


def test_a_stop_leaves_nothing_behind_and_says_so(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(Stop):
        def __call__(self) -> bool:
            return True

    found = asked(seat, a_case(seat), a_file(tmp_path, "1.txt", b"x" * 2_000_000))
    monkeypatch.setattr(jobs, "Stop", Stopped)
    found.take()
    seat.wait(lambda: seat.window.banner.sentence)
    assert "Остановлено" in seat.window.banner.sentence
    assert (seat.desk.all(Evidence), blobs(seat)) == ((), 0)


def test_originals_are_deleted_after_a_warning_and_a_changed_one_stays(seat: Seat, tmp_path: Path) -> None:
    paths = [a_file(tmp_path, "1.txt", b"one"), a_file(tmp_path, "2.txt", b"two")]
    asked(seat, a_case(seat), *paths).take()
    panel(seat, AfterPanel)
    seat.tab_to("Удалить оригиналы")
    seat.press("Space")
    panel(seat, DeletePanel)
    assert seat.sees("Удалённое ещё можно восстановить")
    assert seat.focus().accessibleName() == "Оставить", "Enter by itself does no harm"
    paths[1].write_bytes(b"changed since")
    seat.tab_to("Удалить 2 файла")
    seat.press("Space")
    left = panel(seat, LeftPanel)
    assert [path.exists() for path in paths] == [False, True]
    assert left.list.item(0).text() == "2.txt — файл изменился после внесения"
