"""Boxes burnt into pixels: nothing of what stood below comes back, in the box or around it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsers.papers import printed
from PIL import Image, ImageDraw

from fieldcase.errors import PictureUnreadable
from fieldcase.parsers.burning import WHOLE, burn, burnt_picture, is_seen, pixels
from fieldcase.parsers.documents import Pages

BOX = (2500, 2500, 6000, 5000)
SIDES = st.integers(-500, WHOLE + 500)


def picture(ink: str, size: tuple[int, int] = (400, 300), kind: str = "PNG") -> bytes:
    """A picture of which only what lies well within BOX has this ink."""
    made = Image.new("RGB", size, "#ddeeff")
    wide, high = size
    draw = ImageDraw.Draw(made)
    draw.ellipse((0.3 * wide, 0.3 * high, 0.55 * wide, 0.45 * high), fill=ink)
    draw.line((0, high - 9, wide, high - 3), fill="black", width=2)
    out = io.BytesIO()
    made.save(out, kind, quality=70)
    return out.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg)).convert("RGB")


def spread(made: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How far the points within a box differ from one another, of 255."""
    points = within(made, box)
    return max(points) - min(points)


def within(made: Image.Image, box: tuple[int, int, int, int]) -> bytes:
    """The greys of the points within a box."""
    return made.crop(pixels(box, made.size)).convert("L").tobytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
@pytest.mark.parametrize("size", [(400, 300), (3000, 2250)])
def test_two_pictures_that_differ_below_a_box_alone_become_the_same_bytes(kind: str, size: tuple[int, int]) -> None:
    one, other = (picture(ink, size, kind) for ink in ("#102030", "#f0f0ff"))
    assert burnt_picture(one, [(0, 0, 400, 300)]) != burnt_picture(other, [(0, 0, 400, 300)]), "they do differ"
    assert burnt_picture(one, [BOX]) == burnt_picture(other, [BOX])


def test_the_area_of_a_box_is_black_and_nothing_else() -> None:
    before, after = opened(picture("#102030")), opened(burnt_picture(picture("#102030"), [BOX]))
    assert spread(before, BOX) > 150, "there was something to see"
    inner = (2600, 2700, 5900, 4800)
    assert spread(after, inner) <= 8
    assert max(within(after, BOX)) < 40
    assert min(within(after, (0, 0, 500, 500))) > 200, "what is not marked stays"


@given(st.tuples(SIDES, SIDES, SIDES, SIDES), st.integers(1, 90), st.integers(1, 90))
def test_every_pixel_that_a_box_touches_is_black(box: tuple[int, int, int, int], wide: int, high: int) -> None:
    left, right = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    made = burn(Image.new("L", (wide, high), 255), [(left, top, right, bottom)])
    for x in range(wide):
        for y in range(high):
            across = x * WHOLE < right * wide and (x + 1) * WHOLE > left * wide
            down = y * WHOLE < bottom * high and (y + 1) * WHOLE > top * high
            assert not (across and down) or made.getpixel((x, y)) == 0


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureUnreadable):
        burnt_picture(b"\x89PNG\r\n\x1a\n and no more", [BOX])


def test_a_burnt_picture_tells_nothing_of_its_camera() -> None:
    made = Image.new("RGB", (200, 100), "white")
    about = Image.Exif()
    about[0x010F] = "Camera of Bekova"
    out = io.BytesIO()
    made.save(out, "JPEG", exif=about, comment=b"Bekova")
    assert b"Bekova" in out.getvalue()
    assert b"Bekova" not in burnt_picture(out.getvalue(), [BOX])


def test_a_page_is_the_same_whatever_stood_below_the_box_and_its_words_are_gone() -> None:
    box = (1000, 850, 9000, 1150)
    pages = []
    for text in ("Айгуль\nостаётся", "Мирлан\nостаётся"):
        with Pages(printed(text)) as paper:
            assert [word.text for word in paper.words(0)] == text.split()
            pages.append(paper.burnt(0, 900, [box]))
    assert pages[0] == pages[1]
    assert [word.text for word in pages[0][1]] == ["остаётся"]


@settings(max_examples=30)
@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(-2, 2), st.floats(-2, 2))
def test_nothing_is_seen_on_one_colour(left: float, top: float, right: float, bottom: float) -> None:
    assert not is_seen(Image.new("L", (50, 40), 0), (left, top, right, bottom))
    assert not is_seen(Image.new("L", (50, 40), 255), (left, top, right, bottom))


def test_a_word_on_paper_is_seen() -> None:
    page = Image.new("L", (50, 40), 255)
    page.putpixel((10, 10), 0)
    assert is_seen(page, (0.1, 0.1, 0.5, 0.5))
    assert not is_seen(page, (0.5, 0.5, 0.9, 0.9))
