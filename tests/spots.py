"""The places of the window that every generic check goes to: each page, each part of a case, what is begun anew."""

from __future__ import annotations

from dataclasses import dataclass

import picture_exchange
from PySide6.QtWidgets import QWidget
from seats import Seat

from fieldcase.casework import cases, colleagues
from fieldcase.model.campaigns import Campaign
from fieldcase.model.reports import Report
from ui.stops import PAGES


@dataclass(frozen=True)
class Spot:
    """A place of the window: a page, the code of a case on it, a part."""

    page: str
    code: str = ""
    part: str = ""

    @property
    def name(self) -> str:
        """What a test calls it."""
        return "-".join(part for part in (self.page, self.code[-6:], self.part) if part)


SPOTS = [Spot(name) for name, *_ in PAGES]
SPOTS += [
    Spot("cases", "EX-KG-ATTACK", part) for part in ("chronology", "law", "people", "evidence", "dossiers", "history")
]
SPOTS += [Spot("safety", "", part) for part in ("people", "allies")]
SPOTS += [Spot("reports", "EX-KG-ATTACK"), Spot("visits", "", "new"), Spot("cases", "", "new")]
SPOTS += [Spot("law", "", "statistics"), Spot("cases", "EX-KG-DETENTION", "decisions")]
SPOTS += [Spot("visits", "", "triage"), Spot("visits", "", "questionnaires")]
SPOTS += [Spot("advocacy", "", "results"), Spot("advocacy", "", "words"), Spot("advocacy", "", "attacks")]
SPOTS += [Spot("advocacy", "EX-DOORS", "campaigns")]
SPOTS += [Spot("reports", "", "dossier")]
SPOTS += [Spot("reports", "EX-REPORT", part) for part in ("submissions", "about", "files")]
SPOTS += [Spot("law", "", "amounts"), Spot("law", "", "hours")]
SPOTS += [Spot("exchange", "EX-PEERS", part) for part in ("laptops", "card", "conflicts")]

# The parts of an open report are turned on its tab.
_TAB_OF_REPORTS = "submissions"


def _record(seat: Seat, code: str) -> bytes:
    """The case of a code, or the sample's campaign, or its report, or a laptop that is known to it."""
    if code == "EX-PEERS":
        if not colleagues.known(seat.desk):
            picture_exchange.add(seat.desk)
            seat.heart.rest()
        return picture_exchange.LAWYER.device
    if code == "EX-REPORT":
        return min(seat.desk.all(Report), key=lambda one: one.title).key
    return seat.desk.all(Campaign)[0].key if code == "EX-DOORS" else cases.by_code(seat.desk, code).key


def go(seat: Seat, spot: Spot, *, stay: bool = False) -> QWidget:
    """Go there and wait until all of it stands; the page. To `stay` is to turn to a part of a report that is open
    already, whose pages take seconds to be made anew."""
    record = _record(seat, spot.code) if spot.code else None
    seat.settle()  # as a person does, who goes on when the first page stands
    here = seat.window.work.place
    is_open = stay and spot.code == "EX-REPORT" and (here.page, here.record) == (spot.page, record)
    if not is_open:
        seat.window.work.go(spot.page, record, _TAB_OF_REPORTS if spot.code == "EX-REPORT" else spot.part)
        seat.settle()
    if spot.code == "EX-REPORT" and (is_open or spot.part != _TAB_OF_REPORTS):
        seat.page.part.opened.turn(spot.part)
        seat.settle()
    page: QWidget = seat.page
    return page
