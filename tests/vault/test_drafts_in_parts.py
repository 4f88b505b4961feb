"""Answers of an interview that is under way: a row each, beside the drafts of whole fields and apart from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from vaults import case_scope, decrypted, new_vault, open_again, save

from fieldcase.errors import NothingToErase
from fieldcase.model.declare import field_named
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import InterviewId
from fieldcase.vault.journal import Stamp
from fieldcase.vault.vault import Vault

STAMP = Stamp(b"\x0a" * 16, b"\x0b" * 16)
SECRET = "Ландыш сказала про лейтенанта"


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def interview(vault: Vault) -> Interview:
    made = Interview(id=InterviewId(b"i" * 16), scope=case_scope(vault), account="Начато")
    save(vault, None, made)
    return made


def keep(vault: Vault, interview: Interview, **parts: str | None) -> None:
    with vault.transaction():
        vault.drafts.keep_parts(interview, "answers", {f"/data/{k}": v for k, v in parts.items()}, vault.world.now())


def kept(vault: Vault, interview: Interview) -> dict[str, str]:
    return vault.drafts.parts_of(interview.key, "answers")


def test_a_part_takes_the_place_of_the_one_before_and_none_takes_it_away(vault: Vault, interview: Interview) -> None:
    keep(vault, interview, a="1", b="2", c="3")
    keep(vault, interview, a="11", b=None)
    assert kept(vault, interview) == {"/data/a": "11", "/data/c": "3"}


def test_parts_outlast_a_closing_of_the_vault(vault: Vault, interview: Interview) -> None:
    keep(vault, interview, told=SECRET)
    with open_again(vault) as again:
        assert kept(again, interview) == {"/data/told": SECRET}


def test_parts_are_no_draft_of_a_field_and_make_no_record_that_was_begun(vault: Vault, interview: Interview) -> None:
    keep(vault, interview, told=SECRET)
    assert list(vault.drafts.kept(interview.key)) == []
    assert vault.drafts.unfinished(vault.store) == ()
    assert vault.drafts.words_of(interview.key) == {}


def test_the_interview_kept_last_comes_first(vault: Vault, interview: Interview) -> None:
    other = Interview(id=InterviewId(b"j" * 16), scope=interview.scope)
    save(vault, None, other)
    keep(vault, other, a="1")
    keep(vault, interview, a="1")
    assert [key for key, _ in vault.drafts.drafted_in_parts(Interview, "answers")] in (
        [interview.key, other.key],
        [other.key, interview.key],  # kept in the same millisecond
    )
    with vault.transaction():
        vault.drafts.drop(interview.key, "answers")
    assert vault.drafts.drafted_in_parts(Interview, "answers") == ((other.key, other.scope),)


def test_dropping_one_field_leaves_the_drafts_of_the_others(vault: Vault, interview: Interview) -> None:
    keep(vault, interview, a="1")
    with vault.transaction():
        vault.drafts.keep(interview, "account", "Иначе", vault.world.now())
        vault.drafts.drop(interview.key, "answers")
    assert kept(vault, interview) == {}
    assert [draft.field for draft in vault.drafts.kept(interview.key)] == ["account"]


@pytest.mark.parametrize("field", ["answers", None])
def test_erasing_the_answers_or_the_interview_takes_the_parts_along(
    vault: Vault, interview: Interview, field: str | None
) -> None:
    keep(vault, interview, told=SECRET)
    assert SECRET.encode() in decrypted(vault), "the control: it is there before"
    with vault.transaction():
        vault.store.erase(interview, field_named(Interview, field) if field else None, STAMP)
    assert kept(vault, interview) == {}


def test_erasing_another_field_leaves_the_parts(vault: Vault, interview: Interview) -> None:
    keep(vault, interview, told=SECRET)
    with vault.transaction():
        vault.store.erase(interview, field_named(Interview, "account"), STAMP)
        with pytest.raises(NothingToErase):
            vault.store.erase(interview, field_named(Interview, "health"), STAMP)
    assert kept(vault, interview) == {"/data/told": SECRET}
