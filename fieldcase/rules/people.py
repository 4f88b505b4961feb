"""How each person stands for one use: the table "Four kinds of people" of do-no-harm.md, row by row.

Whoever has no record, or a kind nobody knows, is treated as a client: the strictest row for a grown person. Whoever
is under 18 is a child, whatever else they are. Gives no labels and withholds no record.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, Person
from fieldcase.model.terms import Tables
from fieldcase.rules.consents import NOT_ASKED, TEXT, Answer, State, answer, refused_all
from fieldcase.rules.material import Material
from fieldcase.rules.naming import may_be_named
from fieldcase.rules.released import How

# Under 18 (Convention on the Rights of the Child, art. 1), also where a table of age bands says nothing of it.
_MINOR = frozenset({"under_14", "14_17"})
_COUNTING = "statistics"


class Row(StrEnum):
    """The rows of the table."""

    CLIENT = "client"
    WORKER = "worker"
    OFFICIAL = "official"
    CHILD = "child"


PROTECTED = frozenset({Row.CLIENT, Row.CHILD})


@dataclass(frozen=True)
class Standing:
    """How one person stands: row, how they appear, the answer behind it, whether they may be counted.

    `unasked` marks the one exception: a grown person whom nobody has asked, in an internal dossier.
    """

    row: Row
    how: How
    answer: Answer = NOT_ASKED
    counted: bool = False
    unasked: bool = False

    @property
    def told(self) -> bool:
        """Whether the person appears at all."""
        return self.how is not How.WITHHELD


def row_of(person: Person | None, tables: Tables) -> Row:
    """The row a person belongs to."""
    if person is None:
        return Row.CLIENT
    minor = tables.mark("age_band", person.age_band, "minor") == "yes" or person.age_band in _MINOR
    if minor or person.kind == Row.CHILD:
        return Row.CHILD
    mark = tables.mark("person_kind", person.kind, "row")
    return Row(mark) if mark in set(Row) else Row.CLIENT


def standings(material: Material) -> dict[PersonId, Standing]:
    """How everybody in the material stands. Officials come last: they are named only where it betrays nobody."""
    rows = {who: row_of(material.persons.get(who), material.tables) for who in material.everybody()}
    found = {who: _standing(material, who, row) for who, row in rows.items() if row is not Row.OFFICIAL}
    hidden = frozenset(
        who for who, one in found.items() if one.row in PROTECTED and one.how in (How.PSEUDONYM, How.WITHHELD)
    )
    for who, row in rows.items():
        if row is Row.OFFICIAL:
            named = material.use.tells and may_be_named(material, who, hidden)
            how = How.NAMED if named else How.DESCRIPTION
            found[who] = Standing(row, how if material.use.tells else How.WITHHELD, counted=True)
    return dict(sorted(found.items()))


def _standing(material: Material, who: PersonId, row: Row) -> Standing:
    """How a client, a child or a worker stands."""
    minor = row is Row.CHILD
    consents = material.consents.get(who, ())
    given = answer(consents, material.use.code, TEXT, material.on, minor=minor)
    counted = counted_as(row, consents, material.on)
    if who not in material.persons:
        return Standing(row, How.WITHHELD, given)
    if not material.use.tells:
        return Standing(row, How.WITHHELD, given, counted)
    named = given.named and not minor and bool(material.name(who))
    if row is Row.WORKER:
        return Standing(row, How.NAMED if named else How.ROLE_CODE, given, counted)
    if given.granted:
        return Standing(row, How.NAMED if named else How.PSEUDONYM, given, counted)
    unasked = _unasked_inside(material, row, given, consents)
    return Standing(row, How.PSEUDONYM if unasked else How.WITHHELD, given, counted, unasked)


def counted_as(row: Row, consents: Iterable[Consent], on: datetime.date) -> bool:
    """Whether somebody of a row may be counted on a day: clients and children who agreed to it, for a child somebody
    who may; workers and officials always. Whoever has no record is not."""
    if row in PROTECTED:
        return answer(consents, _COUNTING, TEXT, on, minor=row is Row.CHILD).granted
    return True


def _unasked_inside(material: Material, row: Row, given: Answer, consents: tuple[Consent, ...]) -> bool:
    """The one exception to "not asked means not told" (docs/decisions/0022-release.md).

    An internal dossier is read by those who read the case record anyway, so a grown person whom nobody has asked about
    it appears under a pseudonym, with a warning. A refusal stands, and so does a refusal of everything asked so far.
    """
    if material.use.external or row is not Row.CLIENT or given.state is not State.NOT_ASKED:
        return False
    return not refused_all(consents, material.on, minor=False)


def told_people(standings: Mapping[PersonId, Standing]) -> frozenset[PersonId]:
    """Everybody who appears."""
    return frozenset(who for who, one in standings.items() if one.told)
