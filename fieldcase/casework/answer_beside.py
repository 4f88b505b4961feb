"""Which picture or recording beside answers is whose: by the name in the answer, and by the folder it lies in.

Refuses to guess: a file that may be another person's is nobody's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.casework.answer_files import Medium
from fieldcase.casework.answer_submissions import Submission
from fieldcase.casework.answer_telling import path_of
from fieldcase.casework.outline_words import Spoken
from fieldcase.forms.definition import Definition


@dataclass(frozen=True)
class Beside:
    """A file beside an answer: the address of its question, the file, and what the question is called."""

    address: str
    medium: Medium
    title: str


def _plain(name: str) -> str:
    """A file's name as servers keep it, which know no blanks and few signs."""
    return re.sub(r"[^\w.-]", "", unicodedata.normalize("NFC", name).strip().replace(" ", "_"))


class Media:
    """The files beside all answers of one import. `owners` are the folders, or ids, of its submissions."""

    def __init__(self, media: Iterable[Medium]) -> None:
        self._named: dict[str, list[Medium]] = {}
        self._plain: dict[str, list[Medium]] = {}
        for one in media:
            self._named.setdefault(one.last, []).append(one)
            self._plain.setdefault(_plain(one.last), []).append(one)
        self._used: set[str] = set()
        self.owners: frozenset[str] = frozenset()

    def of(self, made: Submission, definition: Definition) -> tuple[Beside, ...]:
        """The files of one submission: those in its own folder, else the only one of its name in nobody's own."""
        spoken = Spoken(definition, definition.default_language)
        found = []
        for address, name in made.files.items():
            last = name.replace("\\", "/").rpartition("/")[2]
            every = self._named.get(last) or self._plain.get(_plain(last), [])
            near = [one for one in every if made.near and f"/{made.near}/" in f"/{one.name}"]
            free = [one for one in every if not self._owned(one)]
            chosen = near[0] if near else free[0] if len(free) == 1 else None
            if chosen is not None:
                spot = definition.spot(path_of(address))
                question = spot.question if spot is not None else None
                title = spoken.text(question.label) if question is not None else ""
                found.append(Beside(address, chosen, title or address.rpartition("/")[2]))
                self._used.add(chosen.name)
        return tuple(found)

    def _owned(self, medium: Medium) -> bool:
        """Whether a file lies in the folder of a submission, or in one that bears the id of one."""
        folder = medium.name.rpartition("/")[0]
        return folder in self.owners or any(step in self.owners for step in folder.split("/"))

    def left(self) -> int:
        """How many of the files no answer names."""
        return sum(1 for each in self._named.values() for one in each if one.name not in self._used)
