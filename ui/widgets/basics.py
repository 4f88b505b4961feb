"""The small parts that every page is built from, each dressed by its `kind` and named for whoever cannot see it."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme

GAP, WIDE_GAP, EDGE = 8, 16, 24
Box = TypeVar("Box", bound=QBoxLayout)


def label(text: str, kind: str = "", *, wrap: bool = False, select: bool = False) -> QLabel:
    """A text in one of the style sheet's kinds. It is shown as it is: no word of a record is ever taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    else:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if select:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def tip(text: str) -> str:
    """A text for a tooltip, shown as it is: Qt would take words that look like markup for markup, and fetch a picture
    that they name from wherever it lies, another computer too."""
    return f"<span>{html.escape(text)}</span>" if "<" in text else text


def button(text: str, pressed: Callable[[], None], kind: str = "", icon: str = "", name: str = "") -> QPushButton:
    """A button; `name` is what it is called aloud where the text alone does not say it."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # Enter presses it, as Space does
    made.setAccessibleName(name or text)
    if not text and name:
        made.setToolTip(tip(name))
    if icon:
        beside = icons.BESIDE if text else 0
        made.setIcon(icons.icon(icon, _ink(kind), beside=beside, off=theme.current().shade))
        made.setIconSize(QSize(icons.OF_A_BUTTON + beside, icons.OF_A_BUTTON))
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def _ink(kind: str) -> str:
    colours = theme.current()
    inks = {
        "primary": colours.on_accent, "danger": colours.bad, "row-warn": colours.warn, "row-bad": colours.bad,
        "row-good": colours.good,
    }  # fmt: skip
    return inks.get(kind, colours.text)


def column(*widgets: QWidget | QLayout, gap: int = GAP, edge: int = 0) -> QVBoxLayout:
    """Widgets and layouts one below another."""
    return _filled(QVBoxLayout(), widgets, gap, edge)


def row(*widgets: QWidget | QLayout, gap: int = GAP, edge: int = 0) -> QHBoxLayout:
    """Widgets and layouts beside one another."""
    return _filled(QHBoxLayout(), widgets, gap, edge)


def _filled(box: Box, widgets: tuple[QWidget | QLayout, ...], gap: int, edge: int) -> Box:
    box.setSpacing(gap)
    box.setContentsMargins(edge, edge, edge, edge)
    for one in widgets:
        if isinstance(one, QLayout):
            box.addLayout(one)
        else:
            box.addWidget(one)
    return box


def centred(widget: QWidget) -> QHBoxLayout:
    """A widget in the middle, as tall as its lines need: an alignment flag would not ask how tall that is."""
    box = row(widget)
    box.insertStretch(0, 1)
    box.addStretch(1)
    return box


def card(*widgets: QWidget | QLayout, gap: int = GAP) -> QFrame:
    """A framed group of widgets."""
    made = QFrame()
    made.setProperty("kind", "card")
    made.setLayout(column(*widgets, gap=gap, edge=WIDE_GAP))
    return made


def line() -> QFrame:
    """A thin line that parts what stands above from what stands below."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made


class Ground(QWidget):
    """What is laid into a scroll area and is as tall as its width makes it.

    Qt takes a broken label to need the height it would have in a narrow column, and leaves the rest of it blank below.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ground")

    def minimumSizeHint(self) -> QSize:
        """The width alone, where the height follows from it."""
        least, laid = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if laid is not None and laid.hasHeightForWidth() else least


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` with a scroll bar where there is not room for all of it; itself no stop of Tab."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Of ours: to ask for Qt's own makes the binding look through all its classes for what kind of widget that is.
    port = QWidget()
    made.setViewport(port)
    made.setWidget(inside)
    # Qt fills both with the window's colour; what lies under them is to be seen, a page or a panel.
    inside.setAutoFillBackground(False)
    port.setAutoFillBackground(False)
    return made


def scrolling(held: QVBoxLayout) -> QScrollArea:
    """A column that scrolls where there is no room for all of it; what is left over lies below, the bar beside it."""
    inside = Ground()
    held.addStretch(1)
    held.setContentsMargins(0, 0, 8, 0)
    inside.setLayout(held)
    return scrolled(inside)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (taken := layout.takeAt(0)) is not None:
        inside, below = taken.widget(), taken.layout()
        if inside is not None:
            # A layout shows in a later turn what it was given in this: without a parent that would be a window.
            inside.hide()
            inside.setParent(None)
            inside.deleteLater()
        elif below is not None:
            clear(below)


class Combo(QComboBox):
    """A choice of one among few. The wheel does not change it by accident; the arrow is the theme's own."""

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...] = (), value: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(14)
        for code, text in choices:
            self.addItem(text, code)
        self.choose(value)

    def choose(self, code: str) -> None:
        """Show the choice of a code; a code that is not offered is added as it is, so that nothing is lost."""
        place = self.findData(code)
        if place < 0 and code:
            self.addItem(code, code)
            place = self.findData(code)
        self.setCurrentIndex(place if place >= 0 else (0 if self.count() and not code else -1))

    @property
    def code(self) -> str:
        """The code of what is chosen."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's drawing, with words that end in an ellipsis where there is no room for them, and a chevron over it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = icons.pixmap("chevron-down", theme.current().muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 22, (self.height() - 16) // 2, arrow)
        painter.end()
