"""Letters as files: named after nobody, written all or none, judged once more, and whom they tell of kept first."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from letters_written import NAME, PSEUDONYM, RU, TEXT, changed, consent, gathered, letter, person

from fieldcase.casework import cases, consents, letter_files
from fieldcase.casework.desk import Desk
from fieldcase.errors import CannotWrite, IdentityInLetter, LetterChanged
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import AnyId
from fieldcase.rules.letter_released import LetterRelease


def test_a_letter_that_tells_of_somebody_is_found_when_that_person_takes_the_consent_back(
    desk: Desk, tmp_path: Path
) -> None:
    who = person(desk)
    consent(desk, who, "named")
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,), to=("Минздрав", "Минюст"))
    made = gathered(desk, one).released()
    files = letter_files.drawn(made, "docx", RU)
    places = [tmp_path / file.name for file in files]
    for _ in range(2):  # written again it is the same letter
        letter_files.write(desk, made, files, places)
    _, versions = consents.withdraw(desk, who)
    assert [(one.recipient, one.version, one.records) for one in versions] == [
        ("Минздрав", 1, (AnyId(one.id),)), ("Минюст", 2, (AnyId(one.id),)),
    ]  # fmt: skip
    with pytest.raises(IdentityInLetter):
        gathered(desk, one).released()
    nobody = gathered(desk, letter(desk, number="9")).released()
    bare = letter_files.drawn(nobody, "docx", RU)
    letter_files.write(desk, nobody, bare, [tmp_path / file.name for file in bare])
    assert len(desk.all(Issued)) == 2, "a letter that tells of nobody leaves no list of people"


def test_the_names_of_files_name_nobody(desk: Desk) -> None:
    one = gathered(desk, letter(desk, to=("Минздрав", "Министр Пример"), number="12/А 2026")).released()
    assert letter_files.names(one, "pdf", False) == ("letter-12-А-2026-1-ru.pdf", "letter-12-А-2026-2-ru.pdf")
    bare = replace(one, filed="")
    assert letter_files.names(bare, "docx", True) == ("letter-1-ru.docx",)
    assert letter_files.names(replace(one, filed="../../x"), "pdf", True) == ("letter-x-1-ru.pdf",)


def test_a_letter_is_judged_once_more_when_it_is_written(desk: Desk, tmp_path: Path) -> None:
    who = person(desk)
    consent(desk, who, "named")
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,))
    made = gathered(desk, one).released()
    files = letter_files.drawn(made, "docx", RU)
    consents.withdraw(desk, who)
    with pytest.raises(IdentityInLetter) as refused:
        letter_files.write(desk, made, files, [tmp_path / "x.docx"])
    assert "согласие отозвано" in refused.value.told(RU)
    other = letter(desk)
    made = gathered(desk, other).released()
    files = letter_files.drawn(made, "docx", RU)
    hidden = changed(desk, changed(desk, other, text="Другие слова."), hidden=True)
    for _ in range(2):
        with pytest.raises(LetterChanged):
            letter_files.write(desk, made, files, [tmp_path / "x.docx"])
        hidden = changed(desk, hidden, hidden=False)
    assert not list(tmp_path.glob("x*"))
    assert desk.all(Issued) == ()
    changed(desk, hidden, text=TEXT)
    letter_files.write(desk, made, files, [tmp_path / "x.docx"])
    assert (tmp_path / "x.docx").exists(), "the control: the letter is again what was looked at"


def two_letters(desk: Desk, **values: Any) -> tuple[LetterRelease, tuple[letter_files.LetterFile, ...]]:
    """A letter to two, as it may leave, with its files."""
    made = gathered(desk, letter(desk, to=("Минздрав", "Минюст"), **values)).released()
    return made, letter_files.drawn(made, "pdf", RU)


def test_letters_are_written_all_or_none_and_what_stood_there_stands_there_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, files = two_letters(desk)
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    letter_files.write(desk, made, files[:1], [first])
    before = first.read_bytes()
    other, anew = two_letters(desk, text="Совсем другие слова.")
    assert anew[0].content != before, "the control"
    with pytest.raises(CannotWrite):
        letter_files.write(desk, other, anew, [first, tmp_path / "nowhere" / "2.pdf"])
    naming = os.replace

    def fails_at_the_second(part: Path, target: Path) -> None:
        if target == second:
            raise OSError
        naming(part, target)

    monkeypatch.setattr(os, "replace", fails_at_the_second)
    for places in ([first, second], [tmp_path / "3.pdf", second]):
        with pytest.raises(CannotWrite, match="cannot-write"):
            letter_files.write(desk, other, anew, places)
    assert first.read_bytes() == before
    assert list(tmp_path.glob("*.p*")) == [first]


def test_who_is_told_of_is_kept_before_a_letter_has_its_name(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = person(desk)
    consent(desk, who, "named")
    made, files = two_letters(desk, text=f"Говорит {NAME}.", people=(who.id,))

    def killed(*_paths: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        letter_files.write(desk, made, files, [tmp_path / file.name for file in files])
    assert [one.people for one in desk.all(Issued)] == [(who.id,), (who.id,)]


def test_the_working_pseudonym_of_who_agreed_stands_nowhere_and_nobody_in_a_files_name(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    who = person(desk, case.scope)
    consent(desk, who, "without_name")
    one = letter(
        desk, case.scope, to=(f"Минздрав, о {PSEUDONYM}",), number=f"{PSEUDONYM}/2", sender=f"Группа {PSEUDONYM}",
        reply_to=f"Для K17, {PSEUDONYM}",
    )  # fmt: skip
    made = gathered(desk, one).released()
    assert made.people == (who.id,)
    head = "|".join((made.number, made.sender, made.reply_to, *made.addressees))
    assert "17" not in head
    assert head.count("Группа ") == head.count("Минздрав, о ") == 1, "the control: the rest of the head stands"
    assert letter_files.names(made, "pdf", True) == ("letter-1-ru.pdf",)
    elsewhere = gathered(desk, letter(desk, number=f"{PSEUDONYM}/2")).released()
    assert letter_files.names(elsewhere, "pdf", True) == ("letter-1-ru.pdf",)
    consent(desk, person(desk, case.scope, name="Данияр Тестов", pseudonym="Осока"), "named")
    named = gathered(desk, letter(desk, case.scope, number="Данияр Тестов, 3")).released()
    assert "Тестов" in named.number
    assert letter_files.names(named, "pdf", True) == ("letter-1-ru.pdf",)
