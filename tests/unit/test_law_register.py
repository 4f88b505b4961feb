"""The register of law in a real vault: own copies, new versions in one deed, the act's day, the gap as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase.casework import cases, law_gap_table, law_register, legislation
from fieldcase.casework.desk import Desk
from fieldcase.casework.norms_on_day import ask_a_lawyer, norms_on_day
from fieldcase.errors import VersionTooEarly
from fieldcase.i18n import words
from fieldcase.model.case import Act, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId, EventId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.values import Money

RU, EN = words("ru"), words("en")
CODE = "ua-cc:309"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def day(text: str) -> UncertainDate:
    return UncertainDate(text)


def own(desk: Desk, **values: object) -> Provision:
    """An own provision of a fictitious code, entered."""
    made = replace(law_register.blank_provision(desk, "xx-cc"), number="228.1", **values)  # type: ignore[arg-type]
    desk.save(None, made)
    return made


def test_a_new_version_copies_what_the_old_one_says_and_ends_it_the_day_before(desk: Desk) -> None:
    old = own(desk, valid_from=day("2012"), fine_to=Money("1700 UAH"), status="verified", source="Gazette",
              checked_on=day("2019-05-01"), gap="Практика")  # fmt: skip
    new = law_register.new_version(desk, old, day("2020-01-01"), RU)
    kept = desk.get(Provision, old.key)
    assert kept is not None
    assert (kept.valid_from, kept.valid_to) == (day("2012"), day("2019-12-31"))
    assert (new.number, new.fine_to, new.valid_from, new.valid_to) == ("228.1", old.fine_to, day("2020-01-01"), None)
    assert (new.status, new.source, new.checked_on, new.gap) == ("unsourced", "", None, ""), "nobody read the new text"
    desk.undo()
    assert desk.all(Provision) == (old,), "one deed"


@pytest.mark.parametrize(("since", "end"), [("2020-01", "2020-01"), ("2020-01-01~", "2020-01-01~"),
                                            ("2020-03-01", "2020-02-29")])  # fmt: skip
def test_a_day_that_is_not_exactly_known_ends_the_old_version_no_more_exactly(desk: Desk, since: str, end: str) -> None:
    old = own(desk, valid_from=day("2012"))
    law_register.new_version(desk, old, day(since), RU)
    kept = desk.get(Provision, old.key)
    assert kept is not None
    assert kept.valid_to == day(end)


def test_a_version_that_ended_earlier_keeps_its_end(desk: Desk) -> None:
    old = own(desk, valid_from=day("2012"), valid_to=day("2018-12-31"))
    law_register.new_version(desk, old, day("2020-01-01"), RU)
    assert desk.get(Provision, old.key) == old


@pytest.mark.parametrize("since", ["2012-01-01", "2011", "2012"])
def test_a_new_version_before_the_old_one_is_refused_and_nothing_is_changed(desk: Desk, since: str) -> None:
    old = own(desk, valid_from=day("2012"))
    with pytest.raises(VersionTooEarly):
        law_register.new_version(desk, old, day(since), RU)
    assert desk.all(Provision) == (old,)


def test_a_delivered_version_is_never_changed_its_own_copy_ends(desk: Desk) -> None:
    delivered = law_register.versions(legislation.provisions(desk), CODE)
    last = delivered[-1]
    assert last.valid_from == day("2020-01-01")
    new = law_register.new_version(desk, last, day("2025-01-01"), RU)
    copy = next(one for one in desk.all(Provision) if one.key != new.key)
    assert (copy.valid_from, copy.valid_to, copy.status) == (last.valid_from, day("2024-12-31"), last.status)
    assert copy.source == desk.tables.label("law_text", last.source, "ru") != last.source
    assert law_register.versions(legislation.provisions(desk), CODE)[-3:] == (*delivered[-1:], copy, new)
    held = law_register.cited_on(CODE, day("2020-06-01"), legislation.provisions(desk)).held
    assert held == (copy,), "the own version stands before the delivered one"


def test_the_list_has_each_instrument_before_its_provisions_and_asks_about_dates(desk: Desk) -> None:
    code = replace(law_register.blank_instrument(desk, "XX"), code="xx-cc", title="Example / Пример. Кодекс")
    desk.save(None, code)
    for number in ("10", "9", "228.1"):
        desk.save(None, replace(law_register.blank_provision(desk, "xx-cc"), number=number, valid_from=day("2012")))
    desk.save(None, replace(law_register.blank_provision(desk, "xx-cc"), number="9", valid_from=day("2015")))
    mine = [one for one in law_register.entries(desk, EN) if one.code == "xx-cc"]
    assert [one.record.number for one in mine] == ["", "9", "9", "10", "228.1"]
    assert {one.country for one in mine} == {"XX"}
    assert [bool(one.questions) for one in mine] == [False, True, True, False, False]
    held = [one.record.number for one in law_register.on_day(mine, day("2016"))]
    assert held == [], "without an end and a day of checking a version is told for no day"


def test_the_act_is_told_the_version_of_its_day_and_asks_once_where_none_held(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример", "EX-LAW")
    event = Event(id=EventId(desk.new_id()), scope=case.scope, date=day("2020-02-01"))
    act = Act(id=ActId(desk.new_id()), scope=case.scope, event=event.id, norms=("cedaw:5", CODE))
    with desk.deed():
        desk.save(None, event)
        desk.save(None, act)
    (told,) = norms_on_day(desk, act, EN)
    assert (told.code, told.question) == (CODE, "")
    assert "51,000" in told.held[0]
    assert told.held[0].endswith("[named by an organisation, to be confirmed]")
    early = replace(event, date=day("1999"))
    desk.save(event, early)
    (outside,) = norms_on_day(desk, act, EN)
    assert outside.held == ()
    assert outside.question.endswith("A question for a lawyer.")
    for _ in range(2):
        ask_a_lawyer(desk, act, outside)
    (task,) = [one for one in desk.all(Task) if one.about == act.key]
    assert outside.norm in task.text
    assert norms_on_day(desk, act, EN)[0].asked


def test_law_and_practice_as_csv_says_status_and_source_and_makes_no_formula(desk: Desk) -> None:
    code = Instrument(
        id=law_register.blank_instrument(desk, "XX").id, scope=desk.register, code="xx-cc", country="XX",
        title='=HYPERLINK("x")', practice="Example / Пример. Сайты закрывают без суда", status="seed", source="Отчёт",
        contrary_to=("guidelines:II.12",),
    )  # fmt: skip
    desk.save(None, code)
    rows = list(csv.reader(io.StringIO(law_gap_table.text_of(desk, EN, "XX"))))
    head, row, last = rows
    told = dict(zip(head, row, strict=True))
    assert told["Practice"] == code.practice
    assert told["Law"].startswith("'=")
    assert told["Norms it may be contrary to"].endswith("II.12")
    assert told["How well it was checked"] == "named by an organisation, to be confirmed"
    assert told["Where it was read"] == "Отчёт"
    assert told["Recommendation it answers"].startswith("1: assess")
    assert "2021" in "".join(last)
    assert len(law_gap_table.rows(desk, EN)) > 1, "the control: other countries have rows too"
