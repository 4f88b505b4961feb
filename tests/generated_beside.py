"""What lies beside the cases of a vault made by chance: letters, visits, a campaign, a story, a grant.

Texts that may be printed speak of people by their working pseudonyms; whatever identifies them stands in notes, signs
and other fields that no use opens. Expects nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from fieldcase.casework.desk import Desk
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Interview, Recommendation, Visit
from fieldcase.model.ids import (
    ActionId,
    CampaignId,
    ChangeStoryId,
    DeliveryId,
    FollowUpId,
    GrantId,
    InterviewId,
    LetterId,
    ObjectiveId,
    PersonId,
    RecommendationId,
    ScopeId,
    VisitId,
)
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Person
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.model.signals import FollowUp
from fieldcase.model.values import Count

# Every section that tells of records beside the cases.
SECTIONS = ("letters", "visits", "campaign", "objectives", "stories", "figures", "asks")
# Whoever was met on a visit, of whom no case knows.
MET = "Ветла-77"
# A town that is told where actions are.
TOWN = "Талгын"
DAY = UncertainDate("2026-03-04")


def beside(desk: Desk, chance: random.Random, cases: Sequence[Case], names: Sequence[str]) -> None:
    """Keep some records beside the cases; `names` are those that stand in fields that no use opens."""
    people = list(desk.all(Person))
    for one in _records(desk, chance, cases, people, names):
        desk.save(None, one)


def _spoken(chance: random.Random, people: Sequence[Person]) -> str:
    who = chance.choice(people).pseudonym
    return chance.choice(("Воды нет.", "Ответа нет.", "Просим изменить порядок.", f"Так сказано о {who}."))


def _records(
    desk: Desk, chance: random.Random, cases: Sequence[Case], people: Sequence[Person], names: Sequence[str]
) -> Iterator[Record]:
    scope = chance.choice([desk.register, *(one.scope for one in cases)])
    name = chance.choice(names)
    letter = Letter(
        id=LetterId(desk.new_id()), scope=scope, subject="Доступ к лечению", country="KG", text=_spoken(chance, people),
        sender=name, reply_to=name, notes=name, written=DAY,
    )  # fmt: skip
    yield letter
    yield Delivery(
        id=DeliveryId(desk.new_id()), scope=scope, letter=letter.id, sent=DAY, answered=DAY, notes=name, address=name,
        answer=_spoken(chance, people),
    )  # fmt: skip
    yield from _visit(desk, chance, people, name)
    yield from _campaign(desk, chance, people, name)
    yield from _results(desk, chance, people, name)


def _visit(desk: Desk, chance: random.Random, people: Sequence[Person], name: str) -> Iterator[Record]:
    scope: ScopeId = desk.new_scope("visit")
    met = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym=MET, kind="client", notes=name)
    visit = Visit(
        id=VisitId(desk.new_id()), scope=scope, kind="monitoring", country="KG", date=DAY, met=Count("=3"), safety=name,
        findings=chance.choice((_spoken(chance, people), f"{MET} просит воды.")),
    )  # fmt: skip
    ask = Recommendation(
        id=RecommendationId(desk.new_id()), scope=scope, visit=visit.id, number=1, text=_spoken(chance, people),
        addressed="Главный врач", country="KG",
    )  # fmt: skip
    yield from (met, visit, ask)
    yield Interview(
        id=InterviewId(desk.new_id()), scope=scope, visit=visit.id, person=met.id, notes=name,
        account=f"{name} и {MET}",
    )  # fmt: skip
    yield FollowUp(
        id=FollowUpId(desk.new_id()), scope=scope, recommendation=ask.id, status="partly", what=_spoken(chance, people)
    )  # fmt: skip


def _campaign(desk: Desk, chance: random.Random, people: Sequence[Person], name: str) -> Iterator[Record]:
    scope = desk.new_scope("campaign")
    one = Campaign(id=CampaignId(desk.new_id()), scope=scope, title="Кампания", organisation=name, notes=name)
    yield one
    for number in range(1, 3):
        yield Action(
            id=ActionId(desk.new_id()), scope=scope, campaign=one.id, number=number, country="KG", notes=name,
            settlements=(TOWN,), organisation=name, partners=name, aim=_spoken(chance, people), date=DAY,
        )  # fmt: skip


def _results(desk: Desk, chance: random.Random, people: Sequence[Person], name: str) -> Iterator[Record]:
    grant = Grant(id=GrantId(desk.new_id()), scope=desk.register, title="Грант", donor=name, country="KG", notes=name)
    yield grant
    yield Objective(
        id=ObjectiveId(desk.new_id()), scope=desk.register, grant=grant.id, text="Обучить",
        result=_spoken(chance, people),
    )  # fmt: skip
    yield ChangeStory(
        id=ChangeStoryId(desk.new_id()), scope=desk.register, title="История", country="KG", organisation=name,
        notes=name, problem=_spoken(chance, people), change="Порядок изменён.",
    )  # fmt: skip
