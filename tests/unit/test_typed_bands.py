"""Sizes of a table as people type them: strict and inclusive bounds, decimal commas, and what cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.tables import shipped
from fieldcase.model.bands import Band, overlap, read_band, read_bands, read_consequences
from fieldcase.model.typed_bands import Unsaid, edited_articles, edited_sizes, read_articles, read_sizes
from fieldcase.model.values import NotAValue

TABLES = shipped()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("крупный больше 1,5 до 25", ("large > 1.5 <= 25",)),
        ("крупный от 1,5 до 25", ("large >= 1.5 <= 25",)),
        ("Крупный свыше 1,5, но менее 25", ("large > 1.5 < 25",)),
        ("крупного размера не менее 1.5", ("large >= 1.5",)),
        ("large > 1.5 <= 25", ("large > 1.5 <= 25",)),
        ("large, more than 1.5, up to 25", ("large > 1.5 <= 25",)),
        ("large from 1.5 to less than 25", ("large >= 1.5 < 25",)),
        ("до крупного не более 1,5; крупный более 1,5", ("up_to_large <= 1.5", "large > 1.5")),
        ("особо крупный свыше 1000\nкрупный свыше 2,5 до 1000", ("large > 2.5 <= 1000", "especially_large > 1000")),
        ("небольшой до 0,005 включительно", ("small <= 0.005",)),
        ("крупный от 1 до 10 не включая", ("large >= 1 < 10",)),
        ("", ()),
    ],
)
def test_a_line_says_a_size_and_its_bounds(typed: str, kept: tuple[str, ...]) -> None:
    assert read_sizes(typed, TABLES, "ru") == kept


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("крупный", "not understood"),
        ("крупный больше 1 больше 2", "not understood"),
        ("крупный 1,5 25", "not understood"),
        ("огромный больше 1", "No size"),
        ("huge > 1", "No size"),
        ("unnamed_middle > 1 < 2", "No size"),
        ("крупный и небольшой больше 1", "No size"),
        ("крупный от 25 до 2", "backwards|lies below"),
        ("крупный больше 2 меньше 2", "lies below"),
        ("крупный до 25; особо крупный от 25", "Two sizes"),
        ("крупный больше 1 до 30; особо крупный больше 25", "Two sizes"),
        ("крупный до 1; крупный больше 2", "twice"),
        ("крупный больше 1,5 г", "unit"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(typed: str, word: str) -> None:
    with pytest.raises(Unsaid) as wrong:
        read_sizes(typed, TABLES, "en")
    assert any(one in wrong.value.sentence for one in word.split("|"))
    assert "{" not in wrong.value.sentence.format(**wrong.value.values)


def test_an_article_is_named_for_a_size() -> None:
    kept = read_articles("крупный = 268\nдо крупного = kg-misconduct:123", TABLES, "ru")
    assert kept == ("large = 268", "up_to_large = kg-misconduct:123")
    assert read_consequences(kept) == {"large": "268", "up_to_large": "kg-misconduct:123"}
    assert read_articles(edited_articles(kept, TABLES, "ru"), TABLES, "ru") == kept
    with pytest.raises(Unsaid):
        read_articles("крупный 268", TABLES, "ru")


SIZES = [term.code for term in TABLES.vocabularies["size"].values() if term.marks.get("named") != "no"]
DIGITS = st.decimals("0", "100000", allow_nan=False, places=3).map(str)


@st.composite
def tables_of_bands(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands that do not overlap, with gaps now and then, in ascending order."""
    bounds = sorted(draw(st.lists(DIGITS, min_size=2, max_size=8, unique_by=Decimal)), key=Decimal)
    sizes = draw(st.permutations(SIZES))
    found: list[Band] = []
    for size, low, high in zip(sizes, bounds, bounds[1:], strict=False):
        if draw(st.booleans()):
            open_before = not found or found[-1].high != low or not found[-1].high_in
            found.append(Band(size, low, draw(st.booleans()) and open_before, high, draw(st.booleans())))
    return tuple(found)


@given(tables_of_bands(), st.sampled_from(["en", "ru"]))
def test_what_is_typed_again_is_read_as_the_same_lines(bands: tuple[Band, ...], language: str) -> None:
    lines = tuple(band.text for band in bands)
    assert tuple(read_band(line) for line in lines) == bands
    assert read_sizes(edited_sizes(lines, TABLES, language), TABLES, language) == lines


@given(tables_of_bands(), DIGITS)
def test_a_weight_lies_in_at_most_one_size(bands: tuple[Band, ...], digits: str) -> None:
    assert overlap(bands) is None
    assert sum(band.holds(Decimal(digits)) for band in bands) <= 1


@given(tables_of_bands())
def test_a_bound_and_its_neighbours_lie_where_its_sign_says(bands: tuple[Band, ...]) -> None:
    step = Decimal("0.0000001")
    for band in bands:
        low, high = Decimal(band.low or "0"), Decimal(band.high or "0")
        assert (band.holds(low), band.holds(low + step)) == (band.low_in, True)
        assert (band.holds(high - step), band.holds(high), band.holds(high + step)) == (True, band.high_in, False)


@pytest.mark.parametrize(
    "line", ["large", "large > 2 < 1", "large > 1 < 1", "large >= 1 < 1", "Large > 1", "large > -1"]
)
def test_a_line_that_holds_no_weight_is_no_band(line: str) -> None:
    with pytest.raises(NotAValue):
        read_band(line)
    assert read_bands([line, "small <= 1"]) == (Band("small", high="1", high_in=True),)


def test_sizes_that_meet_at_a_bound_overlap_only_where_both_hold_it() -> None:
    low, strict, holding = read_band("small <= 1"), read_band("large > 1"), read_band("large >= 1")
    assert overlap((low, strict)) is None
    assert overlap((holding, low)) == (low, holding)
