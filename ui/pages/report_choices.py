"""What a dossier is of and for: the case, the use, the language, the sections that stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QVBoxLayout, QWidget

from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES
from ui.widgets.basics import GAP, Combo, Ground, card, clear, label, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.chooser import Chooser
from ui.workplace import Workplace

_STATISTICS = "statistics"
_ALWAYS = "proof"
_TAKE_AWAY = N_("take {what} away")


@dataclass(frozen=True)
class Choice:
    """The use, the language, the anchors of the sections (None for all)."""

    use: str
    language: str
    sections: frozenset[str] | None


class ReportChoices(QWidget):
    """The left column."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        words = work.words
        self._chooser = Chooser(words(N_("Case")), words(_TAKE_AWAY), many=False)
        self._chooser.changed.connect(self.changed.emit)
        self._use = Combo(words(N_("What it is for")), options("use", words.language), "internal")
        self._use.activated.connect(lambda _at: self._use_chosen())
        self._language = Combo(
            words(N_("Language of the dossier")),
            tuple(LANGUAGE_NAMES.items()),
            words.language,
        )
        self._language.activated.connect(lambda _at: self.changed.emit())
        for combo in (self._use, self._language):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
        self._boxes: dict[str, QAbstractButton] = {}
        self._sections = QWidget()
        self._list = QVBoxLayout(self._sections)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        inside = Ground()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, GAP, 0)
        made = card(
            label(words(N_("Case")), "label"), self._chooser, label(words(N_("What it is for")), "label"), self._use,
            label(words(N_("Language of the dossier")), "label"), self._language,
            label(words(N_("Parts of the dossier")), "heading"), self._sections, gap=6,
        )  # fmt: skip
        whole.addWidget(made)
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self._show_sections()
        self._sections.hide()  # made now, for Tab goes in the order of making; dressed and drawn in a later turn

    def offer(self, cases: tuple[tuple[bytes, str], ...], chosen: bytes | None) -> None:
        """The cases there are, and the one that is shown."""
        self._sections.show()
        self._chooser.offer(cases)
        if chosen is not None:
            self._chooser.choose((chosen,))

    @property
    def case(self) -> bytes | None:
        """The case chosen."""
        return self._chooser.chosen[0] if self._chooser.chosen else None

    @property
    def made(self) -> Choice | None:
        """What is chosen beside the case."""
        wanted = frozenset(name for name, box in self._boxes.items() if box.isChecked())
        everything = len(wanted) == len(self._boxes)
        return Choice(self._use.code, self._language.code, None if everything else wanted | {_ALWAYS})

    def _use_chosen(self) -> None:
        self._show_sections()
        self.changed.emit()

    def _show_sections(self) -> None:
        from fieldcase.casework.dossiers import section_names

        names = section_names(self._use.code == _STATISTICS)
        if tuple(self._boxes) == tuple(name for name, _ in names if name != _ALWAYS):
            return
        clear(self._list)
        self._boxes = {}
        for name, message in names:
            line = CheckLine(self.work.words(message), lambda _on: self.changed.emit(), on=True)
            if name == _ALWAYS:
                line.setEnabled(False)
            else:
                self._boxes[name] = line.box
            self._list.addWidget(line)

    def first_focus(self) -> QWidget:
        """The case where none is chosen, else the use."""
        return self._use if self.case is not None else self._chooser.line
