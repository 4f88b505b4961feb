"""Erasing for good: the one deed that asks first. What goes is counted, older backups and the outcome are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from fieldcase.casework import erasing
from fieldcase.casework.called import kind_called
from fieldcase.casework.erasing import Erasure
from fieldcase.casework.hanging import Stays, hanging, staying
from fieldcase.casework.still_named import StillNamed, still_named
from fieldcase.casework.who_decides import only_asks
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.declare import Record
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_LASTS = N_("This cannot be undone. Whoever has an older copy or backup of the vault still has the words.")
_ELSEWHERE = N_("What other records say in their own texts is not touched: look through them, and erase it there.")
_NAMED = N_(
    "In these texts somebody who goes may be named. Mend them first: once it is erased, no search finds the name any "
    "more, and no report is stopped by it."
)
_STILL_NAMED = N_("In these texts somebody who was erased may still be named. Look through each of them.")
_ASKS = N_(
    "Others wrote in it: {names}. What is yours is erased; for what is theirs this only asks, and they decide. Until "
    "then it stays here too."
)
_ASKED = N_("What others wrote stands until they erase it: {names}. The request goes with the next file for them.")
# Two lists of so many lines stand above the buttons in a window of 600 pixels.
_MOST_NAMED = 5


def _lines(lead: str, found: Sequence[Stays | StillNamed], words: Words) -> str:
    """A sentence and what it speaks of, a line each, and how many more there are."""
    more = [f" … + {len(found) - _MOST_NAMED}"] if len(found) > _MOST_NAMED else []
    return "\n".join([lead, *(one.told(words) for one in found[:_MOST_NAMED]), *more])


def _names(found: Sequence[str], words: Words) -> str:
    return ", ".join(name or words(N_("somebody whose card is not here")) for name in found)


class AskingPanel(Panel):
    """What every question before an erasure has: the two buttons, what failed, and no way out once it has begun."""

    WIDTH = 560

    def __init__(self, work: Workplace, name: str) -> None:
        words = work.words
        super().__init__(name)
        self.work = work
        self.lasts = label(words(_LASTS), wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words(N_("Erasing …")))
        self.bar.hide()
        self.keep = button(words(N_("Leave it")), self.escaped)
        self.verb = button(words(N_("Erase for good")), self._erase, "danger", "trash-2")
        self.last = row(self.keep, self.verb)
        self.last.insertStretch(0, 1)

    def escaped(self) -> None:
        """Esc leaves everything, unless the erasing has begun."""
        if not self.bar.isVisible():
            self.close_panel()

    def _erase(self) -> None:
        """Begin: a subclass says what is erased, by `run`."""

    def run(self, deed: Callable[[Desk], Erasure], done: Callable[[Erasure], None]) -> None:
        """Erase, and meanwhile let nothing be pressed."""
        self._busy(True)
        self.wrong.hide()
        self.work.do(deed, done, failed=self._failed)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        for one in self.pressed():
            one.setEnabled(not busy)

    def pressed(self) -> tuple[QWidget, ...]:
        """What cannot be used while it is being erased."""
        return self.keep, self.verb

    def _failed(self, wrong: FieldcaseError) -> None:
        self._busy(False)
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()


class ErasePanel(AskingPanel):
    """Asks once. `then` runs after the record is gone."""

    def __init__(
        self, work: Workplace, record: Record, name: str, then: Callable[[], None], *, field: str = ""
    ) -> None:
        """`field`: of the record this one alone, where somebody asked for that."""
        words = work.words
        super().__init__(work, words(N_("Erase for good")))
        self.record, self._then, self._field = record, then, field
        self.count = label("", wrap=True)
        self.stays = label("", "wrong", wrap=True)
        self.stays.hide()
        self.texts = label("", "wrong", wrap=True)
        self.texts.hide()
        self.asks = label("", "wrong", wrap=True)
        self.asks.hide()
        self.setLayout(
            column(
                label(words(N_("Erase {what} for good?")).format(what=name), "heading", wrap=True), self.count,
                self.asks, self.stays, self.texts, self.lasts, label(words(_ELSEWHERE), "muted", wrap=True), self.bar,
                self.wrong, self.last, gap=12, edge=20,
            )
        )  # fmt: skip
        if not field:
            work.ask(lambda look: hanging(look, record), self._counted, self, "count")
            work.ask(lambda look: staying(look, record), self._named, self, "stays")
        work.ask(lambda look: only_asks(look, record, field), self._asked, self, "asks")
        work.ask(lambda look: still_named(look, record, field), self._texts, self, "texts")

    def first_focus(self) -> QWidget:
        """The button that leaves everything as it is."""
        return self.keep

    def _counted(self, found: Mapping[str, int]) -> None:
        words = self.work.words
        parts = [f"{kind_called(kind, words)}: {count}" for kind, count in found.items() if count]
        self.count.setText(words(N_("These records go with it. {kinds}")).format(kinds=", ".join(parts)))

    def _asked(self, found: Sequence[str]) -> None:
        words = self.work.words
        self.asks.setText(words(_ASKS).format(names=_names(found, words)))
        self.asks.setVisible(bool(found))
        if found:
            self.verb.setText(words(N_("Ask for it")))

    def _named(self, found: Sequence[Stays]) -> None:
        words = self.work.words
        said = words(N_("These files hold some of it and stay. Erase them too where they must not be kept."))
        self.stays.setText(_lines(said, found, words))
        self.stays.setVisible(bool(found))

    def _texts(self, found: Sequence[StillNamed]) -> None:
        self.texts.setText(_lines(self.work.words(_NAMED), found, self.work.words))
        self.texts.setVisible(bool(found))

    def _erase(self) -> None:
        key, field = self.record.key, self._field
        self.run(lambda desk: erasing.erase(desk, key, field), self._erased)

    def _erased(self, erasure: Erasure) -> None:
        self.close_panel()
        self._then()
        self.work.asked_for_panel.emit(ErasedPanel(self.work, erasure))


class ErasedPanel(Panel):
    """What an erasure did, and the older backups that still hold the words, with a button that removes them."""

    WIDTH = 560

    def __init__(self, work: Workplace, erasure: Erasure, *, values: bool = False) -> None:
        """`values`: what was erased are values of a record that itself stays."""
        words = work.words
        super().__init__(words(N_("Erased")))
        self.work, self.older = work, erasure.older_backups
        count = words.plural("{n} record is erased.", "{n} records are erased.", erasure.records)
        if values:
            count = words(N_("What the field said is erased."))
        parts: list[QWidget] = [
            label(words(N_("Erased")), "heading"),
            label(count.format(n=erasure.records) + " " + words(N_("A new backup without it is made.")), wrap=True),
        ]
        if erasure.asked:
            parts.append(label(words(_ASKED).format(names=_names(erasure.asked, words)), "wrong", wrap=True))
        if not erasure.settled:
            later = words(N_("Traces of it on this disk go when the vault is next opened. Lock it and open it again."))
            parts.append(label(later, "wrong", wrap=True))
        if erasure.naming:
            parts.append(label(_lines(words(_STILL_NAMED), erasure.naming, words), "wrong", wrap=True))
        self.close_button = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        self.renew = button(words(N_("Remove the older backups")), self._renew, "danger", "trash-2")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        if self.older:
            parts += self._older()
            last.insertWidget(1, self.renew)
        self.setLayout(column(*parts, last, gap=12, edge=20))

    def _older(self) -> list[QWidget]:
        words = self.work.words
        said = words.plural(
            "{n} older backup still holds the words:", "{n} older backups still hold the words:", len(self.older)
        )
        names = QWidget()
        names.setLayout(column(*(label(path.name, "muted", wrap=True) for path in self.older), gap=2))
        held = scrolled(names)
        held.setMaximumHeight(140)
        copies = words(N_("Copies on sticks are not in this list: make new ones, and erase the old."))
        return [label(said.format(n=len(self.older)), wrap=True), held, label(copies, "muted", wrap=True)]

    def first_focus(self) -> QWidget:
        """The button that removes the older backups, where there are any."""
        return self.renew if self.older else self.close_button

    def _renew(self) -> None:
        older: tuple[Path, ...] = self.older
        said = self.work.words(N_("The older backups are removed. The newest one stays."))
        self.close_panel()
        self.work.do(lambda desk: erasing.renew_backups(desk, older), lambda _: self.work.say(said))
