"""Which files of evidence may be handed over: those that tell no more than their record may; and what goes again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence, Mark, Moment
from fieldcase.model.ids import AnyId, CaseId, ConsentId, EvidenceId, MarkId, MomentId, PassageId, PersonId, ScopeId
from fieldcase.model.people import Consent, Passage, Person
from fieldcase.rules.share_again import Agreed
from fieldcase.rules.share_gate import Shared, Terms, shared

SCOPE = ScopeId(b"s" * 16)
CASE = Case(id=CaseId(b"c" * 16), scope=SCOPE, code="KG-1", title="Дело")
WHO = Person(id=PersonId(b"p" * 16), scope=SCOPE, pseudonym="Выдра", kind="client")
KEYS = {"secret", "blob"}
NOBODY = Evidence(id=EvidenceId(b"v" * 16), scope=SCOPE, title="Снимок", secret=b"k" * 32, looked_at="nobody")
UNSEEN = replace(NOBODY, looked_at="not_looked_at")
NO = Consent(
    id=ConsentId(b"a" * 16), scope=SCOPE, person=WHO.id, level="refused", uses=("internal",),
    given_on=UncertainDate("2026-01-10"),
)  # fmt: skip
MARK = Mark(id=MarkId(b"m" * 16), scope=SCOPE, evidence=NOBODY.id)
COPY = replace(NOBODY, id=EvidenceId(b"w" * 16), made_from=NOBODY.id, made_how="redacted")
IDENTITY = Terms(identity=True)


def gate(records: Sequence[Record], terms: Terms | None = None) -> Shared:
    """What goes of a case with these records."""
    day = datetime.date(2026, 3, 1)
    return shared((CASE, *records), terms or Terms(), day, case=CASE, tables=shipped(), words=words("ru"))


def goes(records: Sequence[Record], terms: Terms | None = None) -> bool:
    """Whether the file of the first of these goes; its record does."""
    told = gate(records, terms).fields[records[0].key]
    assert "title" in told, "the control"
    assert told >= KEYS or KEYS.isdisjoint(told), "the name of a file without its key, or the other way round"
    return told >= KEYS


@pytest.mark.parametrize(
    "records",
    [
        (UNSEEN,),
        (replace(NOBODY, identifies=(WHO.id,)), WHO),
        (replace(NOBODY, metadata=("GPS 42.87, 74.59",)),),
        (NOBODY, MARK),
        (NOBODY, COPY),
    ],
    ids=["nobody looked", "identifies", "says where it was made", "marked", "has a copy without"],
)
def test_a_file_that_may_tell_who_somebody_is_goes_only_where_names_do(records: Sequence[Record]) -> None:
    assert not goes(records)
    assert goes(records, IDENTITY)
    assert goes(records, Terms(own=True))


def test_a_file_that_tells_of_nobody_goes_and_so_does_the_copy_from_which_it_was_taken_out() -> None:
    assert goes([NOBODY])
    assert goes([COPY, NOBODY])


def test_a_recording_stays_in_which_one_line_is_said_by_somebody_who_refused() -> None:
    line = Moment(id=MomentId(b"t" * 16), scope=SCOPE, evidence=NOBODY.id, speaker=WHO.id, text="Не надо")
    assert not goes([NOBODY, line, WHO, NO], IDENTITY)
    assert goes([NOBODY, line, WHO], IDENTITY), "the control"


def test_a_marked_passage_of_what_is_written_about_it_keeps_the_file_too() -> None:
    passage = Passage(
        id=PassageId(b"q" * 16), scope=SCOPE, about=AnyId(NOBODY.id), field="description", words="Выдра",
        reveals="privileged",
    )  # fmt: skip
    assert not goes([NOBODY, passage], IDENTITY)
    assert goes([NOBODY, passage], Terms(own=True))


def agreed(records: Sequence[Record], terms: Terms, then: Agreed | None = None) -> Agreed:
    """What holds once these were handed over."""
    fields = gate(records, terms).fields
    return Agreed.now([one for one in records if one.key in fields], fields, terms, then)


def test_what_opens_later_goes_again_field_by_field_and_nothing_else_does() -> None:
    then = agreed([UNSEEN], Terms())
    assert then.opened(NOBODY, gate([NOBODY]).fields[NOBODY.key]) == KEYS
    assert then.opened(UNSEEN, gate([UNSEEN]).fields[UNSEEN.key]) == frozenset()
    wider = gate([UNSEEN], IDENTITY).fields[UNSEEN.key]
    assert then.opened(UNSEEN, wider) == KEYS | {"file_name", "metadata"}
    again = agreed([NOBODY], IDENTITY)
    assert again.opened(NOBODY, gate([NOBODY]).fields[NOBODY.key]) == frozenset(), "what closes opens nothing"


def test_what_was_closed_stays_known_while_nothing_is_told_of_the_record() -> None:
    then = agreed([UNSEEN], Terms())
    between = agreed([replace(UNSEEN, shows=(WHO.id,)), WHO, NO], Terms(), then)
    assert between.opened(NOBODY, gate([NOBODY]).fields[NOBODY.key]) == KEYS
