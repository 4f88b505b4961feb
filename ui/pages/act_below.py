"""What stands below the form of an act and reads it: versions of its norms, involvement, the charge check, questions;
and, within the form, the norms that are often cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.act_beside import ActBeside
from ui.pages.act_norms import OftenCited
from ui.pages.act_questions import ActQuestions
from ui.pages.act_versions import NormVersions
from ui.pages.charge_card import ChargeCard
from ui.pages.involvement_card import InvolvementCard
from ui.widgets.basics import WIDE_GAP, column

if TYPE_CHECKING:
    from ui.record_form import RecordForm
    from ui.workplace import Workplace


class ActBelow(QWidget):
    """The cards, one below another; the norms take their place in the form once it is laid out."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.beside = ActBeside(work, form)
        self.norms = OftenCited(work, form)
        self.versions = NormVersions(work, form)
        self.involvement = InvolvementCard(work, form)
        self.charge = ChargeCard(work, form)
        self.questions = ActQuestions(work, form)
        self.setLayout(column(self.versions, self.involvement, self.charge, self.questions, gap=WIDE_GAP - 4))
