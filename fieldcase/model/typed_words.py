"""The words in which people type dates, in Russian and in English: months, seasons, days of the week, what stands
before them. Folded as a search is (`folded`). Tables alone: what they come to is `typed_dates`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = (
    "январь января январе янв january jan",
    "февраль февраля феврале февр фев february feb",
    "март марта марте мар march mar",
    "апрель апреля апреле апр april apr",
    "май мая мае may",
    "июнь июня июне июн june jun",
    "июль июля июле июл july jul",
    "август августа августе авг august aug",
    "сентябрь сентября сентябре сент сен september sept sep",
    "октябрь октября октябре окт october oct",
    "ноябрь ноября ноябре нояб ноя november nov",
    "декабрь декабря декабре дек december dec",
)
_SEASONS = {
    21: "весна весны весне весну весной spring",
    22: "лето лета лете летом summer",
    23: "осень осени осенью autumn fall",
    24: "зима зимы зиме зиму зимой winter",
}
_WEEKDAYS = (
    "понедельник понедельника monday",
    "вторник вторника tuesday",
    "среда среду среды wednesday",
    "четверг четверга thursday",
    "пятница пятницу пятницы friday",
    "суббота субботу субботы saturday",
    "воскресенье воскресенья sunday",
)
# Every form of a word -> what it stands for: a month's number, a season's EDTF number, a day of the week (Monday 0),
# days from today.
MONTHS = {form: number for number, forms in enumerate(_MONTHS, 1) for form in forms.split()}
SEASONS = {form: number for number, forms in _SEASONS.items() for form in forms.split()}
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAYS) for form in forms.split()}
RELATIVE = {
    "сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2,
    "today": 0, "yesterday": -1, "day before yesterday": -2, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
# Seasons as an adverb: "летом" says when without a preposition.
ADVERBS = ("весной", "летом", "осенью", "зимой")

BEFORE = ("до", "перед", "раньше", "ранее", "не позднее", "не позже", "before", "until", "till", "by",
          "no later than", "not later than")  # fmt: skip
AFTER = ("после", "с", "со", "начиная с", "позднее", "позже", "не ранее", "не раньше", "after", "since", "from",
         "no earlier than", "not earlier than")  # fmt: skip
FROM = ("с", "со", "от", "в период с", "между", "from", "between")
TO = ("по", "до", "и", "to", "until", "till", "through", "and")
ABOUT = ("около", "примерно", "приблизительно", "ориентировочно", "где-то", "about", "around", "approximately",
         "circa", "ca.", "ca", "~", "≈")  # fmt: skip
PERHAPS = ("возможно", "предположительно", "вероятно", "наверное", "кажется", "possibly", "probably", "perhaps",
           "maybe")  # fmt: skip
IN = ("в", "во", "на", "in", "on", "прошлый", "прошлую", "прошлое", "прошлой", "last")

# How each language is written back into a field: month alone, month behind a preposition, season alone and behind one.
NOMINATIVE = {"ru": [forms.split()[0] for forms in _MONTHS]}
GENITIVE = {"ru": [forms.split()[1] for forms in _MONTHS]}
NOMINATIVE["en"] = GENITIVE["en"] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
SEASON_ALONE = {number: {"ru": forms.split()[0], "en": forms.split()[-1]} for number, forms in _SEASONS.items()}
SEASON_BEHIND = {number: {"ru": forms.split()[1], "en": forms.split()[-1]} for number, forms in _SEASONS.items()}
SEASON_ALONE[23]["en"] = SEASON_BEHIND[23]["en"] = "autumn"
DECADE_ALONE = {"ru": "{year}-е", "en": "{year}s"}
DECADE_BEHIND = {"ru": "{year}-х", "en": "{year}s"}
WRITTEN = {
    "before": {"ru": "до {date}", "en": "before {date}"},
    "after": {"ru": "после {date}", "en": "after {date}"},
    "~": {"ru": "примерно {date}", "en": "about {date}"},
}


def either(words: Iterable[str]) -> str:
    """A pattern that any of the words fits, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
