"""Issued versions: named after nobody, listed, written again byte for byte unless somebody took back consent."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from stories.commands import PASSPHRASE

from fieldcase.casework import cases, consents, dossiers, erasing
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.gathering import CleanPictures
from fieldcase.errors import CaseChanged, ConsentWithdrawn, EvidenceDamaged, FileExists, VersionNotKept
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.ids import ConsentId, PersonId
from fieldcase.model.people import Consent, Person
from fieldcase.world import World

CODE, USE, LANGUAGE = "EX-KG-ATTACK", "un_public", "en"


@pytest.fixture
def desk(sample_vault: Path, tmp_path: Path) -> Iterator[Desk]:
    path = Path(shutil.copytree(sample_vault, tmp_path / "sample.fieldcase"))
    opened = Desk.open(path, PASSPHRASE, World())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def issued_vault(sample_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The sample with one issued version of the attack case, and the file of it. To be copied, not changed."""
    folder = tmp_path_factory.mktemp("issued")
    path, target = Path(shutil.copytree(sample_vault, folder / "sample.fieldcase")), folder / "1.pdf"
    opened = Desk.open(path, PASSPHRASE, World())
    try:
        issued(opened, target)
    finally:
        opened.close()
    return path, target.read_bytes()


@pytest.fixture
def told(issued_vault: tuple[Path, bytes], tmp_path: Path) -> Iterator[Desk]:
    """A desk at a vault in which one version was issued already."""
    path = Path(shutil.copytree(issued_vault[0], tmp_path / "told.fieldcase"))
    opened = Desk.open(path, PASSPHRASE, World())
    yield opened
    opened.close()


def the_version(desk: Desk) -> Issued:
    """The version that was issued already."""
    return dossiers.issued_versions(desk, case_of(desk))[0]


def issued(desk: Desk, target: Path) -> Issued:
    """One issued version of the attack case."""
    dossiers.export(desk, CODE, USE, LANGUAGE, target)
    return dossiers.issued_versions(desk, case_of(desk))[0]


def case_of(desk: Desk) -> Case:
    return cases.by_code(desk, CODE)


def test_the_suggested_name_counts_the_versions_of_the_use_and_the_language(desk: Desk, told: Desk) -> None:
    name = dossiers.suggested_name(desk, case_of(desk), USE, LANGUAGE)
    assert name == "EX-KG-ATTACK-un-public-en-v1.pdf"
    assert dossiers.suggested_name(told, case_of(told), USE, LANGUAGE) == "EX-KG-ATTACK-un-public-en-v2.pdf"
    assert dossiers.suggested_name(told, case_of(told), USE, "ru").endswith("-ru-v1.pdf")
    assert dossiers.suggested_name(told, case_of(told), "media", LANGUAGE).endswith("-v1.pdf")


@pytest.mark.parametrize(
    ("code", "name"),
    [("a/b\\c:d", "a-b-c-d-media-ru-v1.pdf"), ("../..", "case-media-ru-v1.pdf"), ("", "case-media-ru-v1.pdf")],
)
def test_the_suggested_name_holds_no_sign_that_leads_elsewhere(desk: Desk, code: str, name: str) -> None:
    assert dossiers.suggested_name(desk, replace(case_of(desk), code=code), "media", "ru") == name


def test_versions_are_listed_the_newest_first(told: Desk, tmp_path: Path) -> None:
    desk, first = told, the_version(told)
    desk.save(case_of(desk), replace(case_of(desk), summary="Changed."))
    second = issued(desk, tmp_path / "2.pdf")
    listed = dossiers.issued_versions(desk, case_of(desk))
    assert [one.id for one in listed] == [second.id, first.id]
    assert [one.version for one in listed] == [2, 1]
    assert dossiers.issued_versions(desk, cases.by_code(desk, "EX-PRIMER")) == ()


def test_an_issued_version_is_written_again_byte_for_byte_and_the_look_is_kept(
    issued_vault: tuple[Path, bytes], told: Desk, tmp_path: Path
) -> None:
    desk, again, version = told, tmp_path / "again.pdf", the_version(told)
    looks = len(desk.all(Access))
    dossiers.write_issued_again(desk, version, again)
    assert again.read_bytes() == issued_vault[1]
    assert again.stat().st_mode & 0o777 == 0o600
    assert len(desk.all(Access)) == looks + 1
    assert len(dossiers.issued_versions(desk, case_of(desk))) == 1, "it is no new version"


def test_a_foreign_file_is_not_replaced(told: Desk, tmp_path: Path) -> None:
    desk, version, foreign = told, the_version(told), tmp_path / "letter.pdf"
    foreign.write_bytes(b"%PDF- a letter")
    with pytest.raises(FileExists):
        dossiers.write_issued_again(desk, version, foreign)
    assert foreign.read_bytes() == b"%PDF- a letter"


def test_a_version_with_somebody_who_took_back_consent_is_not_written_again(told: Desk, tmp_path: Path) -> None:
    desk, version = told, the_version(told)
    person = next(one for one in (desk.get(Person, who) for who in case_of(desk).about) if one)
    consents.withdraw(desk, person)
    with pytest.raises(ConsentWithdrawn) as refused:
        dossiers.write_issued_again(desk, version, tmp_path / "again.pdf")
    assert person.pseudonym in refused.value.told(words("en"))
    assert [one.record for one in refused.value.where] == [person.id]
    assert not (tmp_path / "again.pdf").exists()
    assert desk.get(Issued, version.id) == version, "it stays in the vault"


def test_a_version_whose_file_was_forgotten_says_so(told: Desk, tmp_path: Path) -> None:
    desk, version = told, the_version(told)
    erasing.erase(desk, case_of(desk).about[0])
    forgotten = desk.get(Issued, version.id)
    assert forgotten is not None
    with pytest.raises(VersionNotKept):
        dossiers.write_issued_again(desk, forgotten, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_a_kept_file_that_is_not_what_was_issued_is_not_written(told: Desk, tmp_path: Path) -> None:
    desk, version = told, the_version(told)
    with pytest.raises(EvidenceDamaged):
        dossiers.write_issued_again(desk, replace(version, sha256=b"x" * 32), tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_a_case_that_was_changed_while_its_file_was_made_is_not_issued(desk: Desk, tmp_path: Path) -> None:
    case, target = case_of(desk), tmp_path / "x.pdf"
    made = dossiers.made_from(dossiers.gather(desk, case, USE, LANGUAGE, target.name), CleanPictures(desk))
    person = next(one for one in (desk.get(Person, who) for who in case.about) if one)
    consents.withdraw(desk, person)
    with pytest.raises(CaseChanged):
        dossiers.issue(desk, case, made, target)
    assert not list(tmp_path.glob("x.pdf*"))
    assert dossiers.issued_versions(desk, case) == ()


def test_what_was_made_and_not_changed_meanwhile_is_issued(desk: Desk, tmp_path: Path) -> None:
    case, target = case_of(desk), tmp_path / "x.pdf"
    made = dossiers.made_from(dossiers.gather(desk, case, USE, LANGUAGE, target.name), CleanPictures(desk))
    dossiers.issue(desk, case, made, target)
    assert target.read_bytes() == made.content
    assert [one.sha256 for one in dossiers.issued_versions(desk, case)] == [made.sha256]
    assert dict(dossiers.reveals(made, words("ru")))["Under a pseudonym"] == "2"


@pytest.mark.parametrize("medium", ["picture", "document"])
def test_a_version_with_a_picture_of_somebody_who_took_back_that_is_not_written_again(
    desk: Desk, tmp_path: Path, medium: str
) -> None:
    case, who = case_of(desk), PersonId(desk.new_id())
    desk.save(None, Person(id=who, scope=case.scope, pseudonym="Juniper", kind="client"))
    told, shown = (
        Consent(
            id=ConsentId(desk.new_id()), scope=case.scope, person=who, uses=(USE,), media=media, level="without_name"
        )
        for media in (("text",), ("picture",))
    )
    for one in (told, shown):
        desk.save(None, one)
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(out, "JPEG")
    piece = import_evidence(desk, case.scope, io.BytesIO(out.getvalue()), "x.jpg")
    desk.save(piece, replace(piece, shows=(who,), looked_at="people"))
    version = issued(desk, tmp_path / "1.pdf")
    assert who in version.people
    taken_back = Consent(
        id=ConsentId(desk.new_id()), scope=case.scope, person=who, uses=(USE,), media=(medium,), level="refused"
    )
    desk.save(None, taken_back)
    if medium == "document":  # the control: no document of that person is in it
        dossiers.write_issued_again(desk, version, tmp_path / "again.pdf")
        return
    with pytest.raises(ConsentWithdrawn) as refused:
        dossiers.write_issued_again(desk, version, tmp_path / "again.pdf")
    assert "Juniper" in refused.value.told(words("en"))
    assert not (tmp_path / "again.pdf").exists()
