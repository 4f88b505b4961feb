"""No case of an interview: why, where the person is referred, and whether a task is to tell them.

What is typed is a draft inside the vault until it is decided, so that neither lock nor a kill takes it. Knows one
interview; refuses to decide without a reason and a referral.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QWidget

from fieldcase.casework import contacts, deciding
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview
from ui.pages.contact_line import ContactLine
from ui.pages.typed_decision import TypedDecision
from ui.pages.visit_consent import keyed
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.line_button import LineChoice
from ui.widgets.overlay import Panel
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from fieldcase.casework.contacts import Contact
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_(
    "The interview stays with its visit and is counted. The decision can be made anew at any time. Nobody is left "
    "without a next step: say where the person was referred."
)
_DIGITS = "123456789"
_LEAST = 270


class NoCasePanel(Panel):
    """The panel. Enter in the reason goes on to the referrals, a digit chooses one, the button decides."""

    WIDTH = 720

    def __init__(self, work: Workplace, interview: Interview) -> None:
        words = work.words
        super().__init__(words(N_("No case of this interview")))
        self.work, self.interview = work, interview
        self.because = _line(words(N_("Why there is no case of it")))
        self.referred_to = _line(words(N_("To whom exactly, if it is known")))
        self._group = QButtonGroup(self)
        self.referrals = {
            code: self._referral(code, keyed(at, text))
            for at, (code, text) in enumerate(options("referral", words.language))
        }
        self.tell = Tick(words(N_("Make a task to tell the person")))
        self.tell.setChecked(True)
        self.contact = ContactLine(work, leads=False)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.decide_button = button(words(N_("Decide: no case")), self.decide, "primary", "check")
        self.typed = TypedDecision(self, work, interview, self._said)
        self._lay()
        self.because.textEdited.connect(lambda _text: self.typed.changed())
        self.referred_to.textEdited.connect(lambda _text: self.typed.changed())
        self.because.returnPressed.connect(self._to_referrals)
        self.referred_to.returnPressed.connect(self.decide_button.setFocus)
        work.ask(self._look, self._came, self, "typed")

    def _referral(self, code: str, text: str) -> LineChoice:
        made = LineChoice(text, lambda: self._refer(code))
        self._group.addButton(made)
        return made

    def _refer(self, code: str) -> None:
        """Choose where the person is referred, and go on to whom."""
        self.referrals[code].setChecked(True)
        self.typed.changed()
        self.referred_to.setFocus()
        self._around.ensureWidgetVisible(self.referred_to)

    def _lay(self) -> None:
        words = self.work.words
        last = row(button(words(N_("Finish it later")), self.escaped, "flat"), self.decide_button)
        last.insertStretch(0, 1)
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        tall = (len(self.referrals) + 1) // 2
        for place, one in enumerate(self.referrals.values()):
            grid.addWidget(one, place % tall, place // tall)
        inside = Ground()
        lines = column(
            label(words(_LEAD), "muted", wrap=True), _named(words(N_("Why there is no case of it")), self.because),
            self.because, label(words(N_("Where the person was referred")), "label"), held,
            _named(words(N_("To whom exactly, if it is known")), self.referred_to), self.referred_to,
            gap=8,
        )  # fmt: skip
        lines.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(lines)
        self._around = scrolled(inside)
        self._around.setMinimumHeight(_LEAST)
        title = label(words(N_("No case of this interview")), "heading")
        self.setLayout(column(title, self._around, self.tell, self.contact, self.wrong, last, gap=10, edge=20))

    def _look(self, look: Look) -> tuple[dict[str, str], Contact | None]:
        return deciding.typed_so_far(look, self.interview), contacts.contact_of(look, self.interview.person)

    def _came(self, found: tuple[dict[str, str], Contact | None]) -> None:
        typed, contact = found
        if not self.typed.has_typed:
            self.because.setText(typed.get(deciding.BECAUSE, ""))
            self.referred_to.setText(typed.get(deciding.REFERRED_TO, ""))
            chosen = self.referrals.get(typed.get(deciding.REFERRAL, ""))
            if chosen is not None:
                chosen.setChecked(True)
        self.tell.setVisible(contact is not None)
        self.contact.show_contact(contact)

    @property
    def referral(self) -> str:
        """The code of the referral that is chosen; empty where none is."""
        return next((code for code, one in self.referrals.items() if one.isChecked()), "")

    def _said(self) -> dict[str, str]:
        return {
            deciding.BECAUSE: self.because.text().strip(), deciding.REFERRAL: self.referral,
            deciding.REFERRED_TO: self.referred_to.text().strip(),
        }  # fmt: skip

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.because

    def _to_referrals(self) -> None:
        chosen = self.referrals.get(self.referral) or next(iter(self.referrals.values()))
        chosen.setFocus()
        self._around.ensureWidgetVisible(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses where the person is referred."""
        place = _DIGITS.find(event.text()) if event.text() else -1
        if 0 <= place < len(self.referrals):
            self._refer(list(self.referrals)[place])
            return
        super().keyPressEvent(event)

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter decides from anywhere in the panel."""
        if keys == "Ctrl+Return":
            self.decide()
            return True
        return False

    def escaped(self) -> None:
        """Keep what was typed and close."""
        self.typed.keep()
        self.close_panel()

    def decide(self) -> None:
        """Decide; without a reason or a referral say which of them is missing."""
        words, said = self.work.words, self._said()
        if not said[deciding.BECAUSE]:
            self._missing(words(N_("Please write why: whoever decides anew has to know.")), self.because)
            return
        if not said[deciding.REFERRAL]:
            missing = words(N_("Please choose where the person was referred; a digit chooses."))
            self._missing(missing, next(iter(self.referrals.values())))
            return
        interview, tell = self.interview, self.tell.isChecked()

        def deed(desk: Desk) -> None:
            deciding.decide(
                desk, interview, said[deciding.BECAUSE], said[deciding.REFERRAL], said[deciding.REFERRED_TO], tell=tell
            )

        self.typed.forget()
        self.close_panel()
        done = words(N_("Decided: no case. The interview stays with its visit."))
        self.work.owed.keep(deed, (interview.key, deciding.FIELD), said=done)

    def _missing(self, sentence: str, where: QWidget) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()
        where.setFocus()
        self._around.ensureWidgetVisible(where)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def _named(text: str, line: QLineEdit) -> QWidget:
    made = label(text, "label")
    made.setBuddy(line)
    return made
