"""The charge check and the tables as widgets: named, walked by Tab, no word cut off, a third longer too."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea
from seats import Seat
from walks import cut_off, nameless, outside, stops, tab_walk

from fieldcase.casework import amounts, cases
from fieldcase.model.case import Act
from fieldcase.model.law import Threshold
from fieldcase.model.values import Quantity
from ui.pages.charge_card import ChargeCard
from ui.pages.charge_panel import ChargePanel
from ui.pages.law_amounts import AmountsPart

SIZES = pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])


def calm(seat: Seat) -> list[str]:
    """What is cut off once the window has come to rest."""
    end = time.perf_counter() + 3
    while (found := cut_off(seat.window)) and time.perf_counter() < end:
        seat.settle()
    return found


def at_the_act(seat: Seat) -> ChargeCard:
    """The sample's detention at the act with a weight."""
    case = cases.by_code(seat.desk, "EX-KG-DETENTION")
    act = next(one for one in seat.desk.all(Act, case.scope) if one.weight is not None)
    seat.heart.rest()
    seat.window.work.go("cases", case.id, f"law:{act.id.hex()}")
    seat.settle()
    seat.wait(lambda: any(one.isVisible() for one in seat.shell.findChildren(ChargeCard)))
    (card,) = seat.shell.findChildren(ChargeCard)
    return card


def at_the_tables(seat: Seat) -> AmountsPart:
    seat.window.work.go("law", None, "amounts")
    seat.settle()
    (part,) = seat.shell.findChildren(AmountsPart)
    seat.wait(lambda: part.view.list.marked is not None)
    return part


@SIZES
def test_at_an_act_no_word_of_the_check_is_cut_off(sample_seat: Seat, size: tuple[int, int]) -> None:
    sample_seat.shell.resize(*size)
    card = at_the_act(sample_seat)
    assert "до крупного" in card.answer.text
    area = next(one for one in sample_seat.window.findChildren(QScrollArea) if one.isAncestorOf(card))
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width(), "the form is no wider than its place"
    assert calm(sample_seat) == []
    assert outside(sample_seat.page) == []
    assert nameless(sample_seat.window) == []


@SIZES
def test_in_the_panel_no_word_is_cut_off_and_tab_comes_round(sample_seat: Seat, size: tuple[int, int]) -> None:
    sample_seat.shell.resize(*size)
    sample_seat.press("Ctrl+Shift+K")
    sample_seat.settle()
    panel = sample_seat.window.overlay.panel
    assert isinstance(panel, ChargePanel)
    panel.fields["country"].show_value("RU")
    panel.fields["substance"].show_value("каннабис")
    panel.fields["weight"].show_value(Quantity("7 g"))
    panel.read()
    sample_seat.settle()
    assert calm(sample_seat) == []
    assert nameless(panel) == []
    sample_seat.heart.rest()
    assert {id(one) for one in stops(panel)} <= tab_walk(panel)
    sample_seat.heart.rest()


@SIZES
def test_in_the_form_of_an_own_row_no_word_is_cut_off(sample_seat: Seat, size: tuple[int, int]) -> None:
    sample_seat.shell.resize(*size)
    part = at_the_tables(sample_seat)
    sample_seat.press("Ctrl+T")
    sample_seat.settle()
    sample_seat.wait(lambda: "notes" in part.view.detail.form.fields)
    assert calm(sample_seat) == []
    assert outside(sample_seat.page) == []
    sample_seat.heart.rest()
    wanted = {id(one): one.accessibleName() for one in stops(sample_seat.window)}
    reached = tab_walk(sample_seat.window)
    sample_seat.heart.rest()
    assert [name for one, name in wanted.items() if one not in reached] == []


def test_rows_come_from_a_file_and_go_into_one_from_the_tab(seat: Seat, tmp_path: Path) -> None:
    part = at_the_tables(seat)
    table = tmp_path / "rows.csv"
    table.write_text("country;substance;unit;bands;valid_to\nXX;Example / Пример;g;large > 1;2030\n", "utf-8")
    part.view.files.take(table)
    seat.settle()
    seat.wait(lambda: len(part.view.list.rows._numbers) == len(amounts.delivered()) + 1)
    assert [one.country for one in seat.desk.all(Threshold)] == ["XX"]
    target = tmp_path / "out.csv"
    part.view.files.write(target)
    seat.settle()
    seat.wait(target.exists)
    assert "Example / Пример" in target.read_text("utf-8-sig")


def test_a_table_with_a_row_that_does_not_fit_says_so_and_nothing_comes_in(seat: Seat, tmp_path: Path) -> None:
    part = at_the_tables(seat)
    table = tmp_path / "rows.csv"
    table.write_text("country;substance;unit;bands\nXX;Example / Пример;g;huge > 1\n", "utf-8")
    part.view.files.take(table)
    seat.settle()
    seat.wait(lambda: seat.window.overlay.panel is not None)
    assert any("2" in text for text in seat.texts())
    assert seat.desk.all(Threshold) == ()
