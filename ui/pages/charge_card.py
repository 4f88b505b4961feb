"""The charge check beside the form of an act: live from what is typed, and its taking over into the case.

Reads the form's fields, those too that are not entered yet; nothing of it is kept until the case's lead takes it over.
Refuses to know tables: what they give comes in sentences from casework.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import charging
from fieldcase.errors import N_
from fieldcase.model.case import Act
from ui.pages.charge_answer import ChargeAnswer
from ui.widgets.basics import button, card, column, label
from ui.widgets.flow import flowing
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.charging import Checked
    from fieldcase.casework.desk import Desk
    from fieldcase.model.declare import Record
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60
_LEAD = N_("Only the case’s lead takes a check over. Without that it is told in no dossier.")
_KEPT = N_("Taken over by {who}. A dossier tells what stood in the tables then:")
_OTHERWISE = N_("The tables, or what was asked, have changed since it was taken over.")


class ChargeCard(QWidget):
    """The card; hidden while the act tells of no substance and no weight."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form = work, form
        words = work.words
        self.answer = ChargeAnswer(words(N_("Charge check")))
        self.kept = ChargeAnswer(words(N_("The check that was taken over")))
        self.about_kept = label("", "muted", wrap=True)
        self.otherwise = label(words(_OTHERWISE), "wrong", wrap=True)
        self.lead = label(words(_LEAD), "muted", wrap=True)
        self.over_button = button(words(N_("Take over into the case")), self.take_over, icon="check")
        self.back_button = button(words(N_("Take the check back")), self.take_back, icon="undo-2")
        self.ask_button = button(words(N_("Ask a lawyer")), self.ask, icon="flag")
        inside = card(
            label(words(N_("Charge check")), "heading"), self.answer, self.about_kept, self.kept, self.otherwise,
            self.lead, flowing(self.over_button, self.ask_button, self.back_button),
        )  # fmt: skip
        self.setLayout(column(inside))
        self.hide()
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)

    @property
    def act(self) -> Act | None:
        """The act as it is typed now."""
        typed: Record | None = self.form.as_typed()
        return typed if isinstance(typed, Act) else None

    def read(self) -> None:
        """Ask the tables anew."""
        self._timer.stop()
        act, words = self.act, self.work.words
        if act is None:
            self.hide()
            return
        self.work.ask(lambda look: charging.of_act(look, act, words), self._show, self, "check")

    def _show(self, checked: Checked) -> None:
        kept = checked.kept is not None
        self.answer.show_sentences(checked.sentences)
        self.answer.setVisible(not (kept and checked.same))
        self.kept.show_sentences(checked.kept or ())
        self.kept.setVisible(kept)
        self.about_kept.setVisible(kept)
        self.about_kept.setText(self.work.words(_KEPT).format(who=checked.kept_by or "…"))
        self.otherwise.setVisible(kept and not checked.same)
        self.lead.setVisible(checked.answers and not checked.may)
        self.over_button.setVisible(checked.answers and checked.may and not (kept and checked.same))
        self.ask_button.setVisible(checked.open_to_ask)
        self.back_button.setVisible(kept)
        self.setVisible(checked.asked)

    def take_over(self) -> None:
        """Enter the act, then keep in it what the tables give."""
        self._change(charging.take_over, self.work.words(N_("The check was taken over into the case.")))

    def take_back(self) -> None:
        """Keep no check in the act any longer."""
        self._change(charging.take_back, self.work.words(N_("The check is no longer in the case.")))

    def ask(self) -> None:
        """Put what does not fit among the questions of the case."""
        words = self.work.words
        said = words(N_("The question stands among the questions of the case."))
        self._change(lambda desk, act: charging.ask_lawyer(desk, act, words), said)

    def _change(self, deed: Callable[[Desk, Act], object], said: str) -> None:
        act = self.act
        if act is None:
            return

        def change(desk: Desk) -> None:
            now = desk.get(Act, act.key)
            if now is not None:
                deed(desk, now)

        self.form.enter(lambda: self.work.do(change, lambda _: self._again(), said))

    def _again(self) -> None:
        self.form.again()
        self.read()
