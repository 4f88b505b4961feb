"""A letter as PDF and as Word: the same paragraphs, the same bytes from the same letter, nothing of who made it."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document as opened
from letters_written import paragraphs_of_word, plain, printed, words_of_pdf

from fieldcase.casework.tables import shipped
from fieldcase.dossier.docx.package import FONT, INSTEAD, PARTS
from fieldcase.dossier.docx.word import word_of
from fieldcase.dossier.letter import document_of
from fieldcase.dossier.letter_papers import DOCX, PDF, Pages, drawn
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import DeliveryId, LetterId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.values import Count
from fieldcase.rules.letter_gate import letter_release
from fieldcase.rules.letter_released import LetterRelease
from fieldcase.rules.letter_words import Correspondence

TODAY = datetime.date(2026, 3, 5)
SCOPE = ScopeId(bytes(16))
TEXTS = {
    "ru": "Мы пишем о пункте «Пример».\n\nПросим:\n1. Продолжать лечение.\n2) Назвать ответственных.\n{срок}",
    "en": "We write about the site “Example”.\n\nWe ask:\n1. Go on with treatment.\n2) Say who is responsible.\n{by}",
}


def released(language: str, to: tuple[str, ...] = ("Минздрав", "Омбудсмен"), **values: Any) -> LetterRelease:
    """A letter that passed its gate."""
    given = {
        "number": "12", "subject": "О лечении", "text": TEXTS[language], "sender": "Группа\nПример-Город",
        "reply_to": "а/я 1", "on_behalf": "пациенты", "enclosures": ("Отчёт",), "signatories": Count(">=40"),
        "written": UncertainDate("2026-03-05"), **values,
    }  # fmt: skip
    letter = Letter(id=LetterId(b"l" * 16), scope=SCOPE, language=language, **given)
    sent = tuple(
        Delivery(id=DeliveryId(bytes([at]) * 16), scope=SCOPE, letter=letter.id, addressee=one)
        for at, one in enumerate(to)
    )
    return letter_release(
        Correspondence(letter, sent, (), ()), TODAY, tables=shipped(), pseudonym_key=bytes(32), words=words(language)
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_both_kinds_of_file_carry_the_same_paragraphs(language: str, tmp_path: Path) -> None:
    letter = released(language)
    said = printed(document_of(letter, 1, words(language)))
    pdf, word = drawn(letter, 1, language, PDF), drawn(letter, 1, language, DOCX)
    paragraphs = paragraphs_of_word(word)
    assert [plain(one) for one in paragraphs] == [plain(one) for one in said.splitlines()]
    read = words_of_pdf(pdf, tmp_path)
    at = 0
    for one in paragraphs:  # in their order, however the lines were broken
        found = read.find(plain(one), at)
        assert found >= 0, (one, read)
        at = found + len(plain(one))
    assert plain("".join(read.split())) == "".join("".join(paragraphs).split()), "and nothing else"
    assert "Омбудсмен" in read
    assert "Минздрав" not in read


def test_the_date_is_in_words_and_demands_are_numbered() -> None:
    said = printed(document_of(released("ru"), 0, words("en")))
    assert "№ 12, 5 марта 2026" in said
    assert "1. Продолжать лечение." in said
    assert "2. Назвать ответственных." in said
    assert "Подписей на листах к этому письму: не менее 40" in said
    together = printed(document_of(released("ru"), None, words("en")))
    assert "Кому: Минздрав" in together
    assert "Кому: Омбудсмен" in together


def test_a_letter_in_another_language_says_its_head_in_that_of_whoever_writes() -> None:
    letter = replace(released("ru"), language="ro")
    assert "Subject: О лечении" in printed(document_of(letter, 0, words("en")))


@pytest.mark.parametrize("form", [PDF, DOCX])
def test_the_same_letter_gives_the_same_bytes(form: Any) -> None:
    assert drawn(released("ru"), 0, "ru", form) == drawn(released("ru"), 0, "en", form)
    assert drawn(released("ru"), 0, "ru", form) != drawn(released("ru"), 1, "ru", form)


def test_a_word_document_says_nothing_of_who_made_it_and_when() -> None:
    word = word_of(document_of(released("ru"), 0, words("ru")))
    with zipfile.ZipFile(BytesIO(word)) as parts:
        assert all(one.filename.startswith(PARTS) for one in parts.infolist())
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"\n".join(parts.read(one) for one in parts.namelist())
        assert not [one for one in parts.namelist() if "thumbnail" in one or "custom" in one or "app.xml" in one]
    for trace in (b"python-docx", b"creator", b"lastModifiedBy", b"dcterms:created", b"rsid", b"docId", b"Macintosh"):
        assert trace not in whole.replace(b'xmlns:dcterms="', b""), trace
    told = opened(BytesIO(word)).core_properties
    assert (told.title, told.author, told.last_modified_by, told.comments) == ("О лечении", "", "", "")
    assert (told.created, told.modified, told.revision) == (None, None, 0)


def test_a_word_document_has_real_styles_its_language_on_every_run_and_a_font_with_one_behind_it() -> None:
    file = opened(BytesIO(word_of(document_of(released("ru"), 0, words("ru")))))
    runs = [run for paragraph in file.paragraphs for run in paragraph.runs]
    assert runs
    assert {language for run in runs for language in run._r.xpath("w:rPr/w:lang/@w:val")} == {"ru-RU"}
    assert all(run._r.xpath("w:rPr/w:lang") for run in runs)
    assert {one.style.name for one in file.paragraphs if one.style} >= {"Letter text", "Letter numbered", "Letter sign"}
    assert file.styles["Normal"].font.name == FONT
    fonts = next(one for one in file.part.package.iter_parts() if one.partname == "/word/fontTable.xml")
    assert f'<w:altName w:val="{INSTEAD}"/>'.encode() in fonts.blob
    (marked,) = [run for run in runs if "{срок}" in run.text]
    assert marked.bold
    size = file.sections[0].page_width, file.sections[0].page_height
    assert [round(one.mm) for one in size if one is not None] == [210, 297]


def test_a_letter_is_a4_and_counts_its_pages_only_where_there_are_several(tmp_path: Path) -> None:
    short, long = released("ru"), released("ru", text="\n".join(f"{n}. Требование." for n in range(1, 90)))
    for letter, several in ((short, False), (long, True)):
        pdf = render(document_of(letter, 0, words("ru")))
        with pikepdf.open(BytesIO(pdf)) as file:
            assert (len(file.pages) > 1) is several
            assert [round(float(one)) for one in file.pages[0].MediaBox] == [0, 0, 595, 842]
        assert ("страница 1 из" in words_of_pdf(pdf, tmp_path)) is several
    assert "Example / Пример" in printed(document_of(replace(short, example=True), 0, words("ru")))


@pytest.mark.parametrize("form", [PDF, DOCX])
def test_a_sign_that_no_font_has_is_told_whatever_the_kind_of_file(form: Any) -> None:
    with pytest.raises(GlyphMissing) as missing:
        drawn(released("ru", text="Пункт \U0001f3e5 закрыт."), 0, "ru", form)
    assert "1F3E5" in missing.value.told(words("ru"))


def test_a_page_is_seen_as_it_will_be_and_there_is_none_beyond_the_last() -> None:
    pages = Pages()
    try:
        count, seen = pages.page(released("ru"), 0, "ru", 0, 400)
        assert count == 1
        assert seen is not None
        assert (seen.width, len(seen.pixels)) == (400, seen.stride * seen.height)
        assert len(set(seen.pixels[:: seen.stride])) >= 1
        assert pages.page(released("ru"), 0, "ru", 1, 400) == (1, None)
    finally:
        pages.close()
