"""Gathering what a dossier is made from: the case's records, the whole vault's identities, the pictures of exhibits.

Pictures are decrypted only when the rules have said that they are shown, cleaned in a parser child, and kept in memory
alone. Decides nothing about people; makes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fieldcase import __version__
from fieldcase.casework import annexing, glossary, legislation, wordings
from fieldcase.casework.annexing import Begun
from fieldcase.casework.desk import Desk
from fieldcase.casework.hearings_told import hearings_told
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, everything
from fieldcase.dossier.annexes import DAMAGED, NO_PICTURE, Annex
from fieldcase.dossier.ingredients import DOCUMENTS, Ingredients, bare_tables, without_keys
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.errors import Cancelled, FieldcaseError
from fieldcase.i18n import Words, words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, kinds
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Organisation, Site
from fieldcase.model.ids import EvidenceId
from fieldcase.model.people import Consent, Member, Person, PersonIdentity


@dataclass(frozen=True, repr=False)
class Gathered:
    """What goes to the making child, and what does not: the pieces of evidence with the keys of their files, and the
    pictures by their SHA-256 (to a child that shows pages they go one after another)."""

    ingredients: Ingredients | ReportIngredients
    pieces: Mapping[EvidenceId, Evidence]
    stored: Mapping[bytes, bytes] = field(default_factory=dict)


def gather(
    desk: Desk,
    case: Case,
    use: str,
    language: str,
    file_name: str,
    told: Words | None = None,
    sections: frozenset[str] | None = None,
    *,
    look: Look | None = None,
    preview: bool = False,
) -> Gathered:
    """Everything a dossier of a case for a use is made from, but the pictures.

    `told` are the words of whoever exports, without it those of the dossier. `look` reads on the reading lane: then
    this may run in that lane's thread, beside a deed; without it, it belongs to the writing lane.
    """
    source: Sight = look if look is not None else desk
    store = desk.vault.reader if look is not None else desk.vault.store
    records = records_of_case(source, case)
    ingredients = Ingredients(
        case=case, records=tuple(without_keys(one) for one in records), use=use, sections=sections,
        heads=store.journal.scope_head(case.scope).hex(),
        **of_the_vault(desk, source, language, file_name, told, preview=preview),
    )  # fmt: skip
    return Gathered(ingredients, {one.id: one for one in records if isinstance(one, Evidence)})


def of_the_vault(
    desk: Desk, source: Sight, language: str, file_name: str, told: Words | None, *, preview: bool
) -> dict[str, Any]:
    """What every dossier and report is made from (`ingredients.OfTheVault`), but its use and its pictures."""
    return {
        "language": language,
        "on": desk.world.today(),
        "told": (told or words(language)).language,
        "file_name": file_name,
        # Those in the bin too: what was put away still leads to somebody.
        "identities": everything(source, PersonIdentity),
        "consents": everything(source, Consent),
        "tables": bare_tables(desk.tables),
        "pseudonym_key": desk.vault.pseudonym_key(),
        "program": __version__,
        "advice": wordings.in_use(source) if preview else (),
        "terminology": wordings.version_told(source),
        "glossary": glossary.entries(source, language),
        "preview": preview,
        "provisions": legislation.provisions(source),
    }


def records_of_case(source: Sight, case: Case) -> list[Record]:
    """The records of a case, those of the register, and the hearings that its decisions come from. Of the bin people
    alone: what is told may still speak of them."""
    records: list[Record] = [one for kind in kinds() for one in source.all(kind, case.scope)]
    records += [one for one in everything(source, Person, case.scope) if one.hidden]
    for kind in (Member, Organisation, Site):
        records += source.all(kind)
    return records + list(hearings_told(source, records))


class CleanPictures:
    """The pages of exhibits as they may leave: pictures without metadata, each made once, kept as long as this lives.

    May be asked from any thread.
    """

    def __init__(self, desk: Desk) -> None:
        self._blobs = desk.vault.blobs
        # What has no page to show, whenever it is looked at, is here too.
        self._clean: dict[bytes, Annex] = {}
        self._stored: dict[bytes, bytes] = {}
        self._begun: dict[bytes, Begun] = {}
        self._case_of: dict[bytes, bytes] = {}
        self._shown: dict[tuple[bytes, str], frozenset[EvidenceId]] = {}
        self._guard = threading.Lock()

    def known(self, gathered: Gathered) -> Gathered:
        """The same with those pictures that this use of the case has shown before. Those of pieces that the case has no
        more are forgotten: somebody erased them."""
        self._forget_gone(gathered)
        shown = self._shown.get(_use(gathered), frozenset())
        pieces = (gathered.pieces[one] for one in shown if one in gathered.pieces)
        return self._with(gathered, [piece for piece in pieces if (piece.blob or b"") in self._clean])

    def added(
        self,
        gathered: Gathered,
        wanted: Iterable[EvidenceId],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Gathered:
        """The same with the pictures that are wanted, made now where they were not before.

        `progress` hears how many pages of how many are done; how many a document has is known once it is opened.
        Cancelled where `cancelled` says so, and what was done until then is kept.
        """
        asked = [gathered.pieces[one] for one in wanted]
        done, total = 0, len(asked)

        def step(pages: int, of: int) -> None:
            if progress is not None and pages < of:
                progress(done + pages, total - 1 + of)

        with self._guard:
            self._case_of |= {piece.blob or b"": gathered.ingredients.key for piece in asked}
        for piece in asked:
            if cancelled is not None and cancelled():
                raise Cancelled
            pages = self._once(piece, step, cancelled)
            done, total = done + pages, total - 1 + pages
            if progress is not None:
                progress(done, total)
        with self._guard:
            shown = self._shown.get(_use(gathered), frozenset())
            self._shown[_use(gathered)] = shown | {piece.id for piece in asked}
        return self._with(gathered, asked)

    def _forget_gone(self, gathered: Gathered) -> None:
        case, there = gathered.ingredients.key, {piece.blob for piece in gathered.pieces.values()}
        with self._guard:
            for blob in [one for one, of in self._case_of.items() if of == case and one not in there]:
                del self._case_of[blob]
                self._clean.pop(blob, None)
                self._begun.pop(blob, None)
            needed = {one.sha256 for annex in self._clean.values() for one in annex.shown}
            self._stored = {sha256: jpeg for sha256, jpeg in self._stored.items() if sha256 in needed}

    def stored(self) -> Mapping[bytes, bytes]:
        """All pictures by their SHA-256, for putting a file together."""
        with self._guard:
            return dict(self._stored)

    def _with(self, gathered: Gathered, pieces: Iterable[Evidence]) -> Gathered:
        found = {piece.id: self._clean.get(piece.blob or b"") or _out_of_reach(piece) for piece in pieces}
        stored = {one.sha256: self._stored[one.sha256] for annex in found.values() for one in annex.shown}
        before = gathered.ingredients
        shown = {**before.pictures, **found}
        return replace(gathered, ingredients=replace(before, pictures=shown), stored={**gathered.stored, **stored})

    def _once(self, piece: Evidence, step: Callable[[int, int], None], cancelled: Callable[[], bool] | None) -> int:
        """Make one exhibit's pages ready in a parser child of its own; how many steps that were. What can never be
        shown is remembered; a file that could not be read may be there again the next time."""
        blob = piece.blob or b""
        if blob not in self._clean:
            with self._guard:
                begun = self._begun.pop(blob, None) or Begun()
            try:
                self._make(piece, begun, step, cancelled)
            except Cancelled:
                with self._guard:
                    self._begun[blob] = begun
                raise
            except (FieldcaseError, ValueError):
                return 1
        return max(1, len(self._clean[blob].sheets))

    def _make(
        self, piece: Evidence, begun: Begun, step: Callable[[int, int], None], cancelled: Callable[[], bool] | None
    ) -> None:
        blob = piece.blob or b""
        with self._blobs.open(blob, piece.secret or b"") as reader:
            if piece.media_type in DOCUMENTS:
                annex = annexing.document(reader, begun, step, cancelled)
            else:
                annex = annexing.photograph(reader, begun)
        with self._guard:
            self._stored |= begun.stored if annex.sheets else {}
            self._clean[blob] = annex


def _out_of_reach(piece: Evidence) -> Annex:
    """What stands for a file that could not be read in the vault."""
    return Annex(trouble=DAMAGED if piece.media_type in DOCUMENTS else NO_PICTURE)


def _use(gathered: Gathered) -> tuple[bytes, str]:
    return gathered.ingredients.key, gathered.ingredients.use
