"""The glossary of a document: of the terms that are known, those that stand in what is printed before it.

Knows blocks and entries; no entry tells of anybody, and none stands here that the document does not use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.rules.glossary import used

# What a reader of the page does not see.
_NOT_READ = frozenset({"target", "anchor", "language", "languages", "style", "number"})


def glossary(telling: Telling, before: Iterable[Block]) -> list[Block]:
    """The section; nothing where no term stands in the blocks before it."""
    found = used(telling.glossary, _texts(tuple(before)))
    if not found:
        return []
    rows = tuple(
        ((Run(one.term, bold=True),), (Run(f"{one.meaning} ({one.source})" if one.source else one.meaning),))
        for one in found
    )
    heads = telling.say(N_("Word or phrase")), telling.say(N_("What we mean by it"))
    return [Table(telling.say(N_("Terms of this file")), heads, rows, (0.32, 0.68))]


def _texts(value: Any) -> Iterator[str]:
    """Every text within some blocks; the runs of one paragraph are read as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        if value and all(isinstance(one, Run) for one in value):
            yield "".join(one.text for one in value)
            yield from (one.footnote for one in value)
        else:
            for one in value:
                yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_READ and not (isinstance(value, Table) and field.name == "name"):
                yield from _texts(getattr(value, field.name))
