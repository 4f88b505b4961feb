"""The list of sources: a full citation where it identifies nobody who is not named here, else a description.

A pseudonym beside outlet, date, page or title is no pseudonym (do-no-harm.md, Public sources re-identify).
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Run
from fieldcase.dossier.compose.evidence import fate
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Source
from fieldcase.model.evidence import Evidence
from fieldcase.model.said import said_date
from fieldcase.model.translation import Segment, Translation


def sources(telling: Telling) -> list[Block]:
    """Every source that has a number, in the order of the numbers."""
    by_id = {source.id: source for source in telling.release.of(Source)}
    numbered = [(number, by_id[source]) for source, number in telling.order.sources.items()]
    if not numbered:
        return []
    rows = tuple(_row(telling, number, source) for number, source in numbered)
    blocks: list[Block] = [Chronology(rows)]
    if not all(telling.release.sources.get(source.id, False) for _, source in numbered):
        blocks.insert(
            0,
            telling.note(
                N_(
                    "Where a full reference would lead to a person who is not named here, only a description is "
                    "printed. The reference is kept by the authors."
                )
            ),
        )
    return blocks


def _row(telling: Telling, number: int, source: Source) -> ChronologyRow:
    anchor = f"{telling.prefix}source-{number}"
    if not telling.release.sources.get(source.id, False):
        return ChronologyRow(f"S{number}", (Run(described_source(telling, source)),), anchor=anchor)
    return ChronologyRow(
        when=f"S{number}",
        what=(Run(citation(telling, source)),),
        details=joined((_quote(telling, source), telling.labelled(source, "reference"))),
        sources=joined((_address(source.address), telling.labelled(source, "accessed"), _saved(telling, source))),
        anchor=anchor,
    )


def _quote(telling: Telling, source: Source) -> tuple[Run, ...]:
    """The quotation as it stands in the source; its translation beside it, where the saved page was translated."""
    if not source.quote:
        return ()
    quoted = Run(telling.say(N_("“{quote}”"), quote=one_line(source.quote)))
    translated = _translated(telling, source)
    if not translated:
        return (quoted,)
    said = telling.say(N_("In translation: “{quote}”"), quote=translated)
    return (quoted, Run(f" {said}"))


def _translated(telling: Telling, source: Source) -> str:
    """The passage that a quotation is, in the dossier's language; empty where no translation that is told holds it."""
    pages = {
        piece.id for piece in telling.release.of(Evidence) if piece.id == source.saved or piece.source == source.id
    }
    into = {
        one.id
        for one in telling.release.of(Translation)
        if one.evidence in pages and one.language == telling.words.language != source.language
    }
    wanted = one_line(source.quote)
    for one in telling.release.of(Segment):
        if one.translation in into and one.translated and one_line(one.original) == wanted:
            return one_line(one.translated)
    return ""


def _saved(telling: Telling, source: Source) -> tuple[Run, ...]:
    """The exhibit that is the saved page, where it is shown; its number is a link."""
    piece = next((one for one in telling.release.of(Evidence) if one.id == source.saved), None)
    marks = telling.exhibit_marks((piece.id,)) if piece is not None and fate(telling, piece).shown else ()
    label = telling.label(Source, "saved")
    return (Run(f"{label}: ", italic=True), *marks) if marks else ()


def citation(telling: Telling, source: Source) -> str:
    """Author, outlet, title, medium, day and place in it, in one sentence."""
    title = telling.say(N_("“{quote}”"), quote=one_line(source.title)) if source.title else ""
    medium = one_line(source.medium_as_written) or telling.value(source, "medium")
    parts = [telling.value(source, "author"), one_line(source.outlet), title, medium]
    parts.append(telling.value(source, "published"))
    if source.language != telling.words.language:
        parts.append(telling.value(source, "language"))
    parts += [_place(telling, source, name) for name in ("pages", "lines")]
    named = source.outlet or source.title or not source.description
    said = ", ".join(part for part in (parts if named else [one_line(source.description)]) if part)
    return ended(capital(said or described_source(telling, source)))


def _place(telling: Telling, source: Source, name: str) -> str:
    value = telling.value(source, name)
    return f"{telling.label(Source, name).lower()}: {one_line(value)}" if value else ""


def _address(address: str) -> tuple[Run, ...]:
    """A web address as a link; what is no https address stands as text."""
    plain = one_line(address)
    if not plain:
        return ()
    return (Run(plain, target=plain if plain.startswith("https://") and " " not in plain else ""),)


def described_source(telling: Telling, source: Source) -> str:
    """What kind of source it is and the month, and no more; or the description that the authors wrote for this."""
    kept = telling.say(N_("reference kept by the authors"))
    if source.description:
        described = one_line(source.description)
        if kept.casefold() in described.casefold():
            return ended(capital(described))
        return f"{ended(capital(described))} {ended(capital(kept))}"
    month = said_date(source.published, telling.words, coarse=True) if source.published else ""
    medium = telling.value(source, "medium") or telling.say(N_("source"))
    said = ", ".join(part for part in (medium, month) if part)
    return ended(capital(f"{said}; {kept}"))
