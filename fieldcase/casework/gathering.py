"""Gathering what a dossier is made from: the case's records, the whole vault's identities, the pictures of exhibits.

Pictures are decrypted only when the rules have said that they are shown, cleaned in a parser child, and kept in memory
alone. Decides nothing about people; makes nothing.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from fieldcase import __version__
from fieldcase.casework.called import Looks
from fieldcase.casework.desk import Desk
from fieldcase.dossier.ingredients import Ingredients, bare_tables, without_keys
from fieldcase.errors import Cancelled, ChildFailed, FieldcaseError, PictureUnreadable
from fieldcase.i18n import Words, words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, kinds
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Organisation, Site
from fieldcase.model.ids import EvidenceId
from fieldcase.model.people import Consent, Member, PersonIdentity
from fieldcase.parsers import pictures
from fieldcase.rules.wording import Advice


@dataclass(frozen=True, repr=False)
class Gathered:
    """What goes to the making child, and what never does: the pieces of evidence with the keys of their files."""

    ingredients: Ingredients
    pieces: Mapping[EvidenceId, Evidence]


def gather(
    desk: Desk,
    case: Case,
    use: str,
    language: str,
    file_name: str,
    told: Words | None = None,
    sections: frozenset[str] | None = None,
    *,
    look: Looks | None = None,
    preview: bool = False,
) -> Gathered:
    """Everything a dossier of a case for a use is made from, but the pictures.

    `told` are the words of whoever exports, without it those of the dossier. `look` reads on the reading lane: then
    this may run in that lane's thread, beside a deed; without it, it belongs to the writing lane.
    """
    source, store = (look, desk.vault.reader) if look is not None else (desk, desk.vault.store)
    records: list[Record] = [one for kind in kinds() for one in source.all(kind, case.scope)]
    for kind in (Member, Organisation, Site):
        records += source.all(kind)
    ingredients = Ingredients(
        case=case,
        use=use,
        language=language,
        on=desk.world.today(),
        told=(told or words(language)).language,
        file_name=file_name,
        records=tuple(without_keys(one) for one in records),
        identities=source.all(PersonIdentity),
        consents=source.all(Consent),
        tables=bare_tables(desk.tables),
        pseudonym_key=desk.vault.pseudonym_key(),
        heads=store.journal.scope_head(case.scope).hex(),
        program=__version__,
        sections=sections,
        advice=advice() if preview else (),
        preview=preview,
    )
    return Gathered(ingredients, {one.id: one for one in records if isinstance(one, Evidence)})


@lru_cache
def advice() -> tuple[Advice, ...]:
    """The shipped advice on wording, read once."""
    text = resources.files("resources").joinpath("words", "wording.json").read_text("utf-8")
    return tuple(Advice(one["language"], tuple(one["avoid"]), one["instead"]) for one in json.loads(text)["terms"])


class CleanPictures:
    """The pictures of exhibits as they may leave: without metadata, each cleaned once, kept as long as this lives.

    May be asked from any thread.
    """

    def __init__(self, desk: Desk) -> None:
        self._blobs = desk.vault.blobs
        # None: no picture, whenever it is looked at.
        self._clean: dict[bytes, bytes | None] = {}
        self._shown: dict[tuple[bytes, str], frozenset[EvidenceId]] = {}
        self._guard = threading.Lock()

    def known(self, gathered: Gathered) -> Gathered:
        """The same with those pictures that this use of the case has shown before."""
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
        """The same with the pictures that are wanted, cleaned now where they were not before.

        `progress` hears how many of how many are done; Cancelled where `cancelled` says so between two.
        """
        asked = [gathered.pieces[one] for one in wanted]
        for done, piece in enumerate(asked, start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            self._once(piece)
            if progress is not None:
                progress(done, len(asked))
        with self._guard:
            shown = self._shown.get(_use(gathered), frozenset())
            self._shown[_use(gathered)] = shown | {piece.id for piece in asked}
        return self._with(gathered, asked)

    def _with(self, gathered: Gathered, pieces: Iterable[Evidence]) -> Gathered:
        found = {piece.id: self._clean.get(piece.blob or b"") for piece in pieces}
        ready = {one: picture for one, picture in found.items() if picture is not None}
        before = gathered.ingredients
        unreadable = before.unreadable | (found.keys() - ready.keys())
        return replace(
            gathered,
            ingredients=replace(before, pictures={**before.pictures, **ready}, unreadable=unreadable),
        )

    def _once(self, piece: Evidence) -> None:
        """Clean one picture in a parser child of its own. What is none is remembered; a file that could not be read
        may be there again the next time."""
        blob = piece.blob or b""
        if blob in self._clean:
            return
        try:
            with self._blobs.open(blob, piece.secret or b"") as reader:
                clean: bytes | None = pictures.clean_picture(reader.read())
        except (PictureUnreadable, ChildFailed):
            clean = None
        except (FieldcaseError, ValueError):
            return
        with self._guard:
            self._clean[blob] = clean


def _use(gathered: Gathered) -> tuple[bytes, str]:
    return gathered.ingredients.case.key, gathered.ingredients.use
