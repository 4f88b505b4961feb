"""Archives as evidence: kept as they are, or taken apart; every file of them is then entered or named, never both."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from parsers.packed import flagged, packed, renamed
from unit.desks import desk_at
from unit.folders import files_in

from fieldcase.casework import evidence, offered, originals, storing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import Taken, take_evidence
from fieldcase.casework.storing import Archives
from fieldcase.errors import Cancelled
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.world import World

FILES = {"d/a.txt": b"one", "b.jpg": b"\xff\xd8\xff two", ".DS_Store": b"\0", "__MACOSX/._b.jpg": b"\0"}


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk)


def archive(folder: Path, content: bytes, name: str = "x.zip") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def names(taken: Taken) -> list[str]:
    return [one.file_name for one in taken.entered.new]


def test_an_archive_is_kept_as_it_is_where_nobody_says_otherwise(desk: Desk, case: Case, tmp_path: Path) -> None:
    taken = take_evidence(desk, case.scope, [archive(tmp_path, packed(FILES))])
    (piece,) = taken.entered.new
    assert (piece.file_name, piece.media_type, piece.made_from, piece.made_how) == (
        "x.zip",
        "application/zip",
        None,
        "",
    )


def test_what_is_taken_out_says_from_which_archive(desk: Desk, case: Case, tmp_path: Path) -> None:
    path = archive(tmp_path, packed(FILES))
    taken = take_evidence(desk, case.scope, [path], archives=Archives.BOTH)
    whole, *out = taken.entered.new
    assert names(taken) == ["x.zip", "x.zip/d/a.txt", "x.zip/b.jpg"]
    assert [(one.made_from, one.made_how) for one in out] == [(whole.id, "unpacked")] * 2
    assert (whole.made_from, whole.made_how) == (None, "")
    assert [(one.name, one.litter) for one in taken.left] == [
        ("x.zip/.DS_Store", True), ("x.zip/__MACOSX/._b.jpg", True),
    ]  # fmt: skip
    for one, content in zip(out, (b"one", b"\xff\xd8\xff two"), strict=True):
        assert one.blob is not None
        assert one.secret is not None
        with desk.vault.blobs.open(one.blob, one.secret) as reader:
            assert reader.read() == content


def test_an_archive_that_came_out_whole_need_not_be_kept(desk: Desk, case: Case, tmp_path: Path) -> None:
    path = archive(tmp_path, packed(FILES))
    taken = take_evidence(desk, case.scope, [path], archives=Archives.UNPACK)
    assert names(taken) == ["x.zip/d/a.txt", "x.zip/b.jpg"]
    assert [(one.made_from, one.made_how) for one in taken.entered.new] == [(None, "unpacked")] * 2
    assert files_in(desk) == 2


def test_an_archive_that_is_here_already_is_where_its_files_come_from(desk: Desk, case: Case, tmp_path: Path) -> None:
    path = archive(tmp_path, packed(FILES))
    (whole,) = take_evidence(desk, case.scope, [path]).entered.new
    for mode, new in ((Archives.UNPACK, 2), (Archives.BOTH, 0)):
        taken = take_evidence(desk, case.scope, [path], archives=mode)
        assert len(taken.entered.new) == new
        assert {one.made_from for one in taken.entered.new} <= {whole.id}
    assert files_in(desk) == 3


def hostile() -> bytes:
    """An archive with one file of each bad sort, and two good ones."""
    files = {"xx/up": b"1", "bomb": bytes(80 << 20), "empty": b"", "ok": b"words", "in.zip": packed({"deep": b"d"})}
    return renamed(packed(files), b"xx/up", b"../up")


@pytest.mark.parametrize("mode", [Archives.UNPACK, Archives.BOTH])
def test_each_bad_file_is_named_the_rest_comes_and_the_archive_is_kept(
    desk: Desk, case: Case, tmp_path: Path, mode: Archives
) -> None:
    taken = take_evidence(desk, case.scope, [archive(tmp_path, hostile())], archives=mode)
    assert names(taken) == ["x.zip", "x.zip/ok", "x.zip/in.zip"], "an archive in an archive stays a file"
    assert [one.made_from for one in taken.entered.new[1:]] == [taken.entered.new[0].id] * 2
    assert [one.name for one in taken.left] == ["x.zip/../up", "x.zip/bomb", "x.zip/empty"]
    assert len({one.why for one in taken.left}) == 3


def test_a_locked_archive_is_kept_whole_and_each_file_named(desk: Desk, case: Case, tmp_path: Path) -> None:
    path = archive(tmp_path, flagged(packed({"a": b"1", "b": b"2"}), 1))
    taken = take_evidence(desk, case.scope, [path], archives=Archives.UNPACK)
    assert names(taken) == ["x.zip"]
    assert [one.name for one in taken.left] == ["x.zip/a", "x.zip/b"]


def test_what_is_no_archive_in_truth_comes_in_whole_and_is_told(desk: Desk, case: Case, tmp_path: Path) -> None:
    cut = archive(tmp_path, packed({"a": os.urandom(5000)})[:3000], "cut.zip")
    office = archive(tmp_path, packed({"[Content_Types].xml": b"<x/>", "word/d.xml": b"<x/>"}), "letter.docx")
    text = archive(tmp_path, b"words", "text.zip")
    taken = take_evidence(desk, case.scope, [cut, office, text], archives=Archives.UNPACK)
    assert names(taken) == ["cut.zip", "letter.docx", "text.zip"]
    assert [one.name for one in taken.whole] == ["cut.zip"], "the others never were archives"
    assert taken.left == ()


def test_an_archive_that_changes_while_it_is_taken_apart_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, packed({"a": b"1", "b": os.urandom(3_000_000)}))
    found = offered.looked_over([path, archive(tmp_path, b"words", "other.txt")])
    real = originals.Original.read_at

    def read_at(self: originals.Original, place: int, size: int) -> bytes:
        os.utime(path, ns=(0, 1))
        return real(self, place, size)

    monkeypatch.setattr(originals.Original, "read_at", read_at)
    kept = storing.stored(desk, found, lambda done, total: None, lambda: False, Archives.BOTH)
    assert [(one.name, one.why) for one in kept.left] == [("x.zip", originals.CHANGED)]
    assert [one.name for one in kept.stored] == ["other.txt"]
    assert files_in(desk) == 1


def test_a_stop_in_an_archive_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    found = offered.looked_over([archive(tmp_path, packed({str(n): os.urandom(50_000) for n in range(9)}))])
    heard: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        storing.stored(desk, found, lambda *step: heard.append(step), lambda: len(heard) > 5, Archives.BOTH)
    assert heard == sorted(heard), "it only goes forward"
    assert all(done <= total for done, total in heard)
    assert files_in(desk) == 0


def test_originals_of_an_archive_are_the_archive_alone(desk: Desk, case: Case, tmp_path: Path) -> None:
    path = archive(tmp_path, packed(FILES))
    kept = storing.stored(desk, offered.looked_over([path]), lambda done, total: None, lambda: False, Archives.BOTH)
    entered = evidence.enter(desk, case.scope, kept.stored)
    pairs = [(one.original, each) for one, each in zip(kept.stored, entered.each, strict=True) if one.original]
    assert [original for original, _ in pairs] == [path]
    assert originals.delete_originals(desk, pairs, lambda done, total: None, lambda: False) == ()
    assert not path.exists()
    assert len(desk.all(Evidence)) == 3


NAME = st.binary(min_size=1, max_size=12).filter(
    lambda raw: b"/" not in raw and b"\0" not in raw and raw not in (b".", b"..")
)
KIND = st.sampled_from(["file", "same", "empty", "link", "pipe", "gone", "changed", "archive", "locked", "litter"])


def laid(folder: bytes, raw: bytes, kind: str, number: int) -> None:
    """One thing in a folder."""
    path = os.path.join(folder, raw)
    if kind == "link":
        os.symlink(b"/etc/passwd", path)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        content = {
            "same": b"the same", "empty": b"", "archive": packed({f"a{number}": b"%d" % number}),
            "locked": flagged(packed({f"l{number}": b"%d" % number}), 1),
        }.get(kind, b"file %d" % number)  # fmt: skip
        with open(path, "wb") as file:
            file.write(content)


@examples(12, 160, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things=st.dictionaries(NAME, KIND, min_size=1, max_size=8), mode=st.sampled_from(list(Archives)))
def test_whatever_is_offered_is_entered_or_named_exactly_once(
    things: dict[bytes, str], mode: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("any")
    folder = os.fsencode(top / "f")
    os.mkdir(folder)
    for number, (raw, kind) in enumerate(things.items()):
        laid(folder, raw, kind, number)
    with desk_at(top, World()) as desk:
        case = new_case(desk)
        found = offered.looked_over([top / "f"])
        assert len(found) == len(things)
        for raw, kind in things.items():
            if kind == "gone":
                os.unlink(os.path.join(folder, raw))
            elif kind == "changed":
                os.unlink(os.path.join(folder, raw))
                os.symlink(b"/etc/passwd", os.path.join(folder, raw))
        kept = storing.stored(desk, found, lambda done, total: None, lambda: False, mode)
        entered = evidence.enter(desk, case.scope, kept.stored)
        assert files_in(desk) == len(entered.new) == len(desk.all(Evidence))
    of_file = [one.name for one in kept.stored if not one.archive] + [one.name for one in kept.left]
    of_archive = {one.name.rpartition("/")[0] for one in kept.stored if one.archive}
    told = [name for name in of_file if name.count("/") == 1]
    apart = [one.name for one in found if one.name in of_archive and one.name not in told]
    # Two names of other bytes may be told alike: what counts is how often.
    assert Counter(told + apart) == Counter(one.name for one in found)
