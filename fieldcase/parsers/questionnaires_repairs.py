"""Repairs of a questionnaire: for names that stand twice, another name, or one of two equal choices less.

Knows what was accepted and does that alone. Refuses to choose for a person which question a reference means: it says
where to look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fieldcase.parsers.questionnaires_checks import choices_twice, names_twice
from fieldcase.parsers.questionnaires_references import references
from fieldcase.parsers.questionnaires_sheets import CHOICES, SURVEY, Book, Row, Sheet
from fieldcase.parsers.questionnaires_told import Place, Repair


def offered(book: Book) -> list[Repair]:
    """The repairs that would put an end to all names that stand twice."""
    return [*_of_questions(book), *_of_choices(book)]


def repaired(book: Book, accepted: Sequence[Repair]) -> Book:
    """The book with these repairs made; one that does not find what it would change is left undone."""
    for name in (SURVEY, CHOICES):
        sheet, here = book[name], {each.place.row: each for each in accepted if each.place.sheet == name}
        if not here:
            continue
        rows = [_changed(sheet, row, here[row.number]) if row.number in here else row for row in sheet.rows]
        book = book.with_sheet(sheet.with_rows([row for row in rows if row is not None]))
    return book


def _changed(sheet: Sheet, row: Row, repair: Repair) -> Row | None:
    heading = next((head for head, text in sheet.cells(row, "name") if text == repair.before), None)
    if heading is None:
        return row
    if repair.code == "drop-choice":
        return None
    return Row(row.number, {**row.cells, heading: repair.after})


def _free(name: str, taken: Collection[str]) -> str:
    """The name with the first number behind it that nothing has yet."""
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _of_questions(book: Book) -> Iterator[Repair]:
    sheet = book[SURVEY]
    taken = {sheet.cell(row, "name") for row in sheet.rows}
    for _, second, name in list(names_twice(book)):
        after = _free(name, taken)
        taken.add(after)
        # What stands above the second question can only mean the first.
        below = (each.place for each in references(book) if each.name == name)
        doubtful = tuple(dict.fromkeys(at for at in below if at.sheet != SURVEY or at.row >= second.number))
        yield Repair("rename-question", Place(SURVEY, second.number, "name"), name, after, doubtful=doubtful)


def _of_choices(book: Book) -> Iterator[Repair]:
    sheet = book[CHOICES]
    taken = {(sheet.cell(row, "list_name"), sheet.cell(row, "name")) for row in sheet.rows}
    kept: dict[tuple[str, str], list[Row]] = {}
    for first, second in choices_twice(book):
        in_list, name = sheet.cell(second, "list_name"), sheet.cell(second, "name")
        place = Place(CHOICES, second.number, "name")
        others = kept.setdefault((in_list, name), [first])
        if any(dict(second.cells) == dict(other.cells) for other in others):
            yield Repair("drop-choice", place, name, group=in_list)
            continue
        others.append(second)
        after = _free(name, {each for group, each in taken if group == in_list})
        taken.add((in_list, after))
        yield Repair("rename-choice", place, name, after, in_list)
