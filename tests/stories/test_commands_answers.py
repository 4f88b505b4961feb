"""Answers and a data dictionary by command: what goes is told first, what may not go is refused."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import answered
import pytest
from stories.commands import PASSPHRASE, Laptop

from fieldcase.casework import visits
from fieldcase.casework.desk import Desk
from fieldcase.dossier.verify import check
from fieldcase.world import World


def filled(laptop: Laptop) -> Path:
    """A vault with two who agreed and one who refused."""
    vault = laptop.vault()
    desk = Desk.open(vault, PASSPHRASE, World())
    by, visit = answered.form(desk), visits.new_visit(desk, place="Линдов / Пример")
    for number, agreed in ((1, answered.YES), (2, answered.YES), (3, answered.REFUSED)):
        answered.told(
            desk, visit, by, {"/data/full_name": "Пример Примеров", "/data/money/told": f"=слово{number}"}, agreed
        )  # fmt: skip
    desk.close()
    (laptop.here / "out").mkdir()
    return vault


def test_answers_go_as_csv_files_and_what_goes_and_stays_is_told(laptop: Laptop) -> None:
    vault = filled(laptop)
    ran = laptop.run("forms", vault, "--export", answered.CODE, "--out", laptop.here / "out").done()
    names = [Path(one).name for one in ran.lines("csv")]
    assert names == ["example-answers.csv", "example-answers-stop.csv", "example-answers-item.csv"]
    assert sorted(one.name for one in (laptop.here / "out").iterdir()) == sorted(names)
    told = (laptop.here / "out" / names[0]).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert sorted(one["money-told"] for one in rows) == ["'=слово1", "'=слово2"]
    assert "Примеров" not in told
    for said in ("2 interviews go, of 2 people", "1 interview stays", "What is your name?"):
        assert said in ran.err
    laptop.run("forms", vault, "--export", answered.CODE, "--out", laptop.here / "out").refused("dossier.file-exists")


def test_a_whole_copy_is_asked_for_twice(laptop: Laptop) -> None:
    vault, out = filled(laptop), laptop.here / "out"
    line = ("forms", vault, "--export", answered.CODE, "--out", out, "--as", "xml", "--whole")
    laptop.run(*line).refused("usage", 2)
    assert list(out.iterdir()) == []
    ran = laptop.run(*line, "--whole").done()
    archive = zipfile.ZipFile(ran.line("zip"))
    told = [archive.read(one).decode() for one in archive.namelist() if one.endswith("submission.xml")]
    assert len(told) == 2, "a refusal stands in a whole copy too"
    assert all("Пример Примеров" in one for one in told)


def test_outside_nobodys_answers_go(laptop: Laptop) -> None:
    vault = filled(laptop)
    line = ("forms", vault, "--export", answered.CODE, "--out", laptop.here / "out")
    laptop.run(*line, "--use", "media").refused("release.answers-stay")
    laptop.run(*line, "--use", "statistics", "--as", "xlsx").refused("release.answers-stay")
    assert list((laptop.here / "out").iterdir()) == []


def test_the_dictionary_goes_as_a_table_and_as_a_pdf(laptop: Laptop) -> None:
    vault, out = filled(laptop), laptop.here / "out"
    ran = laptop.run("forms", vault, "--dictionary", answered.CODE, "--language", "ru", "--out", out).done()
    with Path(ran.line("pdf")).open("rb") as file:
        assert check(file).agrees
    assert Path(ran.line("csv")).name == "example-1-dictionary-ru.csv"
    assert "Как Вас зовут?" in Path(ran.line("csv")).read_text("utf-8-sig")


@pytest.mark.parametrize(
    "wrong",
    [("--export", "a"), ("--dictionary", "a"), ("--as", "csv"), ("--whole", "--whole"), ("--use", "media"),
     ("--export", "a", "--dictionary", "a", "--out", "."), ("--export", "a", "--out", ".", "--language", "ru"),
     ("--export", "a", "--out", ".", "--whole", "--whole", "--use", "court")],
)  # fmt: skip
def test_options_that_do_not_go_together_are_told_before_the_vault_is_opened(
    laptop: Laptop, wrong: tuple[str, ...]
) -> None:
    laptop.run("forms", laptop.here / "nowhere", *wrong).refused("usage", 2)


def test_a_form_that_is_not_there_is_told(laptop: Laptop) -> None:
    for deed in ("--export", "--dictionary"):
        laptop.run("forms", laptop.vault(deed), deed, "none", "--out", laptop.here).refused(
            "record.no-such-questionnaire"
        )
