"""Nothing of a case reaches the disk in the clear but the one file a person chose: watched from the kernel's side.

The words are looked for in every buffer that the program and its children hand over, then in every file that is left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pdf_reading
import pytest
from parsers.packed import packed
from stories import chronologies
from stories.canaries import Watched, found_below, found_in, is_file, strace, watched
from stories.commands import PASSPHRASE, Laptop, Ran, table
from stories.raw_pages import decrypted

EVENT, PLACE, NAME = "щурокрылая", "Xylotremont", "Kvasimodova"
PHOTO = chronologies.picture(77, b"snowfinch under the stair")
WORDS: dict[str, str | bytes] = {
    "the word of an event": EVENT,
    "the name of a place": PLACE,
    "the name of a person": NAME,
    "the name of a file": "snowbunting",
    "the remark in a picture": "snowfinch under the stair",
    "the picture's own bytes": PHOTO[len(PHOTO) // 2 : len(PHOTO) // 2 + 24],
    "the passphrase": PASSPHRASE,
    "the name of a folder": "corncrake",
    "the word of a file in a folder": "перепелятник",
    "the name of a file in an archive": "goldcrest",
    "the word of a file in an archive": "козодоевское",
}
QUIET = {"PYTHONDONTWRITEBYTECODE": "1"}


@dataclass
class Story:
    """A laptop under watch: what each command wrote, and what was allowed."""

    laptop: Laptop
    logs: Path
    vault: Path
    export: Path
    seen: dict[str, Watched] = field(default_factory=dict)
    ran: dict[str, Ran] = field(default_factory=dict)

    def run(self, *arguments: str | Path, leaves: bool = False) -> Ran:
        """One command under watch. `leaves`: something is left out of what it takes in, and it says so."""
        name = f"{len(self.seen)} {arguments[0]}"
        log = self.logs / name.replace(" ", "-")
        told = Laptop(self.laptop.folder, QUIET, strace(log))
        ran = told.run(*arguments)
        assert ran.status == (1 if leaves else 0), ran
        self.ran[name] = ran
        self.seen[name] = watched(log)
        return self.ran[name]

    def allowed(self, path: str) -> bool:
        """Whether a file may hold the words: the export, under its name and while it is being made."""
        return path in (str(self.export), f"{self.export}.part")


def index_or_copied_evidence(unseen: tuple[str, ...], vault: Path) -> bool:
    """Whether it is the log's index, which holds page numbers, or an evidence file whose own writing was watched."""
    call, *files = unseen
    if call == "mmap":
        return files[0].endswith("/vault.db-shm")
    return call == "sendfile" and files[1].startswith(f"{vault}/blobs/")


def sources(laptop: Laptop) -> tuple[Path, Path]:
    """What is imported: it lies on the laptop in the clear before the story begins, and is not ours to remove."""
    rows = chronologies.rows()
    rows[2] |= {"what": f"Тень {EVENT} стояла у двери", "place": PLACE, "victim": f"Aza {NAME}"}
    return laptop.file("given.csv", table(rows)), laptop.file("snowbunting.jpg", PHOTO)


def folder_and_archive(laptop: Laptop) -> tuple[Path, Path]:
    """A folder with a text deep in it, and an archive of one, packed so that its words stand in no byte of it."""
    folder = laptop.here / "corncrake" / "deeper"
    folder.mkdir(parents=True)
    (folder / "text.txt").write_text("перепелятник видел обыск " * 50, "utf-8")
    words = ("козодоевское дело " * 50).encode()
    return folder.parent, laptop.file("given.zip", packed({"goldcrest.txt": words, "../goldcrest": words}))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Import, search, dossier, checks, a folder and an archive, erasure, backup: each command watched."""
    laptop = Laptop(tmp_path_factory.mktemp("canary"), QUIET)
    vault, logs = laptop.vault(), tmp_path_factory.mktemp("logs")
    told = Story(laptop, logs, vault, laptop.here / "chosen.pdf")
    told.run("import", vault, *sources(laptop), "--case", "C-1")
    told.run("search", vault, EVENT, "--json")
    told.run("dossier", vault, "--case", "C-1", "--use", "internal", "--language", "ru", "--out", told.export)
    told.run("check-dossier", told.export, "--vault", vault)
    told.run("verify", vault)
    told.run("copy", vault, laptop.folder / "state")
    taken = told.run("import", vault, *folder_and_archive(laptop), "--case", "C-1", "--archives", "both", leaves=True)
    assert "goldcrest" in taken.err, "the file that leads out of the archive is named"
    for hit in {hit["id"] for hit in told.ran["1 search"].listed()}:
        told.run("erase", vault, hit)
    told.run("backup", vault)
    return told


def test_the_words_are_in_no_buffer_written_to_a_file_but_the_export(story: Story) -> None:
    found = [
        f"{command}: {path}: {one}"
        for command, seen in story.seen.items()
        for path, content in seen.written.items()
        if is_file(path) and not story.allowed(path)
        for one in found_in(content, WORDS)
    ]
    assert found == []


def test_the_watch_saw_the_vault_the_children_and_the_export(story: Story) -> None:
    paths = {path for seen in story.seen.values() for path in seen.written}
    assert {str(story.vault / "vault.db-wal"), f"{story.export}.part"} <= paths
    assert any(path.startswith(str(story.vault / "blobs")) for path in paths)
    assert story.seen["2 dossier"].processes >= 3, "the command, the child for pictures and the one that draws"
    piped = b"".join(content for path, content in story.seen["2 dossier"].written.items() if path.startswith("pipe:"))
    assert found_in(piped, {"event": EVENT}), "what goes to a child is seen on its pipe"
    unpacking = story.seen["6 import"]
    assert unpacking.processes >= 2, "the command, and the child that opens the archive"
    piped = b"".join(content for path, content in unpacking.written.items() if path.startswith("pipe:"))
    assert found_in(piped, {"word": "козодоевское", "name": "goldcrest"}), "what comes out is seen on its pipe"
    assert found_in(story.ran["1 search"].out.encode(), {"event": EVENT})


def test_no_file_but_the_vaults_own_and_the_export_is_opened_for_writing(story: Story) -> None:
    copies = story.laptop.folder / "state" / story.vault.name
    roots = (str(story.vault), str(copies), str(copies) + ".part")
    strange = {
        name
        for seen in story.seen.values()
        for name in seen.names
        if not (story.allowed(name) or name == "/dev/null" or any(name == r or name.startswith(r + "/") for r in roots))
    }
    assert strange == set()


def test_no_name_on_the_disk_holds_a_word(story: Story) -> None:
    names = "\n".join(sorted({name for seen in story.seen.values() for name in seen.names}))
    assert found_in(names.encode(), WORDS) == []


def test_nothing_is_written_behind_the_watch_but_the_logs_own_index(story: Story) -> None:
    unseen = {one for seen in story.seen.values() for one in seen.unseen}
    assert {one for one in unseen if not index_or_copied_evidence(one, story.vault)} == set()


def test_no_file_that_is_left_holds_a_word_but_the_export_and_what_was_given(story: Story) -> None:
    names = ("given.csv", "snowbunting.jpg", "given.zip", "corncrake", "corncrake/deeper", "corncrake/deeper/text.txt")
    given = frozenset(story.laptop.here / name for name in names)
    assert found_below(story.laptop.folder, WORDS, given | {story.export}) == []
    assert len(found_below(story.laptop.folder, WORDS, frozenset({story.export}))) >= 5, "the look finds what was given"


def test_the_export_holds_what_it_was_chosen_for_and_no_more(story: Story, tmp_path: Path) -> None:
    text = pdf_reading.text(story.export.read_bytes(), tmp_path)
    assert EVENT in text
    assert NAME not in text, "the person was not asked"
    assert "snowbunting" not in text


def test_what_was_erased_is_in_no_page_of_the_database_and_of_the_newest_backup(story: Story) -> None:
    backup = Path(story.ran[f"{len(story.seen) - 1} backup"].line("backup"))
    for place in (story.vault, backup):
        pages = decrypted(place, PASSPHRASE)
        assert found_in(pages, {"event": EVENT}) == []
        assert found_in(pages, {"place": "Lindow"}), "the rest is there"
