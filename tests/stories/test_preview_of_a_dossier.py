"""A live preview over a real vault: what is seen is what is exported, the newest question wins, nothing is written."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from stories.commands import PASSPHRASE

from fieldcase import sandbox
from fieldcase.casework import cases, dossiers, preview
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.preview import CleanPictures, Gathered, Preview, Previewed
from fieldcase.dossier.annexes import NO_PICTURE
from fieldcase.errors import ChildFailed, ReleaseRefused
from fieldcase.i18n import words
from fieldcase.model.evidence import Evidence
from fieldcase.vault.age import Reader
from fieldcase.world import World

ATTACK, DETENTION, PRIMER = "EX-KG-ATTACK", "EX-KG-DETENTION", "EX-PRIMER"


@pytest.fixture
def desk(sample_vault: Path, tmp_path: Path) -> Iterator[Desk]:
    path = Path(shutil.copytree(sample_vault, tmp_path / "sample.fieldcase"))
    opened = Desk.open(path, PASSPHRASE, World())
    yield opened
    opened.close()


@pytest.fixture
def seen(desk: Desk) -> Iterator[Preview]:
    made = Preview(desk)
    yield made
    made.close()


def gathered(
    desk: Desk, code: str, use: str, language: str = "en", *, sections: frozenset[str] | None = None
) -> Gathered:
    """What a window gathers on its reading lane."""
    look, case = Look(desk), cases.by_code(desk, code)
    name = dossiers.suggested_name(look, case, use, language)
    return preview.gather(desk, case, use, language, name, words("en"), sections, look=look, preview=True)


def answered(seen: Preview, question: Gathered) -> Previewed:
    answer = seen.ask(question)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("code", "use", "language", "sections"),
    [
        (ATTACK, "un_public", "en", None),
        (DETENTION, "court", "ru", None),
        (PRIMER, "internal", "ru", None),
        (PRIMER, "internal", "en", frozenset({"summary", "chronology", "exhibits"})),
        (ATTACK, "statistics", "en", None),
    ],
)
def test_what_is_seen_is_byte_for_byte_what_is_exported(
    desk: Desk, seen: Preview, tmp_path: Path, code: str, use: str, language: str, sections: frozenset[str] | None
) -> None:
    answer = answered(seen, gathered(desk, code, use, language, sections=sections))
    target = tmp_path / "out.pdf"
    made = dossiers.export(desk, code, use, language, target, words("en"), sections)
    assert answer.refusal is None
    assert answer.sha256 == made.sha256
    assert answer.revealed == made.revealed
    assert answer.notices == made.notices
    page = seen.page(answer.pages - 1, 400)
    assert page is not None
    assert page.width == 400
    assert seen.page(answer.pages, 400) is None


@pytest.mark.parametrize(
    ("code", "use"),
    [
        (ATTACK, "media"),
        (DETENTION, "media"),
        (ATTACK, "complaint"),
    ],
)
def test_a_refusal_is_the_one_an_export_would_raise_and_leads_to_people(
    desk: Desk, seen: Preview, code: str, use: str
) -> None:
    answer = answered(seen, gathered(desk, code, use))
    with pytest.raises(ReleaseRefused) as refused:
        dossiers.make(desk, cases.by_code(desk, code), use, "en", "x.pdf", words("en"))
    assert type(answer.refusal) is type(refused.value)
    assert answer.refusal is not None
    assert answer.refusal.told(words("en")) == refused.value.told(words("en"))
    assert [one.level for one in answer.findings][:1] == ["stop"]
    assert all(desk.find(one.record) for one in answer.findings if one.record is not None)
    assert seen.page(0, 300) is None


def test_a_change_of_choice_is_answered_while_a_person_still_looks(
    desk: Desk, seen: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.perf_counter()
    seen.warm_up()
    told = [f"warming up: {(time.perf_counter() - began) * 1000:.0f} ms"]
    for code, use, language in ((ATTACK, "un_public", "en"), (ATTACK, "un_public", "ru"), (PRIMER, "internal", "en")):
        times = [time.perf_counter()]
        question = gathered(desk, code, use, language)
        times.append(time.perf_counter())
        answer = answered(seen, question)
        times.append(time.perf_counter())
        assert answer.pages
        assert seen.page(0, 800) is not None
        times.append(time.perf_counter())
        steps = " + ".join(f"{(after - before) * 1000:.0f}" for before, after in pairwise(times))
        told.append(f"{code} {use} {language}: {steps} ms to gather, make and draw the first of {answer.pages} pages")
    with capsys.disabled():
        print("\n" + "\n".join(told))


def test_pictures_are_opened_only_where_they_are_shown_and_cleaned_once(
    desk: Desk, seen: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    real = desk.vault.blobs.open

    def watched(blob: bytes, secret: bytes) -> Reader:
        opened.append(blob)
        return real(blob, secret)

    monkeypatch.setattr(desk.vault.blobs, "open", watched)
    pieces = {one.number: one for one in desk.all(Evidence, cases.by_code(desk, PRIMER).scope)}
    shown = sorted(pieces[number].blob or b"" for number in ("A01", "A02"))
    for language in ("ru", "en"):
        answered(seen, gathered(desk, PRIMER, "internal", language))
        assert sorted(opened) == shown, "the exhibit that is withheld was never opened"
    assert len(pieces) > 2
    progress: list[tuple[int, int]] = []
    other = Preview(desk)
    other.ask(gathered(desk, PRIMER, "internal"), lambda done, of: progress.append((done, of)))
    other.close()
    assert progress == [(1, 2), (2, 2)]


def test_a_file_that_cannot_be_read_is_tried_again_and_one_that_is_no_picture_is_not(desk: Desk) -> None:
    shelf = CleanPictures(desk)
    question = gathered(desk, PRIMER, "internal")
    piece = next(one for one in question.pieces.values() if one.number == "A01")
    path = desk.vault.blobs.path(piece.blob or b"")
    away = path.rename(path.with_suffix(".away"))
    assert shelf.added(question, [piece.id]).ingredients.pictures[piece.id].trouble == NO_PICTURE
    away.rename(path)
    assert shelf.added(question, [piece.id]).ingredients.pictures[piece.id].shown


def test_an_older_question_that_waits_is_dropped_and_the_newest_is_answered(desk: Desk, seen: Preview) -> None:
    seen.warm_up()
    questions = [
        gathered(desk, ATTACK, "un_public", sections=frozenset({"summary", "acts", *more}))
        for more in ((), ("sources",), ("persons",), ("figures",), ("chronology",))
    ]
    answers: dict[int, Previewed | None] = {}

    def ask(number: int) -> None:
        answers[number] = seen.ask(questions[number])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(questions))]
    for thread in threads:
        thread.start()
        time.sleep(0.01)
    for thread in threads:
        thread.join(60)
    newest = answers.pop(len(questions) - 1)
    assert newest is not None
    assert newest.refusal is None
    assert all(answer is None for answer in answers.values())
    page = seen.page(0, 200)
    assert newest.sha256 == answered(seen, questions[-1]).sha256
    assert page is not None
    assert page == seen.page(0, 200), "the page belongs to the newest question"


def test_an_older_question_that_works_too_long_is_ended(
    desk: Desk, seen: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen.warm_up()
    question, gone = gathered(desk, ATTACK, "un_public"), threading.Event()
    real, ended = seen._child.ask, list[bool]()

    def slow(message: bytes, timeout: float) -> bytes:
        """The first question meets a child that hangs until it is killed."""
        if not ended:
            ended.append(True)
            process = seen._child._process
            assert process is not None
            process.wait(60)
            gone.set()
            raise ChildFailed
        return real(message, timeout)

    monkeypatch.setattr(seen._child, "ask", slow)
    answers: list[Previewed | None] = []
    older = threading.Thread(target=lambda: answers.append(seen.ask(question)))
    older.start()
    time.sleep(0.1)
    newest = answered(seen, question)
    older.join(60)
    assert gone.is_set()
    assert answers == [None]
    assert newest.refusal is None


def test_a_child_that_died_between_two_pages_makes_the_file_once_more(desk: Desk, seen: Preview) -> None:
    answered(seen, gathered(desk, ATTACK, "un_public"))
    before = seen.page(1, 200)
    assert sandbox.kill_all() >= 1
    assert seen.page(1, 200) == before


def test_after_lock_a_question_tells_that_the_child_failed(desk: Desk, seen: Preview) -> None:
    seen.warm_up()
    question = gathered(desk, PRIMER, "internal")
    answers: list[Previewed | None] = []
    asking = threading.Thread(target=lambda: answers.append(seen.ask(question)))
    asking.start()
    deadline = time.monotonic() + 30
    while not answers and time.monotonic() < deadline:
        sandbox.kill_all()
        time.sleep(0.002)
    asking.join(30)
    (answer,) = answers
    assert answer is not None
    assert isinstance(answer.refusal, ChildFailed)
    assert answer.pages == 0


def test_a_preview_writes_nothing_and_leaves_no_trace_in_the_vault(
    desk: Desk, seen: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    entries = desk.vault.journal.reached()
    before = {path: path.stat().st_size for path in tmp_path.rglob("*")}
    assert answered(seen, gathered(desk, PRIMER, "internal")).pages
    assert seen.page(0, 300) is not None
    assert {path: path.stat().st_size for path in tmp_path.rglob("*")} == before
    assert desk.vault.journal.reached() == entries
    assert dossiers.issued_versions(desk, cases.by_code(desk, PRIMER)) == ()


def test_what_was_gathered_for_a_preview_makes_no_export_and_the_other_way_round(desk: Desk, seen: Preview) -> None:
    question = gathered(desk, ATTACK, "un_public")
    with pytest.raises(ValueError, match="preview"):
        dossiers.made_from(question, seen.pictures)
    with pytest.raises(ValueError, match="export"):
        seen.ask(dossiers.gather(desk, cases.by_code(desk, ATTACK), "un_public", "en", "x.pdf"))


def test_the_child_holds_no_file_open_but_its_pipes(desk: Desk, seen: Preview) -> None:
    answered(seen, gathered(desk, PRIMER, "internal"))
    process = seen._child._process
    assert process is not None
    open_files = {os.readlink(one) for one in Path(f"/proc/{process.pid}/fd").iterdir()}
    assert not [name for name in open_files if "sample" in name or name.endswith((".pdf", ".db"))]
    assert [name for name in open_files if name.startswith("pipe:")], "control"
