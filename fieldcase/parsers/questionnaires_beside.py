"""Files that lie beside a questionnaire and belong to it: tables (.csv), places (.geojson) and lists (.xml).

Each is looked through in a parser child of its own, which answers with its words as text. Knows how large such a file
may be and what is wrong with one; refuses to know what a form asks of it, and where it lies.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, QuestionnaireRefused
from fieldcase.parsers import questionnaires_identity as identity
from fieldcase.parsers import questionnaires_message as message
from fieldcase.parsers.questionnaires_told import Place, Remark, remark

TIMEOUT = 30.0
MOST_FILES = 20
MOST_BYTES = 4 << 20
# As many as an engine looks through for one choice while somebody waits.
MOST_ROWS, MOST_CELLS, MOST_COLUMNS = 50_000, 300_000, 300
# What every list of choices has, whatever it lists.
_OF_CHOICES = {"name", "label", "list_name"}
_HEAD = 2
_ENDINGS = (".csv", ".geojson", ".json", ".xml")


def told(name: str) -> bool:
    """Whether a file of this name is one that a form can look things up in."""
    return name.lower().endswith(_ENDINGS)


def read(files: Mapping[str, bytes], cancelled: Callable[[], bool] | None = None) -> dict[str, str]:
    """The words of files, by name. QuestionnaireRefused with what is wrong with each; ChildFailed where it was not done
    within the limits; Cancelled where `cancelled` says that nobody waits any more."""
    if not files:
        return {}
    large = [remark("beside-large", file=name, most=MOST_BYTES >> 20)
             for name, raw in files.items() if len(raw) > MOST_BYTES]  # fmt: skip
    if len(files) > MOST_FILES:
        large.append(remark("beside-many", most=MOST_FILES))
    if large:
        raise QuestionnaireRefused(large)
    texts: dict[str, str] = {}
    faults: list[Remark] = []
    for name, raw in files.items():
        asked = len(name.encode()).to_bytes(_HEAD, "big") + name.encode() + raw
        answer = sandbox.run(sandbox.PARSER, "questionnaire-beside", asked, TIMEOUT, cancelled)
        try:
            told_back: dict[str, Any] = json.loads(answer)
            faults += message.faults_of(told_back["faults"])
            texts[name] = message.text(told_back["text"], MOST_BYTES)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise ChildFailed from None
    if faults:
        raise QuestionnaireRefused(faults)
    return texts


def remarks(texts: Mapping[str, str]) -> tuple[Remark, ...]:
    """What is to be weighed of files that were read: tables with a column that seems to hold who people are."""
    found = []
    for name, text in texts.items():
        for column in next(_lines(text), []) if name.lower().endswith(".csv") else ():
            if column.lower() not in _OF_CHOICES and identity.asked(column, [column.replace("_", " ")]):
                found.append(remark("beside-people", Place(), file=name, column=column))
    return tuple(found)


def child(asked: bytes) -> bytes:
    """The child's side: a file's name and bytes in, its words or what is wrong with it out."""
    at = _HEAD + int.from_bytes(asked[:_HEAD], "big")
    text, faults = "", []
    try:
        text = _looked_through(asked[_HEAD:at].decode(), asked[at:])
    except _Wrong as wrong:
        faults.append(wrong.fault)
    return json.dumps({"text": text, "faults": message.listed(faults)}, ensure_ascii=True).encode("ascii")


class _Wrong(Exception):
    """A file that does not come in. Its fault goes to a person, it does not."""

    def __init__(self, code: str, file: str, **values: str | int) -> None:
        super().__init__(code)
        self.fault: Remark = remark(code, Place(), file=file, **values)


def _looked_through(name: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise _Wrong("beside-letters", name, line=raw[: wrong.start].count(b"\n") + 1) from None
    if "\x00" in text:
        raise _Wrong("beside-letters", name, line=text[: text.index("\x00")].count("\n") + 1)
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        _table(name, text)
    elif ending == "xml":
        _xml(name, text)
    else:
        _places(name, text)
    return text


def _table(name: str, text: str) -> None:
    """A table has a line of headings, each once, and no more cells than can be looked through."""
    rows = cells = 0
    try:
        for at, line in enumerate(_lines(text)):
            cells += len(line)
            rows += bool(line)
            if not at:
                _headings(name, line)
            if rows > MOST_ROWS or cells > MOST_CELLS or len(line) > MOST_COLUMNS:
                caps = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
                raise _Wrong("beside-table-large", name, **caps)
    except csv.Error:
        raise _Wrong("beside-broken", name) from None
    if not rows:
        raise _Wrong("beside-empty", name)


def _headings(file: str, line: list[str]) -> None:
    twice = next((each for each in line if each and line.count(each) > 1), "")
    if twice:
        raise _Wrong("beside-column-twice", file, name=twice)


def _lines(text: str) -> Iterator[list[str]]:
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _xml(name: str, text: str) -> None:
    from fieldcase.parsers import questionnaires_xform as xforms

    try:
        xforms.parsed(text.encode("utf-8"))
    except xforms.Unfit:
        raise _Wrong("beside-broken", name) from None


def _places(name: str, text: str) -> None:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise _Wrong("beside-broken", name) from None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise _Wrong("beside-broken", name)
    if len(features) > MOST_ROWS:
        caps = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
        raise _Wrong("beside-table-large", name, **caps)
