"""The command `letters`: a line for each delivery by its number, how it stands and until when; the overdue alone."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

from stories.commands import Laptop, opened

from fieldcase.casework import cases, letters
from fieldcase.model.dates import UncertainDate


def test_letters_are_listed_by_number_with_state_and_day_and_without_their_addressees(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        case = cases.new_case(desk, "Example / Пример", country="MD")
        letter = replace(letters.blank(desk, case.scope, "MD", "ru"), subject="Просьба / Пример")
        desk.save(None, letter)
        first, _ = letters.address(desk, letter, "Щурокрылая управа\nЩурокрылый совет")
        letters.sent(desk, [first], "post", UncertainDate("2019-06-26"))
    ran = laptop.run("letters", vault).done()
    assert [line.split()[0] for line in ran.out.splitlines()] == [f"{letter.id.hex()}/1", f"{letter.id.hex()}/2"]
    assert "possibly 26 July 2019" in ran.out.splitlines()[0]
    assert "not sent yet" in ran.out.splitlines()[1]
    late = [json.loads(line) for line in laptop.run("letters", vault, "--overdue", "--json").done().out.splitlines()]
    (one,) = late
    assert (one["number"], one["standing"], one["due"], one["case"]) == (1, "unshown", "2019-07-26?", case.code)
    assert "Щурокрыл" not in ran.out + json.dumps(late, ensure_ascii=False), "an addressee reveals a place"
