"""The columns of a table of actions: what each may be called in English and Russian, and the words its cells know.

Knows names alone; how a cell becomes a field is `action_table`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fieldcase.errors import N_
from fieldcase.model.text import folded

# Our columns in the order in which they are offered, each with its label (msgid) and the names it goes by.
FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "country": (N_("Country"), ("country", "страна")),
    "cities": (N_("Towns or villages"), (
        "cities", "city", "town", "towns", "settlement", "settlements", "towns or villages", "город", "города",
        "населенный пункт", "населенные пункты", "города или села",
    )),
    "region": (N_("Region"), ("region", "oblast", "регион", "область")),
    "organisation": (N_("Who held it"), (
        "organisation", "organization", "who held it", "организация", "кто провел", "кто проводил", "организатор",
    )),
    "partners": (N_("Partners"), ("partners", "partner", "партнеры", "партнер")),
    "date_from": (N_("First day"), ("date_from", "date from", "from", "date", "first day", "дата", "дата с", "с",
                                    "первый день", "начало")),
    "date_to": (N_("Last day"), ("date_to", "date to", "to", "until", "last day", "дата по", "по", "последний день",
                                 "конец")),
    "date_status": (N_("How the day is known"), ("date_status", "date status", "статус даты", "как известен день")),
    "form": (N_("Form in words"), ("form", "form in words", "форма", "форма словами", "вид акции")),
    "participants": (N_("Participants"), ("participants", "people", "участники", "участников", "число участников")),
    "count_type": (N_("How exact the number is"), (
        "count_type", "count type", "type of number", "точность числа", "тип числа", "вид числа",
    )),
    "aim": (N_("Aim or message"), (
        "aim", "message", "demands", "message_or_demands", "aim or message", "цель", "послание", "требования",
        "цель или послание",
    )),
    "addressed": (N_("To whom"), ("addressee", "addressed", "to whom", "кому", "адресат")),
    "result": (N_("Result"), ("result", "результат", "итог")),
    "next_step": (N_("Next step"), ("next_step", "next step", "следующий шаг")),
    "line": (N_("Lines of the source"), ("line", "lines", "строка", "строки", "строки источника")),
    "source": (N_("Where it was read"), ("source", "where it was read", "источник", "где прочитано")),
}  # fmt: skip
# Without these a table is none of actions.
REQUIRED = ("country", "cities")
# How a day is known, by the word of the cell.
STATED, INFERRED, PRELIMINARY = "stated", "inferred", "preliminary"
STATUSES = {
    "": STATED, "stated": STATED, "указан": STATED, "указана": STATED,
    "inferred": INFERRED, "выведен": INFERRED, "выведена": INFERRED, "предположен": INFERRED, "предположена": INFERRED,
    "preliminary": PRELIMINARY, "предварительно": PRELIMINARY, "предварительный": PRELIMINARY,
    "предварительная": PRELIMINARY,
}  # fmt: skip
# How exact a number is, by the word of the cell: the sign of a Count.
SIGNS = {
    "exact": "=", "exactly": "=", "точно": "=", "точное": "=", "ровно": "=",
    "about": "~", "около": "~", "примерно": "~", "приблизительно": "~",
    "more than": ">", "over": ">", "более": ">", "больше": ">", "свыше": ">",
    "at least": ">=", "не менее": ">=", "не меньше": ">=", "минимум": ">=",
    "not stated": "?", "not known": "?", "unknown": "?", "не указано": "?", "неизвестно": "?", "нет данных": "?",
}  # fmt: skip


def suggested(columns: Sequence[str]) -> dict[str, str]:
    """What each column is, by its name; each of ours is given away once."""
    names = {folded(name): ours for ours, (_, known) in FIELDS.items() for name in known}
    given: dict[str, str] = {}
    for column in columns:
        ours = names.get(" ".join(folded(column).split()), "")
        given[column] = "" if ours in given.values() else ours
    return given
