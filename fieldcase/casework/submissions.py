"""What bodies ask of a submission, as delivered with the program: read once, shown with their age and status."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from fieldcase.rules.submissions import MEMORY as MEMORY
from fieldcase.rules.submissions import NOT_COUNTED as NOT_COUNTED
from fieldcase.rules.submissions import STATUS as STATUS
from fieldcase.rules.submissions import Length as Length
from fieldcase.rules.submissions import Limits as Limits
from fieldcase.rules.submissions import Preset as Preset
from fieldcase.rules.submissions import Wanted as Wanted
from fieldcase.rules.submissions import last_day as last_day
from fieldcase.rules.submissions import limits as limits
from fieldcase.rules.submissions import remarks as remarks
from fieldcase.rules.submissions import said as said

_PLAIN = (
    "words", "words_status", "footnotes", "pages", "weeks", "numbered", "cases", "as_of", "session", "source", "status",
)  # fmt: skip


@lru_cache
def presets() -> dict[str, Preset]:
    """Every delivered preset by its code, in the order in which they are offered."""
    file = resources.files("resources").joinpath("submissions", "presets.json")
    return {row["code"]: _preset(row) for row in json.loads(file.read_bytes())["rows"]}


def preset(code: str) -> Preset | None:
    """The preset of a code; None where there is none."""
    return presets().get(code)


def _preset(row: dict[str, Any]) -> Preset:
    wanted = (*(_wanted(one, False) for one in row["parts"]), *(_wanted(one, True) for one in row["annex"]))
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN if name in row}
    many: dict[str, Any] = {name: tuple(row.get(name, ())) for name in ("refused", "languages")}
    return Preset(row["code"], row["use"], wanted, forms=tuple(row["formats"]), **plain, **many)


def _wanted(one: str | dict[str, Any], annex: bool) -> Wanted:
    if isinstance(one, str):
        return Wanted(one, annex=annex)
    return Wanted(one["kind"], tuple(one.get("norms", ())), one.get("title", ""), annex)
