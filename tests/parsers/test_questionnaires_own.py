"""The questionnaires that come with the program: they come in without a remark, whole in both languages, and ask nobody
who they are; their score orders and does not decide."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import russian_text

from fieldcase.casework.tables import shipped
from fieldcase.casework.wordings import advice
from fieldcase.parsers.questionnaires import Questionnaire, convert
from fieldcase.parsers.questionnaires_checks import chooses, ends, opens, rows
from fieldcase.parsers.questionnaires_identity import asked
from fieldcase.parsers.questionnaires_own import OWN, own
from fieldcase.parsers.questionnaires_reading import of_markdown
from fieldcase.parsers.questionnaires_references import names_in
from fieldcase.parsers.questionnaires_sheets import Book
from fieldcase.rules.wording import Wordings

RUSSIAN, ENGLISH = "Русский (ru)", "English (en)"
XFORMS = "{http://www.w3.org/2002/xforms}"
# Right words that the dictionary lacks: medicines, substances, and trades of the field.
UNLISTED = re.compile(
    r"(?:метадон|бупренорфин|налоксон|метамфетамин|катинон|каннабиноид|мдма|аутрич|соцработник|подброс|видеосвяз"
    r"|нибудь)\w*"
)
SILENT = {"note", "calculate"}
SET_ASIDE = re.compile(
    r"адвокат|жертв|кейс|\bслуча[йяеюи]|злоупотреб|зависимы[йхем]|наркоман|потребител|использован|\bбаз[аыу]\b",
    re.IGNORECASE,
)


@lru_cache
def form(name: str) -> Questionnaire:
    return convert(own(name))


def sheets(name: str) -> Book:
    return of_markdown(own(name))


def said(name: str, language: str) -> list[str]:
    """Every label, hint and message of a form in one language."""
    book = sheets(name)
    fields = ("label", "hint", "constraint_message")
    found = [sheet.told(row, field).get(language, "") for sheet in book.sheets.values() for row in sheet.rows
             for field in fields]  # fmt: skip
    return [text for text in found if text]


def questions(name: str) -> list[str]:
    """The names of what a form asks."""
    survey = sheets(name)["survey"]
    return [survey.cell(row, "name") for row, kind in rows(survey)
            if kind not in SILENT and not opens(kind) and not ends(kind)]  # fmt: skip


def test_every_form_in_the_folder_is_named_and_every_named_one_is_there() -> None:
    files = {each.name for each in resources.files("resources").joinpath("forms").iterdir()}
    assert files == {f"{name}.md" for name in OWN}
    with pytest.raises(KeyError):
        own("../sample/primer")


@pytest.mark.parametrize("name", OWN)
def test_it_comes_in_without_a_remark_and_nothing_is_blanked(name: str) -> None:
    made = form(name)
    assert (made.remarks, made.blanked) == ((), ())
    version = "2026112801" if name == "ost-site-visit" else "2026112701"
    assert (made.form_id, made.version) == (name.replace("-", "_"), version)
    assert made.languages == (RUSSIAN, ENGLISH)
    assert made.title


@pytest.mark.parametrize("name", OWN)
def test_it_is_of_a_length_to_ask(name: str) -> None:
    assert 25 <= len(questions(name)) <= 60


@pytest.mark.parametrize("name", OWN)
def test_every_word_of_it_is_there_in_both_languages(name: str) -> None:
    texts: dict[str, dict[str, str]] = {}
    for translation in ElementTree.fromstring(form(name).xform).iter(f"{XFORMS}translation"):
        words = {str(text.get("id")): "".join(text.itertext()).strip() for text in translation.iter(f"{XFORMS}text")}
        texts[str(translation.get("lang"))] = words
    assert texts[RUSSIAN].keys() == texts[ENGLISH].keys()
    assert len(texts[RUSSIAN]) > 150
    assert [key for words in texts.values() for key, text in words.items() if text in ("", "-")] == []
    assert [text for text in texts[RUSSIAN].values() if not re.search("[А-Яа-яЁё]", text)] == []
    assert [text for text in texts[ENGLISH].values() if re.search("[А-Яа-яЁё]", text)] == []


@pytest.mark.parametrize("name", OWN)
def test_it_asks_nobody_who_they_are_and_for_no_place_picture_or_sound(name: str) -> None:
    survey = sheets(name)["survey"]
    kinds = {kind.split()[0] for _, kind in rows(survey)}
    assert kinds <= {
        "text",
        "integer",
        "select_one",
        "select_multiple",
        "note",
        "calculate",
        "begin_group",
        "end_group",
    }
    labelled = [(survey.cell(row, "name"), list(survey.told(row, "label").values())) for row, _ in rows(survey)]
    assert [
        (label, asked(field, label)) for field, label in labelled if field != "before" and asked(field, label)
    ] == []
    assert asked("q", ["Ваше имя"]), "a control"
    asks_again = re.compile(r"соглас(?!ил)|consent|\bпол\b|\bgender|\bвозраст\b|\bage\b", re.IGNORECASE)
    assert [label for _, pair in labelled for label in pair if asks_again.search(label)] == []


@pytest.mark.parametrize("name", OWN)
def test_its_words_put_nobody_down(name: str) -> None:
    wordings = Wordings(advice())
    texts = [*said(name, RUSSIAN), *said(name, ENGLISH)]
    assert [found for text in texts for found in wordings.found_in(text)] == []
    assert [text for text in texts if SET_ASIDE.search(text)] == []
    assert SET_ASIDE.search("наркоман"), "a control"


@pytest.mark.parametrize("name", OWN)
def test_its_russian_is_clean(name: str) -> None:
    bare = [re.sub(r"\$\{\w+\}", "7", text) for text in said(name, RUSSIAN)]
    slips = [(text, slip) for text in bare for slip in russian_text.slips(text)]
    assert [each for each in slips if not UNLISTED.fullmatch(each[1].removeprefix("not in the dictionary: "))] == []
    spoken = [text for text in bare if re.search(r"\b(?:вы|вас|вам|ваш\w*)\b", text)]
    assert spoken == [], "a person is addressed as «Вы»"


@pytest.mark.parametrize("name", OWN)
def test_labels_are_short_enough_to_be_read_aloud(name: str) -> None:
    survey = sheets(name)["survey"]
    labels = [text for row, kind in rows(survey) if kind != "note" for text in survey.told(row, "label").values()]
    assert [text for text in labels if len(text) > 90] == []


@pytest.mark.parametrize("name", OWN)
def test_every_condition_names_choices_that_are_there(name: str) -> None:
    survey, choices = sheets(name)["survey"], sheets(name)["choices"]
    lists = {survey.cell(row, "name"): found["list"] for row, kind in rows(survey) if (found := chooses(kind))}
    offered = {(choices.cell(row, "list_name"), choices.cell(row, "name")) for row in choices.rows}
    meant = re.compile(r"selected\(\$\{(\w+)\}, '(\w+)'\)|\$\{(\w+)\} = '(\w+)'")
    named = [
        (each[1] or each[3], each[2] or each[4])
        for row, _ in rows(survey)
        for field in ("relevant", "calculation")
        for each in meant.finditer(survey.cell(row, field))
    ]
    assert len(named) > 5
    assert [(question, word) for question, word in named if (lists[question], word) not in offered] == []


def test_codes_of_the_field_are_the_codes_of_the_program() -> None:
    tables = shipped()
    choices = sheets("strategic-cases")["choices"]
    codes: dict[str, set[str]] = {}
    for row in choices.rows:
        codes.setdefault(choices.cell(row, "list_name"), set()).add(choices.cell(row, "name"))
    assert codes["actor"] <= set(tables.vocabularies["actor_kind"])
    acts = set().union(*(codes[each] for each in codes if each.startswith("by_")))
    assert len(acts & set(tables.vocabularies["act_type"])) > 20


def scored() -> dict[str, str]:
    """The calculations of the strategic-cases form that give points."""
    return {name: text for name, text in calculated().items() if not name.startswith("ask_")}


def calculated() -> dict[str, str]:
    """All calculations of the strategic-cases form."""
    survey = sheets("strategic-cases")["survey"]
    return {
        survey.cell(row, "name"): survey.cell(row, "calculation") for row, kind in rows(survey) if kind == "calculate"
    }


def test_the_score_is_the_sum_of_criteria_that_have_labels_and_come_to_a_hundred() -> None:
    calculations = scored()
    criteria = [name for name in calculations if name.startswith("s_")]
    assert names_in(calculations["score"]) == criteria
    survey = sheets("strategic-cases")["survey"]
    most = [
        int(found[1])
        for row, kind in rows(survey)
        if kind == "calculate" and survey.cell(row, "name") in criteria
        and (found := re.search(r"до (\d+)", survey.told(row, "label")[RUSSIAN]))
    ]  # fmt: skip
    assert len(most) == len(criteria)
    assert sum(most) == 100
    for language in (RUSSIAN, ENGLISH):
        translation = next(
            each for each in ElementTree.fromstring(form("strategic-cases").xform).iter(f"{XFORMS}translation")
            if each.get("lang") == language
        )  # fmt: skip
        ids = {text.get("id") for text in translation.iter(f"{XFORMS}text")}
        assert {f"/data/{name}:label" for name in calculations} <= ids, "the reasons of a score can be read in the form"


def test_neither_a_risk_nor_a_time_limit_nor_a_wish_to_stop_takes_a_point() -> None:
    survey = sheets("strategic-cases")["survey"]
    groups: dict[str, str] = {}
    inside = ""
    for row, kind in rows(survey):
        inside = survey.cell(row, "name") if opens(kind) else "" if ends(kind) else inside
        groups[survey.cell(row, "name")] = inside
    assert {"risk", "limits"} <= set(groups.values())
    counted = {groups.get(name, "") for calculation in scored().values() for name in names_in(calculation)}
    assert counted.isdisjoint({"risk", "limits"})
    opened = {groups.get(name, "") for name in names_in(calculated()["ask_risk"] + calculated()["ask_limits"])}
    assert opened == {"risk", "limits"}, "they open questions to a person instead"
    minus = re.compile(r"-\s*[\d$(]|\s-\s")
    assert minus.search("5 - if(1, 2, 3)"), "a control"
    assert [calculation for calculation in scored().values() if minus.search(calculation)] == []


def test_what_the_police_said_what_was_charged_and_what_was_decided_are_three_questions() -> None:
    for name, fields in (
        ("strategic-cases", ["said_by_police", "charged", "decided"]),
        ("court-monitoring", ["size_police", "size_charged", "size_decided"]),
    ):
        asked_here = questions(name)
        places = [asked_here.index(field) for field in fields]
        assert all(one < other for one, other in pairwise(places))
