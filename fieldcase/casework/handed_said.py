"""What a handing over would come to, in sentences: who reads it, what of which records, what stays here."""

from __future__ import annotations

from fieldcase.casework.called import KINDS
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Beforehand, Given
from fieldcase.casework.look import Look
from fieldcase.casework.said_sizes import said_size
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
    told += [numbers(what, words), *files(what, words)]
    told += [f"{called(kind, words)}: {fields}" for kind, fields in readable(what, words).items()]
    told += stays(source, what, words)
    return told


def numbers(what: Beforehand, words: Words) -> str:
    """How many entries can be read, and how many come without words."""
    readable = words.plural("{n} entry can be read there,", "{n} entries can be read there,", what.readable)
    withheld = words.plural(
        "{n} entry comes without its words.", "{n} entries come without their words.", what.withheld
    )
    return f"{readable.format(n=what.readable)} {withheld.format(n=what.withheld)}"


def files(what: Beforehand, words: Words) -> list[str]:
    """How many files of evidence go along, how large, which went before, and what cannot go."""
    found = what.files
    told = []
    if found.going:
        number = len(found.going)
        said = words.plural(
            "{n} file of evidence goes along as a file of its own, {size}.",
            "{n} files of evidence go along as files of their own, {size}.", number,
        )  # fmt: skip
        told.append(said.format(n=number, size=said_size(found.size, words)))
    if found.before:
        number = len(found.before)
        said = words.plural(
            "{n} file of evidence was written for this laptop before and is not written again: its key goes ({size}).",
            "{n} files of evidence were written for this laptop before and are not written again: their keys go "
            "({size}).", number,
        )  # fmt: skip
        told.append(said.format(n=number, size=said_size(found.size_before, words)))
    if found.missing:
        told.append(_lost(len(found.missing), words))
    return told


def left(given: Given, words: Words) -> list[str]:
    """What could not be written, though it was to go."""
    return [_lost(len(given.beside.left), words)] if given.beside.left else []


def _lost(number: int, words: Words) -> str:
    return words.plural(
        "{n} file of evidence is missing or damaged on this laptop and does not go; what is written about it does.",
        "{n} files of evidence are missing or damaged on this laptop and do not go; what is written about them does.",
        number,
    ).format(n=number)


def called(kind: str, words: Words) -> str:
    """What a kind of record is called, to begin a line."""
    name = words(KINDS[kind]) if kind in KINDS else kind
    return name[:1].upper() + name[1:]


def stays(source: Desk | Look, what: Beforehand, words: Words) -> list[str]:
    """What stays on this laptop: by whom nobody is told of, and by what was not asked for."""
    told = refusals(source, what, words)
    if what.files.closed:
        stay = words.plural(
            "{n} file of evidence stays here: it may show who somebody is, or nobody has said yet whom it shows.",
            "{n} files of evidence stay here: they may show who somebody is, or nobody has said yet whom they show.",
            what.files.closed,
        )
        told.append(stay.format(n=what.files.closed))
    if what.terms.use:
        told.append(words(N_("Whatever a file for this use would leave out or tell in other words stays here.")))
        return told
    if not what.terms.identity:
        told.append(words(N_("Names, telephones, addresses and whatever else identifies stay here.")))
    if not what.terms.network:
        told.append(words(N_("What belongs to the network stays here: who works with it, allies, safety.")))
    if not what.terms.own:
        told.append(words(N_("A lawyer's notes and strategy stay here.")))
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
