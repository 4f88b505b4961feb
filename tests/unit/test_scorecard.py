"""The scorecard of a body: what is told in it and what is not, counted as by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from unit.asked_at import meeting
from unit.desks import desk_at

from fieldcase.casework import (
    asks,
    letters,
    passages,
    scorecard,
    scorecard_pages,
)
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import refuse
from fieldcase.errors import IdentityInText
from fieldcase.i18n import words
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import (
    IdentityId,
    PersonId,
)
from fieldcase.model.people import Person, PersonIdentity

RU = words("ru")
STATUSES = ("nothing", "under_way", "partly", "done", "not_kept", "refused")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def test_a_card_tells_nothing_of_another_country_and_nothing_of_what_lies_in_the_bin(desk: Desk) -> None:
    here, there = (replace(meeting(desk), country=code) for code in ("KG", "KZ"))
    for one in (here, there):
        desk.save(desk.get(Meeting, one.id), one)
        asks.add(desk, one, f"Обещание {one.country} / Пример", "pledge", one.body)
    asks.add(desk, None, "Без страны / Пример", "pledge", here.body)
    text = scorecard.text_of(scorecard.gather(desk, here), desk.tables, RU)
    assert "Обещание KG" in text
    assert "Без страны" in text
    assert "Обещание KZ" not in text
    letter = letters.blank(desk, None, "KG", "ru")
    desk.save(None, letter)
    asks.add(desk, letter, "Из письма / Пример", "demand", here.body)
    assert "Из письма" in scorecard.text_of(scorecard.gather(desk), desk.tables, RU), "the control"
    desk.save(letter, replace(letter, hidden=True))
    assert "Из письма" not in scorecard.text_of(scorecard.gather(desk), desk.tables, RU)


@pytest.mark.parametrize(("pseudonym", "stops"), [("К-17", True), ("Осока-5", True), ("Осока", False)])
def test_a_working_pseudonym_that_is_no_plain_word_stops_a_card(desk: Desk, pseudonym: str, stops: bool) -> None:
    person = Person(id=PersonId(desk.new_id()), scope=desk.new_scope("case"), pseudonym=pseudonym)
    desk.save(None, person)
    asks.add(desk, None, f"Прекратить преследование {pseudonym.lower()}, и Осока росла", "demand", "Комитет / Пример")
    card = scorecard.gather(desk)
    if not stops:
        refuse(card.known, scorecard.texts_of(card, RU), "карта.csv", RU)
        return
    with pytest.raises(IdentityInText) as refused:
        refuse(card.known, scorecard.texts_of(card, RU), "карта.csv", RU)
    assert "рабочий псевдоним" in refused.value.told(RU)
    assert pseudonym not in refused.value.told(RU)


def test_a_card_prints_no_passage_that_is_marked(desk: Desk) -> None:
    one = meeting(desk)
    (ask,) = asks.add(desk, one, "Не наказывать за то, в чём она призналась / Пример", "demand", one.body)
    follow = asks.follow(desk, ask, "done", what="Лечение от туберкулёза начато / Пример")
    passages.mark(desk, ask, "text", "в чём она призналась", "offence")
    passages.mark(desk, follow, "what", "от туберкулёза", "health")
    text = scorecard.text_of(scorecard.gather(desk, one), desk.tables, RU)
    assert "призналась" not in text
    assert "туберкулёза" not in text
    assert "Не наказывать за то, […]" in text, "the control: the rest is told"


def test_a_card_of_invented_asks_is_marked_as_an_example(desk: Desk) -> None:
    asks.add(desk, None, "Настоящее требование", "demand")
    assert scorecard_pages.document_of(scorecard.gather(desk), RU, desk.tables).marked_example == ""
    asks.add(desk, None, "Example / Пример. Выдумано", "demand")
    assert scorecard_pages.document_of(scorecard.gather(desk), RU, desk.tables).marked_example == "Example / Пример"


def test_a_scorecard_of_two_hundred_asks_counts_as_by_hand(desk: Desk) -> None:
    chance, held = Random(7), [meeting(desk, f"2019-0{month}-10") for month in (3, 6, 9)]
    asks.add(desk, meeting(desk, "2019-05-01", "Другой орган / Пример"), "Чужое / Пример", "demand")
    asks.add(desk, meeting(desk, "2019-12-01"), "Позднее / Пример", "demand")
    expected: Counter[str] = Counter()
    for number in range(200):
        (ask,) = asks.add(desk, held[number % 3], f"Номер {number} / Пример", "recommendation")
        status = chance.choice(("", *STATUSES))
        if status:
            asks.follow(desk, ask, status, UncertainDate("2019-10-01"))
        expected[desk.tables.label("follow_up_status", status, "ru") if status else "пока ничего не известно"] += 1
    card = scorecard.gather(desk, held[2])
    assert dict(scorecard.totals(card, desk.tables, RU)) == dict(expected)
    rows = scorecard.text_of(card, desk.tables, RU).splitlines()
    assert len(rows) == 201
    assert not any("Чужое" in row or "Позднее" in row for row in rows)


def test_a_name_that_the_vault_knows_stops_the_card(desk: Desk, tmp_path: Path) -> None:
    person = Person(id=PersonId(desk.new_id()), scope=desk.new_scope("case"), pseudonym="Осока", kind="client")
    named = PersonIdentity(id=IdentityId(desk.new_id()), scope=person.scope, person=person.id, name="Марфа Линдова")
    for record in (person, named):
        desk.save(None, record)
    origin = meeting(desk)
    asks.add(desk, origin, "Вернуть ребёнка Марфе Линдовой", "demand")
    card, target = scorecard.gather(desk, origin), tmp_path / "card.csv"
    with pytest.raises(IdentityInText):
        scorecard.write_table(desk, card, target, RU, RU)
    assert not target.exists()
    refuse(card.known, [("", "Вернуть ребёнка матери")], "card.csv", RU)  # the control
