"""Copies without what was marked: it is nowhere in them, the rest is, the original stays, a stop leaves nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from parsers.given_away import COVERED, NAME, OTHER, paper
from PIL import Image
from unit.desks import desk_at
from unit.redactions import (
    Redacted,
    bytes_of,
    copied,
    everything_in,
    files_in,
    found_and_marked,
    going_on,
    marked,
    nothing,
    of,
    redacted_at,
    taken,
)

from fieldcase.casework import marks, redacting, viewing
from fieldcase.casework.desk import Desk
from fieldcase.casework.marked_words import WHOLE
from fieldcase.casework.papers import Paper
from fieldcase.errors import (
    Cancelled,
    CopyNotClean,
    EvidenceDamaged,
    FieldcaseError,
    MarkedWordsRemain,
    NothingMarked,
    NotRedactable,
)
from fieldcase.model.evidence import Custody, Evidence, Mark
from fieldcase.model.ids import MarkId, PersonId, SourceId
from fieldcase.parsers.documents import Pages


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    with desk_at(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redacted]:
    with desk_at(tmp_path_factory.mktemp("redacted")) as desk:
        yield redacted_at(desk, paper())


def test_after_redaction_the_words_are_nowhere_and_the_original_had_them_everywhere(
    redacted: Redacted, tmp_path: Path
) -> None:
    original = redacted.original
    before = everything_in(original, tmp_path)
    for word in ("айгуль", "бекова", "bekova", COVERED.casefold()):
        assert word in before, "the control"
    with pikepdf.open(io.BytesIO(original)) as pdf:
        assert NAME in str(pdf.docinfo["/Author"])
        assert NAME in str(pdf.Root.Metadata.read_bytes().decode())
        assert list(pdf.attachments) == ["Бекова.txt"]
    after = everything_in(redacted.copy, tmp_path)
    assert [word for word in ("айгуль", "беков", "bekov", COVERED.casefold()) if word in after] == []
    for word in ("протокол", "гражданка", "доставлена", "молчала", "подпись", "телефон"):
        assert word in after, "what was not marked is there"
    with pikepdf.open(io.BytesIO(redacted.copy)) as pdf:
        assert (list(pdf.attachments), list(pdf.docinfo), set(pdf.Root.keys())) == ([], [], {"/Type", "/Pages"})


def test_the_place_of_each_box_is_black_in_the_copy(redacted: Redacted) -> None:
    these = redacted.found

    def drawn_pages(content: bytes) -> dict[int, Image.Image]:
        with Pages(content) as pages:
            numbers = {mark.page or 1 for mark in these}
            return {one: Image.open(io.BytesIO(pages.picture(one - 1, 1240))).convert("L") for one in numbers}

    def lightest(pages: dict[int, Image.Image], mark: Mark) -> int:
        drawn = pages[mark.page or 1]
        left, top, right, bottom = marks.box_of(mark)
        wide, high = drawn.size
        box = (left * wide // WHOLE, top * high // WHOLE, right * wide // WHOLE + 1, bottom * high // WHOLE + 1)
        return max(drawn.crop(box).tobytes())

    assert len(these) >= 3
    before, after = drawn_pages(redacted.original), drawn_pages(redacted.copy)
    assert [lightest(before, mark) for mark in these] == [255] * len(these), "the control"
    assert max(lightest(after, mark) for mark in these) < 60


def test_the_copy_is_a_piece_of_its_own_and_the_original_is_untouched(desk: Desk) -> None:
    piece = taken(desk, paper())
    full = replace(
        piece, looked_at="people", shows=(PersonId(desk.new_id()),), identifies=(PersonId(desk.new_id()),),
        description="Бекова у стены", language="ru", source=SourceId(desk.new_id()), origin="от соседки",
        metadata=("Author: Бекова",), metadata_printed=True,
    )  # fmt: skip
    desk.save(piece, full)
    found_and_marked(desk, full, "Айгуль", "Бекова")
    held = bytes_of(desk, full)
    copy = copied(desk, full)
    assert (copy.number, copy.title, copy.made_from, copy.made_how) == ("A02", "Протокол: копия", full.id, "redacted")
    assert (copy.kind, copy.language, copy.source) == ("document", "ru", full.source)
    assert (copy.looked_at, copy.shows, copy.identifies) == ("not_looked_at", (), ()), "for a person to say"
    assert (copy.description, copy.origin, copy.metadata, copy.metadata_printed) == ("", "", (), False)
    assert "Беков" not in copy.file_name
    assert copy.sha256 != full.sha256
    assert bytes_of(desk, full) == held
    assert desk.get(Evidence, full.id) == full
    assert viewing.check(desk, copy).sound
    ledger = {(one.evidence, one.event, one.reason) for one in desk.all(Custody) if one.event != "imported"}
    assert ledger == {(copy.id, "redacted", "для суда"), (full.id, "copied", "для суда")}
    assert {mark.copy for mark in of(desk, full)} == {copy.id}


def test_a_title_that_says_what_was_taken_out_is_not_carried_over(desk: Desk) -> None:
    piece = taken(desk, paper())
    these = found_and_marked(desk, piece, "Айгуль", "Бекова")
    made = redacting.make(desk, piece, these, nothing, going_on)
    assert redacting.enter(desk, piece, these, made, "Протокол на Бекову (копия)", "").title == ""


def test_the_same_marks_give_the_same_bytes_and_no_second_piece(desk: Desk) -> None:
    piece = taken(desk, paper())
    found_and_marked(desk, piece, "Айгуль", "Бекова")
    first, again = copied(desk, piece), copied(desk, piece)
    assert first.id == again.id
    assert (len(desk.all(Evidence)), files_in(desk)) == (2, 2)


def test_undo_takes_the_copy_back_and_then_the_marks(desk: Desk) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (1000, 1000, 3000, 1500), "face")
    copied(desk, piece)
    desk.undo()
    assert [one.id for one in desk.all(Evidence)] == [piece.id]
    assert [one.copy for one in of(desk, piece)] == [None]
    assert len(desk.all(Custody)) == 1
    desk.undo()
    assert of(desk, piece) == ()
    desk.redo()
    assert [one.id for one in of(desk, piece)] == [mark.id]


def test_marks_are_changed_and_taken_away_and_all_of_a_find_undone_at_once(desk: Desk) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (3000, 1500, 1000, 1000), "face")
    assert marks.box_of(mark) == (1000, 1000, 3000, 1500), "a box drawn from below is the same"
    marks.change(desk, replace(marks.placed(mark, (0, 0, 20_000, 500)), reason="child"))
    (now,) = of(desk, piece)
    assert (now.reason, marks.box_of(now)) == ("child", (0, 0, WHOLE, 500))
    assert not marks.change(desk, now).kinds, "nothing is another"
    desk.undo()
    assert [one.reason for one in of(desk, piece)] == ["face"], "so that undo takes the real change back"
    desk.redo()
    (now,) = of(desk, piece)
    marks.take_away(desk, now)
    marks.change(desk, now)
    assert of(desk, piece) == (), "a late change brings back nothing"
    new = [replace(mark, id=MarkId(desk.new_id()), page=page) for page in (3, 1, 2)]
    marks.add(desk, new)
    assert [one.page for one in of(desk, piece)] == [1, 2, 3]
    desk.undo()
    assert of(desk, piece) == ()


def test_words_that_still_stand_elsewhere_stop_the_copy_and_their_pages_are_named(desk: Desk) -> None:
    piece = taken(desk, paper())
    these = found_and_marked(desk, piece, "Бекова")
    first = [mark for mark in these if mark.page == 1]
    with pytest.raises(MarkedWordsRemain) as told:
        redacting.make(desk, piece, first, nothing, going_on)
    assert told.value.values == {"pages": "2"}
    assert files_in(desk) == 1
    faces = [replace(mark, reason="face") for mark in first]
    redacting.make(desk, piece, faces, nothing, going_on)
    assert files_in(desk) == 2, "the control"


def test_a_copy_may_be_made_without_any_words(desk: Desk) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (1000, 1000, 3000, 1500), "face")
    made = redacting.make(desk, piece, [mark], nothing, going_on, searchable=False)
    copy = redacting.enter(desk, piece, [mark], made, "", "")
    with Pages(bytes_of(desk, copy)) as pages:
        assert [pages.words(number) for number in range(3)] == [()] * 3
        assert len(pages.picture(0, 200)) > 1000


def test_a_picture_becomes_a_clean_picture(desk: Desk) -> None:
    about = Image.Exif()
    about[0x010F] = OTHER
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "#88aacc").save(out, "JPEG", exif=about)
    piece = taken(desk, out.getvalue(), "снимок.jpg")
    assert OTHER.encode() in bytes_of(desk, piece)
    marked(desk, piece, 1, (2000, 2000, 5000, 5000), "face")
    copy = copied(desk, piece)
    content = bytes_of(desk, copy)
    assert (copy.media_type, OTHER.encode() in content) == ("image/jpeg", False)
    drawn = Image.open(io.BytesIO(content)).convert("L")
    assert drawn.getpixel((280, 210)) == 0
    assert drawn.getpixel((700, 500)) > 100  # type: ignore[operator]


@pytest.mark.parametrize("content", ["Показания".encode(), b"OggS and sound"])
def test_texts_and_sound_are_said_to_be_not_redactable(desk: Desk, content: bytes) -> None:
    piece = taken(desk, content, "1.txt")
    mark = marked(desk, piece, 1, (0, 0, 100, 100))
    with pytest.raises(NotRedactable):
        redacting.make(desk, piece, [mark], nothing, going_on)
    with pytest.raises(NotRedactable):
        Paper(desk, piece)


def test_without_a_mark_on_one_of_its_pages_there_is_no_copy(desk: Desk) -> None:
    piece = taken(desk, paper())
    beyond = marked(desk, piece, 9, (0, 0, 100, 100))
    empty = marked(desk, piece, 1, (500, 0, 500, 100))
    for these in ([], [beyond], [empty]):
        with pytest.raises(NothingMarked):
            redacting.make(desk, piece, these, nothing, going_on)


@pytest.mark.parametrize("steps", range(7))
def test_what_was_stopped_leaves_nothing_behind(desk: Desk, steps: int) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (1000, 1000, 3000, 1500), "face")
    heard: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        redacting.make(
            desk, piece, [mark], lambda done, total: heard.append((done, total)), lambda: len(heard) >= steps
        )
    assert heard == [(done, 6) for done in range(1, steps + 1)]
    assert (files_in(desk), len(desk.all(Evidence))) == (1, 1)


def test_an_original_that_is_not_what_was_taken_in_is_not_copied(desk: Desk) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (1000, 1000, 3000, 1500), "face")
    with pytest.raises(EvidenceDamaged):
        redacting.make(desk, replace(piece, sha256=bytes(32)), [mark], nothing, going_on)
    assert files_in(desk) == 1


def test_a_copy_that_holds_more_than_it_should_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check reads the finished file, not what the maker believes: with the maker off, it is what stops the copy."""
    piece = taken(desk, paper())
    these = found_and_marked(desk, piece, "Айгуль", "Бекова")
    redacting.make(desk, piece, these, nothing, going_on)
    left = files_in(desk)
    assert left == 2, "the control"
    from fieldcase.dossier import pictured

    def talkative(word: tuple[str, float, float, float, float]) -> tuple[str, float, float, float, float]:
        return ("Бекова", *word[1:])

    plain = pictured.Pictured.add
    monkeypatch.setattr(
        pictured.Pictured, "add",
        lambda self, sheet: plain(self, replace(sheet, words=[*sheet.words, *map(talkative, sheet.words[:1])])),
    )  # fmt: skip
    with pytest.raises(CopyNotClean):
        redacting.make(desk, piece, these, nothing, going_on)
    assert files_in(desk) == left


def test_a_record_that_cannot_be_written_takes_the_stored_copy_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = taken(desk, paper())
    mark = marked(desk, piece, 1, (1000, 1000, 3000, 1500), "face")
    made = redacting.make(desk, piece, [mark], nothing, going_on)

    def fails(*_: object, **__: object) -> None:
        raise FieldcaseError

    monkeypatch.setattr(redacting, "add_custody", fails)
    with pytest.raises(FieldcaseError):
        redacting.enter(desk, piece, [mark], made, "", "")
    assert (files_in(desk), len(desk.all(Evidence))) == (1, 1)
