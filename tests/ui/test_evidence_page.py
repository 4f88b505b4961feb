"""The page Evidence by keyboard: finding, writing, looking on purpose, checking, taking away."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from seats import Seat
from written_files import files_written_outside

from fieldcase.casework import viewing
from fieldcase.casework.cases import by_code, new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.sample import drawn
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from ui.pages.case_evidence import EvidenceTab
from ui.pages.evidence_text import broken


def at_evidence(seat: Seat, mark: bytes | None = None) -> None:
    seat.window.work.go("evidence", mark)
    seat.settle()


def piece(seat: Seat, content: bytes, name: str, title: str = "Example / Пример") -> Evidence:
    """A piece of evidence of a new case, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name, title=title)
    seat.heart.rest()  # what the test did by itself
    at_evidence(seat, made.id)
    assert seat.page.view.detail.evidence.id == made.id
    return made


def now(seat: Seat, one: Evidence) -> Evidence:
    found = seat.desk.get(Evidence, one.id)
    assert found is not None
    return found


def looks(seat: Seat) -> list[tuple[str, bytes | None]]:
    return [(one.deed, one.about) for one in seat.desk.all(Access)]


def test_the_list_shows_the_evidence_of_all_cases_and_filters_by_words(sample_seat: Seat) -> None:
    at_evidence(sample_seat)
    listed = sample_seat.page.view.listing
    assert listed.rows.rowCount() == len(sample_seat.desk.all(Evidence)) > 1
    assert sample_seat.sees(f"{listed.rows.rowCount()} доказательств")
    sample_seat.press("Ctrl+F")
    sample_seat.type("бланк")
    sample_seat.wait(lambda: listed.rows.rowCount() == 1)
    sample_seat.settle()
    assert sample_seat.page.view.detail.evidence.title.startswith("Бланк")


def test_the_list_sorts_by_size_in_the_vault(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    for size in (30, 10, 20):
        import_evidence(seat.desk, case.scope, io.BytesIO(b"x" * size), f"{size}.txt")
    at_evidence(seat)
    listed = seat.page.view.listing
    listed.view.sorted_by.emit("size", True)
    seat.settle()
    assert [listed.rows.row_at(place).evidence.size for place in range(3)] == [30, 20, 10]


def test_an_empty_list_says_what_it_is_for_and_offers_one_button(seat: Seat) -> None:
    at_evidence(seat)
    assert seat.sees("каждый файл шифруется отдельно")
    assert seat.page.view.listing.stack.currentIndex() == 1


def test_what_is_typed_is_kept_when_the_record_is_left(seat: Seat) -> None:
    one = piece(seat, b"words", "1.txt")
    seat.page.view.listing.view.setFocus()
    seat.press("Enter")
    assert seat.focus().accessibleName() == "Название"
    seat.press("Ctrl+A")
    seat.type("Протокол досмотра")
    seat.press("Ctrl+Return")
    seat.settle()
    assert now(seat, one).title == "Протокол досмотра"
    assert seat.sees("A01 · Протокол досмотра")


def test_nothing_is_decrypted_before_the_button_and_the_look_is_written_down(seat: Seat) -> None:
    one = piece(seat, drawn(["Example / Пример"], 1), "кадр.png")
    shown = seat.page.view.detail.shown
    assert shown.picture.image.isNull()
    assert looks(seat) == [], "browsing is no look at the file"
    seat.tab_to("Показать здесь")
    seat.press("Space")
    seat.wait(lambda: not shown.picture.image.isNull())
    seat.settle()
    assert looks(seat) == [("view", one.id)]
    assert shown.picture.isVisible()
    seat.press("Space")  # the focus is on "hide" now
    assert shown.picture.image.isNull()


def test_a_picture_is_forgotten_when_the_page_is_left(seat: Seat) -> None:
    piece(seat, drawn(["Example / Пример"], 0), "кадр.png")
    shown = seat.page.view.detail.shown
    shown.show_it()
    seat.wait(lambda: not shown.picture.image.isNull())
    seat.window.work.go("people")
    assert shown.picture.image.isNull()


def test_a_picture_is_seen_larger_and_escape_gives_the_focus_back(seat: Seat) -> None:
    piece(seat, drawn(["Example / Пример"], 0), "кадр.png")
    shown = seat.page.view.detail.shown
    shown.show_it()
    seat.wait(lambda: not shown.picture.image.isNull())
    seat.settle()
    seat.tab_to("Крупнее")
    seat.press("Space")
    panel = seat.window.overlay.panel
    seat.settle()
    own = shown.picture.image.width()
    assert panel.canvas.width() <= own
    panel.zoom.choose("200")
    assert panel.canvas.width() == 2 * own
    seat.press("-")
    assert panel.zoom.code == "150"
    seat.press("Esc")
    assert seat.focus().accessibleName() == "Крупнее"


def test_a_text_is_shown_whole_and_a_line_without_an_end_holds_nothing_up(seat: Seat) -> None:
    text = "слово " * 60_000
    piece(seat, text.encode(), "длинный.txt")
    shown = seat.page.view.detail.shown
    shown.show_it()
    seat.wait(lambda: shown.text.isVisible() and shown.text.fed)
    assert shown.text.field.toPlainText().replace("\n", "") == text


@pytest.mark.parametrize("text", ["", "\n", "a\n\nb", "x" * 2500, "строка\r\nдругая", "z" * 200_000])
def test_breaking_a_text_for_the_screen_loses_no_letter(text: str) -> None:
    portions = broken(text)
    joined = "\n".join(portions)
    assert joined.replace("\n", "") == text.replace("\r\n", "\n").replace("\n", "")
    assert all(len(line) <= 1000 for line in joined.splitlines())


def test_a_type_that_is_not_shown_says_so_and_offers_no_button(seat: Seat) -> None:
    piece(seat, b"PK\x03\x04 and more", "архив.zip")
    shown = seat.page.view.detail.shown
    assert not shown.show_button.isVisible()
    assert seat.sees(words("ru")(viewing.why_not(shown.evidence)))


def test_a_picture_that_is_none_is_told_in_place(seat: Seat) -> None:
    piece(seat, b"\x89PNG\r\n\x1a\n and then nothing", "кадр.png")
    shown = seat.page.view.detail.shown
    shown.show_it()
    seat.wait(lambda: shown.said.property("kind") == "wrong")
    assert shown.show_button.isEnabled()
    assert looks(seat) == []


def test_a_damaged_file_is_a_finding_and_a_whole_one_is_said_to_be_whole(seat: Seat) -> None:
    one = piece(seat, b"words of a witness", "1.txt")
    seat.tab_to("Проверить этот файл")
    seat.press("Space")
    seat.wait(lambda: seat.sees("Файл цел"))
    seat.settle()
    assert one.blob is not None
    path = seat.desk.vault.blobs.path(one.blob)
    path.write_bytes(path.read_bytes()[:-1])
    seat.press("Space")
    seat.wait(lambda: seat.sees("повреждён"))
    seat.settle()
    assert looks(seat) == [("verify", one.id), ("found_damaged", one.id)]


def test_the_facts_and_the_ledger_are_told(seat: Seat) -> None:
    one = piece(seat, b"words", "запись беседы.txt")
    assert seat.sees("запись беседы.txt")
    assert one.sha256 is not None
    assert seat.sees(one.sha256.hex()[:8])
    assert seat.sees("внесено")


def test_evidence_goes_to_the_bin_and_comes_back_by_keyboard(seat: Seat) -> None:
    one = piece(seat, b"words", "1.txt")
    seat.page.view.listing.view.setFocus()
    seat.press("Ctrl+Delete")
    seat.settle()
    assert now(seat, one).hidden
    assert "корзин" in seat.window.banner.sentence
    seat.press("Ctrl+Z")
    seat.settle()
    assert not now(seat, one).hidden
    assert seat.page.view.listing.rows.rowCount() == 1


def test_looking_writes_no_file_and_leaves_the_clipboard_alone(seat: Seat, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("before")
    with files_written_outside(seat.desk.vault.path) as control:
        (tmp_path / "control.txt").write_text("seen")
    assert control == [str(tmp_path / "control.txt")], "the control: a file that is written is found"
    piece(seat, drawn(["Example / Пример"], 1), "кадр.png")
    shown = seat.page.view.detail.shown
    with files_written_outside(seat.desk.vault.path) as found:
        shown.show_it()
        seat.wait(lambda: not shown.picture.image.isNull())
        shown.enlarge()
        seat.press("Esc")
        shown.check()
        seat.wait(lambda: seat.sees("Файл цел"))
        seat.settle()
    assert found == []
    assert QGuiApplication.clipboard().text() == "before"


def test_the_tab_of_a_case_shows_its_own_evidence_alone_and_marks_the_one_asked_for(sample_seat: Seat) -> None:
    seat = sample_seat
    case = by_code(seat.desk, "EX-PRIMER")
    own = seat.desk.all(Evidence, case.scope)
    other = new_case(seat.desk, "Example / Пример")
    import_evidence(seat.desk, other.scope, io.BytesIO(b"words"), "1.txt")
    seat.heart.rest()
    seat.window.work.go("cases", case.id, f"evidence:{own[1].id.hex()}")
    seat.settle()
    (tab,) = [one for one in seat.page.findChildren(EvidenceTab) if one.isVisible()]
    seat.wait(lambda: tab.view.stands)
    seat.settle()
    assert tab.view.listing.rows.rowCount() == len(own)
    assert tab.view.detail.evidence.id == own[1].id
    bar = seat.page.workspace.bar
    assert f"Доказательства ({len(own)})" in [bar.tabText(at) for at in range(bar.count())]
