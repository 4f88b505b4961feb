"""The commands that work everywhere, in the order of the keyboard sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.keys import Command

if TYPE_CHECKING:
    from ui.window import Window

_GO = {
    "today": N_("Go to Today"), "visits": N_("Go to Visits"), "cases": N_("Go to Cases"),
    "people": N_("Go to People"), "evidence": N_("Go to Evidence"), "reports": N_("Go to Reports"),
    "safety": N_("Go to Safety"),
}  # fmt: skip


def everywhere(window: Window) -> tuple[Command, ...]:
    """The commands of the window itself."""
    work, shell = window.work, window.shell

    def search(typed: str = "") -> None:
        from ui.palette import SearchPanel

        page = window.now
        listed = (*everywhere(window), *(page.commands() if page is not None else ()))
        window.overlay.open(SearchPanel(work, listed, typed))

    def capture() -> None:
        from ui.capture import CapturePanel

        window.overlay.open(CapturePanel(work))

    def sheet() -> None:
        from ui.key_sheet import KeySheet

        page = window.now
        window.overlay.open(KeySheet(work.words, everywhere(window), page.commands() if page is not None else ()))

    def help_page() -> None:
        from ui.help import HelpPanel

        window.overlay.open(HelpPanel(work.words, window.now.help_name() if window.now is not None else "today"))

    def go(name: str) -> None:
        work.go(name)
        page = window.now
        if page is not None:
            page.first_focus().setFocus()

    pages = tuple(
        Command(f"go-{name}", label, f"Ctrl+{place}", lambda name=name: go(name))  # type: ignore[misc]
        for place, (name, label) in enumerate(_GO.items(), start=1)
    )
    return (
        Command("search", N_("Search"), "Ctrl+K", search),
        Command("capture", N_("Write a quick note"), "Ctrl+N", capture),
        Command("new-case", N_("New case"), "Ctrl+Shift+N", lambda: work.go("cases", None, "new")),
        Command("new-visit", N_("New visit"), "Ctrl+Shift+V", lambda: work.go("visits", None, "new")),
        Command("undo", N_("Undo"), "Ctrl+Z", window.undo),
        Command("redo", N_("Redo"), "Ctrl+Shift+Z", window.redo),
        Command("redo-too", N_("Redo"), "Ctrl+Y", window.redo, listed=False),
        Command("back", N_("Back"), "Alt+Left", window.go_back),
        Command("lock", N_("Lock now"), "Ctrl+L", shell.lock, over_panels=True),
        Command("panic", N_("Lock now"), shell.choices.panic_key, shell.lock, listed=False, over_panels=True),
        Command("help", N_("Help on this page"), "F1", help_page),
        Command("keys", N_("All keys"), "Ctrl+F1", sheet),
        Command("rail", N_("Go to the list of pages"), "F6", lambda: window.rail.buttons[work.place.page].setFocus()),
        *pages,
    )
