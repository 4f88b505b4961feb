"""A panel over the window: search, quick capture, a question before what cannot be undone, an error.

It is a child of the window, never a window or a loop of its own, so that nothing it shows can hold up the lock. Esc
closes it and gives the focus back exactly. Tab stays within it. A whole panel fills the window and stays seen while
another lies above it, so that the work it hides is never seen through.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.basics import EDGE


class Panel(QFrame):
    """What lies in an overlay. A subclass fills it and says what has the focus first; `close_panel` is handed in."""

    WIDTH = 620
    # Fills all of the window; a wait without a key then blanks the screen, and locks after these minutes.
    WHOLE: ClassVar[bool] = False
    IDLE_MINUTES: ClassVar[int] = 0

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self.close_panel: Callable[[], None] = lambda: None

    def first_focus(self) -> QWidget:
        """The widget that has the focus when the panel opens."""
        return self

    def takes(self, keys: str) -> bool:
        """Do what a key of the panel's own does ("Ctrl+Return", the same under every layout); False where it has none
        such."""
        return False

    def escaped(self) -> None:
        """What Esc does: close, unless a subclass has more to say."""
        self.close_panel()


class Overlay(QWidget):
    """The shade over the window and the panel on it; hidden while there is none."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("kind", "shade")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._middle = QHBoxLayout()
        self._middle.addStretch(1)
        self._middle.addStretch(1)
        self._layout.addStretch(1)
        self._layout.addLayout(self._middle)
        self._layout.addStretch(1)
        self._panels: list[tuple[Panel, QWidget | None]] = []
        # Between a whole panel and what lies above it: shade, and no press comes through.
        self._veil = QWidget(self)
        self._veil.setProperty("kind", "shade")
        self._veil.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._veil.hide()
        over.installEventFilter(self)
        self.hide()

    @property
    def panels(self) -> list[Panel]:
        """The panels that lie there, the top one last."""
        return [panel for panel, _ in self._panels]

    @property
    def panel(self) -> Panel | None:
        """The panel that lies on top."""
        return self._panels[-1][0] if self._panels else None

    def open(self, panel: Panel) -> None:
        """Lay a panel over everything, above one that lies there already."""
        if self.panel is not None and not self.panel.WHOLE:
            self.panel.hide()
        self._panels.append((panel, QApplication.focusWidget()))
        panel.close_panel = partial(self.take_away, panel)
        if panel.WHOLE:
            panel.setParent(self)
        else:
            self._lay(panel)
        self._cover()
        self.show()
        self.raise_()
        panel.show()
        panel.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay(self, panel: Panel) -> None:
        panel.setMinimumWidth(min(panel.WIDTH, max(320, self._over.width() - 2 * EDGE)))
        panel.setMaximumWidth(max(320, self._over.width() - 2 * EDGE))
        panel.setMaximumHeight(max(240, self._over.height() - 2 * EDGE))
        self._middle.insertWidget(self._middle.count() - 1, panel)

    def close_panel(self) -> None:
        """Take the top panel away; the focus goes where it was."""
        if self.panel is not None:
            self.take_away(self.panel)

    def take_away(self, panel: Panel) -> None:
        """Take a panel away, the top one or one beneath it; the focus goes where it was before that panel."""
        at = next((at for at, (one, _) in enumerate(self._panels) if one is panel), None)
        if at is None:
            return
        top = at == len(self._panels) - 1
        _, before = self._panels.pop(at)
        self._middle.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        if not top:
            return
        if self.panel is not None:
            self.panel.show()
            self._cover()
        else:
            self.hide()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _cover(self) -> None:
        """Lie over the whole window: a whole panel, the veil, whatever lies above them."""
        self.setGeometry(self._over.rect())
        for panel in self.panels:
            if panel.WHOLE:
                panel.setGeometry(self.rect())
                panel.raise_()
                self._veil.setGeometry(self.rect())
                self._veil.raise_()
            else:
                panel.raise_()
        top = self.panel
        self._veil.setVisible(top is not None and not top.WHOLE and any(one.WHOLE for one in self.panels))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the panel; every other key that reaches the shade ends there."""
        if event.key() == Qt.Key.Key_Escape and self.panel is not None:
            self.panel.escaped()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the shade is no press on what lies under it."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the panel."""
        stops = [one for one in self._stops() if one.isVisibleTo(self) and one.isEnabled()]
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        following = stops[(at + (1 if forward else -1)) % len(stops)]
        following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _stops(self) -> list[QWidget]:
        """The widgets of the top panel that Tab reaches, in the order of Qt's own focus chain."""
        if self.panel is None:
            return []
        found: list[QWidget] = []
        one = self.panel.nextInFocusChain()
        while one is not self.panel and one is not None:
            stop = one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy() and not _passed_over(one)
            if stop and self.panel.isAncestorOf(one):
                found.append(one)
            one = one.nextInFocusChain()
        return found


def _passed_over(one: QWidget) -> bool:
    """Whether Tab passes over a widget: of answers of which one is chosen, it stops at that one; arrows choose."""
    beside = one.parentWidget()
    if not isinstance(one, QRadioButton) or one.isChecked() or beside is None:
        return False
    return any(answer.isChecked() for answer in beside.findChildren(QRadioButton))
