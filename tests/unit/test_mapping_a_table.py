"""A table with anybody's columns is given ours before it is imported: proposed, chosen, checked, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fieldcase.casework import cases, chronology, erasing
from fieldcase.casework.chronology import Reading, columns_of, import_rows, mapped, misfits, suggested
from fieldcase.casework.desk import Desk
from fieldcase.casework.mapping import FIELDS
from fieldcase.casework.table_file import TableFile, read
from fieldcase.casework.tables import shipped
from fieldcase.errors import Cancelled, RowsRefused
from fieldcase.i18n import words
from fieldcase.model.case import Event, Source
from fieldcase.model.people import Person

TODAY = date(2026, 3, 5)
HEAD = "Дата;Что случилось;Вид события;Пострадавший;Место;Страна;Цвет"
LINES = (
    "25 ноября 2019;Пример: обыск;обыск или досмотр;К-17;Пример;Кыргызстан;синий",
    "до 05.12.2019;Пример: допрос;беседа в коридоре;;;;",
    "осень 2019;Пример: письмо;письмо;;;;",
)
RUSSIAN = words("ru")


def table(*lines: str) -> TableFile:
    return read("\n".join(lines).encode(), "t.csv")


def ours(mapping: Reading, *lines: str) -> TableFile:
    return mapped(table(*lines), mapping, TODAY, shipped())


def test_known_names_in_russian_are_proposed_and_what_nobody_knows_is_left_out() -> None:
    found = suggested(columns_of(table(HEAD)))
    assert found.columns == {
        "дата": "date", "что случилось": "what", "вид события": "kind", "пострадавший": "victim", "место": "place",
        "страна": "country", "цвет": "",
    }  # fmt: skip
    assert (found.typed_dates, found.kind) == (False, ""), "how dates are written is for a person to say"


def test_our_own_names_are_proposed_for_themselves() -> None:
    assert suggested(tuple(FIELDS)).columns == {name: name for name in FIELDS}


def test_one_of_ours_is_given_to_one_column_only() -> None:
    assert suggested(("дата", "день", "когда")).columns == {"дата": "date", "день": "", "когда": ""}


def test_no_name_of_a_column_stands_for_two_of_ours() -> None:
    names = [name for _, known in FIELDS.values() for name in known]
    assert len(names) == len(set(names)) > 60


def test_a_table_as_people_write_it_is_imported_with_its_dates_read(desk: Desk) -> None:
    case = cases.new_case(desk)
    mapping = replace(suggested(columns_of(table(HEAD))), typed_dates=True)
    assert misfits(ours(mapping, HEAD, *LINES)) == ()
    import_rows(desk, case.scope, ours(mapping, HEAD, *LINES), RUSSIAN)
    events = desk.all(Event, case.scope)
    assert [event.date.text if event.date else "" for event in events] == ["2019-11-25", "../2019-12-05", "2019-23"]
    assert [event.kind for event in events] == ["search", "other", "letter"]
    assert [event.kind_as_written for event in events] == ["", "беседа в коридоре", ""]
    assert (events[0].country, events[0].place, events[0].notes) == ("KG", "Пример", "цвет: синий")
    assert [person.pseudonym for person in desk.all(Person, case.scope)] == ["К-17"]
    desk.undo()
    assert not desk.all(Event, case.scope)
    assert not desk.all(Person, case.scope)


def test_without_that_choice_a_column_for_the_kind_of_date_is_missing() -> None:
    mapping = suggested(columns_of(table(HEAD)))
    assert [misfit.column for misfit in misfits(ours(mapping, HEAD, *LINES))] == ["date_type"]


def test_a_date_that_nobody_can_read_is_named_by_its_row(desk: Desk) -> None:
    mapping = Reading({"дата": "date", "что": "what", "вид": "kind"}, typed_dates=True)
    content = ours(mapping, "дата;что;вид", "25.11.2019;а;письмо", "когда-то;б;письмо", ";в;письмо")
    assert [(misfit.row, misfit.column) for misfit in misfits(content)] == [(2, "date"), (3, "date")]
    case = cases.new_case(desk)
    with pytest.raises(RowsRefused):
        import_rows(desk, case.scope, content, RUSSIAN)
    assert desk.all(Event) == ()


def test_one_kind_may_be_given_to_all_rows_that_say_none() -> None:
    mapping = Reading({"дата": "date", "что": "what"}, typed_dates=True, kind="detention")
    content = ours(mapping, "дата;что", "2019;а")
    assert misfits(content) == ()
    assert content.rows[0].cells["kind"] == "detention"
    some = ours(
        replace(mapping, columns={**mapping.columns, "вид": "kind"}), "дата;что;вид", "2019;а;", "2019;б;письмо"
    )
    assert [row.cells["kind"] for row in some.rows] == ["detention", "letter"]


@pytest.mark.parametrize(
    ("written", "read_as"), [("точно", "exact"), ("После", "after"), ("до", "before"), ("примерно", "estimate")]
)
def test_kinds_of_dates_are_understood_in_russian(written: str, read_as: str) -> None:
    mapping = suggested(("дата", "тип даты", "что", "вид"))
    content = ours(mapping, "дата;тип даты;что;вид", f"2019-11-25;{written};а;письмо")
    assert content.rows[0].cells["date_type"] == read_as
    assert misfits(content) == ()


def test_a_column_that_is_left_out_never_passes_for_one_of_ours(desk: Desk) -> None:
    mapping = Reading({"дата": "date", "текст": "what", "what": ""}, typed_dates=True, kind="other")
    content = ours(mapping, "дата;текст;what", "2019;Пример;чужое")
    case = cases.new_case(desk)
    import_rows(desk, case.scope, content, RUSSIAN)
    (event,) = desk.all(Event, case.scope)
    assert (event.what, event.notes) == ("Пример", "«what»: чужое")


def test_two_columns_of_one_of_ours_are_joined() -> None:
    mapping = Reading({"дата": "date", "а": "victim", "б": "victim"}, typed_dates=True)
    content = ours(mapping, "дата;а;б", "2019;К-1;К-2", "2019;;К-3")
    assert [row.cells["victim"] for row in content.rows] == ["К-1; К-2", "К-3"]


def test_our_own_columns_pass_through_as_they_are() -> None:
    lines = ("date,date_type,what,kind,source", "2019-11-25,after,leaflets,own_action,paper.txt")
    plain = table(*lines)
    through = mapped(plain, suggested(columns_of(plain)), TODAY, shipped())
    assert through == plain


def test_an_import_says_how_far_it_is_and_a_stopped_one_leaves_nothing(desk: Desk) -> None:
    content = ours(replace(suggested(columns_of(table(HEAD))), typed_dates=True), HEAD, *LINES)
    case, heard = cases.new_case(desk), list[tuple[int, int]]()
    with pytest.raises(Cancelled):
        import_rows(
            desk, case.scope, content, RUSSIAN, lambda *step: heard.append(step), lambda: len(heard) == 2
        )  # fmt: skip
    assert heard == [(1, 3), (2, 3)]
    assert not any(desk.all(kind) for kind in (Event, Person, Source))
    changes = import_rows(desk, case.scope, content, RUSSIAN, lambda *step: heard.append(step)).changes
    assert heard[2:] == [(1, 3), (2, 3), (3, 3)]
    assert {event.key for event in desk.all(Event)} <= changes.records


def test_a_table_that_comes_again_adds_its_new_rows_alone(desk: Desk) -> None:
    reading = replace(suggested(columns_of(table(HEAD))), typed_dates=True)
    case = cases.new_case(desk)

    def took(*lines: str) -> tuple[int, int, str]:
        done = import_rows(desk, case.scope, ours(reading, HEAD, *lines), RUSSIAN)
        return done.added, done.known, done.told(RUSSIAN)

    assert took(*LINES)[:2] == (3, 0)
    people, sources = desk.all(Person), desk.all(Source)
    assert took(*LINES)[:2] == (0, 3)
    assert took(*LINES, LINES[0], LINES[1].replace("Пример", "Иное"))[:2] == (2, 3), "a row that stands twice is two"
    assert took(*LINES)[2] == "Внесено 0 строк. 3 строки уже есть, они не внесены."
    assert len(desk.all(Event)) == 5
    other = LINES[0].replace("К-17", "К-18")
    assert took(other)[:2] == (1, 0), "the same of somebody else is another event"
    assert (len(desk.all(Person)), desk.all(Source)) == (len(people) + 1, sources), "nobody comes in twice"


def test_an_event_that_was_changed_is_not_doubled_one_taken_back_comes_back_one_erased_does_not(desk: Desk) -> None:
    content = ours(replace(suggested(columns_of(table(HEAD))), typed_dates=True), HEAD, *LINES)
    case = cases.new_case(desk)
    import_rows(desk, case.scope, content, RUSSIAN)
    desk.undo()
    assert desk.all(Event) == ()
    assert import_rows(desk, case.scope, content, RUSSIAN).added == 3
    first, second, _ = sorted(desk.all(Event), key=lambda one: one.day_order or 0)
    desk.save(first, replace(first, what="Иначе / Пример"))
    erasing.erase(desk, second.key)
    done = import_rows(desk, case.scope, content, RUSSIAN)
    assert (done.added, done.known) == (0, 3)
    assert len(desk.all(Event)) == 2


def test_an_empty_table_imports_nothing_and_harms_nothing(desk: Desk) -> None:
    mapping = Reading({"дата": "date", "что": "what"}, typed_dates=True, kind="other")
    done = import_rows(desk, cases.new_case(desk).scope, ours(mapping, "дата;что"), RUSSIAN)
    assert (done.changes.records, done.added, done.known) == (frozenset(), 0, 0)
    assert set(FIELDS) == chronology.KNOWN
