"""The keys of visit mode, as the sheet of all keys shows them."""

from __future__ import annotations

from fieldcase.errors import N_
from ui.keys import Command

_SHOWN = (
    ("choose", N_("Choose an answer"), "1 … 9, A … Z"), ("next", N_("Next"), "Enter"),
    ("on", N_("Next"), "PgDown"), ("back", N_("Back"), "PgUp"), ("back-too", N_("Back"), "Alt+Left"),
    ("unknown", N_("Does not know"), "F7"), ("refused", N_("Refuses to answer"), "F8"),
    ("note", N_("Note on this question"), "F2"), ("language", N_("The questionnaire's next language"), "F3"),
    ("sections", N_("All sections"), "F4"), ("capture", N_("Quick note"), "Ctrl+N"), ("undo", N_("Undo"), "Ctrl+Z"),
    ("end", N_("To the end, and finish"), "Ctrl+Return"), ("lock", N_("Lock now"), "Ctrl+L"),
)  # fmt: skip
KEYS = tuple(Command(name, label, keys, lambda: None) for name, label, keys in _SHOWN)
