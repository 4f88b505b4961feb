"""What was answered to a questionnaire, as lines to read: question, answer in words, or why there is none.

From the finished answers and the version of the form they were given to. Knows one interview; changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from fieldcase.casework import questionnaires
from fieldcase.casework.look import Look
from fieldcase.errors import FieldcaseError
from fieldcase.forms import drafts, session
from fieldcase.forms.declared import Control
from fieldcase.forms.definition import Definition
from fieldcase.forms.views import QuestionView
from fieldcase.model.fieldwork import Interview
from fieldcase.model.questionnaires import Questionnaire


@dataclass(frozen=True)
class Answer:
    """One line: the section it stands in, the question, the answer; `mark` is "unknown" or "refused" where there is
    none."""

    section: str
    question: str
    answer: str
    mark: str = ""


def of_interview(look: Look, interview: Interview, language: str) -> tuple[Answer, ...]:
    """The lines of a finished interview, in a language of the window (ru, en); empty where it has no answers, or where
    its form is gone."""
    form = interview.questionnaire
    questionnaire = look.get(Questionnaire, form) if form is not None and interview.answers else None
    if questionnaire is None:
        return ()
    try:
        return _lines(look, interview, questionnaire, language)
    except (FieldcaseError, ElementTree.ParseError):
        return ()  # the answers themselves stay in the record


def _lines(look: Look, interview: Interview, questionnaire: Questionnaire, language: str) -> tuple[Answer, ...]:
    definition = questionnaires.definition_of(questionnaire)
    rows = rows_of(interview, definition, look, questionnaires.language_of(definition, language))
    shown = session.resume(definition, rows, look.world)
    sections = {ref: one.label for one in shown.sections() for ref in one.questions}
    views = [shown.view(ref) for ref in shown.questions()]
    return tuple(
        Answer(sections.get(one.ref, ""), one.label or one.path.rpartition("/")[2], _said(one), one.mark)
        for one in views if one.control is not Control.NOTE and (one.value or one.mark)
    )  # fmt: skip


def rows_of(interview: Interview, definition: Definition, look: Look, language: str) -> dict[str, str]:
    """The rows of the draft of which a finished interview was made, in one of the form's languages; it begins now."""
    rows = {
        drafts.FORM: f"{definition.id} {definition.version}".strip(),
        drafts.BEGAN: f"{look.world.now()} {look.world.offset()}",
        drafts.LANGUAGE: language,
        **_rows(interview.answers, definition),
    }  # fmt: skip
    return {
        **rows,
        **{f"{ref}{drafts.MARK}": why for ref, _, why in (one.rpartition("=") for one in interview.unanswered)},
    }


def _rows(answers: str, definition: Definition) -> dict[str, str]:
    """The rows of the draft that would give these answers: a value for each leaf, a count for each repeat."""
    root = ElementTree.fromstring(answers)
    found: dict[str, str] = {}

    def walk(node: ElementTree.Element, path: str, address: str) -> None:
        spot = definition.spot(path)
        if spot is None:
            return  # what the form does not know is none of its answers
        if spot.leaf and (node.text or "").strip():
            found[address] = node.text or ""
        numbers: dict[str, int] = {}
        for child in node:
            name = _name(child)
            below = definition.spot(f"{path}/{name}")
            numbers[name] = numbers.get(name, 0) + 1
            if below is not None and below.repeated is not None:
                found[f"{address}/{name}{drafts.COUNT}"] = str(numbers[name])
                walk(child, f"{path}/{name}", f"{address}/{name}[{numbers[name]}]")
            else:
                walk(child, f"{path}/{name}", f"{address}/{name}")

    walk(root, f"/{_name(root)}", f"/{_name(root)}")
    return found


def _name(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _said(view: QuestionView) -> str:
    labels = {one.value: one.label or one.value for one in view.choices}
    return ", ".join(labels.get(part, part) for part in view.value.split()) if labels else view.value
