"""The words of an exhibit (translation, transcript) are told where the exhibit itself is shown, nowhere else."""

from __future__ import annotations

import pytest
from unit.release_cases import EVERY_MEDIUM, SCOPE, consent, event, exhibit, number, person, released

from fieldcase.model.evidence import Moment
from fieldcase.model.ids import MomentId, SegmentId, TranslationId
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.released import Release

WHO = person(1)
PIECE = exhibit(1, shows=(WHO.id,), looked_at="people")
TRANSLATION = Translation(id=TranslationId(number("x", 1)), scope=SCOPE, evidence=PIECE.id, language="en")
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
