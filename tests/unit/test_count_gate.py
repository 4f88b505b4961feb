"""What may be counted over a whole vault: by hand-counted records, with who has not agreed left out and said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

import pytest

from fieldcase.casework.counting import READ
from fieldcase.casework.tables import shipped
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, Shape, declared, kinds
from fieldcase.model.fieldwork import Figure, Interview, Visit
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Consent, Person
from fieldcase.model.signals import Refusal, Signal
from fieldcase.model.values import Count
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.count_gate import Besides, count_gate
from fieldcase.rules.counted import Counts, What
from fieldcase.rules.crosstabs import Crosstab, crosstab

TABLES = shipped()
TODAY = datetime.date(2026, 1, 1)
REGISTER, FIELD = ScopeId(b"register"), ScopeId(b"field")
SECRET = "Слово, которое нигде не стоит"
AnyRecord = TypeVar("AnyRecord", bound=Record)


class Vault:
    """Records of a vault that is not there, each with an id of its own."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def put(self, kind: type[AnyRecord], /, **values: Any) -> AnyRecord:
        """A record, with its text fields full of words that nobody may read."""
        key = len(self.records).to_bytes(4, "big")
        free = {
            field.name: (SECRET,) if field.many else SECRET for field in declared(kind)
            if field.shape is Shape.TEXT and not field.about.vocabulary and field.name not in READ[kind]
        }  # fmt: skip
        made = kind(**{"id": key, "scope": FIELD, **free, **values})
        self.records.append(made)
        return made

    def person(self, *, agreed: bool = True, **values: Any) -> Person:
        """A client who agreed to be counted, or did not."""
        made = self.put(Person, **{"kind": "client", "pseudonym": f"Клён {len(self.records)}", **values})
        level = "without_name" if agreed else "refused"
        self.put(
            Consent, person=made.id, uses=("statistics",), level=level, given_on=UncertainDate("2019"), given_by=""
        )
        return made

    def met(self, visit: Visit, met_before: str = "new", *, agreed: bool = True, **values: Any) -> Interview:
        """An interview of a new person."""
        who = self.person(agreed=agreed, **values)
        return self.put(Interview, visit=visit.id, person=who.id, met_before=met_before)

    def counts(self, use: str = "internal", **besides: Any) -> Counts:
        """What of them may be counted."""
        given = Besides(besides.get("answers", {}), besides.get("begun", {}))
        return count_gate(self.records, use, TODAY, register=REGISTER, tables=TABLES, besides=given)


def visit(vault: Vault, day: str = "2019-03-05", country: str = "KZ", place: str = "Примерск") -> Visit:
    return vault.put(Visit, kind="outreach", date=UncertainDate(day), country=country, place=place)


def numbers(table: Crosstab) -> dict[str, str]:
    return {code: cell.count.text for code, cell in zip(table.rows, table.row_totals, strict=True) if cell.count}


def table(counts: Counts, what: What, rows: str, columns: str = "", **values: Any) -> Crosstab:
    return crosstab(counts, CountAsked(what, rows, columns, **values), TABLES)


def test_visits_and_interviews_are_counted_as_they_are_and_people_once() -> None:
    vault = Vault()
    first, second = visit(vault), visit(vault, "2020-06-01", "KG", "Другой")
    again = vault.met(first, "new", gender="female")
    vault.met(first, "not_sure", gender="male")
    vault.met(first, "new", gender="female", agreed=False)
    vault.met(first, "met_before", gender="female")  # as whom nobody knows
    known = next(one for one in vault.records if isinstance(one, Person) and one.id == again.person)
    vault.met(second, "met_before", gender="not_stated", pseudonym=known.pseudonym)
    vault.put(Interview, visit=second.id, refused_because="no_time")
    counts = vault.counts()
    assert numbers(table(counts, What.VISITS, by.COUNTRY)) == {"KG": "=1", "KZ": "=1"}
    assert table(counts, What.INTERVIEWS, by.YEAR).total.count == Count("=5")
    people = table(counts, What.PEOPLE, by.GENDER)
    assert numbers(people) == {"female": "=1", "male": "0..1", "": "=0"}
    assert people.total.count == Count("1..2")
    assert numbers(table(counts, What.PEOPLE, by.YEAR)) == {"2019": "1..2", "2020": "=1"}
    assert counts.left_out[What.PEOPLE] == 1
    steps = table(counts, What.FUNNEL, by.STEP)
    assert numbers(steps) == {"visits": "=2", "interviews": "=5"}


def test_every_number_opens_the_records_behind_it() -> None:
    vault = Vault()
    place = visit(vault)
    women = [vault.met(place, gender="female") for _ in range(3)]
    vault.met(place, gender="male")
    found = table(vault.counts(), What.PEOPLE, by.GENDER)
    keys = dict(zip(found.rows, (cell.keys for cell in found.row_totals), strict=True))
    assert keys["female"] == tuple(("interview", one.key) for one in women)


def test_an_act_counts_where_everybody_concerned_agreed_and_is_left_out_where_not() -> None:
    vault = Vault()
    case = vault.put(Case, country="KG", stage="in_work", about=())
    woman, silent = vault.person(gender="female"), vault.person(agreed=False, gender="male")
    officer = vault.put(Person, kind="official", pseudonym="Служащий")
    event = vault.put(Event, date=UncertainDate("2019-10"), country="")
    vault.put(
        Act, event=event.id, type="extortion", victims=(woman.id,), perpetrators=(officer.id,),
        perpetrator_kind="police_officer", norms=("cedaw:5", "iccpr:9"), substance="марихуана", harms=("physical",),
    )  # fmt: skip
    vault.put(Act, event=event.id, type="torture", victims=(woman.id, silent.id), substance="")
    counts = vault.counts()
    assert numbers(table(counts, What.ACTS, by.TYPE, by.GENDER)) == {"extortion": "=1"}
    assert numbers(table(counts, What.ACTS, by.NORM)) == {"cedaw:5": "=1", "iccpr:9": "=1"}
    assert numbers(table(counts, What.ACTS, by.SUBSTANCE)) == {"marijuana": "=1"}
    assert numbers(table(counts, What.ACTS, by.COUNTRY)) == {"KG": "=1"}
    assert counts.left_out[What.ACTS] == 1
    assert case.key


def test_a_child_is_counted_only_where_somebody_agreed_who_may() -> None:
    vault = Vault()
    place = visit(vault)
    vault.met(place, kind="child", age_band="14_17")
    assert table(vault.counts(), What.PEOPLE, by.AGE).total.count == Count("=0")
    consent = next(one for one in vault.records if isinstance(one, Consent))
    vault.put(Consent, person=consent.person, uses=("statistics",), level="without_name",
              given_on=UncertainDate("2020"), given_by="+")  # fmt: skip
    assert numbers(table(vault.counts(), What.PEOPLE, by.AGE)) == {"14_17": "=1"}


def test_a_withdrawn_consent_takes_the_person_out_of_what_is_counted_after_it() -> None:
    vault = Vault()
    told = vault.met(visit(vault))
    assert table(vault.counts(), What.PEOPLE, by.GENDER).total.count == Count("=1")
    vault.put(Consent, person=told.person, uses=("statistics",), level="without_name",
              withdrawn_on=UncertainDate("2025-12-31"), given_by="")  # fmt: skip
    after = vault.counts()
    assert table(after, What.PEOPLE, by.GENDER).total.count == Count("=0")
    assert after.left_out[What.PEOPLE] == 1


def test_decisions_are_those_of_the_register_and_a_change_of_law_parts_them() -> None:
    vault = Vault()
    for day, substance in (("2018", "марихуана"), ("2019-05-01", "гашиш"), ("2019-07", "марихуаны"), ("", "нечто")):
        date = UncertainDate(day) if day else None
        vault.put(Decision, scope=REGISTER, country="KG", date=date, code="УК", article="268", substance=substance,
                  outcome="convicted", gender="male")  # fmt: skip
    vault.put(Decision, country="KG", code="", article="268", substance="гашиш", outcome="acquitted")
    counts = vault.counts()
    assert numbers(table(counts, What.DECISIONS, by.SUBSTANCE)) == {
        "marijuana": "=2",
        "hashish": "=1",
        "*unlisted": "=1",
    }
    assert numbers(table(counts, What.DECISIONS, by.ARTICLE)) == {"criminal|268": "=4"}
    sides = table(counts, What.DECISIONS, by.SIDE, change=UncertainDate("2019-06-15"))
    assert numbers(sides) == {"before": "=2", "after": "=1", "": "=1"}


def test_what_may_lie_in_a_period_is_none_or_one_and_what_has_no_day_is_told() -> None:
    vault = Vault()
    for day in ("2019-03-05", "2018/2020", "2020"):
        visit(vault, day)
    vault.put(Visit, kind="outreach", country="KZ", place="")
    found = table(vault.counts(), What.VISITS, by.KIND, period=UncertainDate("2019"))
    assert (found.total.count, found.undated) == (Count("1..2"), 1)


def test_people_of_refusals_keep_their_doubt_as_the_tally_of_refusals_does() -> None:
    vault = Vault()
    place = visit(vault)
    vault.put(Refusal, country="KZ", settlement="Примерск", reasons=("no_time", "fear_of_family"), count=Count("=4"))
    vault.put(Refusal, country="KZ", settlement="", reasons=("no_time",), count=None)
    vault.put(Interview, visit=place.id, refused_because="no_time")
    vault.put(Signal, kind="planting", country="KZ", settlement="г. Примерск", count=Count("10..20"))
    counts = vault.counts()
    assert numbers(table(counts, What.REFUSALS, by.REASON)) == {"fear_of_family": "1..4", "no_time": ">=3"}
    assert table(counts, What.REFUSALS, by.REASON).total.count == Count(">=6")
    assert numbers(table(counts, What.SIGNALS, by.PLACE)) == {"KZ/примерск": "10..20"}


def test_answers_are_counted_as_people_by_whoever_agreed() -> None:
    vault = Vault()
    place = visit(vault)
    told = [vault.met(place, agreed=agreed) for agreed in (True, True, False)]
    answers = {
        one.key: codes for one, codes in zip(told, (("police", "needles"), ("police",), ("police",)), strict=True)
    }
    found = table(vault.counts(answers=answers), What.ANSWERS, by.ANSWER, questionnaire="f", question="/data/q")
    assert numbers(found) == {"needles": "=1", "police": "=2"}
    assert (found.total.count, found.overlap) == (Count("=2"), True)


def test_what_is_in_the_bin_or_of_a_visit_in_the_bin_is_not_counted() -> None:
    vault = Vault()
    gone = vault.put(Visit, kind="outreach", country="KZ", place="", hidden=True)
    vault.met(gone)
    vault.put(Case, country="KZ", stage="closed", about=(), hidden=True)
    counts = vault.counts()
    assert not any(counts.of(what) for what in What)


def test_reported_figures_stand_apart_and_speak_of_nobody_of_the_vault() -> None:
    vault = Vault()
    vault.person(pseudonym="Ольха")
    for what, count in (("outreach visits", "=36"), ("people interviewed", ">100"), ("cases taken", "=4"),
                        ("what Ольха told", "=1")):  # fmt: skip
        vault.put(Figure, what=what, count=Count(count), period=UncertainDate("2019"), country="RU", region="")
    counts = vault.counts()
    assert {(one.what, one.count.text if one.count else "") for one in counts.figures} == {
        ("outreach visits", "=36"), ("people interviewed", ">100"), ("cases taken", "=4")
    }  # fmt: skip
    assert not any(counts.of(what) for what in What)


def test_invented_records_are_marked() -> None:
    vault = Vault()
    invented, real = ScopeId(b"invented"), ScopeId(b"real")
    vault.put(Campaign, scope=invented, example=True)
    vault.put(Action, scope=invented, country="KZ", forms=("street_action",))
    assert table(vault.counts(), What.ACTIONS, by.COUNTRY).example
    vault.records.clear()
    vault.put(Campaign, scope=real)
    vault.put(Action, scope=real, country="KZ", forms=("street_action",))
    assert not table(vault.counts(), What.ACTIONS, by.COUNTRY).example


def everything(vault: Vault) -> Iterable[Record]:
    place = visit(vault)
    vault.met(place, gender="female", age_band="25_34")
    vault.put(Case, country="KZ", stage="closed", about=())
    event = vault.put(Event, date=UncertainDate("2019"), country="KZ", place="Примерск")
    vault.put(Act, event=event.id, type="torture", substance="гашиш Тайное имя")
    vault.put(Decision, scope=REGISTER, code="УК", article="228 Тайное имя", substance="Тайное имя", country="RU")
    vault.put(Refusal, country="KZ", settlement="Примерск", reasons=("no_time",))
    vault.put(Signal, country="KZ", settlement="Примерск", kind="planting")
    return vault.records


def test_no_word_that_somebody_wrote_is_in_what_is_counted() -> None:
    vault = Vault()
    assert any(SECRET in str(vars(one)) for one in everything(vault)), "the words are there to be found"
    told = str(vars(vault.counts("un_public")))
    assert "KZ" in told
    assert SECRET not in told
    assert "Тайное" not in told
    assert "тайное" not in told


def test_nothing_but_codes_links_days_places_and_numbers_is_read_of_a_record() -> None:
    told = {"pseudonym", "what", "description", "code", "article", "substance", "place", "settlement", "region"}
    told |= {"verdict"}
    for kind, names in READ.items():
        for name in names:
            field = next(one for one in declared(kind) if one.name == name.lstrip("?"))
            words = field.shape is Shape.TEXT and not field.about.vocabulary
            assert not words or name.startswith("?") or name in told, (kind.KIND, name)
    assert set(READ) <= set(kinds())


def test_a_place_of_few_or_that_may_be_an_address_is_not_named_outside() -> None:
    vault = Vault()
    for place in ("Примерск",) * 5 + ("Хутор",) + ("ул. Мира 5",) * 6:
        vault.met(visit(vault, place=place))
    outside, inside = vault.counts("un_public"), vault.counts()
    assert set(numbers(table(outside, What.PEOPLE, by.PLACE))) == {"KZ/примерск", "*elsewhere", ""}
    assert "KZ/хутор" in numbers(table(inside, What.PEOPLE, by.PLACE))


def test_counts_are_made_by_the_gate_alone_and_for_a_known_use() -> None:
    with pytest.raises(TypeError):
        Counts("seal", "internal", False, TODAY, {}, {}, ())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown use"):
        Vault().counts("police")
