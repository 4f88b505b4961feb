"""A meeting at which something is asked, for the tests of asks and of the scorecard."""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import MeetingId


def meeting(desk: Desk, day: str = "2019-09-20", body: str = "Комитет / Пример") -> Meeting:
    made = Meeting(
        id=MeetingId(desk.new_id()), scope=desk.register, kind="country_mechanism", body=body, country="XX",
        date=UncertainDate(day), agenda_item="План / Пример",
    )  # fmt: skip
    desk.save(None, made)
    return made
