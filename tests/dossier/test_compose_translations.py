"""A translation in a dossier: who made it and how far it is checked, each passage under its place, jumps, notes."""

from __future__ import annotations

from typing import Any

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import SCOPE, composed, document, number, piece, released, source

from fieldcase.dossier.blocks import Exhibit, Parallel, Run
from fieldcase.dossier.compose import texts_of
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.ids import EvidenceId, MemberId, SegmentId, TranslationId
from fieldcase.model.people import Member
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.released import ExhibitFate, Release

PIECE = piece(41, number="A01", kind="photo", language="ru", title="A page", source=number(31))
MEMBERS = tuple(Member(scope=SCOPE, id=MemberId(number(one)), pseudonym=code) for one, code in ((61, "T1"), (62, "L1")))


def translation(one: int = 51, **values: Any) -> Translation:
    told: dict[str, Any] = {"evidence": PIECE.id, "language": "en", "translator": number(61)} | values
    return Translation(scope=SCOPE, id=TranslationId(number(one)), **told)


def segment(one: int, original: str, translated: str = "", of: int = 51, **values: Any) -> Segment:
    told: dict[str, Any] = {"position": one, "original": original, "translated": translated} | values
    return Segment(scope=SCOPE, id=SegmentId(number(one)), translation=TranslationId(number(of)), **told)


def release(*records: Record, **values: Any) -> Release:
    return released((PIECE, *MEMBERS, *records), **values)


def parallels(made: Release) -> list[Parallel]:
    return [block for block in section(document(made), "exhibits") if isinstance(block, Parallel)]


def test_it_stands_behind_its_exhibit_under_its_number() -> None:
    other = piece(42, number="A02")
    blocks = section(document(release(translation(), segment(1, "Слово", "A word"), other)), "exhibits")
    assert [type(block) for block in blocks[1:]] == [Exhibit, Parallel, Exhibit]
    assert blocks[2].number == "A01"
    assert (blocks[2].header, blocks[2].languages) == (("Original: Russian", "Translation: English"), ("ru", "en"))


@pytest.mark.parametrize(("language", "said"), [("en", "Translator: T1."), ("ru", "T1.")])
def test_who_translated_when_and_how_far_it_is_checked_is_told_by_role_code(language: str, said: str) -> None:
    made = translation(status="checked", checked_by=number(62), made_on=UncertainDate("2020-03-05"))
    (block,) = parallels(release(made, segment(1, "Слово", "A word"), language=language))
    first = text_of(block.lines[0])
    assert said in first
    assert "L1" in first
    assert "2020" in first
    assert block.warning == ""


def test_a_draft_says_so() -> None:
    (block,) = parallels(release(translation(), segment(1, "Слово", "A word")))
    assert block.warning == "Draft translation, not checked."


def test_the_paper_it_stands_on_is_a_link_and_the_paper_says_what_it_translates() -> None:
    paper = piece(42, number="A02", title="A certified paper")
    made = release(translation(file=EvidenceId(number(42)), status="certified"), paper)
    (block,) = parallels(made)
    assert Run("[A02]", target="exhibit-2") in block.lines[0]
    shown = [one for one in section(document(made), "exhibits") if isinstance(one, Exhibit)]
    assert "Translation of exhibit A01" in shown[1].lines
    assert not any("Translation of" in line for line in shown[0].lines)


def test_a_place_is_told_once_and_a_caption_as_one() -> None:
    rows = (
        segment(1, "Раз", "One", page=4, place="photo 1", kind="caption"),
        segment(2, "Два", "Two", page=4),
        segment(3, "Три", "Three", page=4),
        segment(4, "Четыре", "Four", place="on the back"),
        segment(5, "Пять", "Five"),
    )
    (block,) = parallels(release(translation(), *rows))
    assert [text_of(row.label) for row in block.rows] == ["P. 4, photo 1, caption", "P. 4", "", "On the back", ""]


def test_passages_stand_in_the_order_somebody_gave_them() -> None:
    (block,) = parallels(release(translation(), segment(2, "Два", "Two", page=1), segment(1, "Раз", "One", page=9)))
    assert [text_of(row.translated) for row in block.rows] == ["One", "Two"]


def test_where_a_text_goes_on_links_lead_there_and_back() -> None:
    rows = (
        segment(1, "Раз", "One", page=4),
        segment(2, "Два", "Two", page=4, continues=9),
        segment(3, "Три", "Three", page=9),
        segment(4, "Четыре", "Four", page=9, continues=12),
    )
    (block,) = parallels(release(translation(), *rows))
    onward, back = block.rows[1].after, block.rows[2].label[-1]
    assert (onward[0].text, onward[0].target) == ("Continued on p. 9", block.rows[2].anchor)
    assert (back.text, back.target) == ("continued from p. 4", block.rows[1].anchor)
    assert block.rows[2].anchor != block.rows[1].anchor != ""
    assert block.rows[3].after == (Run("Continued on p. 12"),), "a page that is not here is no link"
    assert block.rows[0].anchor == ""


def test_brackets_are_the_translators_and_a_heading_is_bold() -> None:
    rows = (
        segment(1, "Он ушёл [так]", "He [the editor] left"),
        segment(2, "Заголовок", "A heading", kind="heading"),
        segment(3, "", "A remark", kind="note"),
    )
    (block,) = parallels(release(translation(), *rows))
    assert block.rows[0].translated == (Run("He "), Run("[the editor]", italic=True), Run(" left"))
    assert block.rows[1].original == (Run("Заголовок", bold=True),)
    assert (block.rows[2].original, block.rows[2].translated) == ((Run("–"),), (Run("A remark", italic=True),))
    assert "square brackets" in text_of(block.lines[-1])
    (plain,) = parallels(release(translation(), segment(1, "Слово", "A word")))
    assert not any("square brackets" in text_of(line) for line in plain.lines)


def test_the_translation_into_the_dossiers_language_comes_first() -> None:
    rows = (segment(1, "Слово", "Ein Wort", of=52), segment(2, "Слово", "A word"))
    for language, first in (("en", "A word"), ("ru", "Ein Wort")):
        blocks = parallels(release(translation(), translation(52, language="de"), *rows, language=language))
        assert text_of(blocks[0].rows[0].translated) == first
    assert len(blocks) == 2


def test_of_an_exhibit_that_is_kept_back_nothing_is_set() -> None:
    rows = (translation(), segment(1, "Слово", "A word"))
    assert parallels(release(*rows, exhibits={PIECE.id: ExhibitFate(False)})) == []
    assert parallels(release(*rows)), "the control"


def test_every_text_of_it_is_looked_through_for_identities() -> None:
    rows = (segment(1, "Первое", "First", page=1, continues=2), segment(2, "Второе", "Second", page=2, kind="caption"))
    made = composed(release(translation(remark="A remark of hers"), *rows)).document
    texts = [text for _, text in texts_of(made)]
    for wanted in ("Первое", "Second", "P. 2, caption · continued from p. 1", "Continued on p. 2", "A remark of hers"):
        assert any(wanted in text for text in texts), wanted


QUOTED = source(31, title="A page", language="ru", quote="Что делать?", saved=number(41),
                accessed=UncertainDate("2020-01-17"), address="https://n.example/1")  # fmt: skip


def test_a_quotation_stands_in_its_own_language_with_its_translation() -> None:
    made = release(QUOTED, translation(), segment(1, " Что\nделать? ", "What is to be done?"))
    text = read(section(document(made), "sources"))
    assert "“Что делать?” In translation: “What is to be done?”" in text
    bare = read(section(document(release(QUOTED)), "sources"))
    assert "“Что делать?”" in bare
    assert "In translation" not in bare
    other = release(QUOTED, translation(language="de"), segment(1, "Что делать?", "Was tun?"))
    assert "In translation" not in read(section(document(other), "sources"))


def test_a_web_source_tells_when_it_was_looked_up_and_where_its_saved_page_is() -> None:
    text = read(section(document(release(QUOTED)), "sources"))
    assert "https://n.example/1 Looked up on: 17 January 2020. Saved page or screenshot: [A01]" in text
    kept = read(section(document(release(QUOTED, exhibits={PIECE.id: ExhibitFate(False)})), "sources"))
    assert "Looked up on: 17 January 2020." in kept
    assert "[A01]" not in kept
