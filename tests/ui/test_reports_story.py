"""A coordinator builds a report by keyboard alone, in Russian, from nothing to the files that are handed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtWidgets import QLabel
from report_steps import RU, begun, counted, with_a_case
from seats import Seat

from fieldcase.casework import cases, consents, people, report_files, reporting
from fieldcase.casework.dossiers import check_file
from fieldcase.model.people import Person
from fieldcase.model.reports import Report
from ui.pages.submission_issue import IssuePanel, RevealedPanel
from ui.widgets.file_picker import FilePicker
from ui.widgets.line_button import LineButton

KIND = "КЛДЖ, альтернативный доклад одной организации"


def test_from_nothing_to_the_files_that_are_handed_in(sample_seat: Seat, tmp_path: Path) -> None:
    seat = sample_seat
    report = begun(seat)
    with_a_case(seat, "EX-PRIMER")
    chosen = seat.desk.get(Report, report.id)
    assert chosen is not None
    assert chosen.cases == (cases.by_code(seat.desk, "EX-PRIMER").id,)
    before = counted(seat)
    seat.press("Ctrl+Enter")
    seat.type("Суды не спрашивают ")
    seat.press("Ctrl+B")
    seat.type("никогда")
    seat.press("Right", "Right", "Ctrl+Shift+F")
    seat.type("Так в каждом деле")
    seat.press("Right")
    seat.type(".")
    section = seat.page.part.opened.build.section
    assert section.text.toPlainText() == "Суды не спрашивают **никогда**^[Так в каждом деле]."
    seat.wait(lambda: counted(seat) >= before + 8, 40)  # the heading of the section too
    assert not reporting.parts(seat.desk, report)[0].text, "it is counted before it is entered: a draft still"
    seat.press("Ctrl+Shift+O")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, IssuePanel))
    assert seat.window.overlay.panel.chosen == ("docx",), "what the committee takes"
    seat.press("Tab", "Space", "Ctrl+Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, RevealedPanel), 60)
    assert any(RU("Nobody is named as submitting this report. The body asks for the full names.") == one.text()
               for one in seat.window.overlay.panel.findChildren(QLabel))  # fmt: skip
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.press("Ctrl+A")
    seat.type(str(tmp_path / "cedaw"))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None and seat.quiet() and (tmp_path / "cedaw.pdf").exists(), 30)
    seat.settle()
    assert check_file(tmp_path / "cedaw.pdf").findings == ()
    with ZipFile(tmp_path / "cedaw.docx") as word:
        assert "никогда" in word.read("word/document.xml").decode("utf-8")
        assert "Так в каждом деле" in word.read("word/footnotes.xml").decode("utf-8")
    assert [one.form for one in report_files.issued_versions(seat.desk, report)] == ["docx", "pdf"]
    seat.press("Ctrl+Shift+G", "Ctrl+Shift+G")
    seat.settle()
    assert any("SHA-256" in text for text in seat.texts())


def test_sections_are_moved_left_out_and_added_by_keys(sample_seat: Seat) -> None:
    seat = sample_seat
    report = begun(seat)
    build = seat.page.part.opened.build
    first, second = reporting.parts(seat.desk, report)[:2]
    seat.press("Alt+Down")
    seat.settle()
    assert [one.id for one in reporting.parts(seat.desk, report)[:2]] == [second.id, first.id]
    assert build.marked.id == first.id, "the mark goes with it"
    seat.press("Ctrl+Shift+U")
    seat.settle()
    assert reporting.parts(seat.desk, report)[1].left_out
    seat.press("Ctrl+Shift+A")
    seat.settle()
    assert next(one for one in reporting.parts(seat.desk, report) if one.id == first.id).annex
    number = len(reporting.parts(seat.desk, report))
    seat.press("Ctrl+E")
    seat.settle()
    seat.press("1")
    seat.settle()
    assert len(reporting.parts(seat.desk, report)) == number + 1
    assert build.marked.kind == "text"
    seat.press("Ctrl+Delete")
    seat.settle()
    assert len(reporting.parts(seat.desk, report)) == number
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(reporting.parts(seat.desk, report)) == number + 1


def test_the_pages_begin_where_the_marked_section_does_and_are_turned_freely(sample_seat: Seat) -> None:
    seat = sample_seat
    report = begun(seat)
    one, other = reporting.parts(seat.desk, report)[:2]
    for part in (one, other):
        seat.window.work.do(lambda desk, part=part: desk.save(part, replace(part, text="Слова. " * 700)))
    seat.settle()
    beside = seat.page.part.opened.build.beside
    counted(seat)
    seat.wait(lambda: len(beside.made.begins) >= 2 and not beside.pages._state.text(), 40)
    assert beside.made.begins[one.key] < beside.made.begins[other.key], "the control: on two pages"
    assert beside.pages.number == beside.made.begins[one.key], "title and contents come before it"
    seat.press("Down")
    seat.settle()
    assert beside.pages.number == beside.made.begins[other.key]
    seat.press("Ctrl+PgUp", "Ctrl+PgUp")
    turned = beside.pages.number
    assert turned < beside.made.begins[other.key]
    beside.read()
    counted(seat)
    assert beside.pages.number == turned, "what is made anew turns no page"


def test_lock_in_the_middle_of_a_word_keeps_it(sample_seat: Seat) -> None:
    seat = sample_seat
    report = begun(seat)
    seat.press("Ctrl+Enter")
    seat.type("Недопис")
    part = reporting.parts(seat.desk, report)[0]
    for deed in seat.window.unkept():
        deed(seat.desk)
    look = seat.window.work.look
    assert [one.value for one in look.drafts(part.key) if one.field == "text"] == ["Недопис"]


def issued(seat: Seat, report: Report, folder: Path) -> None:
    """The report as a Word file, issued by a command."""
    now = seat.desk.get(Report, report.id) or report
    name = report_files.suggested_name(seat.desk, now)
    made = report_files.make(seat.desk, now, name, RU, ("docx",))
    report_files.issue(seat.desk, made, folder, name)
    seat.heart.rest()  # made in the test's own thread


def test_a_consent_taken_back_waits_on_today_until_there_is_a_next_version(sample_seat: Seat, tmp_path: Path) -> None:
    seat = sample_seat
    report = begun(seat)
    with_a_case(seat, "EX-KG-ATTACK")
    seat.press("Ctrl+1")
    seat.settle()
    issued(seat, report, tmp_path)
    (first,) = report_files.issued_versions(seat.desk, report)
    whom = (seat.desk.get(Person, one) for one in first.people)
    person = next(one for one in whom if one is not None and people.consents_of(seat.desk, one))
    seat.window.work.do(lambda desk: consents.withdraw(desk, person))
    seat.settle()
    said = f"{RU('Consent withdrawn: {person}').format(person=person.pseudonym)} · {KIND}"
    line = next(one for one in seat.page.findChildren(LineButton) if one.text().startswith(said))
    line.setFocus()
    seat.press("Enter")
    seat.wait(lambda: seat.page.NAME == "reports" and seat.page.part.is_open)
    seat.settle()
    seat.press("Ctrl+Shift+G", "Ctrl+Shift+G")
    seat.settle()
    assert any(person.pseudonym in text for text in seat.texts()), "the issued file names who agrees no longer"
    seat.press("Ctrl+1")
    seat.settle()
    issued(seat, report, tmp_path)
    assert report_files.issued_versions(seat.desk, report)[0].version == 2
    assert person.id not in report_files.issued_versions(seat.desk, report)[0].people
    seat.press("Ctrl+2", "Ctrl+1")
    seat.settle()
    assert not any(one.text().startswith(said) for one in seat.page.findChildren(LineButton) if one.isVisible())


def test_another_language_in_the_midst_of_the_head_goes_on_there(sample_seat: Seat) -> None:
    seat = sample_seat
    begun(seat)
    seat.press("Ctrl+Shift+G")
    seat.settle()
    seat.tab_to(RU("Who submits it"))
    seat.type("Сеть")
    seat.window.work.dress("language", "en")
    seat.wait(lambda: seat.shell.choices.language == "en")
    seat.settle()
    form = seat.page.part.opened.about.form
    seat.wait(lambda: form.field_in_focus() is not None)
    seat.type(" «Пример»")
    assert form.fields["submitters"].value() == "Сеть «Пример»"
    seat.heart.longest = 0.0  # a language is changed once, and everything is dressed at once


def test_a_word_of_a_section_leads_from_the_search_to_that_section(sample_seat: Seat) -> None:
    seat = sample_seat
    report = begun(seat)
    part = reporting.parts(seat.desk, report)[2]
    seat.window.work.do(lambda desk: desk.save(part, replace(part, text="Разноцветные зонтики")))
    seat.press("Ctrl+1")
    seat.settle()
    seat.press("Ctrl+K")
    seat.type("Разноцветные")
    found = seat.window.overlay.panel.found
    seat.wait(lambda: found.count() == 1)
    seat.press("Enter")
    seat.wait(lambda: seat.page.NAME == "reports" and seat.page.part.is_open)
    seat.settle()
    assert seat.page.part.opened.build.marked.id == part.id


def test_a_section_of_six_thousand_words_is_typed_in_without_a_standstill(sample_seat: Seat) -> None:
    seat = sample_seat
    report = begun(seat)
    part = reporting.parts(seat.desk, report)[0]
    paragraph = "Суды **не спрашивают** о насилии^[Так в каждом деле] и слов здесь десять. " * 11
    long = replace(part, text="\n".join([paragraph] * 55))
    assert len(long.text.split()) > 6000, "the control"
    seat.window.work.do(lambda desk: desk.save(part, long))
    seat.settle()
    seat.press("Ctrl+Enter", "Ctrl+End")
    seat.settle()
    seat.type("и ещё слова")
    seat.settle()
    assert seat.page.part.opened.build.section.text.toPlainText().endswith("и ещё слова")
