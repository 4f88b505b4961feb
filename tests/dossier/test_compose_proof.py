"""The last section: what the file shows, how to check it, how much is left out, how well the law was checked."""

from __future__ import annotations

import pytest
from dossier.compose_reading import read, section
from dossier.compose_samples import TABLES, act, attack, composed, detention, document, having, released

from fieldcase.rules.released import ExhibitFate, Release
from fieldcase.rules.uses import USES


def told(release: Release) -> str:
    """The last section as text."""
    return read(section(document(release), "proof"))


@pytest.mark.parametrize("use", sorted(USES))
def test_every_file_says_how_it_is_checked(use: str) -> None:
    assert "fieldcase check-dossier FILE.pdf" in told(attack(use))
    assert "Compare the SHA-256 of the whole file" in told(attack(use))


def test_it_claims_integrity_from_the_import_on_and_no_more() -> None:
    assert "integrity from the moment of import on" in told(attack())
    assert "nor whether what it says is true" in told(attack())
    assert "целостность с момента внесения" in told(detention())
    assert "integrity" not in told(released([]))


def test_the_ends_of_the_journal_are_printed_line_by_line() -> None:
    assert "\naa11\nbb22\n" in told(attack())
    assert "journal" not in told(attack(heads=""))


def test_program_and_tables_are_named() -> None:
    assert f"Fieldcase 1.0. Terms and norms are from tables with the SHA-256 {TABLES.sha256}." in told(attack())


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (0, "The rules on people left out no record", "не исключили из файла ни одной записи"),
        (1, "1 record of the case is left out", "исключена 1 запись дела"),
        (2, "2 records of the case are left out", "исключены 2 записи дела"),
        (5, "5 records of the case are left out", "исключены 5 записей дела"),
        (21, "21 records of the case are left out", "исключена 21 запись дела"),
    ],
)
def test_what_is_left_out_is_a_number_and_a_rule(count: int, english: str, russian: str) -> None:
    assert english in told(having(attack(), left_out=count))
    assert russian in told(having(attack(), left_out=count, language="ru"))


def test_withheld_exhibits_are_counted() -> None:
    shown = attack()
    hidden = having(shown, exhibits=dict.fromkeys(shown.exhibits, ExhibitFate(False)))
    assert "1 exhibit is withheld" in told(hidden)
    assert "withheld" not in told(shown)


@pytest.mark.parametrize("use", sorted(set(USES) - {"internal"}))
def test_outside_an_admission_is_told_only_where_a_lawyer_released_it(use: str) -> None:
    assert "An admission is told only where the lawyer of the case released it." in told(attack(use))
    assert "An admission" not in told(attack("internal"))


@pytest.mark.parametrize(
    ("norms", "english", "russian"),
    [
        (("iccpr:9",), "Its text was compared with the official one.", "Её текст сверен с официальным."),
        (("iccpr:9", "cedaw:7"), "Their texts were compared with the official ones.", "Их тексты сверены"),
        (
            ("iccpr:9", "cedaw:5"),
            "The text of 1 of them is still to be compared",
            "с официальным текст 1 из них",
        ),
        (
            ("cedaw:5", "code:1"),
            "The texts of 2 of them are still to be compared",
            "с официальными тексты 2 из них",
        ),
    ],
)
def test_it_says_how_many_norms_were_compared(norms: tuple[str, ...], english: str, russian: str) -> None:
    release = released([act(1, norms=norms)])
    assert english in told(release)
    assert russian in told(having(release, language="ru"))


def test_a_file_that_names_no_norm_has_nothing_to_say_on_law() -> None:
    assert "Naming a norm" not in told(released([act(1)]))


def test_the_manifest_says_no_more_than_the_pages() -> None:
    made = composed(attack()).document
    assert made.manifest == {
        "case": "KG-2019-01", "use": "un_public", "tables": TABLES.sha256, "journal": ["aa11", "bb22"],
    }  # fmt: skip
