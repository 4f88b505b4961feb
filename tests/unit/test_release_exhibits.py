"""Which exhibits are shown: by whom they show, whom they identify, and what these people agreed to."""

from __future__ import annotations

from typing import Any

import pytest
from unit.release_cases import (
    ANCHOR,
    EVERY_MEDIUM,
    EVERY_USE,
    TABLES,
    consent,
    event,
    exhibit,
    identity,
    naming,
    person,
    released,
)

from fieldcase.model.evidence import Evidence
from fieldcase.rules.exhibits import NOT_AGREED, PROTECTS, UNCHECKED, media_of
from fieldcase.rules.released import Release

TELLING = [use for use in EVERY_USE if use != "statistics"]
WHO = person(1)


def seen(**more: Any) -> Evidence:
    return exhibit(1, **({"looked_at": "people"} | more))


def fate(result: Release) -> tuple[bool, str]:
    one = next(iter(result.exhibits.values()))
    return one.shown, one.reason


@pytest.mark.parametrize("use", TELLING)
def test_an_exhibit_that_shows_nobody_is_shown(use: str) -> None:
    assert fate(released(use, exhibit(1))) == (True, "")


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("said", ["not_looked_at", "people", ""])
def test_an_exhibit_nobody_looked_at_is_shown_in_court_and_inside_with_a_warning(said: str, use: str) -> None:
    result = released(use, exhibit(1, looked_at=said))
    trusted = use in ("court", "internal")
    assert fate(result) == ((True, "") if trusted else (False, UNCHECKED))
    assert result.of(Evidence)[0].title == ("exhibit title 1" if trusted else "")
    assert result.of(Evidence)[0].number == "A01", "its number stays"
    warned = [notice.message.partition(" ")[2][:9] for notice in result.notices if "A01" in notice.values.values()]
    assert warned == (["shown alt"] if trusted else ["of which "])


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(
    ("level", "media", "how", "expected"),
    [
        ("without_name", ("text", "picture"), "shows", (True, "")),
        ("without_name", ("text",), "shows", (False, NOT_AGREED)),
        ("without_name", ("text", "video"), "shows", (False, NOT_AGREED)),
        ("without_name", ("text", "picture"), "identifies", (False, PROTECTS)),
        ("without_name", ("text",), "identifies", (False, PROTECTS)),
        ("named", ("text", "picture"), "identifies", (True, "")),
        ("named", ("text",), "identifies", (False, PROTECTS)),
        ("named", ("text", "picture"), "shows", (True, "")),
        ("refused", ("text", "picture"), "shows", (False, PROTECTS)),
        ("refused", ("text", "picture"), "identifies", (False, PROTECTS)),
    ],
)
def test_a_picture_of_a_client(
    level: str, media: tuple[str, ...], how: str, expected: tuple[bool, str], use: str
) -> None:
    piece = seen(**{how: (WHO.id,)})
    result = released(use, WHO, identity(WHO, "Тимур Кольцов"), consent(WHO, level, media=media), piece)
    assert fate(result) == expected
    kept = result.of(Evidence)[0]
    assert kept.number == "A01"
    assert bool(kept.title) == (expected[1] != PROTECTS)
    assert kept.kind == ("not_stated" if level == "refused" else "photo"), "of a withheld person the number alone stays"


def test_a_face_may_be_shown_with_a_named_consent_to_pictures_where_the_words_stay_without_the_name() -> None:
    words, face = consent(WHO, "without_name"), consent(WHO, "named", media=("picture",))
    assert fate(released("story", WHO, words, face, seen(identifies=(WHO.id,)))) == (True, "")


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("how", ["shows", "identifies"])
def test_a_child_is_never_shown_so_that_it_can_be_recognised(how: str, use: str) -> None:
    child = person(1, "child")
    yes = consent(child, "named", media=EVERY_MEDIUM)
    expected = (True, "") if how == "shows" else (False, PROTECTS)
    assert fate(released(use, child, yes, identity(child, "Имя"), seen(**{how: (child.id,)}))) == expected


@pytest.mark.parametrize(("how", "decided", "expected"), [
    ("shows", False, (True, "")), ("identifies", False, (False, PROTECTS)), ("identifies", True, (True, "")),
])  # fmt: skip
def test_an_official_is_recognisable_only_after_a_decision_to_name(
    how: str, decided: bool, expected: tuple[bool, str]
) -> None:
    official = person(1, "official")
    records = [identity(official, "Имя"), naming(official)] if decided else []
    assert fate(released("court", official, *records, seen(**{how: (official.id,)}))) == expected


@pytest.mark.parametrize(("level", "how", "expected"), [
    (None, "shows", (False, NOT_AGREED)), ("without_name", "shows", (True, "")),
    ("without_name", "identifies", (False, PROTECTS)), ("named", "identifies", (True, "")),
])  # fmt: skip
def test_a_worker_agrees_to_pictures_like_everybody(level: str | None, how: str, expected: tuple[bool, str]) -> None:
    worker = person(1, "worker")
    records = [consent(worker, level, media=("text", "picture")), identity(worker, "Имя")] if level else []
    assert fate(released("court", worker, *records, seen(**{how: (worker.id,)}))) == expected


def test_one_of_several_people_who_did_not_agree_is_enough() -> None:
    both = seen(shows=(ANCHOR.id, WHO.id))
    assert fate(released("court", WHO, consent(WHO, "without_name"), both)) == (False, NOT_AGREED)
    assert fate(released("court", WHO, consent(WHO, "without_name", media=("text", "picture")), both)) == (True, "")


def test_somebody_nobody_has_asked_is_in_an_internal_text_and_in_no_internal_picture() -> None:
    result = released("internal", WHO, event(1, WHO), seen(shows=(WHO.id,)))
    assert fate(result) == (False, NOT_AGREED)


@pytest.mark.parametrize(
    ("kind", "media_type", "media"),
    [
        ("photo", "", {"picture"}), ("screenshot", "", {"picture"}), ("drawing", "", {"picture"}),
        ("document", "image/png", {"document"}), ("press", "", {"document"}), ("letter", "", {"document"}),
        ("audio", "", {"voice"}), ("video", "", {"video"}), ("not_stated", "image/jpeg", {"picture"}),
        ("other", "video/mp4", {"video"}), ("not_stated", "audio/ogg", {"voice"}),
        ("not_stated", "application/pdf", {"document"}), ("not_stated", "text/plain", {"document"}),
        ("not_stated", "", {"picture", "voice", "video", "document"}),
        ("", "x/y", {"picture", "voice", "video", "document"}),
    ],
)  # fmt: skip
def test_the_medium_to_be_agreed_to_follows_from_the_kind_else_from_the_file(
    kind: str, media_type: str, media: set[str]
) -> None:
    assert media_of(exhibit(1, kind=kind, media_type=media_type), TABLES) == media


@pytest.mark.parametrize("use", TELLING)
def test_of_a_withheld_exhibit_nothing_is_left_but_its_number(use: str) -> None:
    piece = seen(shows=(WHO.id,), title="K-01 at the gate", description="a face", acquired_how="given")
    result = released(use, WHO, consent(WHO, "refused"), piece)
    assert result.of(Evidence) == (Evidence(id=piece.id, scope=piece.scope, number="A01"),)


def test_an_exhibit_whose_words_mention_somebody_withheld_is_one_of_theirs() -> None:
    piece = exhibit(1, title="the house of K-01")
    assert released("court", WHO, consent(WHO, "refused"), piece).of(Evidence)[0].title == ""
    assert fate(released("court", WHO, consent(WHO, "refused"), piece)) == (False, PROTECTS)
