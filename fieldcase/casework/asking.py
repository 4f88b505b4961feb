"""An interview that follows a questionnaire: begun, kept answer by answer, left, taken up again, finished.

Until it is finished its answers are drafts, a row each; then they are one entry. What the window does between two
answers happens in memory and in the window's own thread: `Asking` tells which rows are to be kept, and somebody writes
them. Knows interviews and forms; refuses to know how a question looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from fieldcase.casework import answers, former_answers, questionnaires
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.former_answers import NOTE as _NOTE
from fieldcase.casework.former_answers import WORDS as _WORDS
from fieldcase.casework.former_answers import Former
from fieldcase.casework.visits import ANSWERS
from fieldcase.casework.visits import unfinished as unfinished
from fieldcase.errors import InterviewFinished, InterviewUnreadable
from fieldcase.forms import session
from fieldcase.forms.scores import OPEN_QUESTION, TOTAL, reckoned
from fieldcase.forms.steps import Step
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.model.ids import TaskId
from fieldcase.model.questionnaires import Questionnaire

if TYPE_CHECKING:
    from fieldcase.casework.look import Look

FIELD = ANSWERS
Rows = Mapping[str, str | None]


@dataclass(frozen=True)
class Finished:
    """What becomes of an interview when it is finished: its fields, and the questions that stay open; `language` is
    the code of the one that was spoken last.

    Such a question is a calculation `ask_...` that comes out as "yes": a missed time limit or a risk opens one, and
    costs no points (do-no-harm.md, Law).
    """

    answers: str
    unanswered: tuple[str, ...]
    score: int | None
    notes: str
    questions: tuple[str, ...]
    language: str = ""


class Asking:
    """One interview under way. For one thread at a time; what it returns is to be written by `keep`."""

    def __init__(self, interview: Interview, questionnaire: Questionnaire, asked: session.Session) -> None:
        self.interview, self.questionnaire, self.session = interview, questionnaire, asked
        self.notes: dict[str, str] = {}
        self.words: dict[str, str] = {}
        # What was answered to an earlier version of the form and has no place in this one.
        self.former: tuple[Former, ...] = ()
        # Of instances that were taken away: what was noted and typed at each address, the last one at the end.
        self._gone: dict[str, list[str]] = {}
        self._absent: set[str] = set()

    def rows(self) -> dict[str, str | None]:
        """Every row there is to keep."""
        beside = ((self.notes, _NOTE), (self.words, _WORDS))
        former = former_answers.rows_of(self.former)
        return {
            **self.session.draft(),
            **former,
            **{ref + what: text for kept, what in beside for ref, text in kept.items()},
        }

    def note(self, ref: str, text: str) -> Rows:
        """Keep a worker's note on a question; an empty one is none."""
        return _put(self.notes, ref, _NOTE, text.strip())

    def typed(self, ref: str, words: str) -> Rows:
        """Keep what was typed as an answer and cannot be read as one yet, so that it is there again; none where it
        can."""
        if not words and ref not in self.words:
            return {}
        return _put(self.words, ref, _WORDS, words)

    def moved(self, step: Step, *, back: bool = False) -> Rows:
        """What a step makes of notes and words: those of an instance that went go with it, so that they are not another
        one's, and come back with it where the step is taken back."""
        rows: dict[str, str | None] = {}
        for kept, what in ((self.notes, _NOTE), (self.words, _WORDS)):
            for ref in step.removed:
                if not back:
                    self._gone.setdefault(ref + what, []).append(kept.get(ref, ""))
                if ref in kept:
                    rows.update(_put(kept, ref, what, ""))
            for ref in self._absent.intersection(step.changed) if back else ():
                texts = self._gone.get(ref + what)
                if texts and (text := texts.pop()):
                    rows.update(_put(kept, ref, what, text))
        self._absent = (self._absent - set(step.changed)) | set(step.removed)
        return rows

    def finished(self) -> Finished:
        """What the interview comes to. What is missing is not looked at here: a person was told, and decided."""
        marks = tuple(f"{ref}={why}" for ref, why in self.session.marks.items())
        totals = [points(one.value) for one in reckoned(self.session, TOTAL) if one.name == TOTAL]
        return Finished(
            self.session.finish(), marks, totals[0] if totals else None,
            "\n".join(self._told_notes()), tuple(self._open_questions()),
            questionnaires.code_of(self.session.language),
        )  # fmt: skip

    def _told_notes(self) -> list[str]:
        told = [self.interview.notes] if self.interview.notes else []
        for ref, text in self.notes.items():
            about = self.session.view(ref).label if ref in self.session.questions() else ref.rpartition("/")[2]
            told.append(f"{about} {text}")
        return [*told, *(one.line for one in self.former)]

    def _open_questions(self) -> list[str]:
        return [one.label for one in reckoned(self.session, OPEN_QUESTION) if one.label and one.value == "yes"]


def _put(kept: dict[str, str], ref: str, what: str, text: str) -> Rows:
    if text:
        kept[ref] = text
    else:
        kept.pop(ref, None)
    return {ref + what: text or None}


def points(text: str) -> int | None:
    """A score as a whole number; None where the form came to none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return int(number.to_integral_value()) if number.is_finite() and abs(number) < 10**9 else None


def begin(look: Look, interview: Interview, questionnaire: Questionnaire, language: str = "") -> Asking:
    """Begin to ask. `language` is one of the vault's own (ru, en); the form's language of that code is taken. Keeps
    nothing: `Asking.rows` is to be kept at once."""
    definition = questionnaires.definition_of(questionnaire)
    spoken = questionnaires.language_of(definition, language)
    return Asking(interview, questionnaire, session.begin(definition, look.world, spoken))


def resume(look: Look, interview: Interview) -> Asking:
    """Go on where it was left; where the finishing was undone, from the answers it had then. InterviewUnreadable where
    the form or the draft is not there, InterviewFinished where it has its answers: to begin anew would write over them.
    """
    now = look.get(Interview, interview.key)
    if now is not None and now.answers:
        raise InterviewFinished
    form = interview.questionnaire
    questionnaire = look.get(Questionnaire, form) if form is not None else None
    if questionnaire is None:
        raise InterviewUnreadable
    kept = look.draft_parts_of(interview.key, FIELD) or _taken_back(look, interview, questionnaire)
    if not kept:
        return begin(look, interview, questionnaire, interview.language)
    notes, words = _beside(kept, _NOTE), _beside(kept, _WORDS)
    rows = {place: text for place, text in kept.items() if not former_answers.is_beside(place)}
    definition = questionnaires.definition_of(questionnaire)
    asking = Asking(interview, questionnaire, session.resume(definition, rows, look.world))
    asking.notes, asking.words, asking.former = notes, words, former_answers.read(kept)
    return asking


def _taken_back(look: Look, interview: Interview, questionnaire: Questionnaire) -> dict[str, str]:
    """The rows of answers whose finishing was undone: drafts that became an entry are not brought back by undo."""
    given, marked = (
        [one.value for one in look.history(Interview, interview.key, name) if one.value and not one.erased]
        for name in ("answers", "unanswered")
    )  # fmt: skip
    if not given:
        return {}
    definition = questionnaires.definition_of(questionnaire)
    finished = replace(interview, answers=given[-1], unanswered=marked[-1] if marked else ())
    return answers.rows_of(finished, definition, look, questionnaires.language_of(definition, interview.language))


def _beside(kept: Mapping[str, str], what: str) -> dict[str, str]:
    return {place.removesuffix(what): text for place, text in kept.items() if place.endswith(what)}


def choose(desk: Desk, interview: Interview, questionnaire: Questionnaire) -> Interview:
    """Say by which questionnaire an interview is made; ValueError for one that was finished by another."""
    now = desk.get(Interview, interview.key) or interview
    if now.answers:
        raise ValueError("the interview has its answers")
    chosen = replace(now, questionnaire=questionnaire.id)
    desk.save(now, chosen)
    return chosen


def keep_first(desk: Desk, interview: Interview, rows: Rows) -> None:
    """Keep the first rows of an interview within the deed that makes it: it is begun, or it is not there."""
    desk.vault.drafts.keep_parts(interview, FIELD, rows, desk.world.now())


def keep(desk: Desk, interview: Interview, rows: Rows) -> None:
    """Keep rows of an interview that is under way. One that is finished has no rows any more: what comes late, a file
    that took its time or a line that waited for the disk, would only make it look unfinished."""
    now = desk.get(Interview, interview.key)
    if now is None or not now.answers:
        desk.draft_parts(interview, FIELD, rows)


def finish(desk: Desk, interview: Interview, finished: Finished) -> Changes:
    """Make one entry of the interview, and a task of each question that stays open; its drafts are forgotten.

    One that has its answers keeps them: a deed that was cut off is done again, and may be done already.
    """
    with desk.deed():
        now = desk.get(Interview, interview.key) or interview
        if now.answers:
            return Changes()
        spoken = finished.language if finished.language in desk.tables.vocabularies["language"] else now.language
        changes = desk.save(now, replace(
            now, answers=finished.answers, unanswered=finished.unanswered, score=finished.score, notes=finished.notes,
            language=spoken,
        ))  # fmt: skip
        for text in finished.questions:
            changes |= desk.save(None, _question(desk, now, text))
        desk.vault.drafts.drop(interview.key, FIELD)
    return changes


def _question(desk: Desk, interview: Interview, text: str) -> Task:
    return Task(
        id=TaskId(desk.new_id()), scope=interview.scope, kind="question", text=text, person=interview.person,
        assigned=desk.member, interview=interview.id,
    )  # fmt: skip


def give_up(desk: Desk, interview: Interview) -> None:
    """Forget the answers of an interview that was not finished; the interview itself stays."""
    with desk.vault.transaction():
        desk.vault.drafts.drop(interview.key, FIELD)
