"""Whether the name of an organisation of the network still stands in words of a file that is to name none.

A name has a capital letter or quotation marks; "activists" is none. What stands in quotation marks is a name by itself:
the rest is inflected. Pure; knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldcase.model.text import folded

_PARTED = re.compile(r"[;,\n]")
_MARKS = re.compile("[«»“”„]")
_QUOTED = re.compile(r'"[^"]+"')
_SHORT = 2


def names_in(names: Iterable[str], lists: Iterable[str] = ()) -> frozenset[str]:
    """What would give an organisation away: of fields with one name each, and of fields that list several."""
    typed = (*names, *(one for several in lists for one in _PARTED.split(several)))
    called = {_plain(one) for one in typed if one != one.lower()}
    return frozenset(one for name in called for one in (name, *_QUOTED.findall(name)) if len(one) > _SHORT)


def stands_in(text: str, names: frozenset[str]) -> bool:
    """Whether one of the names stands in a text."""
    plain = _plain(text)
    return any(name in plain for name in names)


def _plain(text: str) -> str:
    return _MARKS.sub('"', folded(" ".join(text.split())))
