"""The first run by keyboard alone, from an empty folder to the first saved record, and how many keys that takes.

Letters of the passphrase, of the code and of the record do not count; every other key does. Bad input is told in words
and nothing is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from heart import STOOD_STILL, Heart
from PySide6.QtWidgets import QApplication, QLabel
from seats import Seat, application_for_tests

from fieldcase.casework import settings
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Capture
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World
from ui.choices import Choices
from ui.first_run import FirstRun
from ui.first_steps import CodeStep, LanguageStep, PanicStep, PassphraseStep, SecondPersonStep
from ui.start import shell_for

# ux.md: from the first start to the first saved record.
MOST_KEYS = 40
TITLE = "Отказ в терапии, Линдов / Пример"
PHRASE = "берёза паром кувшин лестница облако сито"


class Newcomer(Seat):
    """A person who starts the program for the first time; every key beside the text is counted."""

    def __init__(self) -> None:
        self.app = application_for_tests()
        self.keys = 0
        self.shell = shell_for(Choices(language="en", theme="light"))
        self.shell.show()
        self.shell.activateWindow()
        self.wait(lambda: QApplication.focusWindow() is not None)
        self.heart = Heart()

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        super().press(*keys)

    def leave(self) -> None:
        """Close the window by its cross; the test goes on."""
        self.shell.close()

    @property
    def step(self) -> object:
        """The step that is shown."""
        run = self.shell.centralWidget()
        assert isinstance(run, FirstRun)
        return run.step

    def told(self) -> str:
        """What is said to be wrong."""
        said = [one for one in self.shell.findChildren(QLabel) if one.isVisible() and one.property("kind") == "wrong"]
        return " ".join(one.text() for one in said)

    def code(self) -> str:
        """The recovery code as it stands on the screen."""
        return self.named(QLabel, "Код восстановления").text()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of the program."""
    folder = tmp_path / "Fieldcase"
    monkeypatch.setenv("FIELDCASE_HOME", str(folder))
    assert not folder.exists()
    return folder


@pytest.fixture
def newcomer(home: Path) -> Iterator[Newcomer]:
    """Sits at the first page. The key is derived at its full cost, as it is for everybody."""
    person = Newcomer()
    try:
        yield person
        blocked = person.blocked()
    finally:
        person.close()
    assert not blocked, f"{STOOD_STILL} {blocked}"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase at the cost of tests."""
    new = Desk.new
    monkeypatch.setattr(Desk, "new", lambda path, phrase, world, **told: new(path, phrase, world, TEST_COST, **told))


def up_to_the_passphrase(person: Newcomer) -> None:
    assert isinstance(person.step, LanguageStep)
    person.press("Down")
    person.press("Enter")
    assert isinstance(person.step, SecondPersonStep)
    person.press("Enter")
    assert isinstance(person.step, PassphraseStep)


def up_to_the_panic_key(person: Newcomer, phrase: str) -> None:
    person.type(phrase)
    person.press("Enter")
    person.wait(lambda: isinstance(person.step, CodeStep), 30)
    person.type(person.code())
    person.press("Enter")
    assert isinstance(person.step, PanicStep)


def into_the_work(person: Newcomer) -> None:
    person.press("F12")
    person.wait(lambda: person.window is not None and person.page is not None)
    person.settle()
    assert person.shell.desk is not None
    person.desk = person.shell.desk


def test_from_an_empty_folder_to_the_first_saved_record_in_few_keys(newcomer: Newcomer, home: Path) -> None:
    up_to_the_passphrase(newcomer)
    up_to_the_panic_key(newcomer, newcomer.named(QLabel, "Слова, предложенные как пароль").text())
    into_the_work(newcomer)
    newcomer.press("Ctrl+Shift+N")
    newcomer.wait(lambda: newcomer.page.NAME == "cases" and "title" in newcomer.page.new.form.fields)
    newcomer.settle()
    newcomer.type(TITLE)
    newcomer.press("Enter")
    newcomer.wait(lambda: newcomer.quiet() and newcomer.page.workspace.case is not None)
    newcomer.settle()
    (case,) = newcomer.desk.all(Case)
    assert case.title == TITLE
    print(f"from the first start to the first saved record: {newcomer.keys} keys beside the text")
    assert newcomer.keys <= MOST_KEYS
    assert [path.name for path in home.iterdir()] == ["Fieldcase.fieldcase"]
    assert newcomer.shell.choices.language == "ru"
    assert newcomer.window.work.language == "ru"


def test_a_quick_note_is_the_shortest_way_to_a_first_record(quick: None, newcomer: Newcomer) -> None:
    up_to_the_passphrase(newcomer)
    up_to_the_panic_key(newcomer, PHRASE)
    into_the_work(newcomer)
    assert newcomer.sees("С чего начать"), "an empty vault says what to begin with"
    newcomer.press("Ctrl+N")
    newcomer.type("позвонить в пункт / Пример")
    newcomer.press("Enter")
    newcomer.settle()
    assert [one.text for one in newcomer.desk.all(Capture)] == ["позвонить в пункт / Пример"]
    print(f"from the first start to the first note: {newcomer.keys} keys beside the text")
    assert newcomer.keys <= MOST_KEYS


def test_the_language_is_chosen_by_an_arrow_and_all_that_follows_is_in_it(newcomer: Newcomer) -> None:
    assert newcomer.sees("It works without the internet")
    up_to_the_passphrase(newcomer)
    assert newcomer.sees("Создать хранилище")
    phrase = newcomer.named(QLabel, "Слова, предложенные как пароль").text()
    assert len(phrase.split()) == 6
    assert all("а" <= letter <= "ё" for letter in phrase.replace(" ", "").replace("-", ""))


def test_a_weak_passphrase_is_refused_in_words_and_nothing_is_made(newcomer: Newcomer, home: Path) -> None:
    up_to_the_passphrase(newcomer)
    newcomer.type("пароль123")
    assert newcomer.sees("Пока слишком простой")
    newcomer.press("Enter")
    newcomer.wait(newcomer.told)
    assert "слишком легко подобрать" in newcomer.told()
    assert isinstance(newcomer.step, PassphraseStep)
    assert not list(home.rglob("*.fieldcase")), "nothing was made"
    # The line has the focus again: the next passphrase can be typed at once.
    newcomer.press("Ctrl+A")
    newcomer.type(PHRASE)
    assert newcomer.sees("Достаточно надёжный")


def test_an_empty_passphrase_makes_nothing(newcomer: Newcomer, home: Path) -> None:
    up_to_the_passphrase(newcomer)
    newcomer.press("Enter")
    newcomer.wait(lambda: newcomer.shell.lanes.writing == 0)
    assert isinstance(newcomer.step, PassphraseStep)
    assert not list(home.rglob("*.fieldcase"))


def test_a_wrong_recovery_code_is_told_and_the_right_one_still_goes_on(quick: None, newcomer: Newcomer) -> None:
    up_to_the_passphrase(newcomer)
    newcomer.type(PHRASE)
    newcomer.press("Enter")
    newcomer.wait(lambda: isinstance(newcomer.step, CodeStep))
    code = newcomer.code()
    newcomer.type(code[:-1] + ("7" if code[-1] != "7" else "8"))
    newcomer.press("Enter")
    assert "не тот код" in newcomer.told()
    assert isinstance(newcomer.step, CodeStep)
    newcomer.press("Ctrl+A")
    newcomer.type(code.lower().replace("-", " "))
    newcomer.press("Enter")
    assert isinstance(newcomer.step, PanicStep), "how it was copied does not matter, only that it is the code"


def test_the_panic_key_is_rehearsed_and_locks_nothing(quick: None, newcomer: Newcomer) -> None:
    up_to_the_passphrase(newcomer)
    up_to_the_panic_key(newcomer, PHRASE)
    newcomer.press("F11")
    assert isinstance(newcomer.step, PanicStep), "another key is not the panic key"
    into_the_work(newcomer)
    assert newcomer.page.NAME == "today"
    assert newcomer.shell.desk is not None


def test_the_vault_that_was_made_opens_again_by_passphrase_and_by_code(
    quick: None, newcomer: Newcomer, home: Path
) -> None:
    up_to_the_passphrase(newcomer)
    newcomer.type(PHRASE)
    newcomer.press("Enter")
    newcomer.wait(lambda: isinstance(newcomer.step, CodeStep))
    code = newcomer.code()
    newcomer.type(code)
    newcomer.press("Enter")
    into_the_work(newcomer)
    newcomer.leave()
    (path,) = home.glob("*.fieldcase")
    for way in (PHRASE, code):
        desk = Desk.open(path, way, World())
        assert settings.get(desk, "language") == "ru", "what was chosen is kept in the vault"
        desk.close()
