"""What a file says of itself is kept when it comes in; a file that cannot be understood comes in all the same."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from parsers.papers import printed
from parsers.telling_files import AUTHOR, MAKER, paper, photograph
from vaults import new_desk

from fieldcase.casework import metadata, offered, storing
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import enter, import_evidence
from fieldcase.errors import ChildFailed, PictureUnreadable
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ScopeId
from fieldcase.parsers import metadata as parser
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())
    yield made
    made.close()


@pytest.fixture
def scope(desk: Desk) -> ScopeId:
    return taken_or_new(desk, "X-1").scope


def now(desk: Desk, one: Evidence) -> Evidence:
    found = desk.get(Evidence, one.id)
    assert found is not None
    return found


def test_photographs_and_documents_of_a_batch_keep_what_they_say(desk: Desk, scope: ScopeId, tmp_path: Path) -> None:
    for name, content in (("a.jpg", photograph()), ("b.pdf", paper()), ("c.txt", b"words")):
        (tmp_path / name).write_bytes(content)
    found = offered.looked_over([tmp_path / name for name in ("a.jpg", "b.pdf", "c.txt")])
    entered = enter(desk, scope, storing.stored(desk, found, lambda _done, _all: None, lambda: False).stored)
    picture, document, text = (now(desk, one).metadata for one in entered.new)
    assert f"exif.Make: {MAKER}" in picture
    assert any(line.startswith("gps: ") for line in picture)
    assert f"pdf.Author: {AUTHOR}" in document
    assert text == ()


def test_a_failing_child_means_no_metadata_and_never_a_failed_import(
    desk: Desk, scope: ScopeId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(_content: bytes, _batch: object) -> tuple[str, ...]:
        raise ChildFailed

    with monkeypatch.context() as patch:
        patch.setattr(parser, "told_by", falls)
        one = import_evidence(desk, scope, io.BytesIO(photograph()), "a.jpg")
    assert now(desk, one).metadata == ()
    broken = import_evidence(desk, scope, io.BytesIO(b"\xff\xd8\xff and no more"), "b.jpg")
    assert (now(desk, broken).metadata, now(desk, broken).media_type) == ((), "image/jpeg")
    assert f"exif.Make: {MAKER}" in metadata.read_now(desk, one), "the control: it could have been read"
    with pytest.raises(PictureUnreadable):
        metadata.read_now(desk, broken)


def test_what_was_imported_before_is_read_when_somebody_asks_and_undone_as_one(desk: Desk, scope: ScopeId) -> None:
    one = import_evidence(desk, scope, io.BytesIO(photograph()), "a.jpg")
    desk.save(one, older := replace(one, metadata=()))
    metadata.keep(desk, one.id, metadata.read_now(desk, older))
    assert f"exif.Make: {MAKER}" in now(desk, one).metadata
    desk.undo()
    assert now(desk, one).metadata == ()


def test_printing_is_chosen_by_a_deed_and_not_before(desk: Desk, scope: ScopeId) -> None:
    one = import_evidence(desk, scope, io.BytesIO(photograph()), "a.jpg")
    assert not now(desk, one).metadata_printed
    metadata.choose_to_print(desk, one.id, on=True)
    assert now(desk, one).metadata_printed
    metadata.choose_to_print(desk, one.id, on=False)
    assert not now(desk, one).metadata_printed


def test_only_what_may_say_something_of_itself_is_read(desk: Desk, scope: ScopeId) -> None:
    told = [
        metadata.can_be_read(import_evidence(desk, scope, io.BytesIO(content), name))
        for name, content in (("a.jpg", photograph()), ("b.pdf", printed("a")), ("c.txt", b"x"), ("d.ogg", b"OggS"))
    ]
    assert told == [True, True, False, False]


def test_a_file_that_ends_its_child_takes_nothing_from_those_that_came_with_it(
    desk: Desk, scope: ScopeId, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = parser.told_by

    def second_falls(content: bytes, batch: Any) -> tuple[str, ...]:
        if content.startswith(b"%PDF-"):
            batch.stop()
            raise ChildFailed
        return told(content, batch)

    monkeypatch.setattr(parser, "told_by", second_falls)
    for name, content in (("a.jpg", photograph()), ("b.pdf", paper()), ("c.jpg", photograph() + b"\x00")):
        (tmp_path / name).write_bytes(content)
    found = offered.looked_over([tmp_path / name for name in ("a.jpg", "b.pdf", "c.jpg")])
    entered = enter(desk, scope, storing.stored(desk, found, lambda _done, _all: None, lambda: False).stored)
    assert [bool(now(desk, one).metadata) for one in entered.new] == [True, False, True]
