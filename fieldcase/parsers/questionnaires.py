"""A stranger's questionnaire becomes an XForm: a workbook, a Markdown table or an XForm's own XML in, one form out.

The file is opened in a parser child of its own that has no keys and writes nothing. Knows what came of a form and what
was wrong with it; refuses to know what its questions are for, where it is kept and who answers it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fieldcase import sandbox
from fieldcase.errors import (
    ChildFailed,
    NotAQuestionnaire,
    OldWorkbook,
    QuestionnaireCellTooLong,
    QuestionnaireRefused,
    QuestionnaireTooLarge,
    QuestionnaireTooLong,
    QuestionnaireTooManyChoices,
    QuestionnaireTooWide,
)
from fieldcase.parsers import questionnaires_message as message
from fieldcase.parsers.questionnaires_reading import LONGEST_CELL, MOST_CHOICES, MOST_COLUMNS, MOST_ROWS
from fieldcase.parsers.questionnaires_told import Place, Remark, Repair

__all__ = ["Blanked", "Place", "Questionnaire", "Remark", "Repair", "convert"]

TIMEOUT = 30.0
# Workbooks with pictures inside are the largest; the questions of the longest are less than one.
MOST_BYTES = 16 << 20
# What an engine reads at each start of an interview.
MOST_FORM = 8 << 20
_LONGEST_NAME = 255
_CAPS: dict[str, tuple[type[QuestionnaireTooLarge], int]] = {
    "unpacked": (QuestionnaireTooLarge, MOST_BYTES >> 20),
    "rows": (QuestionnaireTooLong, MOST_ROWS),
    "columns": (QuestionnaireTooWide, MOST_COLUMNS),
    "cell": (QuestionnaireCellTooLong, LONGEST_CELL),
    "choices": (QuestionnaireTooManyChoices, MOST_CHOICES),
}


@dataclass(frozen=True)
class Blanked:
    """A question that the device would have answered by itself: its name, with what, and where it stands."""

    name: str
    what: str
    place: Place


@dataclass(frozen=True)
class Questionnaire:
    """A form that can be kept: its XML, what it calls itself, what was taken out of it, and remarks on it.

    `languages` are as the form writes them, "Русский (ru)"; none where it has one language and does not say which.
    `beside` are the names of the files in which it looks something up, `files` the words of those that came with it.
    `rows` says in which row of the survey a name stands, where there is one.
    """

    xform: str
    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    blanked: tuple[Blanked, ...]
    remarks: tuple[Remark, ...]
    beside: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)


def convert(
    content: bytes, repairs: Sequence[Repair] = (), cancelled: Callable[[], bool] | None = None
) -> Questionnaire:  # fmt: skip
    """The form that a file describes, after the repairs that a person accepted.

    QuestionnaireRefused with all faults and the repairs that are offered, NotAQuestionnaire, OldWorkbook,
    QuestionnaireTooLarge, or ChildFailed where it was not done within the limits; Cancelled where `cancelled` says that
    nobody waits any more.
    """
    if len(content) > MOST_BYTES:
        raise QuestionnaireTooLarge(most=MOST_BYTES >> 20)
    answer = sandbox.run(sandbox.PARSER, "questionnaire", message.asked(content, repairs), TIMEOUT, cancelled)
    try:
        return _read(json.loads(answer))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise ChildFailed from None


def _read(answer: dict[str, Any]) -> Questionnaire:
    """The form of an answer, believed as far as its shape goes; what it refuses is raised."""
    kind = answer["kind"]
    if kind == message.REFUSED:
        faults = message.faults_of(answer["faults"])
        if not faults:
            raise ValueError("refused for nothing")
        raise QuestionnaireRefused(faults, message.repairs_of(answer["repairs"]))
    if kind == message.TOO_LARGE:
        error, most = _CAPS[answer["what"]]
        raise error(most=most)
    if kind == message.UNREADABLE:
        raise OldWorkbook if answer["why"] == "old" else NotAQuestionnaire
    if kind != message.GIVEN:
        raise ValueError("no answer")
    form = message.text(answer["xform"], MOST_FORM)
    # Elements and words alone: nothing that declares, comments or instructs.
    if not form.startswith("<") or "<!" in form or "<?" in form:
        raise ValueError("no form")
    return Questionnaire(
        form,
        message.text(answer["form_id"]),
        message.text(answer["version"]),
        message.text(answer["title"]),
        tuple(message.text(each) for each in answer["languages"]),
        tuple(
            Blanked(message.text(name), message.text(what), message.place_of(at))
            for name, what, at in answer["blanked"]
        ),
        message.warnings_of(answer["remarks"]),
        tuple(message.text(each, _LONGEST_NAME) for each in answer["beside"]),
        rows={message.text(name): message.place_of(["survey", row, ""]).row for name, row in answer["rows"].items()},
    )
