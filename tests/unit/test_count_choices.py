"""What can be chosen for a counted table: every choice makes a table, the usual ones are kept and read back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from unit.desks import desk_at

from fieldcase.casework import count_choices, sample
from fieldcase.casework.counting import NotAsked, counted, tables_of
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.world import SeededWorld


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at the sample. To be looked at, not changed."""
    with desk_at(tmp_path_factory.mktemp("choices"), SeededWorld(b"choices")) as made:
        sample.load(made)
        yield made


def test_every_thing_that_is_counted_can_be_chosen_by_each_of_its_dimensions(desk: Desk) -> None:
    offered = count_choices.choices(desk, words("ru"))
    change = UncertainDate("2020-01-01")
    for what, label in offered.whats:
        assert label
        for name, said in offered.dimensions[what]:
            assert said[0].isupper()
            if what != "answers":
                made = count_choices.asked(what, name, change=change)
                assert count_choices.read(made.text()) == made


def test_the_usual_tables_are_counted_and_called_in_words(desk: Desk) -> None:
    usual = count_choices.usual("KG", UncertainDate("2019"))
    texts = tuple(one.text() for one in usual)
    assert len(set(texts)) == len(texts) >= 10
    said = count_choices.said(desk, texts, words("ru"))
    assert len(set(said)) == len(texts)
    assert all("2019" in one for one in said)
    assert any("Кыргызстан" in one for one in said)
    assert len(tables_of(desk, counted(desk, "internal", usual), usual)) >= len(usual)


def test_what_makes_no_table_is_refused_and_what_cannot_be_read_is_told_as_it_is_kept(desk: Desk) -> None:
    for wrong in (("acts", "type", "type"), ("acts", "side", ""), ("answers", "answer", "")):
        with pytest.raises(NotAsked):
            count_choices.asked(*wrong)
    assert count_choices.read('{"what": "hostile"}') is None
    assert count_choices.said(desk, ('{"what": "hostile"}',), words("en")) == ('{"what": "hostile"}',)
