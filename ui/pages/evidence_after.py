"""After files were taken in: what they are called now, what was here already, and what of the originals remains.

Deleting an original cannot be undone by this program, and undoes nothing of what a disk keeps: it is asked for once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework.evidence import Entered
from fieldcase.casework.originals import Left, delete_originals
from fieldcase.casework.storing import Kept
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.text import as_told
from ui.jobs import run_long
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

Pair = tuple[Path, Evidence]
_LISTED = 6
_HEIGHT, _LOW, _PADDING = 150, 90, 30
_MEASURED = 200


def pairs_of(kept: Kept, entered: Entered) -> list[Pair]:
    """Each original on the disk with the record that holds its bytes. What came out of an archive has none."""
    both = zip(kept.stored, entered.each, strict=True)
    return [(one.original, record) for one, record in both if one.original is not None]


def _names(names: Sequence[str], and_more: str) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} {and_more.format(n=len(names) - _LISTED)}"


def listed(name: str, lines: Sequence[str]) -> QListWidget:
    """A short window on lines that may be thousands, each as long as a path may be: they are scrolled, never cut."""
    made = QListWidget()
    made.setAccessibleName(name)
    if len(lines) > _MEASURED:  # thousands are not measured one by one: each gets the room of the longest
        sizes = made.fontMetrics()
        longest = sizes.horizontalAdvance(max(lines, key=len))
        made.setUniformItemSizes(True)
        made.setGridSize(QSize(longest * 5 // 4 + _PADDING, sizes.lineSpacing()))
    made.addItems(list(lines))
    made.setFixedHeight(_HEIGHT if len(lines) > 2 else _LOW)
    if lines:
        made.setCurrentRow(0)
    return made


class AfterPanel(Panel):
    """What happened, in sentences."""

    WIDTH = 680

    def __init__(self, work: Workplace, kept: Kept, entered: Entered) -> None:
        heading = work.words(N_("The files were taken in") if entered.each else N_("Nothing was taken in"))
        super().__init__(heading)
        self.work, self.words = work, work.words
        self.pairs = pairs_of(kept, entered)
        words, more = self.words, self.words(N_("and {n} more"))
        lines: list[QWidget] = []
        if entered.new:
            said = words.plural(
                "{n} file was taken in: {which}.", "{n} files were taken in: {which}.", len(entered.new)
            )
            which = _names([one.number for one in entered.new], more)
            lines.append(label(said.format(n=len(entered.new), which=which), "strong", wrap=True))
        for name, one in entered.known[:_LISTED]:
            said = words(N_("{name} was not taken in again: the same bytes are already here as {number}."))
            binned = words(N_("{name} was not taken in again: the same bytes lie in the bin as {number}."))
            lines.append(label((binned if one.hidden else said).format(name=name, number=one.number), wrap=True))
        rest = len(entered.known) - _LISTED
        if rest > 0:
            lines.append(label(more.format(n=rest), wrap=True))
        lines += self._left_out(kept)
        stay = N_(
            "The originals still lie where they were, in the clear. Whoever takes this computer or the stick can read "
            "them there."
        )
        if self.pairs:
            lines.append(label(words(stay), wrap=True))
        self.done = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        self.remove = button(words(N_("Delete the originals…")), self._ask, icon="trash-2")
        if not self.pairs:
            self.remove.hide()
        last = row(self.remove)
        last.addStretch(1)
        last.addWidget(self.done)
        self.setLayout(column(label(heading, "heading"), *lines, last, gap=12, edge=20))

    def _left_out(self, kept: Kept) -> list[QWidget]:
        """Every file that was left out, and why, with those first that a person can do something about."""
        words = self.words
        faults = [one for one in kept.left if not one.litter]
        litter = [one for one in kept.left if one.litter]
        self.left = listed(
            words(N_("Files that were not taken in")), [f"{one.name} — {words(one.why)}" for one in (*faults, *litter)]
        )
        said = [label(f"{one.name}: {words(one.why)}", wrap=True) for one in kept.whole]
        if faults:
            count = words.plural("{n} file was not taken in:", "{n} files were not taken in:", len(faults))
            said.append(label(count.format(n=len(faults)), "strong", wrap=True))
        if litter:
            said.append(label(f"{words(N_('System files, left out'))}: {len(litter)}", wrap=True))
        if not kept.left:
            self.left.hide()
            return list(said)
        return [*said, self.left]

    def first_focus(self) -> QWidget:
        """The button that goes on."""
        return self.done

    def _ask(self) -> None:
        self.close_panel()
        self.work.asked_for_panel.emit(DeletePanel(self.work, self.pairs))


class DeletePanel(Panel):
    """The one question before the originals are deleted."""

    WIDTH = 560

    def __init__(self, work: Workplace, pairs: Sequence[Pair]) -> None:
        super().__init__(work.words(N_("Delete the originals?")))
        self.work, self.words, self.pairs = work, work.words, pairs
        words = self.words
        warning = N_(
            "Each file is first compared with the one in the vault. Then it is deleted where it lies, and this cannot "
            "be undone. Deleting does not make it unrecoverable: a disk, and even more a stick or a phone, keeps the "
            "old bytes for a long time, and programs that bring them back are common. Only a disk that was encrypted "
            "from the beginning protects them."
        )
        self.list = listed(words(N_("Files to be deleted")), [as_told(str(path)) for path, _ in pairs])
        count = words.plural("Delete {n} file", "Delete {n} files", len(pairs)).format(n=len(pairs))
        self.keep = button(words(N_("Keep them")), lambda: self.close_panel(), "primary")
        last = row(button(count, self._delete, "danger", "trash-2"))
        last.addStretch(1)
        last.addWidget(self.keep)
        heading = label(words(N_("Delete the originals?")), "heading")
        self.setLayout(column(heading, label(words(warning), wrap=True), self.list, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """What does no harm."""
        return self.keep

    def _delete(self) -> None:
        work, desk, pairs = self.work, self.work.desk, self.pairs
        self.close_panel()

        def came(left: Sequence[Left]) -> None:
            gone = len(pairs) - len(left)
            said = work.words.plural("{n} original was deleted.", "{n} originals were deleted.", gone)
            if left:
                work.asked_for_panel.emit(LeftPanel(work, said.format(n=gone), left))
            else:
                work.say(said.format(n=gone))

        what = work.words(N_("The originals are being compared and deleted …"))
        run_long(work, what, lambda step, stop: delete_originals(desk, pairs, step, stop), came)


class LeftPanel(Panel):
    """Which originals are still there, and why."""

    WIDTH = 560

    def __init__(self, work: Workplace, said: str, left: Sequence[Left]) -> None:
        super().__init__(work.words(N_("Some originals are still there")))
        words = work.words
        self.list = listed(words(N_("Files that are still there")), [f"{one.name} — {words(one.why)}" for one in left])
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        heading = label(words(N_("Some originals are still there")), "heading")
        self.setLayout(column(heading, label(said, wrap=True), self.list, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood
