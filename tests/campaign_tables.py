"""A table of actions of the shape of a real one of 2019: as many rows, towns and countries, each name invented.

Thirty actions; one in a region alone; a town named twice in one country, and a town of the same name in another one.
"""

from __future__ import annotations

COLUMNS = (
    "country,cities,region,organisation,date_from,date_to,date_status,form,participants,count_type,"
    "message_or_demands,addressee,result,line"
)  # fmt: skip
# The towns of each action, by country; a name in round brackets is a region.
SHAPE = {
    "BY": ("Пример-1", "Пример-1; Пример-2; Пример-3; Пример-4; Пример-5; Пример-6; Пример-7; Пример-8; Пример-9; "
           "Пример-10"),
    "UZ": ("Пример-1",),
    "RU": ("Пример-1", "Пример-2; Пример-3", "Пример-4", "Пример-5", "Пример-6"),
    "LT": ("Пример-1", "Пример-1", "Пример-2"),
    "MD": ("Пример-1; Пример-2",),
    "KZ": ("Пример-1", "Пример-2", "пример 2", "Пример-3", "Пример-4", "Пример-5", "Пример-5", " ПРИМЕР-5 "),
    "EE": ("Пример-1",), "GE": ("Пример-1",), "KG": ("Пример-1",),
    "UA": ("Пример-1", "Пример-2", "(Заречная область)", "Пример-3", "Пример-4", "Пример-1"),
    "DE": ("Пример-1",),
}  # fmt: skip
# How many took part is said of three: as a number in doubt of two, in words of one.
COUNTS = {("BY", 0): ("250", "more than"), ("BY", 1): ("250", "about"), ("EE", 0): ("", "several dozen")}
ACTIONS, CITIES, COUNTRIES = 30, 34, 11


def table() -> str:
    """The CSV file."""
    lines = [COLUMNS]
    for country, places in SHAPE.items():
        for at, place in enumerate(places):
            region = place.strip("()") if place.startswith("(") else ""
            number, kind = COUNTS.get((country, at), ("", "not stated"))
            inferred = "inferred" if country == "KZ" and at > 1 else "stated"
            until = "2019-06-28" if country == "KZ" and not at else ""
            lines.append(",".join((
                country, "" if region else place, region, f"Example / Пример {country} {at}", "2019-06-26", until,
                inferred, "flash mob", number, kind, "Поддержка вместо наказания", "public", "", f"{at + 1}-{at + 3}",
            )))  # fmt: skip
    return "\n".join(lines) + "\n"
