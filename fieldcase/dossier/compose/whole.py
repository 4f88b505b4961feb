"""A release as a finished document: the sections in their order, numbered, with everything that goes around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fieldcase.dossier.annexes import Annex
from fieldcase.dossier.blocks import Block, Document, Heading
from fieldcase.dossier.compose.acts import acts_by_norm
from fieldcase.dossier.compose.attacks import attacks
from fieldcase.dossier.compose.bearing import bearing
from fieldcase.dossier.compose.counts import counts
from fieldcase.dossier.compose.cover import confidentiality, cover, purpose, title
from fieldcase.dossier.compose.decisions import decisions
from fieldcase.dossier.compose.detention import detentions
from fieldcase.dossier.compose.evidence import evidence
from fieldcase.dossier.compose.exhibits import exhibits, not_shown, undescribed
from fieldcase.dossier.compose.figures import figures
from fieldcase.dossier.compose.glossary import glossary as explained
from fieldcase.dossier.compose.law import law_applied
from fieldcase.dossier.compose.order import STATISTICS, ordered
from fieldcase.dossier.compose.people import persons
from fieldcase.dossier.compose.proof import proof
from fieldcase.dossier.compose.remedies import exhaustion, remedies
from fieldcase.dossier.compose.sections import GLOSSARY, PROOF, chosen_among, section_names
from fieldcase.dossier.compose.sources import sources
from fieldcase.dossier.compose.story import chronology, summary
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.ids import EvidenceId
from fieldcase.model.law import Provision
from fieldcase.model.said import EXAMPLE
from fieldcase.model.terms import Tables
from fieldcase.rules.glossary import Entry
from fieldcase.rules.released import Notice, Release


@dataclass(frozen=True)
class Composed:
    """A document, the warnings for whoever exports it (those of the release and those of composing), and the number
    each exhibit has in it."""

    document: Document
    notices: tuple[Notice, ...]
    numbers: Mapping[EvidenceId, str]


_BODIES: Mapping[str, Callable[[Telling], list[Block]]] = {
    "summary": summary,
    "chronology": chronology,
    "persons": persons,
    "attacks": attacks,
    "detention": detentions,
    "acts": acts_by_norm,
    "bearing": bearing,
    "decisions": decisions,
    "remedies": remedies,
    "exhaustion": exhaustion,
    "law": law_applied,
    "figures": figures,
    "sources": sources,
    "evidence": evidence,
    "exhibits": exhibits,
    "counts": counts,
    PROOF: proof,
}


def compose(
    release: Release,
    *,
    tables: Tables,
    words: Words,
    pictures: Mapping[EvidenceId, Annex],
    program: str,
    sections: frozenset[str] | None = None,
    provisions: tuple[Provision, ...] = (),
    terminology: str = "",
    glossary: tuple[Entry, ...] = (),
) -> Composed:
    """The document of a release.

    `words` must be of the release's language. `pictures` are the pages of exhibits, already shrunk and stripped; those
    of an exhibit that the release does not show are passed over. `program` is the version that makes the file.
    `provisions` are the versions of the law that is known: they tell of nobody and are no part of a release.
    `terminology` says which lists of words were in use. `glossary` are the terms that are known, in the language of
    the document: those that it uses are explained in it.
    `sections` are the anchors of those that are wanted, None for all; "proof" always stays. The same arguments give an
    equal document: nothing here looks at a clock, a user or a machine. ValueError for an anchor nobody knows.
    """
    if words.language != release.language:
        raise ValueError("the words are of another language than the release")
    chosen = chosen_among(sections, release.use == STATISTICS)
    telling = Telling(
        release, tables, words, pictures, program, ordered(release), chosen, provisions, terminology, glossary
    )  # fmt: skip
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
    warnings = [] if telling.counted else [*undescribed(telling), *not_shown(telling)]
    return Composed(document, (*release.notices, *warnings), telling.order.exhibits)


def _blocks(telling: Telling) -> tuple[Block, ...]:
    """The sections that are wanted and have something to tell, numbered from 1."""
    blocks: list[Block] = []
    number = 0
    for anchor, message in section_names(telling.counted):
        body = _body(telling, anchor, blocks) if telling.has(anchor) else []
        if body:
            number += 1
            blocks += [Heading(f"{number}. {telling.say(message)}", 1, anchor), *body]
    return tuple(blocks)


def _body(telling: Telling, anchor: str, before: list[Block]) -> list[Block]:
    """A section; the glossary is made of what is printed before it."""
    return explained(telling, telling.glossary, before) if anchor == GLOSSARY else _BODIES[anchor](telling)


def _manifest(telling: Telling) -> dict[str, object]:
    """What the file says of itself to a program, beside the sums: no more than what is printed in it."""
    release = telling.release
    told: dict[str, object] = {
        "case": release.case.code,
        "use": release.use,
        "tables": telling.tables.sha256,
        "journal": release.heads.split(),
    }
    if telling.terminology:
        told["terminology"] = telling.terminology
    if telling.sections is not None:
        told["sections"] = [anchor for anchor, _ in section_names(telling.counted) if telling.has(anchor)]
    return told | ({"example": EXAMPLE} if release.case.example else {})
