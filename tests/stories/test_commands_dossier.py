"""`fieldcase dossier`: a file where the rules agree, a sentence and no file where they do not, for every use."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pdf_reading
import pikepdf
import pytest
from stories import chronologies
from stories.commands import Laptop, Ran, files_below, opened, table

from fieldcase.casework.desk import Desk
from fieldcase.dossier import verify
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.rules.uses import USES

ALLOWED = (("EX-KG-ATTACK", "un-public", "en"), ("EX-KG-DETENTION", "court", "ru"))


USES_AS_TYPED = sorted(use.replace("_", "-") for use in USES)


def dossier(laptop: Laptop, vault: Path, case: str, use: str, out: Path, language: str = "en") -> Ran:
    return laptop.run("dossier", vault, "--case", case, "--use", use, "--language", language, "--out", out)


def names_in(desk: Desk) -> set[str]:
    """Every name, address and number that identifies somebody in a vault."""
    found: set[str] = set()
    for one in desk.all(PersonIdentity):
        found |= {one.name, *one.other_names, one.document, one.phone, one.email, *one.accounts, one.address}
    return {name for name in found if len(name) > 3}


@pytest.fixture
def vault(case_vault: Path) -> Path:
    return case_vault


def told_or_refused(laptop: Laptop, vault: Path, case: str, use: str, language: str) -> int:
    """One dossier asked for: a whole file, or a sentence that says who and what is missing; the exit status."""
    desk = opened(vault)
    try:
        people, secret = {person.pseudonym for person in desk.all(Person)}, names_in(desk)
    finally:
        desk.close()
    out = laptop.here / f"{case}-{use}-{language}.pdf"
    ran = dossier(laptop, vault, case, use, out, language)
    said = [name for name in secret if name in ran.err]
    if ran.status == 0:
        content = out.read_bytes()
        assert ran.line("sha256") == hashlib.sha256(content).hexdigest()
        assert verify.check(content).agrees
        if said:
            text = pdf_reading.text(content, laptop.folder)
            assert [name for name in said if name not in text] == [], "a warning names only who is named in the file"
    else:
        code = ran.err.split(": ")[1]
        ran.refused(code)
        assert code in ("release.consent-missing", "release.name-missing")
        assert not out.exists()
        assert said == []
        missing = {line.split(":")[0] for line in ran.err.splitlines()[1:]}
        assert people & missing or "Nobody is recorded as the person whose case this is." in missing, ran
    assert list(laptop.here.glob("*.part")) == []
    return ran.status


@pytest.mark.parametrize("use", USES_AS_TYPED)
def test_each_use_makes_a_whole_file_or_says_who_and_what_is_missing(
    laptop: Laptop, sample_copy: Path, use: str
) -> None:
    told = [
        told_or_refused(laptop, sample_copy, *one) for one in (("EX-PRIMER", use, "ru"), ("EX-KG-ATTACK", use, "en"))
    ]
    assert told[0] == 0, "the example has consents for every use"
    if use in ("un-public", "court", "complaint"):
        assert told[1] == (1 if use == "complaint" else 0), "nobody in it agreed to be named in a complaint"


@pytest.mark.torture
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("use", USES_AS_TYPED)
def test_each_use_of_each_case_makes_a_whole_file_or_says_who_and_what_is_missing(
    laptop: Laptop, sample_copy: Path, use: str, language: str
) -> None:
    cases = [case["code"] for case in laptop.run("cases", sample_copy, "--json").done().listed()]
    assert len(cases) >= 4
    for case in cases:
        told_or_refused(laptop, sample_copy, case, use, language)


@pytest.mark.parametrize(("case", "use", "language"), ALLOWED)
def test_the_sample_cases_are_told_for_what_they_were_gathered_for(
    laptop: Laptop, sample_copy: Path, case: str, use: str, language: str, tmp_path: Path
) -> None:
    out = laptop.here / "made.pdf"
    ran = dossier(laptop, sample_copy, case, use, out, language).done()
    assert ran.line("pdf") == str(out)
    assert len(pdf_reading.text(out.read_bytes(), tmp_path).split()) > 300


@pytest.mark.parametrize(
    ("use", "code"),
    [("court", "consent-missing"), ("un-public", "consent-missing"), ("statistics", "consent-missing"),
     ("complaint", "name-missing")],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ru"])
def test_people_nobody_asked_are_named_by_pseudonym_in_a_refusal(
    laptop: Laptop, vault: Path, use: str, code: str, language: str
) -> None:
    before = files_below(laptop.here)
    told = laptop.with_settings(FIELDCASE_LANGUAGE=language)
    ran = dossier(told, vault, "LIN-1", use, laptop.here / "made.pdf").refused(f"release.{code}")
    assert any(line.startswith("Visitor V.: ") for line in ran.err.splitlines())
    assert {name for name in files_below(laptop.here) if name not in before} == set()


def test_warnings_go_to_standard_error_and_stop_nothing(laptop: Laptop, vault: Path) -> None:
    out = laptop.here / "made.pdf"
    ran = dossier(laptop, vault, "LIN-1", "internal", out).done()
    assert ran.out.splitlines() == [f"pdf: {out}", f"sha256: {hashlib.sha256(out.read_bytes()).hexdigest()}"]
    assert "A01" in ran.err
    assert all(line.startswith("fieldcase: ") for line in ran.err.splitlines())


def test_the_same_dossier_twice_is_the_same_file_and_one_issued_version(laptop: Laptop, vault: Path) -> None:
    first, second = (dossier(laptop, vault, "LIN-1", "internal", laptop.here / name).done() for name in ("1", "2"))
    assert first.line("sha256") == second.line("sha256")
    assert laptop.run("info", vault).done().line("Issued dossiers") == "1"
    added = chronologies.rows()[0] | {"what": "Something more / Пример"}
    laptop.run("import", vault, laptop.file("d.csv", table([added])), "--case", "LIN-1").done()
    third = dossier(laptop, vault, "LIN-1", "internal", laptop.here / "2").done()
    assert third.line("sha256") != first.line("sha256")
    desk = opened(vault)
    try:
        assert {one.version for one in desk.all(Issued)} == {1, 2}
    finally:
        desk.close()
    assert laptop.run("verify", vault).done().err == ""


def test_a_file_that_is_no_dossier_of_ours_is_left_as_it_is(laptop: Laptop, vault: Path) -> None:
    out = laptop.file("mine.pdf", "my own notes")
    dossier(laptop, vault, "LIN-1", "internal", out).refused("dossier.file-exists")
    assert out.read_text() == "my own notes"
    assert laptop.run("info", vault).done().line("Issued dossiers") == "0"


@pytest.mark.parametrize("place", ["no/such/folder/made.pdf", "made.pdf/below-a-file", ""])
def test_where_the_file_cannot_be_written_it_says_so_and_nothing_is_issued(
    laptop: Laptop, vault: Path, place: str
) -> None:
    (laptop.here / "made.pdf").write_text("")
    ran = dossier(laptop, vault, "LIN-1", "internal", laptop.here / place)
    assert ran.refused(ran.err.split(": ")[1]).err.startswith("fieldcase: dossier.")
    assert laptop.run("info", vault).done().line("Issued dossiers") == "0"


def test_a_case_nobody_knows_is_named(laptop: Laptop, vault: Path) -> None:
    ran = dossier(laptop, vault, "LIN-2", "internal", laptop.here / "made.pdf")
    assert "LIN-2" in ran.refused("record.no-such-case").err


def test_a_known_name_in_the_file_name_stops_the_export(laptop: Laptop, vault: Path) -> None:
    rows = [chronologies.rows()[2] | {"victim": "Zarina Ospanova"}]
    laptop.run("import", vault, laptop.file("d.csv", table(rows)), "--case", "LIN-1").done()
    out = laptop.here / "Zarina Ospanova.pdf"
    dossier(laptop, vault, "LIN-1", "internal", out).refused("release.identity-in-text")
    assert not out.exists()
    dossier(laptop, vault, "LIN-1", "internal", laptop.here / "LIN-1.pdf").done()


def test_the_file_knows_nothing_of_the_machine_and_the_person_at_it(
    laptop: Laptop, vault: Path, tmp_path: Path
) -> None:
    told = laptop.with_settings(USER="aliya-k", LOGNAME="aliya-k", HOSTNAME="aliya-laptop", TZ="Asia/Bishkek")
    out = laptop.here / "made.pdf"
    dossier(told, vault, "LIN-1", "internal", out).done()
    marks = ("aliya", str(laptop.folder), laptop.folder.name, "Bishkek", "CreationDate", "ModDate", "CreateDate")
    with pdf_reading.opened(out.read_bytes()) as pdf:
        streams = [decoded(one) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        whole = out.read_bytes() + b"".join(streams) + str(pdf.docinfo).encode()
    assert [mark for mark in marks if mark.encode() in whole or mark.encode("utf-16-be") in whole] == []
    assert b"LIN-1" in whole, "the look itself sees what the file holds"


def decoded(stream: pikepdf.Stream) -> bytes:
    """A stream's bytes, as they are where they are a picture's."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()
