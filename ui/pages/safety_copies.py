"""The section of the page Safety on copies: on a stick, beside the vault, and whether one of them really opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from fieldcase.casework import copies
from fieldcase.casework.copies import Backup, Rehearsed
from fieldcase.errors import N_
from fieldcase.model.values import DAY_MS, Instant
from ui.jobs import run_long
from ui.pages.evidence_words import said_size
from ui.pages.safety_section import Section, put_text
from ui.pages.values import said_moment
from ui.widgets.basics import button, column, label, row
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

# After so many days without a copy elsewhere a broken laptop costs more than anybody remembers.
_LATE = 7
_ROWS = 5


class CopiesSection(Section):
    """What copies there are, and three buttons."""

    NAME: ClassVar[str] = "copies"
    TITLE: ClassVar[str] = N_("Copies")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self._backups: Sequence[Backup] = ()
        self.last = label("", "chip", wrap=True)
        self.body.addWidget(self.last)
        self.last.hide()
        self.say(N_(
            "A copy is the whole vault, encrypted, opened by the same passphrase. It is read again after it was "
            "written. Keep one where this computer is not."
        ), "muted")  # fmt: skip
        self.copy_button = button(words(N_("Copy to a stick…")), self.choose_folder, "primary", "usb")
        self.backup_button = button(words(N_("Make a backup now")), self.back_up, icon="save")
        first = row(self.copy_button, self.backup_button)
        first.addStretch(1)
        self.body.addLayout(first)
        self.body.addWidget(label(words(N_("Backups on this computer")), "strong", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("Backups on this computer")))
        self.list.itemActivated.connect(lambda _row: self.rehearse())
        self.body.addWidget(self.list)
        self.none = self.say(N_("There is none yet."), "muted")
        self.drill_button = button(words(N_("Try a restore…")), self.rehearse, icon="rotate-cw")
        second = row(self.drill_button)
        second.addStretch(1)
        self.body.addLayout(second)

    def first(self, part: str = "") -> QWidget:
        """The button that copies."""
        return self.copy_button

    def read(self) -> None:
        """Ask for the last copy and the backups; their sizes are read off the disk, so not on the reading lane."""
        self.work.ask(copies.last_copy, self._last, self, "last copy")
        desk = self.work.desk
        self.work.lanes.work(lambda: copies.backups(desk), self._listed)

    def _last(self, when: Instant | None) -> None:
        words = self.words
        if when is None:
            never = N_("There is no copy outside this computer yet. If it is lost, everything is lost with it.")
            put_text(self.last, words(never), "chip-bad")
            return
        days = max(0, (self.work.desk.world.now() - when.milliseconds) // DAY_MS)
        said = words.plural(
            "Last copy outside this computer: {n} day ago ({when}).",
            "Last copy outside this computer: {n} days ago ({when}).", days,
        )  # fmt: skip
        today = words(N_("Last copy outside this computer: today ({when})."))
        moment = said_moment(when.milliseconds, self.work)
        text = today.format(when=moment) if not days else said.format(n=days, when=moment)
        put_text(self.last, text, "chip-warn" if days > _LATE else "chip-good")

    def _listed(self, found: Sequence[Backup]) -> None:
        import shiboken6

        if not shiboken6.isValid(self):
            return
        self._backups = found
        self.list.clear()
        self.list.addItems([self._said(one) for one in found])
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self.drill_button.setEnabled(bool(found))
        rows = max(1, min(_ROWS, len(found)))
        self.list.setFixedHeight(rows * (self.list.fontMetrics().lineSpacing() + 10) + 10)

    def _said(self, one: Backup) -> str:
        return f"{said_moment(one.made.milliseconds, self.work)} · {said_size(one.size, self.work)}"

    def choose_folder(self) -> None:
        """Ask for the stick."""
        title = self.words(N_("Onto which stick or disk?"))
        picker = FilePicker(self.words, title, Wanted.FOLDER, Path.home(), lambda chosen: self.copy_to(chosen[0]))
        self.work.asked_for_panel.emit(picker)

    def copy_to(self, folder: Path) -> None:
        """Copy on the lane for long work, then note it."""
        work, desk = self.work, self.work.desk

        def copied(step, stop):  # type: ignore[no-untyped-def]
            made = copies.copied(desk, folder, step, stop)
            return made, copies.outside(desk, made)

        def came(answer: tuple[Path, bool]) -> None:
            made, outside = answer
            work.do(lambda desk: copies.note_copy(desk, made), lambda _: CopiedPanel.show_for(work, made, outside))

        run_long(work, self.words(N_("The vault is being copied, and the copy read again …")), copied, came)

    def back_up(self) -> None:
        """Make a backup beside the vault."""
        work, desk = self.work, self.work.desk

        def came(_made: Path) -> None:
            work.say(work.words(N_("The backup is made and was read again.")))
            self.read()

        what = self.words(N_("A backup is being made, and read again …"))
        run_long(work, what, lambda step, stop: copies.make_backup(desk, step, stop), came)

    def rehearse(self) -> None:
        """Ask for the passphrase, then rehearse a restore of the marked backup."""
        place = self.list.currentRow()
        if 0 <= place < len(self._backups):
            one = self._backups[place]
            self.work.asked_for_panel.emit(DrillPanel(self.work, one, self._said(one)))


class CopiedPanel(Panel):
    """Where the copy is, and whether it protects against the loss of this computer."""

    WIDTH = 560

    def __init__(self, work: Workplace, made: Path, outside: bool) -> None:
        words = work.words
        super().__init__(words(N_("The copy is made")))
        where = words(N_("It was written and read again: everything in it agrees. It lies at {path}."))
        here = N_(
            "This folder is on the same disk as the vault. Such a copy does not help when the computer is lost: make "
            "another one on a stick."
        )
        away = N_("Take the stick out, and keep it where this computer is not.")
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(N_("The copy is made")), "heading"), label(where.format(path=made), wrap=True, select=True),
                label(words(away if outside else here), "muted" if outside else "chip-warn", wrap=True), last,
                gap=12, edge=20,
            )
        )  # fmt: skip

    @staticmethod
    def show_for(work: Workplace, made: Path, outside: bool) -> None:
        """Show it."""
        work.asked_for_panel.emit(CopiedPanel(work, made, outside))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood


class DrillPanel(Panel):
    """Asks for the passphrase that would be needed on the worst day, and rehearses that day."""

    WIDTH = 560

    def __init__(self, work: Workplace, backup: Backup, said: str) -> None:
        words = work.words
        super().__init__(words(N_("Try a restore")))
        self.work, self.backup = work, backup
        about = N_(
            "As if the vault were gone: the backup is restored beside itself, opened with what you type, checked, and "
            "taken away again. Your vault is not touched."
        )
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(words(N_("Passphrase or recovery code")))
        self.line.returnPressed.connect(self.go)
        name = label(words(N_("Passphrase or recovery code")), "label")
        name.setBuddy(self.line)
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        last.addWidget(button(words(N_("Try it")), self.go, "primary"))
        self.setLayout(
            column(
                label(words(N_("Try a restore")), "heading"), label(said, "strong", wrap=True),
                label(words(about), "muted", wrap=True), name, self.line, last, gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def go(self) -> None:
        """Rehearse on the lane for long work."""
        typed, work, desk, path = self.line.text(), self.work, self.work.desk, self.backup.path
        if not typed:
            return
        self.line.clear()
        self.close_panel()
        what = work.words(N_("The backup is being restored, opened and checked …"))
        run_long(work, what, lambda step, stop: copies.drill(desk, path, typed, step, stop), self._came)

    def _came(self, found: Rehearsed) -> None:
        self.work.asked_for_panel.emit(RehearsedPanel(self.work, found))


class RehearsedPanel(Panel):
    """How the rehearsal ended."""

    WIDTH = 560

    def __init__(self, work: Workplace, found: Rehearsed) -> None:
        words = work.words
        well = not found.faults
        title = words(N_("The backup opens")) if well else words(N_("The backup opens, but not everything agrees"))
        super().__init__(title)
        count = words.plural(
            "{n} entry of the journal came back.", "{n} entries of the journal came back.", found.entries
        )
        lines: list[QWidget] = [label(count.format(n=found.entries), wrap=True)]
        lines += [
            label(words(one.sentence).format(subject=one.subject), "wrong", wrap=True) for one in found.faults[:10]
        ]
        end = N_("Everything in it agrees. The rehearsal was taken away again.") if well else N_(
            "The rehearsal was taken away again. Make a new backup and a copy on a stick, and try those."
        )  # fmt: skip
        lines.append(label(words(end), wrap=True))
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        self.setLayout(column(label(title, "heading", wrap=True), *lines, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood
