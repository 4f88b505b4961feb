"""The one style sheet of the window, filled with a theme's colours.

Widgets say what they are by a dynamic property `kind` (title, muted, chip, primary ...); nothing is styled by hand.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Theme

_SHEET = Template("""
* { outline: none; }
QMainWindow, QWidget[kind="page"], QWidget[kind="ground"] { background: $ground; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}pt; font-weight: bold; }
QLabel[kind="heading"] { font-size: ${heading}pt; font-weight: bold; }
QLabel[kind="question"] { font-size: ${question}pt; font-weight: bold; }
QLabel[kind="strong"] { font-weight: bold; }
QLabel[kind="muted"], QLabel[kind="label"] { color: $muted; }
QLabel[kind="wrong"] { color: $bad; }
QLabel[kind="code"] { font-size: ${code}pt; font-weight: bold; letter-spacing: 1px; background: $raised;
    border-radius: 6px; padding: 10px 12px; }
QLabel[kind="chip"], QLabel[kind="chip-good"], QLabel[kind="chip-warn"], QLabel[kind="chip-bad"] {
    border-radius: 5px; padding: 3px 9px; background: $raised; color: $text; }
QLabel[kind="chip-good"] { background: $good_ground; color: $good; }
QLabel[kind="chip-warn"] { background: $warn_ground; color: $warn; }
QLabel[kind="chip-bad"] { background: $bad_ground; color: $bad; }
QFrame[kind="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="whole"] { background: $ground; border: none; border-radius: 0; }
QFrame[kind="line"] { background: $line; border: none; }
QWidget[kind="rail"] { background: $rail; }
QWidget[kind="rail"] QPushButton { background: transparent; color: $rail_text; border: 2px solid transparent;
    border-radius: 6px; text-align: left; padding: 6px 8px; font-weight: normal; }
QWidget[kind="rail"] QPushButton:hover { background: $rail_chosen; color: $rail_chosen_text; }
QWidget[kind="rail"] QPushButton:checked { background: $rail_chosen; color: $rail_chosen_text; }
QWidget[kind="rail"] QPushButton:focus { border-color: $rail_text; }
QWidget[kind="status"] { background: $panel; border-top: 1px solid $line; }
QWidget[kind="banner"] { background: $text; border-radius: 8px; }
QWidget[kind="banner"] QLabel { color: $panel; }
QWidget[kind="banner"] QPushButton { background: transparent; color: $panel; border: 1px solid $panel; }
QWidget[kind="banner"] QPushButton:focus { border: 2px solid $panel; }
QWidget[kind="shade"] { background: rgba(0, 0, 0, 130); }
QPushButton { background: $panel; color: $text; border: 1px solid $line; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: $raised; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton:disabled { color: $shade; background: $ground; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $shade; border-color: $line; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="flat"] { background: transparent; border: 2px solid transparent; padding: 5px 8px; }
QPushButton[kind="flat"]:hover { background: $raised; }
QPushButton[kind="flat"]:focus { border: 2px solid $focus; }
QPushButton[kind="row"] { background: transparent; border: 2px solid transparent; text-align: left; padding: 5px 8px; }
QPushButton[kind="row"]:hover { background: $raised; }
QPushButton[kind="row"]:focus { border: 2px solid $focus; }
QPushButton[kind="fold"] { background: $raised; border: 2px solid transparent; border-radius: 6px; text-align: left;
    padding: 5px 8px; font-weight: bold; }
QPushButton[kind="fold"]:focus { border: 2px solid $focus; }
QPushButton[kind="row-warn"] { background: $warn_ground; color: $warn; border: 2px solid transparent; text-align: left;
    padding: 5px 8px; }
QPushButton[kind="row-bad"] { background: $bad_ground; color: $bad; border: 2px solid transparent; text-align: left;
    padding: 5px 8px; }
QPushButton[kind="row-good"] { background: $good_ground; color: $good; border: 2px solid transparent; text-align: left;
    padding: 5px 8px; }
QPushButton[kind="row-warn"]:focus, QPushButton[kind="row-bad"]:focus, QPushButton[kind="row-good"]:focus {
    border: 2px solid $focus; }
QPushButton[kind="chip-button"] { background: $raised; border: 2px solid transparent; border-radius: 5px;
    padding: 2px 8px; }
QPushButton[kind="chip-button"]:focus { border-color: $focus; }
QPushButton[kind="chip-button"]:checked { background: $accent_ground; color: $accent_text; border-color: $accent_text; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: $panel; color: $text; border: 1px solid $line;
    border-radius: 6px; padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $focus; padding: 4px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $bad; padding: 4px 7px; }
QLineEdit:read-only { background: $raised; }
QComboBox { padding-right: 2px; }
QComboBox:focus { padding-right: 1px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line;
    selection-background-color: $accent_ground; selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 2px solid $muted;
    background: $panel; }
QCheckBox::indicator { border-radius: 4px; }
QListView::indicator { width: 14px; height: 14px; border: 2px solid $muted; border-radius: 4px; background: $panel; }
QListView::indicator:checked { border-color: $accent; background: $accent; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; }
QCheckBox::indicator:checked:disabled { border-color: $shade; background: $shade; }
QCheckBox:disabled, QRadioButton:disabled { color: $shade; }
QRadioButton::indicator:checked { border-color: $accent_text;
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, stop:0 $accent_text, stop:0.6 $accent_text,
    stop:0.7 $panel, stop:1 $panel); }
QListView, QTableView, QTreeView { background: $panel; color: $text; border: 1px solid $line; border-radius: 8px;
    padding: 1px; alternate-background-color: $raised; selection-background-color: $accent_ground;
    selection-color: $text; gridline-color: transparent; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 2px solid $focus; padding: 0; }
QListView[kind="lines"], QListView[kind="lines"]:focus { background: transparent; border: none; padding: 0; }
QListView::item { padding: 6px 8px; }
QTableView::item { padding: 4px 8px; border: none; }
QListView::item:selected, QTableView::item:selected { background: $accent_ground; color: $text; }
QHeaderView { background: $panel; border-radius: 8px; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 7px 10px; font-weight: bold; }
QTableCornerButton::section { background: $panel; border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent_text; border-bottom: 2px solid $accent_text; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: 5px; }
QScrollArea { background: transparent; border: none; }
QScrollArea[kind="seen"] { background: $raised; border: 2px solid $line; border-radius: 5px; }
QScrollArea[kind="seen"]:focus { border-color: $focus; }
QScrollArea > QWidget > QWidget[kind="page"] { background: $ground; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $shade; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $shade; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
QProgressBar { background: $raised; border: 1px solid $line; border-radius: 5px; text-align: center; color: $text; }
QProgressBar::chunk { background: $accent_ground; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 20px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
""")


def style_sheet(theme: Theme, scale: int) -> str:
    """The style sheet of a theme at `scale` percent of the text's size."""
    from ui.theme import POINTS

    sizes = {"title": POINTS * 1.55 * scale / 100, "heading": POINTS * 1.15 * scale / 100}
    sizes["question"] = POINTS * 1.4 * scale / 100
    sizes["code"] = POINTS * 1.3 * scale / 100
    return _SHEET.substitute({**vars(theme), **{name: f"{size:.1f}" for name, size in sizes.items()}})
