"""Why a questionnaire, or an expression of one, could not be used."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class FormError(FieldcaseError):
    """A questionnaire could not be taken in or run as it is written."""

    code = "form"


class FormNotXml(FormError):
    """The text is no XML, or XML of a kind that is never needed: entities, a document type, endless depth."""

    code = "form.not-xml"
    sentence = N_("The questionnaire cannot be read: line {line} is not as it should be. Nothing was changed.")


class AttachedUnreadable(FormError):
    """A file that a form names, and that is no CSV, GeoJSON or XML as its name says; `line` counts from 1."""

    code = "form.attached-unreadable"
    sentence = N_("The file {name} of the questionnaire cannot be read: line {line} is not as it should be. "
                  "Nothing was changed.")  # fmt: skip


class XPathError(FormError):
    """An expression of a questionnaire that cannot be used; `place` counts characters from 1."""

    code = "form.expression"


class ExpressionUnreadable(XPathError):
    """The expression does not follow the grammar of XPath."""

    code = "form.expression-unreadable"
    sentence = N_(
        "The expression {expression} cannot be read at character {place}. Nothing was changed. "
        "Correct it in the form and take the form in again."
    )


class ExpressionTooLarge(XPathError):
    """The expression is longer or deeper than any that a person writes."""

    code = "form.expression-too-large"
    sentence = N_(
        "The expression {expression} is too long or nested too deeply (character {place}). Nothing was changed. "
        "Split it into several calculations and take the form in again."
    )


class FunctionUnknown(XPathError):
    """The expression calls a function that is not there, or with too few or too many arguments."""

    code = "form.function-unknown"
    sentence = N_(
        "There is no function {name} with {count} arguments (character {place} of {expression}). Nothing was changed. "
        "Correct it in the form and take the form in again."
    )


class PrefixUnknown(XPathError):
    """The expression uses a namespace prefix that the form does not declare."""

    code = "form.prefix-unknown"
    sentence = N_(
        "The prefix {name} is not declared (character {place} of {expression}). Nothing was changed. "
        "Correct it in the form and take the form in again."
    )


class WrongKindOfValue(XPathError):
    """A function was handed something that it cannot work with, for instance a text where it needs questions."""

    code = "form.wrong-value"
    sentence = N_(
        "What is handed to {name} cannot be used there (character {place} of {expression}). Nothing was changed. "
        "Correct it in the form and take the form in again."
    )


class FormTooHeavy(XPathError):
    """An expression looks at more answers than any that a person writes: one over all questions within another."""

    code = "form.too-heavy"
    sentence = N_(
        "An expression of this questionnaire has more to count than a computer does in a second, and was stopped. What "
        "was answered before is kept. Whoever wrote the form has to make its calculations simpler."
    )
