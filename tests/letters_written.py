"""Letters for tests: a person of the vault, a letter about a fictitious site, and what is printed of it.

Knows how to build; expects nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from pdf_reading import text as text_of_pdf

from fieldcase.casework import letter_files, people
from fieldcase.casework.desk import Desk
from fieldcase.casework.letter_files import Gathered
from fieldcase.dossier.blocks import Document, LetterPart
from fieldcase.dossier.letter import document_of
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ConsentId, DeliveryId, IdentityId, LetterId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Person, PersonIdentity

RU = words("ru")
NAME, PHONE, PSEUDONYM = "Айгуль Бекова", "+996 555 123456", "К-17"
TEXT = "Мы пишем о пункте «Пример».\n\n1. Продолжать лечение.\n2. Назвать ответственных."


def letter(desk: Desk, scope: ScopeId | None = None, to: tuple[str, ...] = ("Минздрав",), **values: Any) -> Letter:
    """A letter with its deliveries; all that is not said is filled."""
    given = {
        "language": "ru", "subject": "О лечении", "text": TEXT, "sender": "Группа «Пример»",
        "on_behalf": "пациентов пункта «Пример»",
        "reply_to": "Пример-Город, а/я 1", "written": UncertainDate("2026-03-05"), **values,
    }  # fmt: skip
    made = Letter(id=LetterId(desk.new_id()), scope=scope or desk.register, **given)
    with desk.deed():
        desk.save(None, made)
        for one in to:
            delivery = Delivery(id=DeliveryId(desk.new_id()), scope=made.scope, letter=made.id, addressee=one)
            desk.save(None, delivery)
    return made


def person(desk: Desk, scope: ScopeId | None = None, name: str = NAME, **values: Any) -> Person:
    """Somebody with a working pseudonym and a known name and telephone."""
    with desk.deed():
        made = people.new_person(desk, scope or desk.register, **{"pseudonym": PSEUDONYM, **values})
        known = PersonIdentity(
            id=IdentityId(desk.new_id()), scope=made.scope, person=made.id, name=name, phone=PHONE, reason="суд"
        )
        desk.save(None, known)
    return made


def consent(desk: Desk, who: Person, level: str, uses: tuple[str, ...] = ("authority",), **values: Any) -> Consent:
    """What somebody said about some uses."""
    made = Consent(
        id=ConsentId(desk.new_id()), scope=who.scope, person=who.id, uses=uses, level=level,
        given_on=UncertainDate("2025-12-01"), **values,
    )  # fmt: skip
    with desk.deed():
        desk.save(None, made)
    return made


def changed(desk: Desk, one: Letter, **values: Any) -> Letter:
    """The letter with other values, kept."""
    after = replace(one, **values)
    with desk.deed():
        desk.save(one, after)
    return after


def gathered(desk: Desk, one: Letter) -> Gathered:
    """What it is made from now."""
    return letter_files.gather(desk, one, RU)


def printed(document: Document) -> str:
    """Every word that stands on the page, paragraph by paragraph."""
    parts = (one for one in document.blocks if isinstance(one, LetterPart))
    return "\n".join(f"{one.mark} {''.join(run.text for run in one.runs)}".strip() for one in parts)


def page(desk: Desk, one: Letter) -> str:
    """The words of the letter to its first addressee."""
    return printed(document_of(gathered(desk, one).released(), 0, RU))


def plain(text: str) -> str:
    """A text without how its lines were broken."""
    return re.sub(r"\s+", " ", text).strip()


def words_of_pdf(content: bytes, folder: Path) -> str:
    """What a reader of the PDF sees."""
    return plain(text_of_pdf(content, folder))


def paragraphs_of_word(content: bytes) -> list[str]:
    """The paragraphs as Word's own format has them."""
    from docx import Document as opened

    return [one.text for one in opened(BytesIO(content)).paragraphs]
