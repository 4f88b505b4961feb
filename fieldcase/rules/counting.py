"""What a release for statistics holds of people, events, acts and the case. Nothing of it tells a story.

Only events and acts go in about whose people all agreed to be counted: of an event its kind and country, of an act its
type, norms and kind of perpetrator. Detentions, decisions, hearings and steps before authorities are not counted here:
their numbers are the network's own tables. Of a person there are kind, gender and age band.
Withholding small numbers is the business of whoever makes a table of them (`small_numbers`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fieldcase.model.case import Act, Case, Event
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement
from fieldcase.rules.material import Material, people_of
from fieldcase.rules.people import PROTECTED, row_of


def everybody_in(act: Act, involved: Iterable[Involvement]) -> set[PersonId]:
    """Everybody an act speaks of, those too who are only said to have been involved in it."""
    return {*people_of(act), *(who for one in involved for who in people_of(one))}


def _of_act(material: Material, act: Act) -> set[PersonId]:
    return everybody_in(act, (one for one in material.of(Involvement) if one.act == act.id))


def counted_acts(material: Material, counted: frozenset[PersonId]) -> tuple[Act, ...]:
    """The acts that may be counted, bare."""
    return tuple(
        Act(id=act.id, scope=act.scope, type=act.type, norms=act.norms, perpetrator_kind=act.perpetrator_kind)
        for act in material.of(Act)
        if counted.issuperset(_of_act(material, act))
    )


def counted_events(material: Material, counted: frozenset[PersonId]) -> tuple[Event, ...]:
    """The events that may be counted, bare: neither they nor an act in them is about anybody else."""
    uncounted = {act.event for act in material.of(Act) if not counted.issuperset(_of_act(material, act))}
    return tuple(
        Event(id=event.id, scope=event.scope, kind=event.kind, country=event.country)
        for event in material.of(Event)
        if counted.issuperset(people_of(event)) and event.id not in uncounted
    )


def counted_people(material: Material, counted: frozenset[PersonId]) -> tuple[Person, ...]:
    """Clients and children who agreed to be counted, bare, for a table with small numbers withheld."""
    return tuple(
        Person(id=one.id, scope=one.scope, kind=one.kind, gender=one.gender, age_band=one.age_band)
        for one in material.of(Person)
        if one.id in counted and row_of(one, material.tables) in PROTECTED
    )


def bare_case(case: Case) -> Case:
    """A case without anything that tells what happened in it."""
    return replace(case, title="", about=(), summary="", reasons="", outcome="", requests="", strategy="", allies="")
