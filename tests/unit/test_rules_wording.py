"""Advice on words: found in the authors' own prose in any ending, never in what others said."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.wordings import advice
from fieldcase.model.case import Case, Source
from fieldcase.model.declare import Shape, declared, kinds
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import ScopeId, SourceId
from fieldcase.rules.wording import Advice, Wordings, advised, own_prose, prose_of

SHIPPED = Wordings(advice())
FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "words" / "wording.json"


def found(text: str, wordings: Wordings = SHIPPED) -> list[str]:
    """What is found in a text, as it was typed."""
    return [hit for hit, _ in wordings.found_in(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She is a drug addict.", "drug addict"), ("Two Addicts came.", "Addicts"),
        ("the drug-abuser left", "drug-abuser"),
        ("HIV-infected people", "HIV-infected"), ("Он наркоман.", "наркоман"),
        ("Двум наркоманкам отказали.", "наркоманкам"),
        ("Его назвали НАРКОМАНОМ.", "НАРКОМАНОМ"), ("ВИЧ-инфицированных не взяли.", "ВИЧ-инфицированных"),
        ("группы риска", "группы риска"), ("проституток увезли", "проституток"), ("бывший наркоман", "бывший наркоман"),
    ],
)  # fmt: skip
def test_a_word_that_puts_people_down_is_found_in_any_ending(text: str, word: str) -> None:
    assert found(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "a person who uses drugs", "the address of the clinic", "The record was clean.", "Convicted of nothing.",
        "лечение наркологической службы", "Пинцет и игла.", "зеркало", "",
    ],
)  # fmt: skip
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("quoted", ["«{}»", "“{}”", "„{}“", '"{}"'])
def test_words_in_quotation_marks_are_never_looked_at(quoted: str) -> None:
    assert found(f"The paper wrote {quoted.format('addict')}.") == []
    assert found("The paper wrote addict.") == ["addict"], "control"


def test_a_word_after_a_quotation_is_found_where_it_stands() -> None:
    assert found("«наркоманы» и ещё раз наркоманы") == ["наркоманы"]


def test_the_longer_phrase_wins() -> None:
    both = Wordings([Advice("en", ("drug*",), "a"), Advice("en", ("drug abuse",), "b")])
    found_ones = [(hit, one.instead) for hit, one in both.found_in("drug abuse, drugs")]
    assert found_ones == [
        ("drug abuse", "b"),
        ("drugs", "a"),
    ]


def test_words_said_by_others_are_not_the_authors_prose() -> None:
    source = Source(
        id=SourceId(b"x" * 16), scope=ScopeId(b"s" * 16), title="Addicts", quote="addict", description="Ours"
    )
    assert list(own_prose(source)) == [("description", "Ours")]


def test_what_prose_a_field_holds_is_said_beside_it_and_only_of_texts() -> None:
    told = [(one, field) for one in kinds() for field in declared(one) if field.about.prose]
    assert len({one for one, _ in told}) > 30, "control"
    for _one, field in told:
        assert field.about.prose in {"own", "verbatim", "legal", "testimony"}
        assert field.shape is Shape.TEXT
        assert not field.about.vocabulary


def test_the_authors_notes_are_their_own_and_an_account_is_a_testimony() -> None:
    assert prose_of(Case, "own")[:3] == ("title", "summary", "reasons")
    assert prose_of(Interview, "testimony") == ("account", "answers")


def test_every_row_finds_its_own_words_and_does_not_offer_what_it_warns_of() -> None:
    for one in advice():
        assert one.language in ("en", "ru")
        assert one.reason, one.avoid
        assert one.level in ("slur", "avoid", "context")
        for phrase in one.avoid:
            beside = f" {one.near[0].replace('*', '')}" if one.near else ""
            assert found(f"{phrase.replace('*', '')}{beside}"), phrase
        assert found(one.instead) == [], one.instead


def test_the_list_says_where_it_is_from_and_how_well_it_was_checked() -> None:
    file = json.loads(FILE.read_text("utf-8"))
    assert file["status"] in ("verified", "partly_verified", "secondary", "seed")
    assert all(one["source"] and one["reason"] and one["level"] for one in file["terms"])
    assert all(one["law"] and one["status"] and one["checked_on"] for one in file["punished"])
    phrases = [(one["language"], phrase) for one in file["terms"] for phrase in one["avoid"]]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The service has many users.", []), ("People who are users of drugs spoke.", ["users"]),
        ("The Union of Drug Users spoke.", []), ("A drug user spoke.", ["drug user"]),
        ("Convention for the Suppression of the exploitation of prostitution", []), ("prostitution", ["prostitution"]),
        ("Commission on Narcotic Drugs", []), ("He sold narcotics.", ["narcotics"]), ("the Vice President", []),
        ("Сеть потребителей наркотиков написала письмо.", []), ("Потребители наркотиков", ["Потребители наркотиков"]),
        ("Закон о профилактике наркомании", []), ("Наркомания растёт", ["Наркомания"]), ("Введите пин-код", []),
        ("пин", []), ("Он сорвался с лестницы", []), ("После лечения он сорвался", ["сорвался"]),
        ("содержание притона, статья 232", []), ("эксплуатация проституции", []), ("Сказал: «наркоманы»", []),
        ("She said “junkies”.", []), ("Нападение на наркоманов", ["наркоманов"]),
    ],
)  # fmt: skip
def test_names_laws_and_quotations_are_let_be(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_words_that_a_law_punishes_are_told_with_the_law_and_its_status() -> None:
    (hit,) = [one for one in SHIPPED.hits("Это не пропаганда наркотиков.") if one.advice.punished]
    message, values = advised(hit.found, hit.advice)
    assert "требует подтверждения" in values["law"]
    assert "{law}" in message
    own = Advice("ru", ("слов*",), "иначе", law="Закон / Пример", country="XX")
    assert [one.found for one in Wordings([own], "XX").hits("Словом здесь")] == ["Словом"]
    assert list(Wordings([own], "YY").hits("Словом здесь")) == []


# Own invented sentences: how much has to be found in each.
SAMPLES = (
    ("Приняли двух наркоманок и одного алкоголика.", 2), ("Женщина, употребляющая наркотики, пришла сама.", 0),
    ("В больнице не помогли при ломке.", 1), ("Людей из группы риска не спросили.", 1), ("Тест на ВИЧ сделали.", 0),
    ("ВИЧ-инфицированных не приняли.", 1), ("Пациентка программы получила препарат.", 0), ("Новый рентген.", 0),
    ("Страдает наркоманией пять лет.", 1), ("Контингент менялся.", 1), ("Секс-работницы помогли.", 0),
    ("Он бывший наркоман, говорит врач.", 1), ("Грязный анализ стал поводом.", 1), ("Анализ был положительным.", 0),
    ("Злоупотребление наркотиками как довод.", 1), ("Злоупотребление властью.", 0), ("Чистый бланк.", 0),
    ("Все вели себя спокойно.", 0), ("Осадок чистой воды.", 0), ("Женщина с зависимостью.", 0),
    ("An addict came to the site.", 1), ("People with HIV came.", 0), ("HIV-infected women were refused.", 1),
    ("He has been clean for a year.", 1), ("A clean copy of the form.", 0), ("Dirty needles lay there.", 1),
    ("The police abused their power.", 0), ("Drug abuse was the reason given.", 1), ("Inmates wrote a letter.", 1),
    ("People in prison wrote a letter.", 0), ("The high-risk group was left out.", 1), ("A former addict spoke.", 1),
    ("She is a sex worker.", 0), ("A prostitute, said the report.", 1), ("The junkies' corner.", 1),
    ("The user of the computer.", 0), ("Substance use was not asked about.", 0), ("Alcoholics were refused.", 1),
    ("He relapsed after treatment.", 1), ("He returned to use.", 0),
)  # fmt: skip


def test_precision_and_recall_on_sentences_of_our_own() -> None:
    right = missed = wrong = 0
    for text, expected in SAMPLES:
        number = len(found(text))
        right += min(number, expected)
        missed += max(0, expected - number)
        wrong += max(0, number - expected)
    assert right / (right + missed) >= 0.95, "recall"
    assert right / (right + wrong) >= 0.95, "precision"


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault_and_what_is_found_stands_in_it(text: str) -> None:
    assert all(hit in unicodedata.normalize("NFC", text) for hit in found(text))
