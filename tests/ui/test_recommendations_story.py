"""Recommendations of a visit by keyboard, in Russian: numbered, asked about at the next visit, told to a committee."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading
from seats import Seat

from fieldcase.casework import asks, scorecard, scorecard_pages, visits
from fieldcase.i18n import words
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Recommendation, Site, Visit
from fieldcase.model.ids import EvidenceId, MeetingId, SiteId
from fieldcase.model.signals import FollowUp
from ui.pages.visit_workspace import RECOMMENDATIONS

BODY = "Страновой комитет / Пример"
FIVE = (
    "Расширить выбор препаратов / Пример", "Давать препарат в больнице / Пример", "Обновить памятки / Пример",
    "Изменить подход к аутричу / Пример", "Привлечь аптеки / Пример",
)  # fmt: skip


def part_of(seat: Seat, visit: Visit) -> Any:
    """The recommendations of a visit, in front."""
    seat.window.work.go("visits", visit.key)
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.workspace.visit is not None)
    seat.wait(lambda: seat.page.workspace.visit.key == visit.key)
    seat.settle()
    seat.page.workspace.tabs.setCurrentIndex(RECOMMENDATIONS)
    seat.settle()
    return seat.page.workspace.part(RECOMMENDATIONS)


def visit_on(seat: Seat, site: Site, day: str) -> Visit:
    made = visits.new_visit(seat.desk)
    kept = replace(made, site=site.id, country="KZ", date=UncertainDate(day))
    seat.desk.save(seat.desk.get(Visit, made.id), kept)
    return kept


def test_five_recommendations_are_asked_about_at_the_next_visit_and_told_to_a_committee(
    seat: Seat, tmp_path: Path
) -> None:
    desk = seat.desk
    site = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Пункт / Пример")
    desk.save(None, site)
    first, second = (visit_on(seat, site, day) for day in ("2019-09-10", "2020-03-15"))
    seat.heart.rest()
    part = part_of(seat, first)
    seat.wait(lambda: "text" in part.adding.fields)
    for text in FIVE:
        part.adding.fields["text"].setFocus()
        seat.type(text)
        seat.press("Tab")
        seat.type(BODY)
        seat.press("Ctrl+E")
        seat.settle()
    made = sorted(desk.all(Recommendation), key=lambda one: one.number or 0)
    assert [(one.number, one.text, one.addressed) for one in made] == [
        (number, text, BODY) for number, text in enumerate(FIVE, start=1)
    ]

    part = part_of(seat, second)
    seat.wait(lambda: len(part.open_asks.found) == 5)
    seat.settle()
    assert part.open_asks.isVisible()
    for place, digit in ((0, "4"), (0, "5"), (0, "2")):  # what is done or not kept leaves the list of what is open
        part.open_asks.lines[place].setFocus()
        seat.press(digit)
        seat.settle()
    status = {one.recommendation: one.status for one in desk.all(FollowUp)}
    assert [status.get(one.id) for one in made] == ["done", "not_kept", "under_way", None, None]
    assert {one.visit for one in desk.all(FollowUp)} == {second.id}

    done = next(one for one in desk.all(FollowUp) if one.status == "done")
    order = Evidence(id=EvidenceId(desk.new_id()), scope=done.scope, title="Приказ / Пример")
    desk.save(None, order)
    desk.save(done, replace(done, evidence=(order.id,)))
    meeting = Meeting(
        id=MeetingId(desk.new_id()), scope=desk.register, kind="country_mechanism", body=BODY,
        date=UncertainDate("2020-04-20"), agenda_item="План на 2020 год / Пример",
        decision="Закупить препарат / Пример",
    )  # fmt: skip
    desk.save(None, meeting)
    told = words("ru")
    target = tmp_path / "card.pdf"
    card = scorecard.gather(desk, meeting)
    scorecard_pages.write(desk, card, target, told, told)
    text = " ".join(pdf_reading.text(target.read_bytes(), tmp_path).split())
    for wanted in (*FIVE, "План на 2020 год / Пример", "Закупить препарат / Пример", "20 апреля 2020", "15 марта 2020"):
        assert wanted in text, wanted
    assert "сделано, выполнено, 15 марта 2020 (есть чем подтвердить)" in text
    assert "не выполнено" in text
    assert "сказано, не подтверждено" in text
    states = [asks.told(desk, [one])[0].state for one in made]
    assert [(one.statuses, one.shown) for one in states[:3]] == [
        (("done",), True), (("not_kept",), False), (("under_way",), False),
    ]  # fmt: skip
