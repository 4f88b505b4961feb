"""In which language a command speaks: what the person chose, else the system's, else English."""

from __future__ import annotations

import locale

import pytest

from fieldcase.i18n import language_of_the_person

SETTINGS = ("FIELDCASE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], system: str | None = None) -> str:
    """The language with nothing but these settings, on a machine whose own locale is `system`."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda *_: (system, None))
    return language_of_the_person()


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("value", ["ru", "RU", "ru_RU", "ru_RU.UTF-8", "ru_KG.UTF-8", "ru-RU", "Russian_Russia.1251"])
def test_russian_is_spoken_to_whoever_has_russian(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert chosen(monkeypatch, {name: value}) == "ru"


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(
    "value", ["en", "EN", "en_GB.UTF-8", "English_United States.1252", "C", "POSIX", "C.UTF-8", ""]
)
def test_english_is_spoken_otherwise(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert chosen(monkeypatch, {name: value}) == "en"


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"FIELDCASE_LANGUAGE": "ru", "LC_ALL": "en_GB.UTF-8", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"FIELDCASE_LANGUAGE": "en", "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_ALL": "ru_RU.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"FIELDCASE_LANGUAGE": "", "LC_ALL": "", "LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "ru"),
        ({"FIELDCASE_LANGUAGE": "ru", "LC_ALL": "C"}, "ru"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "ky_KG.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "ru"),
        ({"LANG": "uk_UA.UTF-8"}, "en"),
    ],
)
def test_the_nearer_choice_wins(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], language: str) -> None:
    assert chosen(monkeypatch, settings) == language


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("ru_RU", "ru"),
        ("Russian_Russia", "ru"),
        ("Russian_Kyrgyzstan", "ru"),
        ("en_US", "en"),
        ("de_DE", "en"),
        (None, "en"),
    ],
)
def test_a_machine_without_settings_is_asked_for_its_own(
    monkeypatch: pytest.MonkeyPatch, system: str | None, language: str
) -> None:
    assert chosen(monkeypatch, {}, system) == language
