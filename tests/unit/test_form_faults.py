"""Expressions that cannot be run are refused when a form comes in, all at once, with their rows, whatever the file."""

from __future__ import annotations

import json
import time

import pytest
from parsers.kobo_assets import asset, content
from parsers.old_workbooks import old_workbook_of
from parsers.questionnaire_files import markdown, xform

from fieldcase.casework import questionnaires
from fieldcase.errors import QuestionnaireRefused
from fieldcase.i18n import words

RUNS_AWAY = r"regex(., '(a+)+\1')"
WRONG = (
    ("type", "name", "label", "constraint", "relevant", "calculation"),
    ("text", "mail", "Что?", RUNS_AWAY, "", ""),
    ("text", "more", "Ещё?", "", "nonsense(${mail})", ""),
    ("calculate", "sum", "", "", "", "1 + ("),
)


def refused(raw: bytes, language: str = "en") -> list[str]:
    """What a file is refused for."""
    with pytest.raises(QuestionnaireRefused) as caught:
        questionnaires.read(raw)
    return [fault.told(words(language)) for fault in caught.value.faults]


def told(rows: tuple[int, int, int]) -> list[str]:
    """The three faults, in these rows."""
    return [
        f"survey, row {rows[0]}, constraint: The pattern of “mail” cannot be read, or could be tried for ever: "
        f"{RUNS_AWAY}. Write it without a repetition within a repetition.",
        f"survey, row {rows[1]}, relevant: “more” asks for nonsense() with 1 arguments, and there is none such.",
        f"survey, row {rows[2]}, calculation: An expression of “sum” cannot be read: 1 + (.",
    ]


def test_all_of_them_are_told_with_their_rows_in_any_sort_of_file() -> None:
    text = markdown(WRONG)
    assert refused(text.encode()) == told((3, 4, 5))
    assert refused(old_workbook_of(text)) == told((2, 3, 4))
    rows = [dict(zip(WRONG[0], row, strict=True)) for row in WRONG[1:]]
    held = content([{**row, "label": [row["label"]]} for row in rows], translations=[None])
    assert refused(asset(held)) == told((2, 3, 4))
    assert refused(json.dumps(held).encode()) == told((2, 3, 4))


def test_in_an_xform_the_question_is_named() -> None:
    bind = '<bind nodeset="/x/told" constraint="regex(., \'(a+)+\\1\')"/>'
    (sentence,) = refused(xform(binds=bind), "ru")
    assert "«told»" in sentence


def test_a_pattern_that_only_looks_bad_comes_in_and_is_tried_in_no_time() -> None:
    survey = (WRONG[0], ("text", "mail", "Что?", "regex(., '(a+)+$')", "", ""))
    began = time.monotonic()
    assert questionnaires.read(markdown(survey).encode()).rows["mail"] == 3
    assert time.monotonic() - began < 20
