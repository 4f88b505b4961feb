"""What a letter is once it may leave: its words as they are printed, and whom they tell of.

The drawers of letters take a LetterRelease and nothing else; only `rules.letter_gate` makes one: the constructor asks
for its seal. Knows no record of the vault, no note, no contact and no file.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import LetterId, PersonId
from fieldcase.model.values import Count


@dataclass(frozen=True)
class LetterSeal:
    """The token without which no LetterRelease can be made; held by rules.letter_gate alone."""


@dataclass(frozen=True, repr=False)
class LetterRelease:
    """Every word that is printed of a letter, in the order of the page; people stand under their label for this use.

    `sender` and `reply_to` are the letter's own head and are printed for that; no other contact and no note is here.
    `filed` is the number as far as the name of a file may hold it: none where anybody stands in it. `addressees` are as
    many letters as there are of them. `language` is that of the text, `people` those it tells of.
    """

    seal: LetterSeal
    letter: LetterId
    language: str
    number: str
    filed: str
    written: UncertainDate | None
    subject: str
    on_behalf: str
    addressees: tuple[str, ...]
    text: str
    enclosures: tuple[str, ...]
    sender: str
    reply_to: str
    signatories: Count | None
    people: tuple[PersonId, ...]
    example: bool

    def __post_init__(self) -> None:
        if not isinstance(self.seal, LetterSeal):
            raise TypeError("a LetterRelease is made by rules.letter_gate alone")
