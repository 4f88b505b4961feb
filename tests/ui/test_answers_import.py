"""Answers of Kobo taken in on the page of a visit, by keyboard in Russian: shown before, taken as one deed, undone."""

from __future__ import annotations

from pathlib import Path

from answer_exports import KOBO, comma_separated, kobo_row, submission, taken_in
from PySide6.QtGui import QKeySequence
from seats import Seat
from visit_pages import begun
from walks import cut_off, nameless

from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview, Visit
from ui.pages.answers_import import AnswersPanel, WhichPanel
from ui.pages.visit_workspace import INTERVIEWS
from ui.trouble import TroublePanel
from ui.widgets.file_picker import FilePicker


def at_visit(seat: Seat) -> Visit:
    """A visit in a vault that has the questionnaire."""
    seat.window.work.do(taken_in)
    seat.settle()
    return begun(seat)


def chosen(seat: Seat, path: Path, kind: type) -> object:
    """A file chosen by keys; the panel that then lies there."""
    seat.press("Ctrl+Shift+I")
    assert isinstance(seat.window.overlay.panel, FilePicker)
    seat.type(str(path))
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind), 60)
    return seat.window.overlay.panel


def told(panel: object) -> str:
    """The lines of the panel."""
    assert isinstance(panel, AnswersPanel)
    assert panel.told is not None
    return "\n".join(panel.told.item(at).text() for at in range(panel.told.count()))


def test_an_export_is_shown_taken_in_and_undone_by_keys(seat: Seat, tmp_path: Path) -> None:
    visit = at_visit(seat)
    path = tmp_path / "example_story.csv"
    wrong = kobo_row(3, **{"story/times": "много"})
    path.write_text(comma_separated([KOBO, kobo_row(1), kobo_row(2, **{"story/times": "500"}), wrong]), "utf-8")
    panel = chosen(seat, path, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    assert panel.summary.text() == "2 интервью · 1 внести нельзя"
    said = told(panel)
    assert "deviceid (3)" in said
    assert "example_story.csv, строка 4" in said
    assert "«story/times»: против условия вопроса (1)" in said
    assert "volunteer7" not in said
    assert "много" not in said, "no answer is quoted"
    assert cut_off(panel) == []
    assert nameless(panel) == []
    assert seat.focus() is panel.take_button
    seat.press("Enter")
    seat.wait(lambda: len(seat.desk.all(Interview, visit.scope)) == 2, 30)
    seat.settle()
    assert seat.page.workspace.tabs.tabText(INTERVIEWS) == "Интервью (2)"
    panel = chosen(seat, path, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    assert panel.summary.text() == "0 интервью · 2 уже здесь · 1 внести нельзя"
    assert not panel.take_button.isEnabled()
    assert seat.focus() is panel.cancel_button
    seat.press("Esc")
    seat.press("Ctrl+Z")
    seat.wait(lambda: not seat.desk.all(Interview, visit.scope), 30)
    seat.settle()


def test_a_folder_with_pictures_comes_in_with_them(seat: Seat, tmp_path: Path) -> None:
    visit = at_visit(seat)
    folder = tmp_path / "instances"
    folder.mkdir()
    (folder / "one.xml").write_text(submission(1, "<story><photo>1.jpg</photo></story>"), "utf-8")
    (folder / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture of nothing")
    chosen(seat, folder, AnswersPanel)
    seat.press("Enter")
    seat.wait(lambda: len(seat.desk.all(Evidence, visit.scope)) == 1, 30)
    seat.settle()
    (one,) = seat.desk.all(Interview, visit.scope)
    assert seat.desk.all(Evidence, visit.scope)[0].interview == one.id


def test_which_questionnaire_is_asked_where_the_file_does_not_say(seat: Seat, tmp_path: Path) -> None:
    at_visit(seat)
    path = tmp_path / "выгрузка.csv"
    path.write_text(comma_separated([KOBO, kobo_row(1)]), "utf-8")
    panel = chosen(seat, path, WhichPanel)
    assert isinstance(panel, WhichPanel)
    assert cut_off(panel) == []
    seat.press("1")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, AnswersPanel), 30)
    seat.press("Esc")


def test_what_holds_no_answers_is_told_in_a_sentence(seat: Seat, tmp_path: Path) -> None:
    at_visit(seat)
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 picture")
    panel = chosen(seat, path, TroublePanel)
    assert isinstance(panel, TroublePanel)
    seat.press("Esc")


def test_the_button_below_the_list_does_the_same(seat: Seat) -> None:
    at_visit(seat)
    seat.page.workspace.tabs.setCurrentIndex(INTERVIEWS)
    seat.settle()
    part = seat.page.workspace.part(INTERVIEWS)
    part.take_in_button.click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.press("Esc")
    keys = {one.keys for one in seat.page.workspace.commands()}
    assert QKeySequence("Ctrl+Shift+I") in {QKeySequence(one) for one in keys}
