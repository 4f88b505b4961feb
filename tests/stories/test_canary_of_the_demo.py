"""The whole demo under watch: no sentence of its cases reaches the disk but in its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from stories.canaries import Watched, found_below, found_in, is_file, strace, watched
from stories.commands import CLOSED_INPUT, Laptop, opened
from stories.raw_pages import decrypted

from fieldcase.model.case import Event

Demonstrated = tuple[Laptop, Watched, dict[str, str | bytes]]


@pytest.fixture(scope="module")
def watched_demo(tmp_path_factory: pytest.TempPathFactory) -> Demonstrated:
    """The demo under watch, and the sentences of its cases."""
    laptop, log = Laptop(tmp_path_factory.mktemp("watched-demo")), tmp_path_factory.mktemp("logs") / "demo"
    told = Laptop(laptop.folder, {"PYTHONDONTWRITEBYTECODE": "1"}, (*strace(log), *CLOSED_INPUT))
    ran = told.run("demo", laptop.here / "vault", "--out", laptop.here / "out", "--no-window", typed=None).done()
    desk = opened(laptop.here / "vault", ran.line("passphrase"))
    try:
        sentences = [event.what[:40] for event in desk.all(Event)]
    finally:
        desk.close()
    words: dict[str, str | bytes] = {sentence: sentence for sentence in sentences if len(sentence) > 20}
    return laptop, watched(log), words | {"the passphrase": ran.line("passphrase")}


def test_over_the_demo_only_its_files_are_written_in_the_clear(
    watched_demo: Demonstrated,
) -> None:
    laptop, seen, words = watched_demo
    assert len(words) > 15
    out = str(laptop.here / "out")
    found = [
        f"{path}: {one}"
        for path, content in seen.written.items()
        if is_file(path) and not path.startswith(f"{out}/")
        for one in found_in(content, words)
    ]
    assert found == []
    left = sorted(path for path in Path(out).iterdir())
    assert found_below(laptop.folder, words, frozenset(left)) == []
    assert sorted(path.suffix for path in left) == [".docx", ".pdf", ".pdf", ".pdf", ".xlsx"]
    pages = decrypted(laptop.here / "vault", str(words["the passphrase"]))
    assert len(found_in(pages, words)) > 15, "the look finds the sentences where they are"


def test_over_the_demo_no_other_file_is_opened_for_writing(
    watched_demo: Demonstrated,
) -> None:
    laptop, seen, _ = watched_demo
    here = re.escape(str(laptop.here))
    own = rf"{here}/(vault|\.vault-[0-9a-f]{{8}}\.part|out)(/.*)?|/dev/null"
    assert [name for name in seen.names if not re.fullmatch(own, name)] == []
    assert [one for one in seen.unseen if one[0] != "mmap" or not one[1].endswith("/vault.db-shm")] == []
