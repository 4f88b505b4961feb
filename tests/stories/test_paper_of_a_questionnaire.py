"""A questionnaire on paper: every word of every question is on it, nothing is cut off, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from conforming import javarosa
from parsers.questionnaire_files import SMALL, markdown
from pdf_reading import boxes, opened, pages, text
from stories.paper_forms import of_xform, taken_in

from fieldcase.casework import outlines, paper, questionnaires
from fieldcase.casework.consents import TITLES
from fieldcase.dossier.blocks import Blank
from fieldcase.dossier.pdf import scale
from fieldcase.errors import FileExists, GlyphMissing
from fieldcase.i18n import words
from fieldcase.model.questionnaires import Questionnaire

WHO = "who-verbal-autopsy.xlsx"
CONDITIONS = """
| survey |
| | type | name | label | relevant |
| | select_one yes_no | seen | Видели? | |
| | select_multiple what | what | Что? | |
| | integer | number | Сколько? | |
| | text | one | Первое? | ${seen} = 'yes' |
| | text | two | Второе? | selected(${what}, 'a') or selected(${what}, 'b') |
| | text | three | Третье? | ${number} > 5 and ${seen} != 'no' |
| | text | four | Четвёртое? | count-selected(${what}) > 0 and not(selected(${what}, 'b')) |
| | text | five | Пятое? | string-length(${one}) > 2 |
| | text | six | Шестое? | false() |
| | begin_group | last | Последнее | ${number} = 1 |
| | begin_repeat | visit | Визит | |
| | text | where | Где? | |
| | end_repeat | | | |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | yes_no | yes | Да |
| | yes_no | no | Нет |
| | what | a | Первое |
| | what | b | Второе |
| settings |
| | form_title | form_id | version |
| | Пример | conditions | 1 |
"""


def flat(told: str) -> str:
    """A text without what a line's end does to it."""
    return "".join(told.split())


def said(form: Questionnaire, language: str) -> list[str]:
    """Every word that the form itself says of its questions."""
    definition = questionnaires.definition_of(form)
    whole = outlines.outline(definition, questionnaires.language_of(definition, language), words(language))
    found: list[str] = []
    for one in outlines.questions(whole):
        found += [one.label, one.hint, *(label for _, label in one.choices)]
    return [one for one in found if one]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", questionnaires.OWN)
def test_every_word_of_our_forms_stands_on_their_paper(name: str, language: str, tmp_path: Path) -> None:
    form = taken_in(questionnaires.own(name))
    pdf = paper.drawn(form, language, words(language))
    printed = flat(text(pdf, tmp_path))
    asked = said(form, language)
    assert len(asked) > 100
    assert [one for one in asked if flat(one) not in printed] == []
    assert [title for title in TITLES.values() if flat(words(language)(title)) not in printed] == []
    assert flat("a question that no form of ours has") not in printed, "the control"
    assert pdf == paper.drawn(form, language, words(language)), "the same bytes each time"


@pytest.mark.parametrize("name", questionnaires.OWN)
def test_nothing_of_a_sheet_is_cut_off_and_each_page_says_which_it_is(name: str, tmp_path: Path) -> None:
    pdf = paper.drawn(taken_in(questionnaires.own(name)), "ru", words("ru"))
    found = boxes(pdf, tmp_path)
    edges = [(left, right, bottom) for page in found for _, left, _, right, bottom in page]
    assert min(left for left, _, _ in edges) >= scale.LEFT - 1
    assert max(right for _, right, _ in edges) <= scale.LEFT + scale.WIDTH + 1
    assert max(bottom for _, _, bottom in edges) <= scale.PAGE_HEIGHT - 30
    total = len(found)
    for number, printed in enumerate(pages(pdf, tmp_path), start=1):
        assert words("ru")("Page {page} of {total}").format(page=number, total=total) in printed


def test_paper_is_a_tagged_pdf_that_names_nobody_and_can_be_checked() -> None:
    pdf = opened(paper.drawn(taken_in(SMALL.encode()), "ru", words("ru")))
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot is not None
    assert str(pdf.Root.Lang) == "ru"
    assert set(pdf.trailer.Info.keys()) == {"/Title", "/Producer"}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_when_a_question_is_asked_stands_under_it_in_words(language: str) -> None:
    document = paper.document_of(taken_in(CONDITIONS.encode()), language, words(language))
    only = {one.text: one.remarks for one in document.blocks if isinstance(one, Blank)}
    assert only["Видели?"] == ()
    for question, parts in {
        "Первое?": ("1", "Да"), "Второе?": ("2", "Первое", "Второе"), "Третье?": ("3", "> 5", "1", "Нет"),
        "Четвёртое?": ("2", "Второе"), "Пятое?": ("4",),
    }.items():  # fmt: skip
        told = only[question][0]
        assert [part for part in parts if part not in told] == [], told
    assert "Шестое?" not in only, "it is never asked"


def test_a_repeat_stands_as_blank_copies_and_choices_have_the_numbers_by_which_they_are_typed() -> None:
    document = paper.document_of(taken_in(CONDITIONS.encode()), "ru", words("ru"))
    blanks = [one for one in document.blocks if isinstance(one, Blank)]
    assert [one.number for one in blanks if one.text == "Где?"] == ["9"] * paper.COPIES
    assert next(one for one in blanks if one.text == "Что?").choices == (("1", "Первое"), ("2", "Второе"))
    assert [one.number for one in blanks if one.number.isdigit()][:8] == [str(n) for n in range(1, 9)]


def test_a_sign_that_no_font_has_is_named() -> None:
    strange = markdown((("type", "name", "label"), ("text", "told", "Что? \U00013000")))
    with pytest.raises(GlyphMissing) as refused:
        paper.drawn(taken_in(strange.encode()), "ru", words("ru"))
    assert "13000" in str(refused.value.values["characters"])


def test_a_file_that_is_none_of_ours_is_not_written_over(tmp_path: Path) -> None:
    target, pdf = tmp_path / "sheets.pdf", paper.drawn(taken_in(SMALL.encode()), "ru", words("ru"))
    target.write_bytes(b"%PDF-1.4 somebody's own")
    with pytest.raises(FileExists):
        paper.write(target, pdf)
    target.unlink()
    paper.write(target, pdf)
    paper.write(target, pdf)
    assert target.read_bytes() == pdf


def test_a_form_of_five_hundred_questions_prints_whole(conformance: Path, tmp_path: Path) -> None:
    form = of_xform(javarosa.read(conformance)["forms"][WHO])
    printed = flat(text(paper.drawn(form, "en", words("en")), tmp_path))
    asked = said(form, "en")
    assert len(asked) > 1000
    assert [one for one in asked if flat(one) not in printed] == []
