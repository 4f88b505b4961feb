"""Campaigns by keyboard, in Russian: begun, three actions in towns, one number opened, a table, the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import campaign_tables
import pdf_reading
import pytest
from seats import Seat

from fieldcase.casework import campaigns
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.dates import UncertainDate
from fieldcase.model.values import Count
from ui.pages.actions_import import read_table
from ui.pages.campaign_open import OpenCampaign
from ui.pages.mapping_panel import MappingPanel
from ui.pages.plain_export import PlainPanel
from ui.widgets.file_picker import FilePicker


def opened(seat: Seat) -> OpenCampaign:
    found: OpenCampaign = seat.page.part.opened
    return found


def in_a_campaign(seat: Seat, **values: Any) -> Campaign:
    """A campaign with an action, open."""
    seat.settle()
    one = campaigns.begin(seat.desk, "Example / Пример. День")
    campaigns.add(seat.desk, one, **{"country": "XX", "settlements": ("Тополёвка",), "form": "пикет", **values})
    seat.window.work.go("advocacy", one.key, "campaigns")
    laid_out(seat)
    return one


def laid_out(seat: Seat) -> None:
    """Wait until the form of the marked action stands."""
    seat.wait(lambda: seat.page.NAME == "advocacy" and seat.page.part.is_open)
    seat.wait(lambda: opened(seat).actions_view.has_one)
    seat.wait(lambda: "notes" in opened(seat).actions_view.detail.form.fields)
    seat.settle()


def test_a_campaign_with_actions_in_two_towns_is_written_down_by_keys_alone(seat: Seat) -> None:
    seat.press("Ctrl+8")
    seat.settle()
    assert seat.sees("Кампания — то, что сеть делает открыто ради одной цели")
    seat.press("Ctrl+E")
    seat.wait(lambda: seat.page.part.is_open and "aim" in opened(seat).form.fields)
    seat.settle()
    seat.type("Example / Пример. День")
    seat.tab_to("Когда")
    seat.type("26.06.2026")
    seat.tab_to("Цель")
    seat.type("Рядом с домом")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.press("Ctrl+E")
    detail = opened(seat).actions_view.detail
    seat.wait(lambda: "next_step" in detail.form.fields and detail.form.record is not None)
    seat.settle()
    assert seat.focus().accessibleName().startswith("Города или сёла")
    seat.type("Тополёвка")
    seat.tab_to("Страна")
    seat.type("вымыш")
    seat.press("Enter")
    seat.tab_to("Участники")
    seat.type("около 40")
    seat.press("Ctrl+M")
    card = detail.handouts
    seat.wait(lambda: "what" in card.form.fields and card.form.isVisible())
    seat.settle()
    seat.tab_to("О чём")
    seat.type("памятка")
    seat.press("Ctrl+Return")
    seat.settle()
    (first,) = seat.desk.all(Action)
    assert (first.number, first.country, first.settlements) == (1, "XX", ("Тополёвка",))
    assert (first.date, first.aim) == (UncertainDate("2026-06-26"), "Рядом с домом")
    assert first.participants == Count("~40")
    assert [one.what for one in seat.desk.all(Handout)] == ["памятка"]
    seat.press("Ctrl+D")
    seat.settle()
    seat.type("Ключи")
    seat.press("Ctrl+Return")
    seat.settle()
    second = next(one for one in seat.desk.all(Action) if one.number == 2)
    assert (second.settlements, second.country, second.participants) == (("Ключи",), "XX", None)
    assert seat.sees("2 города в 1 стране")
    assert len(seat.desk.all(Campaign)) == 1


def test_an_action_in_no_place_and_a_region_among_the_towns_have_a_sentence_and_nothing_is_lost(seat: Seat) -> None:
    one = in_a_campaign(seat)
    field = opened(seat).actions_view.detail.form.fields["settlements"]
    assert field.fault == "", "the control"
    field.setFocus()
    seat.press("Ctrl+A")
    seat.type("Заречный район")
    seat.wait(lambda: "по самому названию регион" in field.fault)
    seat.press("Ctrl+A", "Delete")
    seat.wait(lambda: "Ни города, ни региона" in field.fault)
    seat.press("Ctrl+Return")
    seat.settle()
    assert [kept.settlements for kept in campaigns.actions(seat.desk, one)] == [()]


def test_a_number_of_a_town_opens_its_actions(seat: Seat) -> None:
    one = in_a_campaign(seat)
    for town in ("Ключи", "тополевка"):
        campaigns.add(seat.desk, one, settlements=(town,))
    seat.press("Ctrl+G")
    seat.settle()
    table = opened(seat).places.table
    assert table is not None
    cells = table.model()
    shown = [[cells.index(row, at).data().strip() for at in (0, 1)] for row in range(table.rowCount())]
    assert shown == [["вымышленная страна", "3"], ["Ключи", "1"], ["Тополёвка", "2"]]
    seat.press("Down", "Down", "Enter")
    seat.settle()
    assert [action.number for action in opened(seat).actions_view.list._found] == [1, 3]
    seat.tab_to("Только Тополёвка: показать все", back=True)
    seat.press("Space")
    seat.settle()
    assert len(opened(seat).actions_view.list._found) == 3


@pytest.mark.parametrize("real", [False, True], ids=["invented", "real"])
def test_a_table_comes_in_through_its_columns_and_the_report_goes_out_unnamed(
    seat: Seat, tmp_path: Path, request: pytest.FixtureRequest, real: bool
) -> None:
    one = in_a_campaign(seat)
    file = tmp_path / "actions.csv"
    if real:
        file = request.getfixturevalue("conformance").parent / "real" / "eeca-2019-actions.csv"
        if not file.is_file():
            pytest.skip("no real table beside the repository")
    else:
        file.write_text(campaign_tables.table(), "utf-8")
    # One town of the fictitious country is there already.
    places = "35 городов в 12 странах"
    seat.heart.rest()
    read_table(seat.window.work, one, file)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, MappingPanel))
    panel = seat.window.overlay.panel
    seat.wait(panel.bring.isEnabled)
    panel.bring.setFocus()
    seat.press("Enter")
    seat.wait(lambda: seat.sees(places), 30)
    seat.settle()
    assert real or len(campaigns.actions(seat.desk, one)) == 31
    seat.press("Ctrl+G")
    seat.settle()
    seat.press("Ctrl+P")
    seat.settle()
    asked = seat.window.overlay.panel
    assert isinstance(asked, PlainPanel)
    assert seat.focus() is asked.cancel, "whoever presses Enter in haste has written nothing"
    asked.go.setFocus()
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker), 60)
    picker, target = seat.window.overlay.panel, tmp_path / "отчёт.pdf"
    picker.line.setText(str(target))
    picker.take()
    seat.wait(target.exists, 30)
    seat.settle()
    told = " ".join(pdf_reading.text(target.read_bytes(), tmp_path).split())
    assert places in told
    assert "Тополёвка" in told
    named = {action.organisation for action in campaigns.actions(seat.desk, one) if action.organisation}
    assert named, "the control"
    assert real or not [name for name in named if name in told], "nobody asked for names"


def test_an_open_action_is_there_again_in_another_language_with_what_was_typed(seat: Seat) -> None:
    in_a_campaign(seat)
    opened(seat).actions_view.detail.form.fields["form"].setFocus()
    seat.type("пикет у аптеки")
    seat.window.work.dress("language", "en")
    seat.settle()
    seat.wait(lambda: seat.shell.choices.language == "en")
    laid_out(seat)
    typed = opened(seat).actions_view.detail.form.as_typed()
    assert isinstance(typed, Action)
    assert "пикет у аптеки" in typed.form
