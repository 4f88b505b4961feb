"""Invented court decisions for tests and pictures: a table of fictitious towns, every row marked Example / Пример.

Made by chance that is always the same; nothing in it is about anybody. The table is text: what it adds up to can be
counted from it without a line of the program.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping

HEAD = (
    "номер дела", "страна", "суд", "дата решения", "дата деяния", "пол", "кодекс", "статья", "вид деяния", "вещество",
    "вес", "размер", "исход", "наказание", "срок", "штраф", "защита", "переводчик", "несовершеннолетний",
    "предварительно", "Example / Пример",
)  # fmt: skip
COURTS = ("Озёрский суд (Пример)", "Суд города Верхний Ключ (Пример)", "Суд посёлка Дальняя Роща (Пример)")
_CODES = (("Уголовный кодекс", "268", "крупный"), ("Кодекс о проступках", "123", "до крупного"))
_SUBSTANCES = (("марихуана", "4,5 г"), ("гашиш", "1,2 г"), ("героин", "0,7 г"), ("амфетамин", "0,8 г"))


def rows(number: int = 200, seed: int = 6) -> list[dict[str, str]]:
    """So many decisions, the same each time."""
    chance = random.Random(seed)
    return [_row(at, chance) for at in range(1, number + 1)]


def table(number: int = 200, seed: int = 6, separator: str = ";") -> str:
    """The same as the text of a file."""
    return written(rows(number, seed), separator)


def written(lines: list[dict[str, str]], separator: str = ";") -> str:
    """Rows as the text of a file."""
    out = io.StringIO()
    made = csv.DictWriter(out, HEAD, delimiter=separator, lineterminator="\n")
    made.writeheader()
    made.writerows(lines)
    return out.getvalue()


def read(text: str, separator: str = ";") -> list[Mapping[str, str]]:
    """The rows of a text, read by Python alone."""
    return list(csv.DictReader(io.StringIO(text), delimiter=separator))


def _row(at: int, chance: random.Random) -> dict[str, str]:
    code, article, size = chance.choices(_CODES, (3, 5))[0]
    if chance.random() < 0.1:  # as courts were seen to do
        code = "Уголовный кодекс"
    substance, weight = chance.choices(_SUBSTANCES, (60, 32, 4, 4))[0]
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    two = chance.random() < 0.7
    return dict(zip(HEAD, (
        f"Пример-{at:03}", "Кыргызстан", chance.choices(COURTS, (6, 3, 1))[0], f"{day:02}.{month:02}.2019",
        f"{chance.randint(1, day):02}.{month:02}.2019", chance.choices(("ж", "м", ""), (3, 6, 1))[0], code, article,
        "хранение без цели сбыта", substance, weight, size, "признан виновным",
        "штраф; ограничение свободы" if two else "штраф", "1 год" if two else "", "30000 сом",
        chance.choices(("есть", "нет", ""), (7, 2, 1))[0], chance.choices(("не нужен", "нет", ""), (8, 1, 1))[0],
        "да" if chance.random() < 0.03 else "нет", "да" if chance.random() < 0.1 else "", "Example / Пример",
    ), strict=True))  # fmt: skip
