"""A card as a picture: another program reads it back, also when the camera sees it turned, small, or with a stain."""

from __future__ import annotations

import builtins
import io
import os

import pytest
import zxingcpp
from exchange_cards import any_card, card
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fieldcase.exchange.cards import LABEL_LIMIT, Card
from fieldcase.exchange.qr import LETTERS, QUIET_ZONE, squares
from fieldcase.vault import entry

LONGEST = card("🐦" * LABEL_LIMIT, made=entry.POSITION_LIMIT - 1).text()
Squares = tuple[tuple[bool, ...], ...]


def picture(rows: Squares, size: int = 3) -> Image.Image:
    """The picture as a screen shows it, `size` pixels a square, with its quiet zone."""
    side = len(rows) + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    image.putdata([0 if dark(rows, x - QUIET_ZONE, y - QUIET_ZONE) else 255 for y in range(side) for x in range(side)])
    return image.resize((side * size, side * size), Image.Resampling.NEAREST)


def dark(rows: Squares, x: int, y: int) -> bool:
    """Whether a square is dark; around the picture none is."""
    return 0 <= x < len(rows) and 0 <= y < len(rows) and rows[y][x]


def seen(image: Image.Image) -> list[str]:
    """The texts that another program finds in a picture."""
    only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)  # in noise it sees other kinds
    return [code.text for code in zxingcpp.read_barcodes(image, formats=only)]


@settings(max_examples=15)
@given(any_card())
def test_another_program_reads_any_card_back(one: Card) -> None:
    (text,) = seen(picture(squares(one.text())))
    assert text == one.text()
    assert Card.read(text) == one


@settings(max_examples=15)
@given(st.text(sorted(LETTERS), min_size=1, max_size=400))
def test_another_program_reads_any_text_of_its_letters_back(text: str) -> None:
    assert seen(picture(squares(text))) == [text]


def test_the_longest_card_reads_back() -> None:
    assert seen(picture(squares(LONGEST))) == [LONGEST]


@pytest.mark.parametrize("degrees", [90, 180, 270, 17])
def test_a_turned_picture_reads_back(degrees: int) -> None:
    image = picture(squares(card().text()), 5).rotate(degrees, expand=True, fillcolor=255)
    assert seen(image) == [card().text()]


def test_a_picture_with_a_stain_reads_back_and_one_that_is_spoilt_does_not() -> None:
    image = picture(squares(card().text()))
    stain, spoilt = image.copy(), image.copy()
    middle = image.width // 2
    stain.paste(0, (middle, middle, middle + 24, middle + 24))
    spoilt.paste(0, (0, 0, middle, image.height))
    assert seen(stain) == [card().text()]
    assert seen(spoilt) == []


@pytest.mark.parametrize(
    ("text", "side"), [("A" * 20, 21), (card().text(), 57), (LONGEST, 81)], ids=["small", "usual", "longest"]
)
def test_the_dense_form_keeps_a_picture_small(text: str, side: int) -> None:
    rows = squares(text)
    assert {len(rows), *map(len, rows)} == {side}


@pytest.mark.parametrize("text", ["", "fccard1:abc", "КАРТА", "A\nB", "A" * 3392])
def test_a_text_that_has_no_dense_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        squares(text)


def test_no_file_is_opened_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    for module in (builtins, io, os):
        monkeypatch.setattr(module, "open", lambda *arguments, **_: opened.append(arguments))
    squares(card().text())
    assert opened == []
    os.open("control", 0)
    assert len(opened) == 1


def test_the_same_text_is_the_same_picture() -> None:
    assert squares(card().text()) == squares(card().text())
