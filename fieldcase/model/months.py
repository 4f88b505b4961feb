"""Days and months by name in the program's languages.

The names are CLDR's and are held against Babel by a test. They stand here because the first page names days, and Babel
takes longer to load than all else on that page. Knows calendars only.
"""

from __future__ import annotations

_ALONE = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "ru": (
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ),
}  # fmt: skip
# The form beside a day, and behind a preposition that asks for the genitive.
_BESIDE_A_DAY = {
    "en": _ALONE["en"],
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
}  # fmt: skip


def month_alone(month: int, language: str) -> str:
    """The name of a month (1 to 12) as it stands alone: "November", "ноябрь"."""
    return _ALONE[language][month - 1]


def month_beside_a_day(month: int, language: str) -> str:
    """The name of a month (1 to 12) in the form that follows a day: "November", "ноября"."""
    return _BESIDE_A_DAY[language][month - 1]


def named_day(day: int, month: int, language: str) -> str:
    """A day of a month (1 to 31, 1 to 12) without its year: "26 November", "26 ноября"."""
    return f"{day} {month_beside_a_day(month, language)}"
