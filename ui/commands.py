"""The commands that work everywhere, in the order of the keyboard sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.keys import Command

if TYPE_CHECKING:
    from ui.window import Window

_GO = {
    "today": N_("Go to Today"), "visits": N_("Go to Visits"), "cases": N_("Go to Cases"),
    "people": N_("Go to People"), "evidence": N_("Go to Evidence"), "letters": N_("Go to Letters"),
    "law": N_("Go to Courts and law"), "advocacy": N_("Go to Advocacy"), "reports": N_("Go to Reports"),
    "safety": N_("Go to Safety"), "exchange": N_("Go to Exchange"),
}  # fmt: skip
# The keys of the upper row, from left to right.
_DIGITS = "1234567890-"


def everywhere(window: Window) -> tuple[Command, ...]:
    """The commands of the window itself."""
    work, shell = window.work, window.shell
    pages = tuple(
        Command(f"go-{name}", label, f"Ctrl+{digit}", partial(_go_to, window, name))
        for digit, (name, label) in zip(_DIGITS, _GO.items(), strict=False)
    )
    return (
        Command("search", N_("Search"), "Ctrl+K", partial(_search, window)),
        Command("capture", N_("Write a quick note"), "Ctrl+N", partial(_capture, window)),
        Command("detention", N_("Urgent detention"), "Ctrl+Shift+D", partial(_detention, window), over_panels=True),
        Command("we-are-back", N_("We are back"), "Ctrl+Shift+B", partial(_say_back, window), over_panels=True),
        Command("new-case", N_("New case"), "Ctrl+Shift+N", lambda: work.go("cases", None, "new")),
        Command("new-visit", N_("New visit"), "Ctrl+Shift+V", lambda: work.go("visits", None, "new")),
        Command("check-charge", N_("Check a charge"), "Ctrl+Shift+K", partial(_charge, window)),
        Command("undo", N_("Undo"), "Ctrl+Z", window.undo),
        Command("redo", N_("Redo"), "Ctrl+Shift+Z", window.redo),
        Command("redo-too", N_("Redo"), "Ctrl+Y", window.redo, listed=False),
        Command("back", N_("Back"), "Alt+Left", window.go_back),
        Command("lock", N_("Lock now"), "Ctrl+L", shell.lock, over_panels=True),
        Command("panic", N_("Lock now"), shell.choices.panic_key, shell.lock, listed=False, over_panels=True),
        Command("help", N_("Help on this page"), "F1", partial(_help, window)),
        Command("keys", N_("All keys"), "Ctrl+F1", partial(_sheet, window)),
        Command("rail", N_("Go to the list of pages"), "F6", lambda: window.rail.buttons[work.place.page].setFocus()),
        *pages,
    )


def _of_the_page(window: Window) -> tuple[Command, ...]:
    return window.now.commands() if window.now is not None else ()


def _search(window: Window) -> None:
    from ui.palette import SearchPanel

    window.overlay.open(SearchPanel(window.work, (*everywhere(window), *_of_the_page(window))))


def _say_back(window: Window) -> None:
    from ui.pages.check_in_line import say_back

    place = window.now.here() if window.now is not None else None
    say_back(window.work, place.record if place is not None and place.page == "visits" else None)


def _capture(window: Window) -> None:
    from ui.capture import CapturePanel

    window.overlay.open(CapturePanel(window.work))


def _detention(window: Window) -> None:
    from ui.pages.detention_way import begin

    begin(window.work, window.overlay, window.now.here() if window.now is not None else window.work.place)


def _charge(window: Window) -> None:
    from ui.pages.charge_panel import ChargePanel

    window.overlay.open(ChargePanel(window.work))


def _sheet(window: Window) -> None:
    from ui.key_sheet import KeySheet

    window.overlay.open(KeySheet(window.work.words, everywhere(window), _of_the_page(window)))


def _help(window: Window) -> None:
    from ui.help import HelpPanel

    window.overlay.open(HelpPanel(window.work.words, window.now.help_name() if window.now is not None else "today"))


def _go_to(window: Window, name: str) -> None:
    window.work.go(name)
    if window.now is not None:
        window.now.first_focus().setFocus()
