"""What `make pictures` draws of the charge check: at an act, from everywhere, and the tables it asks.

An own row is added to the sample vault before it is drawn. Knows what each view needs to stand; knows no size and no
colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, page, panel, settle, turn
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework import amounts, cases
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.values import Quantity
from ui.pages.charge_card import ChargeCard
from ui.shell import Shell

CASE = "EX-KG-DETENTION"


def add(desk: Desk) -> None:
    """An own row of a fictitious country, and what is known of what was weighed in the sample's detention."""
    row = replace(
        amounts.blank(desk), country="XX", substance="амфетамин", instrument="Example / Пример. Приказ о размерах",
        bands=("small <= 0.5", "large > 2 <= 25", "especially_large > 25"), consequences=("large = 101",),
        valid_from=UncertainDate("2024-01-01"), checked_on=UncertainDate("2026-11-02"), status="partly_verified",
        source="Example / Пример. Собрание законов",
    )  # fmt: skip
    desk.save(None, row)


def _act(desk: Desk) -> Act:
    scope = cases.by_code(desk, CASE).scope
    return next(one for one in desk.all(Act, scope) if one.weight is not None)


def _check(shell: Shell) -> None:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    act = _act(shell.desk)
    window.work.go("cases", cases.by_code(shell.desk, CASE).id, f"law:{act.id.hex()}")
    settle(shell)
    turn(shell, lambda: any(one.isVisible() for one in shell.findChildren(ChargeCard)))
    settle(shell)
    (card,) = shell.findChildren(ChargeCard)
    area: QWidget | None = card.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    inside = area.widget()
    assert inside is not None
    area.verticalScrollBar().setValue(card.mapTo(inside, card.rect().topLeft()).y() - 8)
    settle(shell)


def free(shell: Shell) -> None:
    """A check without a case, with its fields filled in."""
    window = shell.window_of_work
    assert window is not None
    window.work.go("law", None, "amounts")
    settle(shell)
    page(shell).part.view.check()
    shown = panel(shell)
    shown.fields["country"].show_value("GE")
    shown.fields["act_date"].show_value(UncertainDate("2017-07"))
    shown.fields["substance"].show_value("марихуана")
    shown.fields["weight"].show_value(Quantity("60 g"))
    shown.read()
    settle(shell)


def tables(shell: Shell) -> None:
    """The tables, a delivered row marked."""
    _amounts(shell, "амфетамин")
    part = page(shell).part
    part.view.list.view.selectRow(1)
    settle(shell)


def own(shell: Shell) -> None:
    """An own row in its form."""
    _amounts(shell, "")
    page(shell).part.view.list.view.selectRow(0)
    turn(shell, lambda: "notes" in page(shell).part.view.detail.form.fields)
    settle(shell)


def _amounts(shell: Shell, sought: str) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("law", None, "amounts")
    settle(shell)
    page(shell).part.view.list.line.setText(sought)
    page(shell).part.view.list.read()
    settle(shell)


VIEWS = (
    View("charge-check", _check),
    View("charge-check-free", free),
    View("amounts", tables),
    View("amounts-own", own),
)
