"""The page Cases by keyboard: the list, a new case, the way into a case and back, the bin."""

from __future__ import annotations

from dataclasses import replace

from case_pages import all_of, done, looked, unfinished
from PySide6.QtWidgets import QApplication, QPushButton
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId, MemberId
from fieldcase.model.people import Member
from ui.pages.case_workspace import TABS
from ui.widgets.timeline import TimeLine


def at_cases(seat: Seat, record: bytes | None = None, part: str = "") -> None:
    seat.window.work.go("cases", record, part)
    seat.settle()
    seat.settle()


def cases_of(seat: Seat) -> list[Case]:
    return list(all_of(seat, Case))


def begin(seat: Seat) -> None:
    seat.press("Ctrl+Shift+N")
    seat.settle()
    seat.wait(lambda: "title" in seat.page.new.form.fields and seat.focus().accessibleName() == "Название")


def test_an_empty_list_says_what_a_case_is_and_offers_one_button(seat: Seat) -> None:
    at_cases(seat)
    assert seat.sees("В деле лежит всё об одном нарушении")
    seat.named(QPushButton, "Новое дело")


def test_a_case_is_begun_by_its_title_and_enter_alone(seat: Seat) -> None:
    begin(seat)
    seat.type("Example / Пример: обыск у пункта")
    seat.press("Enter")
    seat.wait(lambda: len(cases_of(seat)) == 1)
    seat.settle()
    (case,) = cases_of(seat)
    assert (case.title, case.code, case.lead) == ("Example / Пример: обыск у пункта", "D-001", seat.desk.member)
    seat.wait(lambda: seat.page.workspace.isVisible())
    assert seat.sees("D-001 · Example / Пример: обыск у пункта")
    assert seat.sees("не указано, чьё это дело")


def test_a_case_that_was_only_looked_at_is_never_made(seat: Seat) -> None:
    begin(seat)
    at_cases(seat)
    assert cases_of(seat) == []
    begin(seat)
    begin(seat)
    at_cases(seat)
    assert cases_of(seat) == []


def test_leaving_a_title_half_typed_keeps_it_as_a_case(seat: Seat) -> None:
    begin(seat)
    seat.type("Example / Пример")
    seat.press("Ctrl+4")
    seat.wait(lambda: len(cases_of(seat)) == 1)
    assert cases_of(seat)[0].title == "Example / Пример"


def test_the_code_follows_the_country_until_somebody_types_one(seat: Seat) -> None:
    begin(seat)
    country = seat.page.new.form.fields["country"]
    seat.tab_to("Страна")
    seat.type("Кыргыз")
    seat.press("Enter")
    seat.settle()
    assert country.value() == "KG"
    assert seat.page.new.form.fields["code"].value() == "KG-001"
    seat.tab_to("Код", back=True)
    seat.press("End")
    seat.type("x")
    seat.tab_to("Страна")
    seat.press("Backspace")
    seat.type("Казах")
    seat.press("Enter")
    seat.settle()
    assert seat.page.new.form.fields["code"].value() == "KG-001x"


def test_a_code_of_another_case_is_told_and_nothing_is_made(seat: Seat) -> None:
    done(seat, lambda desk: new_case(desk, "Example / Пример", code="D-007"))
    begin(seat)
    seat.type("Example / Пример 2")
    seat.tab_to("Код")
    seat.press("Ctrl+A")
    seat.type("D-007")
    seat.press("Ctrl+Enter")
    seat.settle()
    assert seat.page.new.wrong.isVisible()
    assert "D-007" in seat.page.new.wrong.text()
    assert len(cases_of(seat)) == 1


def test_giving_up_leaves_neither_a_case_nor_a_draft(seat: Seat) -> None:
    begin(seat)
    seat.type("Example / Пример")
    seat.wait(lambda: unfinished(seat) and seat.quiet())
    seat.named(QPushButton, "Не начинать").click()
    seat.settle()
    assert cases_of(seat) == []
    assert unfinished(seat) == ()


def test_a_case_begun_before_a_crash_is_found_again_and_goes_on(seat: Seat) -> None:
    begin(seat)
    seat.type("Example / Пример до сбоя")
    seat.wait(lambda: unfinished(seat) and seat.quiet())
    (begun,) = unfinished(seat)
    seat.page.new.form.forget()  # what a kill leaves: drafts, and nothing in the window
    at_cases(seat, begun.key)
    seat.wait(lambda: seat.page.new.form.fields["title"].value() == "Example / Пример до сбоя")
    seat.press("Ctrl+Enter")
    seat.wait(lambda: len(cases_of(seat)) == 1)
    assert unfinished(seat) == ()


def test_the_list_is_filtered_by_words_and_by_stage(sample_seat: Seat) -> None:
    at_cases(sample_seat)
    listed = sample_seat.page.list
    assert listed.rows.rowCount() == len(cases_of(sample_seat))
    sample_seat.press("Ctrl+F")
    sample_seat.type("задержание")
    sample_seat.wait(lambda: listed.rows.rowCount() == 1)
    sample_seat.press("Ctrl+A", "Backspace")
    listed.combos["stage"].choose("closed")
    listed.read()
    expected = looked(sample_seat, lambda look: look.count(Asked(Case, equals=(("stage", "closed"),))))
    sample_seat.wait(lambda: listed.rows.rowCount() == expected)
    assert 0 < expected < len(cases_of(sample_seat))


def test_enter_opens_a_case_and_back_shows_the_list_again(sample_seat: Seat) -> None:
    at_cases(sample_seat)
    sample_seat.page.list.view.setFocus()
    sample_seat.press("Enter")
    sample_seat.wait(lambda: isinstance(QApplication.focusWidget(), TimeLine))
    assert sample_seat.page.workspace.case.code == "EX-KG-ATTACK"
    sample_seat.press("Alt+Left")
    sample_seat.settle()
    assert sample_seat.page.listing.isVisible()
    assert sample_seat.page.list.marked == next(one.id for one in cases_of(sample_seat) if one.code == "EX-KG-ATTACK")


def test_a_case_goes_to_the_bin_and_one_key_brings_it_back(sample_seat: Seat) -> None:
    at_cases(sample_seat)
    before = len(cases_of(sample_seat))
    sample_seat.page.list.view.setFocus()
    sample_seat.press("Ctrl+Delete")
    sample_seat.wait(lambda: sample_seat.page.list.rows.rowCount() == before - 1)
    assert sample_seat.window.banner.sentence == "Дело в корзине."
    sample_seat.press("Ctrl+Z")
    sample_seat.wait(lambda: sample_seat.page.list.rows.rowCount() == before)


def test_ctrl_delete_in_the_filter_takes_a_word_and_no_case(sample_seat: Seat) -> None:
    at_cases(sample_seat)
    before = len(cases_of(sample_seat))
    sample_seat.press("Ctrl+F")
    sample_seat.type("пример слово")
    sample_seat.press("Home", "Ctrl+Delete")
    sample_seat.settle()
    assert sample_seat.page.list.line.text().strip() == "слово"
    assert len(cases_of(sample_seat)) == before


def test_the_tabs_are_walked_by_keys_and_made_one_by_one(sample_seat: Seat) -> None:
    case = next(one for one in cases_of(sample_seat) if one.code == "EX-PRIMER")
    at_cases(sample_seat, case.id)
    workspace = sample_seat.page.workspace
    assert list(workspace.tabs) == ["chronology"]
    for stop in (*TABS[1:], TABS[0]):
        sample_seat.press("Ctrl+Tab")
        sample_seat.wait(lambda name=stop.name: workspace.tab is workspace.tabs.get(name))  # type: ignore[misc]
        sample_seat.settle()
    sample_seat.press("Ctrl+Shift+Tab")
    sample_seat.wait(lambda: workspace.tab is workspace.tabs.get(TABS[-1].name))
    assert workspace.bar.tabText(0) == "Хронология (10)"


def test_a_case_taken_back_by_undo_leads_to_the_list(seat: Seat) -> None:
    begin(seat)
    seat.type("Example / Пример")
    seat.press("Enter")
    seat.wait(lambda: seat.page.workspace.isVisible())
    seat.settle()
    seat.press("Ctrl+Z")
    seat.wait(lambda: seat.page.listing.isVisible())
    assert cases_of(seat) == []


def test_two_cases_of_one_code_are_told_apart_by_who_leads_them(seat: Seat) -> None:
    case = done(seat, lambda desk: new_case(desk, "Example / Пример", code="D-007"))
    done(seat, lambda desk: desk.save(None, _of_another(desk, case)))
    at_cases(seat)
    seat.settle()
    rows = seat.page.list.view.model()
    titles = {rows.index(at, 1).data() for at in range(rows.rowCount())}
    assert "Example / Пример · ведёт: юрист, уличный юрист" in titles


def _of_another(desk: Desk, case: Case) -> Case:
    """A case of the same code, which somebody leads who has no pseudonym here."""
    lead = Member(id=MemberId(desk.new_id()), scope=desk.register, role="lawyer")
    desk.save(None, lead)
    return replace(case, id=CaseId(desk.new_id()), scope=desk.new_scope("case"), lead=lead.id)
