"""What a court decision leaves a lawyer to ask: questions with a source and its status, never a finding."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fieldcase.casework import amounts, court_checks
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import DecisionId, ProvisionId, ScopeId
from fieldcase.model.law import Provision
from fieldcase.model.values import Money, Quantity
from fieldcase.rules.court_codes import kind_of_code, plain_number
from fieldcase.rules.court_questions import Law, Placed, Question, questions

ENGLISH = words("en")


def provision(instrument: str, number: str, **values: Any) -> Provision:
    given: dict[str, Any] = {
        "valid_from": UncertainDate("2019-01-01"), "valid_to": UncertainDate("2021-11-30"), "status": "seed",
        "source": "report of a small-grants programme, 2019", "offences": ("possession",), **values,
    }  # fmt: skip
    return Provision(id=ProvisionId(bytes(16)), scope=ScopeId(bytes(16)), instrument=instrument, number=number, **given)


LAW = Law(
    (
        Placed(provision("kg-cc", "268"), "KG", "criminal"),
        Placed(provision("kg-misconduct", "123"), "KG", "misconduct"),
    ),
    amounts.delivered(), shipped(),
)  # fmt: skip
SOUND = Decision(
    id=DecisionId(bytes(16)), scope=ScopeId(bytes(16)), country="KG", date=UncertainDate("2019-11-02"),
    act_date=UncertainDate("2019-10-01"), code="Code of Misconduct", article="123", offence="possession",
    substance="amphetamine", weight=Quantity("0.8 g"), size="up_to_large", outcome="convicted", punishments=("fine",),
    fine=Money("30000 KGS"), defence="yes", interpreter="not_needed", minor="no",
)  # fmt: skip


def asked(**values: Any) -> dict[str, Question]:
    return {one.rule: one for one in questions(replace(SOUND, **values), LAW, ENGLISH)}


def test_a_decision_in_which_nothing_contradicts_leaves_nothing_to_ask() -> None:
    assert asked() == {}


def test_an_empty_decision_leaves_nothing_to_ask() -> None:
    assert questions(Decision(id=DecisionId(bytes(16)), scope=ScopeId(bytes(16))), LAW, ENGLISH) == ()


def test_the_criminal_code_article_123_is_asked_about_and_kept_as_it_is_named() -> None:
    found = asked(code="Уголовный кодекс", article="123")
    (one,) = found.values()
    assert one.rule == "decision-other-code"
    assert "Уголовный кодекс, article 123" in one.text
    assert "Code of Misconduct" in one.text
    assert "named by an organisation, to be confirmed" in one.text, "the status stands in the same sentence"
    assert "report of a small-grants programme, 2019" in one.source


@pytest.mark.parametrize("day", ["2018-12-31", "2021-12-01", "2022"])
def test_a_code_that_was_not_in_force_that_day_asks_nothing(day: str) -> None:
    assert "decision-other-code" not in asked(code="Criminal Code", article="123", act_date=UncertainDate(day))
    assert "decision-other-code" in asked(code="Criminal Code", article="123"), "the control"


def test_without_any_date_or_country_no_code_is_asked_about() -> None:
    assert asked(code="Criminal Code", article="123", act_date=None, date=None, size="") == {}
    assert asked(code="Criminal Code", article="123", country="", size="") == {}


def test_an_article_is_asked_about_that_is_meant_for_another_offence() -> None:
    found = asked(offence="sale")
    assert list(found) == ["decision-offence"]
    assert "sale" in found["decision-offence"].text
    assert "possession without intent to sell (" not in found["decision-offence"].text
    assert "to be confirmed" in found["decision-offence"].text


@pytest.mark.parametrize("offence", ["", "not_stated", "other", "possession"])
def test_an_offence_that_is_not_stated_or_fits_is_not_asked_about(offence: str) -> None:
    assert asked(offence=offence) == {}


def test_the_size_that_was_named_is_asked_about_with_the_tables_status_and_both_are_shown() -> None:
    found = asked(size="large")
    (one,) = found.values()
    assert one.rule == "decision-weight"
    assert "Decided: “large”" in one.text
    assert "0.8" in one.text
    assert "to be confirmed" in one.text


@pytest.mark.parametrize(
    "values", [{"weight": None}, {"size": ""}, {"act_date": None}, {"weight": Quantity("1.6 g"), "size": "large"}]
)
def test_a_weight_that_no_table_contradicts_is_not_asked_about(values: dict[str, Any]) -> None:
    assert "decision-weight" not in asked(**values)


def test_two_main_punishments_at_once_are_asked_about() -> None:
    found = asked(punishments=("fine", "restriction_of_freedom"), term=Quantity("1 a"))
    assert list(found) == ["decision-two-punishments"]
    assert "named by an organisation" in found["decision-two-punishments"].text


@pytest.mark.parametrize(
    ("field", "rule"), [("defence", "decision-no-defence"), ("interpreter", "decision-no-interpreter")]
)
def test_an_absence_is_asked_about_by_the_norm_and_its_status(field: str, rule: str) -> None:
    for value in ("no", "refused"):
        (one,) = asked(**{field: value}).values()
        assert one.rule == rule
        assert "article 14 (" in one.source
    for value in ("", "not_stated", "unknown", "called"):
        assert asked(**{field: value}) == {}, "what was not written down is not asked about"


def test_a_minor_is_asked_about() -> None:
    assert list(asked(minor="yes")) == ["decision-minor"]
    assert asked(minor="unknown") == {}


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"outcome": "acquitted"}, "decision-nothing-to-impose"),
        ({"outcome": "closed"}, "decision-nothing-to-impose"),
        ({"punishments": (), "fine": None}, "decision-nothing-imposed"),
        ({"punishments": ("arrest",)}, "decision-fine-alone"),
        ({"term": Quantity("1 a")}, "decision-term-alone"),
        ({"date": UncertainDate("2019-09-30")}, "decision-before-the-act"),
    ],
)
def test_what_contradicts_itself_is_asked_about(values: dict[str, Any], rule: str) -> None:
    assert list(asked(**values)) == [rule]


def test_every_question_has_a_sign_a_sentence_and_a_source() -> None:
    worst = {"code": "УК", "offence": "sale", "size": "large", "punishments": ("fine", "arrest"), "defence": "no"}
    for language in ("en", "ru"):
        for one in questions(replace(SOUND, **worst), LAW, words(language)):  # type: ignore[arg-type]
            assert one.sign
            assert one.source
            assert one.text.strip().endswith(("?", ".", ")")), one


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("УК", "criminal"), ("УК КР", "criminal"), ("Уголовный кодекс Кыргызской Республики (2019)", "criminal"),
        ("Criminal Code", "criminal"), ("Кодекс о проступках", "misconduct"), ("КоП КР", "misconduct"),
        ("КоАП", "administrative"), ("УПК", "procedure"), ("Code of Criminal Procedure", "procedure"),
        ("уголовно-процессуальный кодекс", "procedure"), ("", ""), ("Закон о полиции", ""), ("укр", ""),
    ],
)  # fmt: skip
def test_a_code_is_recognised_by_its_names_alone(named: str, kind: str) -> None:
    assert kind_of_code(named) == kind


@pytest.mark.parametrize(
    ("article", "number"),
    [("228.1", "228.1"), ("ст. 228.1 ч. 2", "228.1"), ("91-2", "91-2"), ("123", "123"), ("нет", "")],
)
def test_the_number_of_an_article_is_found_among_words(article: str, number: str) -> None:
    assert plain_number(article) == number


def test_the_law_that_comes_with_the_program_asks_about_the_criminal_code_article_123(desk: Desk) -> None:
    found = {one.rule: one for one in court_checks.questions_of(desk, replace(SOUND, code="УК"), ENGLISH)}
    assert (
        "Code of Misconduct of the Kyrgyz Republic (2019) (named by an organisation"
        in found["decision-other-code"].text
    )
    assert "report of a small-grants programme, 2019" in found["decision-other-code"].source
    assert court_checks.questions_of(desk, SOUND, ENGLISH) == (), "the control: as it should be named"


def test_a_question_is_asked_of_a_lawyer_once(desk: Desk) -> None:
    one = replace(SOUND, id=DecisionId(desk.new_id()), scope=desk.register, minor="yes")
    desk.save(None, one)
    (question,) = court_checks.questions_of(desk, one, ENGLISH)
    court_checks.ask_a_lawyer(desk, one, question)
    court_checks.ask_a_lawyer(desk, one, question)
    (task,) = desk.all(Task)
    assert (task.kind, task.rule, bytes(task.about or b"")) == ("question", "decision-minor", one.key)
    assert court_checks.asked_rules(Look(desk), one) == {"decision-minor"}
