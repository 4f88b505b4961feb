"""How a text's letters are written is told from its bytes, and a guess is told as a guess."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.evidence import sniffed
from fieldcase.casework.plain_text import Written, looks_like_text, written

TEXTS = (
    "Протокол задержания. Мы были у пункта обмена, когда подъехала машина.",
    "ЗАЯВЛЕНИЕ В СУД О НЕЗАКОННОМ ОБЫСКЕ",
    "да нет",
    "hello, мир и слово",
    "Ответ:\r\nПриняли нас в 14:30, отпустили утром.\r\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("codec", "said", "name", "sure"),
    [
        ("utf-8", "utf-8", "UTF-8", True), ("utf-8-sig", "utf-8", "UTF-8", True),
        ("utf-16", "utf-16-le", "UTF-16", True), ("utf-16-le", "utf-16-le", "UTF-16", False),
        ("utf-16-be", "utf-16-be", "UTF-16", False), ("cp1251", "cp1251", "windows-1251", False),
        ("koi8-r", "koi8-r", "KOI8-R", False),
    ],
)  # fmt: skip
def test_a_russian_text_is_recognised_whole_and_by_its_first_bytes(
    text: str, codec: str, said: str, name: str, sure: bool
) -> None:
    content = text.encode(codec)
    for part in (content, content[:63]):
        found = written(part)
        assert found is not None
        assert (found.encoding, found.name, found.sure) == (said, name, sure)
    assert content[written(content).mark :].decode(said) == text  # type: ignore[union-attr]
    assert sniffed(content[:64]) == ("text/plain", "not_stated")


def test_plain_english_is_utf8() -> None:
    assert written(b"a letter") == Written("utf-8", sure=True)


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03", b"\x9f\x8f\x00 binary", "façade déjà vu".encode("latin-1")])
def test_what_is_no_text_that_can_be_read_here_is_none(content: bytes) -> None:
    assert written(content) is None


def test_random_bytes_are_not_taken_for_a_text() -> None:
    assert sum(looks_like_text(os.urandom(64)) for _ in range(2000)) <= 2


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer_that_decodes_them(content: bytes) -> None:
    found = written(content)
    if found is not None:
        content[found.mark :].decode(found.encoding, "replace")


@given(st.text(min_size=1))
def test_every_utf8_text_without_control_characters_is_utf8(text: str) -> None:
    plain = "".join(one for one in text if one.isprintable() or one == "\n")
    assert written(("a" + plain).encode("utf-8")) == Written("utf-8", sure=True)
