"""The short line on what a person agreed to: it never says more than the rules would allow."""

from __future__ import annotations

import datetime

import pytest

from fieldcase.casework import agreed
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ConsentId, PersonId, ScopeId
from fieldcase.model.people import Consent, Person

SCOPE = ScopeId(b"scope of a case.")
WHO = PersonId(b"one of the case.")
TODAY = datetime.date(2026, 11, 26)
USES = ("story", "court", "media")


def person(kind: str = "client", age: str = "not_stated") -> Person:
    return Person(id=WHO, scope=SCOPE, kind=kind, age_band=age)


def consent(
    level: str, uses: tuple[str, ...] = USES, *, until: str = "", withdrawn: str = "", given_by: str = ""
) -> Consent:
    return Consent(
        id=ConsentId(level.ljust(16, ".").encode()), scope=SCOPE, person=WHO, uses=uses, level=level, given_by=given_by,
        given_on=UncertainDate("2026-01-05"), until=UncertainDate(until) if until else None,
        withdrawn_on=UncertainDate(withdrawn) if withdrawn else None,
    )  # fmt: skip


def line(who: Person, *consents: Consent) -> agreed.Agreed:
    return agreed.in_a_line(who, consents, TODAY, shipped(), words("en"))


def test_whoever_was_not_asked_is_told_to_be_not_asked() -> None:
    assert line(person()) == agreed.Agreed("not asked yet", agreed.WARN)


def test_uses_that_were_agreed_to_are_counted() -> None:
    assert line(person(), consent("without_name")) == agreed.Agreed("without the name: 3 of 10", agreed.GOOD)
    assert line(person(), consent("named")) == agreed.Agreed("by name: 3 of 10", agreed.GOOD)


def test_a_refusal_and_a_withdrawal_are_told() -> None:
    assert line(person(), consent("refused")).text == "refused"
    assert line(person(), consent("without_name", withdrawn="2026-02-01")).text == "consent withdrawn"
    assert line(person(), consent("without_name", until="2026-02-01")).text == "consent has run out"


@pytest.mark.parametrize("who", [person("child"), person("client", "14_17")])
def test_a_child_is_never_said_to_be_named(who: Person) -> None:
    assert line(who, consent("named", given_by="the mother")).text == "without the name: 3 of 10"
    assert line(who, consent("named")).text == "a guardian has to agree"
    # The control: a grown person who agreed to the same is named.
    assert line(person(), consent("named", given_by="the mother")).text == "by name: 3 of 10"


def test_officials_are_not_asked_and_workers_have_a_code() -> None:
    assert line(person("official"), consent("refused")).text == "by function"
    assert line(person("lawyer")).text == "by role code"


def test_the_consent_of_somebody_else_counts_for_nobody() -> None:
    other = Person(id=PersonId(b"another person.."), scope=SCOPE, kind="client")
    assert line(other, consent("named")).text == "not asked yet"
