"""The words of an exhibit (translation, transcript) are told where the exhibit itself is shown, nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.release_cases import (
    EVERY_MEDIUM,
    LEAD,
    SCOPE,
    consent,
    event,
    everything_in,
    exhibit,
    number,
    person,
    released,
)

from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.ids import MemberId, MomentId, SegmentId, TranslationId
from fieldcase.model.people import Member
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.released import Release

WHO = person(1)
PIECE = exhibit(1, shows=(WHO.id,), looked_at="people")
TRANSLATION = Translation(id=TranslationId(number("t", 1)), scope=SCOPE, evidence=PIECE.id, language="en")
SEGMENT = Segment(
    id=SegmentId(number("y", 1)), scope=SCOPE, translation=TRANSLATION.id, original="Слово", translated="A word"
)
SAID = Moment(id=MomentId(number("n", 1)), scope=SCOPE, evidence=PIECE.id, kind="said", text="A word aloud")


def told(media: list[str]) -> Release:
    agreed = consent(WHO, "without_name", media=media)
    return released("un_public", WHO, event(1, WHO), PIECE, TRANSLATION, SEGMENT, SAID, agreed)


@pytest.mark.parametrize("kind", [Translation, Segment, Moment])
def test_the_words_of_an_exhibit_are_told_with_it(kind: type[Translation | Segment | Moment]) -> None:
    assert len(told([*EVERY_MEDIUM]).of(kind)) == 1


@pytest.mark.parametrize("kind", [Translation, Segment, Moment])
def test_the_words_of_an_exhibit_that_is_kept_back_are_kept_back(kind: type[Translation | Segment | Moment]) -> None:
    assert told(["text"]).of(kind) == ()


PAPER = exhibit(2, looked_at="nobody")
HANDED_OVER = replace(TRANSLATION, file=PAPER.id)


def shown(result: Release) -> dict[str, bool]:
    """Whether each exhibit is shown, by its number."""
    return {one.number: result.exhibits[one.id].shown for one in result.of(Evidence)}


def test_the_paper_of_a_translation_is_kept_back_with_what_it_translates() -> None:
    agreed = consent(WHO, "without_name", media=["text"])
    result = released("un_public", WHO, event(1, WHO), PIECE, PAPER, HANDED_OVER, SEGMENT, agreed)
    assert shown(result) == {"A01": False, "A02": False}
    assert not any("exhibit title 2" in text for text in everything_in(result) if isinstance(text, str))
    alone = released("un_public", WHO, event(1, WHO), PIECE, PAPER, TRANSLATION, SEGMENT, agreed)
    assert shown(alone) == {"A01": False, "A02": True}, "the control: it translates nothing"


def test_a_translation_that_may_not_be_told_itself_still_keeps_its_paper_back() -> None:
    silent = person(2)
    speaks = replace(HANDED_OVER, remark=f"Read aloud by {silent.pseudonym}.")
    agreed = consent(WHO, "without_name", media=["text"])
    result = released("un_public", WHO, silent, event(1, WHO), PIECE, PAPER, speaks, SEGMENT, agreed)
    assert shown(result) == {"A01": False, "A02": False}


def test_the_paper_of_the_translation_of_a_translation_is_kept_back_too() -> None:
    last = exhibit(3, looked_at="nobody")
    second = replace(TRANSLATION, id=TranslationId(number("t", 2)), evidence=PAPER.id, file=last.id)
    agreed = consent(WHO, "without_name", media=["text"])
    result = released("un_public", WHO, event(1, WHO), PIECE, PAPER, last, HANDED_OVER, second, agreed)
    assert shown(result) == {"A01": False, "A02": False, "A03": False}


def test_translator_and_checker_are_told_by_role_code() -> None:
    helper = Member(id=MemberId(number("m", 7)), scope=SCOPE, pseudonym="Зимородок", role="translator")
    made = replace(TRANSLATION, translator=helper.id, checked_by=LEAD, status="checked")
    agreed = consent(WHO, "without_name", media=EVERY_MEDIUM)
    result = released("un_public", WHO, event(1, WHO), PIECE, made, SEGMENT, helper, agreed)
    (told_of,) = result.of(Translation)
    codes = {one.id: one.pseudonym for one in result.of(Member)}
    assert (codes[told_of.translator or LEAD], codes[told_of.checked_by or helper.id]) == ("T1", "L1")
    texts = [text for text in everything_in(result) if isinstance(text, str)]
    assert not any("Зимородок" in text or "Гагара" in text for text in texts)


def test_the_paper_of_an_original_in_the_bin_is_kept_back() -> None:
    agreed = consent(WHO, "without_name", media=EVERY_MEDIUM)
    binned = replace(PIECE, hidden=True)
    result = released("un_public", WHO, event(1, WHO), binned, PAPER, HANDED_OVER, SEGMENT, agreed)
    assert shown(result) == {"A02": False}
    assert result.of(Segment) == ()
    free = released("un_public", WHO, event(1, WHO), PIECE, PAPER, HANDED_OVER, SEGMENT, agreed)
    assert shown(free) == {"A01": True, "A02": True}, "the control"
