"""Work that waits is told of after a day; a stopped taking changes nothing; words are those of two keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from offices import DAY, RU, Office, office
from vaults import STAMP

from fieldcase.casework import cases, colleagues, laptop_cards, taking
from fieldcase.casework.exchange_overview import overdue, standings
from fieldcase.casework.look import Look
from fieldcase.errors import Cancelled, CardForged, CardUnreadable, FileExists
from fieldcase.model.case import Case
from fieldcase.vault.intake import is_newer
from fieldcase.vault.journal import Target
from fieldcase.world import SeededWorld
from ui.pages.exchange_said import newer
from ui.pages.today_exchange import exchange_lines


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    one, other = office(tmp_path, "Синица"), office(tmp_path, "Олень")
    one.meets(other)
    yield one, other
    one.desk.close()
    other.desk.close()


def later(one: Office, days: float) -> None:
    """The clock of an office goes on."""
    world = one.desk.world
    assert isinstance(world, SeededWorld)
    world.clock += int(days * DAY)


def changed(one: Office, case: Case, title: str) -> Case:
    one.desk.save(case, replace(case, title=title))
    found = one.desk.get(Case, case.id)
    assert found is not None
    return found


def told(one: Office) -> list[str]:
    return [line.text for line in exchange_lines(Look(one.desk), RU)]


def test_what_waits_is_told_of_after_a_day_and_no_longer_once_it_was_given(two: tuple[Office, Office]) -> None:
    one, other = two
    case = cases.new_case(one.desk, "Пример", country="KG")
    one.gives(other, case)
    assert told(one) == [], "all of it was given"
    later(one, 2)
    assert told(one) == [], "nothing was written since"
    case = changed(one, case, "Пример, дополнено")
    later(one, 0.9)
    assert told(one) == []
    later(one, 0.2)
    (line,) = told(one)
    assert "1 запись" in line
    assert "1 день" in line
    assert other.name in line
    one.gives(other, case)
    assert told(one) == []


def test_a_laptop_that_is_believed_no_longer_waits_for_nothing(two: tuple[Office, Office]) -> None:
    one, other = two
    case = cases.new_case(one.desk, "Пример", country="KG")
    one.gives(other, case)
    changed(one, case, "Пример, дополнено")
    later(one, 2)
    assert len(overdue(one.desk, one.desk.world.now())) == 1
    colleagues.believe_no_longer(one.desk, other.device)
    assert overdue(one.desk, one.desk.world.now()) == ()


def test_what_was_given_does_not_wait_where_a_clock_went_ahead(two: tuple[Office, Office]) -> None:
    one, other = two
    later(one, 30)
    case = cases.new_case(one.desk, "Пример", country="KG")
    later(one, -30)
    one.gives(other, case)
    (standing,) = standings(one.desk)
    assert [shared.waiting.unsent for shared in standing.shared if shared.holder is not None] == [0]


def test_a_taking_that_is_stopped_changes_nothing(two: tuple[Office, Office]) -> None:
    one, other = two
    case = cases.new_case(one.desk, "Пример", country="KG")
    file = one.gives(other, case).file
    steps: list[int] = []
    with taking.Arrival(other.desk, file) as arrival, pytest.raises(Cancelled):
        arrival.summary(stop=lambda: True)
    with taking.Arrival(other.desk, file) as arrival:
        arrival.summary(steps.append)
        before = other.bytes_of_vault()
        with pytest.raises(Cancelled):
            arrival.accept(steps.append, lambda: True)
        assert other.bytes_of_vault() == before
        assert other.desk.all(Case) == ()
        arrival.accept()
    assert [one.id for one in other.desk.all(Case)] == [case.id], "the control: it could be taken in"


def test_a_file_is_taken_in_after_its_child_is_gone(two: tuple[Office, Office]) -> None:
    one, other = two
    case = cases.new_case(one.desk, "Пример", country="KG")
    with taking.Arrival(other.desk, one.gives(other, case).file) as arrival:
        arrival.summary()
    assert [held.key for held in arrival.accept().holders] == [case.key]


def test_both_laptops_have_the_same_words_and_a_third_has_others(two: tuple[Office, Office], tmp_path: Path) -> None:
    one, other = two
    mine, theirs = (colleagues.own_card(each.desk) for each in two)
    here = laptop_cards.pair(one.desk, theirs)
    there = laptop_cards.pair(other.desk, colleagues.with_device(other.desk, one.device))
    assert (here.mine, here.theirs) == (there.theirs, there.mine)
    assert laptop_cards.is_own(one.desk, mine)
    assert not laptop_cards.is_own(one.desk, theirs)
    third = office(tmp_path, "Сойка")
    strange = laptop_cards.pair(third.desk, theirs)
    third.desk.close()
    assert strange.mine != here.mine


def test_a_card_goes_through_a_file_and_no_other_file_is_one(two: tuple[Office, Office], tmp_path: Path) -> None:
    one, _ = two
    card = colleagues.own_card(one.desk)
    path = tmp_path / "card.txt"
    laptop_cards.write_file(card, path)
    assert laptop_cards.read_file(path).device == one.device
    with pytest.raises(FileExists):
        laptop_cards.write_file(card, path)
    text = path.read_text("ascii").strip()
    path.write_text("\ufeff" + "\r\n".join(text[at : at + 40] for at in range(0, len(text), 40)), "utf-8")
    assert laptop_cards.read_file(path).device == one.device, "an editor's mark and broken lines are forgiven"
    path.write_text(text[:-3] + ("AAA" if text[-3:] != "AAA" else "BBB"))
    with pytest.raises((CardForged, CardUnreadable)):
        laptop_cards.read_file(path)
    path.write_bytes(bytes(200_000))
    with pytest.raises(CardUnreadable):
        laptop_cards.read_file(path)


def test_entries_of_a_newer_version_are_counted_at_the_laptop_that_made_them(two: tuple[Office, Office]) -> None:
    one, other = two
    case = cases.new_case(one.desk, "Пример", country="KG")
    other.takes(one.gives(other, case))
    assert [standing.newer for standing in standings(other.desk)] == [0], "of the case alone there are none"
    vault = one.desk.vault
    with vault.transaction():
        vault.journal.append(Target(case.scope, 999, 5, b"of a new version"), {"new": "поле"}, {}, STAMP)
    entries = tuple(vault.journal.entries(case.scope))
    other.desk.vault.absorb(entries, frozenset({one.device}))
    (standing,) = standings(other.desk)
    assert standing.newer == 1
    assert "1 запись" in newer(standing.newer, RU)


def test_a_known_kind_that_was_declared_anew_since_was_made_by_a_newer_version(two: tuple[Office, Office]) -> None:
    case = cases.new_case(two[0].desk, "Пример", country="KG")
    (entry, *_) = two[0].desk.vault.journal.entries(case.scope)
    assert not is_newer(entry.header)
    assert is_newer(replace(entry.header, schema=Case.SCHEMA + 1))
    assert is_newer(replace(entry.header, kind=999))
