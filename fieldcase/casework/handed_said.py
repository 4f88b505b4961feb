"""What a handing over would come to, in sentences: who reads it, what of which records, what stays here."""

from __future__ import annotations

from fieldcase.casework.called import KINDS
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Beforehand
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import field_named, kind_named
from fieldcase.model.people import Person

_HIDDEN = "hidden"


def lines(source: Desk | Look, what: Beforehand, words: Words) -> list[str]:
    """The sentences, the most important first."""
    name = what.reader.label
    told = [
        words(N_("For {name}, whose card was compared face to face.")).format(name=name)
        if what.reader.checked
        else words(N_("For {name}. Nobody compared the words of this card face to face: it may be somebody else's."))
        .format(name=name)
    ]  # fmt: skip
    told.append(
        words.plural("{n} entry can be read there,", "{n} entries can be read there,", what.readable).format(
            n=what.readable
        )
        + " "
        + words.plural(
            "{n} entry comes without its words.", "{n} entries come without their words.", what.withheld
        ).format(n=what.withheld)
    )
    told += [
        f"{words(KINDS[kind]) if kind in KINDS else kind}: {fields}" for kind, fields in readable(what, words).items()
    ]
    told += refusals(source, what, words)
    return told


def readable(what: Beforehand, words: Words) -> dict[str, str]:
    """By kind of record the fields that can be read there, each with the number of records that have a value in it."""
    found: dict[str, list[str]] = {}
    for (kind_name, name), number in what.handed.counts.items():
        kind = kind_named(kind_name)
        if kind is None or name == _HIDDEN:
            continue
        label = words(field_named(kind, name).about.label)
        found.setdefault(kind_name, []).append(f"{label} ({number})")
    return {kind: ", ".join(fields) for kind, fields in sorted(found.items())}


def refusals(source: Desk | Look, what: Beforehand, words: Words) -> list[str]:
    """Of whom nothing goes, by their working pseudonyms, which only this vault's people see."""
    if not what.handed.left_out:
        return []
    people = [source.get(Person, one) for one in what.handed.refused]
    names = sorted({one.pseudonym for one in people if one is not None and one.pseudonym})
    count = words.plural("{n} record stays here", "{n} records stay here", what.handed.left_out).format(
        n=what.handed.left_out
    )
    if not names:
        return [f"{count}."]
    return [words(N_("{records}: it speaks of somebody who did not agree ({names}).")).format(
        records=count, names=", ".join(names)
    )]  # fmt: skip
