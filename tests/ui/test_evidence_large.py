"""Documents and pictures over the whole window, by keyboard: nearer, turned, page by page, their words found."""

from __future__ import annotations

import io

import pytest
from evidence_steps import RU, larger, paper, piece, pressed, views
from PIL import Image
from seats import Seat

from ui.pages.evidence_large_pages import turned_box


def test_over_the_whole_window_pages_turn_by_their_keys_and_the_card_follows(seat: Seat) -> None:
    shown = paper(seat)
    panel = larger(seat)
    seat.press("PgDown")
    seat.settle()
    assert panel.turns.number == shown.pages.number == 1
    seat.press("Right", "Ctrl+Home", "Ctrl+End")
    seat.settle()
    assert panel.turns.number == 2
    assert RU("page {page} of {total}").format(page=3, total=3) in panel.area.accessibleName()
    assert "third" in panel.area.accessibleDescription()
    seat.press("Esc")
    seat.settle()
    assert seat.focus().accessibleName() == RU("Larger")
    assert shown.pages.turns.line.text() == "3"
    assert views(seat) == 1


def test_a_page_is_seen_as_a_whole_as_wide_as_the_window_and_nearer(seat: Seat) -> None:
    paper(seat)
    panel = larger(seat)
    natural = panel.natural()
    assert panel.canvas.size() == natural
    assert panel.canvas.image.width() == natural.width()
    seat.press("+")
    seat.settle()
    assert panel.zoom.code == "150"
    assert panel.canvas.image.width() == panel.canvas.width()
    seat.press("+", "+")
    seat.settle()
    assert panel.zoom.code == "200"
    assert not panel.near.isEnabled()
    panel.zoom.choose("width")
    seat.settle()
    assert panel.canvas.width() == panel.area.viewport().width()
    panel.zoom.choose("whole")
    seat.settle()
    assert panel.canvas.height() == panel.area.viewport().height()
    assert not panel.far.isEnabled()


def test_a_page_is_turned_by_a_quarter_under_either_layout(seat: Seat) -> None:
    paper(seat)
    panel = larger(seat)
    upright = panel.canvas.size()
    seat.press("R")
    seat.settle()
    assert panel.canvas.size() == upright.transposed()
    assert panel.canvas.image.size() == upright.transposed()
    seat.type("к")
    seat.settle()
    assert panel.turned == 180
    assert panel.canvas.size() == upright


def test_words_are_found_marked_and_found_again_on_the_next_page(seat: Seat) -> None:
    paper(seat)
    panel = larger(seat)
    seat.tab_to(RU("Find in the document"))
    seat.type("PAGE")
    seat.press("Enter")
    seat.wait(lambda: panel.canvas.boxes != ())
    assert panel.turns.number == 1
    (left, _, right, _), *more = panel.canvas.boxes
    assert not more
    assert 0 < left < right < 1
    seat.press("Enter")
    seat.wait(lambda: panel.turns.number == 2 and panel.canvas.boxes != ())
    seat.press("Enter")
    seat.wait(lambda: panel.turns.number == 1 and panel.canvas.boxes != ())
    seat.press("Ctrl+A")
    seat.type("нет такого")
    seat.press("Enter")
    said = RU("These words were not found. What stands in pictures alone cannot be found.")
    seat.wait(lambda: seat.sees(said))
    assert panel.canvas.boxes == ()
    seat.settle()


def test_a_mark_turns_with_its_page() -> None:
    box = (0.1, 0.2, 0.3, 0.4)
    assert turned_box(box, 0) == box
    assert turned_box(box, 90) == pytest.approx((0.6, 0.1, 0.8, 0.3))
    assert turned_box(turned_box(box, 90), 270) == pytest.approx(box)


def test_who_comes_nearer_to_a_large_picture_sees_more_pixels_and_nothing_jumps(seat: Seat) -> None:
    out = io.BytesIO()
    Image.effect_noise((5000, 3000), 40).save(out, "JPEG", quality=40)
    piece(seat, out.getvalue(), "кадр.jpg")
    shown = pressed(seat)
    seat.wait(lambda: not shown.picture.image.isNull())
    seat.settle()
    panel = larger(seat)
    assert panel.canvas.image.width() == 1600
    panel.zoom.choose("200")
    assert panel.canvas.width() == 3200
    seat.wait(lambda: panel.canvas.image.width() == 4000, 30)
    assert panel.canvas.width() == 3200
    seat.press("R")
    seat.wait(lambda: panel.canvas.image.height() == 4000)
    assert panel.canvas.height() == 3200
    seat.press("Esc")
    seat.settle()
    assert views(seat) == 1
