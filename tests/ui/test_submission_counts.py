"""The tables of a section of a report by keys: added, the usual ones, moved, taken out; each change is kept."""

from __future__ import annotations

from dataclasses import replace

from seats import Seat
from walks import cut_off, nameless

from fieldcase.casework import count_choices, counted_shown, reporting, sample
from fieldcase.i18n import words
from fieldcase.model.reports import Report, ReportPart
from ui.pages.counts_panel import CountsPanel
from ui.pages.numbers_panel import NumbersPanel
from ui.pages.submission_counts import SectionTables


def begun(seat: Seat) -> tuple[Report, ReportPart]:
    """A report with a section of tables."""
    with seat.desk.deed():
        report = reporting.begin(seat.desk, "donor", "ru", words("ru"), title="Отчёт", country="KG")
    return report, next(one for one in reporting.parts(seat.desk, report) if one.kind == "tables")


def shown(seat: Seat, report: Report, part: ReportPart) -> SectionTables:
    """The editor of the section's tables, in a window of its own."""
    made = SectionTables(seat.window.work)
    made.setParent(seat.window)
    made.show_part(report, part)
    made.show()
    seat.settle()
    return made


def kept(seat: Seat, part: ReportPart) -> tuple[str, ...]:
    """The tables of the section as the vault has them."""
    now = seat.desk.get(ReportPart, part.id)
    assert now is not None
    return now.counts


def panel_of(seat: Seat, tables: SectionTables) -> CountsPanel:
    tables.add()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, CountsPanel))
    panel = seat.window.overlay.panel
    assert isinstance(panel, CountsPanel)
    return panel


def test_a_table_is_added_by_keys_with_the_reports_country_and_kept_at_once(seat: Seat) -> None:
    report, part = begun(seat)
    tables = shown(seat, report, part)
    panel = panel_of(seat, tables)
    seat.settle()
    assert nameless(panel) == []
    assert cut_off(panel) == []
    assert panel.country.code == "KG"
    panel.what.choose("acts")
    panel.rows.choose("perpetrator")
    panel.columns.choose("gender")
    panel.period.setFocus()
    seat.type("2019")
    seat.press("Ctrl+Return")
    seat.wait(lambda: len(kept(seat, part)) == 1)
    (made,) = kept(seat, part)
    asked = count_choices.read(made)
    assert asked is not None
    assert (asked.what.value, asked.rows, asked.columns, asked.country) == ("acts", "perpetrator", "gender", "KG")
    assert asked.period is not None
    assert asked.period.text == "2019"
    seat.wait(lambda: tables.list.count() == 1)
    assert "2019" in tables.list.item(0).text()


def test_what_makes_no_table_is_said_and_nothing_is_kept(seat: Seat) -> None:
    report, part = begun(seat)
    panel = panel_of(seat, shown(seat, report, part))
    panel.what.choose("acts")
    panel.rows.choose("type")
    panel.columns.choose("type")
    panel.add()
    assert panel.fault.isVisible()
    panel.columns.choose("side")
    assert panel.change.isVisible()
    panel.add()
    assert panel.fault.isVisible(), "before and after needs the day of the change"
    assert kept(seat, part) == ()


def test_the_usual_tables_come_once_and_are_moved_and_taken_out(seat: Seat) -> None:
    report, part = begun(seat)
    tables = shown(seat, report, part)
    tables.add_usual()
    usual = tuple(one.text() for one in count_choices.usual("KG", None))
    seat.wait(lambda: kept(seat, part) == usual)
    tables.add_usual()
    seat.settle()
    assert kept(seat, part) == usual, "none twice"
    seat.wait(lambda: tables.list.count() == len(usual))
    tables.list.setCurrentRow(0)
    assert not tables.up.isEnabled()
    tables.down.click()
    seat.wait(lambda: kept(seat, part)[:2] == (usual[1], usual[0]))
    seat.wait(lambda: tables.list.currentRow() == 1)
    tables.out.click()
    seat.wait(lambda: len(kept(seat, part)) == len(usual) - 1)
    assert usual[0] not in kept(seat, part)


def test_a_section_of_another_kind_shows_no_tables(seat: Seat) -> None:
    report, _ = begun(seat)
    summary = reporting.parts(seat.desk, report)[0]
    tables = shown(seat, report, summary)
    tables.show_part(report, summary)
    assert not tables.isVisible()


def test_every_number_opens_the_records_it_counts_and_a_withheld_one_none(seat: Seat) -> None:
    sample.load(seat.desk)
    report, part = begun(seat)
    tables = shown(seat, report, part)
    asked = count_choices.asked("acts", "type", country="KG")
    tables.show_part(report, replace(part, counts=(asked.text(),)))
    seat.wait(lambda: tables.numbers_button.isEnabled())
    tables.numbers_button.click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, NumbersPanel))
    panel = seat.window.overlay.panel
    assert isinstance(panel, NumbersPanel)
    seat.wait(lambda: panel.tables)
    seat.settle()
    assert nameless(panel) == []
    for name, cells in panel.tables[0].rows:
        number = cells[-1]
        assert int(number.said) == len(set(number.keys)), name
    name, cells = panel.tables[0].rows[-1]
    panel.open_number(cells[-1], name)
    seat.wait(lambda: panel.list.count() == int(cells[-1].said))
    assert {one.kind for one in panel.listed} == {"act"}
    people = count_choices.asked("people", "age")
    outside = counted_shown.tables(seat.desk, people, words("en"), outside=True)
    assert all(not cell.keys for table in outside for _, line in table.rows for cell in line if cell.said == "withheld")
    panel.way.choose("out")
    seat.wait(lambda: panel.list.count() == 0)
    panel.open_number(cells[-1], name)
    seat.wait(lambda: panel.list.count() > 0)
    panel.list.itemActivated.emit(panel.list.item(0))
    seat.wait(lambda: seat.window.overlay.panel is None and seat.window.work.place.page == "cases")
