"""`fieldcase check-dossier`: what a finished file says of itself, and whether this vault issued it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from stories import chronologies
from stories.commands import OTHER_PASSPHRASE, Laptop, table


@dataclass(frozen=True)
class Issued:
    """A dossier, the vault that issued it and another vault."""

    laptop: Laptop
    file: Path
    vault: Path
    other: Path


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    laptop = Laptop(tmp_path_factory.mktemp("check"))
    vault, other = laptop.vault(), laptop.vault("other.fieldcase", fresh=True)
    files = [laptop.file("c.csv", table(chronologies.rows())), laptop.file("door.jpg", chronologies.picture())]
    laptop.run("import", vault, *files, "--case", "LIN-1").done()
    out = laptop.here / "made.pdf"
    laptop.run("dossier", vault, "--case", "LIN-1", "--use", "internal", "--language", "en", "--out", out).done()
    return Issued(laptop, out, vault, other)


@pytest.mark.parametrize(("language", "word"), [("en", "agrees with itself"), ("ru", "сам")])
def test_a_whole_file_agrees_with_itself_and_nothing_is_asked(issued: Issued, language: str, word: str) -> None:
    laptop = issued.laptop.with_settings(FIELDCASE_LANGUAGE=language)
    ran = laptop.run("check-dossier", issued.file, typed=None).done()
    assert word in ran.out
    assert "SHA-256" in ran.out, "it says what alone would show that it is the one issued"
    assert ran.line("sha256") == hashlib.sha256(issued.file.read_bytes()).hexdigest()
    assert ran.err == ""


def test_its_own_vault_knows_it(issued: Issued) -> None:
    ran = issued.laptop.run("check-dossier", issued.file, "--vault", issued.vault).done()
    assert "This vault issued exactly this file." in ran.out


def test_another_vault_does_not(issued: Issued) -> None:
    ran = issued.laptop.run("check-dossier", issued.file, "--vault", issued.other)
    assert ran.status == 1
    assert "This vault did not issue this file." in ran.out
    assert "The file agrees with itself." in ran.out


def test_a_wrong_passphrase_is_told_after_what_the_file_says_of_itself(issued: Issued) -> None:
    ran = issued.laptop.run("check-dossier", issued.file, "--vault", issued.vault, typed=OTHER_PASSPHRASE)
    assert ran.status == 1
    assert ran.err.startswith("fieldcase: vault.wrong-passphrase: ")


def flipped(content: bytes, share: float) -> bytes:
    at = min(int(len(content) * share), len(content) - 1)
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _saved_again(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out)
    return out.getvalue()


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    f"a bit at {share:.1%}": partial(flipped, share=share) for share in (0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)
} | {
    "a letter of the manifest": lambda content: content.replace(b'"use": "internal"', b'"use": "external"'),
    "a byte behind the end": lambda content: content + b"\n",
    "a second end": lambda content: content + content,
    "the last byte cut": lambda content: content[:-1],
    "half of it": lambda content: content[: len(content) // 2],
    "saved again by another program": _saved_again,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_anywhere_is_found(issued: Issued, change: str) -> None:
    content = issued.file.read_bytes()
    changed = CHANGES[change](content)
    assert changed != content
    file = issued.laptop.file("changed.pdf", changed)
    ran = issued.laptop.run("check-dossier", file, typed=None)
    assert ran.status == 1
    assert "agrees with itself" not in ran.out
    assert "Traceback" not in ran.err
    told = ran.out if ran.out else ran.err
    assert len(told.split()) > 5, "a sentence"
    vault = issued.laptop.run("check-dossier", file, "--vault", issued.vault)
    assert vault.status == 1


STRANGERS = {
    "a PDF of somebody else": None,
    "nothing": b"",
    "a picture": chronologies.picture(),
    "text": "Протокол №1".encode(),
    "the beginning of a PDF": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_strange_file_is_told_as_such(laptop: Laptop, name: str, language: str) -> None:
    content = STRANGERS[name]
    if content is None:
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.save(laptop.here / "strange.pdf")
    else:
        laptop.file("strange.pdf", content)
    told = laptop.with_settings(FIELDCASE_LANGUAGE=language)
    ran = told.run("check-dossier", laptop.here / "strange.pdf", typed=None).refused("dossier.not-a-dossier")
    assert "strange.pdf" in ran.err


@pytest.mark.parametrize("what", ["nothing", "a folder"])
def test_what_cannot_be_read_is_named(laptop: Laptop, what: str) -> None:
    path = laptop.here / "gone.pdf"
    if what == "a folder":
        path.mkdir()
    assert "gone.pdf" in laptop.run("check-dossier", path, typed=None).refused("dossier.cannot-read").err
