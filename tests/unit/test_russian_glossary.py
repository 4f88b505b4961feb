"""The Russian glossary is kept: one word for each thing wherever the catalogue speaks of it, and none that degrades."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import russian_text

from fieldcase.casework.tables import shipped

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "glossary-ru.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([a-z][^|]*?) \| ([^|]+?) \|", PAGE, re.MULTILINE))
# An English term of the glossary, how an English sentence names it, and what has to stand in the Russian one.
TERMS = [
    ("vault", r"vaults?", r"хранилищ"),
    ("passphrase", r"passphrases?", r"парол"),
    ("recovery code", r"recovery code", r"код\w* восстановления"),
    ("backup", r"backups?", r"резервн\w+ копи"),
    ("stick", r"stick", r"флешк"),
    ("record", r"records", r"запис|строк"),
    ("passage", r"passage", r"отрыв"),
    ("journal", r"journal", r"журнал"),
    ("search index", r"search index", r"поисков\w+ указател"),
    ("case", r"cases?", r"дел[аоуе]?м?\b"),
    ("chronology", r"chronology", r"хронологи"),
    ("event", r"(?<!custody )events?", r"событи"),
    ("act", r"acts?", r"деяни"),
    ("norm", r"norms?", r"норм|неё"),
    ("figure", r"figures?", r"числ"),
    ("source", r"sources?", r"источник|ссылк"),
    ("evidence", r"evidence", r"доказательств"),
    ("exhibit", r"exhibits?", r"приложени"),
    ("custody ledger", r"custody ledger", r"журнал\w* хранения"),
    ("dossier", r"dossiers?", r"досье"),
    ("manifest", r"manifests?", r"опис[ьи]"),
    ("visit", r"visits?", r"визит"),
    ("interview", r"interviews?", r"интервью"),
    ("consent", r"consent", r"соглас|разреш"),
    ("use", r"uses?", r"цел[ьи]"),
    ("pseudonym", r"pseudonyms?", r"псевдоним"),
    ("identity", r"identity", r"личн|личност"),
    ("victim", r"victims?", r"пострадавш"),
    ("alleged perpetrator", r"alleged perpetrators?", r"предполагаем\w+ нарушител"),
    ("lawyer", r"lawyer(?:'s)?", r"юрист"),
    ("admission", r"admissions?", r"признани"),
    ("authors", r"the authors", r"составител"),
    ("role code", r"role codes?", r"код\w* рол"),
    ("import", r"imported|import", r"внес|вносит"),
    ("restore", r"restore", r"восстанов|создать хранилище"),
    ("erase", r"erased?", r"ст[её]р|стир"),
    ("withhold", r"withheld", r"раскрыва|скрыт"),
    ("release", r"released", r"разреш"),
    ("withdraw", r"withdrawn|took the consent back", r"отозва"),
]
# Words that the glossary set aside, and words that degrade people; own prose alone is held to them.
SET_ASIDE = {
    "база": r"\bбаз[аыуе]й?\b(?! данных)",
    "парольная фраза": r"парольн|кодов\w+ фраз",
    "бэкап": r"б[эе]кап",
    "слот": r"\bслот",
    "индекс": r"\bиндекс",
    "носитель": r"\bносител",
    "кейс": r"\bкейс",
    "случай": r"\bслуча[йяеюи]",
    "адвокат": r"адвокат",
    "жертва": r"\bжертв",
    "субъект": r"субъект|физическ\w+ лиц",
    "использование": r"использовани",
    "импорт": r"импорт",
    "идентифицировать": r"идентиф",
    "экспорт": r"экспорт",
}
DEGRADING = {
    "наркоман": r"наркоман",
    "наркозависимый": r"наркозависим",
    "потребитель наркотиков": r"потребител\w+ наркотик",
    "злоупотребление": r"злоупотребл",
    "алкоголик": r"алкоголи[кч]",
    "заключённый как ярлык": r"\bз[эе]к\b|уголовник",
    "ВИЧ-инфицированный": r"ВИЧ-инфицир|спидоносц",
    "группа риска": r"групп\w+ риска",
    "проститутка": r"проститут",
    "контингент": r"контингент",
    "притон": r"притон",
    "ПИН": r"\bПИН\b",
}
ALL_WORDS = SET_ASIDE | DEGRADING
# What is typed or filled in is no word of ours.
_PROGRAM = re.compile(r"“fieldcase [^”]*”|--as \w+|\{\w*\}")
PROSE = [form for one in russian_text.sentences() for form in one.russian]


def lapses(spoken: str, word: str) -> list[tuple[str, str]]:
    """Sentences whose English names a thing and whose Russian names it otherwise."""
    named, called = re.compile(rf"(?<![-\w]){spoken}(?![-\w])", re.IGNORECASE), re.compile(word, re.IGNORECASE)
    return [
        (one.english[0], form)
        for one in russian_text.sentences()
        if named.search(_PROGRAM.sub("", one.english[0]))
        for form in one.russian
        if not called.search(form)
    ]


def test_the_glossary_is_a_table_with_each_term_once() -> None:
    terms = re.findall(r"^\| ([a-z][^|]*?) \|", PAGE, re.MULTILINE)
    assert len(terms) == len(set(terms)) > 50
    assert all(re.search("[а-яё]", russian) for russian in ROWS.values())


def test_a_sentence_that_uses_another_word_would_be_found() -> None:
    assert lapses("passphrases?", "кодов")


@pytest.mark.parametrize(("term", "spoken", "word"), TERMS, ids=[term for term, _, _ in TERMS])
def test_a_thing_has_the_word_of_the_glossary_wherever_it_is_named(term: str, spoken: str, word: str) -> None:
    assert re.search(word, ROWS[term], re.IGNORECASE)
    named = re.compile(rf"(?<![-\w]){spoken}(?![-\w])", re.IGNORECASE)
    assert [one for one in russian_text.sentences() if named.search(one.english[0])], "nothing names it"
    assert lapses(spoken, word) == []


@pytest.mark.parametrize("text", ["База заперта.", "Выберите кейс.", "Это наркоман.", "Спросите адвоката."])
def test_a_word_that_was_set_aside_would_be_found(text: str) -> None:
    assert [word for word, pattern in ALL_WORDS.items() if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize("word", ALL_WORDS)
def test_a_word_that_was_set_aside_stands_in_no_sentence(word: str) -> None:
    assert [form for form in PROSE if re.search(ALL_WORDS[word], form, re.IGNORECASE)] == []


@pytest.mark.parametrize("word", DEGRADING)
def test_a_word_that_degrades_stands_in_no_label(word: str) -> None:
    tables = shipped()
    labels = [tables.label(name, code, "ru") for name, codes in tables.vocabularies.items() for code in codes]
    assert [label for label in labels if re.search(DEGRADING[word], label, re.IGNORECASE)] == []
