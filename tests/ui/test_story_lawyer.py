"""A lawyer at the window, in English and by keyboard alone: from a table of attacks to a file for the court and one
for the UN, in which one and the same woman is named and is not named, as she agreed.

The town, its people and every sentence are invented; the columns are those of a chronology that lawyers keep.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from case_pages import all_of, looked
from dossier_steps import (
    choose,
    command,
    export,
    findings,
    mark_person,
    part_of_person,
    previewed,
    three_answers,
    to_tab,
)
from pdf_reading import text as page_text
from PySide6.QtWidgets import QListWidget
from seats import Seat

from fieldcase.casework import people
from fieldcase.casework.dossiers import issued_versions
from fieldcase.model.case import Case, Event
from fieldcase.model.people import Person
from ui.pages.mapping_panel import MappingPanel

pytestmark = pytest.mark.language("en")

NAME = "Marfa Lindgren-Vale"
TITLE = "Attacks on an activist, Lindow / Example"
HEAD = "date,date_type,what,kind,actor,actor_kind,victim,medium,language,title,quote,pages,source,line,disputed\n"
ROWS = """\
2021-03-01,exact,The drop-in opens its doors / Example,own_action,Activist A.,activist,,network,en,,,,notes.txt,3,
2021-03-01,after,Comments call for violence,incitement,Readers; Group G.1,private_persons,Activist A.; visitors,,,,,,,8,
2021-03-09,exact,Her story is printed,press_attack,Paper P.; Journalist J.1,media,Activist A.,press,en,A den,,3,p.txt,1,
2021-03,month,Neighbours stop greeting,social_harm,Neighbours,private_persons,Activist A.,,,,,,notes.txt,14,
2021-04-02,exact,Activist B. is pushed,assault,Unknown,,Activist B.; Activist A.,,,,,,notes.txt,25,Police: nobody was
2021-04,estimate,Half of the visitors stay away,health_harm,,,visitors,,,,,,notes.txt,31,
2021-05-30,before,The campaign is rolled down,protective_measure,Activist A.,activist,,,,,,,notes.txt,33,
"""
MISFIT = "2021-13-05,exact,A letter without an answer,other,Duty officer,police,,,,,,,notes.txt,35,\n"
MENDED = MISFIT.replace("2021-13-05", "2021-12-05")


def bring(seat: Seat, file: Path) -> MappingPanel:
    """Choose the table; what its columns mean is asked."""
    command(seat, "import a chron")
    seat.type(str(file))
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, MappingPanel))
    panel = seat.window.overlay.panel
    assert isinstance(panel, MappingPanel)
    seat.wait(lambda: len(panel.combos) == len(panel.columns))
    seat.settle()
    return panel


def new_case(seat: Seat) -> Case:
    seat.press("Ctrl+Shift+N")
    seat.wait(lambda: seat.page.NAME == "cases" and "title" in seat.page.new.form.fields)
    seat.settle()
    seat.type(TITLE)
    seat.press("Enter")
    seat.wait(lambda: seat.quiet() and seat.page.workspace.case is not None and seat.page.workspace.tab is not None)
    seat.settle()
    case: Case = seat.page.workspace.case
    return case


@pytest.fixture
def case(seat: Seat, tmp_path: Path) -> Case:
    """The case with its chronology: made by keys as everything else."""
    made = new_case(seat)
    file = tmp_path / "attacks.csv"
    file.write_text(HEAD + ROWS + MENDED, "utf-8")
    bring(seat, file)
    seat.tab_to("Import 8 rows")
    seat.press("Space")
    seat.wait(lambda: seat.window.banner.sentence == "8 rows were imported.")
    seat.settle()
    return made


def test_a_row_that_does_not_fit_is_told_in_words_and_after_mending_all_come_in(seat: Seat, tmp_path: Path) -> None:
    case = new_case(seat)
    file = tmp_path / "attacks.csv"
    file.write_text(HEAD + ROWS + MISFIT, "utf-8")
    panel = bring(seat, file)
    seat.tab_to("Rows that do not fit")
    told = seat.focus()
    assert isinstance(told, QListWidget)
    assert [told.item(at).text() for at in range(told.count())] == [
        "row 8 (line 9 of the file): “date” is not a date, or does not fit its date_type"
    ]
    assert seat.sees("1 row does not fit")
    assert not panel.bring.isEnabled()
    seat.press("Esc")
    seat.settle()
    assert all_of(seat, Event, case) == ()
    assert all_of(seat, Person, case) == ()
    file.write_text(HEAD + ROWS + MENDED, "utf-8")
    bring(seat, file)
    # What the lawyer keeps to herself: the pages of her notes stay a note that no file prints.
    choose(seat, "Column “line” is", "only a note")
    seat.settle()
    seat.tab_to("Import 8 rows")
    seat.press("Space")
    seat.wait(lambda: seat.window.banner.sentence == "8 rows were imported.")
    seat.settle()
    events = all_of(seat, Event, case)
    assert len(events) == 8
    assert {one.date.text for one in events if one.date} >= {"2021-03-01/..", "2021-03", "2021-04~", "../2021-05-30"}
    assert [one.disputed for one in events if one.disputed] == ["Police: nobody was"]
    assert max(len(one.people) for one in events) == 2
    assert all("line" in one.notes for one in events), "kept, as a note"
    seat.press("Ctrl+Z")
    seat.settle()
    assert all_of(seat, Event, case) == (), "one key takes the whole import back"


def enter_consents(seat: Seat, case: Case) -> None:
    """Three questions to each whom the case speaks of; one woman wants to be named in court, and there alone."""
    to_tab(seat, "people")
    shy = [one.pseudonym for one in all_of(seat, Person, case) if one.actor_kind in ("", "activist")]
    assert len(shy) == 3
    for pseudonym in shy:
        mark_person(seat, pseudonym)
        three_answers(seat, "yes", "yes", "later" if pseudonym == "Activist A." else "yes")
    mark_person(seat, "Activist A.")
    part_of_person(seat, "Parts of the person", 1)
    seat.tab_to("Refine")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is not None and seat.focus().accessibleName() == "Uses")
    seat.type("court")
    seat.press("Enter")
    choose(seat, "How the person may appear", "by name")
    seat.tab_to("Save")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()


def enter_identity(seat: Seat) -> None:
    """A deed of its own: the reason first, then the name."""
    part_of_person(seat, "Parts of the person", 2)
    seat.tab_to("Enter the identity")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.type("the court asks for it")
    seat.tab_to("Name of the person")
    seat.type(NAME)
    seat.tab_to("Save")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()


def test_one_case_goes_to_the_court_with_the_name_and_to_the_un_without_it(
    seat: Seat, case: Case, tmp_path: Path
) -> None:
    enter_consents(seat, case)
    enter_identity(seat)
    activist = next(one for one in all_of(seat, Person, case) if one.pseudonym == "Activist A.")
    assert looked(seat, lambda look: people.identity_of(look, activist)) is not None
    command(seat, "make a dos")
    previewed(seat)
    files: dict[str, str] = {}
    for use, label in (("court", "court"), ("un_public", "UN body, public")):
        choose(seat, "What it is for", label)
        previewed(seat)
        assert seat.page.part.pages.count > 3, findings(seat)
        assert not seat.page.part.pages.view.picture.pixmap().isNull()
        target = tmp_path / f"{use}.pdf"
        export(seat, target)
        files[use] = page_text(target.read_bytes(), tmp_path)
        previewed(seat)
    assert NAME in files["court"], "the control: pdftotext finds a name where there is one"
    assert "Police: nobody was" in files["court"]
    for secret in (NAME, "Lindgren", "Marfa", "A den", "notes.txt"):
        assert secret not in files["un_public"], secret
    assert "Her story is printed" in files["un_public"], "her story is told, without her name"
    told = looked(seat, lambda look: issued_versions(look, case))
    assert {(one.use, one.version) for one in told} == {("court", 1), ("un_public", 1)}
    back_to_the_case(seat)
    to_tab(seat, "dossiers")
    seat.wait(lambda: seat.sees("court, version 1"))
    assert seat.sees("UN body, public, version 1")


def back_to_the_case(seat: Seat) -> None:
    seat.press("Ctrl+3")
    seat.settle()
    seat.press("Enter")
    seat.wait(lambda: seat.page.workspace.isVisible() and seat.page.workspace.tab is not None)
    seat.settle()


def test_the_table_of_a_real_case_comes_in_by_the_same_keys(seat: Seat, conformance: Path) -> None:
    file = conformance.parent / "real" / "attacks-2019.csv"
    if not file.is_file():
        pytest.skip("no real chronology beside the reference data")
    made = new_case(seat)
    panel = bring(seat, file)
    assert "quote" in panel.combos
    seat.tab_to("Import 16 rows")
    seat.press("Space")
    seat.wait(lambda: len(all_of(seat, Event, made)) == 16)
