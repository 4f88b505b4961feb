"""The detention of the sample with what a court file needs: exhibits, a detention, a decision, steps; all invented.

What is added carries "Example / Пример" and lies in a fictitious town. Knows how to add it by a desk; expects nothing.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from fieldcase.casework import cases, charging, sample
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import DecisionId, DetentionId, EvidenceId, InvolvementId, PersonId, RemedyId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.values import Instant, Money, Quantity

CODE = "EX-KG-DETENTION"
MARK = "Example / Пример. "
# What is privileged or an admission: a file for a court holds none of it before the lead releases it.
PRIVILEGED = "Тактика для процесса: говорить о сроках"
JUDGE = "Пример Примерова"
SINCE = Instant(1_570_010_400_000, 360)  # 2 October 2019, 16:00 in Bishkek
_PAPERS = (
    ("A01", "Копия протокола задержания", ("Example / Пример", "Протокол задержания", "город Тополёвка")),
    ("A02", "Копия решения о штрафе", ("Example / Пример", "Решение", "штраф 30 000 сомов")),
    ("A03", "Уведомление о вручении жалобы", ("Example / Пример", "Вручено", "21 октября 2019")),
)


def add(desk: Desk) -> Case:
    """Everything, in the case of the detention that the vault has already; its events get days of one October."""
    case = cases.by_code(desk, CODE)
    pieces = [_exhibit(desk, case, *paper) for paper in _PAPERS]
    acts = {one.type: one for one in desk.all(Act, case.scope)}
    charge = acts["misqualified_charge"]
    event = desk.get(Event, charge.event) if charge.event is not None else None
    assert event is not None
    desk.save(event, replace(event, date=UncertainDate("2019-10-02"), evidence=(pieces[0].id,)))
    desk.save(charge, replace(charge, evidence=(pieces[1].id,)))
    taken = desk.get(Act, charge.id)
    assert taken is not None
    charging.take_over(desk, taken)
    _detained(desk, case, event, charge)
    _decided(desk, case, charge, pieces[1].id)
    _involved(desk, acts["extortion"], case)
    _steps(desk, case, charge, pieces[2].id)
    return case


def _exhibit(desk: Desk, case: Case, number: str, title: str, lines: tuple[str, ...]) -> Evidence:
    picture = io.BytesIO(sample.drawn(list(lines), 0))
    stored = import_evidence(desk, case.scope, picture, f"{number}.png", title=MARK + title)
    shown = replace(
        stored, number=number, kind="document", looked_at="nobody", language="ru", acquired_how="передано семьёй",
        description=f"Нарисованный лист: {lines[1].lower()}.",
    )  # fmt: skip
    desk.save(stored, shown)
    return shown


def _woman(desk: Desk, case: Case) -> PersonId:
    return next(one.id for one in desk.all(Person, case.scope) if one.id in case.about)


def _detained(desk: Desk, case: Case, event: Event, charge: Act) -> None:
    desk.save(
        None,
        Detention(
            id=DetentionId(desk.new_id()), scope=case.scope, person=_woman(desk, case), event=event.id, country="KG",
            place=MARK + "отдел милиции, Тополёвка", since=SINCE, until=Instant(SINCE.milliseconds + 187_200_000, 360),
            since_about=True, police_said="Крупный размер.", police_said_source=charge.police_said_source,
            size_said="large", article_said="268", substance="амфетамин", weight=Quantity("0.8 g"), lawyer="refused",
            interpreter="not_needed", relatives_told="yes", treatments=("ost",), treatment_given="no",
            children_home="no", outcome="Отпустили после штрафа.", notes=PRIVILEGED,
        ),
    )  # fmt: skip


def _decided(desk: Desk, case: Case, charge: Act, piece: EvidenceId) -> None:
    desk.save(
        None,
        Decision(
            id=DecisionId(desk.new_id()), scope=case.scope, person=_woman(desk, case), act=charge.id, country="KG",
            court=MARK + "суд города Тополёвка", reference="1-24/2019", judge=JUDGE, instance="first",
            date=UncertainDate("2019-12-24"), act_date=UncertainDate("2019-10-02"), article="123",
            code="Уголовный кодекс", offence="possession", substance="амфетамин", weight=Quantity("0.8 g"),
            outcome="convicted", punishments=("fine", "restriction_of_freedom"), fine=Money("30000 KGS"),
            criminal_record="no",
            defence="no", interpreter="not_needed", preliminary=True, source=charge.decided_source, evidence=(piece,),
            notes=PRIVILEGED,
        ),
    )  # fmt: skip


def _involved(desk: Desk, act: Act, case: Case) -> None:
    who = act.perpetrators[0]
    if not any(one.act == act.id for one in desk.all(Involvement, case.scope)):
        desk.save(
            None,
            Involvement(
                id=InvolvementId(desk.new_id()), scope=case.scope, act=act.id, person=who, degree="carried_out",
                what="требовали деньги", notes=PRIVILEGED,
            ),
        )  # fmt: skip


def _steps(desk: Desk, case: Case, charge: Act, proof: EvidenceId) -> None:
    def step(**values: Any) -> None:
        blank = Remedy(id=RemedyId(desk.new_id()), scope=case.scope, acts=(charge.id,), notes=PRIVILEGED)
        desk.save(None, replace(blank, **values))

    rule = MARK + "Правило о сроке ответа"
    step(
        type="complaint_police", authority=MARK + "Служба внутренней безопасности, Тополёвка",
        what="Проверить, кто и за что требовал деньги.", filed=UncertainDate("2019-10-08"),
        received=UncertainDate("2019-10-08"), proof=proof, due=UncertainDate("2019-11-08"), due_by=rule,
        answered=UncertainDate("2019-11-01"), result="refused", answer="Сведения не подтвердились.",
    )  # fmt: skip
    step(
        type="complaint_prosecutor", authority=MARK + "Прокуратура, Тополёвка", what="Возбудить дело.",
        filed=UncertainDate("2019-10-20"), received=UncertainDate("2019-10-21"), proof=proof,
        due=UncertainDate("2019-11-21"), due_by=rule, result="no_answer",
    )  # fmt: skip
    step(type="ombudsperson", filed=UncertainDate("2019-11-30"), due=UncertainDate("2019-12-30"), due_by=rule)
    step(
        type="court_claim", why_not=("prolonged", "reprisals"), result="not_filed",
        why_not_words="Родителям передали, чтобы они не жаловались.", last="yes",
    )  # fmt: skip
