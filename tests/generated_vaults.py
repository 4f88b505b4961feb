"""Vaults made by chance from a seed: cases, people of every kind with identities, consents of every sort, a report.

Whatever identifies somebody stands where people type such things: in identities, contacts, notes, admissions, titles of
press that leads to them, names of files. Working pseudonyms stand in the texts. Expects nothing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from generated_beside import SECTIONS, beside

from fieldcase.casework import reporting
from fieldcase.casework.desk import Desk
from fieldcase.casework.submissions import presets
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import (
    ActId,
    CaseId,
    ConsentId,
    EventId,
    EvidenceId,
    IdentityId,
    NamingId,
    PersonId,
    RecommendationId,
    ScopeId,
    SourceId,
)
from fieldcase.model.people import Consent, Naming, Person, PersonIdentity
from fieldcase.model.reports import Report
from fieldcase.rules.uses import USES
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld

PASSPHRASE = "колодец ставни рубанок метель подкова ежевика"
# Invented names that are no word of the program's own: first names, surnames, and the surname in another case.
NAMES = {
    "ru": (("Ульяна", "Фотий", "Зинаида", "Саламат", "Жылдыз"),
           (("Пересветовцева", "Пересветовцевой"), ("Кунгурцев", "Кунгурцевым"), ("Зарубалова", "Зарубаловой"),
            ("Бейшенкулов", "Бейшенкулову"), ("Тыныстанкызы", "Тыныстанкызы"))),
    "en": (("Philippa", "Thaddeus", "Zarrinabegim", "Aurelija", "Cosmina"),
           (("Ravensworthy", "Ravensworthy's"), ("Kungurtsev", "Kungurtsev's"), ("Brontemoor", "Brontemoor's"),
            ("Daukantaite", "Daukantaite's"), ("Rakhmonzoda", "Rakhmonzoda's"))),
}  # fmt: skip
KINDS = ("client", "client", "relative", "witness", "child", "outreach_worker", "official")
LEVELS = ("refused", "without_name", "without_name", "named", "withdrawn", "")
TELLING = tuple(use for use in USES if use not in ("statistics", "complaint"))


@dataclass(frozen=True)
class Human:
    """A person of a vault and every string that would identify them."""

    person: PersonId
    needles: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Generated:
    """A vault by chance: its desk, its people, its report."""

    desk: Desk
    humans: tuple[Human, ...]
    report: Report


def generated(folder: Path, seed: int) -> Generated:
    """The vault of a seed."""
    chance = random.Random(seed)
    desk, _ = Desk.new(folder / f"{seed}.fieldcase", PASSPHRASE, SeededWorld(b"%d" % seed), TEST_COST)
    language = chance.choice(("ru", "en"))
    humans: list[Human] = []
    with desk.deed():
        cases = [_case(desk, chance, language, number, humans) for number in range(chance.randint(1, 3))]
        beside(desk, chance, cases, [one.name for one in humans])
        report = _report(desk, chance, language, cases)
    return Generated(desk, tuple(humans), report)


def _case(desk: Desk, chance: random.Random, language: str, number: int, humans: list[Human]) -> Case:
    scope = desk.new_scope("case")
    people = [_person(desk, chance, scope, language, humans) for _ in range(chance.randint(2, 4))]
    about = tuple(one.id for one in people if one.kind == "client")[:1]
    case = Case(
        id=CaseId(desk.new_id()), scope=scope, code=f"X-{number + 1}", title=f"Case {number + 1}", country="KG",
        language=language, summary=_spoken(chance, people), strategy=humans[-1].name, about=about,
    )  # fmt: skip
    desk.save(None, case)
    for _ in range(chance.randint(1, 5)):
        _happened(desk, chance, scope, people, humans)
    return case


def _person(desk: Desk, chance: random.Random, scope: ScopeId, language: str, humans: list[Human]) -> Person:
    n = len(humans)
    first, (last, bent) = chance.choice(NAMES[language][0]), chance.choice(NAMES[language][1])
    code, phone = f"К-{4170 + n}", f"+996 555 31 {40 + n // 10} {10 + n}"
    person = Person(
        id=PersonId(desk.new_id()), scope=scope, pseudonym=code, kind=chance.choice(KINDS),
        gender=chance.choice(("woman", "man", "not_stated")), contact=f"звонить {phone}", notes=f"{first} {last}",
        age_band=chance.choice(("under_14", "25_34", "35_44")), function="секретарь суда" if n % 2 else "",
    )  # fmt: skip
    digits = "".join(sign for sign in phone if sign.isdigit())
    mail, street, document, nick = f"u{n}x{n}@example.org", f"Нагорная-{n}я, {n + 3}", f"ID{73310 + n}", f"Шурупчик{n}"
    identity = PersonIdentity(
        id=IdentityId(desk.new_id()), scope=scope, person=person.id, name=f"{first} {last}", phone=phone, email=mail,
        address=street, document=document, other_names=(nick,), school=f"гимназия №{300 + n}",
    )  # fmt: skip
    desk.save(None, person)
    desk.save(None, identity)
    _consent(desk, chance, person)
    if person.kind == "official" and chance.random() < 0.5:
        desk.save(None, Naming(id=NamingId(desk.new_id()), scope=scope, person=person.id, decided_by=desk.member))
    name = f"{first} {last}"
    needles = (last, bent, phone, digits[-9:], mail, street, document, nick, f"гимназия №{300 + n}", code)
    humans.append(Human(person.id, needles, name))
    return person


def _consent(desk: Desk, chance: random.Random, person: Person) -> None:
    level = chance.choice(LEVELS)
    if not level:
        return
    taken_back = UncertainDate("2020-01-01") if level == "withdrawn" else None
    consent = Consent(
        id=ConsentId(desk.new_id()), scope=person.scope, person=person.id, uses=tuple(USES), how="written",
        level="named" if level == "withdrawn" else level, media=("text", "picture"),
        given_on=UncertainDate("2019-12-01"), withdrawn_on=taken_back,
        given_by="её тётя" if person.kind == "child" else "",
    )  # fmt: skip
    desk.save(None, consent)


def _spoken(chance: random.Random, people: list[Person]) -> str:
    who = chance.choice(people)
    return chance.choice((f"{who.pseudonym} обратилась за помощью.", "Помощи не было.", f"Пришли к {who.pseudonym}."))


def _happened(desk: Desk, chance: random.Random, scope: ScopeId, people: list[Person], humans: list[Human]) -> None:
    """An event with an act, a source that may lead to somebody, a piece of evidence whose name does."""
    who, human = chance.choice(list(zip(people, humans[-len(people) :], strict=True)))
    source = Source(
        id=SourceId(desk.new_id()), scope=scope, title=f"«{human.name}»: репортаж", outlet="Вестник",
        medium="newspaper",
        address=f"https://example.org/{human.needles[0].lower()}-delo", published=UncertainDate("2019-12-04"),
        looked_at="people", identifies=(who.id,), quote=f"Говорит {human.needles[1]}",
    )  # fmt: skip
    piece = Evidence(
        id=EvidenceId(desk.new_id()), scope=scope, number=f"A{chance.randint(1, 9)}", title=f"Снимок: {human.name}",
        kind="photo", looked_at="people", shows=(who.id,), identifies=(who.id,), file_name=f"{human.needles[0]}.jpg",
    )  # fmt: skip
    day = f"2019-12-{chance.randint(1, 28):02}"
    event = Event(
        id=EventId(desk.new_id()), scope=scope, date=UncertainDate(day), what=_spoken(chance, people), people=(who.id,),
        sources=(source.id,), evidence=(piece.id,), admissions=f"{human.name} призналась", notes=human.name,
        country="KG",
    )  # fmt: skip
    act = Act(
        id=ActId(desk.new_id()), scope=scope, event=event.id, type="arbitrary_detention", victims=(who.id,),
        norms=("cedaw:2", "iccpr:9"), what=_spoken(chance, people),
    )  # fmt: skip
    made: tuple[Record, ...] = (source, piece, event, act)
    for one in made:
        desk.save(None, one)


def _report(desk: Desk, chance: random.Random, language: str, cases: list[Case]) -> Report:
    kind = chance.choice([code for code in presets() if presets()[code].use in TELLING])
    report = reporting.begin(
        desk, kind, language, words(language), title="Report", country="KG", submitters="Network",
        contact="Person to ask: +996 555 99 99 99", cases=tuple(one.id for one in cases),
    )  # fmt: skip
    for section in chance.sample(SECTIONS, 3):
        reporting.add_part(desk, report, kind=section)
    ask = Recommendation(
        id=RecommendationId(desk.new_id()),
        scope=desk.register,
        text="Change the order.",
        country="KG",
        norms=("cedaw:2",),
    )
    desk.save(None, ask)
    return report
