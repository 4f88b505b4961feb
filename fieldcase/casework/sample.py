"""The sample vault: cases as facts told in our own words, read from resources/sample and entered like any others.

Every case carries "Example / Пример"; invented consents say that they are invented; pictures are drawn here and are
photographs of nobody. Knows the shape of the files; knows no table of a vault and writes nothing but records.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Case
from fieldcase.model.declare import Field, Record, Shape, field_named, kind_named
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ScopeId
from fieldcase.model.reports import Report

# What a record of a file says beside its fields: its kind, its name within the file, its scope, how it is drawn.
_BESIDE = frozenset({"record", "id", "scope", "draw"})
_SIZE = (640, 420)
_INK = (40, 40, 48)


def stories() -> tuple[Mapping[str, Any], ...]:
    """The files of the sample, each with `code` and `records`, in the order of their codes."""
    folder = resources.files("resources").joinpath("sample")
    files = [json.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".json")]
    return tuple(sorted(files, key=lambda story: str(story["code"])))


def campaigns() -> tuple[Mapping[str, Any], ...]:
    """The invented campaigns of the sample, each with `title` and `records`."""
    folder = resources.files("resources").joinpath("sample", "campaigns")
    files = [json.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".json")]
    return tuple(sorted(files, key=lambda story: str(story["title"])))


def reports() -> tuple[Mapping[str, Any], ...]:
    """The reports of the sample, each with `title` and `records`; "#CODE" in them is the case of that code."""
    folder = resources.files("resources").joinpath("sample", "reports")
    files = [json.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".json")]
    return tuple(sorted(files, key=lambda story: str(story["title"])))


def load(desk: Desk) -> tuple[str, ...]:
    """Enter the campaigns, cases and reports of the sample, each as one deed; returns the codes of the cases made.

    A code or a title that the vault has already is left as it is.
    """
    for campaign in campaigns():
        if all(one.title != campaign["title"] for one in desk.all(Campaign)):
            with desk.deed():
                _Entering(desk, campaign["records"]).enter()
    known = {case.code for case in desk.all(Case)}
    made = [story for story in stories() if story["code"] not in known]
    for story in made:
        with desk.deed():
            _Entering(desk, story["records"]).enter()
    for report in reports():
        if all(one.title != report["title"] for one in desk.all(Report)):
            with desk.deed():
                _Entering(desk, report["records"]).enter()
    return tuple(story["code"] for story in made)


class _Entering:
    """One story on its way into the vault: which id and which scope each name in the file stands for."""

    def __init__(self, desk: Desk, rows: list[Mapping[str, Any]]) -> None:
        self._desk = desk
        self._rows = rows
        self._scopes = {"register": desk.register}
        self._ids: dict[str, bytes] = {"@me": desk.member, **{f"#{one.code}": one.id for one in desk.all(Case)}}
        self._pictures: dict[str, Evidence] = {}

    def enter(self) -> None:
        """Pictures first, because a picture's record is made with it; then every record, in the order of the file."""
        for row in self._rows:
            name = f"@{row['id']}"
            if "draw" in row:
                self._pictures[name] = self._imported(row)
            self._ids[name] = self._pictures[name].id if name in self._pictures else self._desk.new_id()
        for row in self._rows:
            self._save(row)

    def _imported(self, row: Mapping[str, Any]) -> Evidence:
        plan = row["draw"]
        picture = io.BytesIO(drawn(plan["lines"], plan.get("figures", 0)))
        return import_evidence(self._desk, self._scope(row), picture, plan["name"])

    def _save(self, row: Mapping[str, Any]) -> None:
        kind = kind_named(row["record"])
        assert kind is not None  # a test reads every file
        values = {
            name: self._value(field_named(kind, name), value) for name, value in row.items() if name not in _BESIDE
        }
        name = f"@{row['id']}"
        before: Record | None = self._pictures.get(name)
        if before is None:
            # Fields stand in the file under the names of their declaration.
            record: Record = kind(**{"id": self._ids[name], "scope": self._scope(row), **values})
        else:
            record = replace(before, **values)
        self._desk.save(before, record)

    def _scope(self, row: Mapping[str, Any]) -> ScopeId:
        """The scope of a record: the case's own unless the file says another kind; made when first needed."""
        name = row.get("scope", "case")
        if name not in self._scopes:
            self._scopes[name] = self._desk.new_scope(name)
        return self._scopes[name]

    def _value(self, field: Field, raw: Any) -> Any:
        if field.many:
            return tuple(self._one(field, one) for one in raw)
        return self._one(field, raw)

    def _one(self, field: Field, raw: Any) -> Any:
        """A value of the file: "@name" is the id of that record, "#CODE" of that case, "@me" the member at the desk,
        "@now" this moment."""
        if field.shape is Shape.ID:
            return self._ids[raw]
        if field.shape is Shape.INSTANT and raw == "@now":
            return self._desk.now()
        return replace(field, many=False).from_wire(raw)


def drawn(lines: list[str], figures: int) -> bytes:
    """A PNG that shows what it says: lines of text on paper and, if asked, plain figures without a face.

    The same arguments give the same bytes; nothing of a machine, a moment or a place is in it.
    """
    picture = Image.new("RGB", _SIZE, (250, 249, 244))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((16, 16, _SIZE[0] - 17, _SIZE[1] - 17), outline=_INK, width=2)
    letters = resources.files("resources").joinpath("fonts", "NotoSans-Regular.ttf").read_bytes()
    font = ImageFont.truetype(io.BytesIO(letters), 22)
    for number, line in enumerate(lines):
        pen.text((40, 34 + 44 * number), line, font=font, fill=_INK)
    for number in range(figures):
        left = _SIZE[0] // 2 - 40 + 120 * number
        pen.ellipse((left, 150, left + 60, 210), outline=_INK, width=4)
        pen.rounded_rectangle((left - 20, 216, left + 80, 370), 30, outline=_INK, width=4)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False)
    return out.getvalue()
