"""What may be handed over: field by field as it is declared, and nothing of who refused."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, Reveals, declared, kinds
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import (
    AnyId,
    CaseId,
    ConsentId,
    EventId,
    IdentityId,
    PassageId,
    PersonId,
    SafetyPlanId,
    ScopeId,
)
from fieldcase.model.people import Consent, Passage, Person, PersonIdentity
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.model.sealing import SealedFile, SealedVisit
from fieldcase.model.security import SafetyPlan
from fieldcase.rules.share_gate import Shared, Terms, shared

SCOPE = ScopeId(b"s" * 16)
ON = datetime.date(2026, 3, 1)
CASE = Case(id=CaseId(b"c" * 16), scope=SCOPE, code="KG-1", title="Дело", strategy="Ждать", allies="Сеть")
WHO = Person(id=PersonId(b"p" * 16), scope=SCOPE, pseudonym="Выдра", kind="client")
NAME = PersonIdentity(id=IdentityId(b"i" * 16), scope=SCOPE, person=WHO.id, name="Вымышлена")
EVENT = Event(id=EventId(b"e" * 16), scope=SCOPE, what="Обыск", notes="Слабое место", people=(WHO.id,))
OTHER = Event(id=EventId(b"f" * 16), scope=SCOPE, what="Обыск соседей")
OPENS = {Reveals.PRIVILEGED: "own", Reveals.NETWORK: "network", Reveals.IDENTITY: "identity"}


def said(level: str, **other: object) -> Consent:
    """An answer about telling the story."""
    values = {"uses": ("internal",), "given_on": UncertainDate("2026-01-10"), **other}
    return Consent(id=ConsentId(b"a" * 16), scope=SCOPE, person=WHO.id, level=level, **values)  # type: ignore[arg-type]


def gate(records: Sequence[Record], terms: Terms | None = None) -> Shared:
    """What goes of a case with these records."""
    return shared((CASE, *records), terms or Terms(), ON, case=CASE, tables=shipped(), words=words("ru"))


@pytest.mark.parametrize("kind", [one for one in kinds() if one.KIND not in ("case", "person", "event", "consent")])
@pytest.mark.parametrize("opened", ["", *OPENS.values()])
def test_a_field_goes_as_its_declaration_says(kind: type[Record], opened: str) -> None:
    terms = Terms(own=opened == "own", identity=opened == "identity", network=opened == "network")
    one = kind(scope=SCOPE, id=b"x" * 16)  # type: ignore[call-arg]
    names = gate([one], terms).fields.get(one.key, frozenset())
    for field in declared(kind):
        if field.wire in names:
            reveals = field.about.reveals
            assert reveals is not Reveals.KEY or kind in (Questionnaire, Evidence)
            assert OPENS.get(reveals, opened) == opened, field.name


def test_the_controls_open_what_they_open() -> None:
    records = (WHO, NAME, EVENT)
    assert "strategy" not in gate(records).fields[CASE.key]
    assert "strategy" in gate(records, Terms(own=True)).fields[CASE.key]
    assert "allies" not in gate(records).fields[CASE.key]
    assert "allies" in gate(records, Terms(network=True)).fields[CASE.key]
    assert NAME.key not in gate(records).fields
    assert "name" in gate(records, Terms(identity=True)).fields[NAME.key]


def test_of_a_kind_whose_presence_tells_nothing_goes_unless_asked_twice() -> None:
    plan = SafetyPlan(id=SafetyPlanId(b"x" * 16), scope=SCOPE)
    assert plan.key not in gate([plan]).fields
    assert plan.key in gate([plan], Terms(network=True)).fields


def test_what_a_desk_notes_of_sealed_visits_goes_on_no_terms() -> None:
    everything = Terms(own=True, identity=True, network=True)
    assert everything.opens_kind(Visit), "the control"
    assert not any(everything.opens_kind(kind) for kind in (SealedVisit, SealedFile))


@pytest.mark.parametrize("level", ["refused", "withdrawn"])
def test_of_who_refused_nothing_goes_but_the_answer(level: str) -> None:
    withdrawn = said("without_name", withdrawn_on=UncertainDate("2026-02-01"))
    answer = said("refused") if level == "refused" else withdrawn
    mentions = replace(OTHER, what="Выдру видели у вокзала")
    found = gate([WHO, NAME, EVENT, mentions, OTHER_KEPT, answer], Terms(identity=True))
    assert set(found.fields) == {CASE.key, OTHER_KEPT.key, answer.key}
    assert found.refused == {WHO.id}
    assert "level" in found.fields[answer.key]


OTHER_KEPT = Event(id=EventId(b"k" * 16), scope=SCOPE, what="Закон изменился")


def test_who_agreed_and_who_was_not_asked_are_told_of() -> None:
    assert EVENT.key in gate([WHO, EVENT, said("without_name")]).fields, "the control"
    assert EVENT.key in gate([WHO, EVENT]).fields


def test_a_child_nobody_spoke_for_is_not_told_of() -> None:
    child = replace(WHO, kind="child")
    assert EVENT.key not in gate([child, EVENT]).fields


@pytest.mark.parametrize(
    ("reveals", "terms", "goes"),
    [("privileged", Terms(), False), ("identity", Terms(), False), ("identity", Terms(identity=True), True),
     ("offence", Terms(), True), ("nobody knows", Terms(own=True), False)],
)  # fmt: skip
def test_a_marked_passage_closes_its_whole_field(reveals: str, terms: Terms, goes: bool) -> None:
    passage = Passage(
        id=PassageId(b"q" * 16), scope=SCOPE, about=AnyId(EVENT.id), field="what", words="Обыск", reveals=reveals
    )
    assert ("what" in gate([WHO, EVENT, passage], terms).fields[EVENT.key]) is goes
    assert "what" in gate([WHO, EVENT], terms).fields[EVENT.key], "the control"


def test_of_what_lies_in_the_bin_it_is_told_that_it_lies_there() -> None:
    assert gate([replace(OTHER, hidden=True)]).fields[OTHER.key] == {"hidden"}


def test_the_case_stays_itself_without_the_field_that_speaks_of_who_refused() -> None:
    case = replace(CASE, about=(WHO.id,), summary="Выдра пришла сама")
    found = shared((case, WHO, said("refused")), Terms(), ON, case=case, tables=shipped(), words=words("ru"))
    assert found.fields[case.key].isdisjoint({"about", "summary"})
    assert {"title", "code"} <= found.fields[case.key]


def test_between_vaults_of_one_person_everything_goes_but_keys_of_slots() -> None:
    found = gate([WHO, NAME, EVENT, said("refused")], Terms(own=True, identity=True, network=True))
    assert {one.key for one in (WHO, NAME, EVENT, CASE)} <= set(found.fields)
    assert "notes" in found.fields[EVENT.key]
