"""The people of an imported chronology: who its columns `actor` and `victim` speak of, each met only once.

A label such as "Activist A." or "K-17" is a working pseudonym already. One that looks like a personal name goes into
an identity of its own, and any other ("neighbours", "Minister of Culture") is a description; both get a random
pseudonym. Which it is decides what an export can leak, so in doubt it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fieldcase.casework.desk import Desk
from fieldcase.model.ids import IdentityId, PersonId, ScopeId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.text import folded, words_of
from fieldcase.rules.name_likeness import looks_like_a_name
from fieldcase.rules.pseudonyms import random_pseudonym

# A code in a label, such as the A. of "Activist A." or the 17 of "K-17": an initial on its own, or a digit.
_CODE = re.compile(r"\d|\b[^\W\d_]\.(?:\s|$)|\s[A-ZА-ЯЁ]$")
_NOBODY = frozenset({"unknown", "not stated", "неизвестно", "неизвестный", "неизвестные", "не указано", "-", "?"})


def _labels(cell: str) -> list[str]:
    """The labels of a cell: separated by semicolons, "unknown" left out."""
    found = [label.strip() for label in cell.split(";")]
    return [label for label in found if label and folded(label) not in _NOBODY]


class Cast:
    """The people of one case while a table is imported. New ones are saved as they appear."""

    def __init__(self, desk: Desk, scope: ScopeId, rows: Sequence[Mapping[str, str]]) -> None:
        self._desk = desk
        self._scope = scope
        self._common = {word for row in rows for word in row.get("what", "").split() if word.islower()}
        self._victims = {folded(label) for row in rows for label in _labels(row.get("victim", ""))}
        self._people = {person.id: person for person in desk.all(Person, scope)}
        self._by_label = {
            folded(label): person.id
            for person in self._people.values()
            for label in (person.function, person.pseudonym)
            if label
        }
        for identity in desk.all(PersonIdentity, scope):
            if identity.person is not None:
                self._by_label[folded(identity.name)] = identity.person

    def victims(self, cells: Mapping[str, str]) -> tuple[PersonId, ...]:
        """The people of the column `victim`."""
        return tuple(dict.fromkeys(self._person(label, "") for label in _labels(cells.get("victim", ""))))

    def actors(self, cells: Mapping[str, str]) -> tuple[PersonId, ...]:
        """The people of the column `actor`, of the kind the column `actor_kind` says."""
        kind = cells.get("actor_kind", "")
        return tuple(dict.fromkeys(self._person(label, kind) for label in _labels(cells.get("actor", ""))))

    def protected(self, person: PersonId) -> bool:
        """Whether consent is asked of this person: everybody but officials, authors and alleged perpetrators."""
        return self._desk.tables.mark("person_kind", self._people[person].kind, "row") != "official"

    def _person(self, label: str, actor_kind: str) -> PersonId:
        kind = self._kind(label, actor_kind)
        known = self._by_label.get(folded(label))
        if known is not None:
            person = self._people[known]
            if actor_kind and not person.actor_kind:
                changed = replace(
                    person, actor_kind=actor_kind, kind=kind if person.kind == "not_stated" else person.kind
                )
                self._desk.save(person, changed)
                self._people[known] = changed
            return known
        return self._new(label, kind, actor_kind)

    def _kind(self, label: str, actor_kind: str) -> str:
        """The kind of person an actor's kind implies; whoever is a victim anywhere stays under protection."""
        kind = self._desk.tables.mark("actor_kind", actor_kind, "person") or "not_stated"
        official = self._desk.tables.mark("person_kind", kind, "row") == "official"
        return "not_stated" if official and folded(label) in self._victims else kind

    def _new(self, label: str, kind: str, actor_kind: str) -> PersonId:
        desk, person_id = self._desk, PersonId(self._desk.new_id())
        name = looks_like_a_name(label) and not set(words_of(label)) <= self._common
        coded = not name and _CODE.search(label) is not None
        taken = {person.pseudonym for person in self._people.values()}
        person = Person(
            id=person_id, scope=self._scope, kind=kind, actor_kind=actor_kind,
            pseudonym=label if coded else random_pseudonym(desk.world.random, desk.tables, "en", taken),
            function="" if name or coded else label,
        )  # fmt: skip
        desk.save(None, person)
        if name:
            identity = PersonIdentity(
                id=IdentityId(desk.new_id()), scope=self._scope, person=person_id, name=label, entered_by=desk.member
            )
            desk.save(None, identity)
        self._people[person_id] = person
        self._by_label[folded(label)] = person_id
        return person_id
