"""The exhibits on pages of their own: a picture, or what stands in its place and why.

A withheld exhibit keeps its number; what cannot be printed (sound, video, a file that does not open) is said to exist.
What is said in a recording stands below, where it was written down.
"""

from __future__ import annotations

from fieldcase.dossier.annexes import DAMAGED, HARD, LARGE, LOCKED, NO_PICTURE
from fieldcase.dossier.blocks import Block, Exhibit, Sheet
from fieldcase.dossier.compose.evidence import annex_of, fate, in_order, issued_sum, named, withheld_because
from fieldcase.dossier.compose.runs import ended, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.dossier.compose.transcript import transcript
from fieldcase.dossier.compose.translations import translates, translations_of
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.rules.preflight import UNDESCRIBED
from fieldcase.rules.released import Notice

_NOT_DESCRIBED = N_("Exhibit {number}, {kind}, not described")
_PAGE_NOT_DESCRIBED = N_("Exhibit {number}, {kind}, page {page} of {pages}, not described")
_PAGE_DESCRIBED = N_("{description} Page {page} of {pages}.")
_KEPT = N_("The authors keep the document and can hand it over as a file.")
# What stands on the page of an exhibit that could not be opened, and what whoever exports is told.
_REASONS = {
    DAMAGED: N_("This document cannot be shown ({what}): its file is damaged."),
    LOCKED: N_("This document cannot be shown ({what}): it asks for a password."),
    LARGE: N_("This document cannot be shown ({what}): its file is too large to be opened here."),
    HARD: N_("This document cannot be shown ({what}): opening it takes more memory or time than is allowed."),
}
_NOTICES = {
    NO_PICTURE: N_(
        "The file of exhibit {exhibit} could not be opened as a picture; its page says so instead of showing it."
    ),
    DAMAGED: N_("The document of exhibit {exhibit} is damaged; its page says so instead of showing it."),
    LOCKED: N_("The document of exhibit {exhibit} asks for a password; its page says so instead of showing it."),
    LARGE: N_("The document of exhibit {exhibit} is too large to be opened; its page says so instead of showing it."),
    HARD: N_(
        "Opening the document of exhibit {exhibit} takes more memory or time than is allowed; its page says so instead "
        "of showing it."
    ),
}
_PAGE_FAILED = N_("Page {page} of this document could not be drawn.")
_PAGES_FAILED = N_("Pages of exhibit {exhibit} that could not be drawn: {pages}. They say so instead.")
_NOT_ALL = N_("Pages {first} to {last} of this document are not in this file.")
_CUT = N_("Exhibit {exhibit} has {pages} pages. The file shows the first {shown}; a page after them says so.")


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
        if annex_of(telling, piece).shown and not piece.description
    ]


def not_shown(telling: Telling) -> list[Notice]:
    """A warning for each exhibit that would be shown and is not, or not as a whole; it stops nothing."""
    notices = []
    for piece in in_order(telling):
        annex, number = annex_of(telling, piece), telling.order.exhibits[piece.id]
        failed = [str(page) for page, sheet in enumerate(annex.sheets, start=1) if sheet is None]
        if annex.trouble:
            notices.append(Notice(_NOTICES[annex.trouble], {"exhibit": number}))
        if failed:
            notices.append(Notice(_PAGES_FAILED, {"exhibit": number, "pages": ", ".join(failed)}))
        if len(annex.sheets) < annex.pages and not annex.trouble:
            shown = {"pages": annex.pages, "shown": len(annex.sheets)}
            notices.append(Notice(_CUT, {"exhibit": number, **shown}))
    return notices


def _exhibit(telling: Telling, piece: Evidence) -> Exhibit:
    first, *more = _sheets(telling, piece) if fate(telling, piece).shown else [
        Sheet(reason=withheld_because(telling, piece))
    ]  # fmt: skip
    return Exhibit(
        number=telling.order.exhibits[piece.id],
        title=named(telling, piece),
        anchor=telling.exhibit_anchor(piece.id),
        alt=first.alt,
        picture=first.picture,
        reason=first.reason,
        lines=_lines(telling, piece) if fate(telling, piece).shown else (),
        more=tuple(more),
        paged=annex_of(telling, piece).pages > 0,
        below=transcript(telling, piece) if fate(telling, piece).shown else (),
    )


def _sheets(telling: Telling, piece: Evidence) -> list[Sheet]:
    """A page for each of the exhibit's, at least one; the last says which pages are left out, where some are."""
    annex = annex_of(telling, piece)
    if not annex.sheets:
        return [Sheet(reason=_not_printable(telling, piece, annex.trouble))]
    sheets = []
    for page, picture in enumerate(annex.sheets, start=1):
        if picture is None:
            failed = telling.say(_PAGE_FAILED, page=page)
            sheets.append(Sheet(reason=f"{failed} {telling.say(_KEPT)}"))
        else:
            sheets.append(Sheet(_alt(telling, piece, page, annex.pages), picture))
    if len(annex.sheets) < annex.pages:
        left_out = telling.say(_NOT_ALL, first=len(annex.sheets) + 1, last=annex.pages)
        sheets.append(Sheet(reason=f"{left_out} {telling.say(_KEPT)}"))
    return sheets


def _alt(telling: Telling, piece: Evidence, page: int, pages: int) -> str:
    """The description, or number and kind with the words that there is none; of several pages with the page."""
    if piece.description:
        described = one_line(piece.description)
        if pages < 2:
            return described
        return telling.say(_PAGE_DESCRIBED, description=ended(described), page=page, pages=pages)
    kind = telling.value(piece, "kind") or telling.say(N_("piece of evidence"))
    message = _PAGE_NOT_DESCRIBED if pages > 1 else _NOT_DESCRIBED
    return telling.say(message, number=telling.order.exhibits[piece.id], kind=kind.lower(), page=page, pages=pages)


def _not_printable(telling: Telling, piece: Evidence, trouble: str) -> str:
    """What it is, and that paper cannot carry it or why its file could not be opened."""
    what = ", ".join(part for part in (telling.value(piece, "kind"), piece.media_type, _size(telling, piece)) if part)
    what = what or telling.say(N_("piece of evidence"))
    if trouble in _REASONS:
        return f"{telling.say(_REASONS[trouble], what=what)} {telling.say(_KEPT)}"
    return telling.say(
        N_("This exhibit cannot be shown on paper ({what}). The authors keep it and can hand it over as a file."),
        what=what,
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
        several = len(annex_of(telling, piece).shown) > 1
        of_pages = N_("SHA-256 over the SHA-256 of its pages in this file: {sha256}")
        of_picture = N_("SHA-256 of the picture in this file: {sha256}")
        lines.append(telling.say(of_pages if several else of_picture, sha256=issued))
    return tuple(lines)
