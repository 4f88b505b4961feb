"""The law by date, by keyboard in Russian: what held on a day, a fine that rose, own versions, practice, a CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from seats import Seat
from walks import cut_off, nameless

from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.values import Money, Quantity
from ui.pages.law_change_panel import ChangePanel
from ui.pages.law_instruments import InstrumentsPart
from ui.pages.law_version_panel import VersionPanel
from ui.record_form import RecordForm
from ui.widgets.file_picker import FilePicker

TITLE = "Example / Пример. Хранение"


def part(seat: Seat) -> InstrumentsPart:
    """The tab, come to rest."""
    seat.window.work.go("law", None, "instruments")
    seat.settle()
    found = seat.page.part
    assert isinstance(found, InstrumentsPart)
    seat.wait(lambda: found.list.marked is not None)
    seat.settle()
    return found


def narrowed(seat: Seat, words: str, day: str = "") -> list[str]:
    """What the list shows after the filters were typed into."""
    found = part(seat)
    for keys, line, text in (("Ctrl+F", found.list.line, words), ("Ctrl+Shift+F", found.list.day, day)):
        seat.press(keys)
        seat.wait(line.hasFocus)
        line.selectAll()
        seat.press("Delete")
        seat.type(text)
    seat.wait(lambda: not found.list._timer.isActive())
    seat.settle()
    view = found.list.view
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def form(seat: Seat) -> RecordForm:
    """The form in front, with all its lines."""
    found = part(seat).detail.form
    assert found is not None
    return found


def typed(seat: Seat, shown: RecordForm, name: str, text: str) -> None:
    """A text typed into a field that Tab reaches."""
    seat.wait(lambda: name in shown.fields)
    seat.tab_to(shown.fields[name].spec.label)
    seat.type(text)


def test_what_held_on_a_day_and_what_a_change_came_to(seat: Seat) -> None:
    assert len([one for one in narrowed(seat, "украин 309") if "309" in one]) == 2, "the control: both versions"
    (before,) = narrowed(seat, "украин 309", "31.12.2019")
    assert "309" in before
    found = part(seat)
    assert found.list.marked is not None
    assert found.list.marked.record.valid_to == UncertainDate("2019-12-31")
    narrowed(seat, "украин 309", "1.2.2020")
    assert found.list.marked.record.valid_from == UncertainDate("2020-01-01")
    seat.press("Ctrl+B")
    panel = seat.window.overlay.panel
    assert isinstance(panel, ChangePanel)
    seat.wait(lambda: panel.lines)
    said = panel.summed.text()
    assert "30" in said
    assert "49" in said
    assert said.count("названо организацией, требует подтверждения") == 2
    assert "51" in panel.whole.text(), "the line of the fine is the marked one"
    seat.press("Up")
    assert "51" not in panel.whole.text()
    seat.press("Esc")
    assert found.list.view.hasFocus() or found.list.day.hasFocus()


def test_a_day_that_cannot_be_read_is_told_beside_it_and_nothing_is_hidden(seat: Seat) -> None:
    every = narrowed(seat, "")
    assert narrowed(seat, "", "31.2.2020") == every
    found = part(seat)
    assert found.list.day.text() == "31.2.2020"
    assert found.list.day_said.isVisible()
    assert found.list.day_said.property("kind") == "wrong"
    assert len(narrowed(seat, "", "2020-01-01")) < len(every)


def test_an_own_article_its_new_version_and_a_question_where_two_hold(seat: Seat) -> None:
    part(seat)
    seat.press("Ctrl+Shift+E")
    seat.settle()
    code = form(seat)
    seat.wait(lambda: code.first_field().hasFocus() or code.isAncestorOf(seat.focus()))
    seat.type("Example / Пример. Кодекс")
    typed(seat, code, "code", "xx-cc")
    seat.press("Ctrl+Return")
    seat.settle()
    (instrument,) = seat.desk.all(Instrument)
    assert instrument.code == "xx-cc"
    seat.press("Ctrl+E")
    seat.settle()
    article = form(seat)
    assert article.fields["instrument"].value() == "xx-cc", "a provision belongs to the marked instrument"
    typed(seat, article, "number", "228.1-а")
    typed(seat, article, "title", TITLE)
    typed(seat, article, "valid_from", "1.1.2012")
    typed(seat, article, "fine_to", "1700 UAH")
    typed(seat, article, "term_to", "2 года 6 месяцев")
    seat.press("Ctrl+Return")
    seat.settle()
    (first,) = seat.desk.all(Provision)
    assert (first.number, first.title, first.fine_to) == ("228.1-а", TITLE, Money("1700 UAH"))
    assert first.term_to == Quantity("30 mo")
    seat.press("Ctrl+D")
    panel = seat.window.overlay.panel
    assert isinstance(panel, VersionPanel)
    seat.type("1.1.2010")
    seat.press("Enter")
    seat.settle()
    assert seat.window.overlay.panel is panel, "too early: the panel stays"
    assert panel.wrong.isVisible()
    assert len(seat.desk.all(Provision)) == 1
    panel.day.line.selectAll()
    seat.type("1.1.2020")
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    old, new = sorted(seat.desk.all(Provision), key=lambda one: one.valid_from.first if one.valid_from else 0)
    assert old.valid_to == UncertainDate("2019-12-31")
    assert (new.valid_from, new.valid_to, new.number, new.status) == (
        UncertainDate("2020-01-01"), None, "228.1-а", "unsourced",
    )  # fmt: skip
    found = part(seat)
    assert found.entry is not None
    assert found.entry.record.key == new.key
    assert not found.detail.questions, "the control: one ends before the other begins"
    seat.press("Enter")
    typed(seat, form(seat), "valid_from", "")
    form(seat).fields["valid_from"].line.selectAll()  # type: ignore[attr-defined]
    seat.type("1.6.2019")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "одновременно" in found.detail.questions or "same time" in found.detail.questions
    assert seat.sees(found.detail.questions)
    seat.press("Ctrl+Z")
    seat.settle()
    assert not found.detail.questions
    seat.press("Ctrl+Z")
    seat.settle()
    (again,) = seat.desk.all(Provision)
    assert again.valid_to is None, "a new version and the end of the old one are one deed"


def test_a_delivered_article_is_read_and_its_copy_is_changed(seat: Seat) -> None:
    narrowed(seat, "украин 309", "1.2.2020")
    found = part(seat)
    assert found.detail.form is None
    seat.press("Ctrl+Delete")
    seat.settle()
    assert seat.desk.all(Provision) == ()
    seat.press("Ctrl+T")
    seat.settle()
    (own,) = seat.desk.all(Provision)
    assert (own.instrument, own.number, own.fine_to, own.status) == ("ua-cc", "309", Money("51000 UAH"), "seed")
    assert "ua_fine" not in own.text
    assert found.detail.form is not None
    seat.press("Ctrl+Delete")
    seat.settle()
    assert seat.desk.all(Provision) == ()


def test_law_and_practice_leaves_as_a_file_that_tells_of_laws_alone(sample_seat: Seat, tmp_path: Path) -> None:
    seat = sample_seat
    found = part(seat)
    seat.press("Ctrl+G")
    seat.settle()
    assert found.gap.found
    seat.press("End")
    assert found.gap.whole.text()
    seat.tab_to(found.gap.out_button.accessibleName())
    seat.press("Space")
    picker = seat.window.overlay.panel
    assert isinstance(picker, FilePicker)
    target = tmp_path / "gap.csv"
    picker.line.selectAll()
    seat.type(str(target))
    seat.press("Enter")
    seat.wait(target.exists)
    seat.settle()
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(found.gap.found) + 2
    assert any("V-1420" in " ".join(row) or "налоксон" in " ".join(row).casefold() for row in rows)
    whole = target.read_text("utf-8-sig")
    for case in ("EX-", "Lighthouse", "Oriole"):
        assert case not in whole
    found.gap.view.setFocus()
    seat.press("Enter")
    seat.settle()
    assert found.stack.currentIndex() == 0
    assert found.entry is not None


@pytest.mark.parametrize("view", ["list", "gap"])
def test_everything_has_a_name_and_no_word_is_cut_off(sample_seat: Seat, view: str) -> None:
    found = part(sample_seat)
    found.turn(view)
    sample_seat.settle()
    assert nameless(sample_seat.page) == []
    assert cut_off(sample_seat.page) == []
    focus = QApplication.focusWidget()
    assert focus is not None
