"""What `make pictures` draws of the exchange: laptops, the own card, versions apart, and the panels on the way.

Everybody is invented. Knows what each view needs to stand; knows no size and no colour.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from exchange_cards import identity_of, key_of
from picture_views import DAY, PASSPHRASE, StillWorld, View, page, panel, settle, turn
from PySide6.QtCore import Qt

from fieldcase.casework import cases, colleagues, giving
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Terms
from fieldcase.exchange.cards import Card, made_card
from fieldcase.i18n import words
from fieldcase.model.people import Person
from fieldcase.vault.keys import TEST_COST
from ui.pages.arrival_panel import ArrivalPanel
from ui.pages.give_before_panel import BeforePanel, GivenPanel
from ui.pages.give_panel import GivePanel, ask_what_to_give
from ui.pages.meet_panel import meet
from ui.pages.met_panels import MismatchPanel
from ui.pages.six_words_panel import WordsPanel
from ui.pages.take_files import take
from ui.pages.taken_panel import TakenPanel
from ui.shell import Shell

RU = words("ru")
CODE = "EX-KG-ATTACK"


def _card(label: str, seed: int) -> Card:
    return made_card(label, bytes([seed]) * 16, key_of(seed), identity_of(seed), DAY)


LAWYER, COORDINATOR, LOST = _card("Ласточка / Пример", 1), _card("Журавль / Пример", 2), _card("Сойка / Пример", 3)


def add(desk: Desk) -> None:
    """Three laptops that are known, a case that one of them was given, a field that was written twice."""
    colleagues.own_card(desk, "Олень / Пример")
    colleagues.meet(desk, LAWYER, checked=True)
    colleagues.meet(desk, COORDINATOR, checked=False)
    colleagues.meet(desk, LOST, checked=True)
    colleagues.believe_no_longer(desk, LOST.device)
    with tempfile.TemporaryDirectory(prefix="fieldcase-pictures-") as folder:
        what = giving.beforehand(desk, [cases.by_code(desk, CODE)], LAWYER.device, Terms(), RU)
        giving.give(desk, what, Path(folder))
    person = desk.all(Person)[0]
    desk.save(person, replace(person, function="сосед / пример"))
    desk.save(person, replace(person, function="знакомый / пример"))


def _at(shell: Shell, part: str) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("exchange", None, part)
    settle(shell)


def _until(shell: Shell, kind: type) -> None:
    turn(shell, lambda: isinstance(panel(shell), kind))
    settle(shell)


def tab(part: str) -> Callable[[Shell], None]:
    """A tab of the page."""
    return lambda shell: _at(shell, part)


def lost(shell: Shell) -> None:
    """A laptop that is believed no longer."""
    _at(shell, "laptops")
    page(shell).part.mark(LOST.device)


def a_card(shell: Shell) -> None:
    """A card is pasted that is none."""
    _at(shell, "laptops")
    meet(page(shell).work, page(shell))
    panel(shell).text.setPlainText("FCCARD1:AAAA")
    panel(shell).read()


def six_words(shell: Shell) -> None:
    """The words of two laptops."""
    _at(shell, "laptops")
    page(shell).work.asked_for_panel.emit(WordsPanel(page(shell).work, _card("Зимородок / Пример", 4), None))
    turn(shell, lambda: panel(shell).match.isEnabled())


def mismatch(shell: Shell) -> None:
    """The words differ."""
    _at(shell, "laptops")
    page(shell).work.asked_for_panel.emit(MismatchPanel(page(shell).work, "Зимородок / Пример", None))
    panel(shell)


def revoke(shell: Shell) -> None:
    """What follows when a laptop is believed no longer."""
    _at(shell, "laptops")
    page(shell).part.mark(LAWYER.device)
    settle(shell)
    page(shell).part.view.turn_belief()
    panel(shell)


def give(shell: Shell) -> None:
    """Several are ticked, the network's is asked for."""
    _at(shell, "laptops")
    ask_what_to_give(page(shell).work, page(shell))
    _until(shell, GivePanel)
    panel(shell).network.box.setChecked(True)
    panel(shell).choice.list.item(1).setCheckState(Qt.CheckState.Checked)


def before(shell: Shell) -> None:
    """What will be readable, before a file is written."""
    _at(shell, "laptops")
    assert shell.desk is not None
    case = cases.by_code(shell.desk, CODE)
    ask_what_to_give(page(shell).work, page(shell), to=COORDINATOR.device, kinds=(type(case),), ticked=(case,))
    _until(shell, GivePanel)
    panel(shell).look()
    _until(shell, BeforePanel)


@contextmanager
def _stick() -> Iterator[Path]:
    """A folder that is called the same in every run: its name stands in a picture."""
    folder = Path("stick")
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def given(shell: Shell) -> None:
    """Where the file lies."""
    before(shell)
    with _stick() as folder:
        panel(shell).write(folder)
        _until(shell, GivenPanel)


def _file_for(shell: Shell, folder: Path) -> Path:
    """A file that an invented laptop made for this one."""
    assert shell.desk is not None
    other, _ = Desk.new(folder / "Other.fieldcase", PASSPHRASE, StillWorld(b"other", clock=DAY), TEST_COST)
    colleagues.own_card(other, "Зимородок / Пример")
    colleagues.meet(other, colleagues.own_card(shell.desk), checked=True)
    case = cases.new_case(other, "Пример / Example. Обыск у пункта", country="KG")
    what = giving.beforehand(other, [case], shell.desk.vault.journal.device, Terms(), RU)
    made = giving.give(other, what, folder)
    other.close()
    return made.file


def arrival(shell: Shell) -> None:
    """A file of somebody new is told about."""
    _at(shell, "laptops")
    with _stick() as folder:
        take(page(shell).work, [_file_for(shell, folder)])
        _until(shell, ArrivalPanel)


def came(shell: Shell) -> None:
    """What came of it."""
    arrival(shell)
    panel(shell).sure.box.setChecked(True)
    panel(shell).go.click()
    _until(shell, TakenPanel)


VIEWS = (
    View("exchange", tab("laptops")),
    View("exchange-lost", lost),
    View("exchange-card", tab("card")),
    View("exchange-conflicts", tab("conflicts")),
    View("exchange-meet", a_card),
    View("exchange-words", six_words),
    View("exchange-mismatch", mismatch),
    View("exchange-revoke", revoke),
    View("exchange-give", give),
    View("exchange-before", before),
    View("exchange-given", given),
    View("exchange-arrival", arrival),
    View("exchange-taken", came),
)
