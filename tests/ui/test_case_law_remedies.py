"""The part "Remedies" by keyboard: steps, days that cannot be, the line of time, the draft, Today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from seats import Seat

from fieldcase.casework import cases
from fieldcase.casework.remedies import Standing
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import EvidenceId, RemedyId
from fieldcase.model.remedies import Remedy
from ui.pages.case_law import PARTS, LawTab
from ui.pages.case_law_remedies import RemediesPart
from ui.pages.exhaustion_panel import ExhaustionPanel
from ui.pages.remedy_course import RemedyCourse

PLACE = next(at for at, stop in enumerate(PARTS) if stop.kind is Remedy)


def said(seat: Seat, sentence: str) -> str:
    """A sentence of the program in the window's language."""
    return str(seat.window.work.words(sentence))


def new_case(seat: Seat) -> Case:
    return cases.new_case(seat.desk, "Example / Пример")


def at_remedies(seat: Seat, case: Case) -> RemediesPart:
    """The part, reached by the arrows."""
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "law")
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    tab.bar.setFocus()
    for _ in range(PLACE - tab.bar.currentIndex()):
        seat.press("Right")
    seat.settle()
    part = tab.part
    assert isinstance(part, RemediesPart)
    return part


def course(part: RemediesPart) -> RemedyCourse:
    found = part.findChild(RemedyCourse)
    assert isinstance(found, RemedyCourse)
    return found


def kept(seat: Seat, case: Case, **values: Any) -> Remedy:
    """A step that is in the vault already."""
    seat.settle()
    step = Remedy(id=RemedyId(seat.desk.new_id()), scope=case.scope, **values)
    seat.desk.save(None, step)
    return step


def test_a_step_is_typed_by_keys_alone_and_stands_in_the_line_of_time(seat: Seat) -> None:
    case = new_case(seat)
    part = at_remedies(seat, case)
    seat.press("Ctrl+E")
    seat.wait(lambda: "why_not" in part.form.fields)
    seat.tab_to(said(seat, "Authority"))
    seat.type("Пример. Прокуратура Тополёвки")
    seat.tab_to(said(seat, "Filed on"))
    seat.type("10.01.2025")
    seat.tab_to(said(seat, "To be answered by"))
    seat.type("10.02.2025")
    seat.tab_to(said(seat, "Which rule says so"))
    seat.type("Пример. Закон, статья 5")
    seat.press("Ctrl+Return")
    seat.settle()
    (step,) = seat.desk.all(Remedy, case.scope)
    assert (step.filed, step.due) == (UncertainDate("2025-01-10"), UncertainDate("2025-02-10"))
    assert step.due_by == "Пример. Закон, статья 5"
    seat.wait(lambda: len(course(part).steps) == 1)
    (shown,) = course(part).steps
    assert shown.standing is Standing.UNSHOWN, "nothing shows that it arrived"
    assert course(part).line.rows.lines[0].disputed == shown.outcome


def test_a_day_that_cannot_be_has_a_sentence_beside_its_field_and_nothing_is_lost(seat: Seat) -> None:
    case = new_case(seat)
    part = at_remedies(seat, case)
    seat.press("Ctrl+E")
    seat.wait(lambda: "answered" in part.form.fields)
    seat.tab_to(said(seat, "Filed on"))
    seat.type("10.01.2025")
    seat.tab_to(said(seat, "Answered on"))
    seat.type("09.01.2025")
    field = part.form.fields["answered"]
    seat.wait(lambda: field.fault != "")
    assert field.fault == said(seat, "The answer is dated before the day of filing. Please check both days.")
    assert part.form.fields["filed"].fault == "", "the control: the other day is possible"
    seat.press("Ctrl+Return")
    seat.settle()
    (step,) = seat.desk.all(Remedy, case.scope)
    assert step.answered == UncertainDate("2025-01-09"), "what was typed is kept"
    field.setFocus()
    seat.press("Ctrl+A")
    seat.type("11.01.2025")
    seat.wait(lambda: field.fault == "")


def test_an_unreadable_day_keeps_its_own_sentence(seat: Seat) -> None:
    case = new_case(seat)
    part = at_remedies(seat, case)
    seat.press("Ctrl+E")
    seat.wait(lambda: "filed" in part.form.fields)
    seat.tab_to(said(seat, "Filed on"))
    seat.type("31.02.2025")
    seat.settle()
    assert part.form.fields["filed"].fault != ""
    assert part.form.fields["filed"].words() == "31.02.2025"


def test_proof_of_receipt_turns_an_unknown_answer_into_silence(seat: Seat) -> None:
    case = new_case(seat)
    proof = Evidence(id=EvidenceId(seat.desk.new_id()), scope=case.scope, number="A01", kind="document")
    seat.desk.save(None, proof)
    step = kept(seat, case, filed=UncertainDate("2025-01-10"), due=UncertainDate("2025-02-10"))
    part = at_remedies(seat, case)
    seat.wait(lambda: part.form.record is not None and "proof" in part.form.fields)
    seat.wait(lambda: len(course(part).steps) == 1)
    assert course(part).steps[0].standing is Standing.UNSHOWN
    seat.settle()
    seat.desk.save(step, replace(step, received=UncertainDate("2025-01-12"), proof=proof.id))
    part.read()
    seat.wait(lambda: course(part).steps[0].standing is Standing.SILENT)


def test_the_draft_is_shown_in_either_language_and_copied(seat: Seat) -> None:
    case = new_case(seat)
    kept(seat, case, type="appeal", filed=UncertainDate("2025-01-10"), result="refused", last="yes")
    at_remedies(seat, case)
    seat.press("Ctrl+Shift+R")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ExhaustionPanel))
    panel = seat.window.overlay.panel
    assert isinstance(panel, ExhaustionPanel)
    seat.wait(lambda: panel.text.toPlainText() != "")
    assert "апелляция" in panel.text.toPlainText()
    panel.language.choose("en")
    panel.read()
    seat.wait(lambda: "appeal" in panel.text.toPlainText())
    assert "Draft for a lawyer." in panel.text.toPlainText()
    seat.tab_to(said(seat, "Copy the draft"))
    seat.press("Space")
    seat.settle()
    assert QGuiApplication.clipboard().text() == panel.text.toPlainText()
    assert panel.copied.text() == said(seat, "Copied. It is taken off the clipboard at lock.")
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is None


def test_without_a_step_the_draft_says_what_it_is_for_and_cannot_be_copied(seat: Seat) -> None:
    case = new_case(seat)
    part = at_remedies(seat, case)
    part.draft()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ExhaustionPanel))
    panel = seat.window.overlay.panel
    assert isinstance(panel, ExhaustionPanel)
    seat.wait(lambda: panel.text.toPlainText() != "")
    assert not panel.copy_button.isEnabled()


def test_an_overdue_answer_stands_on_today_and_opens_the_step(seat: Seat) -> None:
    case = new_case(seat)
    step = kept(seat, case, type="appeal", filed=UncertainDate("2025-01-10"), due=UncertainDate("2025-02-10"))
    seat.window.work.go("today")
    seat.settle()
    page: Any = seat.page
    page.read()
    seat.wait(lambda: any("апелляция" in line.text for line in page.shown.due))
    (line,) = [one for one in page.shown.due if "апелляция" in one.text]
    assert said(seat, "receipt not shown") in line.text
    seat.heart.rest()
    seat.window.work.go(*line.place)
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    seat.wait(lambda: tab.marked == step.id)


@pytest.mark.parametrize("result", ["refused", "granted"])
def test_an_answered_step_is_not_on_today(seat: Seat, result: str) -> None:
    case = new_case(seat)
    kept(seat, case, type="appeal", filed=UncertainDate("2025-01-10"), due=UncertainDate("2025-02-10"), result=result)
    page: Any = seat.page
    page.read()
    seat.settle()
    assert not any("апелляция" in line.text for line in page.shown.due)


def test_a_day_that_is_over_and_a_threat_become_questions_once(seat: Seat) -> None:
    case = new_case(seat)
    kept(
        seat, case, filed=UncertainDate("2025-01-10"), due=UncertainDate("2025-02-10"), why_not=("reprisals",)
    )  # fmt: skip
    part = at_remedies(seat, case)
    seat.wait(lambda: part.form.record is not None and course(part).ask_button.isVisible())
    course(part).ask_button.setFocus()
    seat.press("Space")
    seat.settle()
    asked = seat.desk.all(Task, case.scope)
    assert {one.rule for one in asked} == {"remedy.overdue", "remedy.reprisals"}
    assert all(one.kind == "question" for one in asked)
    seat.wait(lambda: not course(part).ask_button.isVisible())


def test_an_answered_step_asks_nothing(seat: Seat) -> None:
    case = new_case(seat)
    kept(seat, case, filed=UncertainDate("2025-01-10"), due=UncertainDate("2025-02-10"), result="refused")
    part = at_remedies(seat, case)
    seat.wait(lambda: part.form.record is not None and len(course(part).steps) == 1)
    assert not course(part).ask_button.isVisible()
