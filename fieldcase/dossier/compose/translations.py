"""Translations of a shown exhibit: original and translation side by side, row by row, with page jumps and captions.

What stands in square brackets is the translator's and is set as such. Of an exhibit that is not shown a release holds
no translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fieldcase.dossier.blocks import Parallel, ParallelRow, Run
from fieldcase.dossier.compose.evidence import fate
from fieldcase.dossier.compose.runs import capital, joined
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.translation import Segment, Translation

_NOTE = re.compile(r"(\[[^\[\]]*\])")
_ABOUT = ("translator", "made_on", "status", "checked_by")
# Kinds that are told in words beside the place; a heading shows itself, plain text is plain.
_TOLD_KINDS = frozenset({"caption", "illustration", "question", "note"})
_NO_PLACE = 1 << 30
_BRACKETS = N_("What stands in square brackets is the translator's, not the author's.")


def translations_of(telling: Telling, piece: Evidence) -> list[Parallel]:
    """The translations of an exhibit, that into the dossier's language first; none of one that is not shown."""
    if not fate(telling, piece).shown:
        return []
    found = [one for one in telling.release.of(Translation) if one.evidence == piece.id]
    found.sort(key=lambda one: (one.language != telling.words.language, one.language, one.key))
    return [_parallel(telling, piece, one, number) for number, one in enumerate(found, start=1)]


def translates(telling: Telling, piece: Evidence) -> str:
    """The number of the exhibit that a piece translates as a file of its own; empty where it translates none."""
    for one in telling.release.of(Translation):
        if one.file == piece.id and one.evidence is not None and one.evidence in telling.order.exhibits:
            return telling.order.exhibits[one.evidence]
    return ""


def passages(telling: Telling, translation: Translation) -> list[Segment]:
    """The told passages of a translation in their order."""
    found = [one for one in telling.release.of(Segment) if one.translation == translation.id]
    return sorted(found, key=_in_order)


def _in_order(one: Segment) -> tuple[int, int, bytes]:
    return (_NO_PLACE if one.position is None else one.position, one.page or 0, one.key)


def _parallel(telling: Telling, piece: Evidence, translation: Translation, number: int) -> Parallel:
    segments = passages(telling, translation)
    language = telling.value(translation, "language")
    title = (
        telling.say(N_("Translation: {language}"), language=language) if language else telling.say(N_("Translation"))
    )
    source = telling.value(piece, "language")
    original = telling.say(N_("Original: {language}"), language=source) if source else telling.say(N_("Original"))
    return Parallel(
        number=telling.order.exhibits[piece.id],
        title=title,
        header=(original, title),
        languages=(piece.language, translation.language),
        lines=_lines(telling, translation, segments),
        warning=telling.say(N_("Draft translation, not checked.")) if translation.status == "draft" else "",
        rows=_rows(telling, segments, f"{telling.exhibit_anchor(piece.id)}-translation-{number}"),
    )


def _lines(telling: Telling, translation: Translation, segments: Iterable[Segment]) -> tuple[tuple[Run, ...], ...]:
    """Who translated, when, how far it was checked; the remark; the paper it stands on; what brackets mean."""
    paper = telling.exhibit_marks((translation.file,)) if translation.file is not None else ()
    named = (Run(f"{telling.label(Translation, 'file')}: ", italic=True), *paper) if paper else ()
    bracketed = any(_NOTE.search(text) for one in segments for text in (one.original, one.translated))
    lines = (
        joined((telling.labelled(translation, *_ABOUT), named)),
        telling.labelled(translation, "remark"),
        (Run(telling.say(_BRACKETS), italic=True),) if bracketed else (),
    )
    return tuple(line for line in lines if line)


def _rows(telling: Telling, segments: list[Segment], anchor: str) -> tuple[ParallelRow, ...]:
    """A row for each passage. A link leads from where a text breaks off to the page where it goes on, and back."""
    first: dict[int, bytes] = {}
    breaks: dict[int, Segment] = {}
    for one in segments:
        if one.page is not None:
            first.setdefault(one.page, one.key)
        if one.continues is not None:
            breaks.setdefault(one.continues, one)
    linked = {first[page] for page in breaks if page in first} | {one.key for one in breaks.values()}
    anchors = {one.key: f"{anchor}-row-{row}" for row, one in enumerate(segments, start=1) if one.key in linked}
    rows = []
    before = ""
    for one in segments:
        label = _label(telling, one)
        begins = one.page is not None and first[one.page] == one.key
        back = _back(telling, breaks.get(one.page or 0) if begins else None, anchors)
        rows.append(
            ParallelRow(
                original=_text(one, one.original),
                translated=_text(one, one.translated),
                label=joined(((Run(label),) if label and (label != before or back) else (), back), " · "),
                after=_onward(telling, one, {page: anchors.get(key, "") for page, key in first.items()}),
                anchor=anchors.get(one.key, ""),
            )
        )
        before = label
    return tuple(rows)


def _label(telling: Telling, one: Segment) -> str:
    """ "P. 4, photo 1, caption"."""
    page = telling.say(N_("p. {page}"), page=one.page) if one.page is not None else ""
    kind = telling.value(one, "kind") if one.kind in _TOLD_KINDS else ""
    return capital(", ".join(part for part in (page, one.place.strip(), kind) if part))


def _onward(telling: Telling, one: Segment, pages: Mapping[int, str]) -> tuple[Run, ...]:
    """ "Continued on p. 9", a link where that page is in the translation."""
    if one.continues is None:
        return ()
    said = telling.say(N_("Continued on p. {page}"), page=one.continues)
    return (Run(said, target=pages.get(one.continues, "")),)


def _back(telling: Telling, broken: Segment | None, anchors: Mapping[bytes, str]) -> tuple[Run, ...]:
    """ "continued from p. 4", at the first passage of the page where a text goes on."""
    if broken is None or broken.page is None:
        return ()
    return (Run(telling.say(N_("continued from p. {page}"), page=broken.page), target=anchors[broken.key]),)


def _text(one: Segment, text: str) -> tuple[Run, ...]:
    """A passage, headings bold, notes in italics; a dash where nothing stands on this side."""
    if not text.strip():
        return (Run(DASH),)
    whole = one.kind == "note"
    return tuple(
        Run(part, bold=one.kind == "heading", italic=whole or bool(_NOTE.fullmatch(part)))
        for part in _NOTE.split(text.strip())
        if part
    )
