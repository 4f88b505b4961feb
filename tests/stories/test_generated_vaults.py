"""Vaults by chance: what identifies somebody who is not named stands in no part of any file of a report, in no form.

The short form runs some vaults; `make torture` runs a thousand.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from generated_beside import MET, TOWN
from generated_vaults import Generated, generated
from report_reading import everything, holding

from fieldcase.casework import report_gathering
from fieldcase.dossier.answers import Finished, Refused
from fieldcase.dossier.blocks import Document, Heading, Listing, Run, Table
from fieldcase.dossier.docx.report import report_of
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.report.ingredients import FORMS, PDF, ReportIngredients
from fieldcase.dossier.report.maker import made_report
from fieldcase.dossier.sheets.json_text import json_of
from fieldcase.dossier.sheets.separated import csv_of
from fieldcase.dossier.sheets.workbook import workbook_of
from fieldcase.rules.released import How

SOME, MANY = 12, 1000


def files_of(vault: Generated) -> tuple[Finished, dict[str, bytes]] | Refused:
    """The report of a vault in every form, as the child makes it."""
    ingredients = report_gathering.gather(vault.desk, vault.report, "report", forms=FORMS).ingredients
    assert isinstance(ingredients, ReportIngredients)
    made = made_report(ingredients, {})
    if isinstance(made, Refused):
        return made
    assert isinstance(made, Finished)
    files = {f"report.{PDF}": b"".join(seal(made.parts, {}))}
    return made, files | {f"report.{name}" if name in FORMS else name: content for name, content in made.files}


def exposed(vault: Generated, made: Finished, files: dict[str, bytes]) -> list[str]:
    """Where something stands that identifies a person who is not named, or a code of the work beside a label."""
    texts = {name: everything(name, content).casefold() for name, content in files.items()}
    found = []
    for human in vault.humans:
        how = made.people[human.person].how if human.person in made.people else How.WITHHELD
        private = human.needles[2:] if how is How.NAMED else human.needles
        others = {each for one in vault.humans if _is_named(made, one) for each in one.needles[:2]}
        for needle in private:
            if needle not in others:
                found += [
                    f"{name}: {human.person.hex()[:6]}" for name, text in texts.items() if needle.casefold() in text
                ]
    return found


def _is_named(made: Finished, human: object) -> bool:
    person = getattr(human, "person")  # noqa: B009
    return person in made.people and made.people[person].how is How.NAMED


def look(folder: Path, seeds: range) -> Counter[str]:
    """Make and search the vaults of some seeds; what was met, counted."""
    met: Counter[str] = Counter()
    for seed in seeds:
        vault = generated(folder, seed)
        try:
            answer = files_of(vault)
            if isinstance(answer, Refused):
                met[answer.refusal.code] += 1
                continue
            made, files = answer
            assert exposed(vault, made, files) == [], f"seed {seed}"
            texts = [everything(name, content).casefold() for name, content in files.items()]
            assert not any(MET.casefold() in text for text in texts), f"seed {seed}"
            met["actions told"] += any(TOWN.casefold() in text for text in texts)
            met["made"] += 1
            met.update(one.how.value for one in made.people.values())
            page = everything("report.pdf", files["report.pdf"]).casefold()
            named = [one for one in vault.humans if _is_named(made, one)]
            met["named and found"] += sum(one.needles[0].casefold() in page for one in named)
        finally:
            vault.desk.close()
    return met


def test_nobody_who_is_not_named_stands_in_any_file_of_some_vaults(tmp_path: Path) -> None:
    met = look(tmp_path, range(SOME))
    assert met["made"] >= SOME // 2, "most of them can be made"
    assert min(met[how.value] for how in (How.PSEUDONYM, How.WITHHELD, How.DESCRIPTION)) > 0
    assert met["actions told"] > 0, "the control: records beside the cases are told too"
    assert met["named and found"] > 0, "the control: whoever agreed to be named stands there and is found"


@pytest.mark.parametrize("needle", ["Кунгурцевым", "Ravensworthy", "+996 555 31 40 12", "u4x4@example.org"])
def test_control_a_name_that_is_written_past_the_gate_is_found_in_every_form(needle: str) -> None:
    told = ((Run(f"Слова {needle} и другие."),),)
    document = Document(
        title="T", subtitle="S", language="ru", confidentiality="C", contents_title="Содержание",
        page_of="{page} из {total}", annex_stamp="",
        blocks=(Heading("Раздел"), Listing(told), Table("Таблица", ("Столбец",), (told,), (1.0,), name="t")),
    )  # fmt: skip
    files = {
        "report.pdf": render(document), "report.docx": report_of(document, {}), "report.xlsx": workbook_of(document),
        "report.json": json_of(document), **{f"report-{name}": content for name, content in csv_of(document)},
    }  # fmt: skip
    assert holding(files, needle) == list(files)
    assert holding({f"{needle}.pdf": render(document)}, needle), "in a name too"


@pytest.mark.torture
def test_nobody_who_is_not_named_stands_in_any_file_of_a_thousand_vaults(tmp_path: Path) -> None:
    met = look(tmp_path, range(SOME, SOME + MANY))
    print(dict(met))
    assert met["made"] >= MANY // 2
