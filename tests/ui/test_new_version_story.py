"""A new version of a questionnaire comes in by keys alone, in Russian: what is other is read, interviews go over."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsers.questionnaire_files import SMALL, markdown
from PySide6.QtWidgets import QListWidget
from read_forms import read_form
from seats import Seat
from ui_forms import chosen_form, opened_panel
from walks import cut_off, nameless

from fieldcase.casework import asking, forms_beside, questionnaires, visits
from fieldcase.casework.asking import Asking
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.asking_end import EndStage
from ui.pages.asking_panel import AskingPanel
from ui.pages.questionnaire_import import GivenPanel
from ui.pages.questionnaire_newer import NewerPanel

# The question has another name, a choice went and one came, a question came, and a condition is other.
NEWER = (
    SMALL.replace("| example | 3 |", "| example | 4 |")
    .replace("| text | told | Что Вы видели? | What did you see? | ${seen} = 'yes' |",
             "| text | heard | Что Вы видели? | What did you see? | ${seen} != 'dk' |\n"
             "| | date | day | В какой день? | On which day? | |")
    .replace("| | yes_no | no | Нет | No |", "| | yes_no | dk | Не знаю | I do not know |")
)  # fmt: skip


def under_way(seat: Seat, *answers: tuple[str, str]) -> Asking:
    """An interview by the version that is here, begun and left."""
    (form,) = seat.desk.all(Questionnaire)
    visit = visits.new_visit(seat.desk)
    person = visits.agreed(seat.desk, visit, {"statistics": "yes", "story": "yes", "court": "later"})
    interview = visits.new_interview(seat.desk, visit, person, questionnaire=form.id)
    made = asking.begin(Look(seat.desk), interview, form, "ru")
    asking.keep(seat.desk, interview, made.rows())
    for name, value in answers:
        ref = next(one for one in made.session.questions() if one.rpartition("/")[2] == name)
        asking.keep(seat.desk, interview, made.session.answer(ref, value).rows)
    return made


def compared(seat: Seat, tmp_path: Path) -> NewerPanel:
    """The new version beside the old one, come to by keys."""
    path = tmp_path / "new.md"
    path.write_text(NEWER, "utf-8")
    chosen_form(seat, path)
    given = opened_panel(seat, GivenPanel)
    assert isinstance(given, GivenPanel)
    seat.settle()
    assert given.take_button.text() == "Посмотреть, что в ней изменилось…"
    assert len(seat.desk.all(Questionnaire)) == 1
    seat.press("Enter")
    panel = opened_panel(seat, NewerPanel)
    assert isinstance(panel, NewerPanel)
    seat.settle()
    return panel


def lines(panel: NewerPanel) -> list[str]:
    """What the list says."""
    return [panel.list.item(at).text() for at in range(panel.list.count())]


def now(seat: Seat, made: Asking) -> Interview:
    seat.settle()
    found = seat.desk.get(Interview, made.interview.key)
    assert found is not None
    return found


@pytest.fixture
def story(seat: Seat) -> tuple[Asking, Asking]:
    """The version that is here, with two interviews under way: one fits the new one, of one a choice is gone."""
    questionnaires.take_in(seat.desk, read_form(SMALL.encode()))
    found = under_way(seat, ("seen", "yes"), ("told", "Порвали справку / Пример")), under_way(seat, ("seen", "no"))
    seat.heart.rest()
    return found


def test_what_is_other_is_read_and_interviews_go_over_with_all_their_answers(
    seat: Seat, tmp_path: Path, story: tuple[Asking, Asking]
) -> None:
    fits, misses = story
    panel = compared(seat, tmp_path)
    told = lines(panel)
    assert told[told.index("Новые вопросы") + 1] == "В какой день? (day)"
    assert told[told.index("Вопросы с другим именем") + 1] == "Что Вы видели? (heard): told → heard"
    assert told[told.index("Новые варианты ответа") + 1] == "Видели ли Вы это? (seen): Не знаю"
    assert told[told.index("Убранные варианты ответа") + 1] == "Видели ли Вы это? (seen): Нет"
    assert told[-1] == "3 · Видели ли Вы это?: Нет"
    seat.press("Down", "Down")
    assert panel.list.currentRow() == 2
    seat.press("Enter")
    newest = next(one for one in seat.desk.all(Questionnaire) if one.version == "4")
    assert [now(seat, one).questionnaire for one in story] == [newest.id, newest.id]
    again = asking.resume(Look(seat.desk), now(seat, fits))
    assert again.session.view("/data/heard").value == "Порвали справку / Пример"
    (former,) = asking.resume(Look(seat.desk), now(seat, misses)).former
    assert (former.value, former.said) == ("no", "Нет")


def test_what_has_no_place_any_more_is_read_at_the_end_and_kept_in_the_notes(
    seat: Seat, tmp_path: Path, story: tuple[Asking, Asking]
) -> None:
    compared(seat, tmp_path)
    seat.press("Enter")
    interview = now(seat, story[1])
    visit = next(one for one in seat.desk.all(Visit) if one.scope == interview.scope)
    asked = AskingPanel(seat.window.work, visit)
    seat.window.work.asked_for_panel.emit(asked)
    asked.go_on(interview)
    seat.wait(lambda: asked.course is not None)
    for _ in range(8):
        if not isinstance(asked.stage, EndStage):
            seat.press("F8")
            seat.settle()
    assert seat.sees("3 · Видели ли Вы это?: Нет")
    assert cut_off(seat.window) == []
    seat.press("Ctrl+Enter")
    seat.wait(lambda: bool(now(seat, story[1]).answers))
    assert now(seat, story[1]).notes == "3 · Видели ли Вы это?: Нет"


def test_a_table_beside_the_file_comes_in_with_it(seat: Seat, tmp_path: Path) -> None:
    rows = (("type", "name", "label"), ("select_one_from_file towns.csv", "town", "Какой город?"))
    (tmp_path / "form.md").write_text(markdown(rows), "utf-8")
    (tmp_path / "towns.csv").write_text("name,label\na1,Пример-Сити\n", "utf-8")
    chosen_form(seat, tmp_path / "form.md")
    opened_panel(seat, GivenPanel)
    panel = seat.window.overlay.panel
    assert panel is not None
    told = [one.item(at).text() for one in panel.findChildren(QListWidget) for at in range(one.count())]
    assert "Лежал рядом с опросником и вносится вместе с ним: «towns.csv»." in told
    seat.press("Enter")
    seat.settle()
    (one,) = seat.desk.all(Questionnaire)
    assert list(forms_beside.unpacked(one.attached)) == ["towns.csv"]
    seat.wait(lambda: seat.sees("берёт данные из towns.csv"))


def test_a_question_that_is_another_one_is_told_to_be_by_a_key_and_its_answer_is_kept_apart(
    seat: Seat, tmp_path: Path, story: tuple[Asking, Asking]
) -> None:
    panel = compared(seat, tmp_path)
    seat.press("Tab", "Space")
    seat.settle()
    told = lines(panel)
    assert "Убранные вопросы" in told
    assert "3 · Что Вы видели?: Порвали справку / Пример" in told
    seat.press("Tab", "Tab", "Tab")
    assert panel.take_button.hasFocus()
    seat.press("Enter")
    former = asking.resume(Look(seat.desk), now(seat, story[0])).former
    assert [one.said for one in former] == ["Порвали справку / Пример"]


def test_interviews_may_stay_with_their_version_and_nothing_is_kept_after_esc(
    seat: Seat, tmp_path: Path, story: tuple[Asking, Asking]
) -> None:
    before = [now(seat, one).questionnaire for one in story]
    compared(seat, tmp_path)
    seat.press("Esc")
    seat.settle()
    assert len(seat.desk.all(Questionnaire)) == 1
    panel = compared(seat, tmp_path)
    seat.press("Tab", "Tab", "Space")
    assert "3 · Видели ли Вы это?: Нет" not in lines(panel)
    seat.press("Shift+Tab", "Shift+Tab", "Enter")
    assert [now(seat, one).questionnaire for one in story] == before
    assert len(seat.desk.all(Questionnaire)) == 2


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_everything_has_a_name_and_no_word_is_cut_off(
    seat: Seat, tmp_path: Path, story: tuple[Asking, Asking], size: tuple[int, int]
) -> None:
    seat.shell.resize(*size)
    compared(seat, tmp_path)
    assert nameless(seat.window) == []
    assert cut_off(seat.window) == []
