"""Answers and a data dictionary written out of the window, by keyboard in Russian: seen first, then written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import answered
import pytest
from PySide6.QtWidgets import QWidget
from seats import Seat
from walks import cut_off, nameless

from fieldcase.casework import answers_made, answers_out, consents, visits
from fieldcase.i18n import words
from fieldcase.model.people import Person
from ui.pages.answers_out import WHOLE, AnswersPanel, GoesPanel
from ui.pages.consent_panels import VersionsPanel
from ui.pages.dictionary_out import DictionaryPanel
from ui.pages.questionnaires import QuestionnairesPart
from ui.widgets.file_picker import FilePicker


def filled(seat: Seat) -> None:
    """One who agreed and one who refused; the questionnaire is shown."""
    by, visit = answered.form(seat.desk), visits.new_visit(seat.desk, place="Линдов / Пример")
    for agreed in (answered.YES, answered.REFUSED):
        answered.told(seat.desk, visit, by, {"/data/full_name": "Пример Примеров", "/data/money/told": "слово"}, agreed)
    seat.heart.rest()
    seat.window.work.go("visits", None, "questionnaires")
    seat.settle()
    part = seat.page.part
    assert isinstance(part, QuestionnairesPart)
    seat.wait(lambda: part.detail is not None and part.detail.seen is not None)
    seat.settle()


def opened(seat: Seat, kind: type[QWidget]) -> QWidget:
    """The panel of a kind, once it lies there."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind), 60)
    found = seat.window.overlay.panel
    assert isinstance(found, kind)
    return found


def into(seat: Seat, folder: Path, wanted: int) -> None:
    """The folder chosen in the picker, and so many files there."""
    opened(seat, FilePicker)
    seat.press("Ctrl+A")
    seat.type(str(folder))
    seat.press("Enter")
    seat.wait(lambda: seat.quiet() and len(list(folder.iterdir())) == wanted, 30)
    seat.settle()


def words_of(panel: QWidget) -> str:
    """All that a panel says."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in panel.findChildren(QLabel))


def test_answers_go_by_keys_alone_after_it_was_seen_what_goes(seat: Seat, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    filled(seat)
    seat.press("Ctrl+Shift+O")
    panel = opened(seat, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    panel.go.setFocus()
    seat.press("Space")
    said = words_of(opened(seat, GoesPanel))
    assert "Уходит 1 интервью, 1 человека." in said
    assert "Остаётся 1 интервью: кто-то в нём отказался" in said
    assert "Как Вас зовут?" in said
    assert list(out.iterdir()) == []
    seat.press("Enter")
    into(seat, out, 3)
    told = (out / "example-answers.csv").read_text("utf-8-sig")
    assert "слово" in told
    assert "Примеров" not in told


def test_a_whole_copy_is_asked_for_twice(seat: Seat, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    filled(seat)
    seat.press("Ctrl+Shift+O")
    panel = opened(seat, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    for chip in (panel.whom.buttons[WHOLE], panel.forms.buttons["xml"]):
        chip.setFocus()
        seat.press("Space")
    panel.go.setFocus()
    seat.press("Space")
    assert seat.window.overlay.panel is panel
    assert panel.wrong.isVisible()
    assert panel.twice.box.hasFocus()
    seat.press("Space")
    panel.go.setFocus()
    seat.press("Space")
    opened(seat, GoesPanel)
    seat.press("Enter")
    into(seat, out, 1)
    archive = zipfile.ZipFile(out / "example-answers-xml.zip")
    told = [archive.read(one).decode() for one in archive.namelist() if one.endswith("submission.xml")]
    assert len(told) == 1
    assert "Пример Примеров" in told[0]


def test_the_second_answer_is_given_anew_each_time(seat: Seat) -> None:
    filled(seat)
    seat.press("Ctrl+Shift+O")
    panel = opened(seat, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    panel.whom.buttons[WHOLE].click()
    panel.twice.box.click()
    panel.whom.buttons["coded"].click()
    panel.whom.buttons[WHOLE].click()
    assert not panel.twice.box.isChecked()


def test_where_nothing_goes_nothing_can_be_written(seat: Seat) -> None:
    answered.form(seat.desk)
    seat.heart.rest()
    seat.window.work.go("visits", None, "questionnaires")
    seat.settle()
    seat.press("Ctrl+Shift+O")
    panel = opened(seat, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    panel.look()
    goes = opened(seat, GoesPanel)
    assert isinstance(goes, GoesPanel)
    assert not goes.go.isEnabled()
    assert goes.cancel.hasFocus()


def test_a_withdrawal_lists_the_export_and_leads_to_the_questionnaires(seat: Seat, tmp_path: Path) -> None:
    filled(seat)
    desk = seat.desk
    leaving = answers_out.gather(desk, answered.CODE, words("ru"))
    answers_made.write(desk, answers_made.made(leaving, "csv", words("ru")), tmp_path, words("ru"))
    person = next(one for one in desk.all(Person) if one.id in leaving.people)
    seat.heart.rest()
    versions = consents.issued_with(desk, person)
    seat.window.work.go("people")
    seat.settle()
    seat.window.work.asked_for_panel.emit(VersionsPanel(seat.window.work, person, versions, withdrawn=False))
    seat.settle()
    assert seat.sees("CSV")
    seat.press("Enter")
    seat.settle()
    assert isinstance(seat.page.part, QuestionnairesPart)


def test_the_dictionary_goes_by_keys_alone(seat: Seat, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    filled(seat)
    seat.press("Ctrl+D")
    opened(seat, DictionaryPanel)
    seat.press("Enter")
    into(seat, out, 2)
    assert sorted(one.name for one in out.iterdir()) == ["example-1-dictionary-ru.csv", "example-1-dictionary-ru.pdf"]


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_everything_has_a_name_and_no_word_is_cut_off(seat: Seat, size: tuple[int, int]) -> None:
    seat.shell.resize(*size)
    filled(seat)

    def looked_at() -> None:
        seat.settle()
        assert nameless(seat.window) == []
        assert cut_off(seat.window) == []

    looked_at()
    seat.press("Ctrl+D")
    looked_at()
    seat.press("Esc")
    seat.press("Ctrl+Shift+O")
    panel = opened(seat, AnswersPanel)
    assert isinstance(panel, AnswersPanel)
    looked_at()
    panel.whom.buttons[WHOLE].click()
    looked_at()
    panel.look()
    looked_at()
    panel.twice.box.click()
    panel.look()
    opened(seat, GoesPanel)
    looked_at()
