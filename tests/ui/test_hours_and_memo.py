"""The register of hours of detention, what to say and whom to call, and the memo for peer workers from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from seats import Seat
from walks import cut_off, nameless

from fieldcase.casework import country_notes, detention_memo, time_limits
from fieldcase.model.law import TimeLimit
from fieldcase.model.questionnaires import CountryNote
from ui.pages.detention_memo import MemoPanel, WhomPanel
from ui.pages.law_hours import HoursPart
from ui.pages.peer_memo_panel import PeerMemoPanel
from ui.widgets.file_picker import FilePicker


def hours(seat: Seat) -> HoursPart:
    """The tab, in front."""
    seat.window.work.go("law", None, "hours")
    seat.settle()
    part = seat.page.part
    assert isinstance(part, HoursPart)
    return part


def begun(seat: Seat) -> HoursPart:
    """A new row in the form."""
    part = hours(seat)
    seat.press("Ctrl+E")
    seat.wait(lambda: "notes" in part.form.fields)
    seat.settle()
    return part


def test_none_comes_with_the_program_and_the_empty_list_says_what_it_is_for(seat: Seat) -> None:
    part = hours(seat)
    assert seat.desk.all(TimeLimit) == ()
    assert part.list.stack.currentIndex() == 1
    assert nameless(seat.window) == []
    assert cut_off(seat.window) == []


def test_a_rule_is_entered_by_keys_and_counts_in_its_country(seat: Seat) -> None:
    part = begun(seat)
    seat.type("Кыргыз")
    seat.press("Enter")
    part.form.fields["hours"].setFocus()
    seat.type("48")
    seat.press("Ctrl+Return")
    seat.settle()
    (row,) = seat.desk.all(TimeLimit)
    assert (row.country, row.hours, row.counted_from, row.status) == ("KG", 48, "actual", "unsourced")
    assert time_limits.of_country(seat.desk, "KG") == (row,)
    assert time_limits.of_country(seat.desk, "") == ()


@pytest.mark.parametrize("typed", ["0", "-3", "2,5", "много", "100000"])
def test_hours_that_are_none_get_a_sentence_and_are_kept_as_typed(seat: Seat, typed: str) -> None:
    part = begun(seat)
    field = part.form.fields["hours"]
    field.setFocus()
    seat.type(typed)
    assert field.fault
    seat.press("Ctrl+Return")
    seat.settle()
    (row,) = seat.desk.all(TimeLimit) or seat.desk.unfinished()
    assert seat.desk.draft_words_of(row.key) == {"hours": typed}
    field.setFocus()
    seat.press("Ctrl+A")
    seat.type("3")
    assert not field.fault


def test_a_rule_that_would_end_before_it_begins_is_told_beside_the_form(seat: Seat) -> None:
    part = begun(seat)
    part.form.fields["valid_from"].setFocus()
    seat.type("2020")
    part.form.fields["valid_to"].setFocus()
    seat.type("2019")
    assert part.wrong.isVisible()
    assert part.wrong.text() == seat.window.work.words(
        "The rule would end before it begins. Please look at both dates; nothing you typed is lost."
    )
    seat.press("Ctrl+A")
    seat.type("2021")
    assert part.wrong.text() != seat.window.work.words(
        "The rule would end before it begins. Please look at both dates; nothing you typed is lost."
    )


def test_a_rule_put_into_the_bin_comes_back(seat: Seat) -> None:
    row = time_limits.blank(seat.desk, "KG")
    seat.desk.save(None, row)
    seat.heart.rest()
    part = hours(seat)
    seat.wait(lambda: part.list.marked is not None)
    seat.press("Ctrl+Delete")
    seat.settle()
    assert seat.desk.all(TimeLimit) == ()
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.desk.all(TimeLimit) == (row,)


def test_whom_to_call_is_the_organisations_own_text_and_none_is_delivered(seat: Seat) -> None:
    work = seat.window.work
    seat.settle()
    work.asked_for_panel.emit(MemoPanel(work, "KG"))
    seat.settle()
    memo = seat.window.overlay.panel
    assert isinstance(memo, MemoPanel)
    assert memo.whom.text() == work.words(
        "Your organisation has not written yet whom to call in this country. Press the button and write it."
    )
    for section in detention_memo.memo("ru").of(detention_memo.ON_SCREEN):
        assert section.heading in [one.text() for one in memo.findChildren(QLabel)]
    memo.write()
    seat.settle()
    assert isinstance(seat.window.overlay.panel, WhomPanel)
    seat.type("Дежурный юрист, линия 000 / Пример")
    seat.press("Esc")
    seat.settle()
    assert memo.whom.text() == "Дежурный юрист, линия 000 / Пример"
    (note,) = seat.desk.all(CountryNote)
    assert (note.country, note.detained) == ("KG", "Дежурный юрист, линия 000 / Пример")
    assert not country_notes.says_something(note), "it is nothing that visit mode shows"
    assert cut_off(memo) == []


def test_the_memo_for_peer_workers_is_written_where_a_person_says(seat: Seat, tmp_path: Path) -> None:
    hours(seat)
    seat.press("Ctrl+P")
    asked = seat.window.overlay.panel
    assert isinstance(asked, PeerMemoPanel)
    asked.draw_memo()
    assert asked.wrong.text(), "without a country it says what is missing"
    asked.countries.choose("KG")
    asked.day.setFocus()
    seat.press("Ctrl+A")
    seat.type("весна 2019")
    assert asked.day.fault
    seat.press("Ctrl+A")
    seat.type("1 октября 2019")
    assert not asked.day.fault
    assert nameless(asked) == []
    assert cut_off(asked) == []
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker), 60)
    picker = seat.window.overlay.panel
    assert isinstance(picker, FilePicker)
    assert Path(picker.line.text()).name == "memo-KG-2019-10-01-ru.pdf"
    written = tmp_path / "memo-KG-2019-10-01-ru.pdf"
    picker.line.setText(str(written))
    picker.take()
    seat.wait(written.exists, 30)
    assert written.read_bytes().startswith(b"%PDF")
