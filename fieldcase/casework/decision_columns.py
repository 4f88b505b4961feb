"""The columns of a table of court decisions: which names they go by, which are proposed, how they are called here.

Knows the names of columns in English and Russian and proposes; a person decides. The names of judges and a lawyer's
notes are among no columns that go out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from fieldcase.model.declare import Reveals, field_named
from fieldcase.model.text import folded

# Columns that are no field of their own: the unit or currency of a number that stands without one, and the mark.
WEIGHT_UNIT, CURRENCY, EXAMPLE = "weight_unit", "fine_currency", "example"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference", "number", "case number", "file number", "номер", "номер дела", "дело", "№", "№ дела"),
    "country": ("country", "страна"),
    "court": ("court", "суд", "название суда"),
    "judge": ("judge", "судья"),
    "instance": ("instance", "инстанция"),
    "date": ("date", "date of the decision", "decision date", "дата", "дата решения", "дата приговора"),
    "act_date": ("act date", "act_date", "date of the act", "дата деяния", "дата события", "дата задержания"),
    "gender": ("gender", "sex", "пол"),
    "minor": ("minor", "under 18", "несовершеннолетний", "несовершеннолетие", "до 18"),
    "code": ("code", "кодекс"),
    "article": ("article", "art", "art.", "статья", "ст", "ст."),
    "offence": ("offence", "act", "what the act was", "деяние", "что сделано", "вид деяния"),
    "substance": ("substance", "drug", "вещество", "наркотик", "вид вещества"),
    "form": ("form", "форма", "форма вещества"),
    "weight": ("weight", "amount", "вес", "масса", "количество"),
    WEIGHT_UNIT: ("unit", "weight_unit", "weight unit", "единица", "ед.", "единица веса"),
    "weight_basis": ("weight_basis", "what was weighed", "что взвешено"),
    "size": ("size", "size named", "размер", "названный размер"),
    "outcome": ("outcome", "result", "исход", "итог", "результат"),
    "punishments": ("punishment", "punishments", "main punishments", "наказание", "наказания", "основное наказание"),
    "additional": ("additional", "additional punishments", "дополнительное наказание", "дополнительные наказания"),
    "term": ("term", "срок", "срок наказания"),
    "suspended": ("suspended", "условно"),
    "fine": ("fine", "штраф", "сумма штрафа", "размер штрафа"),
    CURRENCY: ("currency", "fine_currency", "валюта", "валюта штрафа"),
    "fine_converted": ("fine converted", "fine_converted", "штраф в другой валюте"),
    "reentry_ban": ("reentry ban", "re-entry ban", "reentry_ban", "запрет въезда"),
    "criminal_record": ("criminal record", "criminal_record", "судимость"),
    "defence": ("defence", "defense", "lawyer", "защита", "защитник", "адвокат"),
    "interpreter": ("interpreter", "translator", "переводчик"),
    "preliminary": ("preliminary", "предварительно", "предварительные данные"),
    "source_words": ("source", "source_words", "where it was read", "источник", "где прочитано"),
    "quote": ("quote", "words of the decision", "цитата", "слова решения"),
    EXAMPLE: ("example", "пример", "example / пример"),
}  # fmt: skip
_LABELS = {
    WEIGHT_UNIT: N_("Unit of the weight, where it stands apart"),
    CURRENCY: N_("Currency of the fine, where it stands apart"),
}
# The head of the column that marks invented rows, the same in every language.
EXAMPLE_HEAD = "Example / Пример"
# Each column with its label (msgid) and the names by which it is recognised.
FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    name: (_LABELS.get(name) or field_named(Decision, name).about.label, names) for name, names in _NAMES.items()
}
# What a table that goes out has: all but units, which stand with their numbers, and what is a lawyer's own.
GOING_OUT = tuple(
    name for name in FIELDS
    if name not in _LABELS and field_named(Decision, name).about.reveals is not Reveals.PRIVILEGED
)  # fmt: skip


def suggested(columns: Sequence[str]) -> dict[str, str]:
    """For each column of a file which of ours it is, each of ours given away once; "" for what stays a note."""
    known = {folded(name): ours for ours, names in _NAMES.items() for name in names}
    for ours, (label, _) in FIELDS.items():
        known.setdefault(folded(label), ours)
    found: dict[str, str] = {}
    for column in columns:
        ours = known.get(folded(column).strip(), "")
        found[column] = "" if ours in found.values() else ours
    return found


def head_of(name: str, language: str) -> str:
    """The head of a column that goes out, in a language; it is recognised when the table comes back."""
    if name == EXAMPLE:
        return EXAMPLE_HEAD
    names = _NAMES[name]
    return next((one for one in names if not one.isascii()), names[0]) if language == "ru" else names[0]
