"""The lists of words: own rows, delivered ones set aside and taken back, and all of it as CSV out and in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from letters_written import NAME, person
from unit.desks import desk_at

from fieldcase.casework import table_file, word_lists, wordings
from fieldcase.casework.desk import Desk
from fieldcase.casework.register_table import DELIVERED, OWN
from fieldcase.errors import IdentityInText, RowsRefused
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.results import Wording
from fieldcase.world import SeededWorld

TEXT = "Пришли наркоманы и зайцы."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def found(desk: Desk) -> list[str]:
    return [hit.found for hit in wordings.ready(desk).hits(TEXT)]


def row_of(phrase: str) -> Wording:
    return next(one for one in word_lists.delivered() if phrase in one.avoid)


def own(desk: Desk, phrase: str = "зайц*", **values: Any) -> Wording:
    one = replace(word_lists.blank(desk), language="ru", avoid=(phrase,), instead="люди", **values)
    desk.save(None, one)
    return one


def take_in(desk: Desk, text: str, language: str = "ru") -> int:
    return word_lists.import_rows(desk, table_file.read(text.encode(), "words.csv"), words(language))


def test_every_delivered_row_is_a_row_to_be_seen_with_an_id_and_a_key_of_its_own() -> None:
    rows = word_lists.delivered()
    assert len(rows) == len(wordings.advice()) == len({one.id for one in rows})
    assert len({wordings.key_of(one) for one in rows}) == len(rows)
    assert all(one.reason and one.instead and one.language in ("ru", "en") for one in rows)
    assert {one.list for one in rows} == {"respect", "punished"}


def test_an_own_row_is_found_and_a_delivered_one_that_is_set_aside_is_not_until_it_is_taken_back(desk: Desk) -> None:
    before, first = wordings.version(desk), found(desk)
    assert first == ["наркоманы"], "the control"
    own(desk)
    assert found(desk) == ["наркоманы", "зайцы"]
    row = next(one for one in word_lists.delivered() if one.language == "ru" and "наркоман" in one.avoid[0])
    made, _ = word_lists.set_aside(desk, row)
    assert found(desk) == ["зайцы"]
    assert row not in word_lists.rows(desk)
    assert word_lists.beneath(made) == row
    assert [word_lists.whose(one) for one in word_lists.rows(desk)[:3]] == [OWN, word_lists.ASIDE, DELIVERED]
    assert wordings.version(desk) != before
    desk.hide(made)
    assert found(desk) == ["наркоманы", "зайцы"]
    with pytest.raises(ValueError, match="delivered"):
        word_lists.set_aside(desk, made)


@pytest.mark.parametrize("phrase", ["-", "*", "…", "* *", "- зайц*"])
def test_a_row_of_signs_alone_marks_nothing_and_breaks_nothing(desk: Desk, phrase: str) -> None:
    own(desk, phrase)
    assert found(desk) == (["наркоманы", "зайцы"] if "зайц" in phrase else ["наркоманы"])


def test_a_row_of_what_a_law_punishes_says_the_law_its_day_and_how_well_it_was_checked(desk: Desk) -> None:
    own(desk, list="punished", law="Закон / Пример, статья 7", valid_from=UncertainDate("2021-03"), status="seed",
        checked_on=UncertainDate("2026-11-02"))  # fmt: skip
    (hit,) = (one for one in wordings.ready(desk).hits(TEXT) if one.found == "зайцы")
    assert hit.advice.punished
    assert (
        hit.advice.law == "Закон / Пример, статья 7, 2021-03, названо организацией, требует подтверждения (2026-11-02)"
    )
    delivered = [one.law for one in wordings.advice() if one.punished and one.language == "ru"]
    assert delivered
    assert all("требует подтверждения" in law and "seed" not in law for law in delivered)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_was_written_out_comes_in_again_the_same(desk: Desk, tmp_path: Path, language: str) -> None:
    told = words(language)
    own(desk, "=зайц*", reason="-\nдве строки; и ещё")
    own(desk, "кролик*", list="punished", country="XX", law="Закон", valid_from=UncertainDate("2020~"))
    made, _ = word_lists.set_aside(desk, row_of("addict"))
    desk.save(made, replace(made, reason="Example / Пример: так о себе говорит сеть"))
    before = {(one.set_aside, one.avoid, one.reason, one.law, one.valid_from) for one in desk.all(Wording)}
    path = tmp_path / "out.csv"
    word_lists.write_table(desk, path, told)
    for one in desk.all(Wording):
        desk.hide(one)
    assert word_lists.import_rows(desk, table_file.from_file(path), told) == len(before)
    after = {(one.set_aside, one.avoid, one.reason, one.law, one.valid_from) for one in desk.all(Wording)}
    assert after == before
    assert word_lists.import_rows(desk, table_file.from_file(path), told) == 0
    desk.undo()
    assert desk.all(Wording) == (), "one deed"


def test_a_table_with_one_wrong_row_takes_nothing_in_and_says_which(desk: Desk) -> None:
    head = "язык;слова, которых избегаем;как сказать иначе;чья строка\n"
    assert words("ru")("Words to avoid").lower() in head, "the control"
    wrong = head + "ru;зайц*;люди;своя\nru;;люди;\nкляйнский;зайц*;люди;\nru;нет такой;люди;отложена\n"
    with pytest.raises(RowsRefused) as refused:
        take_in(desk, wrong)
    told = str(refused.value.values["rows"]).splitlines()
    assert desk.all(Wording) == ()
    assert [line.split(" (")[0] for line in told] == ["строка 2", "строка 3"]
    with pytest.raises(RowsRefused) as refused:
        take_in(desk, head + "ru;зайц*;люди;своя\nru;нет такой;люди;отложена\n")
    assert "готовой строки с этими словами нет" in str(refused.value.values["rows"])
    assert desk.all(Wording) == ()


def test_what_a_dossier_says_of_the_lists_is_the_same_for_every_organisation_with_rows_of_its_own(
    tmp_path: Path,
) -> None:
    told = []
    for name, phrase in (("a", "зайц*"), ("b", "кролик*")):
        (tmp_path / name).mkdir()
        with desk_at(tmp_path / name, SeededWorld(name.encode())) as desk:
            before = (wordings.version(desk), wordings.version_told(desk))
            own(desk, phrase)
            told.append((*before, wordings.version(desk), wordings.version_told(desk)))
    assert told[0][0] == told[1][0]
    assert told[0][2] != told[1][2], "the control: at the desk the lists differ"
    assert told[0][3] == told[1][3] == f"{told[0][1]} +", "that there are own rows is said, and nothing of them"


def test_a_name_that_the_vault_knows_in_an_own_row_stops_the_list_and_is_not_repeated(
    desk: Desk, tmp_path: Path
) -> None:
    person(desk)
    one = own(desk, reason=f"так называли {NAME}")
    with pytest.raises(IdentityInText) as stopped:
        word_lists.write_table(desk, tmp_path / "words.csv", words("ru"))
    assert "строка 1, «" in stopped.value.told(words("ru"))
    assert NAME.split()[0] not in stopped.value.told(words("ru"))
    assert not (tmp_path / "words.csv").exists()
    desk.save(one, replace(one, reason=""))
    word_lists.write_table(desk, tmp_path / "words.csv", words("ru"))
