"""What an original file says of itself is let through where it was chosen, where originals are proved, and where the
exhibit is shown; never otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from unit.release_cases import (
    EVERY_MEDIUM,
    EVERY_USE,
    consent,
    everything_in,
    exhibit,
    identity,
    person,
    released,
)

from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, PassageId
from fieldcase.model.people import Passage
from fieldcase.rules.released import Release

PLACE = "gps: 42.875833, 74.603333"
LINES = (PLACE, "exif.Make: Example Phones", "exif.Artist: Canary-Kanareika")
PROVING = ("court", "internal")
WHO = person(1)


def telling(*shows: Any, **more: Any) -> Evidence:
    return exhibit(1, *shows, **({"metadata": LINES, "metadata_printed": True} | more))


def lines(result: Release) -> tuple[str, ...]:
    return next(iter(result.of(Evidence))).metadata


def leaks(result: Release) -> bool:
    return any("42.8758" in str(one) or "Kanareika" in str(one) for one in everything_in(result))


@pytest.mark.parametrize("use", EVERY_USE)
def test_it_is_told_where_it_was_chosen_and_originals_are_proved_and_nowhere_else(use: str) -> None:
    result = released(use, telling())
    if use in PROVING:
        assert lines(result) == LINES, "the control: here it is found"
        assert leaks(result)
    else:
        assert not leaks(result)


@pytest.mark.parametrize("use", EVERY_USE)
def test_what_nobody_chose_to_print_is_in_no_release(use: str) -> None:
    assert not leaks(released(use, telling(metadata_printed=False)))


@pytest.mark.parametrize("use", PROVING)
@pytest.mark.parametrize(
    ("level", "media", "shown"),
    [("without_name", ("text",), False), ("refused", EVERY_MEDIUM, False), ("without_name", EVERY_MEDIUM, True)],
)
def test_of_an_exhibit_that_is_not_shown_it_is_not_told(
    use: str, level: str, media: tuple[str, ...], shown: bool
) -> None:
    result = released(use, WHO, identity(WHO, "Тимур Кольцов"), consent(WHO, level, media=media), telling(WHO))
    assert leaks(result) is shown
    assert (lines(result) == LINES) is shown


@pytest.mark.parametrize("use", PROVING)
def test_of_a_mark_that_somebody_made_in_it_all_is_held_back(use: str) -> None:
    one = telling()
    mark = Passage(
        id=PassageId(b"m" * 16), scope=one.scope, about=AnyId(one.id), field="metadata", words="Kanareika",
        reveals="network",
    )  # fmt: skip
    assert not leaks(released(use, one, mark))


def test_a_working_pseudonym_in_it_is_told_by_the_label_of_the_use() -> None:
    agreed = consent(WHO, "without_name", media=EVERY_MEDIUM)
    result = released("court", WHO, agreed, telling(WHO, metadata=("exif.Artist: K-01",)))
    label = result.people[WHO.id].label
    assert label not in ("", "K-01")
    assert lines(result) == (f"exif.Artist: {label}",)


def test_an_exhibit_whose_file_speaks_of_somebody_withheld_is_one_of_theirs() -> None:
    result = released("court", WHO, consent(WHO, "refused"), telling(metadata=("exif.Artist: K-01",)))
    assert result.of(Evidence)[0].metadata == ()
    assert not next(iter(result.exhibits.values())).shown
