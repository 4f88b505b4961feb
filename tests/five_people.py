"""Five people in one case, and everything that would identify each of them.

One agreed to be named, one without the name, one refused, one took the consent back, one is a child. The inflected
forms of their names are typed by hand, not made by the code under test.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
from pdf_reading import text as page_text
from vaults import new_desk

from fieldcase.casework.desk import Desk
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActId, CaseId, ConsentId, EventId, IdentityId, PersonId, ScopeId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.uses import USES
from fieldcase.world import World

PASSPHRASE = "колодец ставни рубанок метель подкова ежевика"


@dataclass(frozen=True)
class Human:
    """One of the five: what identifies them, and their name in the forms a Russian text may use."""

    label: str
    level: str
    name: str
    phone: str
    address: str
    forms: tuple[str, ...]
    kind: str = "client"
    age_band: str = "25_34"


HUMANS = (
    Human("named", "named", "Зарема Токтогулова", "+996 555 10 20 30", "ул. Тополиная, 14",
          ("Токтогуловой", "Токтогулову", "Заремы", "Зареме")),
    Human("without name", "without_name", "Лидия Верховцева", "+996 555 11 22 33", "ул. Липовая, 3",
          ("Верховцевой", "Верховцеву", "Лидии", "Лидию")),
    Human("refused", "refused", "Тимур Кольцов", "+996 555 44 55 66", "пер. Глухой, 8",
          ("Кольцова", "Кольцову", "Кольцовым", "Тимура", "Тимуру")),
    Human("withdrawn", "withdrawn", "Нургуль Асанбаева", "+996 555 77 88 99", "ул. Степная, 21",
          ("Асанбаевой", "Асанбаеву", "Нургули")),
    Human("child", "without_name", "Эльвина Пахарева", "+996 555 12 34 56", "ул. Садовая, 5",
          ("Пахаревой", "Пахареву", "Эльвины", "Эльвине"), kind="child", age_band="under_14"),
)  # fmt: skip
MARK = {human.label: f"сведения{number}метка" for number, human in enumerate(HUMANS)}


def needles(human: Human) -> tuple[str, ...]:
    """Everything that would identify a person in a text."""
    digits = "".join(sign for sign in human.phone if sign.isdigit())
    return (*human.name.split(), *human.forms, human.phone, digits, digits[-9:], human.address,
            f"{human.label.replace(' ', '')}@example.org", f"ID{human.phone[-2:]}7788", f"гимназия-{human.phone[-2:]}",
            f"кличка-{human.phone[-2:]}")  # fmt: skip


@dataclass
class Story:
    """The vault of the five, its case, and the people by label."""

    desk: Desk
    case: Case
    people: dict[str, Person]


def told_story(folder: Path) -> Story:
    """A vault with the five and their case."""
    desk = new_desk(folder / "five.fieldcase", PASSPHRASE, World())
    scope = desk.new_scope("case")
    people = {human.label: _person(desk, scope, human) for human in HUMANS}
    case = Case(
        id=CaseId(desk.new_id()), scope=scope, code="X-5", title="Пятеро", lead=desk.member, language="ru",
        summary="Пять человек обратились в один день.", about=(people["named"].id,),
    )  # fmt: skip
    desk.save(None, case)
    for human in HUMANS:
        _event(desk, scope, people[human.label], human)
    return Story(desk, case, people)


def _person(desk: Desk, scope: ScopeId, human: Human) -> Person:
    person = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym=f"К-{human.phone[-2:]}", kind=human.kind,
                    age_band=human.age_band, contact=f"звонить {human.phone}")  # fmt: skip
    tail = human.phone[-2:]
    identity = PersonIdentity(
        id=IdentityId(desk.new_id()), scope=scope, person=person.id, name=human.name, phone=human.phone,
        address=human.address, email=f"{human.label.replace(' ', '')}@example.org", document=f"ID{tail}7788",
        school=f"гимназия-{tail}", other_names=(f"кличка-{tail}",), birth_date=UncertainDate("1990-12-04"),
    )  # fmt: skip
    level = {"withdrawn": "named"}.get(human.level, human.level)
    consent = Consent(
        id=ConsentId(desk.new_id()), scope=scope, person=person.id, uses=tuple(USES), level=level,
        media=("text", "picture"), given_on=UncertainDate("2026-01-10"), how="written",
        given_by="мать" if human.kind == "child" else "",
    )  # fmt: skip
    for record in (person, identity, consent):
        desk.save(None, record)
    return person


def _event(desk: Desk, scope: ScopeId, person: Person, human: Human) -> None:
    event = Event(id=EventId(desk.new_id()), scope=scope, date=UncertainDate("2026-02-03"), kind="detention",
                  what=f"Задержание на улице: {MARK[human.label]}.", people=(person.id,),
                  admissions=f"признание {human.phone[-2:]}", notes=f"заметка юриста {human.phone[-2:]}")  # fmt: skip
    desk.save(None, event)
    desk.save(None, Act(id=ActId(desk.new_id()), scope=scope, event=event.id, type="arbitrary_detention",
                        victims=(person.id,), norms=("iccpr:9",)))  # fmt: skip


@lru_cache(maxsize=1)
def everything_in(file: bytes, folder: Path) -> str:
    """All that can be read out of a PDF: pages, decoded streams, strings of every object, the raw bytes.

    Whoever looks for one person after another in a file lays it open once.
    """
    found = [page_text(file, folder), file.decode("latin-1")]
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for held in pdf.objects:
            found.append(repr(held))
            if isinstance(held, pikepdf.Stream):
                raw = held.read_bytes() if "/DCTDecode" not in repr(held.get("/Filter", "")) else held.read_raw_bytes()
                found += [raw.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-be", "latin-1")]
            if isinstance(held, pikepdf.String):
                found.append(str(held))
            if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
                found += [str(value) for value in held.values() if isinstance(value, pikepdf.String)]
        found += [item.title for item in pdf.open_outline().root]
        found += [stream.get_file().read_bytes().decode("utf-8", "ignore") for stream in pdf.attachments.values()]
    return "\n".join(found)


def exposed(file: bytes, folder: Path, name: str, human: Human) -> list[str]:
    """What identifies a person in a file: a list of the needles found, in plain or base64."""
    haystack = (everything_in(file, folder) + "\n" + name).casefold()
    coded = [base64.b64encode(needle.encode()).decode().rstrip("=") for needle in needles(human)]
    return [needle for needle in (*needles(human), *coded) if needle.casefold() in haystack]
