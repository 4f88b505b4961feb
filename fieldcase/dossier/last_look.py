"""The last look before a file is drawn: known identities in every text that will be in it and on every page shown.

Says where: the place in the document for whoever reads it, and the record and field for whoever mends it. Runs in the
making child, for dossiers and reports alike; decides nothing about anybody.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose import said_place, texts_of
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.pdf.render import LaidOut, laid_out
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.errors import N_, GlyphMissing, IdentityInExhibit, IdentityInText
from fieldcase.errors.release import Where
from fieldcase.i18n import words
from fieldcase.model.declare import Field, Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, PersonId
from fieldcase.rules.leaks import Finding as Leak
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.material import typed_texts

_MADE_AT = N_("page {page} of exhibit {exhibit}")
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
# What was found on the pages of exhibits, by the sum of what was asked.
_searched: dict[bytes, tuple[Leak, ...]] = {}
_MOST_SEARCHED = 1000
Made = Ingredients | ReportIngredients


def refuse_known_identities(
    ingredients: Made,
    document: Document,
    numbers: Mapping[EvidenceId, str],
    records: Sequence[Record],
    named: Collection[PersonId],
    shown: frozenset[EvidenceId],
) -> None:
    """IdentityInText where what identifies a person not named here still stands in a text or in the file's name,
    IdentityInExhibit where it can be read on a page of an exhibit alone."""
    told = words(ingredients.told)
    texts = [(said_place(document, place, told), text) for place, text in texts_of(document)]
    texts.append((told(N_("name of the file")), ingredients.file_name))
    findings = find_known_identities(texts, ingredients.identities, named, ingredients.consents)
    read = _read_in_exhibits(ingredients, numbers, set(named), shown)
    if not findings and not read:
        return
    sources = {f"{record.key.hex()} {field.name}": (record, field) for record, field, _ in _texts(records)}
    again = [(f"{record.key.hex()} {field.name}", text) for record, field, text in _texts(records)]
    found = find_known_identities(again, ingredients.identities, named, ingredients.consents) if findings else ()
    where = {(*sources[one.place], told(one.what)): None for one in found}
    kind = IdentityInText if findings else IdentityInExhibit
    places = {finding.told(told) for finding in (*findings, *(one for _, one in read))}
    raise kind(places="\n".join(sorted(places))).at(
        *(Where(record.key, field.name, f"{told(field.about.label)}: {what}") for record, field, what in where),
        *(Where(piece, "", finding.told(told)) for piece, finding in read),
    )


def _read_in_exhibits(
    ingredients: Made, numbers: Mapping[EvidenceId, str], named: set[PersonId], shown: frozenset[EvidenceId]
) -> list[tuple[EvidenceId, Leak]]:
    """What identifies a person and can be read on a page that is shown. Whom an exhibit identifies by agreement may
    stand in it by name."""
    told = words(ingredients.told)
    found = []
    for piece in ingredients.records:
        annex = ingredients.pictures.get(piece.id) if isinstance(piece, Evidence) and piece.id in shown else None
        if not isinstance(piece, Evidence) or annex is None:
            continue
        number = numbers[piece.id]
        texts = [
            (told(_MADE_AT).format(page=page, exhibit=number), text) for page, text in enumerate(annex.texts, 1) if text
        ]
        found += [(piece.id, leak) for leak in _leaks(ingredients, texts, named | set(piece.identifies))]
    return found


def _leaks(ingredients: Made, texts: list[tuple[str, str]], allowed: set[PersonId]) -> tuple[Leak, ...]:
    """The search through an exhibit's pages, which takes seconds where they are hundreds: a preview asks it once."""
    asked = pickle.dumps((texts, sorted(allowed), ingredients.identities, ingredients.consents))
    key = hashlib.sha256(asked).digest()
    if key not in _searched:
        _searched[key] = find_known_identities(texts, ingredients.identities, allowed, ingredients.consents)
        while len(_searched) > _MOST_SEARCHED:
            del _searched[next(iter(_searched))]
    return _searched[key]


def _texts(records: Iterable[Record]) -> list[tuple[Record, Field, str]]:
    """What is told of every record, field by field, with the field it stands in."""
    return [(record, field, text) for record in records for field, text in typed_texts(record)]


def drawn(document: Document, records: Sequence[Record]) -> LaidOut:
    """The file in parts; a sign no font has is told with the fields in which it stands."""
    try:
        return laid_out(document)
    except GlyphMissing as missing:
        named = _CODE_POINT.findall(str(missing.values["characters"]))
        signs = {chr(int(code, 16)): f"U+{code}" for code in named}
        where = {
            (record.key, field.name, sign): None
            for record, field, text in _texts(records)
            for sign in signs
            if sign in text
        }
        lines = (Where(record, field, f"{signs[sign]} {sign}" if sign.isprintable() else signs[sign])
                 for record, field, sign in where)  # fmt: skip
        raise missing.at(*lines) from None
