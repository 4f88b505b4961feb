"""What comes before the first question: the country's note, and which questionnaire.

Knows the organisation's own words on a country and the questionnaires that are offered; knows nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from fieldcase.casework import country_notes, questionnaires
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.questionnaires import CountryNote, Questionnaire
from ui.pages.asking_stage import Middle, Stage, foot, large
from ui.widgets.basics import EDGE, clear, column, label
from ui.widgets.choice_lines import ChoiceLines

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.pages.asking_panel import AskingPanel
    from ui.workplace import Workplace

_PARTS = (
    ("minors", N_("When somebody is a minor")), ("reporting", N_("What has to be reported, and to whom")),
    ("more", N_("What else to know")),
)  # fmt: skip
_NO_NOTE = N_(
    "Your organisation has written nothing yet about this country. The program brings no rules of its own: who may "
    "speak for a minor and what has to be reported is said by a lawyer of the country. If in doubt, ask them first."
)
_NO_COUNTRY = N_(
    "The visit does not say in which country it is, so that no note can be shown. Ask a lawyer if in doubt."
)
_NO_FORM = N_(
    "No questionnaire is offered yet. The consent is kept; the story can be written down in the person's words."
)


class WaitStage(Stage):
    """While something is read or another panel asks."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.setLayout(column(label(self.words(N_("One moment …")), "muted"), edge=EDGE))


class _Told(Stage):
    """A step with words in the middle and buttons below."""

    def __init__(self, panel: AskingPanel) -> None:
        super().__init__(panel.work)
        self.panel = panel
        self.middle = Middle(self.plain)
        self.leave_button = large(self.words(N_("Leave")), "Esc", panel.escaped, "", "x")
        self.next_button: QPushButton | None = None

    def lay(self, *buttons: QPushButton) -> None:
        """The middle above, the buttons below."""
        around = column(self.middle.area, foot(self.leave_button, *buttons), gap=0)
        around.setStretch(0, 1)
        self.setLayout(around)

    def first_focus(self) -> QWidget:
        """The way on."""
        return self.next_button or self.leave_button

    def plain(self, event: QKeyEvent) -> bool:
        """PageDown goes on, as Enter on the button does."""
        on = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
        if on and self.next_button is not None:
            self.next_button.click()
        return on


class NoteStage(_Told):
    """The note of the visit's country. `then` is called when it was read."""

    def __init__(self, panel: AskingPanel, then: Callable[[], None]) -> None:
        super().__init__(panel)
        words, self.country = self.words, panel.visit.country
        self.key = panel.visit.key
        self.next_button = large(words(N_("Go on")), "Enter", then, "primary")
        self.write_button = large(words(N_("Write the note …")), "", self.write, "", "pencil")
        self.write_button.hide()
        self.lay(self.write_button, self.next_button)
        self.read()
        panel.work.changed.connect(lambda changes: self.read() if "country_note" in changes.kinds else None)

    def read(self) -> None:
        """Ask for the note: on the writing lane, for the country may have been typed into the visit just now."""
        self.work.do(self._read, self._came)

    def _read(self, desk: Desk) -> tuple[str, CountryNote | None]:
        visit = desk.get(Visit, self.key)
        country = visit.country if visit is not None else ""
        return country, country_notes.note_of(desk, country)

    def _came(self, found: tuple[str, CountryNote | None]) -> None:
        if not shiboken6.isValid(self):
            return
        self.country, note = found
        self.panel.minors = note.minors.strip() if note is not None else ""
        words, lines = self.words, self.middle.lines
        clear(lines)
        named = self.work.term("country", self.country)
        title = words(N_("Before the first question: {country}")).format(country=named)
        lines.addWidget(label(title if named else words(N_("Before the first question")), "question", wrap=True))
        if note is not None and country_notes.says_something(note):
            for name, heading in _PARTS:
                if getattr(note, name).strip():
                    lines.addWidget(label(words(heading), "heading", wrap=True))
                    lines.addWidget(label(getattr(note, name), wrap=True, select=True))
            if note.source:
                lines.addWidget(label(note.source, "muted", wrap=True))
        else:
            lines.addWidget(label(words(_NO_NOTE if self.country else _NO_COUNTRY), wrap=True))
        self.write_button.setVisible(bool(self.country))

    def write(self) -> None:
        """Write the organisation's note on this country."""
        from ui.pages.country_note_panel import CountryNotePanel

        self.work.asked_for_panel.emit(CountryNotePanel(self.work, self.country))


class FormStage(_Told):
    """Which questionnaire; where there is one alone it is taken at once. `then` is called with it."""

    def __init__(self, panel: AskingPanel, then: Callable[[Questionnaire], None]) -> None:
        super().__init__(panel)
        words, self._then = self.words, then
        self._offered: tuple[Questionnaire, ...] = ()
        self.lines = ChoiceLines(words(N_("By which questionnaire?")))
        self.lines.chosen.connect(lambda codes: self._take(codes[0]))
        self.to_forms = large(words(N_("To the questionnaires")), "", self._go_to_forms, "", "file-text")
        self.words_button = large(words(N_("In their own words")), "", panel.leave, "", "message-square")
        self.to_forms.hide()
        self.lay(self.to_forms, self.words_button)
        self.work.ask(questionnaires.offered, self._came, self, "offered")

    def _came(self, offered: tuple[Questionnaire, ...]) -> None:
        self._offered = offered
        if len(offered) == 1:
            self._then(offered[0])
            return
        words, lines = self.words, self.middle.lines
        if not offered:
            lines.addWidget(label(words(_NO_FORM), wrap=True))
            self.to_forms.show()
            self.words_button.setFocus()
            return
        lines.addWidget(label(words(N_("By which questionnaire?")), "question", wrap=True))
        self.lines.show_choices(tuple((one.key.hex(), one.title or one.form_id) for one in offered), ())
        lines.addWidget(self.lines)
        if self.panel.is_front():
            self.lines.setFocus()

    def first_focus(self) -> QWidget:
        """The choices where there are some."""
        return self.lines if self.lines.isVisibleTo(self) and self._offered else self.words_button

    def plain(self, event: QKeyEvent) -> bool:
        """A key chooses."""
        return self.lines.take_key(event)

    def _take(self, code: str) -> None:
        found = next((one for one in self._offered if one.key.hex() == code), None)
        if found is not None:
            self._then(found)

    def _go_to_forms(self) -> None:
        self.panel.leave()
        self.work.go("visits", None, "questionnaires")
