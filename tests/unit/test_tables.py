"""The shipped vocabularies: every one the model names is there, with codes that last and labels people understand."""

from __future__ import annotations

import json
import re
import unicodedata
from importlib import resources
from typing import Any

import pytest

import fieldcase.model  # noqa: F401  # enters every kind into the register
from fieldcase.casework.tables import options, shipped
from fieldcase.model.declare import Record, Reveals, Shape, declared, kinds
from fieldcase.rules.people import Row
from fieldcase.rules.uses import USES

NAMED = sorted({field.about.vocabulary for kind in kinds() for field in declared(kind)} - {"", "norm"})
# A field that holds one of these holds words: recognised by the names that a term lists, said by its label.
READ_BY_NAME = {"substance", "substance_form", "amounts_text", "law_text"}
# Codes from other people's standards keep their own spelling (decision 15).
STANDARDS = {"country": r"[A-Z]{2}", "language": r"[a-z]{2,3}"}
STIGMA = re.compile(r"addict|abus|junk|наркоман|наркозависим|злоупотреб|контингент|проститут", re.IGNORECASE)
# The words of the columns `kind` and `actor_kind` of the chronologies that lawyers keep.
EVENT_KINDS = (
    "own_action", "incitement", "pressure_on_partners", "linked_event", "censorship", "press_attack",
    "protective_measure", "harm", "assault", "social_harm", "health_harm", "threat",
)  # fmt: skip
ACTOR_KINDS = ("activist", "journalist", "non_state_group", "state_official", "media", "expert", "private_persons")


def rows(vocabulary: str) -> list[dict[str, Any]]:
    """The terms of a vocabulary's file as they stand in it."""
    file = resources.files("resources").joinpath("vocabularies", f"{vocabulary}.json")
    terms: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["terms"]
    return terms


def test_the_model_names_vocabularies_at_all() -> None:
    assert len(NAMED) > 20


@pytest.mark.parametrize("vocabulary", NAMED)
def test_every_vocabulary_the_model_names_is_there_and_has_a_choice(vocabulary: str) -> None:
    assert len(shipped().vocabularies[vocabulary]) >= 2


def test_no_vocabulary_is_shipped_that_no_field_uses() -> None:
    assert sorted(set(shipped().vocabularies) - READ_BY_NAME) == NAMED
    assert set(shipped().vocabularies) >= READ_BY_NAME


@pytest.mark.parametrize("vocabulary", [*NAMED, *sorted(READ_BY_NAME)])
def test_codes_are_ascii_and_given_once(vocabulary: str) -> None:
    codes = [row["code"] for row in rows(vocabulary)]
    assert len(set(codes)) == len(codes)
    pattern = STANDARDS.get(vocabulary, r"[a-z0-9]+(_[a-z0-9]+)*")
    assert [code for code in codes if not re.fullmatch(pattern, code)] == []


@pytest.mark.parametrize("vocabulary", [*NAMED, "substance", "substance_form"])
def test_labels_are_there_in_both_languages_and_tell_the_terms_apart(vocabulary: str) -> None:
    for language, letters in (("en", "LATIN"), ("ru", "CYRILLIC")):
        labels = [row[language] for row in rows(vocabulary)]
        assert len(set(labels)) == len(labels)
        for label in labels:
            assert label == unicodedata.normalize("NFC", " ".join(label.split()))
            assert all(letters in unicodedata.name(sign) for sign in label if sign.isalpha())


@pytest.mark.parametrize("vocabulary", [*NAMED, *sorted(READ_BY_NAME)])
def test_no_label_stigmatises(vocabulary: str) -> None:
    labels = [row[language] for row in rows(vocabulary) for language in ("en", "ru")]
    assert [label for label in labels if STIGMA.search(label)] == []
    assert STIGMA.search("drug addict")  # the control


@pytest.mark.parametrize("vocabulary", [one for one in NAMED if one != "country"])
def test_labels_begin_in_lower_case_unless_they_are_abbreviations(vocabulary: str) -> None:
    firsts = [row["ru"].split()[0] for row in rows(vocabulary)]
    assert [word for word in firsts if word[0].isupper() and not word.isupper()] == []


DEFAULTS = [
    (kind.KIND, field.name, field.about.vocabulary, kind)
    for kind in kinds()
    for field in declared(kind)
    if field.about.vocabulary and field.about.vocabulary != "norm"
]


@pytest.mark.parametrize(
    ("kind", "name", "vocabulary"),
    [pytest.param(kind, name, vocabulary, id=f"{label}.{name}") for label, name, vocabulary, kind in DEFAULTS],
)
def test_what_a_new_record_starts_with_is_a_code_of_its_vocabulary(
    kind: type[Record], name: str, vocabulary: str
) -> None:
    default = kind.__dataclass_fields__[name].default
    codes = default if isinstance(default, tuple) else (default,)
    assert {code for code in codes if code} <= set(shipped().vocabularies[vocabulary])


@pytest.mark.parametrize("code", EVENT_KINDS)
def test_the_kinds_of_events_in_a_lawyers_chronology_are_known(code: str) -> None:
    assert code in shipped().vocabularies["event_kind"]


@pytest.mark.parametrize("code", ACTOR_KINDS)
def test_the_kinds_of_actors_in_a_lawyers_chronology_are_known(code: str) -> None:
    assert code in shipped().vocabularies["actor_kind"]


def test_every_kind_of_person_has_its_row_in_the_table_of_people() -> None:
    kinds_of_person = shipped().vocabularies["person_kind"].values()
    assert {term.marks["row"] for term in kinds_of_person} == {row.value for row in Row}


@pytest.mark.parametrize("code", ["client", "witness", "relative", "activist", "not_stated"])
def test_whoever_has_to_be_asked_is_in_the_row_of_clients(code: str) -> None:
    assert shipped().mark("person_kind", code, "row") == "client"


def test_whoever_works_has_a_letter_of_their_own() -> None:
    tables = shipped()
    workers = [term for term in tables.vocabularies["person_kind"].values() if term.marks["row"] == "worker"]
    assert sorted(term.marks["letter"] for term in workers) == ["I", "L", "T", "W"]
    letters = [term.marks["letter"] for term in tables.vocabularies["role"].values()]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("vocabulary", "mark", "target"),
    [
        ("actor_kind", "person", "person_kind"),
        ("event_kind", "act", "act_type"),
        ("evidence_kind", "medium", "medium"),
    ],
)
def test_a_mark_names_a_code_that_exists(vocabulary: str, mark: str, target: str) -> None:
    tables = shipped()
    named = {tables.mark(vocabulary, code, mark) for code in tables.vocabularies[vocabulary]} - {""}
    assert named
    assert named <= set(tables.vocabularies[target])


def test_every_kind_of_actor_implies_a_kind_of_person() -> None:
    assert all("person" in term.marks for term in shipped().vocabularies["actor_kind"].values())


def test_the_uses_are_those_of_the_rules() -> None:
    assert set(shipped().vocabularies["use"]) == set(USES)


def test_what_a_passage_may_reveal_is_what_the_rules_know() -> None:
    known = {one.value for one in Reveals} - {"nothing", "key"}
    assert set(shipped().vocabularies["reveals"]) == known


def test_under_eighteen_is_marked_in_the_age_bands() -> None:
    tables = shipped()
    minors = {code for code in tables.vocabularies["age_band"] if tables.mark("age_band", code, "minor") == "yes"}
    assert minors == {"under_14", "14_17"}


def test_the_fictitious_country_is_marked_and_the_only_one() -> None:
    tables = shipped()
    invented = [code for code in tables.vocabularies["country"] if tables.mark("country", code, "invented")]
    assert invented == ["XX"]


def test_codes_of_huridocs_are_twelve_digits_with_the_list_they_are_from() -> None:
    for vocabulary in NAMED:
        codes = [term.huri_code for term in shipped().vocabularies[vocabulary].values() if term.huri_code]
        assert all(re.fullmatch(r"\d{12}", code) for code in codes)
        if codes:
            file = resources.files("resources").joinpath("vocabularies", f"{vocabulary}.json")
            assert "list" in json.loads(file.read_text("utf-8"))["huri_source"]


def test_options_keep_the_order_of_the_file_and_the_language_asked_for() -> None:
    assert options("visit_kind", "ru") == (
        ("outreach", "аутрич"),
        ("monitoring", "мониторинг"),
        ("hearing", "судебное заседание"),
    )


def test_nobody_can_change_the_shared_tables() -> None:
    tables = shipped()
    with pytest.raises(TypeError):
        tables.vocabularies["use"] = {}  # type: ignore[index]
    with pytest.raises(TypeError):
        tables.vocabularies["use"]["secret"] = tables.vocabularies["use"]["story"]  # type: ignore[index]


def test_the_sum_is_over_every_file_and_the_same_in_two_readings() -> None:
    first = shipped()
    shipped.cache_clear()
    assert shipped().sha256 == first.sha256
    assert re.fullmatch(r"[0-9a-f]{64}", first.sha256)


def test_every_field_with_a_vocabulary_holds_text() -> None:
    shapes = {field.shape for kind in kinds() for field in declared(kind) if field.about.vocabulary}
    assert shapes == {Shape.TEXT}
