"""The exhibits on pages of their own: a picture, or what stands in its place and why.

A withheld exhibit keeps its number; what cannot be printed (sound, video, a document's pages) is said to exist.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Exhibit
from fieldcase.dossier.compose.evidence import fate, in_order, issued_sum, named, picture_of, withheld_because
from fieldcase.dossier.compose.runs import ended, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.dossier.compose.translations import translates, translations_of
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.rules.preflight import UNDESCRIBED
from fieldcase.rules.released import Notice

_NOT_DESCRIBED = N_("Exhibit {number}, {kind}, not described")


def exhibits(telling: Telling) -> list[Block]:
    """A sentence, then each piece of evidence in the order of the numbers, its translations behind it."""
    pieces = in_order(telling)
    if not pieces:
        return []
    stand = N_("Each exhibit stands on pages of its own, stamped with its number. A number that is withheld is kept.")
    blocks: list[Block] = [telling.plain(stand)]
    for piece in pieces:
        blocks += [_exhibit(telling, piece), *translations_of(telling, piece)]
    return blocks


def undescribed(telling: Telling) -> list[Notice]:
    """A warning for each picture that is printed without a description; it stops nothing."""
    return [
        Notice(UNDESCRIBED, {"number": telling.order.exhibits[piece.id]})
        for piece in in_order(telling)
        if picture_of(telling, piece) and not piece.description
    ]


def _exhibit(telling: Telling, piece: Evidence) -> Exhibit:
    picture = picture_of(telling, piece)
    shown = fate(telling, piece).shown
    if not shown:
        reason = withheld_because(telling, piece)
    else:
        reason = "" if picture else _not_printable(telling, piece)
    return Exhibit(
        number=telling.order.exhibits[piece.id],
        title=named(telling, piece),
        anchor=telling.exhibit_anchor(piece.id),
        alt=_alt(telling, piece) if picture else "",
        picture=picture,
        reason=reason,
        lines=_lines(telling, piece) if shown else (),
    )


def _alt(telling: Telling, piece: Evidence) -> str:
    """The description, or number and kind with the words that there is none."""
    if piece.description:
        return one_line(piece.description)
    kind = telling.value(piece, "kind") or telling.say(N_("piece of evidence"))
    return telling.say(_NOT_DESCRIBED, number=telling.order.exhibits[piece.id], kind=kind.lower())


def _not_printable(telling: Telling, piece: Evidence) -> str:
    """What it is, and that paper cannot carry it."""
    what = ", ".join(part for part in (telling.value(piece, "kind"), piece.media_type, _size(telling, piece)) if part)
    return telling.say(
        N_("This exhibit cannot be shown on paper ({what}). The authors keep it and can hand it over as a file."),
        what=what or telling.say(N_("piece of evidence")),
    )


def _size(telling: Telling, piece: Evidence) -> str:
    if piece.size is None:
        return ""
    sentence = telling.words.plural("{n} byte", "{n} bytes", piece.size)
    return sentence.format(n=telling.value(piece, "size"))


def _lines(telling: Telling, piece: Evidence) -> tuple[str, ...]:
    """What a reader needs beside the picture: the description, when it was acquired, from which source, its sum."""
    lines = [ended(one_line(piece.description))] if piece.description else []
    acquired = telling.value(piece, "acquired_on")
    if acquired:
        lines.append(f"{telling.label(Evidence, 'acquired_on')}: {acquired}")
    marks = "".join(run.text for run in telling.source_marks((piece.source,)))
    if marks:
        lines.append(f"{telling.label(Evidence, 'source')}: {marks}")
    original = translates(telling, piece)
    if original:
        lines.append(telling.say(N_("Translation of exhibit {number}"), number=original))
    issued = issued_sum(telling, piece)
    if issued:
        lines.append(telling.say(N_("SHA-256 of the picture in this file: {sha256}"), sha256=issued))
    return tuple(lines)
