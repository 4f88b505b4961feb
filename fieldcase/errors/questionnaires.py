"""Why a questionnaire cannot be taken in or run, and why an answer was not taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fieldcase.errors.base import N_
from fieldcase.errors.forms import FormError
from fieldcase.errors.records import ImportRefused, RecordError

if TYPE_CHECKING:
    from fieldcase.i18n import Words


class NotAQuestionnaire(ImportRefused):
    """Bytes that are no workbook, no table and no XForm."""

    code = "import.not-a-questionnaire"
    sentence = N_(
        "This is no questionnaire, or it is damaged. Nothing was taken in. Choose an XLSForm workbook (.xlsx, .xls), a "
        "Markdown table of one, a form of KoboToolbox (.json), or an XForm (.xml)."
    )


class OldWorkbook(ImportRefused):
    """A workbook that is locked with a password, or a damaged one of the time before .xlsx: they look alike."""

    code = "import.old-workbook"
    sentence = N_(
        "This workbook is locked with a password, or damaged. Nothing was taken in. Save it as .xlsx without a "
        "password, and take that."
    )


class QuestionnaireTooLarge(ImportRefused):
    """A file with more in it than a questionnaire needs."""

    code = "import.questionnaire-too-large"
    sentence = N_(
        "This file is larger than a questionnaire can be ({most} MiB, 50,000 rows, 300 columns). Nothing was taken in. "
        "Take pictures and foreign sheets out of it."
    )


class QuestionnaireTooLong(QuestionnaireTooLarge):
    """More filled rows on a sheet than a questionnaire has."""

    code = "import.questionnaire-too-long"
    sentence = N_(
        "A sheet of this file has more than {most} filled rows. Nothing was taken in. Take foreign sheets out of it, "
        "and put long lists into a table (.csv) beside the form."
    )


class QuestionnaireTooWide(QuestionnaireTooLarge):
    """More columns than a questionnaire has."""

    code = "import.questionnaire-too-wide"
    sentence = N_(
        "A sheet of this file has more than {most} columns. Nothing was taken in. Delete the columns that are not the "
        "form’s."
    )


class QuestionnaireCellTooLong(QuestionnaireTooLarge):
    """A cell with more signs than a cell of a workbook can hold."""

    code = "import.questionnaire-cell-too-long"
    sentence = N_("A cell of this file has more than {most} signs. Nothing was taken in. Shorten it.")


class QuestionnaireTooManyChoices(QuestionnaireTooLarge):
    """More choices than can be gone through while somebody waits."""

    code = "import.questionnaire-too-many-choices"
    sentence = N_(
        "The lists of this file have more than {most} choices. Nothing was taken in. Put the longest list into a table "
        "(.csv) beside the form, and ask with “select_one_from_file”."
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


class QuestionnaireVersionTaken(ImportRefused):
    """Another text under a version that is there: interviews made with it would change their meaning."""

    code = "import.questionnaire-version-taken"
    sentence = N_(
        "The questionnaire “{title}” is already here in version {version}, with other words. Nothing was taken in: "
        "interviews keep the form they were made with. Write a new version on the sheet “settings”, and take it again."
    )


class QuestionnaireUnknown(RecordError):
    """No questionnaire has this identifier."""

    code = "record.no-such-questionnaire"
    sentence = N_("There is no questionnaire {code}. Nothing was changed. “fieldcase forms” lists them.")


class FormIncomplete(FormError):
    """A part is missing without which there is no questionnaire: a model, an instance, a question's node."""

    code = "form.incomplete"
    sentence = N_("The questionnaire lacks a part: {what}. Nothing was changed. Correct the form and take it in again.")


class FormTooLarge(FormError):
    """The form is larger than any that people fill in."""

    code = "form.too-large"
    sentence = N_("The questionnaire is too large ({what}). Nothing was changed. Split it into several forms.")


class FormCircular(FormError):
    """Calculations that wait for each other; `names` are the questions, in their circle."""

    code = "form.circular"
    sentence = N_(
        "Calculations of the questionnaire depend on each other in a circle: {names}. Nothing was changed. "
        "Break the circle in the form and take it in again."
    )


class AnswerNotTaken(FormError):
    """The answer does not fit the kind of its question."""

    code = "form.answer-not-taken"
    sentence = N_("This answer does not fit a question of the kind {kind}. Nothing was changed. Correct it.")


class NoSuchQuestion(FormError):
    """There is no question at that address, or not one that allows this."""

    code = "form.no-such-question"
    sentence = N_("The questionnaire has no question {ref} that this could be done to. Nothing was changed.")


class InterviewFinished(FormError):
    """An interview that has its answers already and is to be asked once more."""

    code = "form.interview-finished"
    sentence = N_("This interview is finished already. Nothing was changed. Its answers stand beside it on the visit.")


class InterviewUnreadable(FormError):
    """A draft or a submission that does not belong to this form."""

    code = "form.interview-unreadable"
    sentence = N_(
        "These answers do not belong to this questionnaire. Nothing was changed. Open them with their own form."
    )
