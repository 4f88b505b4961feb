"""`fieldcase funnel`: the numbers, and the interviews that wait, the highest score first, by pseudonym alone."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

from reviews import asked, questionnaire, told
from stories.commands import Laptop, opened

from fieldcase.casework import deciding, visits

SECRET = "слова рассказа"


def test_the_funnel_is_counted_and_the_order_printed_without_a_word_of_anybody(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        form = questionnaire(desk)
        visit = visits.new_visit(desk, place="двор / Пример")
        low = told(desk, visit, form, 1, 2, 3, pseudonym="Липа")
        high = told(desk, visit, form, 30, 20, 10, pseudonym="Ольха")
        told(desk, visit, form, pseudonym="Ива")
        done = told(desk, visit, form, 9, 9, 9, pseudonym="Клён")
        desk.save(low, replace(low, account=SECRET))
        asked(desk, high, "какой срок?")
        deciding.decide(desk, done, "закон не нарушен", "lawyer")
        visits.refusal(desk, visit, "no_time")
    ran = laptop.run("funnel", vault).done()
    assert [ran.line(name) for name in ("visits", "interviews", "screened", "taken", "waiting")] == [*"14103"]
    rows = [line.split("\t") for line in ran.out.splitlines() if "\t" in line]
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("60", "Ольха", "двор / Пример", "1"), ("6", "Липа", "двор / Пример", "0"), ("-", "Ива", "двор / Пример", "0"),
    ]  # fmt: skip
    found = json.loads(laptop.run("funnel", vault, "--json").done().out)
    assert [one["pseudonym"] for one in found["review"]] == ["Ольха", "Липа", "Ива"]
    assert found["review"][2]["score"] is None
    assert SECRET not in ran.out
    assert "закон не нарушен" not in ran.out
    with closing(opened(vault)) as desk:
        assert desk.search(SECRET), "the control"


def test_an_empty_vault_has_a_funnel_of_noughts(laptop: Laptop) -> None:
    ran = laptop.run("funnel", laptop.vault()).done()
    assert ran.out.splitlines() == ["visits: 0", "interviews: 0", "screened: 0", "taken: 0", "waiting: 0"]
