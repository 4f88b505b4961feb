"""Questionnaires that could not be taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fieldcase.errors.base import N_
from fieldcase.errors.records import ImportRefused

if TYPE_CHECKING:
    from fieldcase.i18n import Words


class NotAQuestionnaire(ImportRefused):
    """Bytes that are no workbook, no table and no XForm."""

    code = "import.not-a-questionnaire"
    sentence = N_(
        "This is no questionnaire, or it is damaged. Nothing was taken in. Choose an XLSForm workbook (.xlsx), a "
        "Markdown table of one, or an XForm (.xml)."
    )


class OldWorkbook(ImportRefused):
    """A workbook of the time before .xlsx, or one that is locked with a password: they look alike."""

    code = "import.old-workbook"
    sentence = N_(
        "This workbook is in the old .xls format, or locked with a password. Nothing was taken in. Save it as .xlsx "
        "without a password, and take that."
    )


class QuestionnaireTooLarge(ImportRefused):
    """A file with more in it than a questionnaire needs."""

    code = "import.questionnaire-too-large"
    sentence = N_(
        "This file is larger than a questionnaire can be ({most} MiB, 50,000 rows, 300 columns). Nothing was taken in. "
        "Take pictures and foreign sheets out of it."
    )


class QuestionnaireRefused(ImportRefused):
    """A questionnaire with faults; all of them at once, and the repairs that can be made here."""

    code = "import.questionnaire-refused"
    sentence = N_("The questionnaire has faults. Nothing was taken in. Put these right in the file and take it again:")

    def __init__(self, faults: Sequence[Any] = (), repairs: Sequence[Any] = ()) -> None:
        """Both are those of `fieldcase.parsers.questionnaires`, a room above this one; each has `told(words)`."""
        super().__init__()
        self.faults: tuple[Any, ...] = tuple(faults)
        self.repairs: tuple[Any, ...] = tuple(repairs)

    def told(self, words: Words) -> str:
        """The sentence in the language of `words`, and a line for each fault."""
        return "\n".join((super().told(words), *(fault.told(words) for fault in self.faults)))
