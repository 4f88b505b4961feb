"""Strangers' archives: their files come out whole, in small pieces; what is hostile is refused by name, and we live."""

from __future__ import annotations

import os
import zipfile

import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as st
from parsers.packed import flagged, overlapped, packed, renamed, with_link

from fieldcase import sandbox
from fieldcase.errors import ChildFailed
from fieldcase.parsers import archives
from fieldcase.parsers.archives import Archive, NotUnpacked, leads_out


def opened(content: bytes) -> Archive:
    return Archive(lambda place, size: content[place : place + size], len(content))


def taken_out(archive: Archive) -> dict[str, bytes | str]:
    """The bytes of each file by its name, or why it did not come out."""
    found: dict[str, bytes | str] = {}
    for file in archive.files:
        try:
            source = archive.open(file)
            pieces = []
            while piece := source.read(1 << 20):
                pieces.append(piece)
            found[file.name] = b"".join(pieces)
        except NotUnpacked as wrong:
            found[file.name] = wrong.why
    return found


METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


@pytest.mark.parametrize("method", METHODS)
def test_files_come_out_as_they_went_in(method: int) -> None:
    files = {"a.txt": b"words", "d/b.bin": os.urandom(3_000_001), "empty": b"", "d/c": b"x" * 2_000_000}
    with opened(packed(files, method)) as archive:
        assert [(file.name, file.size) for file in archive.files] == [(n, len(c)) for n, c in files.items()]
        assert taken_out(archive) == files
        assert not archive.document


def test_no_more_than_a_piece_is_asked_for_or_given_at_once() -> None:
    content = packed({"big": os.urandom(5 << 20)})
    asked: list[int] = []

    def read(place: int, size: int) -> bytes:
        asked.append(size)
        return content[place : place + size]

    with Archive(read, len(content)) as archive:
        source = archive.open(archive.files[0])
        sizes = []
        while piece := source.read(64 << 20):
            sizes.append(len(piece))
    assert sum(sizes) == 5 << 20
    assert max(sizes) <= archives.PIECE
    assert max(asked) <= archives.PIECE


NAMES = {
    "../up.txt": True, "a/../../up.txt": True, "/etc/passwd": True, "\\\\server\\share": True, "C:\\x.txt": True,
    "c:x": True, "..\\up.txt": True, "a\x00b": True, "": True, "..": True, "a/..": True,
    "a/b.txt": False, "a\\b.txt": False, "..a": False, "a..b/..c": False, ".hidden": False, "./a": False,
}  # fmt: skip


@pytest.mark.parametrize(("name", "bad"), NAMES.items())
def test_a_name_that_leads_out_is_known(name: str, bad: bool) -> None:
    assert leads_out(name) is bad


@pytest.mark.parametrize(
    ("old", "new"), [(b"xx/one", b"../one"), (b"xx/one", b"/x/one"), (b"xx/one", b"C:/one"), (b"xx/one", b"a\x00/one")]
)
def test_a_file_that_leads_out_is_left_and_the_others_come(old: bytes, new: bytes) -> None:
    with opened(renamed(packed({"xx/one": b"1", "two": b"2"}), old, new)) as archive:
        found = list(taken_out(archive).values())
    assert found == ["its name leads out of the archive", b"2"]


def test_a_link_is_no_file() -> None:
    with opened(with_link("passwords", "/etc/passwd")) as archive:
        assert taken_out(archive) == {"passwords": "it is a link, not a file"}


def test_what_is_locked_is_told_as_locked_and_what_is_not_comes() -> None:
    with opened(flagged(packed({"a": b"1", "b": b"2"}), 1)) as archive:
        assert set(taken_out(archive).values()) == {"it is locked with a password"}


def test_a_method_nobody_knows_is_told() -> None:
    one = packed({"a": b"1" * 100})
    at = one.index(b"PK\x01\x02")
    raw = bytearray(one)
    raw[8], raw[at + 10] = 9, 9  # Deflate64, as a Windows of its time writes large files
    with opened(bytes(raw)) as archive:
        assert taken_out(archive) == {"a": "it is packed in a way that is not known here"}


def test_a_file_that_is_damaged_is_left_and_the_others_come() -> None:
    content = bytearray(packed({"a": b"1" * 1000, "b": b"2"}, zipfile.ZIP_STORED))
    content[content.index(b"1111")] ^= 1
    with opened(bytes(content)) as archive:
        assert taken_out(archive) == {"a": "it is damaged in the archive", "b": b"2"}


BOMB = "far more comes out of it than a file of this kind holds"


def test_a_bomb_is_left_and_the_others_come() -> None:
    zeros = bytes(100 << 20)
    with opened(packed({"bomb": zeros, "fine": b"2", "large": os.urandom(1000) * 1000})) as archive:
        found = taken_out(archive)
    assert found.pop("bomb") == BOMB
    assert [len(one) for one in found.values()] == [1, 1_000_000]


def test_many_small_bombs_are_one_bomb() -> None:
    content = overlapped(50, bytes(60 << 20))
    assert len(content) < 100_000
    with opened(content) as archive:
        said = [file.why for file in archive.files]
    assert said.count("") <= 4, "256 MiB in all"
    assert said[-1] == BOMB


def test_a_size_that_is_a_lie_gives_no_more_than_it_says() -> None:
    content = bytearray(packed({"a": bytes(1 << 20)}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with opened(bytes(content)) as archive:
        assert taken_out(archive) == {"a": "it is damaged in the archive"}


# An id made of the bytes would hold the time at which they were packed: workers would collect different tests.
@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"no archive at all" * 100, packed({"a": b"1"})[:-5], b"PK\x05\x06" + b"\xff" * 18],
    ids=["nothing", "a beginning", "words", "cut off", "an end alone"],
)
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(NotUnpacked):
        opened(content)


def test_an_empty_archive_holds_nothing() -> None:
    with opened(packed({})) as archive:
        assert archive.files == ()


def test_an_archive_of_more_files_than_anybody_has_is_refused() -> None:
    content = packed({str(number): b"" for number in range(archives.MOST_FILES + 1)}, zipfile.ZIP_STORED)
    with pytest.raises(NotUnpacked):
        opened(content)


def test_a_file_of_an_office_program_is_known_as_one() -> None:
    with opened(packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})) as archive:
        assert archive.document
    with opened(packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""})) as archive:
        assert archive.document


def test_names_of_a_russian_windows_and_of_a_forgetful_program_are_read() -> None:
    for code in ("cp866", "utf-8"):
        raw = "Протокол.txt".encode(code)
        content = renamed(packed({"x" * len(raw): b"1"}), b"x" * len(raw), raw)
        with opened(content) as archive:
            assert [file.name for file in archive.files] == ["Протокол.txt"]
    with opened(packed({"Справка.txt": b"1"})) as archive:
        assert [file.name for file in archive.files] == ["Справка.txt"]


def test_what_the_reader_raises_comes_through_and_ends_the_child() -> None:
    inside = os.urandom(4 << 20)
    content = packed({"a": inside}, zipfile.ZIP_STORED)
    gone = False

    def read(place: int, size: int) -> bytes:
        if gone:
            raise KeyError("pulled out")
        return content[place : place + size]

    with Archive(read, len(content)) as archive:
        source = archive.open(archive.files[0])
        gone = True
        with pytest.raises(KeyError):
            _ = [source.read(1) for _ in range(9)]
        gone = False
        again = taken_out(archive)
    # Megabytes are compared as a truth: to tell how they differ takes pytest minutes.
    assert list(again) == ["a"]
    assert (again["a"] == inside) is True, "and it opens again"


def test_a_child_that_was_replaced_opens_the_archive_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_WORKED_ENOUGH", 0)
    files = {"a": b"1", "b": b"2", "c": b"3"}
    with opened(packed(files)) as archive:
        assert taken_out(archive) == files


def test_a_child_that_dies_is_told_and_the_next_file_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    died: list[bool] = []
    real = sandbox.Warm.ask

    def ask(self: sandbox.Warm, message: bytes, timeout: float) -> bytes:
        if message[:1] == archives.MORE and not died:
            died.append(True)
            self.close()
            raise ChildFailed
        return real(self, message, timeout)

    monkeypatch.setattr(sandbox.Warm, "ask", ask)
    with opened(packed({"a": b"1", "b": b"2"})) as archive:
        assert taken_out(archive) == {"a": "it could not be taken out within safe limits", "b": b"2"}


def mangled(content: bytes, places: list[tuple[int, int]]) -> bytes:
    raw = bytearray(content)
    for place, value in places:
        raw[place % len(raw)] = value
    return bytes(raw)


HONEST = packed({"a.txt": b"words " * 100, "b/c.bin": bytes(range(256)) * 4, "d": b""})


@examples(8, 120)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_an_archive_with_any_bytes_changed_is_read_or_refused_and_nothing_else(places: list[tuple[int, int]]) -> None:
    try:
        with opened(mangled(HONEST, places)) as archive:
            found = taken_out(archive)
    except (NotUnpacked, ChildFailed):
        return
    assert all(isinstance(one, (bytes, str)) for one in found.values())


def test_a_list_that_says_it_is_gigabytes_long_is_refused() -> None:
    content = bytearray(HONEST)
    at = content.rindex(b"PK\x05\x06")
    content[at + 12 : at + 16] = b"\xff\xff\xff\x7f"
    with pytest.raises(NotUnpacked):
        opened(bytes(content))
    with opened(HONEST) as archive:
        assert len(taken_out(archive)) == 3, "the control"


@pytest.mark.torture
def test_a_bomb_that_lies_about_its_size_dies_in_the_child_and_the_others_come() -> None:
    """LZMA gives back all at once what a few bytes hold: the child meets its limit of memory, not we."""
    bomb = packed({"a": bytes(500 << 20)}, zipfile.ZIP_LZMA)
    at = bomb.index(b"PK\x01\x02")
    lying = bytearray(bomb)
    lying[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with opened(bytes(lying)) as archive:
        (said,) = taken_out(archive).values()
    assert isinstance(said, str)
    with opened(HONEST) as archive:
        assert len(taken_out(archive)) == 3
