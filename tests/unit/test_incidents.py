"""Incidents and patterns at the desk: an event becomes one in one deed, a chain has order and gaps, all is counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fieldcase.casework import captures, incidents, patterns
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incident_table import as_csv, counted, rows, write_table
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId, PersonId, SourceId
from fieldcase.model.people import Person
from fieldcase.model.security import Incident, Pattern

EN = words("en")


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def happened(desk: Desk, case: Case, day: str, kind: str = "threat", *actors: Person) -> Event:
    event = Event(
        id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate(day), what=f"on {day}", kind=kind,
        actors=tuple(one.id for one in actors),
    )  # fmt: skip
    desk.save(None, event)
    return event


def somebody(desk: Desk, case: Case, pseudonym: str, kind: str = "journalist") -> Person:
    person = Person(id=PersonId(desk.new_id()), scope=case.scope, pseudonym=pseudonym, kind="author", actor_kind=kind)
    desk.save(None, person)
    return person


def test_an_event_becomes_an_incident_once_with_the_kind_its_own_kind_leads_to(desk: Desk, case: Case) -> None:
    event = happened(desk, case, "2019-12-04", "press_attack")
    assert incidents.make(desk, event).kinds == {"incident"}
    assert not incidents.make(desk, event).records
    (incident,) = desk.all(Incident)
    assert (incident.event, incident.types) == (event.id, ("printed_article",))
    assert incidents.offered_types(desk.tables, "press_attack", "web") == ("online_publication",)
    desk.undo()
    assert desk.all(Incident) == ()
    assert desk.all(Event), "the event stays"


def test_a_quick_note_of_an_incident_becomes_an_event_and_an_incident_of_a_case(desk: Desk, case: Case) -> None:
    captures.capture(desk, "incident", "Example / Пример: a stone at the door", UncertainDate("2026-01-01"))
    captures.as_event(desk, captures.inbox(desk)[0], case)
    ((event,), (incident,)) = desk.all(Event), desk.all(Incident)
    assert incident.event == event.id
    captures.capture(desk, "note", "Example / Пример: a call")
    captures.as_event(desk, captures.inbox(desk)[0], case)
    assert len(desk.all(Incident)) == 1, "the control: a plain note is an event alone"


def test_a_chain_follows_the_days_with_gaps_and_says_who_begins_and_who_follows(desk: Desk, case: Case) -> None:
    first, second = somebody(desk, case, "Almanac"), somebody(desk, case, "Postcard")
    late = happened(desk, case, "2019-12-10", "press_attack", second, first)
    early = happened(desk, case, "2019-12-04", "incitement", first)
    open_end = happened(desk, case, "2019-11-25/..", "threat")
    patterns.begin(desk, case, "one after another", late, early)
    patterns.join(desk, desk.all(Pattern)[0], open_end)
    (chain,) = patterns.chains(desk, case.scope, desk.tables, EN)
    assert [link.event.id for link in chain.links] == [open_end.id, early.id, late.id]
    assert [link.gap for link in chain.links] == [None, None, 6]
    assert (chain.begins, chain.follow) == (("Almanac",), ("Postcard",))
    patterns.leave(desk, desk.all(Pattern)[0], early.id)
    assert [link.event.id for link in patterns.chains(desk, case.scope, desk.tables, EN)[0].links] == [
        open_end.id, late.id,
    ]  # fmt: skip
    assert desk.get(Event, early.id) is not None, "what leaves a chain stays in the chronology"
    with pytest.raises(ValueError, match="one case"):
        patterns.begin(desk, new_case(desk, "another"), "no", early)


def test_incidents_are_counted_by_kind_actor_medium_and_month_without_a_word_of_anybody(desk: Desk, case: Case) -> None:
    who = somebody(desk, case, "Almanac")
    for day in ("2019-12-04", "2019-12-10"):
        incidents.make(desk, happened(desk, case, day, "threat", who))
    another = new_case(desk, "another")
    event = Event(id=EventId(desk.new_id()), scope=another.scope, what="secret", kind="assault")
    desk.save(None, event)
    incidents.make(desk, event)
    (nearly,) = desk.all(Incident, another.scope)
    desk.save(nearly, replace(nearly, near_miss=True))
    found = counted(desk, desk.tables, EN)
    assert (found.total, found.near) == (3, 1)
    rows = set(found.rows)
    assert {("type", "threat of physical harm", 2), ("actor", "journalist", 2), ("month", "2019-12", 2)} <= rows
    assert ("month", "not stated", 1) in rows
    assert counted(desk, desk.tables, EN, case.scope).total == 2
    assert as_csv(found, EN).splitlines()[0] == "By what,Which,Incidents"
    assert "Almanac" not in as_csv(found, EN)
    assert "secret" not in as_csv(found, EN)


def test_the_kinds_of_incident_of_the_norms_are_all_there_with_their_source(desk: Desk) -> None:
    known = set(desk.tables.vocabularies["incident_type"])
    assert len(known - {"other"}) == 37, "36 kinds, of which physical and sexual assault are two"


def test_words_that_somebody_typed_for_a_medium_leave_as_other_and_stay_here_as_they_are(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    source = Source(id=SourceId(desk.new_id()), scope=case.scope, medium_as_written="блог: Аяна Примерова")
    with desk.deed():
        desk.save(None, source)
        event = happened(desk, case, "2026-01-04")
        desk.save(event, replace(event, sources=(source.id,), country="нигде, Аяна Примерова"))
        incidents.make(desk, event)
    (row,) = rows(desk, desk.tables, EN)
    assert row.values["medium"] == ("блог: Аяна Примерова",), "the control: in the window it is read"
    write_table(desk, tmp_path / "incidents.csv", EN)
    text = (tmp_path / "incidents.csv").read_text("utf-8-sig")
    assert "Примерова" not in text
    assert "By kind of source,other,1" in text
    assert "By country,not stated,1" in text


def test_a_few_incidents_that_tell_of_children_leave_as_other(desk: Desk, case: Case) -> None:
    for day in range(1, 5):
        event = happened(desk, case, f"2026-01-0{day}")
        incidents.make(desk, event)
        (one,) = (each for each in desk.all(Incident) if each.event == event.id)
        desk.save(one, replace(one, types=("children_touched", "other")))
    assert "children" not in as_csv(counted(desk, desk.tables, EN), EN)
    assert "By kind of incident,other,4" in as_csv(counted(desk, desk.tables, EN), EN)
    incidents.make(desk, happened(desk, case, "2026-01-05"))
    (last,) = (each for each in desk.all(Incident) if "children_touched" not in each.types)
    desk.save(last, replace(last, types=("children_touched",)))
    assert "kindergarten,5" in as_csv(counted(desk, desk.tables, EN), EN), "the control: five are no few"
