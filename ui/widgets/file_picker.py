"""Choosing files or a folder, within the window: no dialog of the system, which would remember names and folders.

A line takes a path as typed or pasted; the list under it shows the folder. Nothing of it is kept. Knows files by their
names; opens none.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.text import as_told
from ui import icons, theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel


class Wanted(Enum):
    """What is to be chosen."""

    FILES = "files"
    FILES_OR_FOLDERS = "files or folders"
    FOLDER = "folder"
    VAULT = "vault"
    NEW_FILE = "new file"


_VERBS = {
    Wanted.FILES: N_("Choose"), Wanted.FILES_OR_FOLDERS: N_("Choose"), Wanted.FOLDER: N_("Choose this folder"),
    Wanted.VAULT: N_("Open"), Wanted.NEW_FILE: N_("Write the file"),
}  # fmt: skip


class FilePicker(Panel):
    """The line, the list, the button. `chosen` is called once with the paths, after the panel is gone."""

    WIDTH = 720

    def __init__(
        self, words: Words, title: str, wanted: Wanted, start: Path, chosen: Callable[[list[Path]], None],
        *, suggested: str = "", endings: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(title)
        self._words, self._wanted, self._chosen, self._endings = words, wanted, chosen, endings
        self.folder = start if start.is_dir() else Path.home()
        self.line = QLineEdit(str(self.folder / suggested) if suggested else "")
        self.line.setAccessibleName(words(N_("Path, as typed or pasted")))
        self.line.setPlaceholderText(words(N_("Path, as typed or pasted")))
        self.line.returnPressed.connect(self.take)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("Files and folders here")))
        self.list.setMinimumHeight(280)
        many = wanted in (Wanted.FILES, Wanted.FILES_OR_FOLDERS)
        mode = (
            QAbstractItemView.SelectionMode.ExtendedSelection
            if many
            else QAbstractItemView.SelectionMode.SingleSelection
        )
        self.list.setSelectionMode(mode)
        self.list.itemActivated.connect(lambda _row: self._activated())
        self.list.installEventFilter(self)
        self.where = label("", "muted")
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.verb = button(words(_VERBS[wanted]), self.take, "primary")
        up = button(words(N_("Folder above")), self._up, "flat", "chevron-up")
        home = button(words(N_("Home")), lambda: self.show_folder(Path.home()), "flat")
        sticks = [button(path.name or str(path), self._going(path), "flat", "usb") for path in _sticks()]
        cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        last = row(cancel, self.verb)
        last.insertStretch(0, 1)
        if wanted is Wanted.FILES_OR_FOLDERS:
            last.insertWidget(0, button(words(N_("Take this whole folder")), self._take_shown, icon="folder-plus"))
        ways = row(up, home, *sticks, self.where)
        ways.addStretch(1)
        self.setLayout(column(label(title, "heading"), self.line, ways, self.list, self.wrong, last, gap=8, edge=16))
        self.show_folder(self.folder)

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def _going(self, path: Path) -> Callable[[], None]:
        return lambda: self.show_folder(path)

    def _up(self) -> None:
        self.show_folder(self.folder.parent)

    def show_folder(self, folder: Path) -> None:
        """Show what lies in a folder."""
        self.folder = folder
        self.where.setText(as_told(str(folder)))
        self.list.clear()
        names: list[Path] = []
        with suppress(OSError):
            names = sorted(folder.iterdir(), key=lambda path: (not path.is_dir(), path.name.casefold()))
        for path in names:
            if not path.name.startswith(".") and self._fits(path):
                ink = theme.current().text
                kind = "hard-drive" if path.suffix == ".fieldcase" else "folder-plus" if path.is_dir() else "file-text"
                shown = QListWidgetItem(icons.icon(kind, ink, icons.OF_A_LINE), as_told(path.name))
                # Not as a text: Qt would drop what in a name is no letter.
                shown.setData(Qt.ItemDataRole.UserRole, path)
                self.list.addItem(shown)

    def _fits(self, path: Path) -> bool:
        if path.is_dir():
            return True
        if self._wanted in (Wanted.FOLDER, Wanted.VAULT):
            return False
        return not self._endings or path.suffix.lower() in self._endings

    def _marked(self) -> list[Path]:
        return [row.data(Qt.ItemDataRole.UserRole) for row in self.list.selectedItems()]

    def _activated(self) -> None:
        marked = self._marked()
        if len(marked) == 1 and marked[0].is_dir() and not self._is_vault(marked[0]):
            self.show_folder(marked[0])
        elif self._wanted is Wanted.NEW_FILE and len(marked) == 1:
            self.line.setText(str(marked[0]))
            self.line.setFocus()
        else:
            self.take()

    def _is_vault(self, path: Path) -> bool:
        return self._wanted is Wanted.VAULT and path.suffix == ".fieldcase"

    def _take_shown(self) -> None:
        """Take the folder that is shown, with all that lies in it."""
        self.close_panel()
        self._chosen([self.folder])

    def take(self) -> None:
        """Take what is typed, else what is marked, else (for a folder) the one that is shown."""
        typed = self.line.text().strip().strip('"')
        paths = [_path_of(typed)] if typed else self._marked()
        if not paths and self._wanted is Wanted.FOLDER:
            paths = [self.folder]
        paths = [path if path.is_absolute() else self.folder / path for path in paths]
        try:
            fault = self._fault(paths)
        except (OSError, ValueError):  # too long for a path, in a folder that may not be looked into, no path at all
            fault = N_("This cannot be opened. Look at the folder in the list, and choose there.")
        if fault:
            self.wrong.setText(self._words(fault))
            self.wrong.show()
            return
        self.close_panel()
        self._chosen(paths)

    def _fault(self, paths: list[Path]) -> str:
        if not paths:
            return N_("Nothing is chosen yet. Mark a line in the list, or type the path.")
        if self._wanted is Wanted.NEW_FILE:
            return "" if paths[0].parent.is_dir() else N_("There is no such folder. Nothing was written.")
        if self._wanted is Wanted.FILES_OR_FOLDERS:
            return "" if all(path.is_file() or path.is_dir() for path in paths) else N_("There is no such file.")
        if self._wanted is Wanted.FILES:
            return "" if all(path.is_file() for path in paths) else N_("There is no such file.")
        return "" if paths[0].is_dir() else N_("There is no such folder.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the line goes to the list; Backspace in the list goes to the folder above."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                self.list.setCurrentRow(max(0, self.list.currentRow()))
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Backspace:
                self._up()
                return True
        return False


def _path_of(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # "~name" of nobody here
        return Path(typed)


def _sticks() -> list[Path]:
    """What is plugged in, where the system shows it as folders."""
    found: list[Path] = []
    for root in (Path("/media"), Path("/run/media")):
        with suppress(OSError):
            for user in root.iterdir():
                found += [path for path in user.iterdir() if path.is_dir()] if user.is_dir() else []
    with suppress(OSError):
        found += [
            Path(f"{letter}:\\") for letter in "DEFGHIJ" if Path(f"{letter}:\\").exists() and Path("C:\\").exists()
        ]
    return found[:4]
