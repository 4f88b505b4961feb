"""Reports by chance: composing breaks over nothing, and nobody who is withheld stands in any block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gears import examples
from hypothesis import given
from hypothesis import strategies as st
from ingredients import number
from report_worlds import AGREED, NAMED, REFUSED, UNASKED, case_of, composed, part, released

from fieldcase.casework.tables import shipped
from fieldcase.dossier.compose.printed import texts_of
from fieldcase.errors.release import ReleaseRefused
from fieldcase.model.campaigns import Action, Campaign, Handout, Meeting
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, Reveals, Shape, declared
from fieldcase.model.fieldwork import Figure, Organisation, Recommendation, Site, Visit
from fieldcase.model.ids import AnyId, PersonId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Person
from fieldcase.model.reports import ReportPart
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.model.signals import FollowUp
from fieldcase.model.values import Count, Money
from fieldcase.rules.report_around import Around, around
from fieldcase.rules.report_gate import CaseRecords
from fieldcase.rules.uses import USES

KINDS: tuple[type[Record], ...] = (
    Letter, Delivery, Organisation, Site, Visit, Recommendation, FollowUp, Campaign, Action, Handout, Meeting, Grant,
    Objective, ChangeStory, Figure, Source,
)  # fmt: skip
# So many records of a kind at the most.
EACH = 2
BESIDE = ("letters", "visits", "campaign", "objectives", "stories", "figures", "asks")
SECTIONS = tuple(shipped().vocabularies["report_part"])
# Working pseudonyms of the cases (1 and 2 by turns told of and withheld), of somebody elsewhere, and a planted secret.
PSEUDONYMS = ("К-4171", "Пересвет", "Ветла-9", "К-4174")
SECRET = "сокровище"
ELSEWHERE = ScopeId(b"e" * 16)
_SPOKEN = [f"Пришли к {one}." for one in PSEUDONYMS]
_PLAIN = ["Воды не было.", "Письмо ушло", "^[примечание]", "**важно**", "Ответа нет."]
_TEXT = st.lists(st.sampled_from(_PLAIN), max_size=3).map("\n".join)
_SPEAKING = st.lists(st.sampled_from([*_PLAIN, *_SPOKEN]), max_size=3).map("\n".join)
_DATE = st.sampled_from(["2026-03-04", "2026", "../2020", "2025-11/2026-02", "2026-01-01?"]).map(UncertainDate)
_VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.DATE: _DATE, Shape.COUNT: st.sampled_from(["=3", ">=40", "~250", "?", "1..4"]).map(Count),
    Shape.INTEGER: st.integers(0, 9), Shape.FLAG: st.booleans(), Shape.MONEY: st.just(Money("2000 USD")),
}  # fmt: skip


def _id(kind: str, n: int) -> bytes:
    """The id of one of the few records of a kind; of another kind one that is nowhere."""
    known = [one.KIND for one in KINDS]
    return number(5000 + 10 * known.index(kind) + n) if kind in known else number(4000 + n)


@st.composite
def _record(draw: st.DrawFn, kind: type[Record], n: int, scopes: tuple[ScopeId, ...]) -> Record:
    """A record; whatever no use opens is a secret, and it refers to others that may be there."""
    values: dict[str, Any] = {}
    text = draw(st.sampled_from([_TEXT, _TEXT, _TEXT, _SPEAKING]))
    for field in declared(kind):
        if field.name == "hidden":
            continue
        values[field.name] = draw(_value(field, text))
    return kind(**{"id": _id(kind.KIND, n), "scope": draw(st.sampled_from(scopes)), **values})


def _value(field: Any, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if field.about.reveals in (Reveals.PRIVILEGED, Reveals.CONTACT, Reveals.NETWORK) and field.shape is Shape.TEXT:
        one: st.SearchStrategy[Any] = st.just(SECRET)
    elif field.shape is Shape.TEXT and field.about.vocabulary:
        terms = shipped().vocabularies.get(field.about.vocabulary, {})
        one = st.sampled_from([*terms, "a code of a newer version"]) if terms else st.just("no:such")
    elif field.shape is Shape.TEXT:
        one = text
    elif field.shape is Shape.ID and field.refers == Person.KIND:
        one = st.sampled_from([PersonId(number(101)), PersonId(number(201)), PersonId(number(9999))])
        some = st.one_of(*[st.none()] * 7, one)
        return some.map(lambda who: (who,) if who else ()) if field.many else some
    elif field.shape is Shape.ID:
        one = st.integers(0, EACH).map(lambda n: _id(field.refers, n))
    else:
        one = _VALUES.get(field.shape, st.just(None))
    return st.lists(one, max_size=2).map(tuple) if field.many else one


@dataclass(frozen=True)
class Made:
    """A report by chance, before its gate."""

    cases: list[CaseRecords]
    parts: list[ReportPart]
    records: list[Record]
    use: str
    around: Around


_OWN = st.lists(st.sampled_from(["Наши слова.", "- пункт", "> цитата", "^[сноска"]), max_size=3).map("\n".join)


@st.composite
def _part(draw: st.DrawFn, kind: str, n: int, keys: list[AnyId]) -> ReportPart:
    return part(
        kind, n, title=draw(st.sampled_from(["", "Раздел"])), text=draw(_OWN), annex=draw(st.booleans()),
        norms=draw(st.sampled_from([(), ("cedaw:2",), ("no:such",)])),
        records=tuple(draw(st.sampled_from([(), (), (), keys[:1], keys[-2:], keys]))),
        left_out=draw(st.sampled_from([False, False, False, True])),
    )  # fmt: skip


@st.composite
def made(draw: st.DrawFn) -> Made:
    levels = [draw(st.sampled_from([AGREED, AGREED, NAMED, REFUSED, UNASKED])) for _ in range(2)]
    every = [
        case_of(1, PSEUDONYMS[0], levels[0], name="Зинаида Кунгурцева"),
        case_of(2, PSEUDONYMS[1], levels[1], name="Саламат Бейшенкулов"),
    ]
    cases = every[: draw(st.sampled_from([0, 1, 2, 2]))]
    scopes = (ELSEWHERE, *(one.case.scope for one in cases))
    records = [draw(_record(kind, n, scopes)) for kind in KINDS for n in range(draw(st.integers(0, EACH)))]
    keys = [AnyId(one.key) for one in records] + [AnyId(one.case.key) for one in cases] + [AnyId(number(1))]
    kinds = [*draw(st.lists(st.sampled_from([*SECTIONS, "newer"]), max_size=4)), *BESIDE]
    parts = [draw(_part(kind, n, keys)) for n, kind in enumerate(kinds, 1)]
    others = [
        *(one for case in every for one in case.records if isinstance(one, Person)),
        Person(id=PersonId(number(9001)), scope=ELSEWHERE, pseudonym=PSEUDONYMS[2], kind="client"),
        Person(id=PersonId(number(9002)), scope=ScopeId(b"f" * 16), pseudonym=PSEUDONYMS[3], kind="worker"),
    ]  # fmt: skip
    lying = around(
        others, [one.case.scope for one in cases], draw(st.sampled_from([(), (), (ELSEWHERE,)])), {}, shipped()
    )
    return Made(cases, parts, records, draw(st.sampled_from(list(USES))), lying)


def printed(one: Made) -> tuple[str, ...] | None:
    """The texts of its document; None where it was refused."""
    try:
        release = released(one.parts, one.cases, one.records, use=one.use, around=one.around, language="ru")
        document = composed(release, numbered=True).document
    except ReleaseRefused:
        return None
    return tuple(text.casefold() for _, text in texts_of(document))


def traces(one: Made, texts: tuple[str, ...]) -> Iterator[str]:
    """What stands in the texts and may not: a secret of the network, a working pseudonym, a name nobody agreed to."""
    named = {PersonId(number(n * 100 + 1)) for n, case in enumerate(one.cases, 1) if _agreed(case, NAMED)}
    names = {"кунгурцев": PersonId(number(101)), "бейшенкулов": PersonId(number(201))}
    sought = [SECRET, *PSEUDONYMS, *(word for word, who in names.items() if who not in named)]
    for word in sought:
        yield from (text for text in texts if word.casefold() in text)


def _agreed(case: CaseRecords, level: str) -> bool:
    return any(getattr(one, "level", "") == level for one in case.records)


@examples(60, 1200)
@given(made())
def test_composing_raises_refusals_alone_and_nobody_who_is_withheld_stands_in_a_block(one: Made) -> None:
    texts = printed(one)
    if texts is not None:
        assert list(traces(one, texts)) == []


def test_the_control_a_pseudonym_past_the_gate_and_a_name_that_was_agreed_to_are_found() -> None:
    case = case_of(1, PSEUDONYMS[0], NAMED, name="Зинаида Кунгурцева")
    told = [part("cases"), part("text", 2, text=f"Пришли к {PSEUDONYMS[2]}.")]
    one = Made([case], told, [], "court", Around())
    texts = printed(one)
    assert texts is not None
    assert any("кунгурцева" in text for text in texts), "whoever agreed to be named stands there"
    assert [text.endswith(f"пришли к {PSEUDONYMS[2].casefold()}.") for text in traces(one, texts)] == [True]
