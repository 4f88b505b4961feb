"""Signals and refusals: counted as an independent count does, many become one problem, small numbers do not leave."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework import captures, cases, catching, people, refusals, signals, tally_export, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.tallies import COUNTRY, MAIN, MONTH, PLACE, WHAT, Chosen, Noted, shared, tally
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import RecommendationId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.signals import Issue, Refusal, Signal
from fieldcase.model.typed_people import read_people
from fieldcase.model.values import Count

EN = words("en")
EVERYTHING = Chosen()


def caught(desk: Desk, kind: str, text: str = "", **rows: str) -> Signal | Refusal:
    """A note kept with its rows."""
    note = captures.blank(desk, kind)
    note = type(note)(id=note.id, scope=note.scope, kind=kind, text=text)
    changes = catching.keep(desk, note, rows, "ru")
    (key,) = changes.records
    found = desk.find(key)
    assert isinstance(found, Signal | Refusal)
    return found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("вчера 14:00 увезли троих", "=3"), ("около 10 человек отказались", "~10"), ("не менее пяти женщин", ">=5"),
        ("от 10 до 20 клиентов", "10..20"), ("12.03.2026 нет препарата", None), ("two people refused", "=2"),
        ("из 10 человек двое отказались", "=2"), ("двое из десяти человек отказались", "=2"),
        ("10 человек, из них 3 женщины", "=10"), ("никто из 8 человек не хотел", "=8"),
        ("не пришёл ни один человек", None), ("5 человек с 1 пациентом", None), ("двух женщин и трёх мужчин", None),
        ("к одной женщине пришли 6 полицейских", "=1"), ("out of 10 people two men refused", "=2"),
        ("3 человека, снова 3 человека", "=3"),
    ],
)  # fmt: skip
def test_how_many_people_is_read_out_of_a_sentence_with_its_doubt(text: str, people: str | None) -> None:
    found = read_people(text, "ru")
    assert (found.text if found is not None else None) == people


def test_the_numbers_are_those_of_a_count_by_hand(desk: Desk) -> None:
    visit = visits.new_visit(desk, country="KZ", place="Примерск")
    for reason in ("does_not_feel_safe", "does_not_feel_safe", "no_time", "not_stated"):
        visits.refusal(desk, visit, reason)
    caught(desk, "refusal", "трое / Пример", country="KZ", settlement="Примерск", reasons="no_time", main="no_time")
    caught(desk, "refusal", "Пример", country="KG", reasons="no_time fear_of_family", main="fear_of_family",
           how_many="4")  # fmt: skip
    caught(desk, "refusal", country="KG", reasons="does_not_feel_safe")

    found = refusals.counted(Look(desk), EVERYTHING, EN)
    by = {name: {line.label: (line.notes, line.people.text) for line in lines}
          for name, lines in found.tally.tables.items()}  # fmt: skip
    assert (found.tally.notes, found.at_visits, found.tally.people.text) == (7, 4, ">=12")
    assert by[WHAT] == {
        "does not feel safe": (3, ">=3"), "no time or no strength now": (3, "5..8"),
        "fears the reaction of the family": (1, "1..4"), "not stated": (1, "=1"),
    }  # fmt: skip
    assert by[MAIN] == {"no time or no strength now": (1, "=3"), "fears the reaction of the family": (1, "1..4")}
    assert by[COUNTRY] == {"Kazakhstan": (5, "=7"), "Kyrgyzstan": (2, ">=5")}
    assert by[PLACE] == {"Примерск": (5, "=7"), "not stated": (2, ">=5")}
    only = refusals.counted(desk, Chosen("KG"), EN)
    assert (only.tally.notes, only.at_visits) == (2, 0)
    nobody = refusals.counted(desk, Chosen(period=UncertainDate("2019")), EN)
    assert nobody.tally.notes == 0
    assert nobody.tally.undated > 0


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.sampled_from(("KZ", "KG"))), max_size=12))
def test_exact_notes_with_one_reason_add_up_exactly(told: list[tuple[str, int, str]]) -> None:
    notes = [Noted(Count(f"={many}"), country, what=(what,)) for what, many, country in told]
    found = tally(notes, EVERYTHING, EN, lambda _by, code: code, (WHAT, COUNTRY))
    by_hand: Counter[str] = Counter()
    for what, many, country in told:
        by_hand[what] += many
        by_hand[country] += many
    counted = {line.label: line.people.text for lines in found.tables.values() for line in lines}
    assert counted == {label: f"={many}" for label, many in by_hand.items()}
    assert found.people.text == f"={sum(many for _, many, _ in told)}"


def test_of_several_reasons_nobody_knows_how_many_had_which() -> None:
    assert [shared(Count(one), 2).text for one in ("=3", "10..20", "~10", ">=4", "=1")] == [
        "1..3", "1..20", ">=1", ">=1", "=1",
    ]  # fmt: skip
    assert (shared(None, 1).text, shared(Count("?"), 3).text) == (">=1", ">=1")


def test_no_small_number_of_people_leaves_and_no_town_of_a_country_that_is_withheld(desk: Desk) -> None:
    for country, town, many in (("KZ", "Примерск", 9), ("KZ", "Образцово", 2), ("KZ", "Тестово", 6), ("KG", "Село", 2)):
        caught(desk, "refusal", "Пример", country=country, settlement=town, how_many=str(many), reasons="no_time")
    found = refusals.counted(desk, EVERYTHING, EN).tally
    whole = tally_export.text_of(found, tally_export.REFUSED, EN, outside=False)
    outside = tally_export.rows(found, tally_export.REFUSED, EN, outside=True)
    assert "Село" in whole, "the control: the team's own table has it"
    assert "Kazakhstan · Образцово,1,2" in whole
    assert all("Село" not in cell for row in outside for cell in row)
    assert all(row[2] == "" for row in outside)
    assert not any(row[3] in {"1", "2", "3", "4"} for row in outside)
    assert ("All", "", "", "19") in outside


def test_what_finds_somebody_is_told_and_a_name_of_the_vault_too(desk: Desk) -> None:
    assert catching.traces(Look(desk), ("нет препарата, 12.03.2026 14:00",)) == ()
    assert len(catching.traces(desk, ("+7 700 000-00-00, write to a@b.example, @nick_88",))) == 3
    case = cases.new_case(desk)
    person = people.new_person(desk, case.scope, "client")
    told = ("У Аяны Примеровой не приняли рецепт",)
    assert catching.traces(desk, told) == (), "the control: before the vault knows the name it is a word like others"
    people.identify(desk, person, "complaint", name="Аяна Примерова")
    assert catching.traces(desk, told) == (catching.KNOWN,)
    (known,) = desk.all(PersonIdentity)
    desk.hide(known)
    assert catching.traces(Look(desk), told) == (catching.KNOWN,), "what lies in the bin leads to her all the same"


def test_a_signal_holds_no_field_for_who_told_it(desk: Desk) -> None:
    made = caught(desk, "signal", "14:00 у пункта / Пример", about="police_raid", channel="telephone")
    assert isinstance(made, Signal)
    assert {"person", "name", "phone"}.isdisjoint(vars(made))
    assert (made.kind, made.channel, made.scope) == ("police_raid", "telephone", desk.register)


def test_many_signals_become_one_problem_and_others_are_only_proposed(desk: Desk) -> None:
    first, second = (caught(desk, "signal", f"{n} / Пример", about="ost_hospital", country="KZ") for n in (1, 2))
    third = caught(desk, "signal", "3 / Пример", about="ost_hospital", country="KZ")
    caught(desk, "signal", "4 / Пример", about="ost_hospital", country="KG")
    caught(desk, "signal", "5 / Пример", about="planting", country="KZ")
    assert isinstance(first, Signal)
    assert isinstance(second, Signal)
    issue = signals.new_issue(desk, (first, second), "Example / Пример. Больницы")
    ask = Recommendation(id=RecommendationId(desk.new_id()), scope=desk.register, text="Пример", issue=issue.id)
    desk.save(None, ask)
    found = signals.told(Look(desk), issue, EN)
    assert (issue.kind, issue.country) == ("ost_hospital", "KZ")
    assert {one.key for one in found.signals} == {first.key, second.key}
    assert [one.key for one in found.perhaps] == [third.key], "proposed, and in no problem by itself"
    assert [one.key for one in found.asks] == [ask.key]
    assert [(line.label, line.notes) for line in found.tally.tables[MONTH]] == [("not stated", 2)]
    desk.undo()
    desk.undo()
    assert desk.all(Issue) == ()
    assert all(one.issue is None for one in desk.all(Signal))


def test_a_signal_becomes_a_case_in_one_deed(desk: Desk) -> None:
    made = caught(desk, "signal", "у пункта увезли троих / Пример", about="detention", country="KG")
    assert isinstance(made, Signal)
    case = signals.as_case(desk, made)
    (event,) = desk.all(Event, case.scope)
    now = desk.get(Signal, made.key)
    assert now is not None
    assert (now.case, event.kind, case.country) == (case.id, "signal", "KG")
    assert (event.what, event.notes) == ("задержание", made.text), "nobody looked yet at what its words give away"
    desk.undo()
    assert desk.all(Event) == ()


def test_a_note_of_the_inbox_becomes_a_signal_and_stays_as_it_was_typed(desk: Desk) -> None:
    captures.capture(desk, "signal", "нет препарата / Пример", UncertainDate("2026-01-01"))
    (note,) = captures.inbox(desk)
    made = catching.from_inbox(desk, note, "ru")
    assert isinstance(made, Signal)
    assert (made.text, made.date) == (note.text, note.date)
    assert captures.inbox(desk) == ()


def refused(desk: Desk, **numbers: int) -> None:
    for country, many in numbers.items():
        caught(desk, "refusal", "Пример", country=country, how_many=str(many), reasons="no_time")


def told_outside(desk: Desk, country: str = "") -> dict[tuple[str, str], str]:
    found = refusals.counted(desk, Chosen(country), EN).tally
    return {row[:2]: row[3] for row in tally_export.rows(found, tally_export.REFUSED, EN, outside=True)}


def test_a_country_that_the_whole_table_withholds_is_withheld_in_a_table_of_its_own_too(desk: Desk) -> None:
    refused(desk, KZ=20, KG=3)
    assert told_outside(desk)["All", ""] == "23"
    assert told_outside(desk, "KZ") == {("All", ""): "withheld"}, "23 - 20 would be three"
    assert told_outside(desk, "UA")["All", ""] == "0", "where there is nothing, nothing is withheld"
    refused(desk, KG=9)
    assert told_outside(desk, "KZ")["All", ""] == "20", "the control: now the whole table says it as well"
    team = refusals.counted(desk, Chosen("KZ"), EN).tally
    assert tally_export.rows(team, tally_export.REFUSED, EN, outside=False)[0][3] == "20"


def test_what_is_withheld_together_is_no_small_number_either(desk: Desk) -> None:
    refused(desk, KZ=20, KG=2, UA=2, MD=9)
    told = told_outside(desk)
    assert (told["All", ""], told["By country", "Kazakhstan"]) == ("33", "20")
    assert {told["By country", name] for name in ("Kyrgyzstan", "Ukraine", "Moldova")} == {"withheld"}
