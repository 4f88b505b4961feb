"""`fieldcase report`: a report is begun, listed, written in every form; what stops it and what it warns of."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from report_reading import everything
from stories.commands import Laptop, files_below, opened

from fieldcase.casework import reporting
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.people import PersonIdentity
from fieldcase.model.reports import Report

FORMS = ("docx", "pdf", "xlsx", "csv", "json")


def begun(laptop: Laptop, vault: Path, *more: str) -> str:
    """The id of a report that the command begins."""
    ran = laptop.run("report", vault, "--new", "cedaw_single", "--lang", "en", "--country", "kg", *more).done()
    return ran.line("report")


def test_a_report_is_begun_with_the_sections_its_committee_wants_and_is_listed(
    laptop: Laptop, sample_copy: Path
) -> None:
    key = begun(laptop, sample_copy, "--title", "Women", "--case", "EX-KG-ATTACK")
    listed = [line.split("\t") for line in laptop.run("report", sample_copy).done().out.splitlines()]
    assert [key, "cedaw_single", "en", "Women"] in listed
    with closing(opened(sample_copy)) as desk:
        report = reporting.by_id(desk, key)
        assert report.country == "KG"
        assert len(report.cases) == 1
        kinds = [one.kind for one in reporting.parts(desk, report)]
    assert kinds[0] == "summary"
    assert "article" in kinds
    assert "authorities" in kinds


def test_it_is_written_in_every_form_under_one_name_that_is_nobodys(laptop: Laptop, sample_copy: Path) -> None:
    key = begun(laptop, sample_copy, "--case", "EX-KG-ATTACK", "--case", "EX-PRIMER")
    options = [option for form in FORMS for option in ("--form", form)]
    ran = laptop.run("report", sample_copy, key[:10], "--out", "out", *options).done()
    files = files_below(laptop.here / "out")
    assert {name.split(".")[0].split("-v1")[0] for name in files} == {"cedaw-single-en"}
    assert {name.rpartition(".")[2] for name in files} == set(FORMS)
    assert "leaves the encryption" in ran.err
    assert "Nobody is named as submitting" in ran.err
    assert "words: " in ran.out
    assert "Cases told of: 2" in ran.out
    texts = [everything(name, content) for name, content in files.items() if not name.endswith(("csv", "xlsx"))]
    assert all("Attack" in text or "attack" in text for text in texts)
    with closing(opened(sample_copy)) as desk:
        assert {one.form for one in desk.all(Issued)} == set(FORMS)
        assert "export" in {one.deed for one in desk.all(Access)}


def test_without_a_folder_nothing_is_written_and_nothing_kept(laptop: Laptop, sample_copy: Path) -> None:
    key = begun(laptop, sample_copy, "--case", "EX-KG-ATTACK")
    before = files_below(laptop.here)
    ran = laptop.run("report", sample_copy, key).done()
    assert "Named: " in ran.out
    assert set(files_below(laptop.here)) == set(before)
    with closing(opened(sample_copy)) as desk:
        assert not desk.all(Issued)


def test_a_known_name_in_the_words_of_the_report_stops_it_and_leaves_nothing(laptop: Laptop, sample_copy: Path) -> None:
    key = begun(laptop, sample_copy, "--case", "EX-KG-ATTACK")
    with closing(opened(sample_copy)) as desk:
        report = desk.get(Report, bytes.fromhex(key))
        assert report is not None
        name = next(one.name for one in desk.all(PersonIdentity) if one.scope in _scopes(desk.all(PersonIdentity)))
        first = reporting.parts(desk, report)[0]
        desk.save(first, replace(first, text=f"Так говорит {name}."))
    refused = laptop.run("report", sample_copy, key, "--out", "out", "--form", "docx")
    assert (refused.status, refused.out) == (1, "")
    assert "release." in refused.err
    assert name not in refused.err
    assert not files_below(laptop.here / "out")


def _scopes(identities: tuple[PersonIdentity, ...]) -> set[bytes]:
    return {one.scope for one in identities}


def test_a_wrong_line_is_told_and_does_nothing(laptop: Laptop, sample_copy: Path) -> None:
    key = begun(laptop, sample_copy)
    laptop.run("report", sample_copy, key, "--new", "donor").refused("usage", status=2)
    laptop.run("report", sample_copy, "ffffffffffff").refused("record.unknown")
    laptop.run("report", sample_copy, key, "--out", "out").refused("release.report-empty")
