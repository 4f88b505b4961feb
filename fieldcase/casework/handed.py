"""What belongs to a case or a visit when it is handed over, and what of it may be read (rules.share_gate).

A scope whole; of the register and of visits only what it refers to, step by step. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import records_of_case
from fieldcase.casework.sight import everything
from fieldcase.dossier.ingredients import without_keys
from fieldcase.errors import Cancelled
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, declared, kinds
from fieldcase.model.fieldwork import Interview, Organisation, Site, Visit
from fieldcase.model.ids import CaseId, PersonId
from fieldcase.model.people import Consent, Member, Person
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.rules.release import release
from fieldcase.rules.released import How
from fieldcase.rules.share_gate import Shared, Terms, referred, shared
from fieldcase.rules.share_redacted import unchanged

Holder = Case | Visit
# Of what lies elsewhere, a case or a visit brings along what it refers to of these kinds.
_ALONG: tuple[type[Record], ...] = (Organisation, Site, Questionnaire, Interview, Person, Member)


@dataclass(frozen=True)
class Handed:
    """What travels. `fields`: by id of a record the wire names of what may be read; `scopes` all that they lie in,
    `holders` those of the cases and visits themselves; `counts`: by kind and field how many records have a value that
    may be read; `refused`: people of whom nothing is told; `left_out`: how many records that takes; `records`: those of
    `fields`, by id."""

    scopes: frozenset[bytes]
    holders: frozenset[bytes]
    fields: Mapping[bytes, frozenset[str]]
    counts: Mapping[tuple[str, str], int]
    refused: tuple[PersonId, ...]
    left_out: int
    records: Mapping[bytes, Record]


def handed(
    desk: Desk, holders: Sequence[Holder], terms: Terms, words: Words, stop: Callable[[], bool] = lambda: False
) -> Handed:
    """What would travel of these cases and visits on these terms, today. Cancelled between two of them.

    Of a redacted version (`terms.use`) the refusals of `rules.release`; ValueError for one of a visit.
    """
    found: list[Shared] = []
    records: dict[bytes, Record] = {}
    for holder in holders:
        if stop():
            raise Cancelled
        listed = _belonging(desk, holder, terms)
        records |= {one.key: one for one in listed}
        if terms.use:
            found.append(_redacted(desk, holder, listed, terms.use, words))
        else:
            today = desk.world.today()
            found.append(shared(listed, terms, today, case=_case(holder), tables=desk.tables, words=words))
    out = frozenset().union(*(one.left_out for one in found))
    fields = {
        key: frozenset.intersection(*(one.fields[key] for one in found if key in one.fields))
        for key in {key for one in found for key in one.fields} - out
    }
    fields = _reached(records, fields, {one.scope for one in holders})
    refused = {who for one in found for who in one.refused}
    return Handed(
        frozenset(records[key].scope for key in fields), frozenset(one.scope for one in holders), fields,
        _counted(records, fields), tuple(sorted(refused)), len(out), {key: records[key] for key in fields},
    )  # fmt: skip


def _redacted(desk: Desk, holder: Holder, listed: Sequence[Record], use: str, words: Words) -> Shared:
    """What of a case a file for a use would tell as it stands."""
    if not isinstance(holder, Case):
        raise ValueError("a redacted version is of a case")
    released = release(
        [without_keys(one) for one in records_of_case(desk, holder)], use, desk.world.today(), case=holder,
        language=holder.language or words.language, tables=desk.tables, pseudonym_key=desk.vault.pseudonym_key(),
        heads="", words=words,
    )  # fmt: skip
    fields = unchanged(released, listed)
    told = frozenset(who for who, one in released.people.items() if one.how is not How.WITHHELD)
    out = frozenset(one.key for one in listed if one.key not in fields and not one.hidden)
    return Shared(fields, out, frozenset(released.people) - told, told)


def _case(holder: Holder) -> Case:
    return holder if isinstance(holder, Case) else Case(id=CaseId(holder.key), scope=holder.scope)


def _belonging(desk: Desk, holder: Holder, terms: Terms) -> list[Record]:
    """Everything in its scope, and what that refers to elsewhere."""
    found: dict[bytes, Record] = {}
    for kind in kinds():
        for one in everything(desk, kind, holder.scope):
            found[one.key] = one
    fresh = list(found.values())
    while fresh:
        wanted = referred(fresh, _ALONG) - set(found)
        looked = (desk.vault.store.find(key) for key in sorted(wanted))
        fresh = [one for one in looked if one is not None and _along(desk, one, terms)]
        found |= {one.key: one for one in fresh}
        for person in (one for one in fresh if isinstance(one, Person)):
            found |= {one.key: one for one in desk.all(Consent, person.scope) if one.person == person.id}
    return list(found.values())


def _along(desk: Desk, one: Record, terms: Terms) -> bool:
    """Whether a record that is referred to goes along: not what stays on this desk, and who works here only where the
    network may be told of."""
    return one.scope != desk.own and (terms.network or terms.own or not isinstance(one, Member))


def _reached(
    records: Mapping[bytes, Record], fields: Mapping[bytes, frozenset[str]], scopes: Collection[bytes]
) -> dict[bytes, frozenset[str]]:
    """What lies elsewhere goes along only where something that may be read leads to it: else the organisation of an
    ally who is not told of, or the place of an interview that stays here, would go alone. A consent goes with whom it
    is of."""
    found = {key for key in fields if records[key].scope in scopes}
    fresh = found
    while fresh:
        cut = [_cut(records[key], fields[key]) for key in fresh]
        wanted = referred(cut, _ALONG) & fields.keys()
        wanted |= {key for key in fields if isinstance(one := records[key], Consent) and one.person in found | wanted}
        fresh = wanted - found
        found |= fresh
    return {key: names for key, names in fields.items() if key in found}


def _cut(one: Record, names: frozenset[str]) -> Record:
    """A record with nothing in it but these fields, by their wire names."""
    closed: dict[str, Any] = {field.name: field.empty for field in declared(type(one)) if field.wire not in names}
    return replace(one, **closed)


def _counted(records: Mapping[bytes, Record], fields: Mapping[bytes, frozenset[str]]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for key, names in fields.items():
        one = records[key]
        for field in declared(type(one)):
            if field.wire in names and getattr(one, field.name) != field.empty:
                found[(one.KIND, field.name)] += 1
    return found
