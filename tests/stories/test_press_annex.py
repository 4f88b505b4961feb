"""The press annex both ways: pseudonymised without a citation, and named with consent with every page translated.

Searched is the text that poppler finds in the finished file. Each search for what must not be there is done over the
other file as well, where it must be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pdf_reading
import pytest
from press_annex import (
    ACCESSED,
    ADDRESS,
    ARTICLE,
    AUTHOR,
    NAME,
    OUTLET,
    PICTURES,
    PUBLISHED,
    TITLE,
    Annex,
    told_annex,
)

from fieldcase.casework import dossiers, translations
from fieldcase.errors import IdentityInText
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.said import said_date

PUBLIC = ("un_public", "story", "donor")
NAMED = ("court", "un_confidential")
LANGUAGES = ("en", "ru")
IN_RUSSIAN = "Её дочь Есения Полынцева ходит в сад."


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Annex]:
    told = told_annex(tmp_path_factory.mktemp("press"), pictures=True)
    yield told
    told.desk.close()


def printed(annex: Annex, use: str, language: str, folder: Path) -> str:
    """The text of a file, with one space between its words."""
    content = made_of(annex, use, language)
    assert "No syntax" in _checked(content, folder)
    return pdf_reading.text(content, folder)


def made_of(annex: Annex, use: str, language: str) -> bytes:
    """The file of the annex as it was told."""
    if (use, language) not in annex.made:
        made = dossiers.make(annex.desk, annex.case, use, language, f"X-{use}.pdf")
        annex.made[use, language] = made.content
    return annex.made[use, language]


def _checked(content: bytes, folder: Path) -> str:
    path = folder / "checked.pdf"
    path.write_bytes(content)
    return pdf_reading.tool("qpdf", "--check", str(path))


def betraying(language: str) -> list[str]:
    """What would lead to her: her name, the newspaper and its author, days, the address, and every passage."""
    days = [said_date(UncertainDate(day), words(language)) for day in (PUBLISHED, ACCESSED)]
    texts = [text for row in (*PICTURES, *ARTICLE) for text in (row["original"], row["translated"])]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s", " ".join(text.split()))]
    return [*NAME.split(), "Polevshchikova", OUTLET, AUTHOR, TITLE, ADDRESS, "listok", *days, *sentences]


def standing(text: str, wanted: list[str]) -> list[str]:
    """Which of these stand in a text; letters alone are compared, since columns break lines where they like."""
    plain = re.sub(r"\W", "", text).casefold()
    return [one for one in wanted if re.sub(r"\W", "", one).casefold() in plain]


def column_text(annex: Annex, use: str, language: str, folder: Path) -> str:
    """The words of both columns, each column of a page read by itself."""
    middle = 297.6
    sides: list[str] = []
    for page in pdf_reading.boxes(made_of(annex, use, language), folder):
        sides += [" ".join(word for word, x, *_ in page if (x < middle) is left) for left in (True, False)]
    return " ".join(sides)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("use", PUBLIC)
def test_pseudonymised_nothing_of_the_press_is_in_the_file(
    annex: Annex, tmp_path: Path, use: str, language: str
) -> None:
    text = printed(annex, use, language, tmp_path)
    short = [one for one in betraying(language) if len(one) > 4]
    assert standing(text, short) == []
    assert "A01" in text, "the number stays"
    told = {"en": "This exhibit is kept back to protect a person.", "ru": "A01"}
    assert told[language] in text
    assert "own newspaper, December 2019" in text, "the description stands in place of the citation"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("use", NAMED)
def test_named_with_consent_everything_of_the_press_is_in_the_file(
    annex: Annex, tmp_path: Path, use: str, language: str
) -> None:
    text = printed(annex, use, language, tmp_path) + column_text(annex, use, language, tmp_path)
    wanted = [one for one in betraying(language) if len(one) > 4]
    if use != "court":
        assert AUTHOR in text, "the decision to name him stands for every use that names her"
    assert [one for one in wanted if one not in standing(text, [one])] == []
    assert "T1" in text, "the translator by role code"
    assert "Зимородок" not in text


def test_the_translated_passage_of_a_quotation_stands_beside_it(annex: Annex, tmp_path: Path) -> None:
    text = printed(annex, "court", "en", tmp_path)
    assert "“Что должно сделать государство?” In translation: “What should the State do?”" in text


def test_a_checked_translation_carries_no_warning_and_a_draft_does(tmp_path: Path, annex: Annex) -> None:
    assert "Draft translation, not checked." in printed(annex, "court", "en", tmp_path)
    other = told_annex(tmp_path, checked=True)
    try:
        text = printed(other, "court", "en", tmp_path)
        assert "Draft translation" not in text
        assert re.search(r"Checked by: M\d", text)
    finally:
        other.desk.close()


def test_the_same_annex_gives_the_same_bytes(annex: Annex) -> None:
    first, second = (dossiers.make(annex.desk, annex.case, "court", "ru", "x.pdf").content for _ in range(2))
    assert first == second


@pytest.mark.parametrize("field", ["original", "translated"])
@pytest.mark.parametrize(
    "sentence",
    [
        IN_RUSSIAN, "Yeseniya Polyntseva is her daughter.",
        "Мы видели Полынцеву у входа.", "Девочка ходит в детский сад «Кораблик-77».",
    ],
)  # fmt: skip
def test_a_child_or_her_kindergarten_in_a_passage_stops_the_export(
    annex: Annex, tmp_path: Path, field: str, sentence: str
) -> None:
    desk, scope = annex.desk, annex.case.scope
    child = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Ёжик", kind="child", age_band="under_14")
    known = PersonIdentity(
        id=IdentityId(desk.new_id()), scope=scope, person=child.id, name="Есения Полынцева",
        other_names=("Yeseniya Polyntseva",), school="детский сад «Кораблик-77»", reason="to keep her out",
    )  # fmt: skip
    target = tmp_path / "x.pdf"
    values = {field: sentence}
    with desk.deed():
        desk.save(None, child)
        desk.save(None, known)
        translations.add(desk, annex.translation, None, page=9, **values)
    try:
        with pytest.raises(IdentityInText) as refused:
            dossiers.export(desk, annex.case.code, "court", "en", target)
        assert "Полынцев" not in refused.value.told(words("ru"))
        assert not target.exists()
        if sentence == IN_RUSSIAN:
            public = dossiers.make(desk, annex.case, "un_public", "en", "x.pdf")
            assert "Полынцев" not in pdf_reading.text(public.content, tmp_path), "there the passage is not told at all"
    finally:
        desk.undo()
    if sentence == IN_RUSSIAN:
        made = dossiers.make(desk, annex.case, "court", "en", "x.pdf")
        assert made.content, "the control: without it there is a file"
