"""The settings of a vault: one table of what can be chosen, read and written by name.

They lie in the vault, so that a disk without its key says nothing of whoever uses it. A value that a newer or a damaged
vault holds and this table does not offer counts as not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.casework.tables import shipped
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES
from fieldcase.model.deskwork import Setting
from fieldcase.model.ids import SettingId

YES, NO = "yes", ""


@dataclass(frozen=True)
class Choice:
    """One setting: its name, what it is until somebody chooses, what can be chosen, and what it is for (msgid).

    `offered` are the values; where it is empty, words of so many `signs` at the most, else whole numbers from `least`
    to `most`.
    """

    name: str
    default: str
    meaning: str
    offered: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    signs: int = 0

    def takes(self, value: str) -> bool:
        """Whether the value can be chosen."""
        if self.offered:
            return value in self.offered
        if self.signs:
            return len(value) <= self.signs and value.isprintable()
        return value.isascii() and value.isdigit() and self.least <= int(value) <= self.most


SETTINGS: Mapping[str, Choice] = {
    one.name: one
    for one in (
        Choice("language", "ru", N_("Language of the window"), LANGUAGES),
        Choice("theme", "system", N_("Colours of the window"), ("system", "light", "dark", "contrast")),
        Choice("text_size", "100", N_("Size of the text, in percent"), least=80, most=200),
        Choice("role", "", N_("Your role: which pages stand first"), ("", *shipped().vocabularies["role"])),
        Choice("idle_minutes", "5", N_("Minutes without a key or the mouse until the lock"), least=1, most=30),
        Choice("panic_key", "F12", N_("The key that locks at once"), ("F9", "F10", "F11", "F12")),
        Choice("neutral_title", NO, N_("Name of the vault at the foot of the window"), (YES, NO)),
        Choice("judges_counted", NO, N_("Court decisions are counted by the names of judges"), (YES, NO)),
        Choice("offers_seen", NO, N_("What is offered at the beginning was seen"), (YES, NO)),
        Choice("card_lawyer", "", N_("Name of the lawyer on the card to be carried"), signs=40),
        Choice("card_telephone", "", N_("Telephone of the lawyer on the card"), signs=30),
        Choice("card_emergency", "", N_("Emergency telephone on the card, checked by you"), signs=30),
    )
}


def get(source: Sight, name: str) -> str:
    """What was chosen, or the default. ValueError for a name that is not in the table."""
    choice = _choice(name)
    known = _kept(source, name)
    return known.value if known is not None and choice.takes(known.value) else choice.default


def has(source: Sight, name: str) -> bool:
    """Whether somebody chose: a default is no choice. ValueError for a name that is not in the table."""
    known = _kept(source, _choice(name).name)
    return known is not None and SETTINGS[name].takes(known.value)


def put(desk: Desk, name: str, value: str | int) -> Changes:
    """Choose a value. ValueError for a name that is not in the table or a value that it does not offer."""
    text = str(value)
    if not _choice(name).takes(text):
        raise ValueError("this value is not offered")
    known = _kept(desk, name)
    if known is not None:
        return desk.save(known, replace(known, value=text))
    return desk.save(None, Setting(id=SettingId(desk.new_id()), scope=desk.own, name=name, value=text))


def _choice(name: str) -> Choice:
    if name not in SETTINGS:
        raise ValueError("no setting has this name")
    return SETTINGS[name]


def _kept(source: Sight, name: str) -> Setting | None:
    return next((one for one in source.all(Setting, source.own) if one.name == name), None)
