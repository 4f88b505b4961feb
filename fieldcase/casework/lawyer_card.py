"""The card that is carried: what to say when one is held, and whom to call. To be printed and cut.

It tells of no case and of nobody but the lawyer whose name was typed for this print, so it needs no release. What is
typed is kept only where the person asks for it, as settings of this desk; no telephone is delivered with the program,
each is a person's own to check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import detention_memo, peer_memo, settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run
from fieldcase.errors import N_, CardTooFull
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.text import in_a_line

# What still has room on one line of a card.
MOST_NAME, MOST_PHONE = 40, 30
_SAY = "say"
_KEPT = ("card_lawyer", "card_telephone", "card_emergency")


@dataclass(frozen=True, repr=False)
class Whom:
    """Whom to call, as typed for one print. Empty parts become lines to write on."""

    lawyer: str = ""
    phone: str = ""
    emergency: str = ""


def document_of(whom: Whom, languages: Sequence[str], told: Words) -> Document:
    """The page: a face in each language, side by side. CardTooFull where a name or a number has no room."""
    _fits(whom)
    if not languages or any(one not in LANGUAGES for one in languages):
        raise ValueError("no language of the program")
    return Document(
        title=told(N_("Card with a lawyer’s telephone")), subtitle="", language=told.language, confidentiality="",
        contents_title="", page_of="", annex_stamp="",
        blocks=tuple(block for one in languages for block in _face(whom, words(one))),
        manifest={"kind": "lawyer card"}, plain=True, cards=True,
    )  # fmt: skip


def drawn(whom: Whom, languages: Sequence[str], told: Words) -> bytes:
    """The PDF, drawn in a child. CardTooFull, GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(whom, languages, told))


def write(target: Path, pdf: bytes) -> None:
    """Write the PDF where a person chose. FileExists, CannotWrite."""
    peer_memo.write(target, pdf)


def kept(source: Sight) -> Whom:
    """What was kept for the next print; empty where nothing was."""
    return Whom(*(settings.get(source, name) for name in _KEPT))


def keep(desk: Desk, whom: Whom) -> None:
    """Keep what was typed for the next print. An empty `Whom` forgets it. CardTooFull."""
    _fits(whom)
    with desk.deed():
        for name, value in zip(_KEPT, (whom.lawyer, whom.phone, whom.emergency), strict=True):
            if settings.get(desk, name) != value:
                settings.put(desk, name, value)


def _fits(whom: Whom) -> None:
    if len(whom.lawyer) > MOST_NAME or max(len(whom.phone), len(whom.emergency)) > MOST_PHONE:
        raise CardTooFull(name=MOST_NAME, phone=MOST_PHONE)


def _face(whom: Whom, told: Words) -> Iterator[Block]:
    language = told.language
    section = detention_memo.memo(language).of((_SAY,))[0]
    yield Heading(section.heading)
    for line in section.lines:
        yield Paragraph((Run(line),), language=language)
    named = (
        (told(N_("Lawyer: {name}")), "name", whom.lawyer),
        (told(N_("Telephone: {number}")), "number", whom.phone),
    )
    for sentence, field, value in named:
        text = sentence.format(**{field: in_a_line(value, MOST_NAME) or "_" * 24})
        yield Paragraph((Run(text, bold=True),), language=language, style="label")
    if whom.emergency:
        text = told(N_("In an emergency: {number}")).format(number=whom.emergency)
        yield Paragraph((Run(text),), language=language)
