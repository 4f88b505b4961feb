"""`fieldcase card`, `give`, `take` and `conflicts`: two laptops, a stick, and the shapes that scripts rely on."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import Laptop, opened, table

from fieldcase.casework.visits import new_visit
from fieldcase.model.case import Event
from fieldcase.model.fieldwork import Visit

CODE = "LIN-1"


class Two:
    """A laptop that has a case, another that has nothing, and a stick."""

    def __init__(self, folder: Path) -> None:
        self.laptop = Laptop(folder)
        self.mine = self.laptop.vault("mine.fieldcase", fresh=True)
        self.theirs = self.laptop.vault("theirs.fieldcase", fresh=True)
        self.stick = self.laptop.here / "stick"
        self.stick.mkdir()
        chronology = self.laptop.file("c.csv", table(chronologies.rows()[:4]))
        self.laptop.run("import", self.mine, chronology, "--case", CODE).done()

    def card(self, vault: Path) -> Path:
        """A file holding what `card` printed."""
        return self.laptop.file(f"{vault.stem}.card", self.laptop.run("card", vault).done().out)

    def given(self, giver: Path, taker: Path, *what: str) -> Path:
        """The file that `give` wrote."""
        ran = self.laptop.run("give", giver, *what, "--to", self.card(taker), "--out", self.stick).done()
        return Path(self.laptop.here / ran.line("file"))


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def test_a_case_goes_by_stick_and_its_sender_is_told_as_not_checked(two: Two) -> None:
    file = two.given(two.mine, two.theirs, "--case", CODE)
    assert [path.name for path in two.stick.iterdir()] == [file.name]
    taken = two.laptop.run("take", two.theirs, file).done()
    assert "not checked" in taken.out.splitlines()[0]
    listed = two.laptop.run("cases", two.theirs, "--json").done().listed()
    assert [one["code"] for one in listed] == [CODE]
    two.laptop.run("verify", two.theirs).done()


def test_twice_is_nothing_and_ends_well(two: Two) -> None:
    file = two.given(two.mine, two.theirs, "--case", CODE)
    two.laptop.run("take", two.theirs, file).done()
    again = two.laptop.run("take", two.theirs, file, file).done()
    assert again.out.count("nothing was changed") == 2


def test_a_visit_goes_by_its_id(two: Two) -> None:
    with closing(opened(two.mine)) as desk:
        visit = new_visit(desk, place="Вымышленный город")
    two.laptop.run("take", two.theirs, two.given(two.mine, two.theirs, "--visit", visit.id.hex())).done()
    with closing(opened(two.theirs)) as desk:
        assert [one.place for one in desk.all(Visit)] == ["Вымышленный город"]


def test_what_two_wrote_apart_is_listed_with_who_wrote_it(two: Two) -> None:
    two.laptop.run("take", two.theirs, two.given(two.mine, two.theirs, "--case", CODE)).done()
    for vault, words in ((two.mine, "Обыск днём"), (two.theirs, "Обыск ночью")):
        with closing(opened(vault)) as desk:
            event = min(desk.all(Event), key=lambda one: one.key)
            desk.save(event, replace(event, what=words))
    assert two.laptop.run("conflicts", two.mine, "--json").done().listed() == []
    two.laptop.run("take", two.mine, two.given(two.theirs, two.mine, "--case", CODE)).done()
    (found,) = two.laptop.run("conflicts", two.mine, "--json").done().listed()
    assert (found["kind"], found["field"], found["record"]) == ("event", "what", event.id.hex())
    assert {one["value"] for one in found["versions"]} == {"Обыск днём", "Обыск ночью"}
    assert all(one["by"] and one["at"] > 0 for one in found["versions"])
    assert "Обыск ночью" in two.laptop.run("conflicts", two.mine).done().out


def test_before_anything_leaves_it_is_said_what_can_be_read_by_whom(two: Two) -> None:
    ran = two.laptop.run(
        "give", two.mine, "--case", CODE, "--to", two.card(two.theirs), "--out", two.stick
    ).done()  # fmt: skip
    assert "What happened (4)" in ran.err
    assert "Nobody compared the words of this card" in ran.err


def test_a_file_of_another_laptop_a_cut_one_and_none_are_refused_and_the_right_one_beside_them_taken(two: Two) -> None:
    file = two.given(two.mine, two.theirs, "--case", CODE)
    foreign = two.stick / ("0" * 32 + ".fcx")
    foreign.write_bytes(b"age-encryption.org/v1\n")
    cut = two.stick / ("1" * 32 + ".fcx")
    cut.write_bytes(file.read_bytes()[:-100])
    two.laptop.run("take", two.theirs, cut).refused("exchange.bundle-damaged")
    two.laptop.run("take", two.theirs, two.stick / "none.fcx").refused("dossier.cannot-read")
    two.laptop.run("take", two.mine, file).refused("exchange.bundle-for-others")
    ran = two.laptop.run("take", two.theirs, foreign, file)
    assert ran.status == 1
    assert "taken in" in ran.out
    two.laptop.run("verify", two.theirs).done()


@pytest.mark.parametrize(
    "wrong",
    [(), ("--case", CODE, "--network"), ("--case", CODE, "--days", "0"), ("--visit", "00", "--use", "story")],
    ids=["nothing named", "network once", "no days", "redacted visit"],
)
def test_a_wrong_line_is_told_before_a_passphrase_is_asked_for(two: Two, wrong: tuple[str, ...]) -> None:
    line: tuple[str | Path, ...] = ("give", two.mine, *wrong, "--to", two.stick / "card", "--out", two.stick)
    two.laptop.run(*line, typed="no passphrase at all").refused("usage", 2)


def test_no_such_case_visit_or_card_is_told_and_nothing_is_written(two: Two) -> None:
    card = two.card(two.theirs)
    two.laptop.run("give", two.mine, "--case", "НЕТ", "--to", card, "--out", two.stick).refused("record.no-such-case")
    two.laptop.run("give", two.mine, "--visit", "zz", "--to", card, "--out", two.stick).refused("record.unknown")
    nothing = two.laptop.file("no.card", "a shopping list")
    two.laptop.run("give", two.mine, "--case", CODE, "--to", nothing, "--out", two.stick).refused(
        "exchange.card-unreadable"
    )
    own = two.card(two.mine)
    two.laptop.run("give", two.mine, "--case", CODE, "--to", own, "--out", two.stick).refused("record.device-is-own")
    assert list(two.stick.iterdir()) == []


def test_the_card_is_one_line_and_keeps_its_name(two: Two) -> None:
    first = two.laptop.run("card", two.mine, "--label", "Синица").done().out
    assert first.startswith("FCCARD1:")
    assert len(first.splitlines()) == 1
    file = two.given(two.mine, two.theirs, "--case", CODE)
    assert "Синица" in two.laptop.run("take", two.theirs, file).done().out


def test_evidence_goes_with_its_case_and_what_is_missing_or_exchanged_is_told(two: Two) -> None:
    picture = two.laptop.file("a.txt", "слово о деле\n" * 500)
    two.laptop.run("import", two.mine, picture, "--case", CODE).done()
    file = two.given(two.mine, two.theirs, "--case", CODE, "--identity")
    (beside,) = two.stick.glob("*.fce")
    kept = beside.read_bytes()
    beside.unlink()
    assert "still missing" in two.laptop.run("take", two.theirs, file).done().out
    beside.write_bytes(kept[:300] + bytes(100) + kept[400:])
    ran = two.laptop.run("take", two.theirs, file)
    assert (ran.status, "It was refused" in ran.out) == (1, True)
    beside.write_bytes(kept)
    assert "whole and checked" in two.laptop.run("take", two.theirs, file).done().out
    two.laptop.run("verify", two.theirs).done()
    beside.unlink()
    two.given(two.mine, two.theirs, "--case", CODE, "--identity")
    assert not list(two.stick.glob("*.fce")), "given again: no file"
