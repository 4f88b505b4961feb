"""An urgent detention: drafted line by line, found again, made into a case with its tasks by one deed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_reading import text
from unit.desks import TODAY, desk_at
from vaults import PASSPHRASE

from fieldcase.casework import cases, consents, detained, detaining, dossiers, people
from fieldcase.casework.desk import Desk
from fieldcase.casework.detention_errands import errands
from fieldcase.casework.detention_lines import entry_of
from fieldcase.casework.look import Look
from fieldcase.errors import ReleaseRefused
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, DetentionId, ScopeId
from fieldcase.model.people import Person
from fieldcase.model.values import Instant
from fieldcase.world import SeededWorld

EN = words("en")
KEY = DetentionId(b"detention 000001")
TYPED_AT = Instant(1_767_225_600_000 + 10 * 3_600_000, 0)
LINES = {
    "since": "около 9:30", "since typed at": TYPED_AT.text, "country": "XX", "place": "отдел № 0 / Пример",
    "police_said": "большой вес / Пример", "size_said": "large", "article_said": "228.1", "substance": "амфетамин",
    "weight": "0,8 г", "pseudonym": "Аметист", "gender": "female", "age_band": "25_34", "lawyer": "refused",
    "interpreter": "no", "relatives_told": "no", "injured": "yes", "injuries": "синяк / Пример", "doctor": "no",
    "withdrawal": "yes", "treatments": "ost insulin", "treatment_given": "no", "children_home": "yes",
    "children_words": "соседка / Пример",
}  # fmt: skip


def finished(desk: Desk, lines: dict[str, str], scope: ScopeId | None = None, key: DetentionId = KEY) -> Case:
    """A case made of lines."""
    return detaining.finish(desk, key, scope, entry_of(lines, "ru", desk.tables), EN)


def test_one_deed_makes_case_person_event_detention_and_tasks_and_one_undo_takes_all_back(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = finished(desk, LINES)
        (person,), (event,), (one,) = desk.all(Person), desk.all(Event), desk.all(Detention)
        assert {record.scope for record in (case, person, event, one)} == {case.scope}
        assert (case.code, case.country, case.about) == ("XX-001", "XX", (person.id,))
        assert (person.pseudonym, person.gender, person.age_band) == ("Аметист", "female", "25_34")
        assert (event.kind, event.date.text if event.date else "", event.people) == ("detention", TODAY, (person.id,))
        assert (one.person, one.event, one.since_about) == (person.id, event.id, True)
        assert one.since == Instant(TYPED_AT.milliseconds - 30 * 60_000, 0)
        assert (one.weight.text if one.weight else "", one.article_said, one.size_said) == ("0.8 g", "228.1", "large")
        assert one.treatments == ("ost", "insulin")
        assert one.until is None
        tasks = desk.all(Task)
        assert len(tasks) == 8
        assert {task.about for task in tasks} == {AnyId(one.id)}
        assert {task.person for task in tasks} == {person.id}
        assert all(task.due is not None for task in tasks)
        desk.undo()
        assert desk.all(Case) == desk.all(Person) == desk.all(Detention) == desk.all(Task) == desk.all(Event) == ()


def test_the_title_of_the_case_names_nobody_and_no_place(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = finished(desk, LINES)
        assert case.title == "Detention, 1 January 2026"
        (event,) = desk.all(Event)
        assert event.what == "Detained at about 09:30"


def test_done_again_after_it_was_cut_off_it_is_there_once(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        first = finished(desk, LINES)
        assert finished(desk, LINES) == first
        assert (len(desk.all(Case)), len(desk.all(Detention)), len(desk.all(Task))) == (1, 1, 8)


def test_nothing_is_required_and_what_is_not_known_becomes_one_question(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = finished(desk, {"place": "у рынка / Пример"})
        (one,) = desk.all(Detention)
        assert (one.since, case.code) == (None, "D-001")
        texts = [task.text for task in desk.all(Task)]
        assert sum(text.startswith("Not known yet") for text in texts) == 1
        assert any("Call a lawyer" in text for text in texts)
        assert len(texts) == 2


def test_in_a_case_it_adds_to_that_case_and_a_person_of_it_is_not_made_twice(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = cases.new_case(desk, "Дело / Пример", country="XX")
        known = people.new_person(desk, case.scope, pseudonym="Гранит")
        told = finished(desk, {**LINES, "who": known.id.hex()}, case.scope)
        assert told.key == case.key
        assert [one.pseudonym for one in desk.all(Person)] == ["Гранит"]
        assert desk.all(Detention)[0].person == known.id
        assert told.about == (known.id,)


def test_a_person_known_from_elsewhere_gets_a_record_of_this_case_under_the_same_pseudonym(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        other = cases.new_case(desk, "Другое дело / Пример")
        known = people.new_person(desk, other.scope, pseudonym="Гранит", gender="male", contact="вечером / Пример")
        case = finished(desk, {"since": "9:00", "since typed at": TYPED_AT.text, "who": known.id.hex()})
        (here,) = desk.all(Person, case.scope)
        assert (here.pseudonym, here.met_as, here.gender) == ("Гранит", AnyId(known.id), "male")
        assert here.contact == "вечером / Пример"
        assert len(desk.all(Person)) == 2


def test_a_pseudonym_that_became_somebodys_meanwhile_is_not_given_twice(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        other = cases.new_case(desk, "Другое дело / Пример")
        people.new_person(desk, other.scope, pseudonym="Аметист")
        case = finished(desk, LINES)
        (here,) = desk.all(Person, case.scope)
        assert here.pseudonym not in ("", "Аметист")


def test_words_that_cannot_be_read_hold_nothing_up_and_are_kept_as_they_were_typed(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        finished(desk, {**LINES, "since": "после обеда", "weight": "щепотка"})
        (one,) = desk.all(Detention)
        assert (one.since, one.weight) == (None, None)
        assert desk.draft_words_of(one.key) == {"since": "после обеда", "weight": "щепотка"}
        assert one.police_said == "большой вес / Пример"


def test_lines_are_found_again_as_they_stood_and_one_that_is_finished_is_not_begun(tmp_path: Path) -> None:
    world = SeededWorld(b"lines")
    with desk_at(tmp_path, world) as desk:
        detaining.keep(desk, KEY, None, {"since": "час на", "place": "отд"})
        detaining.keep(desk, KEY, None, {"since": "час назад", "place": None})
        path = desk.vault.path
    again = Desk.open(path, PASSPHRASE, world)
    try:
        begun = detained.begun(Look(again))
        assert begun is not None
        assert (begun.key, dict(begun.lines), begun.code) == (KEY, {"since": "час назад"}, "")
        detaining.finish(again, KEY, None, entry_of(begun.lines, "ru", again.tables), EN)
        assert again.all(Detention)[0].scope == begun.scope
        assert detained.begun(Look(again)) is None
        detaining.keep(again, KEY, None, {"since": "14:00"})
        assert detained.begun(Look(again)) is None, "what comes late makes nothing unfinished"
    finally:
        again.close()


def test_an_hour_ago_counts_from_when_it_was_typed_and_not_from_when_it_is_read_again(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        entry = entry_of({"since": "час назад", "since typed at": TYPED_AT.text}, "ru", desk.tables)
        assert entry.since == Instant(TYPED_AT.milliseconds - 3_600_000, 0)
        assert entry_of({"since": "час назад", "since typed at": "?"}, "ru", desk.tables).since != entry.since


def test_codes_that_nobody_offers_count_as_not_said(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        entry = entry_of({"country": "??", "gender": "x", "lawyer": "maybe", "treatments": "ost x"}, "ru", desk.tables)
        assert (entry.country, entry.gender, entry.values["lawyer"], entry.treatments) == (
            "",
            "not_stated",
            "",
            ("ost",),
        )


@pytest.mark.parametrize(
    ("field", "value", "wanted", "unwanted"),
    [
        ("lawyer", "yes", "", "lawyer"), ("lawyer", "refused", "asked for and refused", ""),
        ("lawyer", "called", "whether they were let in", "Call a lawyer"),
        ("interpreter", "no", "interpreter is needed", ""),
        ("relatives_told", "no", "Relatives do not know", ""), ("injured", "yes", "photographed", ""),
        ("withdrawal", "yes", "A doctor to the person", ""), ("children_home", "yes", "find out who is with them", ""),
        ("children_home", "no", "", "Children"),
    ],
)  # fmt: skip
def test_each_answer_calls_for_its_own_errand(field: str, value: str, wanted: str, unwanted: str) -> None:
    blank = {"lawyer": "yes", "interpreter": "not_needed", "relatives_told": "yes", "injured": "no", "doctor": "no",
             "withdrawal": "no", "children_home": "no", "treatments": ("art",), "treatment_given": "yes"}  # fmt: skip
    told = Detention(id=KEY, scope=ScopeId(bytes(16)), **{**blank, field: value})  # type: ignore[arg-type]
    texts = " ".join(one.text for one in errands(told, TYPED_AT, EN))
    assert wanted in texts
    assert not unwanted or unwanted not in texts


def test_errands_stand_by_their_hour_and_one_past_midnight_is_due_on_the_next_day() -> None:
    late = Instant(TYPED_AT.milliseconds + 13 * 3_600_000 + 30 * 60_000, 0)  # 23:30
    told = Detention(id=KEY, scope=ScopeId(bytes(16)), lawyer="no", treatments=("insulin", "ost"), treatment_given="no")
    found = [one for one in errands(told, late, EN) if one.kind == "task"]
    assert [one.text[:9] for one in found] == ["by 00:30:", "by 01:30:", "by 05:30:"]
    assert {one.due.text for one in found} == {"2026-01-02"}


def test_nothing_of_a_detention_leaves_before_somebody_was_asked(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = finished(desk, LINES)
        out = tmp_path / "out.pdf"
        for use in ("story", "court", "complaint", "media", "donor", "authority"):
            with pytest.raises(ReleaseRefused):
                dossiers.export(desk, case.code, use, "ru", out, EN)
            assert not out.exists()
        (person,) = desk.all(Person)
        consents.spoken(desk, person, {"statistics": "yes", "story": "yes", "court": "yes"})
        dossiers.export(desk, case.code, "court", "ru", out, EN)
        said = text(out.read_bytes(), tmp_path)
        assert "большой вес / Пример" in said, "the control: once the person agreed, it leaves"
        assert "соседка" not in said, "who is with the children is no part of it"
