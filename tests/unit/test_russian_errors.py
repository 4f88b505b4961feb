"""Every error in both languages: its sentence fills, says what was kept, and gets its values wherever it is raised."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import catalogues
import pytest

from fieldcase import errors
from fieldcase.errors import FieldcaseError, UsageError, WrongPassphrase
from fieldcase.i18n import LANGUAGES, words

ROOT = Path(__file__).resolve().parent.parent.parent


def all_kinds(kind: type[FieldcaseError] = FieldcaseError) -> Iterator[type[FieldcaseError]]:
    """An error and everything below it in the tree."""
    yield kind
    for below in kind.__subclasses__():
        yield from all_kinds(below)


KINDS = sorted({kind for kind in all_kinds() if kind.__module__.startswith("fieldcase.")}, key=lambda kind: kind.code)
TOLD = [kind for kind in KINDS if kind is not UsageError]
KEPT = {
    "en": r"[Nn]othing was|No file was|left as it |unchanged|unharmed|kept|changed nothing",
    "ru": r"[Нн]ичего не|Файл не записан|оставлен\w? как был|не изменил|цел[оы]?\b",
}


def filled(kind: type[FieldcaseError], language: str) -> str:
    """The sentence of an error with something in each of its places."""
    return kind(**dict.fromkeys(catalogues.fields(kind.sentence), "K-17")).told(words(language))


def test_the_tree_is_there() -> None:
    assert len(KINDS) > 40
    assert {kind.__name__ for kind in KINDS} == set(errors.__all__) - {"N_"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_is_told_whole(kind: type[FieldcaseError], language: str) -> None:
    told = filled(kind, language)
    assert not set("{}") & set(told)
    assert told.count("K-17") >= len(catalogues.fields(kind.sentence))
    assert told[0].isupper() or told.startswith("K-17")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.__name__)
def test_an_error_says_what_was_kept(kind: type[FieldcaseError], language: str) -> None:
    assert re.search(KEPT[language], filled(kind, language))


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.__name__)
def test_an_error_is_translated(kind: type[FieldcaseError]) -> None:
    russian = filled(kind, "ru")
    assert russian != filled(kind, "en")
    assert re.search("[а-яё]", russian)


def test_a_value_with_braces_is_told_as_it_is() -> None:
    assert "{x}" in errors.NotAVault(path="a{x}b").told(words("ru"))


def test_an_error_without_its_values_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        errors.NotAVault().told(words("en"))


def raised(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The errors that a module makes by name, each with the names of the values it gives."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in errors.__all__ and name != "N_" and all(value.arg for value in node.keywords):
                yield name, frozenset(value.arg or "" for value in node.keywords)


def test_a_raise_that_lacks_a_value_would_be_found() -> None:
    assert list(raised("raise NotAVault(folder=1)\nerrors.Cancelled()")) == [
        ("NotAVault", frozenset({"folder"})),
        ("Cancelled", frozenset()),
    ]


def test_every_place_that_makes_an_error_gives_the_values_of_its_sentence() -> None:
    files = sorted((ROOT / "fieldcase").rglob("*.py"))
    made = [(file.name, name, given) for file in files for name, given in raised(file.read_text("utf-8"))]
    assert len(made) > 50
    kinds: dict[str, type[FieldcaseError]] = {kind.__name__: kind for kind in KINDS}
    assert [entry for entry in made if not catalogues.fields(kinds[entry[1]].sentence) <= entry[2]] == []


def test_the_text_of_an_error_in_a_log_is_its_code_alone() -> None:
    assert str(WrongPassphrase()) == "vault.wrong-passphrase"
    assert str(errors.NotAVault(path="secret-place")) == "vault.not-a-vault"
