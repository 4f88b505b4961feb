"""Facts and law of a case by keyboard: the case's form, acts, figures, marked passages and their release."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from seats import Seat

from fieldcase.casework import cases
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.fieldwork import Figure
from fieldcase.model.people import Passage
from ui.pages.case_law import HasForm, LawTab
from ui.record_form import RecordForm

DETENTION = "EX-KG-DETENTION"


def at_law(seat: Seat, case: Case, part: str = "law") -> LawTab:
    seat.heart.rest()
    seat.window.work.go("cases", case.id, part)
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    return tab


def new_case(seat: Seat) -> Case:
    return cases.new_case(seat.desk, "Example / Пример")


def turn(seat: Seat, tab: LawTab, place: int) -> None:
    """Go to a part by the arrows."""
    tab.bar.setFocus()
    for _ in range(place):
        seat.press("Right")
    seat.settle()


def form_of(tab: LawTab) -> RecordForm:
    part = tab.part
    assert isinstance(part, HasForm)
    return part.form


def select(edit: object, words: str) -> None:
    """Select words of a long text as a mouse does."""
    text = edit.text  # type: ignore[attr-defined]
    start = text.toPlainText().index(words)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_what_is_typed_into_the_case_is_entered_on_leaving_the_tab(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    seat.wait(lambda: "summary" in form_of(tab).fields)
    form_of(tab).fields["summary"].setFocus()
    seat.type("кратко")
    seat.window.work.go("people")
    seat.settle()
    now = seat.desk.get(Case, case.id)
    assert now is not None
    assert now.summary == "кратко"


def test_a_new_act_is_begun_written_and_found_in_the_list(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    turn(seat, tab, 1)
    seat.press("Ctrl+E")
    seat.settle()
    seat.tab_to("Что сделали")
    seat.type("увезли без протокола")
    seat.press("Ctrl+Return")
    seat.settle()
    (act,) = seat.desk.all(Act, case.scope)
    assert act.what == "увезли без протокола"
    assert tab.part.list.marked == act.id  # type: ignore[attr-defined]
    assert tab.bar.tabText(1).endswith("(1)")
    seat.press("Ctrl+Delete")
    seat.settle()
    assert seat.desk.all(Act, case.scope) == ()
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(seat.desk.all(Act, case.scope)) == 1


def test_an_act_that_was_begun_and_left_empty_is_not_there(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    turn(seat, tab, 1)
    seat.press("Ctrl+E")
    seat.settle()
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Act, case.scope) == ()


def test_a_norm_is_chosen_by_typing_a_part_of_its_title(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    turn(seat, tab, 1)
    seat.press("Ctrl+E")
    seat.settle()
    seat.tab_to("Нормы")
    code, norm = next((code, norm) for code, norm in seat.desk.tables.norms.items() if len(norm.label("ru")) > 20)
    seat.type(norm.label("ru"))
    seat.press("Enter")
    seat.press("Ctrl+Return")
    seat.settle()
    (act,) = seat.desk.all(Act, case.scope)
    assert act.norms == (code,)


def test_a_figure_keeps_its_doubt(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    turn(seat, tab, 6)
    seat.press("Ctrl+E")
    seat.settle()
    seat.type("задержания")
    seat.tab_to("Число")
    seat.type("более 100")
    seat.press("Ctrl+Return")
    seat.settle()
    (figure,) = seat.desk.all(Figure, case.scope)
    assert figure.count is not None
    assert figure.count.text == ">100"


def test_selected_words_are_marked_as_an_admission_and_released_by_the_lead(seat: Seat) -> None:
    case = new_case(seat)
    tab = at_law(seat, case)
    seat.wait(lambda: "summary" in form_of(tab).fields)
    summary = form_of(tab).fields["summary"]
    summary.setFocus()
    seat.type("Она сказала, что это её. Потом её увезли.")
    select(summary, "это её")
    seat.press("Ctrl+Shift+M")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.tab_to("Отметить")
    seat.press("Space")
    seat.settle()
    (passage,) = seat.desk.all(Passage, case.scope)
    assert (passage.words, passage.reveals, passage.released) == ("это её", "offence", False)
    seat.heart.rest()
    turn(seat, tab, 5)
    part = tab.part
    part.release.click()  # type: ignore[attr-defined]
    seat.settle()
    assert part.wrong.isVisible()  # type: ignore[attr-defined]
    form_of(tab).fields["reason"].setFocus()
    seat.type("сказано в открытом суде")
    part.release.click()  # type: ignore[attr-defined]
    seat.settle()
    (passage,) = seat.desk.all(Passage, case.scope)
    assert (passage.released, passage.released_by) == (True, seat.desk.member)
    assert passage.reason == "сказано в открытом суде"


def test_nothing_selected_is_said_and_marks_nothing(seat: Seat) -> None:
    case = new_case(seat)
    at_law(seat, case)
    seat.press("Ctrl+Shift+M")
    seat.settle()
    assert seat.window.overlay.panel is None
    assert "выделите" in seat.window.banner.sentence


def test_a_passage_whose_words_are_gone_is_told_to_be_gone(sample_seat: Seat) -> None:
    case = cases.by_code(sample_seat.desk, DETENTION)
    (passage,) = sample_seat.desk.all(Passage, case.scope)
    tab = at_law(sample_seat, case, f"law:{passage.id.hex()}")
    sample_seat.wait(lambda: hasattr(tab.part, "gone"))  # where the mark lies is read on a lane first
    part = tab.part
    assert not part.gone.isVisible()  # type: ignore[attr-defined]
    event = sample_seat.desk.get(Event, passage.about or b"")
    assert event is not None
    sample_seat.heart.rest()
    sample_seat.window.work.do(
        lambda desk: desk.save(event, type(event)(id=event.id, scope=event.scope, what="другое"))
    )
    sample_seat.settle()
    assert part.gone.isVisible()  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Act, Figure, Passage])
def test_a_place_that_names_a_record_opens_its_part(sample_seat: Seat, kind: type[Act]) -> None:
    case = cases.by_code(sample_seat.desk, DETENTION)
    record = sample_seat.desk.all(kind, case.scope)[-1]
    tab = at_law(sample_seat, case, f"law:{record.id.hex()}")
    sample_seat.wait(lambda: tab.part.list.marked == record.id)  # type: ignore[attr-defined]
