"""How large the files are that a handing over really writes, with the head that goes: small deeds stay small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from offices import Office, office

from fieldcase.casework import consents, people, visits
from fieldcase.model.declare import Record, declared
from fieldcase.model.fieldwork import Visit
from fieldcase.model.values import Count

EDIT, VISIT, FIRST = 800, 2_000, 1_000
TOLD = {"count": "later", "story": "yes", "court": "later"}
WORDS = ("участковый", "наркология", "заявление", "понятой", "приговор", "соседка", "аптека", "отделение", "адвокат")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    worker, lawyer = office(tmp_path, "Синица"), office(tmp_path, "Адвокат", 2)
    worker.meets(lawyer)
    yield worker, lawyer
    worker.desk.close()
    lawyer.desk.close()


def said(record: Record) -> int:
    """How many fields of a record are filled."""
    return sum(getattr(record, one.name) not in (one.empty, None) for one in declared(type(record)))


def visit_of_thirty(giver: Office) -> Visit:
    """A visit, a person who agreed and what they told: thirty filled fields in all."""
    desk = giver.desk
    visit = visits.new_visit(desk, place="Вымышленный город", country="KG", findings=WORDS[0], met=Count("~12"))
    who = people.new_person(desk, visit.scope, gender="female", age_band="30_39")
    consents.spoken(desk, who, TOLD)
    one = visits.new_interview(
        desk, visit, who, account=" ".join(WORDS), health=WORDS[1], admissions=WORDS[2], notes=WORDS[3],
        referral="legal_aid", referred_to=WORDS[4], met_before="no", answers="<data><q>1</q></data>",
    )  # fmt: skip
    filled = sum(map(said, (visit, who, one, *people.consents_of(desk, who))))
    assert filled >= 30, filled
    return visit


def acquainted(one: Office, two: Office, visit: Visit) -> None:
    """Both have each other's cards and know what the other holds."""
    two.takes(one.gives(two, visit))
    there = two.desk.get(Visit, visit.id)
    assert there is not None
    one.takes(two.gives(one, there))


def test_an_edit_and_a_visit_of_thirty_fields_stay_small(two: tuple[Office, Office]) -> None:
    """Measured: 680 and 1,864 bytes, and 936 for the first of all, which carries the card. Thirty fields in one record
    are fewer (test_bundle.py); here they are four records, each with its signature, and some travel as hashes alone."""
    worker, lawyer = two
    first = visits.new_visit(worker.desk, place="Вымышленный город")
    sizes = {"first": worker.gives(lawyer, first).size}
    acquainted(worker, lawyer, first)
    worker.desk.save(first, replace(first, findings="обыск без протокола"))
    sizes["edit"] = worker.gives(lawyer, first).size
    sizes["visit"] = worker.gives(lawyer, visit_of_thirty(worker)).size
    assert sizes["edit"] <= EDIT, sizes
    assert sizes["visit"] <= VISIT, sizes
    assert sizes["first"] <= FIRST, sizes


def edited(one: Office, visit: Visit, words: str) -> Visit:
    """The visit as somebody changed one field of it."""
    there = one.desk.get(Visit, visit.id)
    assert there is not None
    one.desk.save(there, replace(there, findings=words))
    return one.desk.get(Visit, visit.id) or there


def test_an_edit_does_not_grow_with_the_visits_that_are_shared(two: tuple[Office, Office]) -> None:
    """Measured with 300 visits: 744 bytes, where it had been 5,832 each time; the one bundle that acknowledges 300
    answers at once has 8,136."""
    worker, lawyer = two
    every = [visits.new_visit(worker.desk, place="Вымышленный город") for _ in range(30)]
    lawyer.takes(worker.gives(lawyer, *every))
    answered = [edited(lawyer, one, WORDS[3]) for one in every]
    worker.takes(lawyer.gives(worker, *answered))
    news = worker.gives(lawyer, edited(worker, every[0], WORDS[0]))
    assert news.size > EDIT + 30 * 20, "control: what came is acknowledged, once"
    lawyer.takes(news)
    worker.takes(lawyer.gives(worker, edited(lawyer, every[0], WORDS[1])))
    assert worker.gives(lawyer, edited(worker, every[0], WORDS[2])).size <= EDIT
