"""A new version of a questionnaire, before it takes the place of the one that is here: what is other in it, and what
becomes of interviews under way.

Knows differences and drafts as casework tells them. Nothing is kept before a person says so; a question that may only
have got another name is asked about, and the answer is seen at once in what goes over.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fieldcase.casework import newer_forms
from fieldcase.casework.form_changes import SORTS
from fieldcase.casework.newer_forms import Newer
from fieldcase.errors import N_
from fieldcase.model.questionnaires import Questionnaire
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LEAST, _TALL, _LINE, _CHECKS = 150, 420, 32, 120
_MOST_LEFT = 200
_BESIDE = N_(
    "Version {new} beside version {old}, which is here. Finished interviews keep the version they were made with."
)
_SAME = N_("“{new}” is the question that was called “{old}”: its answers go over")


class _Differences(QListWidget):
    """Lines to be read with the arrows; Enter is the deed, as on the button."""

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__()
        self._entered = entered

    def sizeHint(self) -> QSize:
        """As tall as its lines, up to what leaves room for the questions below."""
        return QSize(super().sizeHint().width(), min(_TALL, _LINE * (self.count() + 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter before the list takes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entered()
        else:
            super().keyPressEvent(event)


class NewerPanel(Panel):
    """The differences of two versions, and the deed."""

    WIDTH = 860

    def __init__(
        self, work: Workplace, given: Any, newer: Newer, name: str, then: Callable[[Questionnaire], None]
    ) -> None:
        words = work.words
        super().__init__(words(N_("A new version of a questionnaire")))
        self.work, self.given, self.newer, self._name, self._then = work, given, newer, name, then
        about = words(_BESIDE).format(new=given.version or "—", old=newer.old.version or "—")
        self.list = _Differences(self.take)
        self.list.setAccessibleName(words(N_("What is other in the new version")))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_LEAST)
        self.checks = [
            (CheckLine(words(_SAME).format(old=old, new=new), self._ticked, on=True), old, new)
            for old, new in newer.renamed.items()
        ]
        number = len(newer.moving)
        going = words.plural(
            "{n} unfinished interview goes over to the new version",
            "{n} unfinished interviews go over to the new version", number,
        )  # fmt: skip
        self.drafts = CheckLine(going.format(n=number), lambda _on: self._fill(), on=True)
        # Made in the order in which Tab goes.
        cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        self.take_button = button(words(N_("Take it in")), self.take, "primary", "check")
        last = row(cancel, self.take_button)
        last.insertStretch(0, 1)
        parts: list[QWidget] = [
            label(given.title or given.form_id, "heading", wrap=True), label(about, "muted", wrap=True), self.list,
        ]  # fmt: skip
        if self.checks:
            parts.append(_scrolled([line for line, _, _ in self.checks]))
        held = column(*parts, self.drafts, last, gap=12, edge=20)
        held.setStretch(2, 1)
        self.setLayout(held)
        self.drafts.setVisible(bool(number))
        self._fill()

    def first_focus(self) -> QWidget:
        """The list: it is to be read before the deed."""
        return self.list

    def _renamed(self) -> dict[str, str]:
        return {old: new for line, old, new in self.checks if line.box.isChecked()}

    def _ticked(self, _on: bool) -> None:
        """Compare anew by what was said of names."""
        given, language, renamed = self.given, self.work.language, self._renamed()
        self.take_button.setEnabled(False)
        self.work.ask(lambda look: newer_forms.beside(look, given, language, renamed), self._came, self, "newer")

    def _came(self, newer: Newer | None) -> None:
        self.take_button.setEnabled(True)
        if newer is not None:
            self.newer = newer
            self._fill()

    def _fill(self) -> None:
        self.list.clear()
        words = self.work.words
        for sort, lines in groupby(self.newer.changes, lambda one: one.sort):
            self._heading(words(SORTS[sort]))
            for one in lines:
                self.list.addItem(one.told(words))
        if not self.newer.changes:
            self.list.addItem(words(N_("No question, choice or rule is other.")))
        self._fill_drafts()
        self.list.setCurrentRow(0)
        self.list.updateGeometry()

    def _fill_drafts(self) -> None:
        """What of unfinished interviews has no place in the new version."""
        words = self.work.words
        left = [former for one in self.newer.moving for former in one.left] if self.drafts.box.isChecked() else []
        if left:
            said = words(
                N_("Answers that have no place in it any more: they are kept with their interviews, to be read")
            )
            self._heading(said)
            for former in left[:_MOST_LEFT]:
                self.list.addItem(former.line)
        if self.newer.stay:
            stay = words.plural(
                "{n} unfinished interview cannot be read and stays with its version.",
                "{n} unfinished interviews cannot be read and stay with their version.", len(self.newer.stay),
            )  # fmt: skip
            self._heading(stay.format(n=len(self.newer.stay)))

    def _heading(self, text: str) -> None:
        made = QListWidgetItem(text)
        font = QFont(self.list.font())
        font.setBold(True)
        made.setFont(font)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        self.list.addItem(made)

    def take(self) -> None:
        """Keep the new version, and let the interviews go over that are to."""
        if not self.take_button.isEnabled():
            return
        work, given, name, then = self.work, self.given, self._name, self._then
        renamed, moving = self._renamed(), self.drafts.box.isChecked()

        def deed(desk: Desk) -> Questionnaire:
            return newer_forms.take_over(desk, given, name, renamed, move_drafts=moving)

        self.close_panel()
        work.do(deed, then, said=work.words(N_("The questionnaire was taken in.")))


def _scrolled(lines: list[CheckLine]) -> QWidget:
    inside = Ground()
    held = column(*lines, gap=6)
    held.addStretch(1)
    inside.setLayout(held)
    area = scrolled(inside)
    area.setFixedHeight(min(_CHECKS, 34 * len(lines)))
    return area
