"""The child's side of a questionnaire: bytes of a stranger's form in, an XForm or everything that is wrong out.

Knows the order: what the file is, its sheets, repairs, checks, conversion, blanking, remarks. Refuses to answer with
anything but plain words in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fieldcase.parsers import questionnaires_lint as lint
from fieldcase.parsers import questionnaires_reading as reading
from fieldcase.parsers import questionnaires_xform as xforms
from fieldcase.parsers.questionnaires_asset import NotOneForm, of_asset
from fieldcase.parsers.questionnaires_checks import faults
from fieldcase.parsers.questionnaires_external import EXTERNAL, inlined
from fieldcase.parsers.questionnaires_kobo import NotExpanded, expanded
from fieldcase.parsers.questionnaires_message import GIVEN, REFUSED, TOO_LARGE, UNREADABLE, accepted, listed
from fieldcase.parsers.questionnaires_old_workbook import Locked, of_old_workbook
from fieldcase.parsers.questionnaires_reading import Sort
from fieldcase.parsers.questionnaires_repairs import offered, repaired
from fieldcase.parsers.questionnaires_sheets import CHOICES, SURVEY, Book
from fieldcase.parsers.questionnaires_told import Place, Remark, Repair, in_order, remark

_Answer = dict[str, Any]


def child(message: bytes) -> bytes:
    """What the parser child answers to accepted repairs and the bytes of a file."""
    repairs, content = accepted(message)
    return json.dumps(_answered(content, repairs), ensure_ascii=True).encode("ascii")


def _answered(content: bytes, repairs: list[Repair]) -> _Answer:
    from fieldcase.parsers.questionnaires_pyxform import NotConverted

    sort = reading.sort_of(content)
    try:
        if sort is Sort.XFORM:
            return _finished(content, None)
        book = _book(content, sort)
        if not book.names:
            return {"kind": UNREADABLE, "why": "old" if sort is Sort.OLD_WORKBOOK else "none"}
        if len(book[CHOICES].rows) + len(book[EXTERNAL].rows) > reading.MOST_CHOICES:
            raise reading.TooLarge("choices")
        return _converted(repaired(expanded(inlined(repaired(book, repairs))), repairs))
    except reading.TooLarge as large:
        return {"kind": TOO_LARGE, "what": large.what}
    except NotExpanded as wrong:
        return {"kind": REFUSED, "faults": listed(in_order(wrong.faults)), "repairs": []}
    except (xforms.Unfit, NotConverted, NotOneForm) as wrong:
        return {"kind": REFUSED, "faults": listed([wrong.fault]), "repairs": []}


_READERS: Mapping[Sort, Callable[[bytes], Book]] = {
    Sort.WORKBOOK: reading.of_workbook,
    Sort.OLD_WORKBOOK: of_old_workbook,
    Sort.ASSET: of_asset,
    Sort.MARKDOWN: reading.of_markdown,
}


def _book(content: bytes, sort: Sort) -> Book:
    """The sheets of a file; a book of nothing where there are none."""
    try:
        return _READERS[sort](content)
    except (Locked, *reading.DAMAGES):
        return Book({}, ())


def _converted(book: Book) -> _Answer:
    from fieldcase.parsers.questionnaires_pyxform import NotConverted, plain_types, xform

    wrong = faults(book, plain_types())
    if wrong:
        return {"kind": REFUSED, "faults": listed(in_order(wrong)), "repairs": listed(offered(book))}
    try:
        return _finished(xform(book).encode("utf-8"), book)
    except xforms.Unfit:  # its lines are not the author's
        raise NotConverted(remark("not-converted", Place(SURVEY))) from None


def _finished(content: bytes, book: Book | None) -> _Answer:
    """The form, looked over and blanked; what was blanked has its row where there are sheets."""
    document = xforms.parsed(content)
    form = xforms.described(document)
    blanked = xforms.blank(document)
    survey = book[SURVEY] if book else None
    at = {survey.cell(row, "name") or survey.cell(row, "type"): row.number for row in survey.rows} if survey else {}
    told: Iterable[Remark] = lint.remarks(book, {each.name for each in blanked}) if book else xforms.remarks(document)
    return {
        "kind": GIVEN,
        "xform": xforms.written(document),
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
        "languages": list(form.languages),
        "rows": at,
        "beside": xforms.beside(document),
        "blanked": [[each.name, each.what, _place(at.get(each.name, 0))] for each in blanked],
        "remarks": listed(in_order(told)),
    }


def _place(row: int) -> list[Any]:
    """The place of a row of the survey, or nowhere."""
    return [SURVEY, row, "type"] if row else ["", 0, ""]
