"""`fieldcase import-answers`: what comes in, what is told, what a wrong line is answered; no word of it lies in the
clear afterwards."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from answer_exports import FORM, IDS, KOBO, archive, comma_separated, form_text, kobo_row, submission
from stories.canaries import found_below
from stories.commands import Laptop, opened

from fieldcase.casework import visits
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview, Visit

WORD = "перепелятник-шершнев"


def with_form(laptop: Laptop, text: str = FORM) -> Path:
    """A vault that has the questionnaire."""
    vault = laptop.vault()
    laptop.run("forms", vault, "--take-in", laptop.file("form.md", text)).done()
    return vault


def test_rows_that_fail_are_told_the_rest_comes_and_the_status_says_so(laptop: Laptop) -> None:
    vault = with_form(laptop)
    rows = [KOBO, kobo_row(1), kobo_row(2, **{"story/times": "много"}), kobo_row(3, "другое")]
    file = laptop.file("example_story.csv", comma_separated(rows))
    ran = laptop.run("import-answers", vault, file, "--new-visit", "2026-03-15", "--place", "двор / Пример")
    assert ran.status == 1
    assert "2 interviews · 1 cannot be taken" in ran.out
    assert "example_story.csv, row 3: “story/times” has an answer of another kind than its question" in ran.err
    assert "много" not in ran.err + ran.out
    assert "username (3)" in ran.err
    with closing(opened(vault)) as desk:
        (visit,) = desk.all(Visit)
        assert (visit.id.hex(), visit.place) == (ran.line("visit"), "двор / Пример")
        assert len(desk.all(Interview, visit.scope)) == 2
    again = laptop.run("import-answers", vault, file, "--new-visit", "2026-03-15")
    assert again.status == 1
    assert "0 interviews · 2 are here already · 1 cannot be taken" in again.out
    with closing(opened(vault)) as desk:
        assert len(desk.all(Visit)) == 1, "no visit is made for nothing"


def test_an_archive_with_pictures_comes_in_and_no_word_of_it_lies_in_the_clear(laptop: Laptop) -> None:
    vault = with_form(laptop)
    photo = b"\xff\xd8\xff\xe0" + WORD.encode()
    inside = f"<story><told>{WORD}</told><photo>1.jpg</photo></story>"
    file = laptop.file("x.zip", archive({"a/submission.xml": submission(1, inside).encode(), "a/1.jpg": photo}))
    table = laptop.file("example_story.csv", comma_separated([KOBO, kobo_row(2, WORD)]))
    with closing(opened(vault)) as desk:
        visit = visits.new_visit(desk)
    ran = laptop.run("import-answers", vault, file, table, "--visit", visit.id.hex()).done()
    assert "2 interviews came in." in ran.out
    words = {"word": WORD, "id": IDS[1], "sender": "volunteer7"}
    assert found_below(laptop.folder, words, frozenset({file, table})) == []
    assert found_below(laptop.folder, words, frozenset()) != [], "the control: the files themselves hold them"
    with closing(opened(vault)) as desk:
        assert len(desk.search(WORD)) == 2
        assert not desk.search("volunteer7")
        assert len(desk.all(Evidence, visit.scope)) == 1
    laptop.run("verify", vault).done()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("F",), "--new-visit"), (("F", "--visit", "00", "--new-visit", "2026"), "not both"),
        (("F", "--visit", "00", "--place", "x"), "--place goes with --new-visit"),
        (("F", "--new-visit", "вчера-позавчера"), "--new-visit: "),
    ],
)  # fmt: skip
def test_a_wrong_line_is_answered_before_a_passphrase_is_asked_for(
    laptop: Laptop, options: tuple[str, ...], said: str
) -> None:
    ran = laptop.run("import-answers", laptop.vault(), *options).refused("usage", 2)
    assert said in ran.err


def test_what_cannot_be_taken_as_a_whole_is_refused_in_a_sentence(laptop: Laptop) -> None:
    vault = with_form(laptop)
    file = laptop.file("example_story.csv", comma_separated([KOBO, kobo_row(1)]))
    other = laptop.file("other.csv", comma_separated([("a",), ("1",)]))
    picture = laptop.file("picture.jpg", b"\xff\xd8\xff\xe0")
    for arguments, code in (
        ((file, "--visit", "00ff"), "record.unknown"), ((file, "--visit", "двор"), "record.unknown"),
        ((file, "--look", "--form", "nothing"), "record.no-such-questionnaire"),
        ((other, "--look"), "import.answers-without-form"), ((picture, "--look"), "import.nothing-taken"),
        ((laptop.here / "nowhere.csv", "--look"), "import.nothing-taken"),
    ):  # fmt: skip
        laptop.run("import-answers", vault, *arguments).refused(code)
    laptop.run(
        "forms", vault, "--take-in", laptop.file("4.md", form_text("4").replace("Когда?", "Сколько раз?"))
    ).done()
    doubtful = laptop.file("example_story.csv", comma_separated([("Сколько раз?", "told"), ("1", "слово")]))
    ran = laptop.run("import-answers", vault, doubtful, "--look").refused("import.answers-doubtful")
    assert "Сколько раз?" in ran.err
