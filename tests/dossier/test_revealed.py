"""What a file will reveal is said of the file itself: each row changes with what stands in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ingredients import CASE, DAY, SCOPE, SHOWN, WOMAN, ingredients, number, records, with_record

from fieldcase.dossier.answers import Finished
from fieldcase.dossier.maker import made
from fieldcase.dossier.revealed import Revealed
from fieldcase.i18n import words
from fieldcase.model.case import Source
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, DetentionId, MemberId, PassageId
from fieldcase.model.people import Consent, Passage
from fieldcase.model.values import Instant


def told(**changes: Any) -> Revealed:
    """What a file gives away."""
    answer = made(ingredients(**changes))
    assert isinstance(answer, Finished), answer
    return answer.revealed


def with_event(**values: Any) -> Any:
    return with_record(replace(next(one for one in records() if one.key == DAY), **values))


def test_people_are_counted_by_how_they_appear() -> None:
    plain = told()
    assert (plain.names, plain.pseudonyms, plain.people_left_out, plain.records_left_out) == ((), 1, 1, 1)
    consent = next(one for one in records() if isinstance(one, Consent) and one.person == WOMAN)
    named = told(records=with_record(replace(consent, level="named")))
    assert (named.names, named.pseudonyms) == (("Лидия Верховцева",), 0)


def test_a_place_counts_only_where_it_is_printed() -> None:
    assert not told().places, "a place is not told in public"
    assert told(use="court").places
    assert not told(use="court", sections=frozenset({"summary"})).places


def test_health_and_admissions_count_only_where_they_are_printed() -> None:
    spoken = with_event(admissions="She said that she had used.")
    assert told(records=spoken, use="internal", consents=()).offences
    assert not told(records=spoken).offences
    marked = Passage(
        id=PassageId(number(81)), scope=SCOPE, about=AnyId(DAY), field="what", words="a burn", reveals="health"
    )
    burnt = (*with_event(what="A patrol stopped a woman with a burn."), marked)
    assert told(records=burnt, use="court").health
    assert not told(use="court").health, "control"
    named = [replace(one, level="named") if isinstance(one, Consent) and one.person == WOMAN else one for one in burnt]
    assert not told(records=named).health, "health and a name are not printed together in public"


def test_an_admission_the_lawyer_released_is_told_of() -> None:
    lead = MemberId(number(72))
    case = replace(CASE, lead=lead)
    free = Passage(
        id=PassageId(number(82)), scope=SCOPE, about=AnyId(DAY), field="what", words="had used", reveals="offence",
        released=True, released_by=lead,
    )  # fmt: skip
    changed = [one for one in with_event(what="She had used.") if one.KIND != "case"]
    assert told(records=(*changed, case, free)).offences
    assert not told(records=(*changed, case, replace(free, released=False))).offences


def test_dates_are_counted_by_how_exact_they_are() -> None:
    assert (told().days, told().months) == (1, 0)
    source = next(one for one in records() if isinstance(one, Source))
    shy = told(records=with_record(replace(source, looked_at="not_looked_at")))
    assert (shy.days, shy.months, shy.cited, shy.described) == (0, 1, 0, 1)
    assert told(sections=frozenset({"summary"})).days == 0


def test_exhibits_sums_and_ledger_are_told_by_use_and_section() -> None:
    assert (told().shown, told().withheld, told().originals, told().ledger) == (1, 1, False, False)
    court = told(use="court")
    assert (court.originals, court.ledger) == (True, True)
    assert told(use="court", sections=frozenset({"summary"})).ledger is False
    assert told(sections=frozenset({"summary"})).shown == 0


def test_what_originals_say_of_themselves_counts_where_it_is_printed() -> None:
    piece = next(one for one in records() if isinstance(one, Evidence) and one.id == SHOWN)
    saying = with_record(replace(piece, metadata=("exif.Make: Example",), metadata_printed=True))
    assert told(records=saying, use="court").told_by_files == 1
    assert told(records=saying, use="court", sections=frozenset({"summary"})).told_by_files == 0
    assert told(records=saying).told_by_files == 0, "in public it is not printed"
    unchosen = with_record(replace(piece, metadata=("exif.Make: Example",)))
    assert told(records=unchosen, use="court").told_by_files == 0


def test_counted_tables_name_nobody() -> None:
    numbers = told(use="statistics")
    assert (numbers.names, numbers.pseudonyms, numbers.days) == ((), 0, 0)
    assert numbers.people_left_out == 1, "who refused to be counted"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_rows_always_say_that_the_file_leaves_the_encryption(language: str) -> None:
    rows = told().rows(words(language))
    assert len(rows) == 17
    assert len({label for label, _ in rows}) == 17
    assert all(label and value for label, value in rows)
    assert dict(rows)["Encryption"]


def test_whether_the_hours_of_a_detention_stand_in_the_file_is_told() -> None:
    held = Detention(id=DetentionId(b"d" * 16), scope=CASE.scope, person=WOMAN, since=Instant(1_575_187_200_000, 360))
    for use, expected in (("court", True), ("un_public", False)):
        assert told(records=(*records(), held), use=use).hours is expected
    assert told(records=(*records(), held), use="court", sections=frozenset({"summary"})).hours is False
