"""A case's chronology by keyboard: an event written, found, taken away; its source, its questions; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from case_pages import all_of, done, empty_case, events, looked, open_case, sample_case, tab, unfinished
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import EventId
from ui.pages.source_panel import SourcePanel
from ui.widgets.timeline import TimeLine


def begin_event(seat: Seat) -> None:
    seat.press("Ctrl+E")
    seat.wait(lambda: seat.focus().accessibleName() == "Дата")


def keys_shown(seat: Seat) -> list[bytes]:
    return [line.key for line in tab(seat).line.rows.lines if line.key]


def test_an_empty_chronology_says_what_it_is_for(seat: Seat) -> None:
    empty_case(seat)
    assert seat.sees("Хронология говорит, что произошло")
    seat.named(QPushButton, "Записать первое событие").click()
    seat.wait(lambda: seat.focus().accessibleName() == "Дата")


def test_an_event_is_written_by_keyboard_and_stands_on_the_line(seat: Seat) -> None:
    case = empty_case(seat)
    begin_event(seat)
    seat.type("до 05.03.2026")
    assert seat.sees("до 5 марта 2026")
    seat.tab_to("Что произошло")
    seat.type("Обыск без санкции")
    seat.press("Ctrl+Enter")
    seat.wait(lambda: len(events(seat, case)) == 1)
    (event,) = events(seat, case)
    assert (event.date, event.what) == (UncertainDate("../2026-03-05"), "Обыск без санкции")
    seat.wait(lambda: keys_shown(seat) == [event.id])
    assert isinstance(QApplication.focusWidget(), TimeLine)
    assert tab(seat).line.rows.lines[0].when == "до 5 марта 2026"
    assert seat.page.workspace.bar.tabText(0) == "Хронология (1)"


def test_a_date_that_cannot_be_read_is_told_beside_the_field_and_kept(seat: Seat) -> None:
    case = empty_case(seat)
    begin_event(seat)
    seat.type("когда цвёл миндаль")
    assert tab(seat).detail.form.fields["date"].fault
    seat.tab_to("Что произошло")
    seat.type("Встреча")
    seat.press("Ctrl+Enter")
    seat.wait(lambda: len(events(seat, case)) == 1)
    (event,) = events(seat, case)
    assert event.date is None
    assert looked(seat, lambda look: look.draft_words_of(event.id)) == {"date": "когда цвёл миндаль"}


def test_going_to_another_event_enters_the_one_before(sample_seat: Seat) -> None:
    case = sample_case(sample_seat)
    view = tab(sample_seat).line
    view.setFocus()
    sample_seat.press("Home")
    sample_seat.settle()
    first, second = keys_shown(sample_seat)[:2]
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown is not None)
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown.key == first and sample_seat.quiet())
    sample_seat.wait(lambda: "medium" in tab(sample_seat).detail.form.fields)
    sample_seat.tab_to("Место")
    sample_seat.press("Ctrl+A")
    sample_seat.type("двор")
    view.setFocus()
    sample_seat.press("Down")
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown.key == second)
    sample_seat.settle()
    assert {one.id: one.place for one in events(sample_seat, case)}[EventId(first)] == "двор"


def test_arrows_pass_over_gaps_to_the_next_event(seat: Seat) -> None:
    case = done(seat, lambda desk: new_case(desk, "Example / Пример"))
    for day in ("2020-01-01", "2021-01-01"):
        event = Event(id=EventId(seat.desk.new_id()), scope=case.scope, date=UncertainDate(day))
        done(seat, lambda desk, event=event: desk.save(None, event))  # type: ignore[misc]
    open_case(seat, case)
    view = tab(seat).line
    assert [line.what for line in view.rows.lines][1] == "12 месяцев без записей"
    view.setFocus()
    seat.press("Home", "Down")
    assert view.currentIndex().row() == 2


def test_an_event_goes_to_the_bin_and_comes_back(sample_seat: Seat) -> None:
    case = sample_case(sample_seat)
    before = len(events(sample_seat, case))
    view = tab(sample_seat).line
    view.setFocus()
    sample_seat.press("Home")
    sample_seat.settle()
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown is not None)
    sample_seat.press("Ctrl+Delete")
    sample_seat.wait(lambda: len(keys_shown(sample_seat)) == before - 1)
    assert sample_seat.window.banner.sentence == "Событие в корзине."
    sample_seat.press("Ctrl+Z")
    sample_seat.wait(lambda: len(keys_shown(sample_seat)) == before)


def test_filters_narrow_the_line_and_the_count_says_of_how_many(sample_seat: Seat) -> None:
    case = sample_case(sample_seat)
    everything = len(events(sample_seat, case))
    sample_seat.press("Ctrl+F")
    sample_seat.type("обыск")
    sample_seat.wait(lambda: 0 < len(keys_shown(sample_seat)) < everything)
    assert f"из {everything}" in tab(sample_seat).counted.text()
    sample_seat.press("Ctrl+A", "Backspace")
    sample_seat.wait(lambda: len(keys_shown(sample_seat)) == everything)
    combo = tab(sample_seat).filters.norm
    assert combo.count() > 1
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    sample_seat.wait(lambda: 0 < len(keys_shown(sample_seat)) < everything)


def test_a_source_is_written_down_from_within_the_event(seat: Seat) -> None:
    case = empty_case(seat)
    begin_event(seat)
    seat.type("2026")
    seat.wait(lambda: "notes" in tab(seat).detail.form.fields)
    seat.named(QPushButton, "Новый источник").click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, SourcePanel))
    seat.wait(lambda: seat.focus().accessibleName() == "Название")
    seat.type("Example / Пример: газета")
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.press("Ctrl+Enter")
    seat.wait(lambda: len(events(seat, case)) == 1 and seat.quiet())
    (source,) = all_of(seat, Source, case)
    assert (source.title, source.looked_at) == ("Example / Пример: газета", "not_looked_at")
    assert events(seat, case)[0].sources == (source.id,)
    seat.wait(lambda: [line.chips for line in tab(seat).line.rows.lines] == [("Example / Пример: газета",)])


def test_cancelling_a_source_leaves_nothing(seat: Seat) -> None:
    case = empty_case(seat)
    begin_event(seat)
    seat.wait(lambda: "notes" in tab(seat).detail.form.fields)
    tab(seat).detail.new_source()
    seat.wait(
        lambda: isinstance(seat.window.overlay.panel, SourcePanel) and seat.focus().accessibleName() == "Название"
    )
    seat.type("нет")
    seat.window.overlay.panel.give_up()
    seat.settle()
    assert all_of(seat, Source, case) == ()
    assert unfinished(seat) == ()


def test_the_sources_of_which_nobody_said_whom_they_identify_are_counted(sample_seat: Seat) -> None:
    case = sample_case(sample_seat)
    source = all_of(sample_seat, Source, case)[0]
    sample_seat.window.work.do(lambda desk: desk.save(source, replace(source, looked_at="not_looked_at")))
    sample_seat.settle()
    tab(sample_seat).show_sources()
    sample_seat.settle()
    assert sample_seat.sees("О 1 источнике не сказано")
    sample_seat.press("Esc")


def test_a_question_is_asked_by_enter_ticked_and_counted(seat: Seat) -> None:
    case = empty_case(seat)
    seat.press("Ctrl+Shift+E")
    seat.wait(lambda: seat.focus().accessibleName() == "Что сделать или выяснить")
    for text in ("Есть ли протокол?", "Кто видел?"):
        seat.type(text)
        seat.press("Enter")
        seat.wait(lambda text=text: any(one.text == text for one in all_of(seat, Task, case)))  # type: ignore[misc]
        seat.settle()
        seat.wait(lambda: seat.focus().accessibleName() == "Что сделать или выяснить")
    seat.wait(lambda: tab(seat).to_side.text() == "Вопросы (2)")
    seat.named(QCheckBox, "Ответ есть: Есть ли протокол?").click()
    seat.wait(lambda: tab(seat).to_side.text() == "Вопросы (1)")
    assert {one.text: one.done for one in all_of(seat, Task, case)} == {
        "Есть ли протокол?": True, "Кто видел?": False,
    }  # fmt: skip
    assert all(one.kind == "question" for one in all_of(seat, Task, case))


def test_a_half_typed_question_is_entered_when_the_case_is_left(seat: Seat) -> None:
    case = empty_case(seat)
    seat.press("Ctrl+Shift+E")
    seat.wait(lambda: seat.focus().accessibleName() == "Что сделать или выяснить")
    seat.type("Где видео?")
    seat.press("Ctrl+4")
    seat.wait(lambda: [one.text for one in all_of(seat, Task, case)] == ["Где видео?"])


def test_why_it_is_strategic_is_written_beside_the_chronology(seat: Seat) -> None:
    empty_case(seat)
    seat.wait(lambda: "reasons" in tab(seat).side.reasons.fields)
    seat.tab_to("Почему дело стратегическое")
    seat.type("Так было не раз.")
    seat.press("Ctrl+4")
    seat.wait(lambda: all_of(seat, Case)[0].reasons == "Так было не раз.")


def test_an_event_begun_before_a_crash_stands_on_the_line_and_can_be_finished(seat: Seat) -> None:
    case = done(seat, lambda desk: new_case(desk, "Example / Пример"))
    blank = Event(id=EventId(seat.desk.new_id()), scope=case.scope)
    done(seat, lambda desk: desk.begin(blank))
    done(seat, lambda desk: desk.draft(blank, "what", "полслова"))
    open_case(seat, case, f"chronology:{blank.key.hex()}")
    assert "Начато и ещё не записано" in [line.what for line in tab(seat).line.rows.lines]
    seat.wait(lambda: tab(seat).detail.form.has_typed)
    seat.press("Ctrl+Enter")
    seat.wait(lambda: [one.what for one in events(seat, case)] == ["полслова"])
    assert unfinished(seat) == ()


def test_a_place_names_the_event_that_is_marked(sample_seat: Seat) -> None:
    case = next(one for one in all_of(sample_seat, Case) if one.code == "EX-PRIMER")
    event = events(sample_seat, case)[3]
    open_case(sample_seat, case, f"chronology:{event.key.hex()}")
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown is not None)
    sample_seat.wait(lambda: tab(sample_seat).detail.event_shown.key == event.key)
    line = tab(sample_seat).line
    sample_seat.wait(lambda: line.rows.lines[line.currentIndex().row()].key == event.key)


def test_what_the_lawyer_alone_sees_stands_last_and_says_so(seat: Seat) -> None:
    empty_case(seat)
    begin_event(seat)
    seat.wait(lambda: "notes" in tab(seat).detail.form.fields)
    assert list(tab(seat).detail.form.fields)[-2:] == ["admissions", "notes"]
    said = seat.window.work.words("For the lawyer alone: in no dossier")
    assert said != "For the lawyer alone: in no dossier"
    seat.wait(lambda: seat.sees(said))
