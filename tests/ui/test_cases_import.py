"""A chronology from a table in the window: columns are given a meaning, misfits are told, all rows come in or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_pages import all_of, empty_case, events
from PySide6.QtWidgets import QPushButton
from seats import Seat

from fieldcase.model.case import Case
from fieldcase.model.people import Person
from ui.pages.chronology_import import read_table
from ui.pages.mapping_panel import MappingPanel

ENGLISH = """date,date_type,what,kind,actor,victim,mood
2026-03-05,exact,A search,search,Officer X,Oriole,bad
2026-03-06,after,A letter,letter,,,
"""
RUSSIAN = """Дата;Событие;Кто
5 марта 2026;Обыск;Сотрудник X
до 05.04.2026;Ответа нет;
"""
BAD = """date,date_type,what,kind
2026-03-05,exact,A search,search
2026-13-05,exact,A letter,letter
2026-03-07,exact,,letter
"""


@pytest.fixture
def case(seat: Seat) -> Case:
    return empty_case(seat)


def shown(seat: Seat, case: Case, folder: Path, text: str, encoding: str = "utf-8") -> MappingPanel:
    file = folder / "table.csv"
    file.write_text(text, encoding)
    seat.heart.rest()
    read_table(seat.window.work, case, file)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, MappingPanel))
    seat.settle()
    panel = seat.window.overlay.panel
    assert isinstance(panel, MappingPanel)
    seat.wait(lambda: len(panel.combos) == len(panel.columns))
    seat.settle()
    return panel


def told(panel: MappingPanel) -> list[str]:
    return [panel.misfits.item(at).text() for at in range(panel.misfits.count())]


def test_known_columns_are_proposed_and_one_button_brings_all_rows_in(seat: Seat, case: Case, tmp_path: Path) -> None:
    panel = shown(seat, case, tmp_path, ENGLISH)
    assert {name: combo.code for name, combo in panel.combos.items()} == {
        "date": "date", "date_type": "date_type", "what": "what", "kind": "kind", "actor": "actor", "victim": "victim",
        "mood": "",
    }  # fmt: skip
    assert panel.bring.text() == "Внести 2 строки"
    panel.bring.click()
    seat.wait(lambda: seat.window.banner.sentence == "Внесены 2 строки.")
    assert len(events(seat, case)) == 2
    assert {one.notes for one in events(seat, case)} == {"mood: bad", ""}
    seat.press("Ctrl+Z")
    seat.wait(lambda: events(seat, case) == () and seat.quiet())
    assert all_of(seat, Person, case) == ()


def test_the_preview_shows_the_days_as_they_were_understood(seat: Seat, case: Case, tmp_path: Path) -> None:
    panel = shown(seat, case, tmp_path, ENGLISH)
    cells = [[panel.preview.model().index(row, at).data() for at in (0, 3)] for row in range(2)]
    assert cells == [["5 марта 2026", "Officer X → Oriole"], ["после 6 марта 2026", ""]]
    seat.press("Esc")


def test_each_row_that_does_not_fit_is_told_and_nothing_can_be_imported(seat: Seat, case: Case, tmp_path: Path) -> None:
    panel = shown(seat, case, tmp_path, BAD)
    assert not panel.bring.isEnabled()
    assert [line.partition(" (")[0] for line in told(panel)] == ["строка 2", "строка 3"]
    assert "«date»" in told(panel)[0]
    assert "«what»" in told(panel)[1]
    assert "Не подходят 2 строки" in panel.verdict.text()
    panel.bring.click()
    seat.press("Esc")
    seat.settle()
    assert events(seat, case) == ()


def test_a_russian_table_with_typed_dates_comes_in_once_its_kind_is_chosen(
    seat: Seat, case: Case, tmp_path: Path
) -> None:
    panel = shown(seat, case, tmp_path, RUSSIAN, "cp1251")
    assert [panel.combos[name].code for name in ("дата", "событие", "кто")] == ["date", "what", "actor"]
    assert not panel.bring.isEnabled()
    panel.meaning.typed.click()  # type: ignore[attr-defined]
    seat.settle()
    assert not panel.bring.isEnabled()
    kind = panel.meaning.kind  # type: ignore[attr-defined]
    kind.choose("other")
    kind.activated.emit(kind.currentIndex())
    seat.settle()
    assert panel.misfits.isHidden()
    panel.bring.click()
    seat.wait(lambda: len(events(seat, case)) == 2)
    assert sorted(one.date.text for one in events(seat, case) if one.date) == ["../2026-04-05", "2026-03-05"]


def test_two_columns_cannot_be_the_same_field(seat: Seat, case: Case, tmp_path: Path) -> None:
    panel = shown(seat, case, tmp_path, ENGLISH)
    panel.combos["mood"].choose("what")
    panel.combos["mood"].activated.emit(0)
    seat.settle()
    assert not panel.bring.isEnabled()
    assert panel.verdict.text().startswith("Два столбца")
    seat.press("Esc")


def test_a_file_that_is_no_table_is_told_and_the_case_is_as_it_was(seat: Seat, case: Case, tmp_path: Path) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    read_table(seat.window.work, case, file)
    seat.wait(lambda: seat.sees("photo.csv"))
    seat.named(QPushButton, "Понятно").click()
    assert events(seat, case) == ()


def test_a_stopped_import_leaves_nothing_behind(seat: Seat, case: Case, tmp_path: Path) -> None:
    rows = "\n".join(f"2026-03-05,exact,Event {n},letter" for n in range(1200))
    panel = shown(seat, case, tmp_path, f"date,date_type,what,kind\n{rows}\n")
    seat.wait(panel.bring.isEnabled)
    panel.bring.click()
    seat.wait(lambda: seat.window.overlay.panel is not None and seat.sees("Хронология вносится."))
    seat.named(QPushButton, "Остановить").click()
    seat.wait(lambda: seat.window.overlay.panel is None and seat.quiet())
    assert events(seat, case) == ()
    assert seat.window.banner.sentence == "Остановлено. Ничего не изменилось."
