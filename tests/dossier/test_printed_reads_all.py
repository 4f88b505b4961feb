"""The search for what must not leave reads every text of every block: none of their attributes is passed over."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import pdf_samples
import pytest

from fieldcase.dossier import blocks
from fieldcase.dossier.compose.printed import texts_of

# Words of a closed list that choose a look; the renderer knows no other.
CLOSED = {"Paragraph.style", "LetterPart.role"}
KINDS = get_args(blocks.Block)


def _filled(wanted: Any, place: str, texts: dict[str, str]) -> Any:
    """A value of a type, each text in it a word of its own; `texts` remembers which stands where."""
    if wanted is str:
        texts[place] = f"canary{len(texts)}x"
        return texts[place]
    if wanted in (bool, int, float, bytes):
        return wanted()
    if dataclasses.is_dataclass(wanted):
        hints = get_type_hints(wanted)
        made = {
            field.name: _filled(hints[field.name], f"{place}.{field.name}" if place else field.name, texts)
            for field in dataclasses.fields(wanted)
        }
        return wanted(**made)  # type: ignore[operator]  # any class of blocks
    return _gathered(wanted, place, texts)


def _gathered(wanted: Any, place: str, texts: dict[str, str]) -> Any:
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _filled(next(one for one in inner if one is not types.NoneType), place, texts)
    if origin is tuple and inner[-1] is Ellipsis:
        return tuple(_filled(inner[0], f"{place}[{number}]", texts) for number in range(2))
    if origin is tuple:
        return tuple(_filled(one, f"{place}[{number}]", texts) for number, one in enumerate(inner))
    assert origin is frozenset, f"{place}: a type this test does not know: {wanted}"
    return frozenset()


def unread(kind: Any) -> Iterator[str]:
    """The places of a block of this kind whose text is not among the document's texts."""
    texts: dict[str, str] = {}
    block = _filled(kind, kind.__name__, texts)
    read = [text for _, text in texts_of(pdf_samples.with_blocks(block))]
    for place, text in texts.items():
        if re.sub(r"\[\d+\]", "", place) not in CLOSED and not any(text in one for one in read):
            yield place


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_every_text_of_a_block_is_read(kind: Any) -> None:
    assert not list(unread(kind))


def test_a_text_that_is_not_read_would_have_been_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldcase.dossier.compose.printed._of_block", lambda block: iter(()))
    assert list(unread(blocks.Table)) == [
        "Table.caption", "Table.header[0]", "Table.header[1]",
        *(f"Table.rows[{row}][{column}][{run}].{name}" for row in (0, 1) for column in (0, 1) for run in (0, 1)
          for name in ("text", "target", "footnote")),
        "Table.left_out[0]", "Table.left_out[1]", "Table.name",
    ]  # fmt: skip


def test_the_place_of_a_footnote_and_of_a_bar_is_said() -> None:
    chart = blocks.Chart(("here",), (blocks.Series("now", (blocks.Bar("seven", 7, 7),)),))
    listed = blocks.Listing(((blocks.Run("one"),), (blocks.Run("two", footnote="below"),)))
    places = {text: place for place, text in texts_of(pdf_samples.with_blocks(listed, blocks.Figure("c", chart, "a")))}
    assert places["below"] == "block 1, row 2, footnote 1"
    assert places["seven"] == "block 2, series 1, bar 1"
