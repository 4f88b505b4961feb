"""What must hold of every page, whatever it shows: names for the blind, a walk by Tab, no word cut off."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollBar, QWidget
from seats import Seat, front


def visible(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below `root`."""
    return (one for one in root.findChildren(QWidget) if one.isVisible())


def stops(root: QWidget) -> list[QWidget]:
    """Every visible widget that Tab should reach. One that hands its focus on is not a stop of its own."""
    return [
        one
        for one in visible(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not isinstance(one, QScrollBar)
    ]


def nameless(root: QWidget) -> list[str]:
    """The stops that have no name or no role for a screen reader."""
    found = []
    for one in stops(root):
        told = QAccessible.queryAccessibleInterface(one)
        name = told.text(QAccessible.Text.Name)
        if not name.strip() or told.role() == QAccessible.Role.NoRole:
            found.append(f"{type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


def tab_walk(root: QWidget, most: int = 400) -> set[int]:
    """The stops that Tab reaches from the first one until it comes round again, by id; empty where it never does."""
    listed = stops(root)
    if not listed:
        return set()
    listed[0].setFocus(Qt.FocusReason.TabFocusReason)
    start, reached = QApplication.focusWidget(), set[int]()
    for _ in range(most):
        here = QApplication.focusWidget()
        assert here is not None, "Tab led to nothing"
        reached.add(id(here))
        QTest.keyClick(front(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return reached
    return set()


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons that need more room than they have."""
    found = []
    for one in visible(root):
        if isinstance(one, QLabel) and one.text() and one.pixmap().isNull() and _cut(one):
            found.append(f"label: {one.text()[:60]} ({one.width()}x{one.height()})")
        elif isinstance(one, QAbstractButton) and one.text():
            need = one.sizeHint()
            if one.hasHeightForWidth():
                if one.heightForWidth(one.width()) > one.height() + 2:
                    found.append(f"button: {one.text()[:60]} (too low for its lines)")
            elif need.width() > one.width() + 1:
                found.append(f"button: {one.text()[:60]} ({need.width()} > {one.width()})")
            elif isinstance(one, QPushButton) and need.height() > one.height() + 2:
                found.append(f"button: {one.text()[:60]} (too low)")
    return found


def _cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 2
    return label.sizeHint().width() > label.width() + 2 or label.sizeHint().height() > label.height() + 3


def outside(root: QWidget) -> list[str]:
    """Stops that lie beyond the right edge of the window, where nobody can see them."""
    right = root.window().width()
    return [
        f"{type(one).__name__} {one.accessibleName()}"
        for one in stops(root)
        if one.mapTo(root.window(), one.rect().topRight()).x() > right
    ]


def cuts(seat: Seat) -> list[str]:
    """What is cut off once the window has come to rest: long forms are laid over several turns of the event loop, and
    what is squeezed only meanwhile is nobody's loss."""
    end = time.perf_counter() + 3
    while (found := cut_off(seat.window)) and time.perf_counter() < end:
        seat.settle()
    return found
