"""A coordinator at the window, in Russian and by keyboard: three cases are found among a hundred interviews, somebody
is referred, and each number of the funnel opens its rows."""

from __future__ import annotations

import pytest
from reviews import asked, hundred
from seats import Seat
from visit_pages import deed

from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Interview, Task
from ui.pages.interview_deeds import TakeUpPanel
from ui.pages.no_case_panel import NoCasePanel
from ui.pages.triage import TriagePart


@pytest.fixture
def among_a_hundred(seat: Seat) -> Seat:
    deed(seat, made)
    return seat


def made(desk: Desk) -> None:
    """A hundred interviews, a question about the one with the highest score."""
    with desk.deed():
        interviews = hundred(desk)
        (high,) = [one for one in interviews if one.score == 91]
        asked(desk, high, "Какой срок идёт?")


def review(seat: Seat) -> TriagePart:
    """The review list, opened by keys."""
    seat.press("Ctrl+2")
    seat.settle()
    if not isinstance(seat.page.part, TriagePart):
        seat.press("Ctrl+Tab")
    seat.settle()
    assert seat.focus().accessibleName() == "Какие интервью взять в дело"
    part = seat.page.part
    assert isinstance(part, TriagePart)
    return part


def marked_score(part: TriagePart) -> int | None:
    """The score of the interview that is marked and shown."""
    assert part.marked is not None
    return part.marked.score


def rows(part: TriagePart) -> int:
    """How many rows the list has."""
    return part.list.rows.rowCount()


def test_three_cases_are_found_among_a_hundred_interviews(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    for score in (91, 84, 77):
        part = review(seat)
        assert marked_score(part) == score
        seat.press("Ctrl+T")
        assert isinstance(seat.window.overlay.panel, TakeUpPanel)
        seat.tab_to("Почему взято в дело", back=True)
        seat.type(f"балл {score}")
        seat.tab_to("Создать новое дело")
        seat.press("Enter")
        seat.settle()
        assert seat.page.NAME == "cases"
    cases = seat.desk.all(Case)
    taken = [one for one in seat.desk.all(Interview) if one.decided == "taken_up"]
    assert sorted(one.score or 0 for one in taken) == [77, 84, 91]
    assert {one.interviews[0] for one in cases} == {one.id for one in taken}
    assert {one.decided_because for one in taken} == {"балл 91", "балл 84", "балл 77"}
    part = review(seat)
    assert rows(part) == 97
    assert marked_score(part) is not None
    assert seat.sees("ждут решения")


def test_the_score_says_why_and_what_stays_open(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    review(seat)
    seat.wait(lambda: seat.sees("Почему 91?"))
    for words in ("Тяжесть", "41", "Доказательства", "30", "Какой срок идёт?", "спросите"):
        assert seat.sees(words), words
    seat.press("Down")
    seat.wait(lambda: seat.sees("Почему 84?"))
    assert not seat.sees("Какой срок идёт?")
    seat.press("Ctrl+End")
    seat.wait(lambda: seat.sees("Без балла"))
    assert seat.sees("наравне с другими")


def test_each_number_of_the_funnel_opens_as_many_rows_as_it_says(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    part = review(seat)
    interview = part.marked
    assert interview is not None
    deed(seat, lambda desk: no_case_of(desk, interview))
    for name, number, said in (
        ("Показать все интервью", 100, "интервью"), ("Показать интервью, о которых решено", 1, "решено"),
        ("Показать интервью, взятые в дело", 0, "взято в дело"),
        ("Показать интервью, которые ждут решения", 99, "ждут решения"),
    ):  # fmt: skip
        button = seat.tab_to(name, back=True)
        assert button.accessibleName() == f"{name}: {number}"
        assert button.text() == f"{number} {said}"  # type: ignore[attr-defined]
        seat.press("Space")
        seat.settle()
        assert rows(part) == number
    assert seat.tab_to("Показать все визиты", back=True).accessibleName().endswith(": 4")
    seat.press("Enter")
    seat.settle()
    assert seat.page.part is None
    assert seat.page.list.rows.rowCount() == 4


def no_case_of(desk: Desk, interview: Interview) -> None:
    """Decide that no case is made of an interview."""
    from fieldcase.casework import deciding

    deciding.decide(desk, interview, "закон не нарушен", "lawyer")


def test_no_case_is_decided_by_keys_with_a_reason_a_referral_and_a_task(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    part = review(seat)
    interview = part.marked
    assert interview is not None
    seat.press("Ctrl+R")
    assert isinstance(seat.window.overlay.panel, NoCasePanel)
    seat.settle()
    assert seat.sees("Не сказано, как связаться: спросите.")
    seat.type("2 раза решал суд")
    seat.press("Enter")
    seat.type("3")
    seat.type("врач пункта")
    seat.press("Enter", "Enter")
    seat.settle()
    assert seat.window.overlay.panel is None
    done = seat.desk.get(Interview, interview.key)
    assert done is not None
    assert (done.decided, done.decided_because) == ("no_case", "2 раза решал суд")
    assert (done.referral, done.referred_to) == ("health", "врач пункта")
    (task,) = [one for one in seat.desk.all(Task) if one.kind == "task"]
    assert (task.person, task.interview) == (interview.person, interview.id)
    assert rows(part) == 99


def test_a_decision_is_shown_with_its_author_and_made_anew(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    part = review(seat)
    interview = part.marked
    assert interview is not None
    deed(seat, lambda desk: no_case_of(desk, interview))
    part.choose("screened")
    seat.settle()
    seat.wait(lambda: part.marked is not None)
    assert part.marked is not None
    assert part.marked.key == interview.key
    for words in ("дела не будет", "закон не нарушен", "юрист или бесплатная юридическая помощь"):
        assert seat.sees(words), words
    seat.tab_to("Какие интервью взять в дело")
    seat.press("Ctrl+Shift+R")
    seat.settle()
    now = seat.desk.get(Interview, interview.key)
    assert now is not None
    assert now.decided == ""
    assert rows(part) == 0


@pytest.mark.parametrize(("typed", "missing"), [((), "Напишите почему"), (("почему",), "Выберите, куда направлен")])
def test_without_a_reason_or_a_referral_it_says_which_is_missing(
    among_a_hundred: Seat, typed: tuple[str, ...], missing: str
) -> None:
    seat = among_a_hundred
    review(seat)
    seat.press("Ctrl+R")
    seat.settle()
    for text in typed:
        seat.type(text)
    seat.press("Ctrl+Return")
    seat.settle()
    assert isinstance(seat.window.overlay.panel, NoCasePanel)
    assert seat.sees(missing)
    assert [one.decided for one in seat.desk.all(Interview) if one.decided] == []


def test_what_was_typed_of_a_decision_is_there_again_after_esc(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    review(seat)
    seat.press("Ctrl+R")
    seat.settle()
    seat.type("половина причины")
    seat.press("Enter")
    seat.type("5")
    seat.press("Esc")
    seat.settle()
    seat.press("Ctrl+R")
    seat.settle()
    panel = seat.window.overlay.panel
    assert isinstance(panel, NoCasePanel)
    assert (panel.because.text(), panel.referral) == ("половина причины", "crisis")


def test_lock_keeps_what_was_typed_of_a_decision(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    part = review(seat)
    interview = part.marked
    assert interview is not None
    seat.press("Ctrl+R")
    seat.settle()
    seat.type("почти решено")
    deeds = [one for holder in seat.window.work.holders for one in holder()]
    assert len(deeds) == 1, "lock asks for it"
    seat.press("Esc")
    seat.settle()
    assert [one for holder in seat.window.work.holders for one in holder()] == []


def test_the_interview_itself_is_opened_and_the_way_back_leads_to_the_list(among_a_hundred: Seat) -> None:
    seat = among_a_hundred
    part = review(seat)
    interview = part.marked
    assert interview is not None
    seat.press("Ctrl+O")
    seat.settle()
    assert seat.page.opened
    assert seat.window.work.place.record == interview.visit
    seat.press("Alt+Left")
    seat.settle()
    assert isinstance(seat.page.part, TriagePart)
