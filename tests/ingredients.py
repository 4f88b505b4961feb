"""The ingredients of a small dossier without a vault: two people, two events, a source, two exhibits; all invented.

Knows records; makes no promise about what the rules do with them.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from dataclasses import replace
from typing import Any

from PIL import Image

from fieldcase.casework.tables import shipped
from fieldcase.casework.wordings import advice
from fieldcase.dossier.annexes import Annex, picture_of
from fieldcase.dossier.ingredients import Ingredients, bare_tables
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import (
    ActId,
    CaseId,
    ConsentId,
    EventId,
    EvidenceId,
    IdentityId,
    PersonId,
    ScopeId,
    SourceId,
)
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.uses import USES

SCOPE = ScopeId(b"s" * 16)


def number(one: int) -> bytes:
    """An id that a person can follow."""
    return one.to_bytes(16, "big")


WOMAN, MAN = PersonId(number(1)), PersonId(number(2))
DAY, NIGHT = EventId(number(11)), EventId(number(12))
ARTICLE = SourceId(number(31))
SHOWN, HELD_BACK = EvidenceId(number(41)), EvidenceId(number(42))
CASE = Case(
    id=CaseId(number(90)), scope=SCOPE, code="EX-9", title="Example / Пример", language="en", about=(WOMAN,),
    summary="Two people were stopped in the town of Talgyn-Test.", example=True,
)  # fmt: skip

IDENTITY = PersonIdentity(
    id=IdentityId(number(61)), scope=SCOPE, person=WOMAN, name="Лидия Верховцева", phone="+996 555 11 22 33"
)


def picture() -> bytes:
    """A clean picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG")
    return out.getvalue()


def annex(jpeg: bytes) -> Annex:
    """What is to be known of a clean picture."""
    return Annex((picture_of(jpeg),))


def stored(*jpegs: bytes) -> dict[bytes, bytes]:
    """Pictures by their sums; the one of the ingredients where none is given."""
    return {hashlib.sha256(one).digest(): one for one in jpegs or (picture(),)}


def records() -> list[Record]:
    """The woman agreed to every use without her name, the man refused them all."""
    uses = tuple(USES)
    day = UncertainDate("2026-01-10")
    return [
        CASE,
        IDENTITY,
        Person(id=WOMAN, scope=SCOPE, pseudonym="Juniper", kind="client", age_band="25_34"),
        Person(id=MAN, scope=SCOPE, pseudonym="Hornbeam", kind="client", age_band="25_34"),
        Consent(id=ConsentId(number(51)), scope=SCOPE, person=WOMAN, uses=uses, media=("text", "picture"),
                level="without_name", given_on=day),
        Consent(id=ConsentId(number(52)), scope=SCOPE, person=MAN, uses=uses, level="refused", given_on=day),
        Event(id=DAY, scope=SCOPE, date=UncertainDate("2026-02-03"), what="A patrol stopped a woman.", country="KG",
              place="Talgyn-Test, the market", people=(WOMAN,), sources=(ARTICLE,), evidence=(SHOWN, HELD_BACK)),
        Event(id=NIGHT, scope=SCOPE, date=UncertainDate("2026-02-04"), what="Hornbeam was stopped too.",
              people=(MAN,)),
        Act(id=ActId(number(21)), scope=SCOPE, event=DAY, type="arbitrary_detention", victims=(WOMAN,),
            norms=("cedaw-gr:33",), police_said="a check of papers", police_said_source=ARTICLE),
        Source(id=ARTICLE, scope=SCOPE, title="A note in a paper", language="en", looked_at="nobody"),
        Evidence(id=SHOWN, scope=SCOPE, number="A01", kind="photo", media_type="image/jpeg", looked_at="nobody",
                 title="The market", description="An empty market.", blob=b"blob", secret=b"key"),
        Evidence(id=HELD_BACK, scope=SCOPE, number="A02", kind="photo", media_type="image/jpeg", looked_at="people",
                 shows=(MAN,), blob=b"blob", secret=b"key"),
    ]  # fmt: skip


def ingredients(**changes: Any) -> Ingredients:
    """The whole, for publication in English; `changes` by name."""
    all_records = tuple(changes.pop("records", records()))
    plain = Ingredients(
        case=next(one for one in all_records if isinstance(one, Case)), use="un_public", language="en",
        on=datetime.date(2026, 3, 1), told="en", file_name="x.pdf", records=all_records, identities=(IDENTITY,),
        consents=tuple(one for one in all_records if isinstance(one, Consent)), tables=bare_tables(shipped()),
        pseudonym_key=b"k" * 32, heads="aa11", program="1.0", advice=advice(), pictures={SHOWN: annex(picture())},
    )  # fmt: skip
    return replace(plain, **changes)


def with_record(changed: Record) -> tuple[Record, ...]:
    """The records with this one in place of the one of the same id, or added."""
    kept = [one for one in records() if one.key != changed.key]
    return (*kept, changed)
