"""The own card, the meeting of another, and six words, by keyboard in a Russian window, with a second real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_cards import card
from exchange_steps import OTHER, SEAT, card_of, device, exchange, meet_both, panel, paste, press_button
from PySide6.QtGui import QGuiApplication
from seats import Seat, vault_at

from fieldcase.casework import colleagues, laptop_cards
from fieldcase.casework.desk import Desk
from ui.pages.meet_panel import MeetPanel
from ui.pages.met_panels import AnotherPanel, MismatchPanel
from ui.pages.own_name import NamePanel
from ui.pages.plain_export import PlainPanel
from ui.pages.six_words_panel import WordsPanel


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    desk = vault_at(tmp_path / "Other.fieldcase")
    yield desk
    desk.close()


def words_shown(seat: Seat, text: str) -> WordsPanel:
    """Paste a card into the panel that asks for one; its words, once they are made."""
    paste(seat, text)
    seat.press("Ctrl+Enter")
    shown = panel(seat, WordsPanel)
    seat.wait(lambda: shown.match.isEnabled())
    seat.settle()
    return shown


def test_a_first_card_is_named_and_another_met_and_both_see_the_same_six_words(seat: Seat, other: Desk) -> None:
    exchange(seat)
    assert seat.sees("Здесь стоят те, кому вы передаёте дела")
    seat.press("Ctrl+E")
    named = panel(seat, NamePanel)
    assert named.line.text(), "a pseudonym is offered"
    named.line.selectAll()
    seat.type(SEAT)
    seat.press("Enter")
    panel(seat, MeetPanel)
    shown = words_shown(seat, card_of(other, OTHER))
    mine = colleagues.own_card(seat.desk)
    assert mine.label == SEAT
    seen_there = laptop_cards.words(laptop_cards.pair(other, mine), "en")
    assert seen_there != tuple(shown.words.accessibleName().split())
    seat.tab_to("Язык слов: Русский")
    seat.press("Right")
    seat.wait(lambda: tuple(shown.words.accessibleName().split()) == seen_there)
    seat.wait(lambda: seat.sees(f"6. {seen_there[5]}"))
    press_button(seat, "Слова совпали")
    assert [(one.label, one.checked) for one in colleagues.known(seat.desk)] == [(OTHER, True)]
    assert seat.page.part.shown() == device(other)
    assert seat.sees("карточка сверена при встрече")


def test_a_card_whose_words_differ_is_not_taken_in(seat: Seat, other: Desk) -> None:
    colleagues.own_card(seat.desk, SEAT)
    exchange(seat)
    seat.press("Ctrl+E")
    panel(seat, MeetPanel)
    words_shown(seat, card_of(other, OTHER))
    press_button(seat, "Не совпали")
    panel(seat, MismatchPanel)
    assert seat.sees("сюда пришла не та карточка")
    assert colleagues.known(seat.desk) == ()
    press_button(seat, "Понятно")
    assert seat.window.overlay.panel is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("FCCARD1:AAAA", "Это не весь текст карточки"),
        ("forged", "В этой карточке стоит не то"),
        ("own", "Это карточка самого этого хранилища"),
    ],
)
def test_what_is_no_card_of_another_is_told_in_the_panel(seat: Seat, other: Desk, text: str, sentence: str) -> None:
    own = card_of(seat.desk, SEAT)
    whole = card_of(other, OTHER)
    forged = whole[:-3] + ("A" if whole[-3] != "A" else "B") + whole[-2:]
    exchange(seat)
    seat.press("Ctrl+E")
    shown = panel(seat, MeetPanel)
    paste(seat, {"forged": forged, "own": own}.get(text, text))
    seat.press("Ctrl+Enter")
    seat.wait(lambda: shown.wrong.isVisible())
    assert sentence in shown.wrong.text()
    assert colleagues.known(seat.desk) == ()


def test_another_laptop_of_somebody_known_is_asked_about(seat: Seat) -> None:
    colleagues.own_card(seat.desk, SEAT)
    colleagues.meet(seat.desk, card("Ласточка", seed=1), checked=True)
    exchange(seat)
    seat.press("Ctrl+E")
    panel(seat, MeetPanel)
    words_shown(seat, card("Ласточка 2", seed=2).text())
    press_button(seat, "Слова совпали")
    panel(seat, AnotherPanel)
    assert len(colleagues.known(seat.desk)) == 1
    press_button(seat, "Да, это другой ноутбук")
    assert [one.label for one in colleagues.known(seat.desk)] == ["Ласточка", "Ласточка 2"]


def test_the_own_card_is_copied_renamed_and_saved(seat: Seat, tmp_path: Path) -> None:
    colleagues.own_card(seat.desk, SEAT)
    exchange(seat)
    seat.press("Ctrl+Tab")
    seat.settle()
    part = seat.page.part
    seat.press("Ctrl+Shift+O")
    assert laptop_cards.read(QGuiApplication.clipboard().text()).label == SEAT
    part.line.setFocus()
    part.line.selectAll()
    seat.type("Журавль")
    seat.press("Enter")
    seat.settle()
    assert part.card.label == "Журавль"
    assert part.picture.width() >= 3 * (21 + 2 * laptop_cards.QUIET_ZONE)
    seat.press("Ctrl+Shift+S")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.window.overlay.panel.line.setText(str(tmp_path / "card.txt"))
    seat.press("Enter")
    seat.settle()
    assert laptop_cards.read_file(tmp_path / "card.txt").label == "Журавль"


def test_a_name_that_cannot_be_shown_is_refused_where_it_was_typed(seat: Seat) -> None:
    colleagues.own_card(seat.desk, SEAT)
    exchange(seat)
    seat.press("Ctrl+Tab")
    seat.settle()
    part = seat.page.part
    part.line.setFocus()
    part.line.setText("а\u202eб")
    seat.press("Enter")
    seat.wait(lambda: part.wrong.isVisible())
    assert colleagues.own_label(seat.desk) == SEAT


def test_a_laptop_is_believed_no_longer_and_again_each_after_a_question(seat: Seat, other: Desk) -> None:
    meet_both(seat, other)
    exchange(seat)
    seat.press("Ctrl+Delete")
    panel(seat, PlainPanel)
    seat.press("Enter")
    seat.settle()
    assert colleagues.known(seat.desk)[0].revoked is None, "in haste nothing was done"
    seat.press("Ctrl+Delete")
    panel(seat, PlainPanel)
    assert seat.sees("То, что ему передано, вернуть нельзя")
    press_button(seat, "Больше не доверять")
    assert colleagues.known(seat.desk)[0].revoked is not None
    assert seat.sees("Доверия нет с")
    seat.press("Ctrl+Delete")
    panel(seat, PlainPanel)
    press_button(seat, "Снова доверять")
    assert colleagues.known(seat.desk)[0].revoked is None


def test_a_known_laptop_is_compared_later(seat: Seat, other: Desk) -> None:
    meet_both(seat, other, checked=False)
    exchange(seat)
    assert seat.sees("не сверено")
    seat.press("Ctrl+Shift+G")
    shown = panel(seat, WordsPanel)
    seat.wait(lambda: shown.match.isEnabled())
    assert not shown.later.isVisible(), "it is here already"
    press_button(seat, "Слова совпали")
    assert colleagues.known(seat.desk)[0].checked
