"""No word of a report is written anywhere but in its files, in whatever form it leaves; none is named after it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from stories.canaries import found_below, found_in, is_file, strace, watched
from stories.commands import Laptop, opened

from fieldcase.casework import reporting
from fieldcase.i18n import words

FORMS = ("docx", "pdf", "xlsx", "csv", "json")
WORD = "щурокрылая"


def kept(vault: Path) -> str:
    """A report with a word in its text and a table beside it; its id."""
    with closing(opened(vault)) as desk:
        made = reporting.begin(desk, "cedaw_single", "ru", words("ru"), title=WORD)
        reporting.add_part(desk, made, kind="text", title=WORD, text=f"Пишем: {WORD}.")
        return made.id.hex()


def test_no_word_of_a_report_is_written_anywhere_but_in_its_files(laptop: Laptop, tmp_path: Path) -> None:
    vault = laptop.vault()
    key = kept(vault)
    log = tmp_path / "log"
    told = Laptop(laptop.folder, {"PYTHONDONTWRITEBYTECODE": "1"}, strace(log))
    options = [option for form in FORMS for option in ("--form", form)]
    told.run("report", vault, key, "--out", "out", *options).done()
    seen = watched(log)
    out = str(laptop.here / "out") + "/"
    outside = {
        path: found_in(data, {"word": WORD})
        for path, data in seen.written.items()
        if is_file(path) and not path.startswith(out)
    }
    assert not any(outside.values()), outside
    made = {name for name in seen.names if name.startswith(out)}
    assert made
    assert not any(WORD in name for name in seen.names)
    piped = b"".join(bytes(data) for path, data in seen.written.items() if not is_file(path))
    assert found_in(piped, {"word": WORD}), "the control: what goes to the child is seen on its pipe"
    for folder in (vault, *laptop.private()):
        assert found_below(folder, {"word": WORD}, frozenset()) == []
