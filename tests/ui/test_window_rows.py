"""A list of 100,000 rows: only the pages that are looked at are ever fetched, and late answers are let go."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from seats import application_for_tests

from ui.widgets.rows import PAGE, Column, RowList, Rows


class Fetched:
    """A source that keeps what it was asked for; `answer` gives the oldest unanswered page."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[int], Callable[[Sequence[Any]], None]]] = []

    def __call__(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None], /) -> None:
        self.asked.append((numbers, then))

    def answer(self) -> None:
        numbers, then = self.asked.pop(0)
        then([f"row {number}" for number in numbers])


def listed() -> tuple[Rows, Fetched]:
    application_for_tests()
    source = Fetched()
    return Rows((Column("Title", str, wide=True),), source), source


def test_only_what_is_in_view_is_fetched_of_a_hundred_thousand_rows() -> None:
    rows, source = listed()
    view = RowList("rows", rows)
    view.resize(600, 500)
    rows.show_numbers(array("q", range(100_000)))
    view.show()
    QApplication.processEvents()
    assert rows.rowCount() == 100_000
    assert 1 <= len(source.asked) <= 2
    view.scrollToBottom()
    QApplication.processEvents()
    assert len(source.asked) <= 4
    view.close()


def test_a_row_is_an_ellipsis_until_its_page_has_come() -> None:
    rows, source = listed()
    rows.show_numbers(array("q", range(1000)))
    cell = rows.index(PAGE + 3, 0)
    assert rows.data(cell) == "…"
    source.answer()
    assert rows.data(cell) == f"row {PAGE + 3}"


def test_an_answer_to_an_older_question_is_let_go() -> None:
    rows, source = listed()
    rows.show_numbers(array("q", range(10)))
    rows.row_at(0)
    rows.show_numbers(array("q", range(500, 510)))
    rows.row_at(0)
    source.answer()
    assert rows.row_at(0) is None
    source.answer()
    assert rows.row_at(0) == "row 500"


def test_a_page_is_asked_for_once_while_it_is_on_the_way() -> None:
    rows, source = listed()
    rows.show_numbers(array("q", range(10)))
    for place in range(10):
        rows.row_at(place)
    assert len(source.asked) == 1


def test_enter_opens_the_marked_row_and_tab_leaves_the_list() -> None:
    rows, source = listed()
    view = RowList("rows", rows)
    rows.show_numbers(array("q", range(10)))
    rows.row_at(0)
    source.answer()
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.take_row(4)
    from PySide6.QtTest import QTest

    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [4]
    assert not view.tabKeyNavigation()
