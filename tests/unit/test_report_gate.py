"""The gate of reports: nobody is told of against their consent, by no record that lies beside the cases either."""

from __future__ import annotations

from typing import Any

import pytest
from ingredients import number
from report_worlds import AGREED, NAMED, ON, REFUSED, REGISTER, case_of, part, person_of, released

from fieldcase.casework.tables import shipped
from fieldcase.errors import WithheldInReport
from fieldcase.errors.release import ReleaseRefused
from fieldcase.model.campaigns import Action
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Interview, Recommendation, Visit
from fieldcase.model.ids import (
    ActionId,
    CampaignId,
    ConsentId,
    DeliveryId,
    InterviewId,
    LetterId,
    PersonId,
    RecommendationId,
    ScopeId,
    VisitId,
)
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Person
from fieldcase.model.values import Count
from fieldcase.rules.report_around import Around, around, kinds_heard
from fieldcase.rules.report_released import ReportRelease, ReportSeal
from fieldcase.rules.uses import USES

OPEN, SHUT = case_of(1, "K-17", AGREED), case_of(2, "K-18", REFUSED)
ELSEWHERE = ScopeId(b"e" * 16)


def letter(n: int = 1, **values: Any) -> Letter:
    return Letter(id=LetterId(number(500 + n)), **{"scope": REGISTER, "subject": "Access to treatment", **values})


def ask(**values: Any) -> Recommendation:
    return Recommendation(
        id=RecommendationId(number(600)), **{"scope": REGISTER, "text": "Change the order.", **values}
    )


def as_values(name: str, value: str) -> dict[str, Any]:
    return {name: value}


def stranger(pseudonym: str, kind: str = "client", scope: ScopeId = ELSEWHERE, n: int = 1) -> Person:
    return Person(id=PersonId(number(800 + n)), scope=scope, pseudonym=pseudonym, kind=kind)


def beside(*people: Person, closed: tuple[ScopeId, ...] = ()) -> Around:
    return around(people, (OPEN.case.scope, SHUT.case.scope), closed, {}, shipped())


def test_a_case_whose_person_refused_is_left_out_and_counted_with_the_reason() -> None:
    told = released([part("cases")], [OPEN, SHUT])
    assert [one.case.id for one in told.cases] == [OPEN.case.id]
    assert [(one.case, one.code) for one in told.left_out] == [(SHUT.case.id, "C-2")]
    assert told.left_out[0].refusal.where
    assert any(notice.values.get("cases") == "C-2" for notice in told.notices)


@pytest.mark.parametrize("use", ["court", "complaint"])
def test_what_is_examined_case_by_case_is_stopped_by_a_case_that_may_not_be_told(use: str) -> None:
    willing = case_of(1, "K-17", NAMED, name="Anna Verkhovtseva")
    assert released([part("cases")], [willing], use=use).cases, "the control"
    with pytest.raises(ReleaseRefused):
        released([part("cases")], [willing, SHUT], use=use)


def test_a_complaint_of_somebody_who_did_not_agree_to_be_named_is_refused() -> None:
    with pytest.raises(ReleaseRefused):
        released([part("cases")], [OPEN], use="complaint")


@pytest.mark.parametrize("where", ["title", "session", "submitters"])
def test_words_of_the_report_that_speak_of_somebody_who_is_withheld_stop_it(where: str) -> None:
    told, hidden = as_values(where, "K-17"), as_values(where, "of K-18 and others")
    assert "K-17" not in getattr(released([part("text")], [OPEN, SHUT], **told).report, where), "the control"
    with pytest.raises(WithheldInReport) as refused:
        released([part("text")], [OPEN, SHUT], **hidden)
    assert refused.value.where


def test_words_of_a_section_that_speak_of_somebody_who_is_withheld_stop_it_unless_it_is_not_printed() -> None:
    for field in ("title", "text"):
        spoken = as_values(field, "K-18 told us so.")
        with pytest.raises(WithheldInReport):
            released([part("text", **spoken)], [OPEN, SHUT])
        assert released([part("text", left_out=True, **spoken)], [OPEN, SHUT]).parts == ()


def test_the_notes_and_the_contact_of_a_report_stop_nothing_and_are_not_in_the_release() -> None:
    told = released([part("text")], [OPEN, SHUT], notes="K-18", contact="K-18, +996 555 1")
    assert told.report.notes == ""
    assert told.report.contact == ""
    assert released(submitters="Network of X").report.submitters == "Network of X", "the control: its head is told"


def test_whoever_is_told_of_stands_under_a_label_and_never_under_the_working_pseudonym() -> None:
    told = released([part("text", text="K-17 said no.")], [OPEN], [ask(text="Hear K-17.")])
    label = told.people[person_of(OPEN)].label
    assert told.parts[0].text == f"{label} said no."
    assert told.of(Recommendation)[0].text == f"Hear {label}."
    assert label != "K-17"


def test_no_label_serves_twice_among_the_cases() -> None:
    cases = [case_of(n, f"K-{n}", AGREED) for n in range(1, 9)]
    labels = [one.label for one in released([part("cases")], cases).people.values()]
    assert len(labels) == len(set(labels)) == 8


@pytest.mark.parametrize(
    "hidden",
    [letter(people=(person_of(SHUT),)), letter(text="About K-18."), letter(scope=SHUT.case.scope), letter(hidden=True)],
    ids=["refers", "mentions", "lies in a case that is left out", "in the bin"],
)
def test_a_record_that_speaks_of_somebody_who_is_withheld_is_left_out(hidden: Letter) -> None:
    told = released([part("letters")], [OPEN, SHUT], [letter(2, people=(person_of(OPEN),)), hidden])
    assert [one.id for one in told.of(Letter)] == [letter(2).id], "the control: the other one is told"
    assert told.withheld == (0 if hidden.hidden else 1)
    assert any("beside the cases" in notice.message for notice in told.notices) is not hidden.hidden


def test_nothing_is_told_that_lies_in_a_case_of_which_the_report_does_not_tell() -> None:
    inside = letter(scope=ELSEWHERE)
    assert released([], [OPEN], [inside]).of(Letter) == (inside,), "the control: as of a campaign"
    told = released([], [OPEN], [inside], around=beside(closed=(ELSEWHERE,)))
    assert (told.of(Letter), told.withheld) == ((), 1)


def test_what_goes_with_a_record_that_is_left_out_goes_too() -> None:
    mine = Delivery(id=DeliveryId(number(701)), scope=REGISTER, letter=letter().id, answer="No.")
    other = Delivery(id=DeliveryId(number(702)), scope=REGISTER, letter=letter(2).id, answer="Yes.")
    told = released([], [OPEN, SHUT], [mine, other, letter(people=(person_of(SHUT),)), letter(2)])
    assert [one.id for one in told.of(Delivery)] == [other.id]
    assert told.withheld == 2


@pytest.mark.parametrize(
    ("pseudonym", "text", "left_out"),
    [
        ("М-204", "Об этом сказала М-204.", True),
        ("Мара", "Об этом сказали Маре.", True),
        ("Мара", "Об этом сказали марале.", False),
        ("сотрудники полиции", "Это были сотрудники полиции.", False),
    ],
)
def test_a_record_that_mentions_anybody_else_of_the_vault_is_left_out(
    pseudonym: str, text: str, left_out: bool
) -> None:
    told = released([], [OPEN], [letter(text=text)], around=beside(stranger(pseudonym)))
    assert bool(told.withheld) is left_out
    assert released([], [OPEN], [letter(text=text)]).withheld == 0, "the control"


def test_of_people_of_its_own_scope_any_spelling_counts_and_officials_elsewhere_do_not() -> None:
    near = beside(stranger("Мара", scope=ELSEWHERE))
    assert released([], [OPEN], [letter(text="сказали маре", scope=ELSEWHERE)], around=near).withheld == 1
    assert released([], [OPEN], [letter(text="сказали маре")], around=near).withheld == 0
    judge = beside(stranger("Судья Ким", "judge"))
    assert released([], [OPEN], [letter(text="Решил Судья Ким.")], around=judge).withheld == 0


@pytest.mark.parametrize(("pseudonym", "text"), [("К-4174", "Так сказано о К-4174."), ("Сирень", "Сказано о Сирени.")])
def test_an_official_elsewhere_who_is_called_by_a_code_or_a_drawn_word_is_told_in_no_text(
    pseudonym: str, text: str
) -> None:
    there = beside(stranger(pseudonym, "official"))
    assert released([], [OPEN], [letter(text=text)], around=there).withheld == 1
    assert released([], [OPEN], [letter(text="Сказано о суде.")], around=there).withheld == 0, "the control"


@pytest.mark.parametrize("use", [use for use in USES if use not in ("complaint", "statistics")])
def test_each_field_is_opened_by_what_it_reveals_and_by_the_use(use: str) -> None:
    visit = Visit(
        id=VisitId(number(900)), scope=ELSEWHERE, place="Talgyn", findings="No water.", safety="Back door",
        country="KG",
    )  # fmt: skip
    sent = letter(sender="Team", reply_to="+996 1", notes="strategy", on_behalf="patients of a clinic")
    told = released([], [OPEN], [visit, sent], use=use)
    (seen,), (written,) = told.of(Visit), told.of(Letter)
    assert (seen.findings, seen.country, seen.safety) == ("No water.", "KG", "")
    assert (written.subject, written.sender, written.reply_to, written.notes) == ("Access to treatment", "", "", "")
    places = use in ("court", "un_confidential", "internal")
    assert (seen.place, written.on_behalf) == (("Talgyn", "patients of a clinic") if places else ("", ""))


def test_the_town_of_an_action_is_told_for_it_was_in_the_open_and_organisations_only_where_somebody_asked() -> None:
    one = Action(
        id=ActionId(number(950)), scope=ELSEWHERE, campaign=CampaignId(number(951)), settlements=("Talgyn",),
        organisation="Group «Dawn»", partners="Union; Clinic", aim="To be heard", notes="who was late",
    )  # fmt: skip
    (plain,) = released([], [], [one]).of(Action)
    assert (plain.settlements, plain.organisation, plain.partners, plain.notes) == (("Talgyn",), "", "", "")
    (named,) = released([], [], [one], names_organisations=True).of(Action)
    assert (named.organisation, named.partners, named.notes) == ("Group «Dawn»", "Union; Clinic", "")


def test_an_organisation_that_still_stands_in_words_is_told_to_whoever_makes_the_report() -> None:
    one = Action(id=ActionId(number(950)), scope=ELSEWHERE, organisation="Group «Dawn»", aim="Heard by “dawn”")

    def warned(**of: Any) -> list[str]:
        return [str(each.values["places"]) for each in released([], [], [one], **of).notices if "places" in each.values]

    assert warned() == ["Aim or message"]
    assert warned(names_organisations=True) == []
    assert warned(submitters="Group «Dawn»", title="Quiet") == ["Aim or message"], "its own head is its own business"


def test_of_people_spoken_with_kinds_are_counted_of_those_alone_who_agreed_to_it() -> None:
    def met(n: int, kind: str, level: str, **of: Any) -> tuple[Interview, Person, list[Consent]]:
        who = stranger(f"V-{n}", kind, n=n)
        said = Consent(
            id=ConsentId(number(1100 + n)), scope=ELSEWHERE, person=who.id, uses=("statistics",), level=level,
            how="spoken",
        )  # fmt: skip
        heard = Interview(id=InterviewId(number(1000 + n)), scope=ELSEWHERE, person=who.id, **of)
        return heard, who, [said] if level else []

    all_met = [
        met(1, "client", AGREED), met(2, "client", REFUSED), met(3, "client", ""), met(4, "worker", ""),
        met(5, "official", ""), met(6, "client", AGREED, refused_because="fear"), met(7, "client", AGREED, hidden=True),
    ]  # fmt: skip
    heard, people, consents = zip(*all_met, strict=True)
    found = kinds_heard(heard, people, [each for several in consents for each in several], shipped(), ON)
    assert found == (("client", 1), ("official", 1), ("worker", 1))


def test_a_small_number_of_people_spoken_with_leaves_the_organisation_in_no_way() -> None:
    visit = Visit(id=VisitId(number(900)), scope=ELSEWHERE, date=UncertainDate("2026-03"))
    lying = Around(heard={visit.id: (("client", 12), ("official", 2), ("worker", 9))})
    outside = dict(released([], [], [visit], use="un_public", around=lying).heard)
    assert outside["official"] is None
    assert outside["client"] is None or outside["worker"] is None, "else it could be reckoned back"
    inside = released([], [], [visit], use="internal", around=lying).heard
    assert inside == (("client", Count("=12")), ("official", Count("=2")), ("worker", Count("=9"))), "the control"
    assert released([], [], [], use="internal", around=lying).heard == (), (
        "of a visit that is not told nobody is counted"
    )


def test_a_use_that_is_none_and_a_release_without_the_seal_are_refused() -> None:
    with pytest.raises(ValueError, match="use"):
        released(use="anything")
    told = released()
    with pytest.raises(TypeError):
        ReportRelease(**{**told.__dict__, "seal": object()})
    assert isinstance(told.seal, ReportSeal)


def test_warnings_stand_once_however_many_cases_give_them() -> None:
    cases: list[Any] = [case_of(n, f"K-{n}", AGREED) for n in range(1, 5)]
    notices = released([part("cases")], cases).notices
    assert len(notices) == len({(one.message, repr(one.values)) for one in notices})


def test_every_kind_that_a_section_reads_was_looked_at_here_field_by_field() -> None:
    """Whoever adds a text field to one of these decides here whether it may leave."""
    from report_fields import TOLD

    for kind, fields in TOLD.items():
        assert set(fields) == open_texts(kind), kind.KIND


def open_texts(kind: type[Record]) -> set[str]:
    """The fields of free text that a public use opens."""
    from fieldcase.model.declare import Shape, declared
    from fieldcase.rules.mentions import Mentions
    from fieldcase.rules.report_opening import Opening, opens

    opening = Opening("un_public", Mentions({}, {}), named=False)
    return {
        field.name
        for field in declared(kind)
        if field.shape is Shape.TEXT and not field.about.vocabulary and opens(field, kind, opening)
    }
