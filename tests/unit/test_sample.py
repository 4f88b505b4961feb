"""The sample as files: facts counted as in their sources, codes that exist, nobody and nothing real by name."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from real_names import digest, named

import fieldcase.model  # noqa: F401  # enters every kind into the register
from fieldcase.casework.sample import drawn, stories
from fieldcase.casework.tables import shipped
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Shape, field_named, kind_named

STORIES = {story["code"]: story["records"] for story in stories()}
CODES = sorted(STORIES)
# The one source of the attack case that is invented.
PRESS_PAGE = "press_page"
BESIDE = ("record", "id", "scope", "draw")


def records(code: str, kind: str) -> list[Mapping[str, Any]]:
    """The records of one kind of a story."""
    return [row for row in STORIES[code] if row["record"] == kind]


def texts(value: Any) -> Iterator[str]:
    """Every text within a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, Iterable):
        for one in value:
            yield from texts(one)


def resource_files() -> list[tuple[str, str]]:
    """Names and texts of all data that is shipped with the sample and the tables."""
    folders = [resources.files("resources").joinpath(name) for name in ("sample", "vocabularies", "norms")]
    files = [file for folder in folders for file in folder.iterdir() if file.name.endswith(".json")]
    return [(file.name, file.read_text("utf-8")) for file in files]


def test_there_are_six_cases_each_under_its_own_code() -> None:
    assert CODES == ["EX-KG-ATTACK", "EX-KG-DETENTION", "EX-KZ-OST", "EX-MD-DEMANDS", "EX-PRIMER", "EX-RU-OUTREACH"]
    for code in CODES:
        assert [row["code"] for row in records(code, "case")] == [code]


@pytest.mark.parametrize("code", CODES)
def test_every_case_is_marked_as_an_example_in_both_languages(code: str) -> None:
    (case,) = records(code, "case")
    assert case["example"] is True
    assert case["title"].startswith("Example / Пример")


@pytest.mark.parametrize("code", CODES)
def test_every_consent_is_marked_as_invented(code: str) -> None:
    assert [row["id"] for row in records(code, "consent") if row.get("invented") is not True] == []


@pytest.mark.parametrize("name", [name for name, _ in resource_files()])
def test_no_person_outlet_organisation_or_town_of_the_sources_is_named(name: str) -> None:
    assert named(dict(resource_files())[name]) == set()


def test_the_look_for_names_finds_a_name_in_any_ending() -> None:
    stems, words = frozenset({digest("verkholet"), digest("верхолётов")}), frozenset({digest("талгын")})
    text = "Said Verkholetova; сказали Верхолётовой в городе Талгын"
    assert named(text, stems, words) == {"verkholetova", "верхолётовой", "талгын"}


@pytest.mark.parametrize("code", [code for code in CODES if code != "EX-PRIMER"])
def test_a_case_of_real_facts_holds_no_identity_no_organisation_and_no_visit(code: str) -> None:
    """But for one: the attack case shows a press annex by name, so a name and a page were invented for it."""
    invented = {"person_identity", "evidence"} if code == "EX-KG-ATTACK" else set()
    assert {"person_identity", "organisation", "site", "visit", "interview", "evidence"} & {
        row["record"] for row in STORIES[code]
    } == invented


def test_what_was_invented_for_the_press_annex_says_so() -> None:
    (identity,) = records("EX-KG-ATTACK", "person_identity")
    (piece,) = records("EX-KG-ATTACK", "evidence")
    assert identity["reason"].startswith("invented")
    assert any("Example / Пример" in line for line in piece["draw"]["lines"])
    assert "invented" in piece["description"]
    (page,) = [row for row in records("EX-KG-ATTACK", "source") if "saved" in row]
    assert (page["saved"], page["id"]) == (f"@{piece['id']}", PRESS_PAGE)
    assert page["address"].startswith("https://listok.example/"), "a name that nobody can have (RFC 2606)"


def test_what_is_invented_lives_in_the_fictitious_country() -> None:
    countries = {row["country"] for row in STORIES["EX-PRIMER"] if "country" in row}
    assert countries == {"XX"}
    assert [code for code in CODES if "XX" in {row.get("country") for row in STORIES[code]}] == ["EX-PRIMER"]


@pytest.mark.parametrize("code", CODES)
def test_every_code_in_the_sample_is_known_to_the_tables(code: str) -> None:
    tables = shipped()
    for row in STORIES[code]:
        kind = kind_named(row["record"])
        assert kind is not None
        for name in row.keys() - set(BESIDE):
            field = field_named(kind, name)
            if field.about.vocabulary:
                known = {"norm": tables.norms, **tables.vocabularies}[field.about.vocabulary]
                assert set(row[name] if field.many else [row[name]]) <= set(known), (row["id"], name)


@pytest.mark.parametrize("code", CODES)
def test_every_reference_in_the_sample_leads_to_a_record_of_the_right_kind(code: str) -> None:
    kinds = {f"@{row['id']}": row["record"] for row in STORIES[code]}
    assert len(kinds) == len(STORIES[code])
    for row in STORIES[code]:
        kind = kind_named(row["record"])
        assert kind is not None
        for name in row.keys() - set(BESIDE):
            field = field_named(kind, name)
            if field.shape is Shape.ID:
                for target in row[name] if field.many else [row[name]]:
                    wanted = field.refers or kinds.get(target)
                    assert target == "@me" or kinds[target] == wanted, (row["id"], name)


@pytest.mark.parametrize("code", CODES)
def test_all_texts_are_in_normal_form_and_without_stray_spaces(code: str) -> None:
    for text in texts(STORIES[code]):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert "  " not in text


@pytest.mark.parametrize("code", CODES)
def test_a_working_pseudonym_is_a_word_of_the_list_or_the_code_of_the_source(code: str) -> None:
    tables = shipped()
    words = {*tables.pseudonyms["en"], *tables.pseudonyms["ru"], "K-17"}
    given = [row["pseudonym"] for row in records(code, "person")]
    assert set(given) <= words
    assert len(set(given)) == len(given)


@pytest.mark.parametrize("code", CODES)
def test_free_text_holds_no_working_pseudonym_so_that_nothing_has_to_be_put_in_its_place(code: str) -> None:
    given = {row["pseudonym"].casefold() for row in records(code, "person")}
    told = [row for row in STORIES[code] if row["record"] not in ("person",)]
    said = {word for text in texts(told) if not text.startswith("@") for word in re.findall(r"\w+", text.casefold())}
    assert not given & said


def test_the_attack_case_holds_all_sixteen_rows_with_their_dates() -> None:
    assert [row["date"] for row in records("EX-KG-ATTACK", "event")] == [
        "2019-11-25", "2019-11-25/..", "2019-11-25/..", "2019-11-28", "2019-11-28/..", "2019-11-28/..", "2019-12-04",
        "2019-12-04", "2019-12-07", "2019-12-10", "../2019-12-25", "2019-12-27", "2019-12", "2019-12/..", "2020-02~",
        "2020-02-10",
    ]  # fmt: skip


def test_the_attack_case_holds_the_sixteen_kinds_of_its_rows() -> None:
    assert [row["kind"] for row in records("EX-KG-ATTACK", "event")] == [
        "own_action", "incitement", "pressure_on_partners", "linked_event", "linked_event", "censorship",
        "press_attack", "incitement", "protective_measure", "press_attack", "harm", "assault", "social_harm",
        "social_harm", "health_harm", "threat",
    ]  # fmt: skip


def test_what_happened_in_the_attack_case_is_told_without_title_quotation_outlet_or_page() -> None:
    for row in records("EX-KG-ATTACK", "event"):
        assert not re.search(r"[“”«»\"]|https?:|page \d|front page", row["what"])
    for row in records("EX-KG-ATTACK", "source"):
        assert row["id"] == PRESS_PAGE or not {"quote", "outlet", "address"} & row.keys()
        assert row["looked_at"] == "people"


def test_the_two_girls_are_in_no_event_and_never_more_than_an_age_band() -> None:
    children = [row for row in records("EX-KG-ATTACK", "person") if row["kind"] == "child"]
    assert [row["age_band"] for row in children] == ["under_14", "under_14"]
    names = {f"@{row['id']}" for row in children}
    assert not any(names & set(row.get("people", [])) for row in records("EX-KG-ATTACK", "event"))
    assert not any(names & {row["person"]} for row in records("EX-KG-ATTACK", "consent"))


def test_the_detention_case_keeps_what_was_said_charged_and_decided_with_three_sources() -> None:
    (act,) = [row for row in records("EX-KG-DETENTION", "act") if "police_said" in row]
    sources = [act["police_said_source"], act["charged_source"], act["decided_source"]]
    assert len(set(sources)) == 3
    assert "не указано" in act["charged"]
    assert (act["weight"], act["fined"]) == ("0.8 g", "30000 KGS")
    assert {"kg-cc:268", "kg-misconduct:123"} <= set(act["norms"])


def test_the_money_demanded_and_the_willingness_to_pay_are_kept_apart() -> None:
    (act,) = [row for row in records("EX-KG-DETENTION", "act") if row["type"] == "extortion"]
    assert act["demanded"] == "2000 USD"
    assert "готова" in act["admissions"]
    (case,) = records("EX-KG-DETENTION", "case")
    privileged = {row["reason"] for row in records("EX-KG-DETENTION", "passage")}
    others = [text for text in texts(STORIES["EX-KG-DETENTION"]) if text != act["admissions"]]
    told = [text for text in others if text not in (case["strategy"], *privileged)]
    assert not any(re.search(r"платит|платеж|платёж", text) for text in told)
    assert re.search(r"платит", act["admissions"])  # the control


def test_the_reported_figures_keep_their_doubt() -> None:
    outreach = {row["what"].split()[0]: row["count"] for row in records("EX-RU-OUTREACH", "figure")}
    assert outreach == {"Аутрич-визиты": "=36", "Опрошенные": ">100", "Дела": "=4", "Крупные": "=2"}
    (share,) = records("EX-KG-DETENTION", "figure")
    assert (share["count"], share["preliminary"]) == (">90", True)
    assert {row["count"] for row in records("EX-KZ-OST", "figure")} == {"?"}


def test_reported_totals_are_not_spread_over_invented_records() -> None:
    told = {"case", "source", "figure", "task", "grant", "objective", "change_story"}
    assert {row["record"] for row in STORIES["EX-RU-OUTREACH"]} == told


def test_the_monitoring_case_keeps_five_recommendations_and_four_reasons_to_refuse() -> None:
    (case,) = records("EX-KZ-OST", "case")
    assert len(case["requests"].splitlines()) == 5
    assert sum("причина" in row["what"] for row in records("EX-KZ-OST", "figure")) == 4
    assert "2019-09-20" in [row["date"] for row in records("EX-KZ-OST", "event")]


def test_the_letter_has_five_addressees_seven_demands_and_a_contradiction_about_its_delivery() -> None:
    (case,) = records("EX-MD-DEMANDS", "case")
    assert [line.partition(".")[0] for line in case["requests"].splitlines()] == list("1234567")
    letters = [row for row in records("EX-MD-DEMANDS", "event") if row["kind"] == "letter"]
    assert len(letters) == 6  # five of one text, one of another
    assert sum("disputed" in row for row in letters) == 4


def test_the_invented_case_shows_five_people_who_decided_differently() -> None:
    consents = [{"uses": [], **row} for row in records("EX-PRIMER", "consent")]
    levels = {row["person"]: row["level"] for row in consents if row["uses"] != ["statistics"]}
    assert levels["@refused"] == "refused"
    assert levels["@without_name"] == "without_name"
    assert "named" in {row["level"] for row in consents if row["person"] == "@named"}
    assert [row["person"] for row in consents if "withdrawn_on" in row] == ["@withdrawn"]
    assert [row["given_by"] for row in consents if row["person"] == "@child"] == ["мать"]


def test_of_whoever_refused_no_identity_is_kept() -> None:
    assert "@refused" not in [row["person"] for row in records("EX-PRIMER", "person_identity")]
    (refusal,) = [row for row in records("EX-PRIMER", "interview") if "refused_because" in row]
    assert not {"person", "account"} & refusal.keys()


@pytest.mark.parametrize("code", CODES)
def test_every_date_is_one_the_model_reads_and_invented_consents_lie_in_the_past(code: str) -> None:
    for row in STORIES[code]:
        for name in (
            "date",
            "published",
            "period",
            "given_on",
            "withdrawn_on",
            "acquired_on",
            "decided_on",
            "accessed",
            "made_on",
        ):
            if name in row:
                assert UncertainDate(row[name]).last < UncertainDate("2026-01-01").first


def test_a_drawn_picture_is_the_same_each_time_and_holds_nothing_but_the_picture() -> None:
    plan = next(row["draw"] for row in records("EX-PRIMER", "evidence"))
    first = drawn(plan["lines"], 1)
    assert first == drawn(plan["lines"], 1)
    assert first != drawn(plan["lines"], 2)
    picture = Image.open(BytesIO(first))
    assert (picture.format, picture.info) == ("PNG", {})
    assert any("Example / Пример" in line for line in plan["lines"])


def test_the_files_say_in_one_sentence_what_is_true_in_them() -> None:
    for name, text in resource_files():
        told = json.loads(text)
        if "records" in told:
            assert re.search(r"[Ff]acts from|[Ff]igures from|[Ii]nvented from", told["about_this_file"]), name
