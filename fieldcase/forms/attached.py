"""Lists beside a form: CSV, GeoJSON and XML files as the instances that `instance('id')` and pulldata() ask for.

Knows what JavaRosa makes of each kind: a row or a feature is an `item` below `root`, its columns are the children.
Reads bytes into trees and opens no file; where the bytes come from, and in which process this is done, is decided
elsewhere (whoever reads a stranger's file does it in a parser child).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from fieldcase.errors import AttachedUnreadable, FormNotXml, FormTooLarge
from fieldcase.forms import markup
from fieldcase.forms.tree import DOCUMENT, ELEMENT, Node

LARGEST = 16 * 1024 * 1024
MOST_CELLS = 300_000
GEOMETRY = "geometry"
Row = Iterable[tuple[str, str]]


def file_name(address: str) -> str:
    """The name of the file that an instance's address (jr://file-csv/towns.csv) means."""
    return address.rpartition("/")[2]


def instances(outside: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, Node]:
    """The instances of a form, by id, for those of its files that are there.

    `outside` is `Definition.outside`, `files` are bytes by file name. What is not there is left out: its lists are
    empty, and no answer from them is taken out. AttachedUnreadable, FormTooLarge as `document`.
    """
    found: dict[str, Node] = {}
    read: dict[str, Node] = {}
    for name, address in outside.items():
        file = file_name(address)
        if file not in files:
            continue
        if file not in read:
            read[file] = document(address, files[file])
        found[name] = read[file]
    return found


def document(address: str, raw: bytes) -> Node:
    """The document that the bytes of a file are, by the ending of its address; any other than CSV and GeoJSON is XML.

    AttachedUnreadable where it is none of that kind; FormTooLarge where it is larger than a list may be.
    """
    name = file_name(address)
    if len(raw) > LARGEST:
        raise FormTooLarge(what=name)
    ending = name.lower().rpartition(".")[2]
    if ending == "csv" or "file-csv" in address:
        return _listed(name, _rows(name, _text(name, raw)))
    if ending in ("geojson", "json"):
        return _listed(name, _features(name, _text(name, raw)))
    try:
        return markup.read(raw)
    except FormNotXml as wrong:
        raise AttachedUnreadable(name=name, line=wrong.values["line"]) from None


def _text(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise AttachedUnreadable(name=name, line=raw[: wrong.start].count(b"\n") + 1) from None


def _listed(name: str, rows: Iterable[Row]) -> Node:
    """A document with an item for each row."""
    made, root = Node(DOCUMENT), Node(ELEMENT, "root")
    made.append(root)
    items: list[Node] = []
    cells = 0
    for row in rows:
        item = Node(ELEMENT, "item", parent=root)
        for column, value in row:
            cell = Node(ELEMENT, column, parent=item)
            cell.set_text(value)
            item.children.append(cell)
        cells += len(item.children)
        if cells > MOST_CELLS:
            raise FormTooLarge(what=name)
        items.append(item)
    root.children = items
    return made


def _rows(name: str, text: str) -> Iterator[Row]:
    """The rows of a table by its first line. Where that has a semicolon, cells are parted by semicolons (JavaRosa)."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = next(lines, [])
        for line in lines:
            if line:
                cells = [*line, *[""] * (len(columns) - len(line))]
                yield [(column, cell) for column, cell in zip(columns, cells, strict=False) if column]
    except csv.Error:
        raise AttachedUnreadable(name=name, line=lines.line_num) from None


def _features(name: str, text: str) -> Iterator[Row]:
    """The features of a collection: where each is, its properties, its id."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise AttachedUnreadable(name=name, line=wrong.lineno) from None
    except RecursionError:
        raise AttachedUnreadable(name=name, line=1) from None
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise AttachedUnreadable(name=name, line=1)
    features = whole.get("features")
    if not isinstance(features, list):
        raise AttachedUnreadable(name=name, line=1)
    try:
        yield from [_feature(each) for each in features]
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        raise AttachedUnreadable(name=name, line=1) from None


def _feature(feature: Mapping[str, object]) -> Row:
    if feature["type"] != "Feature":
        raise ValueError("no feature")
    found = {GEOMETRY: _where(feature["geometry"])}
    properties = feature.get("properties") or {}
    assert isinstance(properties, dict)
    found.update({str(name): _said(value) for name, value in properties.items()})
    if feature.get("id") is not None:
        found["id"] = _said(feature["id"])
    return found.items()


def _said(value: object) -> str:
    """A property as a text; one that is no plain value says nothing."""
    if isinstance(value, str):
        return value
    return json.dumps(value) if isinstance(value, int | float) else ""


def _where(geometry: object) -> str:
    """A geometry as ODK writes it: latitude before longitude, no height, no accuracy."""
    if not isinstance(geometry, dict):
        raise ValueError("no geometry")
    places, kind = geometry["coordinates"], geometry["type"]
    if kind == "Point":
        places = [places]
    elif kind == "Polygon":
        places = places[0] if places else []
    elif kind != "LineString":
        raise ValueError("no kind that ODK has")
    return "; ".join([f"{_said(place[1])} {_said(place[0])} 0 0" for place in places])
