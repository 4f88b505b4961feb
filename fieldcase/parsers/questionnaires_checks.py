"""Everything that is wrong with a questionnaire's sheets, all at once, each with its row.

Knows what XLSForm asks of a form (https://xlsform.org/en/). Refuses to mend: `questionnaires_repairs` offers that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from fieldcase.parsers.questionnaires_references import circles, references, waiting
from fieldcase.parsers.questionnaires_sheets import CHOICES, SETTINGS, SURVEY, Book, Row, Sheet
from fieldcase.parsers.questionnaires_told import Place, Remark, remark

_NAME = re.compile(r"[^\W\d][\w.-]*")
_OPENS = re.compile(r"begin[ _](group|repeat|lgroup|looped group)")
_ENDS = re.compile(r"end[ _](group|repeat|lgroup|looped group)")
_CHOOSES = re.compile(
    r"(?:select_one_external|select_one|select_multiple|select one|select multiple|select all that apply|select1|rank)"
    r"(?: from)?(?P<file>[ _]from[ _]file)?(?:\s+(?P<list>\S+))?(?:\s+(?:or_other|or other|or specify other))?"
)
_SHOWN = ("label", "hint", "guidance_hint", "image", "big-image", "audio", "video")
_RESERVED = ("meta",)
# The form adds these by itself.
_OF_THE_FORM = ("instanceID", "instanceName")
_OTHER_NAMES = {"lgroup": "repeat", "looped group": "repeat"}


def faults(book: Book, types: Mapping[str, bool]) -> list[Remark]:
    """All faults; `types` are the converter's plain types, and whether a question of one is put to anybody."""
    if not book[SURVEY].headings:
        return [remark("no-survey", sheets=", ".join(book.names) or "–")]
    found = list(_headings(book))
    if any(each.code == "column-missing" for each in found):
        return found  # every row would lack the same
    found += _types(book, types)
    found += _nesting(book[SURVEY])
    found += _names(book)
    found += _choices(book)
    found += _references(book)
    if book[SETTINGS].headings and not book[SETTINGS].rows:
        found.append(remark("settings-row", Place(SETTINGS)))
    return found


def is_off(sheet: Sheet, row: Row) -> bool:
    """Whether the author switched the row off."""
    return sheet.cell(row, "disabled").lower() in ("yes", "true", "true()")


def kind_of(sheet: Sheet, row: Row) -> str:
    """The type of the row, written evenly."""
    return " ".join(sheet.cell(row, "type").split())


def opens(kind: str) -> str:
    """group or repeat, where one begins here."""
    match = _OPENS.fullmatch(kind)
    return _OTHER_NAMES.get(match[1], match[1]) if match else ""


def ends(kind: str) -> str:
    """group or repeat, where one ends here."""
    match = _ENDS.fullmatch(kind)
    return _OTHER_NAMES.get(match[1], match[1]) if match else ""


def chooses(kind: str) -> re.Match[str] | None:
    """The parts of the type where one chooses from a list: `list`, and `file` where the list is one."""
    return _CHOOSES.fullmatch(kind)


def rows(sheet: Sheet) -> Iterator[tuple[Row, str]]:
    """The rows that count, each with its type; a row without type, name and label is its author's remark."""
    for row in sheet.rows:
        kind = kind_of(sheet, row)
        if not is_off(sheet, row) and (kind or sheet.cell(row, "name") or sheet.cell(row, "label")):
            yield row, kind


def _headings(book: Book) -> Iterator[Remark]:
    needed = {SURVEY: ("type", "name"), CHOICES: ("list_name", "name")}
    for sheet in book.sheets.values():
        for heading, times in Counter(sheet.headings).items():
            if times > 1:
                yield remark("column-twice", Place(sheet.name, sheet.heading_row), name=heading)
        for name in needed.get(sheet.name, ()):
            if not sheet.has(name) and (sheet.rows or sheet.name == SURVEY):
                yield remark("column-missing", Place(sheet.name, sheet.heading_row), name=name)


def _types(book: Book, types: Mapping[str, bool]) -> Iterator[Remark]:
    sheet, lists = book[SURVEY], {book[CHOICES].cell(row, "list_name") for row in book[CHOICES].rows}
    for row, kind in rows(sheet):
        place = Place(SURVEY, row.number, "type")
        choice = chooses(kind)
        if not kind:
            yield remark("type-missing", place)
        elif choice and not choice["list"]:
            yield remark("list-unnamed", place)
        elif choice and not choice["file"] and not choice["list"].startswith("${"):
            if choice["list"] not in lists and not kind.startswith("select_one_external"):
                yield remark("list-missing", place, list=choice["list"])
        elif not choice and not opens(kind) and not ends(kind) and kind not in types:
            yield remark("type-unknown", place, type=kind)
        if (choice or types.get(kind)) and not any(sheet.cell(row, field) for field in _SHOWN):
            yield remark("label-missing", Place(SURVEY, row.number, "label"), name=sheet.cell(row, "name"))
        if kind == "calculate" and not sheet.cell(row, "calculation") and not sheet.cell(row, "default"):
            yield remark("calculation-missing", Place(SURVEY, row.number, "calculation"))


def _nesting(sheet: Sheet) -> Iterator[Remark]:
    open_: list[tuple[str, Row]] = []
    for row, kind in rows(sheet):
        place = Place(SURVEY, row.number, "type")
        if begun := opens(kind):
            open_.append((begun, row))
        elif ended := ends(kind):
            if not open_:
                yield remark("end-without-begin", place)
            elif open_[-1][0] != ended:
                begun, first = open_.pop()
                yield remark("end-of-another", place, ends=kind, begun=f"begin_{begun}", first=first.number)
            else:
                open_.pop()
    for _, row in open_:
        yield remark("begin-without-end", Place(SURVEY, row.number, "type"), name=sheet.cell(row, "name"))


def _names(book: Book) -> Iterator[Remark]:
    sheet = book[SURVEY]
    for row, kind in rows(sheet):
        name, place = sheet.cell(row, "name"), Place(SURVEY, row.number, "name")
        if ends(kind) or (kind in ("note", "audit") and not name):
            continue
        if not name:
            yield remark("name-missing", place)
        elif not _NAME.fullmatch(name):
            yield remark("name-invalid", place, name=name)
        elif name in _RESERVED:
            yield remark("name-reserved", place, name=name)
    for first, second, name in names_twice(book):
        yield remark("name-twice", Place(SURVEY, second.number, "name"), name=name, first=first.number)


def names_twice(book: Book) -> Iterator[tuple[Row, Row, str]]:
    """Questions whose name another one has already: the first, the second, and the name.

    Two groups may each have a question of the same name, as long as nothing refers to it.
    """
    sheet, wanted = book[SURVEY], {each.name for each in references(book)}
    seen: dict[str, Row] = {}
    inside: list[dict[str, Row]] = [{}]
    for row, kind in rows(sheet):
        name = sheet.cell(row, "name")
        if ends(kind):
            inside = inside[:-1] or [{}]
            continue
        first = inside[-1].get(name) or (seen.get(name) if name in wanted or opens(kind) == "repeat" else None)
        if name and first:
            yield first, row, name
        elif name:
            inside[-1][name] = row
            seen.setdefault(name, row)
        if opens(kind):
            inside.append({})


def _choices(book: Book) -> Iterator[Remark]:
    sheet = book[CHOICES]
    for row in sheet.rows:
        in_list, name = sheet.cell(row, "list_name"), sheet.cell(row, "name")
        if not in_list and name:
            yield remark("choice-list-missing", Place(CHOICES, row.number, "list_name"))
        elif in_list and not name:
            yield remark("choice-name-missing", Place(CHOICES, row.number, "name"), list=in_list)
    survey = book[SURVEY]
    several = {choice["list"] for row, kind in rows(survey) if "mult" in kind and (choice := chooses(kind))}
    for row in sheet.rows:
        in_list, name = sheet.cell(row, "list_name"), sheet.cell(row, "name")
        if in_list in several and len(name.split()) > 1:
            yield remark("choice-with-blank", Place(CHOICES, row.number, "name"), list=in_list, name=name)
    for first, second in choices_twice(book):
        in_list, name = sheet.cell(second, "list_name"), sheet.cell(second, "name")
        yield remark("choice-twice", Place(CHOICES, second.number, "name"), list=in_list, name=name, first=first.number)


def choices_twice(book: Book) -> Iterator[tuple[Row, Row]]:
    """Choices whose name another one of the list has already: the first and the second; none where the author says in
    the settings that it is meant so."""
    sheet, settings = book[CHOICES], book[SETTINGS]
    if any(settings.cell(row, "allow_choice_duplicates").lower() in ("yes", "true", "true()") for row in settings.rows):
        return
    seen: dict[tuple[str, str], Row] = {}
    for row in sheet.rows:
        key = sheet.cell(row, "list_name"), sheet.cell(row, "name")
        if all(key) and key in seen:
            yield seen[key], row
        seen.setdefault(key, row)


def _references(book: Book) -> Iterator[Remark]:
    sheet = book[SURVEY]
    named = {sheet.cell(row, "name"): row.number for row in reversed(sheet.rows) if not is_off(sheet, row)}
    for each in references(book):
        if not each.name:
            yield remark("reference-malformed", each.place)
        elif each.name not in named and each.name not in _OF_THE_FORM:
            yield remark("reference-unknown", each.place, name=each.name)
    for circle in circles(waiting(book)):
        place = Place(SURVEY, min(named.get(name, 0) for name in circle))
        yield remark("circular", place, names=", ".join(circle))
