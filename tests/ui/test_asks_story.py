"""The recommendations of a meeting, by keyboard in a Russian window: entered at once, followed up, printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pdf_reading
from seats import Seat

from fieldcase.casework import asks, meetings_told
from fieldcase.i18n import words
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Recommendation
from ui.pages.advocacy_asks import AsksPart
from ui.pages.advocacy_meetings import MeetingsPart
from ui.widgets.file_picker import FilePicker

RU = words("ru")
FIVE = tuple(f"{number}. Рекомендация {number} / Пример" for number in range(1, 6))


def meetings(seat: Seat) -> MeetingsPart:
    """The tab, in front."""
    seat.heart.rest()
    seat.window.work.go("advocacy", None, "meetings")
    seat.settle()
    part = seat.page.part
    assert isinstance(part, MeetingsPart)
    return part


def test_five_recommendations_of_a_meeting_are_entered_followed_and_told(seat: Seat, tmp_path: Path) -> None:
    part = meetings(seat)
    seat.press("Ctrl+E")
    seat.wait(lambda: "body" in part.view.form.fields)
    seat.settle()
    part.view.form.fields["date"].setFocus()
    seat.type("20.09.2019")
    seat.press("Tab")
    seat.type("Страновой комитет / Пример")
    seat.tab_to("Пункт повестки")
    seat.type("План программы на 2019–2020 годы / Пример")
    seat.tab_to("Что решено")
    seat.type("Вернуться к отчёту в декабре / Пример")
    seat.tab_to("Участники")
    seat.type("25")
    seat.press("Tab")
    seat.type("30")
    seat.press("Ctrl+Return")
    seat.settle()
    (meeting,) = seat.desk.all(Meeting)
    assert (meeting.date, meeting.body) == (UncertainDate("2019-09-20"), "Страновой комитет / Пример")
    seat.wait(lambda: seat.sees("всего указано 25"))
    _add_five(seat, part)
    _follow(seat, meeting)
    _write(seat, meeting, tmp_path)


def _add_five(seat: Seat, part: MeetingsPart) -> None:
    part.view.below.box.setFocus()
    for text in FIVE:
        seat.type(text)
        seat.press("Enter")
    seat.tab_to("Добавить под следующими номерами")
    seat.press("Enter")
    seat.settle()
    made = sorted(seat.desk.all(Recommendation), key=lambda one: one.number or 0)
    assert [(one.number, one.kind, one.addressed) for one in made] == [
        (number, "recommendation", "Страновой комитет / Пример") for number in range(1, 6)
    ]  # fmt: skip


def _follow(seat: Seat, meeting: Meeting) -> None:
    second = asks.of_origin(seat.desk, meeting)[1]
    seat.window.work.go("advocacy", second.key, "asks")
    seat.settle()
    part = seat.page.part
    assert isinstance(part, AsksPart)
    seat.wait(lambda: part.below.told is not None)
    seat.press("Alt+2")
    seat.settle()
    (told,) = asks.told(seat.desk, [second])
    assert (told.state.status, told.state.shown) == ("under_way", False)
    seat.wait(lambda: seat.sees("сказано, не подтверждено"))


def _write(seat: Seat, meeting: Meeting, folder: Path) -> None:
    part = meetings(seat)
    part.mark(meeting.key)
    seat.wait(lambda: part.view.record is not None)
    seat.settle()
    seat.press("Ctrl+P")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.tab_to("Выбрать, куда записать")
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.settle()
    picker, target = seat.window.overlay.panel, folder / "карта.pdf"
    picker.show_folder(folder)
    picker.line.setText(str(target))
    picker.take()
    seat.wait(target.exists, 30)
    seat.settle()
    told = " ".join(pdf_reading.text(target.read_bytes(), folder).split())
    for text in (
        *(one.split(". ", 1)[1] for one in FIVE),
        "План программы на 2019–2020 годы / Пример",
        "Вернуться к отчёту в декабре / Пример",
    ):
        assert text in told
    assert "20 сентября 2019" in told
    assert "сказано, не подтверждено" in told


def test_what_was_typed_at_one_meeting_goes_to_no_other_and_is_not_lost(seat: Seat) -> None:
    first, second = (replace(meetings_told.blank(seat.desk, "XX"), body=f"{name} / Пример") for name in "АБ")
    for one in (first, second):
        seat.desk.save(None, one)
    part = meetings(seat)
    part.mark(first.key)
    seat.wait(lambda: part.view.below.meeting is not None and part.view.below.meeting.id == first.id)
    seat.settle()
    part.view.below.box.setFocus()
    seat.type("Сказано на первой / Пример")
    assert len(part.view.below._unkept()) == 1, "a lock would keep it"
    part.mark(second.key)
    seat.wait(lambda: part.view.below.meeting is not None and part.view.below.meeting.id == second.id)
    seat.settle()
    assert part.view.below.box.toPlainText() == ""
    (kept,) = seat.desk.all(Recommendation)
    assert (kept.text, kept.origin, kept.addressed) == ("Сказано на первой / Пример", first.key, "А / Пример")


def test_the_list_narrows_by_kind_and_standing_today_asks_and_an_ask_leads_to_what_it_comes_from(seat: Seat) -> None:
    desk = seat.desk
    meeting = replace(meetings_told.blank(desk, "XX"), body="Комитет / Пример", date=UncertainDate("2019-09-20"))
    desk.save(None, meeting)
    (promise,) = asks.add(desk, meeting, "Закупить тесты / Пример", "pledge")
    asks.add(desk, meeting, "Отчитаться / Пример", "demand")
    desk.save(promise, replace(promise, due=UncertainDate("2020-01-31"), promised_by="Замминистра / Пример"))
    seat.heart.rest()
    seat.window.work.go("today", None, "")
    said = "День прошёл, 31 января 2020: сделано ли? · обещание 1 · Замминистра / Пример"
    seat.wait(lambda: seat.sees(said))
    seat.tab_to(said)
    seat.heart.rest()
    seat.press("Enter")
    seat.wait(lambda: seat.page.NAME == "advocacy" and isinstance(seat.page.part, AsksPart))
    part = seat.page.part
    seat.wait(lambda: part.below.told is not None and part.below.told.ask.id == promise.id)
    assert part.view.list.counted.text() == "2 требования или обещания"
    kinds, states = (choice for _, choice in part.view.list.narrow)
    for choice, code in ((kinds, "pledge"), (states, "over")):
        choice.setFocus()
        while choice.code != code:
            seat.press("Down")
        seat.settle()
        assert part.view.list.counted.text() == "1 требование или обещание"
        assert part.view.list.marked.id == promise.id
    seat.press("Alt+4")
    seat.settle()
    seat.wait(lambda: part.view.list.counted.text() == "0 требований или обещаний")
    part.mark(promise.key)
    seat.wait(lambda: part.view.list.counted.text() == "2 требования или обещания")
    seat.settle()
    seat.tab_to("Откуда взялось: встреча, Комитет / Пример, 20 сентября 2019")
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.page.part, MeetingsPart) and seat.page.part.view.record is not None)
    assert seat.page.part.view.record.key == meeting.key


def test_a_promise_that_is_due_before_it_was_made_is_kept_and_told(seat: Seat) -> None:
    (ask,) = asks.add(seat.desk, None, "Закупить тесты / Пример", "pledge")
    seat.settle()
    seat.heart.rest()
    seat.window.work.go("advocacy", ask.key, "asks")
    seat.wait(lambda: isinstance(seat.page.part, AsksPart) and "due" in seat.page.part.view.form.fields)
    seat.settle()
    form = seat.page.part.view.form
    for name, typed in (("date", "10.03.2020"), ("due", "с 10.03.2020 по 01.02.2020")):
        form.fields[name].setFocus()
        seat.type(typed)
    seat.press("Tab")
    assert form.fields["due"].fault, "a range that is turned round"
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.draft_words_of(ask.key) == {"due": "с 10.03.2020 по 01.02.2020"}
    form.fields["due"].setFocus()
    seat.press("Ctrl+A")
    seat.type("01.02.2020")
    seat.press("Tab")
    assert form.fields["due"].fault.startswith("Этот день раньше")
    seat.press("Ctrl+Return")
    seat.settle()
    (kept,) = seat.desk.all(Recommendation)
    assert (kept.date, kept.due) == (UncertainDate("2020-03-10"), UncertainDate("2020-02-01"))
