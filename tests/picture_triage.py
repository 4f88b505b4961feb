"""What `make pictures` draws of who becomes a case: the review list, a decision, a country's note, a visit's close.

Invented interviews are added to the sample vault before it is drawn, on a visit of their own. Knows what each view
needs to stand; knows no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

import reviews
from picture_views import View, page, panel, settle, turn
from PySide6.QtWidgets import QTabBar

from fieldcase.casework import asks, consents, country_notes, deciding, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Site, Visit
from fieldcase.model.ids import PersonId, SiteId
from fieldcase.model.people import Person
from ui.pages.visit_workspace import RECOMMENDATIONS, SUMMARY
from ui.shell import Shell

PLACE = "Example / Пример. Двор у рынка"
_POINTS = ((41, 20, 9), (25, 20, 18), (25, 10, 6), (18, 5, 8), (10, 0, 8), (10, 5, 0), ())
_CONTACT = "Example / Пример. По будням до обеда; дома не звонить."


def add(desk: Desk) -> None:
    """A visit with seven interviews, one of them decided about, two open questions, recommendations, a note."""
    form = reviews.questionnaire(desk)
    visit = visits.new_visit(desk, date=UncertainDate("2026-11-24"), place=PLACE, country="KG")
    told = [reviews.told(desk, visit, form, *points) for points in _POINTS]
    for one in told:
        person = desk.get(Person, one.person or PersonId(bytes(16)))
        assert person is not None
        consents.spoken(desk, person, {"statistics": "yes", "story": "yes", "court": "later"})
    first = desk.get(Person, told[0].person or PersonId(bytes(16)))
    assert first is not None
    desk.save(first, replace(first, contact=_CONTACT))
    reviews.asked(desk, told[0], "Example / Пример. Какой срок идёт и что ещё можно сделать?")
    reviews.asked(desk, told[0], "Example / Пример. Чем это грозит человеку, если станет известно?")
    deciding.decide(
        desk, told[3], "Example / Пример. Решил суд, срок соблюдён", "lawyer", "Example / Пример", tell=True
    )  # fmt: skip
    visits.refusal(desk, visit, "no_time")
    asks.add(desk, visit, "Example / Пример. Повесить часы выдачи у входа", asks.RECOMMENDATION, "Example / Пример")
    asks.add(desk, visit, "Example / Пример. Завести папку для жалоб", asks.RECOMMENDATION)
    _asked_before(desk, visit)
    note = country_notes.blank(desk, "KG")
    desk.save(None, replace(note, minors="Example / Пример. Текст организации о несовершеннолетних."))


def _asked_before(desk: Desk, visit: Visit) -> None:
    """An earlier visit to the same site, with three recommendations that are still open."""
    site = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Example / Пример. Пункт", country="KG")
    desk.save(None, site)
    before = visits.new_visit(
        desk, date=UncertainDate("2026-03-10"), place="Example / Пример. Тот же двор", country="KG"
    )
    for one in (visit, before):
        now = desk.get(Visit, one.id)
        assert now is not None
        desk.save(now, replace(now, site=site.id))
    for text in ("Давать препарат на выходные", "Принимать без очереди после смены", "Повесить памятку о правах"):
        asks.add(desk, before, f"Example / Пример. {text}", asks.RECOMMENDATION, "Example / Пример")


def _triage(shell: Shell) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("visits", None, "triage")
    settle(shell)
    turn(shell, lambda: page(shell).part is not None and page(shell).part.detail.weighed is not None)
    settle(shell)


def decided(shell: Shell) -> None:
    """What was decided, and why."""
    _triage(shell)
    page(shell).part.choose("screened")
    settle(shell)


def no_case(shell: Shell) -> None:
    """No case of an interview: why, and where the person is referred."""
    _triage(shell)
    page(shell).part.choose("waiting")
    settle(shell)
    page(shell).part.no_case()
    panel(shell)


def take_up(shell: Shell) -> None:
    """A case takes an interview up."""
    _triage(shell)
    page(shell).part.choose("waiting")
    settle(shell)
    page(shell).part.take_up()
    panel(shell)


def country_note(shell: Shell) -> None:
    """What to know in a country."""
    _visit(shell, 0)
    page(shell).workspace.part(0).country_note.open_note()
    shown = panel(shell)
    turn(shell, lambda: "as_of" in shown.form.fields)


def _visit(shell: Shell, tab: int) -> None:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    (visit,) = [one for one in shell.desk.all(Visit) if one.place == PLACE]
    window.work.go("visits", visit.key)
    settle(shell)
    bar: QTabBar = page(shell).workspace.tabs
    bar.setCurrentIndex(tab)
    settle(shell)


def recommended(shell: Shell) -> None:
    """What the visit recommends."""
    _visit(shell, RECOMMENDATIONS)


def summary(shell: Shell) -> None:
    """The close of the visit."""
    _visit(shell, SUMMARY)


def shown_large(shell: Shell) -> None:
    """What may be turned towards the people of the visit."""
    summary(shell)
    page(shell).workspace.part(SUMMARY).show_large()
    panel(shell)


VIEWS = (
    View("triage", _triage),
    View("triage-decided", decided),
    View("triage-no-case", no_case),
    View("triage-take-up", take_up),
    View("visit-country-note", country_note),
    View("visit-recommendations", recommended),
    View("visit-close", summary),
    View("visit-shown-large", shown_large),
)
