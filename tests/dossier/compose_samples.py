"""Two invented cases as releases, one in English for publication, one in Russian for a court, and small tables.

Everything in them lives in a fictitious town. Knows how to make a release for composing; refuses to know consent.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeVar

from PIL import Image

from fieldcase.dossier.annexes import Annex, picture_of
from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose import Composed, compose
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import (
    ActId,
    CaseId,
    CustodyId,
    EventId,
    EvidenceId,
    FigureId,
    MemberId,
    PersonId,
    ScopeId,
    SourceId,
)
from fieldcase.model.people import Member, Person
from fieldcase.model.terms import Norm, Tables, Term
from fieldcase.model.values import Count, Instant, Money, Quantity
from fieldcase.rules.released import Appearance, ExhibitFate, How, Release, Seal

SCOPE = ScopeId(bytes(16))
AnyRecord = TypeVar("AnyRecord", bound=Record)


def picture(shade: int = 200) -> bytes:
    """A small grey picture."""
    out = BytesIO()
    Image.new("RGB", (64, 48), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


PICTURE = picture()
ANNEX = Annex((picture_of(PICTURE),))
STORED = {hashlib.sha256(PICTURE).digest(): PICTURE}


def number(one: int) -> bytes:
    """An id that a person can follow: the number at its end."""
    return one.to_bytes(16, "big")


def terms(**labels: tuple[str, str]) -> dict[str, Term]:
    """A vocabulary of English and Russian labels."""
    return {code: Term(code, {"en": english, "ru": russian}) for code, (english, russian) in labels.items()}


TABLES = Tables(
    vocabularies={
        "case_stage": terms(intake=("intake", "приём"), court=("before the court", "в суде")),
        "country": terms(KG=("Kyrgyzstan", "Кыргызстан"), KZ=("Kazakhstan", "Казахстан")),
        "language": terms(ru=("Russian", "русский"), en=("English", "английский")),
        "event_kind": terms(
            press_attack=("attack in the press", "нападки в прессе"),
            detention=("detention", "задержание"),
            other=("other", "другое"),
        ),
        "act_type": terms(
            incitement=("incitement to violence", "подстрекательство к насилию"),
            extortion=("extortion", "вымогательство"),
            other=("other", "другое"),
        ),
        "actor_kind": terms(media=("the media", "СМИ"), police=("police", "милиция")),
        "person_kind": terms(
            client=("client", "клиентка или клиент"), official=("official", "должностное лицо"),
            author=("author of a published text", "автор публикации"), lawyer=("lawyer", "адвокат"),
        ),
        "gender": terms(woman=("woman", "женщина"), man=("man", "мужчина"), not_stated=("not stated", "не указано")),
        "age_band": terms(a25_34=("25 to 34", "от 25 до 34"), under_14=("under 14", "до 14")),
        "source_medium": terms(newspaper=("newspaper", "газета"), web=("website", "веб-сайт")),
        "evidence_kind": terms(photo=("photograph", "фотография"), audio=("sound recording", "звукозапись")),
        "custody_event": terms(imported=("imported", "внесено"), copied=("copied", "скопировано")),
        "use": terms(court=("court", "суд")),
    },
    norms={
        "cedaw:5": Norm("cedaw:5", "cedaw", "5", {"en": "Stereotypes", "ru": "Стереотипы"}, "memory", "x"),
        "cedaw:7": Norm("cedaw:7", "cedaw", "7", {"en": "Public life", "ru": "Общественная жизнь"}, "verified", "x"),
        "iccpr:9": Norm("iccpr:9", "iccpr", "9", {"en": "Liberty", "ru": "Свобода"}, "verified", "x"),
    },
    instruments={
        "cedaw": {
            "en": "Convention on the Elimination of All Forms of Discrimination against Women",
            "ru": "Конвенция о ликвидации всех форм дискриминации в отношении женщин",
        },
        "iccpr": {
            "en": "International Covenant on Civil and Political Rights",
            "ru": "Международный пакт о гражданских и политических правах",
        },
    },
    pseudonyms={},
    sha256="ab" * 32,
)  # fmt: skip


def event(one: int, day: str, what: str = "Something happened.", **values: Any) -> Event:
    """An event; an empty `day` is an undated one."""
    date = UncertainDate(day) if day else None
    return Event(scope=SCOPE, id=EventId(number(one)), date=date, what=what, **{"country": "KG", **values})


def act(one: int, **values: Any) -> Act:
    return Act(scope=SCOPE, id=ActId(number(one)), **values)


def source(one: int, **values: Any) -> Source:
    return Source(scope=SCOPE, id=SourceId(number(one)), **values)


def piece(one: int, **values: Any) -> Evidence:
    return Evidence(scope=SCOPE, id=EvidenceId(number(one)), **values)


def person(one: int, **values: Any) -> Person:
    return Person(scope=SCOPE, id=PersonId(number(one)), **values)


def figure(one: int, count: str, what: str = "People interviewed", **values: Any) -> Figure:
    return Figure(scope=SCOPE, id=FigureId(number(one)), count=Count(count), what=what, **values)


def custody(one: int, evidence: int, event: str, at: int, by: int, reason: str = "", **values: Any) -> Custody:
    return Custody(
        scope=SCOPE,
        id=CustodyId(number(one)),
        evidence=EvidenceId(number(evidence)),
        event=event,
        at=Instant(at, 360),
        by=MemberId(number(by)),
        reason=reason,
        **values,
    )


def appears(one: int, how: How, label: str, counted: bool = True) -> tuple[PersonId, Appearance]:
    """One entry of Release.people."""
    return PersonId(number(one)), Appearance(PersonId(number(one)), how, label, counted)


def released(
    records: Iterable[Record], *, use: str = "un_public", language: str = "en", case: Case | None = None, **values: Any
) -> Release:
    """A release of these records; every source is cited and every exhibit shown where nothing else is said."""
    kept = tuple(sorted(records, key=lambda record: (record.NUMBER, record.key)))
    settings: dict[str, Any] = {
        "people": {},
        "exhibits": {one.id: ExhibitFate(True) for one in kept if isinstance(one, Evidence)},
        "sources": {one.id: True for one in kept if isinstance(one, Source)},
        "coarse": frozenset(),
        "ledger": use in ("court", "internal"),
        "original_hashes": use in ("court", "internal"),
        "left_out": 0,
        "notices": (),
        "heads": "",
        "on": datetime.date(2026, 3, 5),
    }
    return Release(seal=Seal(), use=use, language=language, case=case or a_case(), records=kept, **(settings | values))


def a_case(**values: Any) -> Case:
    """A case in Kyrgyzstan, told in English."""
    settings = {"code": "KG-2019-01", "title": "A campaign under attack", "country": "KG", "language": "en"}
    return Case(scope=SCOPE, id=CaseId(number(1)), **(settings | values))


def composed(release: Release, pictures: Mapping[EvidenceId, Annex] | None = None, tables: Tables = TABLES) -> Composed:
    """The document of a release in its own language."""
    return compose(release, tables=tables, words=words(release.language), pictures=pictures or {}, program="1.0")


def document(release: Release, pictures: Mapping[EvidenceId, Annex] | None = None) -> Document:
    """The document alone."""
    return composed(release, pictures).document


def attack(use: str = "un_public", **values: Any) -> Release:
    """Attacks on an activist: two sources, an exhibit, two acts, a figure; in English."""
    records: list[Record] = [
        person(1, kind="client", gender="woman", age_band="a25_34"),
        person(2, kind="author", function="journalist of a national newspaper"),
        event(11, "2019-11-25", "The campaign opens with leaflets.", people=(number(1),)),
        event(
            12, "2019-12-04", "The printed issue attacks the campaign.", kind="press_attack", actors=(number(2),),
            people=(number(1), number(2)), sources=(number(31),), evidence=(number(41),), medium="print",
            disputed="The newspaper says that it quoted correctly.",
        ),
        event(13, "2020-02~", "The activist leaves a crisis behind her.", people=(number(1),)),
        act(
            21, event=number(12), type="incitement", what="The article asks the police to act against her.",
            victims=(number(1),), perpetrators=(number(2),), perpetrator_kind="media",
            norms=("cedaw:7", "cedaw:5"), harm="Fear; she no longer leaves her home alone.",
        ),
        act(22, type="other", what="Colleagues turn away.", victims=(number(1),)),
        source(
            31, outlet="The Morning Sheet", title="A plague", medium="newspaper", language="ru",
            published=UncertainDate("2019-12-04"), pages="1, 8", quote="As only a state can.",
            address="https://example.org/plague",
        ),
        source(32, medium="web", description="regional website, December 2019"),
        piece(41, number="A01", title="Front page", kind="photo", description="The front page.", source=number(31)),
        figure(51, ">100", source=number(32), period=UncertainDate("2019"), preliminary=True),
    ]  # fmt: skip
    case = a_case(
        about=(number(1),), stage="intake", summary="Women opened a campaign.\nA newspaper attacked it.",
        reasons="It shows how the press is used.", requests="That the State protects her.", outcome="Open.",
    )  # fmt: skip
    people = dict([appears(1, How.PSEUDONYM, "Aspen"), appears(2, How.DESCRIPTION, "a journalist of a newspaper")])
    return released(records, use=use, case=case, **({"people": people, "heads": "aa11 bb22"} | values))


def detention(use: str = "court", **values: Any) -> Release:
    """A detention with what was said, charged and decided, custody and a sound recording; in Russian."""
    records: list[Record] = [
        person(1, kind="client", gender="woman"),
        person(2, kind="official", function="сотрудник милиции"),
        Member(scope=SCOPE, id=MemberId(number(61)), pseudonym="W1", role="worker"),
        event(
            11, "2019-23", "Её задержали и доставили в отделение.", kind="detention", place="город Тополёвка",
            people=(number(1),), actors=(number(2),), sources=(number(31),), evidence=(number(41), number(42)),
        ),
        act(
            21, event=number(11), type="extortion", what="За деньги обещали сменить статью.", norms=("iccpr:9",),
            victims=(number(1),), perpetrators=(number(2),), perpetrator_kind="police", substance="амфетамин",
            weight=Quantity("0.80 g"), demanded=Money("2000 USD"), fined=Money("30000 KGS"),
            police_said="крупный размер, статья 268", police_said_source=number(31),
            decided="статья 123, штраф", decided_source=number(32),
        ),
        source(31, outlet="Рассказ потерпевшей", medium_as_written="запись беседы"),
        source(32, outlet="Суд города Тополёвка", title="Постановление", published=UncertainDate("2019-12")),
        piece(
            41, number="A01", title="Протокол", kind="photo", sha256=bytes.fromhex("cd" * 32), size=2411724,
            acquired_on=UncertainDate("2019-12-01"), acquired_how="передано потерпевшей", media_type="image/jpeg",
        ),
        piece(
            42, number="A02", title="Разговор", kind="audio", sha256=bytes.fromhex("ef" * 32), media_type="audio/ogg",
        ),
        custody(71, 41, "imported", 1_575_187_200_000, 61),
        custody(72, 41, "copied", 1_575_273_600_000, 61, "для суда"),
    ]  # fmt: skip
    case = a_case(
        code="KG-2019-02", title="Задержание и вымогательство", language="ru", stage="court", about=(number(1),),
        summary="Женщину задержали с весом 0,80 г.", requests="Признать задержание незаконным.",
    )  # fmt: skip
    people = dict([appears(1, How.PSEUDONYM, "Рябина"), appears(2, How.DESCRIPTION, "сотрудник милиции")])
    settings: dict[str, Any] = {"language": "ru", "people": people, "heads": "aa11", "left_out": 2}
    return released(records, use=use, case=case, **(settings | values))


def having(release: Release, **values: Any) -> Release:
    """The same release with other values."""
    return replace(release, **values)
