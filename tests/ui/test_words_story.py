"""The lists of words by keys, in Russian: an own row marks, one set aside does not, numbers open places, a glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdf_reading
import tables_out
from seats import Seat

from fieldcase.casework import cases, dossiers, wordings
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId, SourceId
from fieldcase.model.results import GlossaryEntry, Wording
from ui.places import place_of

TEXT = "Пришли зайцы и наркоманы, а газета пишет «зайцы»."


def part(seat: Seat, name: str) -> Any:
    """A view of the tab, in front and read."""
    seat.window.work.go("advocacy", None, "words")
    seat.settle()
    seat.page.part.turn(name)
    seat.settle()
    return seat.page.part.view


def found(desk: Desk) -> list[str]:
    return [hit.found for hit in wordings.ready(desk).hits(TEXT)]


def a_case(desk: Desk) -> Case:
    case = cases.new_case(desk, "Example / Пример")
    for outlet, quote in (("Газета / Пример", "Наркоманы, наркоманы"), ("Сайт / Пример", "Один наркоман")):
        source = Source(
            id=SourceId(desk.new_id()), scope=case.scope, title=outlet, outlet=outlet, medium="print", quote=quote,
            published=UncertainDate("2026-03-04"), looked_at="nobody",
        )  # fmt: skip
        desk.save(None, source)
    event = Event(id=EventId(desk.new_id()), scope=case.scope, what="Пример. Ей отказали в дневном стационаре и в ОЗТ.")
    desk.save(None, event)
    return case


def test_an_own_row_is_typed_and_a_delivered_one_is_set_aside_and_taken_back_by_keys(seat: Seat) -> None:
    assert found(seat.desk) == ["наркоманы"], "the control"
    view = part(seat, "words")
    seat.press("Ctrl+E")
    seat.wait(lambda: "avoid" in view.detail.form.fields and view.detail.form.isVisible())
    seat.settle()
    seat.tab_to("Язык")
    seat.type("русск")
    seat.press("Enter")
    seat.tab_to("Слова, которых избегаем")
    seat.type("зайц*")
    seat.tab_to("Как сказать иначе")
    seat.type("люди")
    seat.press("Ctrl+Return")
    seat.settle()
    assert found(seat.desk) == ["зайцы", "наркоманы"], "not within the quotation"
    (own,) = seat.desk.all(Wording)
    assert (own.avoid, own.instead) == (("зайц*",), "люди")
    view.list.line.setText("наркоман наркомана")
    view.list.read()
    seat.wait(lambda: view.detail.is_delivered and view.detail.row.avoid[0] == "наркоман")
    seat.press("Ctrl+T")
    seat.wait(lambda: any(one.set_aside for one in seat.desk.all(Wording)))
    seat.wait(lambda: view.detail.row is not None and bool(view.detail.row.set_aside))
    seat.settle()
    assert found(seat.desk) == ["зайцы"]
    assert seat.sees("Эта готовая строка отложена")
    view.list.view.setFocus()
    seat.press("Enter")
    seat.type("Так о себе говорит сеть / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "Так о себе говорит сеть / Пример" in {one.reason for one in seat.desk.all(Wording)}
    seat.press("Ctrl+Delete")
    seat.settle()
    assert found(seat.desk) == ["зайцы", "наркоманы"]


def test_a_number_of_how_others_speak_opens_its_places_and_a_place_its_record(seat: Seat) -> None:
    case = a_case(seat.desk)
    view = part(seat, "others")
    seat.wait(lambda: bool(view.found))
    assert view.total.text() == "3 слова в 2 записях"
    view.show_places("outlet", "Газета / Пример")
    seat.settle()
    assert [(one.called, one.number) for one in view.listed] == [("Газета / Пример", 2)]
    assert view.counted.text() == "1 место · По изданию: Газета / Пример"
    view.list.setFocus()
    seat.press("Enter")
    seat.wait(lambda: seat.page.NAME == "cases" and seat.sees(case.code))


def test_the_numbers_leave_as_a_table_without_any_record(seat: Seat, tmp_path: Path) -> None:
    a_case(seat.desk)
    view = part(seat, "others")
    seat.wait(lambda: bool(view.found))
    tables_out.write_out(seat, tmp_path / "numbers.csv")
    told = (tmp_path / "numbers.csv").read_text("utf-8-sig")
    assert "Газета / Пример,источник,2026-03" in told
    assert "Один" not in told


def test_an_own_term_is_explained_at_the_end_of_a_dossier_that_uses_it(seat: Seat, tmp_path: Path) -> None:
    case = a_case(seat.desk)
    view = part(seat, "glossary")
    seat.press("Ctrl+E")
    seat.wait(lambda: "term" in view.detail.form.fields and view.detail.form.isVisible())
    seat.settle()
    seat.type("дневной стационар")
    seat.tab_to("Что мы под этим понимаем")
    seat.type("Лечение днём, с ночёвкой дома")
    seat.tab_to("Язык")
    seat.type("русск")
    seat.press("Enter")
    seat.press("Ctrl+Return")
    seat.settle()
    (entry,) = seat.desk.all(GlossaryEntry)
    assert place_of(seat.window.work.look, "glossary_entry", entry.key) == ("advocacy", entry.key, "words")
    text = pdf_reading.text(dossiers.make(seat.desk, case, "internal", "ru", "X.pdf").content, tmp_path)
    assert "Словарь терминов" in text
    assert "Лечение днём, с ночёвкой дома" in text
    assert "опиоидная заместительная терапия" in text
    assert "снижение вреда" not in text, "no term that the file does not use"
