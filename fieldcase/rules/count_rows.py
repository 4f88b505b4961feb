"""Records become rows that are counted: codes, a country, a place, days. No word of a record goes into one.

What is about people comes with who may be counted (`counted_people`); the network's own deeds are counted as they are.
Only `count_gate` calls this: what it makes is not yet judged for the place names in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fieldcase.model.campaigns import Action
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Interview, Recommendation, Site, Visit
from fieldcase.model.ids import ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.signals import FollowUp, Refusal, Signal
from fieldcase.model.terms import Tables
from fieldcase.model.values import Count
from fieldcase.rules import asks, deliveries
from fieldcase.rules import counted as by
from fieldcase.rules.count_days import Days, days_of, when_of
from fieldcase.rules.counted import Row
from fieldcase.rules.counted_people import Population, interviewed
from fieldcase.rules.decision_keys import article_told
from fieldcase.rules.note_counts import at_least, reasons_of
from fieldcase.rules.substances import code_of

Codes = dict[str, tuple[str, ...]]
ONE = Count("=1")
TAKEN_UP = "taken_up"
# The country of invented people (a user-assigned code of ISO 3166-1).
NOWHERE = ("XX",)
STEPS = ("visits", "interviews", "screened", "taken")
_UNSTATED = ("", "not_stated")


@dataclass(frozen=True)
class Ground:
    """What rows of several kinds need: places, examples, people, the tables of codes, the day."""

    places: Mapping[tuple[str, str], Codes]
    sites: Mapping[bytes, Site]
    visits: Mapping[bytes, Visit]
    examples: frozenset[ScopeId]
    people: Population
    tables: Tables
    on: datetime.date
    reckoned: dict[bytes, Codes] = field(default_factory=dict)

    def where(self, country: str, place: str = "", region: str = "") -> Codes:
        """Country, town and region as codes."""
        codes: Codes = {by.COUNTRY: (country,)} if country else {}
        for text in (place, region):
            codes |= self.places.get((country, text.strip()), {})
        return codes

    def of_visit(self, visit: Visit | None) -> Codes:
        """Where a visit was: its site's town before the place that was written down, and its kind."""
        if visit is None:
            return {}
        if visit.key not in self.reckoned:
            self.reckoned[visit.key] = self._of_visit(visit)
        return self.reckoned[visit.key]

    def _of_visit(self, visit: Visit) -> Codes:
        site = self.sites.get(visit.site) if visit.site is not None else None
        country = visit.country or (site.country if site else "")
        place = (site.settlement if site else "") or visit.place
        return {**self.where(country, place, site.region if site else ""), **some(by.KIND, visit.kind)}

    def row(
        self, record: Record, codes: Codes, days: Days | None, *, unit: bytes = b"", count: Count = ONE,
        example: bool = False, among: str = "",
    ) -> Row:  # fmt: skip
        """The row of a record, its year and month with it."""
        return Row(
            unit or record.key, record.KIND, record.key, {**codes, **when_of(days)}, days, count,
            example or record.scope in self.examples or codes.get(by.COUNTRY) == NOWHERE, among,
        )  # fmt: skip


def some(name: str, *codes: str) -> Codes:
    """The codes of a dimension that say something, each once."""
    kept = tuple(dict.fromkeys(code for code in codes if code not in _UNSTATED))
    return {name: kept} if kept else {}


def visits(ground: Ground) -> Iterator[Row]:
    """Visits."""
    for one in ground.visits.values():
        yield ground.row(one, ground.of_visit(one), days_of(one.date))


def visit_of(ground: Ground, interview: Interview) -> Visit | None:
    """The visit of an interview, None where it has none."""
    return ground.visits.get(interview.visit) if interview.visit is not None else None


def when(ground: Ground, interview: Interview) -> Days | None:
    """The days of an interview, else those of its visit."""
    visit = visit_of(ground, interview)
    return days_of(interview.date or (visit.date if visit is not None else None))


def interviews(ground: Ground, given: Iterable[Interview]) -> Iterator[Row]:
    """Interviews that were held: a deed of the network, whoever was asked."""
    for one in given:
        yield ground.row(one, ground.of_visit(visit_of(ground, one)), when(ground, one))


def people(ground: Ground, given: Sequence[Interview]) -> Iterator[Row]:
    """People who were interviewed, each once (`counted_people.interviewed`)."""
    humans = interviewed(given, ground.people)
    for one in given:
        human = ground.people.humans.get(one.person, b"") if one.person is not None else b""
        if human in humans and one.person in ground.people.counted:
            codes = {**ground.of_visit(visit_of(ground, one)), **humans[human].codes}
            yield ground.row(one, codes, when(ground, one), unit=human, count=humans[human].count)


def answers(ground: Ground, given: Iterable[Interview], told: Mapping[bytes, tuple[str, ...]]) -> Iterator[Row]:
    """People by what they answered to one question; the latest answer of each (in the order of days)."""
    held = [one for one in given if one.key in told and one.person in ground.people.counted]
    latest: dict[bytes, Interview] = {}
    for one in sorted(held, key=lambda one: (when(ground, one) or (0, 0), one.key)):
        if one.person is not None:
            latest[ground.people.humans[one.person]] = one
    for human, one in latest.items():
        who = ground.people.codes((one.person,)) if one.person is not None else {}
        codes = {**ground.of_visit(visit_of(ground, one)), **who, by.ANSWER: told[one.key]}
        yield ground.row(one, codes, when(ground, one), unit=human)


def funnel(ground: Ground, given: Iterable[Interview]) -> Iterator[Row]:
    """Visits, and interviews at each step that they reached (as casework.triage counts them)."""
    for one in visits(ground):
        yield replace(one, codes={**one.codes, by.STEP: STEPS[:1]})
    for interview in given:
        taken = interview.decided == TAKEN_UP
        reached = STEPS[1 : 4 if taken else 3 if interview.decided else 2]
        codes = {**ground.of_visit(visit_of(ground, interview)), by.STEP: reached}
        yield ground.row(interview, codes, when(ground, interview))


def cases(ground: Ground, given: Iterable[Case], begun: Mapping[bytes, UncertainDate]) -> Iterator[Row]:
    """Cases; of whom they are as far as those agreed to be counted. `begun` is the day each was entered."""
    for one in given:
        codes = {**ground.where(one.country), **some(by.STAGE, one.stage), **ground.people.codes(one.about)}
        yield ground.row(one, codes, days_of(begun.get(one.key)), example=one.example)


def acts(
    ground: Ground, given: Iterable[Act], events: Mapping[bytes, Event], cases: Mapping[ScopeId, Case]
) -> Iterator[Row]:
    """Acts about whose people all agreed to be counted: those are handed in."""
    for one in given:
        event = events.get(one.event) if one.event is not None else None
        case = cases.get(one.scope)
        country = (event.country if event else "") or (case.country if case else "")
        substance = code_of(one.substance, ground.tables) or (by.UNLISTED if one.substance.strip() else "")
        codes = {
            **ground.where(country, event.place if event else ""), **some(by.TYPE, one.type),
            **some(by.PERPETRATOR, one.perpetrator_kind), **some(by.NORM, *one.norms), **some(by.HARM, *one.harms),
            **some(by.SUBSTANCE, substance), **ground.people.codes(one.victims),
        }  # fmt: skip
        yield ground.row(one, codes, days_of(event.date if event else None))


def decisions(ground: Ground, given: Iterable[Decision]) -> Iterator[Row]:
    """Decisions of the register: by numbers of articles and codes, never by the words of a court."""
    for one in given:
        substance = code_of(one.substance, ground.tables) or (by.UNLISTED if one.substance.strip() else "")
        article = article_told(one.code, one.article) or (by.UNLISTED if one.article.strip() else "")
        codes = {
            **ground.where(one.country), **some(by.ARTICLE, article), **some(by.SUBSTANCE, substance),
            **some(by.OUTCOME, one.outcome), **some(by.SIZE, one.size), **some(by.GENDER, one.gender),
        }  # fmt: skip
        yield ground.row(one, codes, days_of(one.date), example=one.example)


def refusals(ground: Ground, noted: Iterable[Refusal], refused: Iterable[Interview]) -> Iterator[Row]:
    """People who did not want anything recorded: refusals of the register, and interviews refused at visits."""
    for one in noted:
        codes = {**ground.where(one.country, one.settlement), **some(by.REASON, *reasons_of(one))}
        yield ground.row(one, codes, days_of(one.date), count=at_least(one.count), among=by.REASON)
    for interview in refused:
        place = {name: code for name, code in ground.of_visit(visit_of(ground, interview)).items() if name != by.KIND}
        yield ground.row(interview, {**place, **some(by.REASON, interview.refused_because)}, when(ground, interview))


def signals(ground: Ground, given: Iterable[Signal]) -> Iterator[Row]:
    """People whom signals are about: at least one where nobody said how many."""
    for one in given:
        codes = {
            **ground.where(one.country, one.settlement), **some(by.KIND, one.kind), **some(by.CHANNEL, one.channel),
        }  # fmt: skip
        yield ground.row(one, codes, days_of(one.date), count=at_least(one.count))


def letters(ground: Ground, given: Iterable[Delivery], written: Mapping[bytes, Letter]) -> Iterator[Row]:
    """Letters on their way to one addressee each, by how that stands on the day."""
    for one in given:
        letter = written.get(one.letter) if one.letter is not None else None
        if letter is not None:
            standing = some(by.STANDING, deliveries.standing(one, ground.on).value)
            codes = {**ground.where(letter.country), **some(by.KIND, letter.kind), **standing}
            yield ground.row(one, codes, days_of(one.sent or letter.written))


def asked(ground: Ground, given: Iterable[Recommendation], followed: Iterable[FollowUp]) -> Iterator[Row]:
    """Demands, recommendations and promises, by how each stands on the day; one told differently counts under each."""
    after: dict[bytes, list[FollowUp]] = {}
    for follow_up in followed:
        if follow_up.recommendation is not None:
            after.setdefault(follow_up.recommendation, []).append(follow_up)
    for one in given:
        state = asks.state(one, after.get(one.key, ()), ground.on)
        codes = {
            **ground.where(one.country), **some(by.KIND, asks.kind_of(one)), **some(by.CATEGORY, one.category),
            **some(by.STANDING, *state.statuses),
        }  # fmt: skip
        yield ground.row(one, codes, days_of(one.date))


def actions(ground: Ground, given: Iterable[Action]) -> Iterator[Row]:
    """Actions of campaigns."""
    for one in given:
        yield ground.row(one, {**ground.where(one.country), **some(by.FORM, *one.forms)}, days_of(one.date))
