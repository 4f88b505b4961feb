"""Cards: one spelling, read from whatever a messenger made of it, and nothing else is taken for one."""

from __future__ import annotations

import re
import time
import tracemalloc

import pytest
from exchange_cards import MADE, MEMBER, SIGNS, any_card, card, identity_of, key_of, said_by, signed_text, spelled
from hypothesis import example, given
from hypothesis import strategies as st

from fieldcase.errors import CardForged, CardLabelRefused, CardUnreadable
from fieldcase.exchange.cards import LABEL_LIMIT, TEXT_LIMIT, Card, made_card
from fieldcase.vault import age, entry

TEXT = card().text()
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
REFUSED = (CardUnreadable, CardForged)
BLANKS = [" ", "\n", "\r\n", "\t", "\u00a0", "\u2009", "\u2028", "\u200b", "\ufeff", "\u00ad", "\u200e"]


@given(any_card())
@example(card("🐦" * LABEL_LIMIT, made=entry.POSITION_LIMIT - 1))
@example(card("x", made=0))
def test_any_card_reads_back_as_it_was_made(one: Card) -> None:
    text = one.text()
    assert Card.read(text) == one
    assert Card.read(text).text() == text
    assert re.fullmatch(r"FCCARD1:[A-Z2-7]+", text)
    assert len(text) <= 652, "the longest that docs name"


@given(any_card(), st.lists(st.tuples(st.integers(0, 700), st.sampled_from(BLANKS)), max_size=30))
def test_white_space_and_line_breaks_are_forgiven_wherever_they_are(one: Card, breaks: list[tuple[int, str]]) -> None:
    text = one.text()
    for place, blank in breaks:
        text = text[:place] + blank + text[place:]
    assert Card.read(text) == one


def refused_or_the_same(text: str, one: Card) -> bool:
    """Whether `text` is no card, or still the card it was made from."""
    try:
        return Card.read(text) == one
    except REFUSED:
        return True


@given(any_card(), st.data())
def test_no_changed_dropped_doubled_or_swapped_letter_makes_another_card(one: Card, data: st.DataObject) -> None:
    text = one.text()
    place = data.draw(st.integers(0, len(text) - 2))
    sign = data.draw(st.sampled_from(BASE32 + BASE32.lower() + "0189:=-" + SIGNS))
    changed = text[:place] + sign + text[place + 1 :]
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    for other in (changed, text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:], swapped):
        assert refused_or_the_same(other, one)
        assert other == text or raises(other), "and only the very text is taken"


def raises(text: str) -> bool:
    """Whether a text is refused."""
    try:
        Card.read(text)
    except REFUSED:
        return True
    return False


def test_every_single_changed_letter_of_a_card_is_refused() -> None:
    assert not raises(TEXT), "the control"
    for place in range(8, len(TEXT)):
        for sign in (BASE32[BASE32.index(TEXT[place]) ^ 1], BASE32[BASE32.index(TEXT[place]) ^ 16]):
            assert raises(TEXT[:place] + sign + TEXT[place + 1 :]), place


@pytest.mark.parametrize("length", [*range(0, len(TEXT), 7), len(TEXT) - 1])
def test_a_card_cut_anywhere_is_refused(length: int) -> None:
    assert raises(TEXT[:length])


@pytest.mark.parametrize(
    "text",
    ["", " ", "FCCARD1:", "FCCARD1:A", "FCCARD1:AA", TEXT[8:], TEXT.lower(), TEXT + "=", TEXT + "AAAAAAAA", TEXT * 2,
     "FCCARD2:" + TEXT[8:], "fccard1:" + TEXT[8:], TEXT.replace(":", "："), "Моя карточка: " + TEXT,
     TEXT.replace("A", "А"), "FCCARD1:" + TEXT, "https://example.org/" + TEXT, "\ud800" + TEXT, "\0" + TEXT],
    ids=lambda text: f"{len(text)} {text[:9]!r}",
)  # fmt: skip
def test_what_is_no_card_in_its_one_spelling_is_unreadable(text: str) -> None:
    with pytest.raises(CardUnreadable):
        Card.read(text)


@given(st.one_of(st.text(max_size=300), st.binary(max_size=420).map(spelled), st.binary(max_size=300).map(signed_text)))
def test_any_text_at_all_is_a_card_or_refused_by_name(text: str) -> None:
    assert raises(text)


# Points that make every shared secret known: 0, 1, and one of order 8.
EIGHTH = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
LOW_ORDER = [bytes(32), b"\1" + bytes(31), bytes.fromhex(EIGHTH)]
NESTED = b"\x81" * 200 + b"\x00"


@pytest.mark.parametrize(
    "said",
    [
        said_by(form=2), said_by(form=True), said_by(form="1"), said_by(member=bytes(15)), said_by(member="m" * 16),
        said_by(device=bytes(31)), said_by(recipient=bytes(33)), said_by(made=-1), said_by(made=2**53),
        said_by(made=False), said_by(made="now"), said_by(label=""), said_by(label=b"label"), said_by(label=None),
        said_by(label=["a"]), said_by(more=1), entry.encoded([1]), entry.encoded({"label": "a"}), entry.encoded(1), b"",
        said_by()[:-1], said_by() + b"\0", NESTED, b"\x9f" + said_by()[1:] + b"\xff", b"\xc1" + said_by(),
        b"\x98\x06" + said_by()[1:], *(said_by(recipient=key) for key in LOW_ORDER),
        said_by(recipient=(2**255 - 19 + 9).to_bytes(32, "little")),
        said_by(recipient=b"\x09" + bytes(30) + b"\x80"),
    ],
    ids=lambda said: said[:50].hex()[-12:] + str(len(said)),
)  # fmt: skip
def test_another_form_is_refused_though_the_laptop_signed_it(said: bytes) -> None:
    with pytest.raises(CardUnreadable):
        Card.read(signed_text(said))


def test_an_honest_form_put_together_by_hand_is_read() -> None:
    assert Card.read(signed_text(said_by())) == card(), "the control of the test above"


def test_a_card_signed_by_another_or_for_another_purpose_is_forged() -> None:
    for text in (
        signed_text(said_by(1), seed=2),
        signed_text(said_by(1), prefix=entry.SIGNED_AS),
        signed_text(said_by(1), prefix=b""),
        signed_text(said_by(device=bytes(32))),
        signed_text(said_by(device=b"\1" + bytes(31))),
        spelled(said_by() + bytes(64)),
    ):
        with pytest.raises(CardForged):
            Card.read(text)


def test_nobody_puts_his_own_key_into_the_card_of_another() -> None:
    theirs = identity_of(2).recipient.public
    changed = said_by(1, recipient=theirs)
    signature = card().signature
    with pytest.raises(CardForged):
        Card.read(spelled(changed + signature))


HIDDEN = ["\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200f", "\u200b", "\u200d", "\u00ad", "\ufeff", "\0",
          "\x1b", "\x7f", "\u0085", "\ue000", "\U000e0041", "\u3164", "\u2800", "\ufe0f", "\u0378"]  # fmt: skip


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_a_label_with_a_sign_that_is_not_seen_or_turns_the_text_is_neither_made_nor_read(sign: str) -> None:
    for label in (f"Anna{sign}Oleg", sign):
        if not sign.isspace():
            with pytest.raises(CardLabelRefused) as refused:
                card(label)
            assert refused.value.values == {"limit": LABEL_LIMIT}
        with pytest.raises(CardUnreadable):
            Card.read(signed_text(said_by(label=label)))


@pytest.mark.parametrize(
    "label",
    ["", " ", " a", "a ", "a  b", "a\nb", "a\u00a0b", "и\u0306", "\u0301a", "a \u0301", "a\u0332\u0333", "x" * 61],
)
def test_a_label_has_one_spelling_and_one_line(label: str) -> None:
    with pytest.raises(CardUnreadable):
        Card.read(signed_text(said_by(label=label)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("  Анна\t из\nТвери ", "Анна из Твери"), ("и\u0306", "й"), ("a\u0332", "a\u0332"), ("a\u00a0b", "a b")],
)
def test_what_is_typed_as_a_label_is_brought_into_its_one_spelling(typed: str, shown: str) -> None:
    assert card(typed).label == shown
    assert Card.read(card(typed).text()).label == shown


@pytest.mark.parametrize("label", ["", " \n ", "x" * 61, "a\u0332\u0333", "\u0301"])
def test_a_label_that_cannot_be_is_refused_when_a_card_is_made(label: str) -> None:
    with pytest.raises(CardLabelRefused):
        card(label)


@pytest.mark.parametrize(("member", "made"), [(bytes(15), MADE), (MEMBER, -1), (MEMBER, 2**53)])
def test_a_card_is_made_of_nothing_that_could_not_be_read(member: bytes, made: int) -> None:
    with pytest.raises(ValueError, match="made of"):
        made_card("Ласточка", member, key_of(1), identity_of(1), made)


def test_files_are_sealed_to_the_key_on_the_card() -> None:
    assert age.Recipient(Card.read(TEXT).recipient) == identity_of(1).recipient


def test_a_card_shows_nothing_of_itself_in_a_log() -> None:
    assert "Ласточка" not in repr(card()) + str(card())


def test_the_longest_text_costs_next_to_nothing() -> None:
    long = ["A" * 50_000_000, TEXT + " " * 50_000_000, "FCCARD1:" + "A" * (TEXT_LIMIT - 8)]
    honest = min(seconds(TEXT) for _ in range(5))
    for text in long:
        tracemalloc.start()
        try:
            assert raises(text)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 1_000_000
        assert min(seconds(text) for _ in range(5)) < 20 * honest


def seconds(text: str) -> float:
    """Processor seconds that reading or refusing a text takes."""
    began = time.process_time()
    raises(text)
    return time.process_time() - began
