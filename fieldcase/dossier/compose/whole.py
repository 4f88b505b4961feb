"""A release as a finished document: the sections in their order, numbered, with everything that goes around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fieldcase.dossier.blocks import Block, Document, Heading
from fieldcase.dossier.compose.acts import acts_by_norm
from fieldcase.dossier.compose.counts import counts
from fieldcase.dossier.compose.cover import EXAMPLE, confidentiality, cover, purpose, title
from fieldcase.dossier.compose.evidence import evidence
from fieldcase.dossier.compose.exhibits import exhibits, undescribed
from fieldcase.dossier.compose.figures import figures
from fieldcase.dossier.compose.order import ordered
from fieldcase.dossier.compose.people import persons
from fieldcase.dossier.compose.proof import proof
from fieldcase.dossier.compose.sources import sources
from fieldcase.dossier.compose.story import chronology, summary
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.ids import EvidenceId
from fieldcase.model.terms import Tables
from fieldcase.rules.released import Notice, Release

Section = tuple[str, str, Callable[[Telling], list[Block]]]


@dataclass(frozen=True)
class Composed:
    """A document, and the warnings for whoever exports it: those of the release and those of composing."""

    document: Document
    notices: tuple[Notice, ...]


_SECTIONS: tuple[Section, ...] = (
    (N_("Summary"), "summary", summary),
    (N_("Chronology"), "chronology", chronology),
    (N_("Persons"), "persons", persons),
    (N_("Acts and the norms they touch"), "acts", acts_by_norm),
    (N_("Reported figures"), "figures", figures),
    (N_("Sources"), "sources", sources),
    (N_("Evidence"), "evidence", evidence),
    (N_("Exhibits"), "exhibits", exhibits),
    (N_("What this file shows and how to check it"), "proof", proof),
)
# Counted tables tell of nobody: no summary, no chronology, no persons, no evidence.
_COUNTED: tuple[Section, ...] = (
    (N_("Counted"), "counts", counts),
    (N_("Reported figures"), "figures", figures),
    (N_("Sources"), "sources", sources),
    (N_("What this file shows and how to check it"), "proof", proof),
)


def compose(
    release: Release, *, tables: Tables, words: Words, pictures: Mapping[EvidenceId, bytes], program: str
) -> Composed:
    """The document of a release.

    `words` must be of the release's language. `pictures` are JPEG or PNG bytes already shrunk and stripped; a picture
    of an exhibit that the release does not show is passed over. `program` is the version that makes the file. The same
    arguments give an equal document: nothing here looks at a clock, a user or a machine.
    """
    if words.language != release.language:
        raise ValueError("the words are of another language than the release")
    telling = Telling(release, tables, words, pictures, program, ordered(release))
    document = Document(
        title=title(telling),
        subtitle=purpose(telling),
        language=words.language,
        confidentiality=confidentiality(telling),
        contents_title=telling.say(N_("Contents")),
        page_of=words(N_("Page {page} of {total}")),
        annex_stamp=words(N_("Annex {number}, p. {page}")),
        blocks=_blocks(telling),
        marked_example=EXAMPLE if release.case.example else "",
        cover=cover(telling),
        manifest=_manifest(telling),
    )
    warnings = [] if telling.counted else undescribed(telling)
    return Composed(document, (*release.notices, *warnings))


def _blocks(telling: Telling) -> tuple[Block, ...]:
    """The sections that have something to tell, numbered from 1."""
    blocks: list[Block] = []
    number = 0
    for message, anchor, section in _COUNTED if telling.counted else _SECTIONS:
        body = section(telling)
        if body:
            number += 1
            blocks += [Heading(f"{number}. {telling.say(message)}", 1, anchor), *body]
    return tuple(blocks)


def _manifest(telling: Telling) -> dict[str, object]:
    """What the file says of itself to a program, beside the sums: no more than what is printed in it."""
    release = telling.release
    told: dict[str, object] = {
        "case": release.case.code,
        "use": release.use,
        "tables": telling.tables.sha256,
        "journal": release.heads.split(),
    }
    return told | ({"example": EXAMPLE} if release.case.example else {})
