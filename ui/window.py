"""The work: rail, pages, banner, panels, status line, and the commands that work everywhere.

Pages are made when they are first opened. What a page does not know, another page, a lock, a language, is done here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldcase.casework.look import Look
from fieldcase.errors import N_, FieldcaseError
from ui.blank import BLANK_SECONDS, Blank
from ui.commands import everywhere
from ui.page import Page
from ui.quiet import QuietBackups, QuietChecks
from ui.stops import PAGES, stops_for
from ui.widgets.banner import Banner
from ui.widgets.overlay import Overlay, Panel
from ui.widgets.rail import WIDTH, Rail, Stop
from ui.widgets.status import StatusLine
from ui.workplace import Place, Workplace

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.shell import Shell

_HINTS = N_("Undo: Ctrl+Z · Search: Ctrl+K · Lock: Ctrl+L · Help: F1")
_BACK = 50


class Window(QWidget):
    """What fills the shell while a vault is open."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self.shell = shell
        self.work = Workplace(desk, Look(desk), shell.lanes, shell.choices.language)
        self.setLayout(QVBoxLayout())
        self.pages: dict[str, Page] = {}
        self._been: list[Place] = []
        self.work.failed.connect(self._failed)
        self.quiet = QuietBackups(self.work)
        self.checks = QuietChecks(self.work)
        self.work.went.connect(self.go)
        self.work.said.connect(lambda sentence, undoable: self.banner.show_sentence(sentence, undoable))
        self.work.asked_for_panel.connect(self._open_panel)
        self.work.lanes.busy.connect(self._show_state)
        self.work.owed.changed.connect(lambda _number: self._show_state(self.work.lanes.writing))
        self.work.dressed.connect(self._dress)
        self.work.counted.connect(self._count)
        self.work.under_seal.connect(shell.sit_under)
        self._build()

    def _build(self) -> None:
        words = self.work.words
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._frame = QWidget()
        across = QHBoxLayout(self._frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = Rail(self.stops(), words(N_("Parts of the window")), self.work.go)
        self.rail.setFixedWidth(max(WIDTH, self.rail.sizeHint().width()))
        self.stack = QStackedWidget()
        across.addWidget(self.rail)
        across.addWidget(self.stack, 1)
        self.status = StatusLine(self._vault_name(), words(_HINTS))
        layout.addWidget(self._frame)
        layout.addWidget(self.status)
        self.banner = Banner(words(N_("Undo")), self.work.undo, self)
        self.overlay = Overlay(self)
        self.blank = Blank(self, words(N_("The screen is dark. Any key shows it again.")))
        self.take_keys()
        self._show_state(0)

    def stops(self) -> tuple[Stop, ...]:
        """The buttons of the rail."""
        return stops_for(self.shell.choices.role, self.work.words)

    def take_keys(self) -> None:
        """From now on keys are this window's."""
        keys = self.shell.keys
        keys.set_page(self.now.commands() if self.now is not None else ())
        keys.set_window(everywhere(self))
        keys.blocked = lambda: self.overlay.panel is not None
        keys.woke = lambda: self.blank.wake()
        keys.panel_takes = lambda keys: self.overlay.panel is not None and self.overlay.panel.takes(keys)

    def _vault_name(self) -> str:
        """The vault's name, or none of it where somebody chose that: a name may say too much to who stands behind."""
        words = self.work.words
        if self.shell.choices.neutral_title:
            return words(N_("Vault open · encrypted"))
        return words(N_("Vault: {name} · encrypted")).format(name=self.work.desk.vault.path.stem)

    def start(self) -> None:
        """Open the first page."""
        self.go(Place("today"))

    def _count(self, page: str, number: int) -> None:
        """Show on the rail how many things on a page wait for a deed."""
        spoken = self.work.words.plural("{n} thing waits for you", "{n} things wait for you", number).format(n=number)
        self.rail.badge(page, number, spoken)

    def take_down(self) -> None:
        """Let go of everything that is shown, before another dress is put on: what is gone need not be dressed."""
        if self.now is not None:
            self.work.place, self.work.typing = self.now.here(), self._typing()
        layout = self.layout()
        assert layout is not None
        for old in (self._frame, self.status, self.banner, self.overlay, self.blank):
            layout.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        for page in self.pages.values():
            page.put_down()
            page.deleteLater()
        self.pages = {}
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _typing(self) -> tuple[bytes, str] | None:
        """The field that has the focus: of which record, and its name."""
        from ui.record_form import RecordForm

        found = (form.field_in_focus() for form in self.findChildren(RecordForm))
        return next((field for field in found if field is not None), None)

    def build_up(self) -> None:
        """Make everything anew in another language, theme or size, at the same place."""
        from fieldcase.i18n import words

        place, typing = self.work.place, self.work.typing
        self.work.words = words(self.shell.choices.language)
        self._build()
        for made in (self._frame, self.status):
            made.show()
        self.go(place)
        self.work.typing = typing

    def _dress(self, name: str, value: str) -> None:
        """Take on a setting that was just written, once what is typed is a draft: what is made anew reads it there."""
        number = {"text_size": int, "idle_minutes": int}.get(name, str)
        changed: dict[str, Any] = {name: number(value)}
        choices = replace(self.shell.choices, **changed)
        for deed in self.unkept():
            self.work.do(deed, must=True)
        self.work.do(lambda _desk: None, lambda _none: self.shell.dressed_anew(choices))

    def page(self, name: str) -> Page:
        """A page, made if it is not there yet."""
        if name not in self.pages:
            where = next(where for page, _, _, where in PAGES if page == name)
            module, _, kind = where.partition(":")
            made: Page = getattr(importlib.import_module(module), kind)(self.work)
            self.pages[name] = made
            self.stack.addWidget(made)
            made.commands_changed.connect(lambda: self._take_commands(made))
        return self.pages[name]

    def _take_commands(self, page: Page) -> None:
        if self.now is page:
            self.shell.keys.set_page(page.commands())

    @property
    def now(self) -> Page | None:
        """The page in front."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, place: Place, *, back: bool = False) -> None:
        """Leave the page in front, open another place."""
        before = self.now
        if before is not None:
            here = before.here()
            before.leave()
            if not back and here != place:
                self._been = [*self._been, here][-_BACK:]
        self.work.place, self.work.typing = place, None
        new = place.page not in self.pages
        page = self.page(place.page)
        self.rail.choose(place.page)
        self.stack.setCurrentWidget(page)
        self.shell.keys.set_page(page.commands())
        if new:  # to make a page and to fill it are two turns of the event loop
            QTimer.singleShot(0, page, partial(self._fill, page, place, before))
        else:
            self._fill(page, place, before)

    def _fill(self, page: Page, place: Place, before: Page | None) -> None:
        if self.work.place != place:
            return
        page.open(place)
        if before is not page:
            page.first_focus().setFocus()

    def go_back(self) -> None:
        """Open the place before."""
        if self._been:
            self.go(self._been.pop(), back=True)

    @property
    def idle_minutes(self) -> int:
        """The minutes of a panel that has its own until the lock; 0 where none lies there."""
        return max((panel.IDLE_MINUTES for panel in self.overlay.panels), default=0)

    def darken_if_due(self, idle: float) -> None:
        """Cover the window after a wait without a key, where whoever is asked may stand behind."""
        if self.idle_minutes and idle > BLANK_SECONDS:  # again and again: nothing that comes later lies above it
            self.blank.darken()

    def leave_all(self) -> None:
        """Enter whatever was typed on any page."""
        for page in self.pages.values():
            page.leave()

    def unkept(self) -> list[Callable[[Desk], None]]:
        """What the disk did not take yet, and what was typed since the last draft, on any page and panel."""
        return [*self.work.owed.deeds(), *(deed for holder in self.work.holders for deed in holder())]

    def _open_panel(self, panel: Panel) -> None:
        self.overlay.open(panel)

    def _show_state(self, writing: int) -> None:
        words = self.work.words
        if self.work.owed:
            self.status.show_state(words(N_("Not written yet: tried again every ten seconds")))
            return
        self.status.show_state(words(N_("Saving …")) if writing else words(N_("Everything is saved")))

    def _failed(self, wrong: BaseException) -> None:
        from ui.trouble import CrashPanel, TroublePanel, sign_of

        told = {panel.sign for panel in self.overlay.panels if isinstance(panel, (TroublePanel, CrashPanel))}
        if sign_of(wrong) in told:  # what fails at every key or every paint is told once
            return
        if isinstance(wrong, FieldcaseError):
            self.overlay.open(TroublePanel(self.work.words, wrong))
        else:
            self.overlay.open(CrashPanel(self.work.words, wrong))

    def undo(self) -> None:
        """Ctrl+Z: the text field's own undo where it has one, else the last deed."""
        focus = QApplication.focusWidget()
        undoable = getattr(focus, "isUndoAvailable", None)
        document = getattr(focus, "document", None)
        if (undoable is not None and undoable()) or (document is not None and document().isUndoAvailable()):
            focus.undo()  # type: ignore[union-attr]
            return
        now = self.now
        if now is not None:
            now.leave()
        self.work.undo()

    def redo(self) -> None:
        """Ctrl+Y and Ctrl+Shift+Z: the text field's own redo where it has one, else the last undone deed."""
        focus = QApplication.focusWidget()
        redoable = getattr(focus, "isRedoAvailable", None)
        document = getattr(focus, "document", None)
        if (redoable is not None and redoable()) or (document is not None and document().isRedoAvailable()):
            focus.redo()  # type: ignore[union-attr]
            return
        self.work.redo()
