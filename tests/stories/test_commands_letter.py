"""The command `letter`: a file for each addressee, warnings beside it, and a clear word where it cannot leave."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from letters_written import NAME, letter, paragraphs_of_word, person, words_of_pdf
from stories.canaries import found_below, found_in, is_file, strace, watched
from stories.commands import Laptop, files_below, opened

from fieldcase.model.deskwork import Access

TO = ("Парламент", "Минюст", "МИД", "МВД", "Премьер-министр")
WORD = "щурокрылая"


def kept(vault: Path, to: tuple[str, ...] = TO, text: str = f"Пишем о пункте {WORD}. {{период}}") -> str:
    """A letter in a vault; its number."""
    with closing(opened(vault)) as desk:
        person(desk)
        return letter(desk, to=to, text=text, number="7").id.hex()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_five_letters_are_five_files_named_after_nobody(laptop: Laptop, tmp_path: Path, form: str) -> None:
    vault = laptop.vault()
    (laptop.here / "out").mkdir()
    ran = laptop.run("letter", vault, kept(vault), "--out", "out", "--format", form).done()
    assert ran.lines(form) == [str(Path("out") / f"letter-7-{n}-ru.{form}") for n in range(1, 6)]
    assert "may keep a register" in ran.err
    assert "still to be filled: период" in ran.err
    content = (laptop.here / "out" / f"letter-7-3-ru.{form}").read_bytes()
    said = words_of_pdf(content, tmp_path) if form == "pdf" else " ".join(paragraphs_of_word(content))
    assert "МИД" in said
    assert "Минюст" not in said
    assert "{период}" in said, "a place that is not filled stays marked"
    with closing(opened(vault)) as desk:
        assert [one.deed for one in desk.all(Access)] == ["export"]


def test_one_letter_to_all_is_one_file(laptop: Laptop) -> None:
    vault = laptop.vault()
    ran = laptop.run("letter", vault, kept(vault), "--out", ".", "--together").done()
    assert ran.lines("pdf") == ["letter-7-1-ru.pdf"]


def test_what_may_not_leave_says_so_and_leaves_nothing(laptop: Laptop) -> None:
    vault = laptop.vault()
    (laptop.here / "out").mkdir()
    named, nobody, glyph = kept(vault, text=f"Так говорит {NAME}."), kept(vault, to=()), kept(vault, text="\U0001f3e5")
    before = set(files_below(laptop.here / "out"))
    refused = laptop.run("letter", vault, named, "--out", "out").refused("release.identity-in-letter")
    assert NAME not in refused.err
    laptop.run("letter", vault, nobody, "--out", "out").refused("release.no-addressee")
    for form in ("pdf", "docx"):
        ran = laptop.run("letter", vault, glyph, "--out", "out", "--format", form)
        assert (ran.status, ran.out) == (1, "")
        assert "release.glyph-missing" in ran.err
    laptop.run("letter", vault, "00" * 16, "--out", "out").refused("record.unknown")
    laptop.run("letter", vault, "no number", "--out", "out").refused("record.unknown")
    laptop.run("letter", vault, nobody, "--out", "out", "--format", "odt").refused("usage", 2)
    assert set(files_below(laptop.here / "out")) == before


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_folder_that_cannot_be_written_and_a_file_of_somebody_elses_leave_all_as_it_was(
    laptop: Laptop, form: str
) -> None:
    vault = laptop.vault()
    key = kept(vault, to=TO[:2])
    ran = laptop.run("letter", vault, key, "--out", "/proc", "--format", form)  # not even root writes there
    assert (ran.status, ran.out) == (1, "")
    assert "dossier.cannot-write" in ran.err
    foreign = laptop.file(f"letter-7-2-ru.{form}", "чужое")
    ran = laptop.run("letter", vault, key, "--out", ".", "--format", form)
    assert "dossier.file-exists" in ran.err
    assert foreign.read_text("utf-8") == "чужое"
    assert [one for one in laptop.here.iterdir() if one.name.startswith("letter-")] == [foreign]
    foreign.unlink()
    for _ in range(2):  # the same letter once more is the same file
        laptop.run("letter", vault, key, "--out", ".", "--format", form).done()


def test_no_word_of_a_letter_is_written_anywhere_but_in_its_file(laptop: Laptop, tmp_path: Path) -> None:
    vault = laptop.vault()
    key = kept(vault, to=("Минюст",))
    for form in ("pdf", "docx"):
        log = tmp_path / f"log-{form}"
        told = Laptop(laptop.folder, {"PYTHONDONTWRITEBYTECODE": "1"}, strace(log))
        told.run("letter", vault, key, "--out", ".", "--format", form).done()
        seen = watched(log)
        chosen = {str(laptop.here / f"letter-7-1-ru.{form}{ending}") for ending in ("", ".part")}
        outside = {
            path: found_in(data, {"word": WORD})
            for path, data in seen.written.items()
            if is_file(path) and path not in chosen
        }
        assert not any(outside.values()), outside
        piped = b"".join(bytes(data) for path, data in seen.written.items() if not is_file(path))
        assert found_in(piped, {"word": WORD}), "the control: what goes to the child is seen on its pipe"
        assert f"letter-7-1-ru.{form}" in " ".join(seen.names), "and so is the file that is made"
    for folder in (laptop.here, *laptop.private()):
        assert found_below(folder, {"word": WORD}, frozenset()) == []
