"""What a translation is: who made it and when, how far it is checked and by whom, on which paper it stands.

Drafts are kept for what is typed; the state and the paper are deeds with rules of their own. Knows one translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldcase.casework import translations
from fieldcase.casework.called import choices
from fieldcase.casework.tables import options
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.ids import EvidenceId, MemberId
from fieldcase.model.translation import Translation
from ui.pages.translation_words import Whole
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Combo, button, column, label, line, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_GROUP = Group("", (("language", "translator"), ("made_on",), ("remark",)), frozenset({"remark"}))
_RULE = N_(
    "A translation is checked by somebody else than the translator; changed afterwards, it is a draft again. A "
    "certified one is a paper of its own, taken in as evidence."
)


class AboutPanel(Panel):
    """The panel. Esc and Close enter what was typed; the state is set by a button of its own."""

    WIDTH = 620

    def __init__(self, work: Workplace, shown: Whole) -> None:
        words = work.words
        title = words(N_("State and translator"))
        super().__init__(title)
        self.work, self.translation = work, shown.translation
        translation = shown.translation
        self.form = RecordForm(work, (_GROUP,), name=title, entering=translations.enter_about)
        nobody = ("", words(N_("nobody")))
        members = (nobody, *((key.hex(), name) for key, name in shown.members.items()))
        self.state = Combo(
            words(N_("State of the translation")), options("translation_status", work.language), translation.status
        )
        self.checked = Combo(words(N_("Checked by")), members, (translation.checked_by or b"").hex())
        self.file = Combo(words(N_("The translation as a file")), (("", words(N_("no file"))),))
        self.file.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.set_state = button(words(N_("Set the state")), self._set, icon="check")
        self.away = button(words(N_("Translation to the bin")), self._remove, icon="trash-2")
        self.done = button(words(N_("Close")), self.escaped, "primary")
        self._lay(title)
        self.form.open(translation)
        scope = translation.scope
        work.ask(
            lambda look: choices(look, "evidence", scope, work.tables, words), self._files_came, self, "files"
        )  # fmt: skip

    def _lay(self, title: str) -> None:
        words = self.work.words
        inside = QWidget()
        states = row(_under(self.state), _under(self.checked), gap=12)
        file = _under(self.file)
        paper = row(file, self.set_state, gap=12)
        paper.setStretch(0, 1)
        for part in (file, self.set_state):
            paper.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        held = column(states, paper, self.wrong, label(words(_RULE), "muted", wrap=True), line(), self.form, gap=10)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        area = scrolled(inside)
        area.setMinimumHeight(344)
        last = row(self.away, self.done)
        last.insertStretch(1, 1)
        self.setLayout(column(label(title, "heading"), area, last, gap=10, edge=20))

    def _files_came(self, found: tuple[tuple[bytes, str], ...]) -> None:
        for key, name in found:
            if key != self.translation.evidence:
                self.file.addItem(name, key.hex())
        self.file.choose((self.translation.file or b"").hex())

    def first_focus(self) -> QWidget:
        """The state."""
        return self.state

    def _set(self) -> None:
        translation, state, checker = self.translation, self.state.code, bytes.fromhex(self.checked.code)
        file = EvidenceId(bytes.fromhex(self.file.code)) if self.file.code else None

        def deed(desk: Desk) -> Changes:
            with desk.deed():
                changes = translations.set_file(desk, translation, file)
                return changes | translations.set_state(
                    desk, translation, state, MemberId(checker) if checker else None
                )

        self.form.enter()
        said = self.work.words(N_("The state of the translation was set."))
        self.work.do(deed, lambda _changes: self.close_panel(), said, self._failed)

    def _failed(self, wrong: FieldcaseError) -> None:
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()

    def _remove(self) -> None:
        translation: Translation = self.translation
        self.form.enter()
        said = self.work.words(N_("The translation was put into the bin."))
        self.work.do(
            lambda desk: translations.remove_translation(desk, translation), lambda _changes: self.close_panel(), said
        )

    def escaped(self) -> None:
        """What was typed is entered; a state that was chosen and not set stays as it was."""
        self.form.enter()
        self.close_panel()


def _under(field: Combo) -> QWidget:
    """A field under its label."""
    made = QWidget()
    above = label(field.accessibleName(), "label")
    above.setBuddy(field)
    made.setLayout(column(above, field, gap=3))
    return made
