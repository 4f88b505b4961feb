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

from fieldcase.dossier.answers import Answer, Drawn, Finished, Nothing, Refused, Wanted, packed
from fieldcase.dossier.asking import MAKE, PAGE, READY
from fieldcase.dossier.blocks import Document, Heading
from fieldcase.dossier.compose import Composed, compose, said_place, texts_of
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.pages import Seen
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.revealed import revealed
from fieldcase.errors import N_, GlyphMissing, IdentityInText, ReleaseRefused
from fieldcase.errors.release import Where
from fieldcase.i18n import words
from fieldcase.model.declare import Field, Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, EvidenceId
from fieldcase.model.people import Passage
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.material import typed_texts
from fieldcase.rules.names import name_forms
from fieldcase.rules.preflight import Finding, Looking, warnings
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Notice, Release
from fieldcase.rules.wording import Wordings

_UNREADABLE = N_(
    "The file of exhibit {exhibit} could not be opened as a picture; its page says so instead of showing it."
)
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_seen = Seen()


def child(message: bytes) -> bytes:
    """What the child answers: to ingredients, to a page's number and width, to the wish that it be ready."""
    kind, rest = message[:1], memoryview(message)[1:]
    if kind == PAGE:
        number, width = json.loads(bytes(rest))
        drawn = _seen.page(number, width)
        return packed(Drawn(*drawn) if drawn else Nothing())
    if kind == READY:
        _warm_up()
        return packed(Nothing())
    ingredients = pickle.loads(rest)  # noqa: S301 - written by the process that started this one
    # The pictures are in it: once in memory is enough.
    del message, rest
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
    try:
        released = _released(ingredients)
    except ReleaseRefused as refusal:
        return Refused(refusal, ())
    wanted = _to_be_shown(ingredients, released)
    missing = wanted - ingredients.pictures.keys() - ingredients.unreadable
    if missing:
        return Wanted(tuple(sorted(missing)))
    composed = compose(
        released, tables=ingredients.tables, words=words(ingredients.language), pictures=ingredients.pictures,
        program=ingredients.program, sections=ingredients.sections,
    )  # fmt: skip
    notices = (*composed.notices, *_unreadable(ingredients, released, wanted))
    findings = _findings(ingredients, released, notices)
    try:
        _refuse_known_identities(ingredients, released, composed)
        content = _drawn(released, composed.document)
    except ReleaseRefused as refusal:
        return Refused(refusal, findings)
    return _finished(ingredients, released, composed.document, notices, findings, content)


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


def _unreadable(ingredients: Ingredients, released: Release, wanted: frozenset[EvidenceId]) -> list[Notice]:
    """A warning for each exhibit whose file is no picture that can be opened."""
    failed = wanted & ingredients.unreadable
    return [Notice(_UNREADABLE, {"exhibit": piece.number}) for piece in released.of(Evidence) if piece.id in failed]


def _findings(ingredients: Ingredients, released: Release, notices: Iterable[Notice]) -> tuple[Finding, ...]:
    """The list of what to look at; none where nobody looks."""
    if not ingredients.preview:
        return ()
    originals: dict[bytes, Record] = {record.key: record for record in ingredients.records}
    looking = Looking(
        released, originals, ingredients.sections, ingredients.pictures.keys(), Wordings(ingredients.advice),
        ingredients.tables, words(ingredients.told),
    )  # fmt: skip
    return warnings(looking, notices)


def _refuse_known_identities(ingredients: Ingredients, released: Release, composed: Composed) -> None:
    """IdentityInText where what identifies a person not named here still stands in a text or in the file's name."""
    document, told = composed.document, words(ingredients.told)
    named = {person for person, appearance in released.people.items() if appearance.how is How.NAMED}
    texts = [(said_place(document, place, told), text) for place, text in texts_of(document)]
    texts.append((told(N_("name of the file")), ingredients.file_name))
    findings = find_known_identities(texts, ingredients.identities, named, ingredients.consents)
    if not findings:
        return
    sources = {f"{record.key.hex()} {field.name}": (record, field) for record, field, _ in _texts(released)}
    again = [(f"{record.key.hex()} {field.name}", text) for record, field, text in _texts(released)]
    found = find_known_identities(again, ingredients.identities, named, ingredients.consents)
    where = {(*sources[one.place], told(one.what)): None for one in found}
    raise IdentityInText(places="\n".join(sorted({finding.told(told) for finding in findings}))).at(
        *(Where(record.key, field.name, f"{told(field.about.label)}: {what}") for record, field, what in where)
    )


def _texts(released: Release) -> list[tuple[Record, Field, str]]:
    """What is told of the case and of every record, field by field, with the field it stands in."""
    records = (released.case, *released.records)
    return [(record, field, text) for record in records for field, text in typed_texts(record)]


def _drawn(released: Release, document: Document) -> bytes:
    """The file; a sign no font has is told with the fields in which it stands."""
    try:
        return render(document)
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
    document: Document,
    notices: tuple[Notice, ...],
    findings: tuple[Finding, ...],
    content: bytes,
) -> Finished:
    marks = tuple(one for one in ingredients.records if isinstance(one, Passage) and not one.hidden)
    return Finished(
        use=released.use,
        language=released.language,
        sha256=hashlib.sha256(content).digest(),
        pages=_seen.hold(content) if ingredients.preview else 0,
        people=released.people,
        records=tuple(AnyId(record.key) for record in released.records),
        notices=notices,
        findings=findings,
        revealed=revealed(released, document, marks, ingredients.sections),
        content=b"" if ingredients.preview else content,
    )
