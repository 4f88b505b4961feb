"""The questionnaires of the network: taken in from a file, printed on paper, offered or no longer offered.

Knows the list and what can be done with the marked one; what one holds is the detail's. Refuses to know answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework import questionnaires
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview
from fieldcase.model.questionnaires import Questionnaire
from ui.keys import Command
from ui.pages.page_part import PagePart
from ui.pages.questionnaire_detail import QuestionnaireDetail, said_languages
from ui.pages.questionnaire_import import choose_file, take_from, take_own
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, column
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column
from ui.widgets.split import Split
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_EMPTY = N_(
    "A questionnaire leads through an interview and puts nobody’s name down. Take in one that your network has written "
    "as an XLSForm, or begin with the three that come with the program."
)
OFFERED, OLDER, RETIRED = N_("offered"), N_("a newer version is here"), N_("no longer offered")


@dataclass(frozen=True)
class QuestionnaireRow:
    """A questionnaire as the list shows it: whether it can be chosen for an interview, and how many were made."""

    questionnaire: Questionnaire
    state: str
    interviews: int


def rows_of(look: Look, records: Sequence[Questionnaire]) -> tuple[QuestionnaireRow, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return tuple(_row(look, one) for one in records)


def _row(look: Look, one: Questionnaire) -> QuestionnaireRow:
    newest = questionnaires.of_form(look, one.form_id)[-1:]
    state = RETIRED if one.retired else OFFERED if not newest or newest[0].key == one.key else OLDER
    return QuestionnaireRow(one, state, look.count(Asked(Interview, equals=(("questionnaire", one.id),))))


class QuestionnairesPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.take_button = button(words(N_("Take in from a file…")), self.take, "primary", "download")
        self.own_button = button(words(N_("Take in our three forms")), self.own, "", "plus")
        empty = Empty("file-text", words(_EMPTY), words(N_("Take in our three forms")), self.own)
        self.list = RecordList(work, self._plan(), empty)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self._go_in)
        self.detail: QuestionnaireDetail | None = None
        self._marked: Questionnaire | None = None
        self._beside = QWidget()
        self._beside.setLayout(column())
        self._beside.hide()
        layout = column(flowing(self.take_button, self.own_button), Split(self.list, self._beside, (4, 5)))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self._turns: Turns | None = None

    def _plan(self) -> Plan:
        words = self.words
        return Plan(
            kind=Questionnaire,
            name=words(N_("Questionnaires")),
            columns=(
                Column(words(N_("Title")), lambda row: row.questionnaire.title, "title", wide=True, least=230),
                Column(words(N_("Version")), lambda row: row.questionnaire.version, width=92, spare=1),
                Column(
                    words(N_("Languages")), lambda row: said_languages(row.questionnaire, self.work), width=96, spare=3
                ),
                Column(words(N_("Interviews")), lambda row: str(row.interviews), width=70, spare=2),
                Column(words(N_("For a visit")), lambda row: words(row.state), width=112),
            ),
            counted=lambda n: words.plural("{n} questionnaire", "{n} questionnaires", n).format(n=n),
            sort="title",
            rows=rows_of,
            record=lambda row: row.questionnaire,
        )

    def read(self) -> None:
        """Read the list anew, and what is shown beside it."""
        self.list.read()
        if self.detail is not None:
            self.detail.again()

    def _show(self, record: Record | None) -> None:
        self._beside.setVisible(record is not None)
        self._marked = record if isinstance(record, Questionnaire) else None
        if self._marked is not None:
            # The detail is made in a turn of its own, after the list was drawn.
            self._turns = Turns(self, (self._show_detail,))
        self.commands_changed.emit()

    def _show_detail(self) -> None:
        if self._marked is None:
            return
        if self.detail is None:
            self.detail = QuestionnaireDetail(self.work)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(self.detail)
        self.detail.open(self._marked)

    def _go_in(self) -> None:
        if self.detail is not None:
            self.detail.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The list where there is one, else the button that fills it."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self.take_button

    def take(self) -> None:
        """Choose a file, and look at what it holds."""
        choose_file(self.work, self._taken)

    def own(self) -> None:
        """Take in the forms of our own writing that are not here yet."""
        take_own(self.work, self._taken)

    def _taken(self, questionnaire: Questionnaire) -> None:
        self.list.take(questionnaire.key)
        self.list.read()
        self.first_focus().setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped, one file at a time."""
        take_from(self.work, _paths(event.mimeData())[0], self._taken)
        event.acceptProposedAction()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with questionnaires."""

        def printed() -> None:
            if self.detail is not None:
                self.detail.to_paper()

        def answers() -> None:
            if self.detail is not None:
                self.detail.answers_out()

        def dictionary() -> None:
            if self.detail is not None:
                self.detail.dictionary_out()

        def marked() -> bool:
            return self._marked is not None

        return (
            Command("take-in", N_("Take in a questionnaire"), "Ctrl+E", self.take),
            Command("filter", N_("Go to the filter"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("paper", N_("Print on paper…"), "Ctrl+P", printed, able=marked),
            Command("answers-out", N_("Write answers out…"), "Ctrl+Shift+O", answers, able=marked),
            Command("dictionary", N_("Data dictionary…"), "Ctrl+D", dictionary, able=marked),
        )


def _paths(held: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
