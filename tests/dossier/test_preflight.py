"""The list before a dossier goes out: each line leads to the record it is about, and a mended record has none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ingredients import ARTICLE, CASE, DAY, HELD_BACK, SHOWN, ingredients, picture, records, with_record

from fieldcase.dossier.answers import Answer, Finished, Refused
from fieldcase.dossier.asking import KEEP
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.maker import child, made
from fieldcase.errors import ChildFailed, IdentityInText
from fieldcase.errors.release import Where
from fieldcase.i18n import words
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActId, MemberId, RemedyId, SegmentId, ThresholdId, TranslationId
from fieldcase.model.law import Threshold
from fieldcase.model.remedies import Remedy
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules import charge
from fieldcase.rules.charge_lines import to_lines
from fieldcase.rules.preflight import STOP, WARN, Finding, stops


def looked_at(**changes: Any) -> tuple[Finding, ...]:
    """The list of a preview."""
    answer = made_with_its_picture(ingredients(preview=True, **changes))
    assert isinstance(answer, Finished | Refused), answer
    return answer.findings


def made_with_its_picture(asked: Ingredients) -> Answer:
    """The answer once the picture that is asked for has been handed over."""
    child(KEEP + picture())
    return made(asked)


def leads(findings: tuple[Finding, ...]) -> set[tuple[bytes | None, str]]:
    """Records and fields that the lines lead to."""
    return {(one.record, one.field) for one in findings if one.record is not None}


def one_with(key: bytes, **values: Any) -> Any:
    """A record of the sample with other values, among all others."""
    return with_record(replace(next(one for one in records() if one.key == key), **values))


def test_a_sound_case_has_no_line_that_leads_to_a_record() -> None:
    assert leads(looked_at()) == set()


CHANGES: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "an event without a source": (DAY, {"sources": ()}, "sources"),
    "a source nobody looked at": (ARTICLE, {"looked_at": "not_looked_at"}, "looked_at"),
    "a picture that is not described": (SHOWN, {"description": ""}, "description"),
    "an exhibit in another language": (SHOWN, {"language": "ru"}, "language"),
    "a word in an event": (DAY, {"what": "An addict was stopped."}, "what"),
    "a word in a description": (SHOWN, {"description": "Addicts in a row."}, "description"),
    "a word in the summary": (CASE.key, {"summary": "Addicts asked for help."}, "summary"),
    "a case in another language": (CASE.key, {"language": "ru"}, "language"),
}


@pytest.mark.parametrize("told", ["en", "ru"])
@pytest.mark.parametrize("name", CHANGES)
def test_each_fault_has_one_line_that_warns_and_leads_there(name: str, told: str) -> None:
    key, values, field = CHANGES[name]
    findings = [one for one in looked_at(records=one_with(key, **values), told=told) if one.record is not None]
    assert [(one.level, one.record, one.field) for one in findings] == [(WARN, key, field)]
    assert "{" not in findings[0].told(words(told))


def translated(**values: Any) -> tuple[Finding, ...]:
    """The list of a file in English with a Russian exhibit that has a translation of one passage."""
    said: dict[str, Any] = {"language": "en", "status": "checked", "translated": "A word"} | values
    text = {"original": "Слово", "translated": said.pop("translated")}
    one = Translation(id=TranslationId(b"t" * 16), scope=CASE.scope, evidence=SHOWN, **said)
    row = Segment(id=SegmentId(b"g" * 16), scope=CASE.scope, translation=one.id, **text)
    return tuple(one for one in looked_at(records=(*one_with(SHOWN, language="ru"), one, row)) if one.record == SHOWN)


def test_an_exhibit_in_another_language_wants_a_translation_into_this_one() -> None:
    assert translated() == ()
    for lacking in ({"language": "fr"}, {"translated": ""}):
        (line,) = translated(**lacking)
        assert "nothing translates it" in line.told(words("en"))
        assert (line.level, line.field) == (WARN, "language")


def test_a_draft_and_what_is_not_translated_yet_are_told() -> None:
    (line,) = translated(status="draft")
    assert "a draft that nobody has checked" in line.told(words("en"))
    more = Segment(id=SegmentId(b"h" * 16), scope=CASE.scope, translation=TranslationId(b"t" * 16), original="Ещё")
    one = Translation(id=TranslationId(b"t" * 16), scope=CASE.scope, evidence=SHOWN, language="en", status="checked")
    row = Segment(id=SegmentId(b"g" * 16), scope=CASE.scope, translation=one.id, original="Слово", translated="A word")
    found = looked_at(records=(*one_with(SHOWN, language="ru"), one, row, more))
    (line,) = [one for one in found if one.record == SHOWN]
    assert line.told(words("en")).endswith("that are not translated yet: 1.")


def test_an_exhibit_nobody_looked_at_has_a_line_in_every_use() -> None:
    for use in ("un_public", "court"):
        found = looked_at(records=one_with(SHOWN, looked_at="not_looked_at"), use=use)
        assert (SHOWN, "looked_at") in leads(found)
    assert not any(one.values.get("exhibits") == "A01" and "shown although" in one.message for one in found), (
        "told once"
    )


def test_what_was_left_out_by_choice_or_by_the_rules_is_not_complained_of() -> None:
    few = frozenset({"summary"})
    assert leads(looked_at(records=one_with(DAY, what="An addict.", sources=()), sections=few)) == set()
    assert leads(looked_at(records=one_with(HELD_BACK, language="ru", looked_at="people"))) == set()


def test_what_the_rules_have_to_say_comes_first_and_leads_nowhere() -> None:
    found = looked_at(records=one_with(DAY, sources=()))
    assert [one.record for one in found] == [None, None, DAY]


def test_an_export_makes_no_list() -> None:
    answer = made_with_its_picture(ingredients(records=one_with(DAY, sources=())))
    assert isinstance(answer, Finished)
    assert answer.findings == ()


def test_a_refusal_for_a_text_comes_with_the_other_lines() -> None:
    asked: Ingredients = ingredients(records=one_with(DAY, what="Верховцева.", sources=()), preview=True)
    answer = made_with_its_picture(asked)
    assert isinstance(answer, Refused)
    assert leads(answer.findings) == {(DAY, "sources")}
    assert [(one.level, one.record, one.field) for one in stops(answer.refusal)] == [(STOP, DAY, "what")]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_refusal_without_a_place_is_told_in_its_own_sentence(language: str) -> None:
    told = words(language)
    for error in (ChildFailed(), IdentityInText(places="name of the file: Name")):
        (line,) = stops(error)
        assert line.told(told) == error.told(told)
    placed = stops(IdentityInText(places="x").at(Where(b"a" * 16, "what", "Name"), Where(b"b" * 16, "what", "Name")))
    assert [one.record for one in placed] == [b"a" * 16, b"b" * 16]
    assert all("Name" in one.told(told) for one in placed)


ACT = next(one for one in records() if isinstance(one, Act))
LEAD = MemberId(b"lead" * 4)


def about(key: bytes, **changes: Any) -> list[tuple[str, str]]:
    """The lines that lead to one record: sentence and field."""
    return [(one.told(words("en")), one.field) for one in looked_at(**changes) if one.record == key]


def test_norms_whose_texts_nobody_compared_are_named_once_by_instrument_with_their_status() -> None:
    again = replace(ACT, id=ActId(b"a" * 16), norms=("iccpr:9",))
    (line,) = about(ACT.key, records=(*one_with(ACT.key, norms=("iccpr:14", "iccpr:9", "cedaw-gr:33")), again))
    assert line[1] == "norms"
    assert "International Covenant on Civil and Political Rights (ICCPR), 9, 14" in line[0]
    assert "So far: from memory, to be confirmed." in line[0]
    assert about(ACT.key) == [], "the control: its text was read"
    (unknown,) = about(ACT.key, records=one_with(ACT.key, norms=("zz:1",)))
    assert unknown == ("No table knows this norm: zz:1. Please check how it is cited.", "norms")


def test_a_charge_check_that_the_lawyer_has_not_taken_over_is_told_to_be_missing() -> None:
    row = Threshold(id=ThresholdId(b"t" * 16), scope=CASE.scope, bands=("large > 1.5",), unit="g", status="seed")
    lines = to_lines(charge.Answer(charge.Asked("KG"), given=(charge.Given(row, "below"),)))
    led = replace(CASE, lead=LEAD)
    for by, said in ((None, "not taken it over"), (LEAD, "named by an organisation, to be confirmed")):
        (line,) = about(ACT.key, records=one_with(ACT.key, charge_check=lines, charge_check_by=by), case=led)
        assert said in line[0]
        assert line[1] == "charge_check"


def step(**values: Any) -> Remedy:
    said: dict[str, Any] = {"filed": UncertainDate("2020-01-10"), "due": UncertainDate("2020-02-10")} | values
    return Remedy(id=RemedyId(b"r" * 16), scope=CASE.scope, **said)


def test_silence_that_nothing_shows_and_dates_that_cannot_be_are_told() -> None:
    found = about(step().key, records=(*records(), step()), use="court")
    assert found == [
        (
            "Step 1: no answer by 10 February 2020, and nothing shows that it arrived. The file claims no silence.",
            "proof",
        )
    ]
    early = step(answered=UncertainDate("2020-01-01"))
    assert [field for _, field in about(early.key, records=(*records(), early), use="court")] == ["answered"]
    unpublished = about(early.key, records=(*records(), early), use="court", sections=frozenset({"acts"}))
    assert unpublished == []
