"""The sections of a dossier: which are there, in which order, under which titles, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from dossier.compose_reading import read, section, sections, text_of
from dossier.compose_samples import (
    ANNEX,
    TABLES,
    a_case,
    attack,
    composed,
    detention,
    document,
    event,
    having,
    number,
    piece,
    released,
)

from fieldcase.dossier.blocks import Heading, Paragraph
from fieldcase.dossier.compose import compose
from fieldcase.i18n import words
from fieldcase.model.case import Act, Event, Source
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.released import Notice
from fieldcase.rules.uses import USES

ALL = [
    "summary", "chronology", "persons", "acts", "bearing", "law", "figures", "sources", "evidence", "exhibits", "proof",
]  # fmt: skip
NEEDED_FOR: list[tuple[str, tuple[type, ...]]] = [
    ("chronology", (Event,)),
    ("acts", (Act,)),
    ("figures", (Figure,)),
    ("sources", (Source,)),
    ("evidence", (Evidence, Custody)),
    ("exhibits", (Evidence, Custody)),
]
TITLES = {
    "en": [
        "1. Summary", "2. Chronology", "3. Persons", "4. Acts and the norms they touch", "5. Norms and evidence",
        "6. Law applied", "7. Reported figures", "8. Sources", "9. Evidence", "10. Exhibits",
        "11. What this file shows and how to check it",
    ],
    "ru": [
        "1. Краткое изложение", "2. Хронология", "3. Люди", "4. Деяния и затронутые ими нормы",
        "5. Нормы и доказательства", "6. Применимое право", "7. Сообщённые числа", "8. Источники", "9. Доказательства",
        "10. Приложения", "11. Что показывает этот файл и как его проверить",
    ],
}  # fmt: skip


def test_a_full_case_has_every_section_in_its_order() -> None:
    assert sections(document(attack())) == ALL


@pytest.mark.parametrize("language", ["en", "ru"])
def test_sections_are_numbered_and_titled_in_the_language_of_the_dossier(language: str) -> None:
    made = document(attack(language=language) if language == "en" else having(attack(), language="ru"))
    titles = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == TITLES[language]


@pytest.mark.parametrize(("anchor", "kinds"), NEEDED_FOR)
def test_a_section_without_records_is_not_there_and_the_numbers_close_up(anchor: str, kinds: tuple[type, ...]) -> None:
    whole = attack()
    made = document(having(whole, records=tuple(one for one in whole.records if not isinstance(one, kinds))))
    assert anchor in sections(document(whole))
    assert anchor not in sections(made)
    titles = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in titles] == [str(place) for place in range(1, len(titles) + 1)]


def test_a_case_of_which_nobody_is_told_has_no_section_on_people() -> None:
    assert "persons" not in sections(document(attack(people={})))


def test_an_empty_case_still_says_what_it_is_and_how_to_check_it() -> None:
    assert sections(document(released([]))) == ["summary", "proof"]


@pytest.mark.parametrize("use", sorted(USES))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_use_has_its_own_purpose_and_its_own_line_on_who_may_read(use: str, language: str) -> None:
    made = {one: document(having(attack(one), language=language)) for one in USES}
    others = [one for one in USES if one != use]
    assert made[use].subtitle not in [made[one].subtitle for one in others]
    assert made[use].confidentiality.endswith(".")
    if language == "ru":
        assert made[use].subtitle != document(attack(use)).subtitle
        assert made[use].confidentiality != document(attack(use)).confidentiality


@pytest.mark.parametrize(
    ("use", "english", "russian"),
    [
        ("un_public", "Contains no name without recorded consent", "Не содержит имён без записанного согласия"),
        ("un-public", "May be published.", "Может быть опубликовано."),
        ("internal", "Internal. Not to be handed on.", "Для внутреннего пользования. Не передавать."),
        ("un_confidential", "Not for publication.", "Не для публикации."),
        ("court", "Only for the court and the parties.", "Только для суда и сторон."),
        ("something_new", "Internal. Not to be handed on.", "Для внутреннего пользования."),
    ],
)  # fmt: skip
def test_the_line_on_every_page_says_who_may_read_it(use: str, english: str, russian: str) -> None:
    assert english in document(attack(use)).confidentiality
    assert russian in document(having(attack(use), language="ru")).confidentiality


def test_the_title_page_says_code_country_stage_and_how_much_is_in_it() -> None:
    made = document(attack())
    assert made.title == "A campaign under attack"
    assert made.cover == (
        "Case KG-2019-01",
        "Country: Kyrgyzstan",
        "Stage: intake",
        "3 events, 2 acts, 1 exhibit",
    )


def test_the_russian_title_page_bends_its_numbers() -> None:
    assert document(detention()).cover[-1] == "1 событие, 1 деяние, 2 приложения"
    many = released([event(one, "2019") for one in range(1, 6)], language="ru", case=a_case(title=""))
    assert document(many).cover[-1] == "5 событий"


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "A campaign under attack"),
        ({"title": ""}, "Case KG-2019-01"),
        ({"title": "", "code": ""}, "Case file"),
        ({"title": "Two\nlines"}, "Two lines"),
    ],
)
def test_a_title_or_a_code_that_was_withheld_leaves_no_gap(values: dict[str, str], title: str) -> None:
    made = document(released([], case=a_case(**values)))
    assert made.title == title
    assert made.cover.count("Case KG-2019-01") == (1 if title not in ("Case KG-2019-01", "Case file") else 0)
    assert "  " not in read(made.blocks)


def test_an_example_is_marked_on_every_page_and_says_so_in_words() -> None:
    real, example = document(attack()), document(having(attack(), case=a_case(example=True)))
    assert (real.marked_example, example.marked_example) == ("", "Example / Пример")
    assert "This file is an example." in read(example.blocks)
    assert "an example" not in read(real.blocks)
    assert example.manifest["example"] == "Example / Пример"


def test_the_summary_is_prose_with_the_case_its_people_and_its_norms() -> None:
    told = read(section(document(attack()), "summary"))
    assert (
        "This file sets out case KG-2019-01 (Kyrgyzstan). Whose case it is: Aspen. Stage of the case: intake." in told
    )
    assert "Women opened a campaign.\nA newspaper attacked it." in told
    assert "Discrimination against Women, articles 5, 7." in told


def test_reasons_requests_and_outcome_stand_under_the_labels_of_their_fields() -> None:
    made = section(document(attack()), "summary")
    assert [block.text for block in made if isinstance(block, Heading)] == [
        "Why it is strategic", "What is asked for", "Outcome",
    ]  # fmt: skip
    bare = section(document(having(attack(), case=a_case())), "summary")
    assert not [block for block in bare if isinstance(block, Heading)]


def test_what_people_wrote_is_marked_with_its_language_where_that_is_another() -> None:
    russian = having(attack(), language="ru")
    told = [block for block in section(document(russian), "summary") if isinstance(block, Paragraph)]
    assert {block.language for block in told if "Women" in text_of(block.runs)} == {"en"}
    assert {block.language for block in told if "Women" not in text_of(block.runs)} >= {""}
    english = [block for block in section(document(attack()), "summary") if isinstance(block, Paragraph)]
    assert {block.language for block in english} == {""}


def test_words_of_another_language_than_the_release_are_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        compose(attack(), tables=TABLES, words=words("ru"), pictures={}, program="1.0")


def test_warnings_of_the_release_are_handed_on_before_those_of_composing() -> None:
    warning = Notice("Something to know.", {})
    picture = {EvidenceId(number(42)): ANNEX}
    made = composed(released([piece(42, kind="photo")], notices=(warning,)), picture)
    assert made.notices[0] == warning
    assert [notice.values for notice in made.notices[1:]] == [{"number": "A01"}]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_around_the_pages_can_be_filled(language: str) -> None:
    made: Any = document(having(attack(), language=language))
    assert made.page_of.format(page=3, total=7) == {"en": "Page 3 of 7", "ru": "Страница 3 из 7"}[language]
    stamp = made.annex_stamp.format(number="A01", page=2)
    assert stamp == {"en": "Annex A01, p. 2", "ru": "Приложение A01, с. 2"}[language]
    assert made.contents_title == {"en": "Contents", "ru": "Содержание"}[language]
    assert made.language == language
