"""What identifies a person known to the vault must not stand in a file that tells of nobody: looked for beforehand.

For files without a release, such as the report of a campaign or a scorecard. Knows texts with their places; refuses the
whole file, and changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fieldcase.casework.sight import Sight, everything
from fieldcase.errors import N_, IdentityInText
from fieldcase.i18n import Words
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.mentions import mentioned

_PSEUDONYM = N_("working pseudonym")
_CELL = N_("row {row}, “{column}”")


@dataclass(frozen=True, repr=False)
class Known:
    """The identities of the vault, those in the bin too, the consents, and the working pseudonyms that are no plain
    words ("К-17"). A value: it can be asked where no vault is."""

    identities: tuple[PersonIdentity, ...]
    consents: tuple[Consent, ...]
    pseudonyms: Mapping[PersonId, str] = field(default_factory=dict)


def known(source: Sight) -> Known:
    """What the vault knows."""
    unlike_words = {
        one.id: one.pseudonym for one in everything(source, Person) if any(sign.isdigit() for sign in one.pseudonym)
    }
    return Known(everything(source, PersonIdentity), everything(source, Consent), unlike_words)


def cells(head: Sequence[str], rows: Iterable[Sequence[str]], words: Words) -> Iterator[tuple[str, str]]:
    """The (place, text) pairs of a table: each cell that says something, with its row and the name of its column."""
    for number, row in enumerate(rows, start=1):
        for column, cell in zip(head, row, strict=False):
            if cell:
                yield words(_CELL).format(row=number, column=column), cell


def refuse(known: Known, texts: Iterable[tuple[str, str]], file_name: str, told: Words) -> None:
    """IdentityInText, with every place, where what identifies a person, or a working pseudonym, stands in one of the
    (place, text) pairs or in the name of the file: such a file tells of nobody."""
    from fieldcase.rules.leaks import find_known_identities  # its word lists take as long to load as all the rest

    looked = (*texts, (told(N_("name of the file")), file_name))
    found = {one.told(told) for one in find_known_identities(looked, known.identities, (), known.consents)}
    # Few stand anywhere: those alone are looked for place by place.
    anywhere = mentioned(known.pseudonyms, [text for _, text in looked])
    named = {one: known.pseudonyms[one] for one in anywhere}
    found |= {f"{place}: {told(_PSEUDONYM)}" for place, text in looked if named and mentioned(named, [text])}
    if found:
        raise IdentityInText(places="\n".join(sorted(found)))
