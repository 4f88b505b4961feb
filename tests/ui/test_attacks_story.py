"""A chain of attacks by keyboard, in Russian: insult, calls, article, call for prosecution; brother and sister write.

Harm to a child is protected, the campaign has its list of eight points, and the file for a court and the public one
tell what they may. What is searched for and not found in a file is found in the vault.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading
from case_pages import all_of
from seats import Seat

from fieldcase.casework import campaigns, cases, dossiers, incident_table, patterns
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import AnyId, PersonId, RelationId
from fieldcase.model.people import Person
from fieldcase.model.security import Harm, Incident, Pattern, Relation, SafetyCheck

CHAIN = (
    ("25.11.2019", "оскорб", "Пример: запись журналиста с оскорблением", "hostile_post"),
    ("27.11.2019", "подстрек", "Пример: призывы к насилию в ответах", "calls_for_violence"),
    ("04.12.2019", "нападки в пре", "Пример: статья о семье активистки", "printed_article"),
    ("10.12.2019", "призыв", "Пример: призыв возбудить дело", "call_for_prosecution"),
)


def somebody(desk: Desk, case: Case, pseudonym: str, **values: Any) -> Person:
    person = Person(id=PersonId(desk.new_id()), scope=case.scope, pseudonym=pseudonym, **values)
    desk.save(None, person)
    return person


def write_event(seat: Seat, day: str, what: str) -> None:
    seat.press("Ctrl+E")
    seat.wait(lambda: seat.focus().accessibleName().startswith("Дата"))
    seat.type(day)
    seat.tab_to("Что произошло")
    seat.type(what)
    seat.press("Ctrl+Shift+A")
    seat.wait(lambda: seat.sees("Виды происшествия"))
    seat.settle()


def test_a_chain_of_attacks_is_written_down_protected_and_told_by_keys(seat: Seat, tmp_path: Path) -> None:
    desk = seat.desk
    case = cases.new_case(desk, "Example / Пример. Нападки на активистку")
    brother = somebody(desk, case, "Журавль", kind="author", actor_kind="journalist", gender="male")
    sister = somebody(desk, case, "Чайка", kind="author", actor_kind="journalist", gender="female")
    child = somebody(desk, case, "Синица", kind="child")
    seat.window.work.go("cases", case.key, "chronology")
    seat.wait(lambda: seat.page.workspace.isVisible())
    seat.settle()
    for place, (day, _kind, what, _type) in enumerate(CHAIN, start=1):
        write_event(seat, day, what)
        assert len(all_of(seat, Incident)) == place, "the event is an incident in one step"
        seat.press("Esc")
        seat.settle()
        seat.press("Ctrl+Shift+L")
        seat.settle()
        if place == 1:
            seat.type("Пример: от записи к призыву")
            seat.press("Enter")
        else:
            seat.wait(lambda: seat.sees("Добавить это событие"))
            seat.tab_to("Добавить это событие: Пример: от записи к призыву")
            seat.press("Space")
        seat.wait(lambda: sum(len(one.events) for one in all_of(seat, Pattern)) == len(all_of(seat, Incident)))
        seat.press("Esc")
        seat.settle()
    (chain,) = patterns.chains(desk, case.scope, desk.tables, seat.window.work.words)
    assert [link.gap for link in chain.links] == [None, 2, 7, 6]

    seat.press("Ctrl+Shift+H")
    seat.wait(lambda: seat.sees("Новая запись о вреде"))
    assert seat.sees("остаётся внутри"), "it is said that harm to a child stays inside"
    seat.press("Enter")
    seat.wait(lambda: seat.focus().accessibleName().startswith("Кому"))
    seat.type("Синица")
    seat.press("Enter")
    seat.tab_to("Виды вреда")
    seat.type("детям")
    seat.press("Enter")
    seat.tab_to("К чему это привело")
    seat.type("Пример: в школе её сторонились")
    seat.press("Esc")
    seat.wait(lambda: len(all_of(seat, Harm)) == 1)
    seat.press("Esc")
    seat.settle()
    (harm,) = all_of(seat, Harm)
    assert (harm.person, harm.what) == (child.id, "Пример: в школе её сторонились")

    seat.window.work.go("cases", case.key, f"people:{sister.key.hex()}")
    seat.settle()
    seat.wait(lambda: seat.sees("Чайка"))
    seat.settle()
    seat.press("Ctrl+Shift+R")
    seat.wait(lambda: seat.sees("Новая связь"))
    seat.press("Enter")
    seat.settle()
    seat.wait(lambda: seat.sees("Откуда это известно"))
    seat.settle()
    seat.tab_to("Отношение")
    seat.type("сестра")
    seat.press("Enter")
    seat.tab_to("Кому")
    seat.type("Журавль")
    seat.press("Enter")
    seat.press("Esc")
    seat.wait(lambda: len(all_of(seat, Relation)) == 1)
    seat.wait(lambda: seat.sees("Чайка – сестра или брат – Журавль"))
    (relation,) = all_of(seat, Relation)
    assert (relation.person, relation.kind, relation.other) == (sister.id, "sister_or_brother", brother.id)
    seat.press("Esc")

    events = sorted(all_of(seat, Event), key=lambda one: one.date.first if one.date is not None else 0)
    for event, actor in zip(events, (brother, sister) * 2, strict=True):
        desk.save(event, replace(event, actors=(actor.id,)))
    told = incident_table.counted(desk, desk.tables, seat.window.work.words)
    assert told.total == 4
    assert ("actor", "журналист", 4) in told.rows

    one = campaigns.begin(desk, "Example / Пример. Ответ на нападки")
    seat.window.work.go("advocacy", one.key, "campaigns")
    seat.wait(lambda: seat.page.NAME == "advocacy" and seat.page.part.is_open)
    seat.settle()
    seat.press("Ctrl+Shift+Y")
    safety = seat.page.part.opened.safety
    seat.wait(lambda: safety.checklist is not None and len(safety.checklist.states) == 8)
    for state in list(safety.checklist.states.values())[:3]:
        seat.tab_to(state.accessibleName())
        seat.press("Down")
        seat.settle()
    assert safety.checklist.progress.text() == "Сделано: 3 из 8"
    assert {check.about for check in all_of(seat, SafetyCheck)} == {AnyId(one.key)}

    mother = Relation(
        id=RelationId(desk.new_id()), scope=case.scope, person=sister.id, kind="parent", other=child.id
    )  # fmt: skip
    desk.save(None, mother)
    for use, kin in (("court", True), ("un_public", False)):
        text = " ".join(pdf_reading.text(dossiers.make(desk, case, use, "ru", "X.pdf").content, tmp_path).split())
        assert "Пример: статья о семье активистки" in text
        assert "от записи к призыву" in text
        assert "сторонились" not in text, "harm to a child that nobody asked about is in no file"
        assert ("сестра или брат" in text) == kin, "in public it would lead to a child"
        assert "мать или отец" not in text
        assert not [word for word in ("Ответ на нападки", "Сделано: 3") if word in text]
