"""Taking evidence in: stored beside deeds, entered in one, the same bytes once, nothing left of what was stopped."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from vaults import new_desk

from fieldcase.casework import evidence, offered, originals, storing, viewing
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sample import drawn
from fieldcase.errors import Cancelled, PictureUnreadable
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import AnyId, EventId, EvidenceId
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    made = new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())
    yield made
    made.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case in it."""
    return taken_or_new(desk, "X-1")


def nothing(_done: int, _total: int) -> None:
    """Hear how far it is."""


def going_on() -> bool:
    """Nobody stops it."""
    return False


def stored(desk: Desk, found: Sequence[offered.Offered]) -> tuple[evidence.Stored, ...]:
    """These files, encrypted and not yet entered; none is left."""
    kept = storing.stored(desk, found, nothing, going_on)
    assert kept.left == ()
    return kept.stored


def files_in(desk: Desk) -> int:
    """How many files lie in the vault's folder of evidence."""
    return sum(1 for path in (desk.vault.path / "blobs").rglob("*") if path.is_file())


def some_files(folder: Path, *contents: bytes) -> list[Path]:
    """Files with these bytes."""
    paths = [folder / f"{number}.txt" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths


def test_a_batch_is_entered_as_one_deed_and_undone_as_one(desk: Desk, case: Case, tmp_path: Path) -> None:
    event = Event(id=EventId(desk.new_id()), scope=case.scope, what="Обыск")
    desk.save(None, event)
    found = offered.looked_over(some_files(tmp_path, b"one", b"two"))
    about = Evidence(id=EvidenceId(b""), scope=case.scope, title="Обыск", origin="от соседки", looked_at="nobody")
    entered = evidence.enter(desk, case.scope, stored(desk, found), about, event.id)
    assert [(one.number, one.title, one.origin, one.looked_at) for one in entered.new] == [
        ("A01", "Обыск 1", "от соседки", "nobody"),
        ("A02", "Обыск 2", "от соседки", "nobody"),
    ]
    linked = desk.get(Event, event.id)
    assert linked is not None
    assert linked.evidence == tuple(one.id for one in entered.new)
    assert [one.event for one in desk.all(Custody)] == ["imported", "imported"]
    desk.undo()
    after = desk.get(Event, event.id)
    assert after is not None
    assert (desk.all(Evidence), after.evidence) == ((), ())


def test_the_same_bytes_are_not_taken_twice_and_their_record_is_named(desk: Desk, case: Case, tmp_path: Path) -> None:
    first = evidence.enter(desk, case.scope, stored(desk, offered.looked_over(some_files(tmp_path, b"one"))))
    copies = offered.looked_over(some_files(tmp_path, b"new", b"one", b"new"))
    again = evidence.enter(desk, case.scope, stored(desk, copies))
    assert [one.number for one in again.new] == ["A02"]
    assert [(name, one.number) for name, one in again.known] == [("1.txt", "A01"), ("2.txt", "A02")]
    assert first.new[0].id == again.known[0][1].id
    assert files_in(desk) == 2, "the second copies of the bytes went"


def test_the_same_bytes_in_another_case_are_its_own_evidence(desk: Desk, case: Case, tmp_path: Path) -> None:
    found = offered.looked_over(some_files(tmp_path, b"one"))
    for one in (case, taken_or_new(desk, "X-2")):
        entered = evidence.enter(desk, one.scope, stored(desk, found))
        assert len(entered.new) == 1


def test_what_was_stopped_leaves_no_file_behind(desk: Desk, case: Case, tmp_path: Path) -> None:
    found = offered.looked_over(some_files(tmp_path, b"one", b"two", b"three"))
    heard: list[tuple[int, int]] = []

    def stopped() -> bool:
        return len(heard) >= 2

    with pytest.raises(Cancelled):
        storing.stored(desk, found, lambda done, total: heard.append((done, total)), stopped)
    assert heard == [(3, 11), (6, 11)], "two files were stored before it was stopped"
    assert files_in(desk) == 0
    assert desk.all(Evidence) == ()


def test_a_file_that_vanished_is_named_and_the_others_come_in(desk: Desk, case: Case, tmp_path: Path) -> None:
    paths = some_files(tmp_path, b"one", b"two", b"three")
    found = offered.looked_over(paths)
    paths[1].unlink()
    kept = storing.stored(desk, found, nothing, going_on)
    assert [(one.name, one.why) for one in kept.left] == [("1.txt", originals.GONE)]
    entered = evidence.enter(desk, case.scope, kept.stored)
    assert [one.file_name for one in entered.new] == ["0.txt", "2.txt"]
    assert files_in(desk) == 2


def test_a_deed_that_fails_takes_the_stored_files_back(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = stored(desk, offered.looked_over(some_files(tmp_path, b"one")))
    assert files_in(desk) == 1

    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(evidence, "add_custody", fails)
    with pytest.raises(MemoryError):
        evidence.enter(desk, case.scope, kept)
    assert (files_in(desk), desk.all(Evidence)) == (0, ())


def test_what_cannot_be_taken_says_why_in_words(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    paths = [*some_files(tmp_path, b"text", b""), tmp_path / "folder", tmp_path / "gone.txt", tmp_path / "0.txt"]
    found = offered.looked_over(paths)
    assert [one.name for one in found] == ["0.txt", "1.txt", "folder", "gone.txt"], "each file once"
    assert [bool(one.fault) for one in found] == [False, True, True, True]
    assert (found[0].size, found[0].media_type) == (4, "text/plain")


def test_originals_are_deleted_only_where_the_vault_holds_the_same_bytes(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    paths = some_files(tmp_path, b"one", b"two", b"three")
    entered = evidence.enter(desk, case.scope, stored(desk, offered.looked_over(paths)))
    paths[1].write_bytes(b"changed since")
    blob = entered.new[2].blob
    assert blob is not None
    desk.vault.blobs.path(blob).write_bytes(b"damaged")
    left = originals.delete_originals(desk, list(zip(paths, entered.new, strict=True)), nothing, going_on)
    assert [path.exists() for path in paths] == [False, True, True]
    assert [one.name for one in left] == ["1.txt", "2.txt"]


def test_a_picture_is_seen_cleaned_and_a_text_as_it_is(desk: Desk, case: Case) -> None:
    picture = evidence.import_evidence(desk, case.scope, io.BytesIO(drawn(["Пример"], 1)), "кадр.png")
    assert viewing.view_of(picture) is viewing.View.PICTURE
    assert viewing.picture(desk, picture)[:3] == b"\xff\xd8\xff"
    words = evidence.import_evidence(desk, case.scope, io.BytesIO("Показания".encode()), "текст.txt")
    assert viewing.view_of(words) is viewing.View.TEXT
    assert viewing.text(desk, words).words == "Показания"
    sound = evidence.import_evidence(desk, case.scope, io.BytesIO(b"OggS rest"), "голос.ogg")
    assert viewing.view_of(sound) is viewing.View.SOUND
    with pytest.raises(PictureUnreadable):
        viewing.picture(desk, sound)


def test_a_check_finds_a_changed_file_and_passes_a_whole_one(desk: Desk, case: Case) -> None:
    piece = evidence.import_evidence(desk, case.scope, io.BytesIO(b"one"), "1.txt")
    assert viewing.check(desk, piece).sound
    assert piece.blob is not None
    path = desk.vault.blobs.path(piece.blob)
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(bytes(raw))
    assert not viewing.check(desk, piece).sound
    path.unlink()
    missing = viewing.check(desk, piece)
    assert not missing.sound
    assert "missing" in missing.sentence


def test_the_note_that_somebody_looked_is_no_step_of_undo(desk: Desk, case: Case) -> None:
    piece = evidence.import_evidence(desk, case.scope, io.BytesIO(b"one"), "1.txt")
    log_access(desk, "view", AnyId(piece.id))
    desk.undo()
    assert desk.all(Evidence) == (), "the import was taken back"
    assert [one.deed for one in desk.all(Access)] == ["view"], "and the look is still known"
