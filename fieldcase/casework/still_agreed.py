"""Whether somebody who stands in an issued version still agrees to stand there. Changes nothing."""

from __future__ import annotations

import datetime

from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Person
from fieldcase.rules.consents import TEXT, answer
from fieldcase.rules.people import Row, row_of


def no_longer_agreed(source: Sight, person: Person, version: Issued, day: datetime.date) -> bool:
    """Whether a person is told of in an issued version for whose use no consent stands on a day."""
    if person.id not in version.people:
        return False
    own = found(source, Consent, Asked(Consent, scope=person.scope, equals=(("person", person.id),)))
    minor = row_of(person, source.tables) is Row.CHILD
    return not answer(own, version.use, TEXT, day, minor=minor).granted
