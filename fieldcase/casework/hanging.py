"""What an erasure takes along, and which files stay that hold some of it: said to the person who is about to do it.

Looks only. What is told here before is what `casework.erasing` does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldcase.casework.sight import Sight, case_of, everything
from fieldcase.casework.silences import event_of as silence_of
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Event
from fieldcase.model.declare import Record, kinds
from fieldcase.model.deskwork import Capture
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.holders import HOLDERS
from fieldcase.model.letters import Delivery
from fieldcase.model.people import Person
from fieldcase.model.translation import Translation

_SAME = N_("the same file, taken in elsewhere")
_TAKEN_OUT = N_("the archive or the original that it comes from")
_MADE = N_("made from it")
_PAPER = N_("a translation of it as a file")
_SHOWN = N_("it shows the person, or the person speaks in it")


@dataclass(frozen=True)
class Stays:
    """A piece of evidence that an erasure leaves although it holds some of what goes: its case's code and its number,
    whether it lies in the bin, and why it is named (msgid)."""

    piece: Evidence
    case: str
    why: str

    def told(self, words: Words) -> str:
        """One line for a person."""
        called = " ".join(part for part in (self.case, self.piece.number) if part)
        binned = f" ({words(N_('in the bin'))})" if self.piece.hidden else ""
        return f"{called}{binned}: {words(self.why)}"


def going(source: Sight, record: Record) -> list[Record]:
    """The record and everything that has no meaning without it, those in the bin too: a case, a visit, a campaign take
    their scopes, a person the identity, consents and interviews, evidence its ledger, a letter its demands and what a
    chronology says of its silence; and the quick notes that any of it was made of."""
    if isinstance(record, HOLDERS):
        found = [one for kind in kinds() for one in everything(source, kind, record.scope)]
    else:
        found = _owned(source, record)
    keys = {one.key for one in found}
    silences = (source.get(Event, silence_of(one)) for one in found if isinstance(one, Delivery))
    found += [one for one in silences if one is not None and one.key not in keys]
    keys |= {one.key for one in found}
    notes = (one for one in everything(source, Capture) if one.became in keys and one.key not in keys)
    return [*found, *notes]


def _owned(source: Sight, record: Record) -> list[Record]:
    found: list[Record] = [record]
    known = {record.key}
    for one in found:
        for kind in kinds():
            if kind.OWNERS and kind is not type(one):
                owned = [other for other in everything(source, kind, one.scope) if one.key in other.owners]
                found += [other for other in owned if other.key not in known]
                known |= {other.key for other in owned}
    return found


def hanging(source: Sight, record: Record) -> Mapping[str, int]:
    """How many records of each kind would be erased with this one, itself included, those in the bin too."""
    return Counter(one.KIND for one in going(source, record))


def staying(source: Sight, record: Record) -> tuple[Stays, ...]:
    """The pieces of evidence that stay although their files hold some of what goes, by case and number: a copy, an
    archive, the same file elsewhere, a translation's paper, a picture of a person."""
    gone = going(source, record)
    keys = {one.key for one in gone}
    rest = [one for one in everything(source, Evidence) if one.key not in keys and one.blob is not None]
    why: dict[bytes, str] = {}
    for key, reason in (*_of_files(gone, rest), *_of_people(source, gone, rest)):
        why.setdefault(key, reason)
    found = []
    for one in rest:
        if one.key in why:
            case = case_of(source, one.scope)
            found.append(Stays(one, case.code if case is not None else "", why[one.key]))
    return tuple(sorted(found, key=lambda stays: (stays.case, stays.piece.number, stays.piece.key)))


def _of_files(gone: Iterable[Record], rest: Iterable[Evidence]) -> Iterator[tuple[bytes, str]]:
    """What is left of the files that go."""
    gone = tuple(gone)
    pieces = {one.key: one for one in gone if isinstance(one, Evidence)}
    sums = {one.sha256 for one in pieces.values() if one.sha256 is not None}
    papers = {one.file for one in gone if isinstance(one, Translation)}
    origins = {one.key: one.made_from for one in (*pieces.values(), *rest)}
    above = {before for key in pieces for before in _chain(origins, key)}
    for one in rest:
        if one.sha256 in sums:
            yield one.key, _SAME
        elif one.key in above:
            yield one.key, _TAKEN_OUT
        elif not pieces.keys().isdisjoint(_chain(origins, one.key)):
            yield one.key, _MADE
        elif one.key in papers:
            yield one.key, _PAPER


def _chain(origins: Mapping[bytes, bytes | None], key: bytes) -> tuple[bytes, ...]:
    """What a piece was made from, and that, and so on."""
    met: list[bytes] = []
    before = origins.get(key)
    while before is not None and before not in met:
        met.append(before)
        before = origins.get(before)
    return tuple(met)


def _of_people(source: Sight, gone: Iterable[Record], rest: Iterable[Evidence]) -> Iterator[tuple[bytes, str]]:
    """Files in which somebody who goes can be seen or heard."""
    people = {one.key for one in gone if isinstance(one, Person)}
    if not people:
        return
    heard = {one.evidence for one in everything(source, Moment) if one.speaker in people}
    for one in rest:
        if one.key in heard or not people.isdisjoint((*one.shows, *one.identifies)):
            yield one.key, _SHOWN
