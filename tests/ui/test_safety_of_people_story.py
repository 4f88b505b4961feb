"""The safety of people by keyboard, in Russian: going out and back, the check list, the map behind its cover."""

from __future__ import annotations

from case_pages import all_of
from PySide6.QtWidgets import QLabel
from seats import Seat
from visit_pages import begun, form

from fieldcase.casework import campaigns, lawyer_card
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import AnyId, EvidenceId
from fieldcase.model.security import Ally, CheckIn, SafetyCheck, SafetyPlan
from ui.pages.lawyer_card_panel import LawyerCardPanel
from ui.pages.safety_checklist import ChecklistPanel, PointPanel
from ui.pages.safety_plan_panel import PlanPanel
from ui.pages.secret_part import COVER_AFTER_MS
from ui.widgets.file_picker import FilePicker
from ui.widgets.line_button import LineButton


def test_a_visit_goes_out_and_is_back_by_one_key_and_today_says_so(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.tab_to("Отметка о выходе")
    seat.press("Return")
    seat.settle()
    seat.tab_to("Кто ждёт вестей")
    seat.type("Гвоздика / Пример")
    seat.press("Return")
    seat.settle()
    (going,) = all_of(seat, CheckIn)
    assert going.waits == "Гвоздика / Пример"
    assert going.back is None
    seat.press("Ctrl+1")
    seat.settle()
    assert [line.kind for line in seat.page.shown.out] == ["row-warn"]
    assert "вернуться через 3 ч 59 мин" in seat.page.shown.out[0].text
    assert "Гвоздика" not in seat.page.shown.out[0].text
    seat.press("Ctrl+Shift+B")
    seat.settle()
    assert all_of(seat, CheckIn)[0].back is not None
    assert seat.page.shown.out == ()


def test_the_check_list_is_filled_in_by_keys(seat: Seat) -> None:
    begun(seat)
    form(seat)
    (visit,) = all_of(seat, Visit)
    photo = Evidence(id=EvidenceId(seat.desk.new_id()), scope=visit.scope, title="Фото двери / Пример")
    seat.desk.save(None, photo)
    seat.tab_to("Список проверки безопасности…")
    seat.press("Return")
    panel = seat.window.overlay.panel
    assert isinstance(panel, ChecklistPanel)
    seat.wait(lambda: len(panel.checklist.states) == 8)
    first = next(iter(panel.checklist.states.values()))
    seat.tab_to(first.accessibleName())
    seat.press("Down")
    seat.settle()
    assert [one.state for one in all_of(seat, SafetyCheck)] == ["done"]
    assert panel.checklist.progress.text() == "Сделано: 1 из 8"
    seat.tab_to(f"Подробнее… {first.accessibleName()}")
    seat.press("Return")
    point = seat.window.overlay.panel
    assert isinstance(point, PointPanel)
    seat.wait(lambda: "review" in point.form.fields)
    seat.tab_to("Доказательства")
    seat.type("Фото двери")
    seat.press("Enter")
    seat.tab_to("К какому сроку или когда сделано", back=True)
    seat.type("05.03.2026")
    seat.tab_to("Пересмотреть")
    seat.type("01.03.2026")
    seat.wait(lambda: not point.wrong.isHidden())
    assert "раньше дня" in point.wrong.text()
    seat.press("Esc")
    seat.settle()
    (kept,) = all_of(seat, SafetyCheck)
    assert kept.review is not None, "the sentence holds nothing up, and nothing typed is lost"
    assert kept.state == "done"
    assert kept.evidence == (photo.id,)


def test_the_map_is_behind_a_cover_that_comes_back_by_itself(seat: Seat) -> None:
    seat.window.work.go("safety", None, "allies")
    seat.settle()
    part = seat.page.people.map
    assert not part.is_open
    seat.press("Ctrl+Shift+U")
    seat.wait(lambda: part.is_open)
    seat.settle()
    seat.press("Ctrl+E")
    seat.wait(lambda: part.form is not None and "name" in part.form.fields)
    seat.settle()
    seat.type("Пример-союзник")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [one.name for one in all_of(seat, Ally)] == ["Пример-союзник"]
    assert [one.deed for one in all_of(seat, Access)] == ["view_secret"]
    assert part._timer.isActive()
    assert part._timer.interval() == COVER_AFTER_MS == 120_000
    assert "Пример-союзник" not in seat.shell.windowTitle()
    part._timer.timeout.emit()
    seat.settle()
    assert not part.is_open
    seat.press("Ctrl+Shift+U")
    seat.settle()
    seat.press("Ctrl+1")
    seat.settle()
    assert not part.is_open, "leaving the page covers it"
    assert not any("Пример-союзник" in one.text() for one in seat.shell.findChildren(QLabel))


def test_a_campaign_against_attacks_has_its_list_and_its_plan_by_keys(seat: Seat) -> None:
    seat.settle()
    one = campaigns.begin(seat.desk, "Example / Пример. Ответ на нападение")
    campaigns.add(seat.desk, one, country="XX", settlements=("Тополёвка",), form="пикет")
    seat.window.work.go("advocacy", one.key, "campaigns")
    seat.wait(lambda: seat.page.NAME == "advocacy" and seat.page.part.is_open)
    seat.wait(lambda: seat.page.part.opened.actions_view.has_one)
    seat.settle()
    seat.press("Ctrl+Shift+Y")
    safety = seat.page.part.opened.safety
    seat.wait(lambda: safety.checklist is not None and len(safety.checklist.states) == 8)
    assert seat.focus().accessibleName() == "План безопасности этой кампании"
    points = list(safety.checklist.states.values())
    seat.tab_to(points[2].accessibleName())
    seat.press("Down")
    seat.settle()
    assert safety.checklist.progress.text() == "Сделано: 1 из 8"
    assert [(check.about, check.point) for check in all_of(seat, SafetyCheck)] == [(AnyId(one.key), "lawyer")]
    safety.plan_button.setFocus()
    seat.press("Return")
    panel = seat.window.overlay.panel
    assert isinstance(panel, PlanPanel)
    assert panel.form is None, "the cover is on"
    seat.press("Return")
    seat.wait(lambda: panel.form is not None and "threats" in panel.form.fields)
    seat.settle()
    seat.tab_to("Угрозы")
    seat.type("звонки с угрозами")
    assert panel._timer.isActive()
    panel._timer.timeout.emit()
    seat.settle()
    assert seat.window.overlay.panel is not panel, "it closes by itself, and what was typed is kept"
    assert [(plan.about, plan.threats) for plan in all_of(seat, SafetyPlan)] == [(AnyId(one.key), "звонки с угрозами")]
    assert [look.about for look in all_of(seat, Access)] == [AnyId(one.key)]
    assert "угрозами" not in seat.shell.windowTitle()
    seat.window.work.go("safety", None, "people")
    seat.settle()
    assert any("Ответ на нападение" in line.text() for line in seat.page.people.findChildren(LineButton))


def test_a_lawyers_telephone_is_kept_only_where_it_is_ticked(seat: Seat) -> None:
    seat.window.work.go("safety", None, "people")
    seat.settle()
    for ticked in (False, True):
        seat.press("Ctrl+P")
        panel = seat.window.overlay.panel
        assert isinstance(panel, LawyerCardPanel)
        seat.settle()
        assert panel.phone.text() == ""
        seat.tab_to("Телефон юриста")
        seat.type("000-11-22")
        if ticked:
            seat.tab_to(panel.keep.accessibleName() or panel.keep.text())
            seat.press("Space")
        seat.tab_to("Телефон юриста")
        seat.press("Return")
        seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
        seat.press("Esc")
        seat.settle()
        assert lawyer_card.kept(seat.desk).phone == ("000-11-22" if ticked else "")
