"""The custody ledger in the window, by keyboard: a new entry, a draft that waits, all of a long ledger, who looked."""

from __future__ import annotations

import io

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from seats import Seat

from fieldcase.casework import custody
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import add_custody, import_evidence
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import CustodyId
from fieldcase.model.values import Instant
from ui.pages.custody_panel import CustodyPanel
from ui.pages.evidence_ledger import FIRST
from ui.pages.today_lines import read_today
from ui.widgets.basics import Combo

RU = words("ru")


def at_a_piece(seat: Seat, entries: int = 0) -> Evidence:
    """The page Evidence at a piece whose ledger has so many entries beside that of the import."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(b"words"), "1.txt", title="Example / Пример")
    for number in range(entries):
        add_custody(seat.desk, made, "copied", f"for reader {number}")
    seat.window.work.go("evidence", made.id)
    seat.settle()
    seat.heart.rest()
    return made


def card(seat: Seat) -> QWidget:
    found: QWidget = seat.page.view.detail.ledger
    return found


def lines(seat: Seat) -> list[str]:
    layout = seat.page.view.detail.ledger.lines
    found = [layout.itemAt(at).widget() for at in range(layout.count())]
    whole = seat.page.view.detail.ledger.all
    if whole.isVisibleTo(seat.page):
        return str(whole.toPlainText()).split("\n")
    return [one.text() for one in found if isinstance(one, QLabel)]


def opened(seat: Seat) -> CustodyPanel:
    seat.tab_to(RU("Add an entry…"))
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    panel: CustodyPanel = seat.window.overlay.panel
    seat.wait(lambda: len(panel.form.fields) == 5 and panel.isAncestorOf(seat.focus()))
    return panel


def by_hand(seat: Seat) -> list[Custody]:
    return [one for one in seat.desk.all(Custody) if one.event in custody.by_hand()]


def test_an_entry_is_written_by_keyboard_and_stands_in_the_ledger(seat: Seat) -> None:
    one = at_a_piece(seat)
    panel = opened(seat)
    combo = panel.form.fields["event"].editor
    assert isinstance(combo, Combo)
    assert [combo.itemData(at) for at in range(combo.count())] == ["", *custody.by_hand()]
    seat.press("Down", "Down", "Down")
    seat.press("Tab")
    seat.press("Ctrl+A")
    seat.type("5 марта 2026, 14:30")
    seat.tab_to(RU("From whom or to whom"))
    seat.type("суд")
    seat.tab_to(RU("Why"))
    seat.type("к заседанию")
    seat.tab_to(RU("Add the entry"))
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    (entry,) = by_hand(seat)
    assert (entry.event, entry.other, entry.reason, entry.evidence) == ("handed_over", "суд", "к заседанию", one.id)
    assert (entry.by, entry.device) == (seat.desk.member, custody.device(seat.desk))
    offset = seat.desk.world.offset()
    assert entry.at == Instant(1_772_721_000_000 - offset * 60_000, offset)
    assert len(lines(seat)) == 2
    assert lines(seat)[1].startswith("5 мар. 2026, 14:30: передано, ")
    assert seat.desk.unfinished() == ()


def test_an_entry_says_what_is_missing_and_is_not_written(seat: Seat) -> None:
    at_a_piece(seat)
    panel = opened(seat)
    panel._add()
    assert panel.wrong.text() == RU("Please choose what happened.")
    assert seat.focus() is panel.form.fields["event"].editor
    seat.press("Down", "Tab", "Ctrl+A")
    seat.type("5 марта 2040, 14:30")
    panel._add()
    assert seat.focus() is panel.form.fields["at"].editor
    assert panel.wrong.text() == RU("Please write when it happened: a day and an hour that are not to come.")
    seat.press("Ctrl+A")
    seat.type("5 марта 2026")
    panel._add()
    assert panel.form.fields["at"].fault
    assert seat.focus() is panel.form.fields["at"].editor
    seat.settle()
    assert by_hand(seat) == []


def test_what_was_typed_waits_as_a_draft_and_opens_again(seat: Seat) -> None:
    one = at_a_piece(seat)
    opened(seat)
    seat.press("Down")
    seat.tab_to(RU("Why"))
    seat.type("для перевода")
    seat.press("Esc")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    assert by_hand(seat) == []
    shown = read_today(Look(seat.desk), RU, seat.desk.tables)
    (waiting,) = shown.unfinished
    assert waiting.place[2] == f"evidence:{one.id.hex()}", "Today leads to the piece"
    panel = opened(seat)
    assert panel.form.fields["reason"].value() == "для перевода"
    panel._add()
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    assert [entry.reason for entry in by_hand(seat)] == ["для перевода"]


def test_what_is_given_up_is_forgotten(seat: Seat) -> None:
    at_a_piece(seat)
    panel = opened(seat)
    seat.press("Down")
    panel.form.keep()
    seat.settle()
    assert len(seat.desk.unfinished()) == 1
    seat.tab_to(RU("Give it up"))
    seat.press("Space")
    seat.settle()
    assert (seat.desk.unfinished(), by_hand(seat)) == ((), [])


def test_undo_takes_the_entry_back(seat: Seat) -> None:
    at_a_piece(seat)
    panel = opened(seat)
    seat.press("Down")
    panel._add()
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    assert len(lines(seat)) == 2
    seat.window.work.undo()
    seat.settle()
    assert len(lines(seat)) == 1


def test_a_long_ledger_shows_its_newest_entries_and_all_of_them_on_demand(seat: Seat) -> None:
    at_a_piece(seat, entries=130)
    ledger = seat.page.view.detail.ledger
    seat.wait(lambda: len(lines(seat)) == FIRST)
    assert ledger.more.text() == RU("Show all ({n})").format(n=131)
    seat.tab_to(ledger.more.text())
    seat.press("Space")
    seat.wait(lambda: len(lines(seat)) == 131)
    seat.settle()
    assert not ledger.more.isVisible()
    assert seat.focus() is ledger.add_button
    add_custody(seat.desk, seat.page.view.detail.evidence, "copied")
    seat.page.view.detail.read()
    seat.wait(lambda: len(lines(seat)) == 132)


def test_a_short_ledger_offers_no_more(seat: Seat) -> None:
    at_a_piece(seat)
    assert not seat.page.view.detail.ledger.more.isVisible()


@pytest.mark.language("en")
def test_an_entry_reads_as_a_sentence_with_its_computer(seat: Seat) -> None:
    one = at_a_piece(seat)
    here = custody.device(seat.desk)
    desk, at = seat.desk, Instant(1_772_721_000_000, 0)
    entry = Custody(
        id=CustodyId(desk.new_id()), scope=one.scope, evidence=one.id, event="received", at=at, other="a neighbour",
        reason="for\nthe court.", device="aabbcc",
    )  # fmt: skip
    desk.save(None, entry)
    seat.page.view.detail.read()
    seat.settle()
    received = next(line for line in lines(seat) if "received" in line)
    assert received.endswith(": received, from: a neighbour, on the computer aabbcc, why: for the court.")
    imported = next(line for line in lines(seat) if "imported" in line)
    assert imported.endswith(f"on this computer ({here}).")


def test_who_looked_is_shown_on_demand_and_hidden_again(seat: Seat) -> None:
    one = at_a_piece(seat)
    card_of = seat.page.view.detail.ledger
    assert not card_of.looks.isVisible()
    seat.page.view.detail.shown.check()
    seat.wait(lambda: bool(seat.desk.all(Access)))
    seat.settle()
    seat.tab_to(RU("Who looked"))
    seat.press("Space")
    seat.wait(lambda: card_of.looks.isVisible())
    told = [label.text() for label in card_of.looks.findChildren(QLabel)]
    assert len(told) == 2
    assert "проверка: файл цел" in told[1]
    seat.page.view.detail.shown.check()
    seat.wait(lambda: len(card_of.looks.findChildren(QLabel)) == 3)
    seat.press("Space")
    assert not card_of.looks.isVisible()
    assert one.id == seat.page.view.detail.evidence.id
