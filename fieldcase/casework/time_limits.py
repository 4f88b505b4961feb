"""The register of hours of detention: within how many hours something has to happen in a country.

None is delivered with the program: an organisation enters what a lawyer of the country told it, with source and status.
"""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.ids import TimeLimitId
from fieldcase.model.law import TimeLimit


def of_country(source: Sight, country: str) -> tuple[TimeLimit, ...]:
    """The rows of a country, of any day; none where no country was said."""
    return found(source, TimeLimit, Asked(TimeLimit, equals=(("country", country),))) if country else ()


def blank(desk: Desk, country: str = "") -> TimeLimit:
    """A row that is not yet kept."""
    return TimeLimit(id=TimeLimitId(desk.new_id()), scope=desk.register, country=country, counted_from="actual")
