"""Which event of a chronology says that a delivery was not answered: its id follows from the delivery, so it is one."""

from __future__ import annotations

from fieldcase.model.case import Event
from fieldcase.model.delivered import id_of_content
from fieldcase.model.ids import EventId
from fieldcase.model.letters import Delivery

NO_ANSWER = "no_answer"


def event_of(delivery: Delivery) -> EventId:
    """The id of that event, whether it is there or not."""
    return EventId(id_of_content(Event, {"kind": NO_ANSWER, "what": delivery.id.hex()}))
