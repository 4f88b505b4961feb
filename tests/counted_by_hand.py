"""What a table of invented decisions adds up to, counted from its text by Python alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import invented_decisions

# Each table of the statistics by what a row of the file says; the words are those of the English commands.
_GENDER = {"ж": "female", "м": "male", "": "not stated"}
_SIZE = {"крупный": "large", "до крупного": "up to large"}
_CODE = {"Уголовный кодекс": "Criminal Code", "Кодекс о проступках": "Code of Misconduct"}
_SUBSTANCE = {"марихуана": "marijuana", "гашиш": "hashish", "героин": "heroin", "амфетамин": "amphetamine"}
Row = Mapping[str, str]


def article(row: Row) -> str:
    """Article and code."""
    return f"{row['статья']} · {_CODE[row['кодекс']]}"


BY: dict[str, Callable[[Row], str]] = {
    "By article": article,
    "By substance": lambda row: _SUBSTANCE[row["вещество"]],
    "By court": lambda row: row["суд"],
    "By gender": lambda row: _GENDER[row["пол"]],
    "By outcome": lambda row: "convicted",
    "By the size that the court named": lambda row: _SIZE[row["размер"]],
}


def counted(text: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Of each table, row and column: how many decisions, how many of them preliminary. Only what there is."""
    rows = invented_decisions.read(text)
    whole, early = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for row in rows:
        cells = [("All", "", "")]
        cells += [(table, name(row), "") for table, name in BY.items()]
        cells.append(("By article and substance", article(row), _SUBSTANCE[row["вещество"]]))
        whole.update(cells)
        early.update(cells if row["предварительно"] else ())
    return {cell: (number, early[cell]) for cell, number in whole.items()}
