"""What of a record that a report tells its use opens: each field by what it reveals, every working pseudonym replaced.

Names of organisations of the network are opened only where the report asks for them; where it does not, and a name
still stands in words that are printed, whoever makes it is told so. Decides about no person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Campaign, Meeting
from fieldcase.model.declare import Field, Record, Reveals, Shape, declared
from fieldcase.model.fieldwork import Organisation
from fieldcase.model.reports import Report
from fieldcase.model.results import ChangeStory, Grant
from fieldcase.rules.material import typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.organisation_names import names_in, stands_in
from fieldcase.rules.released import Notice
from fieldcase.rules.uses import USES

AnyRecord = TypeVar("AnyRecord", bound=Record)
_CLOSED = frozenset({Reveals.IDENTITY, Reveals.CONTACT, Reveals.KEY, Reveals.PRIVILEGED, Reveals.OFFENCE})
# Whose the words of these fields are is for whoever makes the report to say: they are its own head.
_HEAD = frozenset({"submitters"})
# What was done in the open is told with the town it was done in.
_IN_THE_OPEN = (Action, Meeting)
# Who held, carried out or tells something in the open; nobody's own name, and no organisation of the register.
_NETWORK: Mapping[type[Record], frozenset[str]] = {
    Campaign: frozenset({"organisation"}), Action: frozenset({"organisation", "partners"}),
    Grant: frozenset({"organisation", "donor"}), ChangeStory: frozenset({"organisation"}),
}  # fmt: skip
_STILL_NAMED = N_(
    "The name of an organisation still stands in words of this report, though none is to be named in it: {places}."
)


def is_printed(field: Field) -> bool:
    """Whether a field of a report or a section is printed: its notes and contact are not."""
    return field.name in _HEAD or field.about.reveals not in _CLOSED | {Reveals.NETWORK}


@dataclass(frozen=True)
class Opening:
    """What decides how a record is opened: the use, the pseudonyms that are replaced, whether organisations are
    named."""

    use: str
    mentions: Mentions
    named: bool


def opened(record: AnyRecord, opening: Opening) -> AnyRecord:
    """The record with what its use opens, each working pseudonym replaced; all else of it is empty."""
    values: dict[str, Any] = dict(_values(record, opening))
    return replace(record, **values)


def _values(record: Record, opening: Opening) -> Iterator[tuple[str, Any]]:
    for field in declared(type(record)):
        value = getattr(record, field.name)
        if not opens(field, type(record), opening):
            yield field.name, field.empty
        elif field.shape is Shape.TEXT and not field.about.vocabulary:
            texts = tuple(opening.mentions.relabelled(text) for text in (value if field.many else (value,)))
            yield field.name, texts if field.many else texts[0]


def opens(field: Field, kind: type[Record], opening: Opening) -> bool:
    """Whether a field of a kind of record is told."""
    reveals = field.about.reveals
    if field.name in _HEAD and kind is Report:
        return True
    if field.name in _NETWORK.get(kind, ()):
        return opening.named
    if reveals in _CLOSED or reveals is Reveals.NETWORK:
        return False
    in_the_open = reveals is Reveals.PLACE and kind in _IN_THE_OPEN
    return reveals is Reveals.NOTHING or reveals in USES[opening.use].opens or in_the_open


def still_named(records: Sequence[Record], opening: Opening, words: Words) -> Iterator[Notice]:
    """A warning where the name of an organisation that is closed still stands in words that are printed."""
    if opening.named:
        return
    names = _organisations(records)
    where: dict[str, None] = {}
    for record in records if names else ():
        for field, text in typed_texts(record):
            if opens(field, type(record), opening) and field.name not in _HEAD and stands_in(text, names):
                where[words(field.about.label)] = None
    if where:
        yield Notice(_STILL_NAMED, {"places": "; ".join(where)})


def _organisations(records: Iterable[Record]) -> frozenset[str]:
    held: list[str] = []
    lists: list[str] = []
    for record in records:
        for name in _NETWORK.get(type(record), ()):
            (lists if name == "partners" else held).append(getattr(record, name))
        if isinstance(record, Organisation):
            held += [record.name, *record.other_names]
    return names_in(held, lists)
