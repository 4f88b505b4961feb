"""Why a questionnaire cannot be run, and why an answer was not taken."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.forms import FormError


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


class InterviewUnreadable(FormError):
    """A draft or a submission that does not belong to this form."""

    code = "form.interview-unreadable"
    sentence = N_(
        "These answers do not belong to this questionnaire. Nothing was changed. Open them with their own form."
    )
