"""The first steps on Today: what to begin with in an empty vault, and what the first run left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.errors import N_
from ui.choices import minutes_offered
from ui.widgets.basics import Combo, button, card, label, row

if TYPE_CHECKING:
    from ui.pages.today_lines import Shown
    from ui.workplace import Workplace


def start_card(work: Workplace) -> QFrame:
    """Three ways to begin."""
    words = work.words

    def sample() -> None:
        from ui.sample import SamplePanel

        work.asked_for_panel.emit(SamplePanel(work))

    lead = N_(
        "The vault is empty. Begin with what you have: a visit with its interviews, or a case that somebody brought. A "
        "quick note needs neither: Ctrl+N."
    )
    return card(
        label(words(N_("Begin")), "heading"),
        label(words(lead), wrap=True),
        button(words(N_("New visit")), lambda: work.go("visits", None, "new"), "primary", "calendar-check"),
        button(words(N_("New case")), lambda: work.go("cases", None, "new"), "", "briefcase"),
        button(words(N_("Make a sample vault …")), sample, "", "book-open"),
        label(words(N_("The sample is a vault of its own with invented people; nothing of it comes in here.")), "muted",
              wrap=True),
        gap=10,
    )  # fmt: skip


def offers_card(work: Workplace, shown: Shown) -> QFrame:
    """The role and the minutes until the lock; dismissed for good by one button."""
    words = work.words
    roles = tuple((code, text or "—") for code, text in shown.roles)
    role = Combo(words(N_("Your role")), roles, shown.role)
    role.activated.connect(lambda _at: work.dress("role", role.code))
    minutes = Combo(words(N_("Lock after")), minutes_offered(words), shown.idle_minutes)
    minutes.activated.connect(lambda _at: work.dress("idle_minutes", minutes.code))
    above = label(words(N_("Your role: the pages you need most stand first")), "label", wrap=True)
    above.setBuddy(role)
    below = label(words(N_("Lock the vault after so long without a key or the mouse")), "label", wrap=True)
    below.setBuddy(minutes)

    def seen() -> None:
        from fieldcase.casework import settings

        work.do(lambda desk: settings.put(desk, "offers_seen", settings.YES))

    last = row(button(words(N_("Hide this card")), seen, "flat", "check"))
    last.addStretch(1)
    return card(label(words(N_("For later")), "heading"), above, role, below, minutes, last, gap=8)
