"""The check of the catalogues finds what is missing, unsure, stale or filled differently; the shipped are whole."""

from __future__ import annotations

from pathlib import Path

import catalogues
import pytest
from babel.messages import Catalog

from fieldcase.i18n import LANGUAGES, words

ONE = "{n} case"
MANY = "{n} cases"


def template() -> Catalog:
    """A program of three sentences."""
    made = Catalog(fuzzy=False)
    made.add("Nothing was changed.")
    made.add("No case {code} in {path}.")
    made.add((ONE, MANY))
    return made


def whole() -> Catalog:
    """The Russian of `template`, with nothing wrong."""
    made = Catalog(locale="ru", fuzzy=False)
    made.add("Nothing was changed.", "Ничего не изменено.")
    made.add("No case {code} in {path}.", "В {path} нет дела {code}.")
    made.add((ONE, MANY), ("{n} дело", "{n} дела", "{n} дел"))
    return made


def test_a_whole_translation_has_no_fault() -> None:
    assert catalogues.faults(template(), whole()) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "not translated"),
        ("   ", "not translated"),
        ("В {path} нет дела.", "other fields"),
        ("В {path} нет дела {code} {name}.", "other fields"),
        ("В {путь} нет дела {code}.", "other fields"),
        ("В {path нет дела {code}.", "brace"),
    ],
)
def test_a_translation_that_would_break_or_mislead_is_found(said: str, fault: str) -> None:
    spoilt = whole()
    spoilt["No case {code} in {path}."].string = said
    assert [fault in each for each in catalogues.faults(template(), spoilt)] == [True]


def test_a_missing_plural_form_is_found() -> None:
    spoilt = whole()
    spoilt[ONE].string = ("{n} дело", "", "{n} дел")
    assert len(catalogues.faults(template(), spoilt)) == 1


def test_a_sentence_marked_as_unsure_is_found() -> None:
    spoilt = whole()
    spoilt["Nothing was changed."].flags.add("fuzzy")
    assert "unsure" in catalogues.faults(template(), spoilt)[0]


def test_a_sentence_that_only_one_side_has_is_found() -> None:
    spoilt = whole()
    spoilt.delete("Nothing was changed.")
    spoilt.add("Gone.", "Ушло.")
    said = catalogues.faults(template(), spoilt)
    assert "not in the catalogue" in said[0]
    assert "no longer in the program" in said[1]


def test_every_way_of_marking_a_sentence_is_gathered_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "fieldcase").mkdir()
    (tmp_path / "ui").mkdir()
    source = (
        'A = N_("one " "sentence")\nB = errors.N_("two")\nC = words("three")\nD = _("four")\n'
        'E = words.plural("five", "fives", n)\nF = words("ru")\nG = other("six")\nH = words(sentence)\n'
    )
    (tmp_path / "fieldcase" / "a.py").write_text(source, encoding="utf-8")
    (tmp_path / "ui" / "b.py").write_text('N_("seven")\nN_("two")\n', encoding="utf-8")
    found = [message.id for message in catalogues.gathered(tmp_path) if message.id]
    assert sorted(str(each) for each in found) == ["('five', 'fives')", "four", "one sentence", "seven", "three", "two"]


def test_a_catalogue_file_is_the_same_each_time_and_names_no_day_and_no_person() -> None:
    text = catalogues.po_text(whole()).decode("utf-8")
    assert text == catalogues.po_text(whole()).decode("utf-8")
    assert not any(word in text for word in ("POT-Creation", "Revision-Date", "Last-Translator", "EMAIL", "FULL NAME"))


def test_the_shipped_catalogues_are_whole_and_compiled(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.check() == 0, capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_the_program_is_there_when_asked_for(language: str) -> None:
    assert words(language)("Case")
    assert words(language)("") == ""


@pytest.mark.parametrize("language", ["de", "RU", "", "ru_RU", "kk"])
def test_a_language_that_is_not_there_is_an_error_and_never_a_silent_english(language: str) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        words(language)
