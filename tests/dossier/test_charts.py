"""Charts: lengths that are true, doubt that is seen, words that have room, the same in a PDF and in a picture."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdf_charts
import pdf_reading
import pdf_samples
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fieldcase.dossier.blocks import Bar, Chart, Figure, Heading, Series
from fieldcase.dossier.chart_picture import png_of
from fieldcase.dossier.charts import Drawing, drawings
from fieldcase.dossier.hatching import PATTERNS
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.shapes import Rectangle, Stroke, Words
from fieldcase.errors import GlyphMissing

WIDTH = 460.0


def measured(text: str, size: float, bold: bool) -> float:
    """Every sign as wide as every other."""
    return len(text) * size * (0.6 if bold else 0.55)


def drawn(chart: Chart, tallest: float = 1e9) -> Drawing:
    """The only drawing of a chart."""
    (drawing,) = drawings(chart, WIDTH, tallest, measured)
    return drawing


def one(*bars: Bar) -> Chart:
    """A chart of a single series."""
    return Chart(tuple(f"label {number}" for number in range(len(bars))), (Series("only", bars),))


def filled(drawing: Drawing, fill: str) -> list[Rectangle]:
    """The rectangles of this shade."""
    return [shape for shape in drawing.shapes if isinstance(shape, Rectangle) and shape.fill == fill]


def said(drawing: Drawing) -> list[str]:
    """The words, from top to bottom."""
    return [shape.text for shape in sorted((s for s in drawing.shapes if isinstance(s, Words)), key=lambda s: s.base)]


def test_a_bar_is_as_long_as_its_number() -> None:
    bars = filled(drawn(one(Bar("10", 10, 10), Bar("20", 20, 20), Bar("5", 5, 5))), PATTERNS[0].fill)
    assert [round(bar.width / bars[2].width, 6) for bar in bars] == [2, 4, 1]
    assert len({bar.x for bar in bars}) == 1


def test_the_number_stands_behind_its_bar_and_within_the_width() -> None:
    drawing = drawn(one(Bar("of a very long name 10", 10, 10), Bar("20", 20, 20)))
    bars = filled(drawing, PATTERNS[0].fill)
    numbers = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.bold]
    for bar, number in zip(bars, numbers, strict=True):
        assert number.x > bar.x + bar.width
        assert number.x + measured(number.text, number.size, True) <= WIDTH + 0.01


def test_what_may_be_more_is_lighter_thinner_and_as_long_as_the_doubt() -> None:
    drawing = drawn(one(Bar("3 to 9", 3, 9), Bar("12", 12, 12)))
    (certain, whole), (doubt,) = filled(drawing, PATTERNS[0].fill), filled(drawing, "0.93 0.945 0.965")
    assert doubt.x == certain.x + certain.width
    assert round(doubt.width / certain.width, 6) == 2
    assert doubt.height < certain.height
    assert round(whole.width / (certain.width + doubt.width), 6) == round(12 / 9, 6)


def test_what_has_no_upper_bound_ends_in_an_arrow() -> None:
    bounded, open_ended = drawn(one(Bar("7", 7, 7))), drawn(one(Bar("at least 7", 7, None)))
    assert len([shape for shape in open_ended.shapes if isinstance(shape, Stroke)]) == 4 + len(
        [shape for shape in bounded.shapes if isinstance(shape, Stroke)]
    )


def test_what_is_withheld_or_not_stated_is_a_word_and_no_bar() -> None:
    drawing = drawn(one(Bar("withheld", None, None), Bar("not stated", None, None)))
    assert not [shape for shape in drawing.shapes if isinstance(shape, Rectangle)]
    assert sorted(said(drawing)) == ["label 0", "label 1", "not stated", "withheld"]


def test_a_nought_is_a_number_and_no_bar() -> None:
    drawing = drawn(one(Bar("0", 0, 0)))
    assert not [shape for shape in drawing.shapes if isinstance(shape, Rectangle)]
    assert "0" in said(drawing)


def test_a_legend_names_each_of_several_series_and_a_single_one_needs_none() -> None:
    assert {"Женщины", "Мужчины", "Пол не указан"} <= set(said(drawn(pdf_charts.CHART)))
    assert "Visits" not in said(drawn(pdf_charts.SINGLE))


def test_series_differ_by_more_than_their_colour() -> None:
    def grey(fill: str) -> float:
        red, green, blue = (float(part) for part in fill.split())
        return 0.3 * red + 0.59 * green + 0.11 * blue

    looks = [(round(grey(one.fill) * 4), bool(one.rising), bool(one.falling)) for one in PATTERNS]
    assert len(set(looks)) == len(PATTERNS)
    for pattern in PATTERNS:
        red, green, blue = (float(part) for part in pattern.fill.split())
        assert blue >= red
        assert blue >= green


def test_a_chart_higher_than_a_page_goes_on_with_its_legend_and_loses_no_label() -> None:
    parts = drawings(pdf_charts.tall(60), WIDTH, 600.0, measured)
    assert len(parts) > 1
    assert all(part.height <= 600 for part in parts)
    assert all("Series 1" in said(part) for part in parts)
    words = [word for part in parts for word in said(part)]
    assert [word for word in words if word.startswith("Place")] == [f"Place {n} with a name" for n in range(60)]


_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
_bar = st.tuples(_text, st.none() | st.integers(0, 10**9), st.none() | st.integers(0, 10**9)).map(
    lambda one: Bar(one[0], one[1], None if one[1] is None or one[2] is None else one[1] + one[2])
)
_charts = st.builds(
    Chart,
    st.lists(_text, max_size=6).map(tuple),
    st.lists(st.builds(Series, _text, st.lists(_bar, max_size=6).map(tuple)), max_size=8).map(tuple),
)


@given(_charts, st.floats(40, 900))
def test_whatever_the_numbers_nothing_is_drawn_beside_the_paper(chart: Chart, tallest: float) -> None:
    for drawing in drawings(chart, WIDTH, tallest, measured):
        for shape in drawing.shapes:
            if isinstance(shape, Rectangle):
                assert shape.x >= -0.01
                assert shape.x + shape.width <= WIDTH + 0.01
                assert shape.width >= 0
                assert shape.y >= -0.01
                assert shape.y + shape.height <= drawing.height + 0.01
            elif isinstance(shape, Words):
                assert 0 <= shape.base <= drawing.height + 0.01
                assert shape.x + measured(shape.text, shape.size, shape.bold) <= WIDTH + 0.01


def test_the_picture_is_the_same_each_time_and_says_nothing_of_its_making() -> None:
    first, second = png_of(pdf_charts.CHART, "ru"), png_of(pdf_charts.CHART, "ru")
    assert first == second
    with Image.open(io.BytesIO(first)) as picture:
        assert set(picture.info) == {"dpi"}
        assert all(abs(one - 200) < 0.1 for one in picture.info["dpi"])
        assert abs(picture.width / 200 * 72 - WIDTH) < 8
        assert set(picture.getpixel((0, 0))) == {255}  # type: ignore[arg-type]  # of a picture in colour


def test_a_sign_that_no_font_has_is_refused_in_a_picture_too() -> None:
    with pytest.raises(GlyphMissing):
        png_of(one(Bar("中", 1, 1)), "en")


def test_a_chart_on_the_page_is_one_figure_with_its_words_and_its_place(tmp_path: Path) -> None:
    block = Figure("Caption-of-it", pdf_charts.CHART, "What the bars show")
    file = render(pdf_samples.with_blocks(Heading("H"), block))
    text = pdf_reading.text(file, tmp_path)
    for word in ("Caption-of-it", "не менее 20", "скрыто: меньше пяти", "Женщины", "Отказ в помощи"):
        assert word in text
    with pdf_reading.opened(file) as pdf:
        (figure,) = (
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        )
        assert str(figure.Alt) == "What the bars show"
        assert str(figure.K[0].S) == "/Caption"
        left, foot, right, top = (float(corner) for corner in figure.A.BBox)
        assert right - left == pytest.approx(459.28, abs=0.1)
        assert 60 < foot < top < 760
        page = next(page for page in pdf.pages if b"/Figure" in page.Contents.read_bytes())
        assert re.search(rb"/Figure <</MCID \d+>> BDC\s+0\.10 0\.23 0\.43 rg", page.Contents.read_bytes())


def test_a_decorative_figure_is_decoration_and_nothing_else(tmp_path: Path) -> None:
    file = render(pdf_samples.plain(Figure("", pdf_charts.SINGLE, "", decorative=True)))
    assert "Bishkek" in pdf_reading.text(file, tmp_path)
    with pdf_reading.opened(file) as pdf:
        assert not [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and t.get("/S") == "/Figure"]
