"""The making child: release, compose, look for known identities, draw; then show the pages of what was drawn.

The one place where a dossier is made, for an export and for a preview alike. Runs in a child process of its own: it is
handed released and unreleased records of ours, no vault, no file and no stranger's bytes. Its answers are `answers`.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterable
from dataclasses import replace

from fieldcase.dossier.answers import Answer, Drawn, Finished, Lacking, Nothing, Refused, Wanted, packed
from fieldcase.dossier.asking import KEEP, MAKE, PAGE, READY
from fieldcase.dossier.blocks import Document, Heading
from fieldcase.dossier.compose import Composed, compose
from fieldcase.dossier.ingredients import Ingredients, Pictured
from fieldcase.dossier.last_look import drawn, refuse_known_identities
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.pages import Seen
from fieldcase.dossier.parts import Joined, Part
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.dossier.revealed import revealed
from fieldcase.errors import ReleaseRefused
from fieldcase.i18n import words
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, EvidenceId, PersonId
from fieldcase.model.people import Passage
from fieldcase.rules.names import name_forms
from fieldcase.rules.preflight import Finding, Looking, warnings
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Notice, Release
from fieldcase.rules.wording import Wordings

_seen = Seen()
# The pictures that a preview's pages need, by their sums; each is handed over once.
_kept: dict[bytes, bytes] = {}


def child(message: bytes) -> bytes:
    """What the child answers: to ingredients, to a picture to be kept for a preview, to a page's number and width, to
    the wish that it be ready."""
    kind, rest = message[:1], memoryview(message)[1:]
    if kind == KEEP:
        _kept[hashlib.sha256(rest).digest()] = bytes(rest)
        return packed(Nothing())
    if kind == PAGE:
        number, width = json.loads(bytes(rest))
        drawn = _seen.page(number, width)
        return packed(Drawn(*drawn) if drawn else Nothing())
    if kind == READY:
        _warm_up()
        return packed(Nothing())
    ingredients = pickle.loads(rest)  # noqa: S301 - written by the process that started this one
    if kind == MAKE and isinstance(ingredients, ReportIngredients):
        return packed(_made_report(ingredients))
    if kind != MAKE or not isinstance(ingredients, Ingredients):
        raise TypeError("no ingredients")
    return packed(made(ingredients))


def _made_report(ingredients: ReportIngredients) -> Answer:
    """The report of these ingredients, the refusal of it, or the pictures that are still wanted."""
    from fieldcase.dossier.report.maker import made_report  # what writes Word and workbooks takes its time to load

    _seen.forget()
    lacking = _lacking(ingredients)
    if lacking:
        return Lacking(lacking)
    made = made_report(ingredients, _kept)
    if not isinstance(made, Finished) or not ingredients.preview:
        return made
    pages, sha256 = _held(made.parts)
    return replace(made, pages=pages, sha256=sha256, parts=())


def _warm_up() -> None:
    """Read fonts and dictionary now, so that the first dossier need not wait for them."""
    text = "A\u0430"
    render(Document(text, text, "ru", text, text, text, text, (Heading(text),)))
    name_forms("\u0438\u0432\u0430\u043d\u043e\u0432")


def made(ingredients: Ingredients) -> Answer:
    """The dossier of these ingredients, the refusal of it, or the pictures that are still wanted."""
    _seen.forget()
    lacking = _lacking(ingredients)
    if lacking:
        return Lacking(lacking)
    try:
        released = _released(ingredients)
    except ReleaseRefused as refusal:
        return Refused(refusal, ())
    wanted = _to_be_shown(ingredients, released)
    missing = wanted - ingredients.pictures.keys()
    if missing:
        return Wanted(tuple(sorted(missing)))
    composed = compose(
        released, tables=ingredients.tables, words=words(ingredients.language), pictures=ingredients.pictures,
        program=ingredients.program, sections=ingredients.sections, provisions=ingredients.provisions,
        terminology=ingredients.terminology, glossary=ingredients.glossary,
    )  # fmt: skip
    findings = _findings(ingredients, released, composed.notices)
    try:
        records, named = (released.case, *released.records), _named(released)
        refuse_known_identities(ingredients, composed.document, composed.numbers, records, named, wanted)
        parts = drawn(composed.document, records).parts
    except ReleaseRefused as refusal:
        return Refused(refusal, findings)
    return _finished(ingredients, released, composed, findings, parts)


def _lacking(ingredients: Pictured) -> tuple[bytes, ...]:
    """The pictures that are not here and are needed here; what no question needs any more goes."""
    needed = ingredients.sums() if ingredients.keeps_pictures else frozenset()
    for one in _kept.keys() - needed:
        del _kept[one]
    return tuple(sorted(needed - _kept.keys()))


def _released(ingredients: Ingredients) -> Release:
    return release(
        ingredients.records,
        ingredients.use,
        ingredients.on,
        case=ingredients.case,
        language=ingredients.language,
        tables=ingredients.tables,
        pseudonym_key=ingredients.pseudonym_key,
        heads=ingredients.heads,
        words=words(ingredients.told),
    )


def _named(released: Release) -> frozenset[PersonId]:
    return frozenset(who for who, one in released.people.items() if one.how is How.NAMED)


def _to_be_shown(ingredients: Ingredients, released: Release) -> frozenset[EvidenceId]:
    """The exhibits whose picture will stand on a page."""
    if ingredients.sections is not None and "exhibits" not in ingredients.sections:
        return frozenset()
    shown = {piece.id for piece in released.of(Evidence) if released.exhibits[piece.id].shown}
    return frozenset(shown & ingredients.can_be_shown())


def _findings(ingredients: Ingredients, released: Release, notices: Iterable[Notice]) -> tuple[Finding, ...]:
    """The list of what to look at; none where nobody looks."""
    if not ingredients.preview:
        return ()
    originals: dict[bytes, Record] = {record.key: record for record in (*ingredients.records, ingredients.case)}
    pictured = frozenset(piece for piece, annex in ingredients.pictures.items() if annex.shown)
    looking = Looking(
        released, originals, ingredients.sections, pictured, Wordings(ingredients.advice, ingredients.case.country),
        ingredients.tables, words(ingredients.told),
    )  # fmt: skip
    return warnings(looking, notices)


def _finished(
    ingredients: Ingredients,
    released: Release,
    composed: Composed,
    findings: tuple[Finding, ...],
    parts: tuple[Part, ...],
) -> Finished:
    marks = tuple(one for one in ingredients.records if isinstance(one, Passage) and not one.hidden)
    pages, sha256 = 0, b""
    if ingredients.preview:
        pages, sha256 = _held(parts)
    return Finished(
        use=released.use,
        language=released.language,
        sha256=sha256,
        pages=pages,
        people=released.people,
        records=tuple(AnyId(record.key) for record in released.records),
        notices=composed.notices,
        findings=findings,
        revealed=revealed(released, composed.document, marks, ingredients.sections),
        parts=() if ingredients.preview else parts,
    )


def _held(parts: tuple[Part, ...]) -> tuple[int, bytes]:
    """Keep the file to be looked at; how many pages it has, and its SHA-256."""
    pieces = seal(parts, _kept)
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return _seen.hold(Joined(pieces)), digest.digest()
