"""The lists of words: those delivered with the program, an organisation's own in the register, and their version.

Delivered rows are data in resources/words and are never changed; an own row stands beside them, and a row of an
organisation can set a delivered one aside with a reason. Nothing is replaced in any text, and no word stops an export.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from fieldcase.casework.called import Looks
from fieldcase.casework.tables import shipped
from fieldcase.errors import CannotRead
from fieldcase.model.dates import UncertainDate
from fieldcase.model.results import Wording
from fieldcase.rules.wording import Advice, Wordings
from fieldcase.rules.wording import Hit as Hit
from fieldcase.rules.wording import advised as advised

# The rows in use made ready to find words.
Ready = Wordings
_PUNISHED = "punished"


@lru_cache
def _file() -> tuple[bytes, dict[str, Any]]:
    raw = resources.files("resources").joinpath("words", "wording.json").read_bytes()
    read: dict[str, Any] = json.loads(raw)
    return raw, read


@lru_cache
def advice() -> tuple[Advice, ...]:
    """The delivered rows of both lists, read once."""
    read = _file()[1]
    return (*(_row(one) for one in read["terms"]), *(_row(one, punished=True) for one in read["punished"]))


def delivered() -> tuple[dict[str, Any], ...]:
    """What the delivered rows say, by the attributes of a Wording, in the order of `advice`."""
    read = _file()[1]
    respect = ((one, "respect") for one in read["terms"])
    return tuple(
        _said(one, name, read) for one, name in (*respect, *((one, _PUNISHED) for one in read["punished"]))
    )  # fmt: skip


def _said(one: dict[str, Any], name: str, read: dict[str, Any]) -> dict[str, Any]:
    return {
        "list": name, "language": one["language"], "avoid": tuple(one["avoid"]), "instead": one["instead"],
        "reason": one.get("reason", ""), "level": one.get("level", "avoid"), "country": one.get("country", ""),
        "law": one.get("law", ""), "source": one.get("source", ""), "status": one.get("status", read["status"]),
        "checked_on": UncertainDate(one.get("checked_on", read["date"])),
    }  # fmt: skip


def _row(one: dict[str, Any], *, punished: bool = False) -> Advice:
    law = _law(one["language"], one["law"], "", one["status"], one["checked_on"]) if punished else ""
    return Advice(
        one["language"], tuple(one["avoid"]), one["instead"], one.get("reason", ""), one.get("level", "avoid"),
        tuple(one.get("except", ())), tuple(one.get("near", ())), one.get("names", False), one.get("exact", False),
        one.get("country", ""), law,
    )  # fmt: skip


def _law(language: str, law: str, since: str, status: str, checked: str) -> str:
    """A law with its day, how well it was checked and when, in words of the row's language; never empty."""
    told = shipped().label("law_status", status, language)
    return ", ".join(part for part in (law, since, f"{told} ({checked})" if checked else told) if part)


def key_of(row: Advice | Wording) -> str:
    """What a delivered row is called by where it is set aside: its language and its first phrase, and whether it is of
    the list of words that a law punishes."""
    punished = row.list == _PUNISHED if isinstance(row, Wording) else row.punished
    called = f"{row.language}:{row.avoid[0] if row.avoid else ''}"
    return f"{_PUNISHED}:{called}" if punished else called


def in_use(source: Looks) -> tuple[Advice, ...]:
    """The rows that are used at this desk: delivered ones that nobody set aside, and own ones with a phrase."""
    own = source.all(Wording)
    aside = {one.set_aside for one in own if one.set_aside}
    kept = [one for one in advice() if key_of(one) not in aside]
    return (*kept, *(_own(one) for one in own if one.avoid and one.language and not one.set_aside))


def ready(source: Looks) -> Ready:
    """The rows in use made ready to find words; of what a law punishes, those rows that hold for any country."""
    return Ready(in_use(source))


def put_in(hit: Hit) -> str:
    """What a key puts in the place of a find: the first of what is better said, "" where that only explains."""
    first = hit.advice.instead.split(";")[0].split("(")[0].split(", если")[0].split(", where")[0].strip()
    return first[:1].upper() + first[1:] if hit.found[:1].isupper() else first


def _own(one: Wording) -> Advice:
    law = ""
    if one.list == _PUNISHED:
        since, checked = (day.text if day is not None else "" for day in (one.valid_from, one.checked_on))
        law = _law(one.language, one.law, since, one.status, checked)
    return Advice(one.language, one.avoid, one.instead, one.reason, one.level, country=one.country, law=law)


def version_told(source: Looks) -> str:
    """Which list is in use, as it may leave: the day of the delivered one, the first letters of its SHA-256, and "+"
    where own rows are used or delivered ones set aside. Nothing of those rows: it would be the same in every file of an
    organisation, and in nobody else's."""
    raw, read = _file()
    own = any(one.set_aside or (one.avoid and one.language) for one in source.all(Wording))
    return f"{read['date']} {hashlib.sha256(raw).hexdigest()[:12]}{' +' if own else ''}"


def version(source: Looks) -> str:
    """The same for the desk itself: the first letters of the SHA-256 over all rows in use; goes into no file."""
    raw, read = _file()
    own = "\n".join(sorted(repr(_own(one)) + one.set_aside for one in source.all(Wording)))
    return f"{read['date']} {hashlib.sha256(raw + own.encode()).hexdigest()[:12]}"


def lines_of(path: Path) -> list[str]:
    """The lines of a text file. CannotRead."""
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        raise CannotRead(name=path.name) from None
