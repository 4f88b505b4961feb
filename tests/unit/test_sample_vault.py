"""The sample in a vault: what each case tells for a use, what falls away, and that loading adds and repeats nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from real_names import named

from fieldcase.casework import cases, sample
from fieldcase.casework.desk import Desk
from fieldcase.errors import ConsentMissing, NameMissing
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.declare import Record, kinds
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Interview, Site, Visit
from fieldcase.model.people import Consent, Passage, Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.material import typed_texts
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Release
from fieldcase.rules.uses import USES
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld

ON = date(2026, 2, 1)
TOLD = (
    ("EX-KG-ATTACK", "un_public", "en"),
    ("EX-KG-ATTACK", "un_confidential", "ru"),
    ("EX-KG-ATTACK", "story", "en"),
    ("EX-KG-ATTACK", "statistics", "en"),
    ("EX-KG-ATTACK", "internal", "en"),
    ("EX-KG-ATTACK", "court", "en"),
    ("EX-KG-ATTACK", "court", "ru"),
    ("EX-KG-DETENTION", "court", "ru"),
    ("EX-KG-DETENTION", "un_confidential", "en"),
    ("EX-KG-DETENTION", "statistics", "ru"),
    ("EX-KZ-OST", "authority", "ru"),
    ("EX-KZ-OST", "un_public", "en"),
    ("EX-KZ-OST", "donor", "ru"),
    ("EX-MD-DEMANDS", "media", "en"),
    ("EX-MD-DEMANDS", "authority", "ru"),
    ("EX-RU-OUTREACH", "donor", "ru"),
    ("EX-RU-OUTREACH", "statistics", "en"),
    *(("EX-PRIMER", use, "ru") for use in sorted(USES)),
)
# Beginnings of what identifies people of the invented case who are not named, and of what is never told of anybody.
UNTOLD = (
    "глеб", "заозёрск", "zaozersk", "милен", "стожаров", "савв", "журавушк", "ковыльн", "барсучь", "0117", "0242",
    "example.invalid",
)  # fmt: skip
REFUSED = (
    ("EX-KG-ATTACK", "media", ConsentMissing),
    ("EX-KG-ATTACK", "donor", ConsentMissing),
    ("EX-KG-ATTACK", "complaint", NameMissing),
    ("EX-KG-DETENTION", "un_public", ConsentMissing),
    ("EX-KG-DETENTION", "complaint", NameMissing),
    ("EX-KZ-OST", "media", ConsentMissing),
    ("EX-MD-DEMANDS", "complaint", NameMissing),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at a vault with the sample in it."""
    path = tmp_path_factory.mktemp("sample") / "sample.fieldcase"
    made, _ = Desk.new(path, "липа весло туча комета маяк дыня", SeededWorld(b"sample"), TEST_COST)
    sample.load(made)
    yield made
    made.close()


def released(desk: Desk, code: str, use: str, language: str) -> Release:
    """The release of a case of the sample, as an export makes it."""
    case = cases.by_code(desk, code)
    records: list[Record] = [one for kind in kinds() for one in desk.all(kind)]
    mine = [one for one in records if one.scope in (case.scope, desk.register)]
    return release(
        mine, use, ON, case=case, language=language, tables=desk.tables, pseudonym_key=b"k" * 32, heads=""
    )  # fmt: skip


def said(told: Release) -> str:
    """All that people typed and that is told."""
    return "\n".join(text for record in (told.case, *told.records) for _, text in typed_texts(record))


def test_loading_makes_six_cases_and_says_which(desk: Desk) -> None:
    assert sorted(case.code for case in desk.all(Case)) == sorted(story["code"] for story in sample.stories())


def test_loading_again_adds_nothing(desk: Desk) -> None:
    before = {kind.KIND: len(desk.all(kind)) for kind in kinds()}
    assert sample.load(desk) == ()
    assert {kind.KIND: len(desk.all(kind)) for kind in kinds()} == before


def test_each_case_and_each_report_is_one_deed_that_can_be_taken_back(desk: Desk) -> None:
    count, reports = len(desk.all(Case)), len(desk.all(Report))
    assert reports == 2
    for left in range(reports - 1, -1, -1):
        desk.undo()
        assert (len(desk.all(Report)), len(desk.all(ReportPart)) > 0) == (left, left > 0)
    desk.undo()
    assert len(desk.all(Case)) == count - 1
    for _ in range(reports + 1):
        desk.redo()
    assert (len(desk.all(Case)), len(desk.all(Report))) == (count, reports)


def test_every_record_of_a_case_lives_in_its_scope_and_the_visit_in_one_of_its_own(desk: Desk) -> None:
    primer = cases.by_code(desk, "EX-PRIMER")
    (visit,) = desk.all(Visit)
    assert visit.scope not in (primer.scope, desk.register)
    assert {interview.scope for interview in desk.all(Interview)} == {visit.scope}
    assert {site.scope for site in desk.all(Site)} == {desk.register}
    assert len({case.scope for case in desk.all(Case)}) == len(desk.all(Case))


def test_every_case_is_an_example_and_every_consent_invented(desk: Desk) -> None:
    assert all(case.example for case in desk.all(Case))
    assert all(consent.invented for consent in desk.all(Consent))


@pytest.mark.parametrize(("code", "use", "language"), TOLD, ids=lambda one: str(one))
def test_what_the_sample_is_made_for_can_be_told(desk: Desk, code: str, use: str, language: str) -> None:
    told = released(desk, code, use, language)
    assert told.records or use == "statistics"
    assert told.case.example


@pytest.mark.parametrize(("code", "use", "language"), TOLD, ids=lambda one: str(one))
def test_nothing_that_identifies_without_consent_stands_in_what_is_told(
    desk: Desk, code: str, use: str, language: str
) -> None:
    text = said(released(desk, code, use, language)).casefold()
    assert [word for word in UNTOLD if word in text] == []


def test_the_look_for_identities_finds_them_where_nothing_is_held_back(desk: Desk) -> None:
    kept = [text for identity in desk.all(PersonIdentity) for _, text in typed_texts(identity)]
    text = "\n".join(kept).casefold()
    assert [word for word in UNTOLD if word not in text] == []


@pytest.mark.parametrize(("code", "use", "error"), REFUSED, ids=lambda one: str(one))
def test_what_nobody_agreed_to_is_refused(desk: Desk, code: str, use: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        released(desk, code, use, "en")


def test_the_attack_case_for_publication_tells_thirteen_rows_of_sixteen(desk: Desk) -> None:
    told = released(desk, "EX-KG-ATTACK", "un_public", "en")
    rows = told.of(Event)
    assert len(rows) == 13
    assert {"assault", "censorship"}.isdisjoint(row.kind for row in rows)
    assert "exhibition" not in said(told).casefold()


def test_the_attack_case_for_publication_tells_nobody_who_was_not_asked(desk: Desk) -> None:
    told = released(desk, "EX-KG-ATTACK", "un_public", "en")
    shown = {who for who, one in told.people.items() if one.how is not How.WITHHELD}
    people = {person.id: person for person in desk.all(Person, cases.by_code(desk, "EX-KG-ATTACK").scope)}
    asked = {consent.person for consent in desk.all(Consent) if consent.level != "refused"}
    clients = {who for who, one in people.items() if desk.tables.mark("person_kind", one.kind, "row") != "official"}
    assert clients & shown == clients & asked
    assert not {who for who, one in people.items() if one.kind == "child"} & shown


def test_the_attack_case_for_publication_cites_no_source_and_tells_no_closer_than_a_month(desk: Desk) -> None:
    told = released(desk, "EX-KG-ATTACK", "un_public", "en")
    assert not any(told.sources.values())
    assert all(not source.title and not source.pages and not source.reference for source in told.of(Source))
    dates = [row.date.text for row in told.of(Event) if row.date]
    assert not [day for day in dates if re.search(r"\d{4}-\d{2}-\d{2}", day)]


PRESS = ("придуман", "pridumanov", "вымышленн", "привезли", "brought us", "listok", "2020-01-15")


@pytest.mark.parametrize("use", ["un_public", "un_confidential", "story"])
def test_the_press_annex_is_told_to_the_public_as_a_number_alone(desk: Desk, use: str) -> None:
    told = released(desk, "EX-KG-ATTACK", use, "en")
    assert [(one.number, one.title, told.exhibits[one.id].shown) for one in told.of(Evidence)] == [("A01", "", False)]
    assert (told.of(Translation), told.of(Segment)) == ((), ())
    days = "\n".join(one.accessed.text for one in told.of(Source) if one.accessed)
    labels = "\n".join(one.label for one in told.people.values())
    text = f"{said(told)}\n{days}\n{labels}".casefold()
    assert [word for word in PRESS if word in text] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_press_annex_is_told_to_a_court_by_name_with_its_translation(desk: Desk, language: str) -> None:
    told = released(desk, "EX-KG-ATTACK", "court", language)
    assert [told.exhibits[one.id].shown for one in told.of(Evidence)] == [True]
    assert [len(told.of(kind)) for kind in (Translation, Segment)] == [1, 8]
    days = "\n".join(one.accessed.text for one in told.of(Source) if one.accessed)
    labels = "\n".join(one.label for one in told.people.values())
    text = f"{said(told)}\n{days}\n{labels}".casefold()
    assert [word for word in PRESS if word not in text] == []
    cited = {one.title for one in told.of(Source) if told.sources[one.id]}
    assert cited == {"Her own statement", "Кого нам привезли?"}, "those that identify nobody but her"


def test_the_attack_case_names_cedaw_and_the_articles_its_acts_touch(desk: Desk) -> None:
    acts = released(desk, "EX-KG-ATTACK", "un_public", "en").of(Act)
    norms = {code for act in acts for code in act.norms}
    assert {"cedaw:1", "cedaw:2", "cedaw:5", "cedaw:7", "cedaw-gr:35", "iccpr:17", "iccpr:19", "iccpr:22"} <= norms
    assert any(code.startswith("guidelines:") for code in norms)


@pytest.mark.parametrize(("use", "least"), [("un_public", 700), ("un_confidential", 700), ("story", 700)])
def test_the_attack_case_is_a_document_of_several_hundred_words(desk: Desk, use: str, least: int) -> None:
    assert len(said(released(desk, "EX-KG-ATTACK", use, "en")).split()) >= least


def test_the_detention_case_for_a_court_is_several_hundred_russian_words(desk: Desk) -> None:
    words = re.findall(r"[а-яё]{2,}", said(released(desk, "EX-KG-DETENTION", "court", "ru")).casefold())
    assert len(words) >= 500


@pytest.mark.parametrize("code", sorted(story["code"] for story in sample.stories()))
def test_every_case_has_more_than_a_hundred_and_fifty_words_of_its_own(desk: Desk, code: str) -> None:
    case = cases.by_code(desk, code)
    assert len(f"{case.summary} {case.reasons} {case.requests} {case.outcome}".split()) > 150


def test_an_admission_is_cut_out_of_the_courts_dossier_and_told_inside(desk: Desk) -> None:
    court = released(desk, "EX-KG-DETENTION", "court", "ru")
    assert all(not act.admissions for act in court.of(Act))
    assert "подняла вещество" not in said(court)
    assert "[…]" in said(court)
    inside = released(desk, "EX-KG-DETENTION", "internal", "ru")
    assert "подняла вещество" in said(inside)
    assert any(act.admissions for act in inside.of(Act))


def test_an_admission_comes_out_once_the_cases_lawyer_released_it(desk: Desk) -> None:
    passage = next(one for one in desk.all(Passage) if "вещество" in one.words)
    with desk.deed():
        desk.save(passage, replace(passage, released=True, released_by=desk.member))
    try:
        assert "подняла вещество" in said(released(desk, "EX-KG-DETENTION", "court", "ru"))
    finally:
        desk.undo()
    assert "подняла вещество" not in said(released(desk, "EX-KG-DETENTION", "court", "ru"))


def test_the_detention_case_tells_said_charged_and_decided_each_with_its_own_source(desk: Desk) -> None:
    acts = released(desk, "EX-KG-DETENTION", "court", "ru").of(Act)
    (act,) = [one for one in acts if one.police_said]
    assert len({act.police_said_source, act.charged_source, act.decided_source, None}) == 4


@pytest.mark.parametrize("use", ["court", "un_public", "media"])
def test_the_invented_case_names_one_hides_one_and_leaves_two_out(desk: Desk, use: str) -> None:
    told = released(desk, "EX-PRIMER", use, "ru")
    how = {
        person.pseudonym: told.people[person.id].how
        for person in desk.all(Person, cases.by_code(desk, "EX-PRIMER").scope)
    }
    assert how["Брусника"] is How.NAMED
    assert how["Вельвет"] is How.PSEUDONYM
    assert how["Кварц"] is how["Сирень"] is How.WITHHELD
    assert how["Зебра"] is (How.PSEUDONYM if use == "court" else How.WITHHELD)


def test_the_pictures_are_shown_where_everybody_on_them_agreed(desk: Desk) -> None:
    told = released(desk, "EX-PRIMER", "court", "ru")
    fates = {one.number: told.exhibits[one.id].shown for one in told.of(Evidence)}
    assert fates == {"A01": True, "A02": True, "A03": False}


def test_every_picture_has_its_ledger_and_opens_to_the_bytes_that_were_hashed(desk: Desk) -> None:
    pieces = desk.all(Evidence)
    for code, numbers in (("EX-PRIMER", ["A01", "A02", "A03"]), ("EX-KG-ATTACK", ["A01"])):
        scope = cases.by_code(desk, code).scope
        assert sorted(piece.number for piece in pieces if piece.scope == scope) == numbers
    for piece in pieces:
        assert piece.blob is not None
        assert piece.secret is not None
        with desk.vault.blobs.open(piece.blob, piece.secret) as reader:
            assert reader.read().startswith(b"\x89PNG")
        events = [entry.event for entry in desk.all(Custody) if entry.evidence == piece.id]
        assert "imported" in events


@pytest.mark.parametrize("code", ["EX-KG-ATTACK", "EX-PRIMER"])
def test_events_of_one_day_keep_their_order(desk: Desk, code: str) -> None:
    events = desk.all(Event, cases.by_code(desk, code).scope)
    assert sorted(event.day_order or 0 for event in events) == list(range(1, len(events) + 1))


def test_nobody_real_is_in_the_vault(desk: Desk) -> None:
    texts = [text for kind in kinds() for record in desk.all(kind) for _, text in typed_texts(record)]
    assert named("\n".join(texts)) == set()
