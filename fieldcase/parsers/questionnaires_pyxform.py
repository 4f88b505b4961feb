"""The one place that calls pyxform: sheets in, an XForm's XML out, and nothing written anywhere.

pyxform's own `to_xml` writes the form to a temporary file even where nothing is to be validated; the calls here are
those below it, which only compute. Knows how to hand our sheets over and what comes back; refuses to let pyxform open a
file, start Java or ask an address. For a child process alone: what is left out here is left out of it for good.
"""

from __future__ import annotations

import re
import sys
import types

from fieldcase.parsers.questionnaires_reading import DAMAGES
from fieldcase.parsers.questionnaires_sheets import CHOICES, SETTINGS, SHEETS, SURVEY, Book, Sheet
from fieldcase.parsers.questionnaires_told import Place, Remark, remark

# What pyxform imports and a conversion never calls: what starts the validators, and what opens addresses.
_LEFT_OUT = ("pyxform.validators.enketo_validate", "pyxform.validators.odk_validate", "urllib.request")
_ROW = re.compile(r"\[row : (\d+)\]")
_XML_NAME = re.compile(r"[^\W\d][\w.-]*")
_OF_CHOICES = {"list_name", "name", "label", "image", "big-image", "audio", "video"}
_SHEET = re.compile(r"'(survey|choices|settings)' sheet")
# Types that pyxform knows by other means than its dictionary.
_MORE_TYPES = {"audit", "background-audio", "background-geopoint", "start-geopoint", "xml-external", "csv-external"}


class NotConverted(Exception):
    """pyxform refused what our checks let pass. The fault says where, as far as it is known; no word is pyxform's."""

    def __init__(self, fault: Remark) -> None:
        super().__init__(fault.code)
        self.fault = fault


def _leave_out() -> None:
    for name in _LEFT_OUT:
        sys.modules.setdefault(name, types.ModuleType(name))


def plain_types() -> dict[str, bool]:
    """The types of questions that need no list, and whether one of that type is put to a person."""
    _leave_out()
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    shown = {
        name: told.get("control", {}).get("tag", "action") != "action" for name, told in QUESTION_TYPE_DICT.items()
    }
    shown |= {old: shown.get(name, False) for old, name in aliases._type_alias_map.items()}
    shown |= dict.fromkeys((*aliases.settings_header, *_MORE_TYPES), False)
    return {name: asks for name, asks in shown.items() if not name.startswith("select")}


def xform(book: Book) -> str:
    """The XML of the form that the book describes; NotConverted where pyxform cannot make one of it."""
    _leave_out()
    from pyxform.builder import create_survey_element_from_dict
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import get_xlsform

    handed: dict[str, object] = {"sheet_names": list(book.sheets)}
    for name in SHEETS:
        if (sheet := book.sheets.get(name)) and (sheet.rows or name == SURVEY):
            kept = [heading for heading in sheet.headings if _means_something(sheet, heading)]
            handed[name] = [{head: row.cells[head] for head in kept if head in row.cells} for row in sheet.rows]
            handed[f"{name}_header"] = [dict.fromkeys(kept)]
    try:
        described = workbook_to_json(workbook_dict=get_xlsform(handed), warnings=[])
        return str(create_survey_element_from_dict(described)._to_ugly_xml())
    except PyXFormError as wrong:
        raise NotConverted(_fault(book, str(wrong))) from None
    except DAMAGES:
        raise NotConverted(remark("not-converted", Place(SURVEY))) from None


def _means_something(sheet: Sheet, heading: str) -> bool:
    """Whether the column is more than the notes of another program ($kuid and others of Kobo's). pyxform makes an
    element of each column of the choices, and broken XML of one that cannot be a name."""
    if sheet.name == CHOICES:
        return sheet.columns[heading].field in _OF_CHOICES or _XML_NAME.fullmatch(heading) is not None
    return not heading.startswith(("$", "kobo--"))


def _fault(book: Book, said: str) -> Remark:
    """Where pyxform says that it could not go on; it counts from the headings, the author counts otherwise."""
    named = _SHEET.search(said)
    name = named[1] if named else SURVEY
    at = int(match[1]) - 2 if (match := _ROW.search(said)) else -1
    rows = book[name].rows if name in (SURVEY, CHOICES, SETTINGS) else ()
    return remark("not-converted", Place(name, rows[at].number if 0 <= at < len(rows) else 0))
