"""Court decisions from a table: Russian words and codes, decimal commas, all rows or none, the same file found."""

from __future__ import annotations

import datetime
from dataclasses import replace

import invented_decisions
import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldcase.casework import decision_export, decision_table, table_file, table_out
from fieldcase.casework.decision_cells import Cells, Unfit
from fieldcase.casework.decision_columns import FIELDS, GOING_OUT, head_of, suggested
from fieldcase.casework.desk import Desk
from fieldcase.casework.tables import offered, shipped
from fieldcase.errors import Cancelled, RowsRefused
from fieldcase.i18n import words
from fieldcase.model.courts import Decision

RUSSIAN, ENGLISH = words("ru"), words("en")
CELLS = Cells(shipped(), RUSSIAN, datetime.date(2026, 11, 27))
HEAD = "номер дела;дата решения;суд;кодекс;статья;вещество;вес;размер;штраф;наказание;цвет"
LINE = "П-1;02.11.2019;Озёрский суд (Пример);УК;268;героин;0,8 г;крупный;30000 сом;штраф;синий"


def fitting(*lines: str) -> table_file.TableFile:
    table = table_file.read("\n".join(lines).encode(), "t.csv")
    return decision_table.mapped(table, suggested(table.columns))


def taken(desk: Desk, *lines: str, leave_known: bool = False) -> int:
    return decision_table.import_rows(desk, fitting(*lines), RUSSIAN, leave_known=leave_known)


def there(desk: Desk) -> tuple[Decision, ...]:
    return desk.all(Decision, desk.register)


def test_russian_labels_comma_decimals_and_dates_with_dots_are_read(desk: Desk) -> None:
    assert taken(desk, HEAD, LINE) == 1
    (one,) = there(desk)
    assert (one.date.text if one.date else "", one.code, one.article) == ("2019-11-02", "УК", "268")
    assert (one.weight.text if one.weight else "", one.size) == ("0.8 g", "large")
    assert (one.fine.text if one.fine else "", one.punishments) == ("30000 KGS", ("fine",))
    assert one.notes == "цвет: синий", "what no column stands for is kept, where no export prints it"


def test_units_may_stand_in_columns_of_their_own(desk: Desk) -> None:
    taken(desk, "статья;вес;единица;штраф;валюта", "268;0,8;г;30000;KGS")
    (one,) = there(desk)
    assert (one.weight.text if one.weight else "", one.fine.text if one.fine else "") == ("0.8 g", "30000 KGS")


def test_each_row_that_does_not_fit_is_named_with_its_line_and_nothing_comes_in(desk: Desk) -> None:
    bad = (LINE.replace("02.11.2019", "31.02.2019"), LINE.replace("0,8 г", "много"), LINE.replace("крупный", "большой"))
    with pytest.raises(RowsRefused) as refused:
        taken(desk, HEAD, LINE, *(one.replace("П-1", f"П-{at}") for at, one in enumerate(bad, start=2)))
    told = refused.value.told(RUSSIAN)
    assert [line for line in told.splitlines() if "(3" in line or "(4" in line or "(5" in line]
    assert "date" in told
    assert "weight" in told
    assert "size" in told
    assert "много" not in told, "the cell's content is not told"
    assert there(desk) == ()


def test_the_same_file_twice_is_found_and_may_be_passed_over(desk: Desk) -> None:
    taken(desk, HEAD, LINE)
    with pytest.raises(RowsRefused):
        taken(desk, HEAD, LINE)
    new = LINE.replace("П-1", "П-2")
    assert taken(desk, HEAD, LINE, new, leave_known=True) == 1
    assert sorted(one.reference for one in there(desk)) == ["П-1", "П-2"]


def test_a_number_twice_in_one_file_is_found(desk: Desk) -> None:
    with pytest.raises(RowsRefused):
        taken(desk, HEAD, LINE, LINE)
    assert taken(desk, HEAD, LINE, LINE.replace("02.11.2019", "03.11.2019")) == 2, "the control: another day"


def test_decisions_without_a_number_are_found_when_all_is_the_same(desk: Desk) -> None:
    nameless = LINE.replace("П-1", "")
    assert taken(desk, HEAD, nameless, nameless) == 2, "two alike in one file may be two people"
    with pytest.raises(RowsRefused):
        taken(desk, HEAD, nameless)
    assert taken(desk, HEAD, nameless.replace("0,8", "0,9")) == 1


def test_a_table_of_something_else_is_refused(desk: Desk) -> None:
    with pytest.raises(RowsRefused):
        taken(desk, "цвет;вкус", "синий;кислый")


def test_an_import_that_is_stopped_leaves_nothing(desk: Desk) -> None:
    table = fitting(*invented_decisions.table(20).splitlines())
    with pytest.raises(Cancelled):
        decision_table.import_rows(desk, table, RUSSIAN, cancelled=iter([False] * 10 + [True]).__next__)
    assert there(desk) == ()


def test_what_goes_out_comes_in_again_as_the_same_in_either_language(desk: Desk) -> None:
    taken(desk, *invented_decisions.table(50).splitlines())
    before = there(desk)
    for told in (RUSSIAN, ENGLISH):
        text = decision_export.table_of(desk, told)
        table = table_file.read(text.encode(), "t.csv")
        columns = suggested(table.columns)
        assert set(columns.values()) == set(GOING_OUT)
        cells = Cells(shipped(), told, datetime.date(2026, 11, 27))
        none = decision_table.known_in(desk)
        rows = decision_table.read_rows(decision_table.mapped(table, columns), cells, desk.register, none)
        again = {one.decision.reference: one.decision for one in rows}
        assert {one.reference: replace(one, id=again[one.reference].id) for one in before} == again


def test_judges_and_notes_go_into_no_table_and_cases_stay_where_they_are(desk: Desk) -> None:
    taken(desk, HEAD + ";судья", LINE + ";Судья Пример")
    (one,) = there(desk)
    assert one.judge == "Судья Пример", "the control: it is there"
    scope = desk.new_scope("case")
    desk.save(None, replace(one, id=type(one.id)(desk.new_id()), scope=scope, reference="ДЕЛО-9"))
    text = decision_export.table_of(desk, RUSSIAN)
    assert "П-1" in text
    assert "Судья Пример" not in text
    assert "синий" not in text
    assert "ДЕЛО-9" not in text


def test_a_cell_that_a_program_of_tables_would_run_goes_out_as_words_and_comes_back(desk: Desk) -> None:
    taken(desk, HEAD, LINE.replace("Озёрский суд (Пример)", "=2+2"))
    text = decision_export.table_of(desk, RUSSIAN)
    assert "'=2+2" in text
    assert ",=2+2" not in text
    assert there(desk)[0].court == "=2+2"


@given(some.text(some.characters(codec="utf-8", exclude_characters="\x00"), max_size=20))
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert table_out.unguarded(table_out.guarded(cell)) == cell


def test_no_sign_that_begins_a_formula_stands_first_in_a_cell_that_leaves() -> None:
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "  =1", "\xa0=1"):
        assert table_out.written(["x"], [[cell]]).splitlines()[1].lstrip('"').startswith("'"), cell
    assert table_out.written(["x"], [["суд = суд"]]).splitlines()[1] == "суд = суд"


@pytest.mark.parametrize("name", [name for name in FIELDS if name in GOING_OUT])
def test_the_heads_of_columns_are_recognised(name: str) -> None:
    for language in ("ru", "en"):
        assert suggested((head_of(name, language).lower(),))[head_of(name, language).lower()] == name


def test_no_name_of_a_column_stands_for_two() -> None:
    names = [name for _, known in FIELDS.values() for name in known]
    assert len(names) == len(set(names)) > 80


@pytest.mark.parametrize("name", ["size", "defence", "gender", "minor", "outcome", "instance", "country"])
def test_a_choice_is_made_by_its_label_code_number_or_first_letters(name: str) -> None:
    vocabulary = next(v for n, v in (
        ("size", "size"), ("defence", "presence"), ("gender", "gender"), ("minor", "yes_no"),
        ("outcome", "decision_outcome"), ("instance", "instance"), ("country", "country"),
    ) if n == name)  # fmt: skip
    for number, (code, label) in enumerate(offered(vocabulary, "ru"), start=1):
        assert CELLS.read(name, label.upper()) == code
        assert CELLS.read(name, code) == code
        assert CELLS.read(name, str(number), loose=True) == code
    with pytest.raises(Unfit):
        CELLS.read(name, "неведомо что")


def test_first_letters_count_at_the_keyboard_alone() -> None:
    assert CELLS.read("size", "особо", loose=True) == "especially_large"
    with pytest.raises(Unfit):
        CELLS.read("size", "особо")
    with pytest.raises(Unfit) as several:
        CELLS.read("size", "ниже", loose=True)
    assert "ниже крупного" in several.value.told(RUSSIAN)


def test_several_punishments_are_read_from_one_cell() -> None:
    assert CELLS.read("punishments", "штраф + ограничение свободы") == ("fine", "restriction_of_freedom")
    assert CELLS.read("punishments", "1; 3", loose=True) == ("fine", "imprisonment")
