"""Remarks on a questionnaire that can be taken in: what may harm people first, then what makes it worse to ask.

Knows the rules of docs/do-no-harm.md that a form can break, and good practice of XLSForm. Refuses to keep a form out:
a person weighs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from fieldcase.parsers import questionnaires_identity as identity
from fieldcase.parsers.questionnaires_checks import chooses, ends, kind_of, opens, rows
from fieldcase.parsers.questionnaires_references import names_in
from fieldcase.parsers.questionnaires_sheets import CHOICES, SETTINGS, SURVEY, Book, Row, Sheet
from fieldcase.parsers.questionnaires_told import Place, Remark, remark

# Types that put no question to a person.
SILENT = {
    "calculate", "hidden", "start", "end", "today", "note", "xml-external", "csv-external", "audit",
    "background-geopoint",
}  # fmt: skip
POSITIONS = {"geopoint", "geotrace", "geoshape", "location", "gps", "osm"}
FILES = {"image", "photo", "audio", "video", "file"}
_AWAY = re.compile(r"^(?:dk|nk|unk|unknown|dont_?know|do_not_know|not_?(?:known|sure|stated)|ne_?znayu|refus\w*|na|n_a"
                   r"|otkaz|other|none|no_answer|\-?(?:8|9|88|98|99|888|998|999))$", re.IGNORECASE)  # fmt: skip
_REJECTS = re.compile(r"knock_?-?out|reject\w*|disqualif\w*|exclud\w*|отклон\w*|отказать|исключ\w*", re.IGNORECASE)
_RISKS = re.compile(
    r"risk|retaliat|reprisal|deadline|overdue|time_?limit|too_?late|srok|risk|opasn|риск|преследов|месть|срок",
    re.IGNORECASE,
)
_SCORE = re.compile(r"score|s_\w+|ball\w*|band|knockout|rating", re.IGNORECASE)
_APPEARANCES = {
    "annotate", "autocomplete", "bearing", "columns", "columns-1", "columns-2", "columns-3", "columns-4", "columns-5",
    "columns-pack", "columns-flex", "compact", "counter", "draw", "field-list", "hidden-answer", "horizontal",
    "horizontal-compact", "image-map", "intent", "label", "likert", "list", "list-nolabel", "map", "maps", "masked",
    "minimal", "month-year", "multiline", "new", "new-front", "no-buttons", "no-calendar", "no-collapse", "no-ticks",
    "numbers", "picker", "placement-map", "printer", "quick", "quickcompact", "rating", "search", "signature",
    "selfie", "summary", "table", "table-list", "thousands-sep", "url", "vertical", "week-number", "year", "ethiopian",
    "coptic", "islamic", "bikram-sambat", "myanmar", "persian",
}  # fmt: skip
_MEDIA = ("image", "big-image", "audio", "video")
_ATTACHED = re.compile(r"(?:pulldata\(\s*|search\(\s*)['\"]([^'\"]+)['\"]")


def remarks(book: Book, blanked: Collection[str]) -> Iterator[Remark]:
    """All remarks; a book without faults is expected. `blanked` are questions that the device would have answered."""
    languages = tuple(dict.fromkeys((*book[SURVEY].languages(), *book[CHOICES].languages())))
    survey, choices = book[SURVEY], book[CHOICES]
    lists: dict[str, set[str]] = {}
    for row in choices.rows:
        lists.setdefault(choices.cell(row, "list_name"), set()).add(choices.cell(row, "name"))
    labels = {survey.cell(row, "name"): " ".join(survey.told(row, "label").values()) for row in survey.rows}
    for row, kind in rows(survey):
        if not ends(kind) and survey.cell(row, "name") not in blanked:
            yield from _of_row(survey, row, kind)
            yield from _required(survey, row, kind, lists)
            yield from _scores(survey, row, labels)
    for name in (SURVEY, CHOICES):
        yield from _translations(book[name], languages)
        yield from _files(book[name])
    yield from _lists(book)
    settings = book[SETTINGS]
    for field, code in (("form_id", "id-missing"), ("version", "version-missing")):
        if not any(settings.cell(row, field) for row in settings.rows):
            yield remark(code, Place(SETTINGS))


def _asks(kind: str) -> bool:
    """Whether a person is asked something here."""
    return kind not in SILENT and not opens(kind) and not ends(kind)


def _of_row(sheet: Sheet, row: Row, kind: str) -> Iterator[Remark]:
    name, labels = sheet.cell(row, "name"), list(sheet.told(row, "label").values())
    label, place = next(iter(labels), name), Place(SURVEY, row.number, "label")
    if _asks(kind):
        for code in identity.asked(name, labels):
            if not chooses(kind) or code == "asks-name":
                yield remark(code, place, label=label)
        if kind in POSITIONS:
            yield remark("asks-position", place, label=label)
        if kind in FILES:
            yield remark("asks-file", place, label=label)
    for word in sheet.cell(row, "appearance").split():
        # w4 is a width, ex: calls another program, and search( … ) may hold blanks.
        if "(" in word or "ex:" in word or ")" in word or "'" in word:
            break
        if word not in _APPEARANCES and not re.fullmatch(r"w\d{1,2}", word):
            yield remark("appearance-unknown", Place(SURVEY, row.number, "appearance"), appearance=word)
    if sheet.cell(row, "constraint") and not sheet.cell(row, "constraint_message"):
        yield remark("constraint-silent", Place(SURVEY, row.number, "constraint"), name=name)


def _required(sheet: Sheet, row: Row, kind: str, lists: Mapping[str, set[str]]) -> Iterator[Remark]:
    """A question that has to be answered, always, and cannot be answered with "I do not know"."""
    wanted = sheet.cell(row, "required").lower() in ("yes", "true", "true()")
    if not wanted or sheet.cell(row, "relevant") or not _asks(kind):
        return
    choice = chooses(kind)
    offered = lists.get(choice["list"] or "", set()) if choice else set()
    if not any(_AWAY.match(name) for name in offered):
        yield remark("required-without-way-out", Place(SURVEY, row.number, "required"), name=sheet.cell(row, "name"))


def _scores(sheet: Sheet, row: Row, labels: Mapping[str, str]) -> Iterator[Remark]:
    """What a score must not do: shut out, or take points for a risk or a time limit."""
    name, calculation = sheet.cell(row, "name"), sheet.cell(row, "calculation")
    if not calculation or not _SCORE.fullmatch(name):
        return
    place = Place(SURVEY, row.number, "calculation")
    if found := sorted(set(_REJECTS.findall(f"{name} {calculation}"))):
        yield remark("score-rejects", place, words=", ".join(found))
    counted = [name, *names_in(calculation)]
    if found := [each for each in counted if _RISKS.search(each) or _RISKS.search(labels.get(each, ""))]:
        yield remark("score-counts-risk", place, words=", ".join(found))


def _translations(sheet: Sheet, languages: tuple[str, ...]) -> Iterator[Remark]:
    """For each language the words that are said in another one alone."""
    for field in ("label", "hint", "constraint_message", "required_message"):
        lacking: dict[str, list[Row]] = {}
        for row in sheet.rows:
            told = sheet.told(row, field)
            for language in languages if told else ():
                # A column without a language holds the words of the default one, whichever that is.
                if language not in told and "" not in told:
                    lacking.setdefault(language, []).append(row)
        for language, there in lacking.items():
            names = ", ".join(sheet.cell(row, "name") for row in there[:5]) + (" …" if len(there) > 5 else "")
            place = Place(sheet.name, there[0].number, field)
            yield remark("translation-missing", place, language=language, names=names)


def _files(sheet: Sheet) -> Iterator[Remark]:
    """Files that the form names; a form comes without them."""
    for row in sheet.rows:
        named = [(media, text) for media in _MEDIA for _, text in sheet.cells(row, media)]
        kind = kind_of(sheet, row)
        choice = chooses(kind) if sheet.name == SURVEY else None
        if choice and choice["file"]:
            named.append(("type", choice["list"]))
        if kind in ("csv-external", "xml-external"):
            named.append(("type", f"{sheet.cell(row, 'name')}.{kind[:3]}"))
        for field in ("calculation", "appearance"):
            named += [(field, f"{file}.csv") for file in _ATTACHED.findall(sheet.cell(row, field))]
        for field, file in dict.fromkeys(named):
            code = "file-absent" if field in _MEDIA else "table-absent"
            yield remark(code, Place(sheet.name, row.number, field), file=file)


def _lists(book: Book) -> Iterator[Remark]:
    used = {choice["list"] for row, kind in rows(book[SURVEY]) if (choice := chooses(kind))}
    everything = " ".join(text for row in book[SURVEY].rows for text in row.cells.values())
    seen = set()
    for row in book[CHOICES].rows:
        name = book[CHOICES].cell(row, "list_name")
        if name and name not in used and name not in seen and f"'{name}'" not in everything:
            yield remark("list-unused", Place(CHOICES, row.number, "list_name"), list=name)
        seen.add(name)
