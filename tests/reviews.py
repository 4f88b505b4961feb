"""Interviews with a score, for tests of who becomes a case: a small form, and as many finished interviews as wanted.

Every word in it is invented. The answers are written as a finished form holds them, with no engine in between.
"""

from __future__ import annotations

import hashlib
import zlib

from fieldcase.casework import people, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import QuestionnaireId, TaskId
from fieldcase.model.questionnaires import Questionnaire

LABELS = {
    "Русский (ru)": ("Тяжесть", "Доказательства", "Касается многих"),
    "English (en)": ("Gravity", "Evidence", "Concerns many"),
}
_NAMES = ("s_gravity", "s_evidence", "s_many")
_SPACES = (
    'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"'
)


def xform(version: str = "1") -> str:
    """A form with three parts of a score, named in Russian and English."""
    said = "".join(
        f'<translation lang="{language}"{" default=" + chr(34) + "true()" + chr(34) if "ru" in language else ""}>'
        + "".join(
            f'<text id="/data/{name}:label"><value>{label}</value></text>'
            for name, label in zip(_NAMES, labels, strict=True)
        )
        + "</translation>"
        for language, labels in LABELS.items()
    )
    nodes = "".join(f"<{name}/>" for name in (*_NAMES, "score"))
    binds = "".join(f'<bind nodeset="/data/{name}" calculate="1" type="string"/>' for name in (*_NAMES, "score"))
    return (
        f"<h:html {_SPACES}><h:head><h:title>Example / Пример</h:title><model><itext>{said}</itext>"
        f'<instance><data id="example" version="{version}"><told/>{nodes}<meta><instanceID/></meta></data></instance>'
        f'{binds}<bind nodeset="/data/told" type="string"/></model></h:head>'
        '<h:body><input ref="/data/told"><label>Example / Пример</label></input></h:body></h:html>'
    )


def questionnaire(desk: Desk, version: str = "1") -> Questionnaire:
    """The form, kept."""
    text = xform(version).encode()
    made = Questionnaire(
        id=QuestionnaireId(desk.new_id()), scope=desk.register, form_id="example", version=version,
        title="Example / Пример", languages=tuple(LABELS), definition=zlib.compress(text, 9),
        digest=hashlib.sha256(text).digest(),
    )  # fmt: skip
    desk.save(None, made)
    return made


def answers(*points: int) -> str:
    """A finished form with these points for the three parts."""
    parts = "".join(f"<{name}>{number}</{name}>" for name, number in zip(_NAMES, points, strict=True))
    return f'<data xmlns="http://www.w3.org/2002/xforms" id="example" version="1"><told/>{parts}' + (
        f"<score>{sum(points)}</score></data>"
    )


def told(desk: Desk, visit: Visit, form: Questionnaire, *points: int, pseudonym: str = "") -> Interview:
    """A finished interview with these points; without any, one that has no score."""
    named = {"pseudonym": pseudonym} if pseudonym else {}
    person = people.new_person(desk, visit.scope, gender="female", age_band="25_34", **named)
    scored = {"answers": answers(*points), "score": sum(points)} if points else {}
    return visits.new_interview(desk, visit, person, questionnaire=form.id, met_before="new", **scored)


def asked(desk: Desk, interview: Interview, text: str) -> Task:
    """A question that stays open about an interview."""
    task = Task(
        id=TaskId(desk.new_id()), scope=interview.scope, kind="question", text=text, person=interview.person,
        interview=interview.id,
    )  # fmt: skip
    desk.save(None, task)
    return task


def hundred(desk: Desk, *, visits_made: int = 4) -> list[Interview]:
    """A hundred interviews on several visits: three with a high score (91, 84, 77), 92 lower ones, 5 without any."""
    with desk.deed():
        form = questionnaire(desk)
        days = [visits.new_visit(desk, place=f"двор {n} / Пример") for n in range(visits_made)]
        high = [(41, 30, 20), (40, 30, 14), (40, 20, 17)]
        low = [(n % 30, n % 11, n % 7) for n in range(92)]
        return [
            told(desk, days[at % visits_made], form, *points)
            for at, points in enumerate([*low[:40], *high, *low[40:], *[()] * 5])
        ]
