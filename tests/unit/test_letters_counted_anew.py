"""Last days that no longer fit what is known: after two laptops came together, after a rule went into the bin."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase.casework import cases, letters, letters_due
from fieldcase.casework.desk import Desk
from fieldcase.casework.letters import Standing
from fieldcase.errors import NoSilence
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ReplyTermId, ScopeId
from fieldcase.model.letters import Delivery, Letter, ReplyTerm
from fieldcase.vault.entry import Entry
from fieldcase.world import SeededWorld

RU = words("ru")
# The clock of a SeededWorld, and one of a laptop that is seconds ahead.
NOON = 1_767_225_616_000


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two laptops, the second of which knows the first one's case as soon as it is sent over."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    ahead = SeededWorld(b"b", clock=NOON + 5000)
    with desk_at(tmp_path / "a", SeededWorld(b"a")) as first, desk_at(tmp_path / "b", ahead) as second:
        yield first, second


def send(of: Desk, to: Desk, scope: ScopeId) -> None:
    """Bring a case over."""
    devices = frozenset({of.vault.journal.device, to.vault.journal.device})
    to.vault.absorb([Entry.unpacked(one.packed()) for one in of.vault.journal.entries(scope)], devices)


def rule_at(desk: Desk) -> ReplyTerm:
    """Thirty days from receipt, or from sending until that is known."""
    made = ReplyTerm(
        id=ReplyTermId(b"t" * 16), scope=desk.register, country="KG", amount=30, unit="day", status="verified",
        valid_from=UncertainDate("2019"), valid_to=UncertainDate("2029"),
    )  # fmt: skip
    desk.save(None, made)
    return made


def written(desk: Desk) -> tuple[Letter, Delivery]:
    """A letter of a case to one addressee."""
    scope = cases.new_case(desk, "Example / Пример", country="KG").scope
    letter = replace(letters.blank(desk, scope, "KG", "ru"), subject="Просьба / Пример")
    desk.save(None, letter)
    (one,) = letters.address(desk, letter, "Канцелярия Озёрска")
    return letter, one


def now(desk: Desk, one: Delivery) -> Delivery:
    found = desk.get(Delivery, one.id)
    assert found is not None
    return found


def test_of_two_laptops_that_came_together_none_says_silence_too_early(two: tuple[Desk, Desk]) -> None:
    first, second = two
    for desk in two:
        rule_at(desk)
    letter, one = written(first)
    second.vault.adopt_scope(letter.scope, *first.vault.scope_key(letter.scope))
    send(first, second, letter.scope)
    letters.received(first, now(first, one), UncertainDate("2025-12-20"), "stamp")
    letters.sent(second, [now(second, one)], "post", UncertainDate("2025-10-01"))
    send(first, second, letter.scope)
    send(second, first, letter.scope)
    for desk in two:
        kept, today = now(desk, one), desk.world.today()
        assert kept.received == UncertainDate("2025-12-20")
        assert letters.standing(kept, today) is Standing.SILENT, "the control: what was kept says so"
        assert letters_due.overdue_number(desk, today) == 0
        assert letters_due.due(desk, today) == ()
        (post,) = letters.posts(desk)
        assert [sent.due for sent in post.deliveries] == [UncertainDate("2026-01-19")]
        assert letters.standing(post.deliveries[0], today) is Standing.WAITING
        with pytest.raises(NoSilence):
            letters.no_answer(desk, kept, RU)
        assert desk.all(Event) == ()
        letters.count_anew(desk, letter)
        assert now(desk, one).due == UncertainDate("2026-01-19")
        assert "30" in now(desk, one).due_by
        before = now(desk, one)
        assert not letters.count_anew(desk, letter).records
        assert vars(now(desk, one)) == vars(before)


def test_a_rule_in_the_bin_leaves_no_last_day_and_back_from_there_it_counts(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    rule = rule_at(desk)
    letter, one = written(desk)
    letters.received(desk, one, UncertainDate("2025-06-02"), "stamp")
    today = datetime.date(2026, 1, 1)
    assert letters_due.overdue_number(desk, today) == 1, "the control"
    desk.hide(rule)
    assert letters_due.overdue_number(desk, today) == 0
    with pytest.raises(NoSilence):
        letters.no_answer(desk, now(desk, one), RU)
    letters.count_anew(desk, letter)
    assert (now(desk, one).due, now(desk, one).rule, now(desk, one).due_by) == (None, None, "")
    desk.bring_back(replace(rule, hidden=True))
    letters.count_anew(desk, letter)
    assert now(desk, one).due == UncertainDate("2025-07-02")
    assert letters.no_answer(desk, now(desk, one), RU).date == UncertainDate("2025-07-02")


def test_a_day_that_a_person_typed_and_an_answer_that_is_known_are_never_counted_anew(two: tuple[Desk, Desk]) -> None:
    desk, _ = two
    rule = rule_at(desk)
    letter, one = written(desk)
    other = letters.address(desk, letter, "Управа Озёрска")[0]
    letters.received(desk, one, UncertainDate("2025-06-02"), "stamp")
    desk.draft(now(desk, one), "due", UncertainDate("2025-09-01"))
    letters.enter_delivery(desk, now(desk, one), now(desk, one))
    letters.received(desk, other, UncertainDate("2025-06-02"), "stamp")
    letters.answer(desk, now(desk, other), "answered", UncertainDate("2025-06-20"))
    desk.hide(rule)
    letters.count_anew(desk, letter)
    assert [now(desk, each).due for each in (one, other)] == [UncertainDate("2025-09-01"), UncertainDate("2025-07-02")]
    assert letters.standing(letters.posts(desk)[0].deliveries[0], desk.world.today()) is Standing.SILENT
