"""`fieldcase cases` and `fieldcase search`: lists in the shapes that scripts rely on."""

from __future__ import annotations

import json
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import Laptop, opened, table

from fieldcase.casework.people import new_person
from fieldcase.model.case import Event
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AllyId, IdentityId, SafetyPlanId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.security import Ally, SafetyPlan


@pytest.fixture(scope="module")
def desk_of(tmp_path_factory: pytest.TempPathFactory) -> tuple[Laptop, Path]:
    """A laptop and a vault with a chronology and a picture in one case, another chronology in a second."""
    laptop = Laptop(tmp_path_factory.mktemp("search"))
    vault = laptop.vault()
    csv, jpg = laptop.file("c.csv", table(chronologies.rows())), laptop.file("дверь.jpg", chronologies.picture())
    laptop.run("import", vault, csv, jpg, "--case", "LIN-1").done()
    rows = [row | {"victim": "Мёртвый переулок, жители"} for row in chronologies.rows()[:3]]
    laptop.run("import", vault, laptop.file("d.csv", table(rows)), "--case", "ДЕЛО-2").done()
    return laptop, vault


def test_cases_are_listed_with_code_title_and_stage(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    assert laptop.run("cases", vault, "--json").done().listed() == [
        {"code": "LIN-1", "title": "LIN-1", "stage": "intake"},
        {"code": "ДЕЛО-2", "title": "ДЕЛО-2", "stage": "intake"},
    ]
    plain = laptop.run("cases", vault).done().out.splitlines()
    assert [line.split("\t")[0] for line in plain] == ["LIN-1", "ДЕЛО-2"]


def test_letters_stand_in_json_as_they_are(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    for told in (laptop, laptop.with_settings(LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")):
        for arguments in (("cases", vault, "--json"), ("search", vault, "сосед", "--json")):
            out = told.run(*arguments).done().out
            assert "\\u" not in out
            assert any("а" <= letter <= "я" or "А" <= letter <= "Я" for letter in out)


def test_an_empty_vault_lists_no_cases(laptop: Laptop) -> None:
    vault = laptop.vault()
    assert laptop.run("cases", vault, "--json").done().listed() == []
    assert laptop.run("cases", vault).done().out == ""


@pytest.mark.parametrize("words", ["nowhere", "сосед nowhere", "ос", "…", '"', "NEAR(", "*", "zz AND", "-", "--"])
def test_a_search_without_hits_is_an_empty_list_and_no_error(desk_of: tuple[Laptop, Path], words: str) -> None:
    laptop, vault = desk_of
    options = ("--json", "--", words) if words.startswith("-") else (words, "--json")
    ran = laptop.run("search", vault, *options).done()
    assert ran.listed() == []
    assert (ran.out, ran.err) == ("[]\n", "")


@pytest.mark.parametrize(
    "words",
    ["ёлочная", "елочная", "ЁЛОЧНАЯ", "Елоч", "ёло", unicodedata.normalize("NFD", "ёлочная"), "улица сосед",
     "сосед улиц", "«Ёлочная»", "посетительнице, вслед"],
)  # fmt: skip
def test_a_word_is_found_by_its_beginning_in_any_case_and_spelling(desk_of: tuple[Laptop, Path], words: str) -> None:
    laptop, vault = desk_of
    texts = {hit["text"] for hit in laptop.run("search", vault, words, "--json").done().listed()}
    assert texts == {"«Ёлочная» улица: сосед кричит вслед посетительнице"}


def test_й_is_a_letter_of_its_own(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    assert laptop.run("search", vault, "ёлочнаи", "--json").done().listed() == []


def test_several_words_may_be_several_arguments(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    ran = laptop.run("search", vault, "window", "broken", "--json").done()
    assert {hit["text"] for hit in ran.listed()} == {
        "A window is broken at night",
        "Comments ask for the windows to be broken",
    }


def test_a_hit_has_kind_id_case_and_the_fields_own_words(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    hits = laptop.run("search", vault, "searched", "--json").done().listed()
    assert [set(hit) for hit in hits] == [{"kind", "id", "case", "text"}] * 2
    assert {hit["case"] for hit in hits} == {"LIN-1", "ДЕЛО-2"}
    assert {(hit["kind"], hit["text"]) for hit in hits} == {("event", "Visitor V. is searched without a record")}
    desk = opened(vault)
    try:
        assert {desk.find(bytes.fromhex(hit["id"])).key for hit in hits} <= {one.key for one in desk.all(Event)}
    finally:
        desk.close()


def test_the_name_of_an_imported_file_is_found_and_its_bytes_are_not(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    (hit,) = laptop.run("search", vault, "дверь", "--json").done().listed()
    assert (hit["kind"], hit["text"]) == ("evidence", "дверь.jpg")
    desk = opened(vault)
    try:
        assert desk.get(Evidence, bytes.fromhex(hit["id"])) is not None
    finally:
        desk.close()


def test_without_json_a_hit_is_one_line(desk_of: tuple[Laptop, Path]) -> None:
    laptop, vault = desk_of
    lines = laptop.run("search", vault, "searched").done().out.splitlines()
    found = json.loads(laptop.run("search", vault, "searched", "--json").done().out)
    assert [line.split("\t") for line in lines] == [
        [hit[name] for name in ("kind", "id", "case", "text")] for hit in found
    ]


def test_a_search_prints_no_word_of_what_lies_behind_the_cover_and_no_name(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        desk.save(
            None, Ally(id=AllyId(desk.new_id()), scope=desk.own, name="Жужелица / Пример", contact="Жужелица, 12")
        )
        plan = SafetyPlan(id=SafetyPlanId(desk.new_id()), scope=desk.own, threats="у Жужелицы / Пример")
        desk.save(None, plan)
        scope = desk.new_scope("case")
        person = new_person(desk, scope)
        desk.save(None, PersonIdentity(
            id=IdentityId(desk.new_id()), scope=scope, person=person.id, name="Жужелица Примерова", reason="Пример",
        ))  # fmt: skip
    found = laptop.run("search", vault, "Жужелиц", "--json").done()
    kinds = {one["kind"] for one in found.listed()}
    assert kinds == {"ally", "safety_plan", "person_identity"}, "the control: they are found"
    assert "Жужелиц" not in found.out
    assert "Жужелиц" not in laptop.run("search", vault, "Жужелиц").done().out
