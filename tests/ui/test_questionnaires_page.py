"""The questionnaires of the network, by keyboard in Russian: taken in, looked at, printed, offered no longer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from parsers.questionnaire_files import SMALL, markdown, workbook_of
from PySide6.QtWidgets import QListWidget
from read_forms import read_form
from seats import Seat
from ui_forms import chosen_form as chosen
from ui_forms import opened_panel as opened
from walks import cut_off, nameless

from fieldcase import sandbox
from fieldcase.casework import questionnaires
from fieldcase.dossier.verify import check
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.questionnaire_detail import QuestionnaireDetail
from ui.pages.questionnaire_import import GivenPanel, RefusedPanel, take_from
from ui.pages.questionnaire_newer import NewerPanel
from ui.pages.questionnaire_paper import PaperPanel
from ui.pages.questionnaires import QuestionnairesPart
from ui.trouble import TroublePanel
from ui.widgets.file_picker import FilePicker
from ui.widgets.progress import Progress

TWICE = markdown(
    (("type", "name", "label"), ("text", "told", "Что?"), ("text", "told", "И ещё?")),
)
ASKS_NAME = markdown(
    (("type", "name", "label"), ("text", "full_name", "Как Вас зовут?"), ("deviceid", "device", "")),
)


def part(seat: Seat) -> QuestionnairesPart:
    """The tab, come to rest."""
    seat.window.work.go("visits", None, "questionnaires")
    seat.settle()
    found = seat.page.part
    assert isinstance(found, QuestionnairesPart)
    return found


def detail(seat: Seat) -> QuestionnaireDetail:
    """What stands beside the list."""
    found = part(seat)
    seat.wait(lambda: found.detail is not None and found.detail.seen is not None)
    seat.settle()
    assert found.detail is not None
    return found.detail


def kept(seat: Seat) -> list[Questionnaire]:
    """The questionnaires of the vault."""
    seat.settle()
    return list(seat.desk.all(Questionnaire))


@pytest.mark.parametrize("name", ["form.md", "form.xlsx"])
def test_a_file_is_taken_in_by_keyboard_and_its_questions_are_shown(seat: Seat, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SMALL.encode() if name.endswith("md") else workbook_of(SMALL))
    chosen(seat, path)
    panel = opened(seat, GivenPanel)
    assert isinstance(panel, GivenPanel)
    assert seat.sees("Пример")
    seat.press("Enter")
    seat.settle()
    (one,) = kept(seat)
    assert (one.form_id, one.version, one.file_name) == ("example", "3", name)
    seen = detail(seat).seen
    assert seen is not None
    assert [(line.number, line.text) for line in seen.lines] == [("1", "Видели ли Вы это?"), ("2", "Что Вы видели?")]
    assert "Да" in seen.lines[1].only


def test_the_three_forms_of_ours_come_in_once(seat: Seat) -> None:
    found = part(seat)
    found.own_button.setFocus()
    seat.press("Space")
    seat.wait(lambda: seat.quiet() and seat.window.overlay.panel is None and found.list.marked is not None, 90)
    first = kept(seat)
    assert sorted(one.form_id for one in first) == ["court_monitoring", "ost_site_visit", "strategic_cases"]
    found.own_button.setFocus()
    seat.press("Space")
    seat.wait(lambda: seat.sees("уже здесь") or seat.sees("already"), 90)
    assert [one.key for one in kept(seat)] == [one.key for one in first]


def test_what_concerns_peoples_safety_is_told_first_and_what_a_device_says_is_left_out(
    seat: Seat, tmp_path: Path
) -> None:
    path = tmp_path / "form.md"
    path.write_text(ASKS_NAME, "utf-8")
    chosen(seat, path)
    panel = opened(seat, GivenPanel)
    assert isinstance(panel, GivenPanel)
    (lines,) = panel.findChildren(QListWidget)
    told = [lines.item(at).text() for at in range(lines.count())]
    assert "Как Вас зовут?" in told[0]
    assert "device" in told[1]
    seat.press("Enter")
    (one,) = kept(seat)
    assert one.left_out == ("device: deviceid",)


def test_a_form_with_two_questions_of_one_name_is_refused_by_row_and_repaired_here(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "twice.md"
    path.write_text(TWICE, "utf-8")
    chosen(seat, path)
    panel = opened(seat, RefusedPanel)
    assert isinstance(panel, RefusedPanel)
    assert "told" in panel.faults.item(0).text()
    assert len(panel.repairs) == 1
    assert kept(seat) == []
    seat.press("Enter")
    given = opened(seat, GivenPanel)
    assert isinstance(given, GivenPanel)
    seat.press("Enter")
    assert [one.form_id for one in kept(seat)] == ["example"]
    assert path.read_text("utf-8") == TWICE, "the person's file stays as it is"


def test_a_version_that_is_here_with_other_words_is_refused_and_a_new_version_says_what_stays(
    seat: Seat, tmp_path: Path
) -> None:
    path = tmp_path / "form.md"
    for text in (SMALL, SMALL.replace("Видели ли", "Знаете ли")):
        path.write_text(text, "utf-8")
        chosen(seat, path)
        opened(seat, GivenPanel)
        seat.press("Enter")
        seat.settle()
    assert isinstance(seat.window.overlay.panel, TroublePanel)
    seat.press("Enter")
    assert len(kept(seat)) == 1
    path.write_text(SMALL.replace("| example | 3 |", "| example | 4 |"), "utf-8")
    chosen(seat, path)
    panel = opened(seat, GivenPanel)
    assert isinstance(panel, GivenPanel)
    seat.settle()
    assert "3" in panel.known.text()
    seat.press("Enter")
    opened(seat, NewerPanel)
    seat.press("Enter")
    assert sorted(one.version for one in kept(seat)) == ["3", "4"]
    assert [one.version for one in questionnaires.offered(seat.desk)] == ["4"]


def test_one_is_offered_no_longer_and_again(seat: Seat) -> None:
    questionnaires.take_in(seat.desk, read_form(SMALL.encode()))
    seat.heart.rest()
    shown = detail(seat)
    for retired in (True, False):
        shown.offer_button.setFocus()
        seat.press("Space")
        seat.settle()
        assert [one.retired for one in kept(seat)] == [retired]
        assert bool(questionnaires.offered(seat.desk)) is not retired


def test_paper_is_written_where_a_person_chose_and_nowhere_else(seat: Seat, tmp_path: Path) -> None:
    questionnaires.take_in(seat.desk, read_form(SMALL.encode()))
    seat.heart.rest()
    detail(seat)
    seat.press("Ctrl+P")
    assert isinstance(seat.window.overlay.panel, PaperPanel)
    seat.press("Enter")
    opened(seat, FilePicker)
    seat.press("Ctrl+A")
    seat.type(str(tmp_path / "sheets.pdf"))
    seat.press("Enter")
    seat.wait(lambda: seat.quiet() and (tmp_path / "sheets.pdf").is_file(), 30)
    seat.settle()
    with (tmp_path / "sheets.pdf").open("rb") as file:
        assert check(file).agrees
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".fieldcase"] == ["sheets.pdf"]


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_everything_on_the_page_has_a_name_and_no_word_is_cut_off(seat: Seat, size: tuple[int, int]) -> None:
    questionnaires.take_in(seat.desk, read_form(ASKS_NAME.encode()))
    seat.heart.rest()
    seat.shell.resize(*size)
    detail(seat)
    for keys in ((), ("Ctrl+P",)):
        seat.press(*keys)
        seat.settle()
        assert nameless(seat.window) == []
        assert cut_off(seat.window) == []
    assert isinstance(seat.window.overlay.panel, PaperPanel)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("noise.xlsx", b"PK\x03\x04" + b"\x00" * 400),
        ("words.md", "никакая не таблица".encode()),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000),
        ("broken.xml", b"<h:html><h:head>"),
        ("empty.xlsx", b""),
    ],
)
def test_a_file_that_is_no_questionnaire_is_told_and_nothing_is_kept(
    seat: Seat, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    chosen(seat, path)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, (TroublePanel, RefusedPanel)), 60)
    seat.press("Esc")
    assert kept(seat) == []


def test_opening_a_file_is_stopped_at_once_and_nothing_is_kept(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = sandbox.Warm.ask

    def slow(child: sandbox.Warm, message: bytes, timeout: float) -> bytes:
        child.warm_up()
        time.sleep(1.5)  # as a hostile file keeps it busy
        return answered(child, message, timeout)

    monkeypatch.setattr(sandbox.Warm, "ask", slow)
    path = tmp_path / "form.md"
    path.write_text(SMALL, "utf-8")
    chosen(seat, path)
    opened(seat, Progress)
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None, 10)
    assert kept(seat) == []


def test_a_file_larger_than_any_questionnaire_is_refused_before_it_is_read(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "huge.xlsx"
    path.write_bytes(b"PK")
    with path.open("r+b") as file:
        file.truncate(1 << 40)  # a hole: a terabyte as it is told
    part(seat)
    take_from(seat.window.work, path, lambda _one: None)
    opened(seat, TroublePanel)
    assert kept(seat) == []


def test_a_file_that_may_not_be_read_is_told(seat: Seat, tmp_path: Path) -> None:
    part(seat)
    take_from(seat.window.work, tmp_path / "gone.xlsx", lambda _one: None)
    panel = opened(seat, TroublePanel)
    assert isinstance(panel, TroublePanel)
    assert panel.code == "dossier.cannot-read"
