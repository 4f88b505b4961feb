"""`fieldcase spending`: reported money for health beside money for law enforcement, printed and as a table."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from stories.commands import Laptop, opened

from fieldcase.casework import cases, results
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId, IdentityId, PersonId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.values import Money


def test_it_prints_and_writes_the_comparison_and_stops_at_a_name_that_is_known(laptop: Laptop) -> None:
    vault = laptop.vault()
    assert laptop.run("spending", vault).done().out.startswith("No figure with an amount"), "the control"
    with closing(opened(vault)) as desk:
        for code, amount in (("health", "20 EUR"), ("enforcement", "170 EUR")):
            desk.save(None, replace(
                results.blank_figure(desk, "KG"), what="Example / Пример", amount=Money(amount), spending=code,
                period=UncertainDate("2019"),
            ))  # fmt: skip
    ran = laptop.run("spending", vault, "--country", "kg", "--csv", "s.csv").done()
    assert ran.out.count("8.5 times as much for law enforcement") == 2
    assert "leaves the encryption" in ran.err
    assert "8.5 times" in (laptop.here / "s.csv").read_text("utf-8-sig")
    assert "8.5" not in laptop.run("spending", vault, "--country", "KZ").done().out
    with closing(opened(vault)) as desk:
        scope = cases.new_case(desk, "Example / Пример").scope
        person = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Осока", kind="client")
        desk.save(None, person)
        desk.save(None, PersonIdentity(
            id=IdentityId(desk.new_id()), scope=scope, person=person.id, name="Марфа Линдова"
        ))  # fmt: skip
        desk.save(None, Figure(
            id=FigureId(desk.new_id()), scope=scope, what="Марфа Линдова paid", amount=Money("1 EUR"), spending="police"
        ))  # fmt: skip
    laptop.run("spending", vault, "--csv", "t.csv").refused("release.identity-in-text")
    assert not (laptop.here / "t.csv").exists()
