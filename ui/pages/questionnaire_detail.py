"""One questionnaire: what it is, what was left out of it, its questions in one of its languages; on paper, offered.

Read only: a form is written in a spreadsheet and taken in again. Knows one questionnaire; refuses to know answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.casework import forms_beside, outlines, questionnaires
from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import LANGUAGE_NAMES
from fieldcase.model.asked import Asked as ListAsked
from fieldcase.model.fieldwork import Interview
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.pages.answers_out import AnswersPanel
from ui.pages.dictionary_out import DictionaryPanel
from ui.pages.questionnaire_paper import print_on_paper
from ui.widgets.basics import Combo, button, card, column, label
from ui.widgets.flow import flowing
from ui.widgets.rows import Column, RowList, Rows

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_CELL = 400
_LANGUAGE_LETTERS = 15
_LEFT_OUT = N_("Left out, because it identifies a device or whoever holds it: {what}.")


@dataclass(frozen=True)
class Line:
    """A line of the preview: a question, a note, or the heading of a section with how many questions stand in it."""

    number: str
    text: str
    answers: str
    only: str


@dataclass(frozen=True)
class Seen:
    """A questionnaire as it was read: how many interviews were made with it, its lines; `wrong` where it cannot be
    opened."""

    questionnaire: Questionnaire
    interviews: int
    lines: tuple[Line, ...]
    questions: int
    sections: int
    wrong: FieldcaseError | None = None
    beside: tuple[str, ...] = ()


def said_languages(one: Questionnaire, work: Workplace) -> str:
    """The languages of a form as people call them; those that are in no list of ours as the form does."""
    codes = [questionnaires.code_of(each) for each in one.languages]
    return ", ".join(LANGUAGE_NAMES.get(code) or work.term("language", code) or code for code in codes) or "—"


def read_questionnaire(look: Look, key: bytes, language: str, words: Words) -> Seen | None:
    """Read a questionnaire in a language (a name of the form's own, or a code); None where it is gone. Runs on the
    reading lane."""
    one = look.get(Questionnaire, key)
    if one is None or one.hidden:
        return None
    made = look.count(ListAsked(Interview, equals=(("questionnaire", one.id),)))
    try:
        definition = questionnaires.definition_of(one)
    except FieldcaseError as wrong:
        return Seen(one, made, (), 0, 0, wrong)
    spoken = language if language in definition.languages else questionnaires.language_of(definition, language)
    whole = outlines.outline(definition, spoken, words)
    parts = sum(isinstance(member, outlines.Part) for member in whole)
    beside = tuple(forms_beside.unpacked(one.attached))
    return Seen(one, made, tuple(_lines(whole, words)), len(list(outlines.questions(whole))), parts, beside=beside)


def _lines(whole: outlines.Outline, words: Words) -> Iterator[Line]:
    for member in whole:
        if isinstance(member, outlines.Part):
            number = len(list(outlines.questions(member.members)))
            said = words.plural("{n} question", "{n} questions", number).format(n=number)
            yield Line("▸", in_a_line(member.label or "—", _CELL), said, member.only)
            yield from _lines(member.members, words)
        else:
            answers = " · ".join(f"{at} {text}" for at, (_, text) in enumerate(member.choices, start=1))
            number_told = str(member.number) if member.number else ""
            yield Line(number_told, in_a_line(member.label, _CELL), in_a_line(answers, _CELL), member.only)


class QuestionnaireDetail(QWidget):
    """The head, the deeds, the questions. `shown` comes when all of it stands."""

    shown = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.questionnaire: Questionnaire | None = None
        self.seen: Seen | None = None
        self.title = label("", "heading", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.left_out = label("", "chip-warn", wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.language = Combo(words(N_("Language of the questions")))
        self.language.setMinimumContentsLength(_LANGUAGE_LETTERS)
        self.language.activated.connect(lambda _place: self.again())
        self.paper_button = button(words(N_("Print on paper…")), self.to_paper, "", "file-text")
        self.answers_button = button(words(N_("Write answers out…")), self.answers_out, "", "download")
        self.dictionary_button = button(words(N_("Data dictionary…")), self.dictionary_out, "", "list")
        self.offer_button = button("", self._offer, "", "eye-off")
        self.rows = Rows(self._columns(), self._fetch)
        self.list = RowList(words(N_("Questions")), self.rows)
        self.list.setMinimumHeight(120)
        deeds = flowing(
            self.answers_button, self.dictionary_button, self.paper_button, self.offer_button, self.language
        )
        framed = card(self.title, self.facts, self.left_out, self.wrong, deeds, self.list, gap=10)
        layout = framed.layout()
        assert layout is not None
        layout.setStretch(5, 1)  # type: ignore[attr-defined]
        self.setLayout(column(framed))

    def _columns(self) -> tuple[Column, ...]:
        words = self.words
        return (
            Column("№", lambda one: one.number, width=34),
            Column(words(N_("Question")), lambda one: one.text, wide=True, least=220),
            Column(words(N_("Choices")), lambda one: one.answers, width=180, spare=1),
            Column(words(N_("When")), lambda one: one.only, width=150, spare=2),
        )

    def open(self, questionnaire: Questionnaire) -> None:
        """Show a questionnaire, in the window's language where it speaks it."""
        if self.questionnaire is None or self.questionnaire.key != questionnaire.key:
            self.language.clear()
            for name in questionnaire.languages:
                self.language.addItem(name, name)
            spoken = [one for one in questionnaire.languages if questionnaires.code_of(one) == self.work.language]
            self.language.choose(next(iter(spoken or questionnaire.languages), ""))
            self.language.setVisible(self.language.count() > 1)
        self.questionnaire = questionnaire
        self.again()

    def again(self) -> None:
        """Read the shown questionnaire anew, in the chosen language."""
        if self.questionnaire is not None:
            key, words, language = self.questionnaire.key, self.words, self.language.code
            self.work.ask(lambda look: read_questionnaire(look, key, language, words), self._came, self, "form")

    def _came(self, seen: Seen | None) -> None:
        if seen is None:
            return
        self.seen, self.questionnaire = seen, seen.questionnaire
        one, words = seen.questionnaire, self.words
        self.title.setText(one.title or one.form_id)
        self.facts.setText(self._told(seen))
        self.left_out.setVisible(bool(one.left_out))
        self.left_out.setText(words(_LEFT_OUT).format(what=", ".join(one.left_out)))
        self.wrong.setVisible(seen.wrong is not None)
        self.wrong.setText(seen.wrong.told(words) if seen.wrong is not None else "")
        for each in (self.paper_button, self.answers_button, self.dictionary_button):
            each.setEnabled(seen.wrong is None)
        text = words(N_("Offer again")) if one.retired else words(N_("No longer offer"))
        self.offer_button.setText(text)
        self.offer_button.setAccessibleName(text)
        self.rows.show_numbers(range(len(seen.lines)))
        self.list.setVisible(bool(seen.lines))
        self.shown.emit()

    def _told(self, seen: Seen) -> str:
        words, one = self.words, seen.questionnaire
        taken = said_date(one.taken_in, words) if one.taken_in is not None else ""
        parts = (
            words(N_("Version {version}")).format(version=one.version or "—"),
            said_languages(one, self.work),
            words(N_("taken in on {date}")).format(date=taken) if taken else "",
            words.plural("{n} question", "{n} questions", seen.questions).format(n=seen.questions),
            words.plural("{n} section", "{n} sections", seen.sections).format(n=seen.sections),
            words.plural("{n} interview", "{n} interviews", seen.interviews).format(n=seen.interviews),
            words(N_("looks up in {files}")).format(files=", ".join(seen.beside)) if seen.beside else "",
        )
        return " · ".join(part for part in parts if part)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        lines = self.seen.lines if self.seen is not None else ()
        then([lines[one] for one in numbers if one < len(lines)])

    def _offer(self) -> None:
        one, words = self.questionnaire, self.words
        if one is None:
            return
        retired = not one.retired
        gone = N_("It is offered no longer. Interviews made with it stay as they are.")
        said = words(gone) if retired else words(N_("It is offered again."))
        self.work.do(lambda desk: questionnaires.retire(desk, one, retired=retired), said=said)

    def to_paper(self) -> None:
        """Print it on paper."""
        if self.questionnaire is not None and self.paper_button.isEnabled():
            print_on_paper(self.work, self.questionnaire, self.language.code)

    def answers_out(self) -> None:
        """Write the answers of its finished interviews out."""
        if self.questionnaire is not None and self.answers_button.isEnabled():
            self.work.asked_for_panel.emit(AnswersPanel(self.work, self.questionnaire))

    def dictionary_out(self) -> None:
        """Write out what it asks."""
        if self.questionnaire is not None and self.dictionary_button.isEnabled():
            self.work.asked_for_panel.emit(DictionaryPanel(self.work, self.questionnaire))

    def first_focus(self) -> QWidget:
        """The questions."""
        return self.list
