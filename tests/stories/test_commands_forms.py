"""Questionnaires by command: listed, taken in, repaired, of our own, printed on paper, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsers.kobo_assets import SMALL as KOBO
from parsers.kobo_assets import asset
from parsers.old_workbooks import old_workbook_of
from parsers.questionnaire_files import SMALL, markdown, workbook_of
from stories.commands import Laptop

from fieldcase.dossier.verify import check

TWICE = markdown((("type", "name", "label"), ("text", "told", "Что?"), ("text", "told", "И ещё?")))
BURDENED = markdown((("type", "name", "label"), ("text", "full_name", "Как Вас зовут?"), ("deviceid", "device", "")))


def test_a_file_is_taken_in_and_listed(laptop: Laptop) -> None:
    vault = laptop.vault()
    assert laptop.run("forms", vault).done().out == ""
    file = laptop.file("form.xlsx", workbook_of(SMALL))
    ran = laptop.run("forms", vault, "--take-in", file).done()
    assert ran.line("form") == "example\t3"
    assert laptop.run("forms", vault).done().out.split("\n")[0] == "example\t3\toffered\tПример"
    (one,) = laptop.run("forms", vault, "--json").done().listed()
    assert one == {
        "code": "example", "version": "3", "languages": ["Русский (ru)", "English (en)"], "title": "Пример",
        "offered": True,
    }  # fmt: skip


def test_a_newer_version_takes_the_place_of_the_older_which_stays(laptop: Laptop) -> None:
    vault = laptop.vault()
    for version in ("3", "4"):
        file = laptop.file("form.md", SMALL.replace("| example | 3 |", f"| example | {version} |"))
        laptop.run("forms", vault, "--take-in", file).done()
    listed = laptop.run("forms", vault, "--json").done().listed()
    assert [(one["version"], one["offered"]) for one in listed] == [("3", False), ("4", True)]
    changed = laptop.file("form.md", SMALL.replace("Видели ли", "Знаете ли"))
    laptop.run("forms", vault, "--take-in", changed).refused("import.questionnaire-version-taken")


def test_what_is_other_in_a_new_version_is_printed_before_it_is_taken_in(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.run("forms", vault, "--take-in", laptop.file("form.md", SMALL)).done()
    newer = SMALL.replace("| example | 3 |", "| example | 4 |").replace("| text | told |", "| text | heard |")
    newer = newer.replace("| | yes_no | no | Нет | No |", "| | yes_no | dk | Не знаю | I do not know |")
    file = laptop.file("newer.md", newer)
    ran = laptop.run("forms", vault, "--take-in", file, "--compare").done()
    assert ran.lines("form") == []
    assert len(laptop.run("forms", vault, "--json").done().listed()) == 1, "nothing was taken in"
    told = ran.out.splitlines()
    assert told[0] == "Version 4 beside version 3, which is here:"
    assert told[told.index("New questions:") + 1] == "  What did you see? (heard)"
    assert told[told.index("Questions that are gone:") + 1] == "  What did you see? (told)"
    assert told[told.index("New choices:") + 1] == "  Did you see it? (seen): I do not know"
    assert told[told.index("Choices that are gone:") + 1] == "  Did you see it? (seen): No"
    assert "--renamed told=heard" in ran.err
    wrong = laptop.run("forms", vault, "--take-in", file, "--renamed", "said=heard")
    assert (wrong.status, "said" in wrong.err) == (2, True)
    assert len(laptop.run("forms", vault, "--json").done().listed()) == 1
    done = laptop.run("forms", vault, "--take-in", file, "--renamed", "told=heard").done()
    assert done.line("form") == "example\t4"
    assert "Questions with another name:" in done.out
    assert "New questions:" not in done.out


def test_a_table_beside_a_form_comes_in_with_it_and_one_that_is_not_there_is_told(laptop: Laptop) -> None:
    vault = laptop.vault()
    rows = (("type", "name", "label"), ("select_one_from_file towns.csv", "town", "Какой город?"))
    file = laptop.file("form.md", markdown(rows))
    ran = laptop.run("forms", vault, "--take-in", file).done()
    assert "“towns.csv”, which does not lie beside it" in ran.err
    laptop.file("towns.csv", "name,label\na1,Пример-Сити\n")
    ran = laptop.run("forms", vault, "--take-in", file).done()
    assert "It lay beside the form and comes in with it: “towns.csv”." in ran.err
    assert len(laptop.run("forms", vault, "--json").done().listed()) == 1


def test_old_workbooks_and_forms_of_kobo_come_in_by_command(laptop: Laptop) -> None:
    vault = laptop.vault()
    for name, content in (("old.xls", old_workbook_of(SMALL)), ("kobo.json", asset(KOBO))):
        laptop.run("forms", vault, "--take-in", laptop.file(name, content)).done()
    listed = laptop.run("forms", vault, "--json").done().listed()
    assert [(one["code"], one["version"]) for one in listed] == [("aExample7", "vExample3"), ("example", "3")]


def test_faults_are_told_by_row_and_repaired_only_where_that_is_asked_for(laptop: Laptop) -> None:
    vault, file = laptop.vault(), laptop.file("form.md", TWICE)
    ran = laptop.run("forms", vault, "--take-in", file)
    assert (ran.status, ran.out) == (1, "")
    assert "import.questionnaire-refused" in ran.err
    assert "row 4" in ran.err
    assert "told_2" in ran.err, "what --repair would do is told"
    assert laptop.run("forms", vault).done().out == ""
    done = laptop.run("forms", vault, "--take-in", file, "--repair").done()
    assert "told_2" in done.err
    assert done.line("form") == "example\t1"
    assert file.read_text("utf-8") == TWICE


def test_what_is_left_out_and_what_is_to_be_weighed_is_told(laptop: Laptop) -> None:
    ran = laptop.run("forms", laptop.vault(), "--take-in", laptop.file("form.md", BURDENED)).done()
    assert "deviceid" in ran.err
    assert "Как Вас зовут?" in ran.err


def test_our_own_three_come_in_once_and_each_prints(laptop: Laptop) -> None:
    vault = laptop.vault()
    codes = [line.partition("\t")[0] for line in laptop.run("forms", vault, "--own").done().lines("form")]
    assert codes == ["strategic_cases", "ost_site_visit", "court_monitoring"]
    assert laptop.run("forms", vault, "--own").done().lines("form") == []
    (laptop.here / "out").mkdir()
    ran = laptop.run("forms", vault, "--paper", codes[0], "--language", "ru", "--out", laptop.here / "out").done()
    with Path(ran.line("pdf")).open("rb") as file:
        assert check(file).agrees
    assert [one.name for one in (laptop.here / "out").iterdir()] == ["strategic_cases-2026112701-ru.pdf"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--paper", "example"),
        ("--out", "."),
        ("--language", "ru"),
        ("--repair",),
        ("--compare",),
        ("--leave-drafts",),
        ("--take-in", "x.md", "--renamed", "a"),
        ("--own", "--paper", "example"),
    ],
)
def test_options_that_do_not_go_together_are_told_before_the_vault_is_opened(
    laptop: Laptop, wrong: tuple[str, ...]
) -> None:
    laptop.run("forms", laptop.here / "nowhere", *wrong).refused("usage", 2)


def test_what_is_not_there_is_refused(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.run("forms", vault, "--paper", "none", "--out", laptop.here).refused("record.no-such-questionnaire")
    laptop.run("forms", vault, "--take-in", laptop.here / "none.md").refused("dossier.cannot-read")
    laptop.run("forms", vault, "--take-in", laptop.file("a.xlsx", b"PK\x03\x04")).refused("import.not-a-questionnaire")
