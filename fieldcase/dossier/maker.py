"""The making child: release, compose, look for known identities, draw; then show the pages of what was drawn.

The one place where a dossier is made, for an export and for a preview alike. Runs in a child process of its own: it is
handed released and unreleased records of ours, no vault, no file and no stranger's bytes. Its answers are `answers`.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import re
from collections.abc import Iterable

from fieldcase.dossier.answers import Answer, Drawn, Finished, Lacking, Nothing, Refused, Wanted, packed
from fieldcase.dossier.asking import KEEP, MAKE, PAGE, READY
from fieldcase.dossier.blocks import Document, Heading
from fieldcase.dossier.compose import Composed, compose, said_place, texts_of
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.pages import Seen
from fieldcase.dossier.parts import Joined, Part
from fieldcase.dossier.pdf.render import parts_of, render
from fieldcase.dossier.revealed import revealed
from fieldcase.errors import N_, GlyphMissing, IdentityInExhibit, IdentityInText, ReleaseRefused
from fieldcase.errors.release import Where
from fieldcase.i18n import words
from fieldcase.model.declare import Field, Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, EvidenceId, PersonId
from fieldcase.model.people import Passage
from fieldcase.rules.leaks import Finding as Leak
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.material import typed_texts
from fieldcase.rules.names import name_forms
from fieldcase.rules.preflight import Finding, Looking, warnings
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Notice, Release
from fieldcase.rules.wording import Wordings

_MADE_AT = N_("page {page} of exhibit {exhibit}")
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_seen = Seen()
# The pictures that a preview's pages need, by their sums; each is handed over once.
_kept: dict[bytes, bytes] = {}
# What was found on the pages of exhibits, by the sum of what was asked.
_searched: dict[bytes, tuple[Leak, ...]] = {}
_MOST_SEARCHED = 1000


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
    if kind != MAKE or not isinstance(ingredients, Ingredients):
        raise TypeError("no ingredients")
    return packed(made(ingredients))


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
        _refuse_known_identities(ingredients, released, composed, wanted)
        parts = _drawn(released, composed.document)
    except ReleaseRefused as refusal:
        return Refused(refusal, findings)
    return _finished(ingredients, released, composed, findings, parts)


def _lacking(ingredients: Ingredients) -> tuple[bytes, ...]:
    """The pictures that are not here and without which no page can be shown; what no question needs any more goes."""
    needed = ingredients.sums() if ingredients.preview else frozenset()
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


def _refuse_known_identities(
    ingredients: Ingredients, released: Release, composed: Composed, shown: frozenset[EvidenceId]
) -> None:
    """IdentityInText where what identifies a person not named here still stands in a text or in the file's name,
    IdentityInExhibit where it can be read on a page of an exhibit alone."""
    document, told = composed.document, words(ingredients.told)
    named = {person for person, appearance in released.people.items() if appearance.how is How.NAMED}
    texts = [(said_place(document, place, told), text) for place, text in texts_of(document)]
    texts.append((told(N_("name of the file")), ingredients.file_name))
    findings = find_known_identities(texts, ingredients.identities, named, ingredients.consents)
    read = _read_in_exhibits(ingredients, composed, named, shown)
    if not findings and not read:
        return
    sources = {f"{record.key.hex()} {field.name}": (record, field) for record, field, _ in _texts(released)}
    again = [(f"{record.key.hex()} {field.name}", text) for record, field, text in _texts(released)]
    found = find_known_identities(again, ingredients.identities, named, ingredients.consents) if findings else ()
    where = {(*sources[one.place], told(one.what)): None for one in found}
    kind = IdentityInText if findings else IdentityInExhibit
    places = {finding.told(told) for finding in (*findings, *(one for _, one in read))}
    raise kind(places="\n".join(sorted(places))).at(
        *(Where(record.key, field.name, f"{told(field.about.label)}: {what}") for record, field, what in where),
        *(Where(piece, "", finding.told(told)) for piece, finding in read),
    )


def _read_in_exhibits(
    ingredients: Ingredients, composed: Composed, named: set[PersonId], shown: frozenset[EvidenceId]
) -> list[tuple[EvidenceId, Leak]]:
    """What identifies a person and can be read on a page that is shown. Whom an exhibit identifies by agreement may
    stand in it by name."""
    told = words(ingredients.told)
    found = []
    for piece in ingredients.records:
        annex = ingredients.pictures.get(piece.id) if isinstance(piece, Evidence) and piece.id in shown else None
        if not isinstance(piece, Evidence) or annex is None:
            continue
        number = composed.numbers[piece.id]
        texts = [
            (told(_MADE_AT).format(page=page, exhibit=number), text) for page, text in enumerate(annex.texts, 1) if text
        ]
        found += [(piece.id, leak) for leak in _leaks(ingredients, texts, named | set(piece.identifies))]
    return found


def _leaks(ingredients: Ingredients, texts: list[tuple[str, str]], allowed: set[PersonId]) -> tuple[Leak, ...]:
    """The search through an exhibit's pages, which takes seconds where they are hundreds: a preview asks it once."""
    asked = pickle.dumps((texts, sorted(allowed), ingredients.identities, ingredients.consents))
    key = hashlib.sha256(asked).digest()
    if key not in _searched:
        _searched[key] = find_known_identities(texts, ingredients.identities, allowed, ingredients.consents)
        while len(_searched) > _MOST_SEARCHED:
            del _searched[next(iter(_searched))]
    return _searched[key]


def _texts(released: Release) -> list[tuple[Record, Field, str]]:
    """What is told of the case and of every record, field by field, with the field it stands in."""
    records = (released.case, *released.records)
    return [(record, field, text) for record in records for field, text in typed_texts(record)]


def _drawn(released: Release, document: Document) -> tuple[Part, ...]:
    """The file in parts; a sign no font has is told with the fields in which it stands."""
    try:
        return parts_of(document)
    except GlyphMissing as missing:
        named = _CODE_POINT.findall(str(missing.values["characters"]))
        signs = {chr(int(code, 16)): f"U+{code}" for code in named}
        where = {
            (record.key, field.name, sign): None
            for record, field, text in _texts(released)
            for sign in signs
            if sign in text
        }
        lines = (Where(record, field, f"{signs[sign]} {sign}" if sign.isprintable() else signs[sign])
                 for record, field, sign in where)  # fmt: skip
        raise missing.at(*lines) from None


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
        pieces = seal(parts, _kept)
        pages, sha256 = _seen.hold(Joined(pieces)), _sum(pieces)
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


def _sum(pieces: Iterable[bytes]) -> bytes:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()
