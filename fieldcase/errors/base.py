"""The root of the tree of errors, and the mark of a msgid."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from fieldcase.i18n import Words


def N_(message: str) -> str:
    """Mark a msgid for the catalogues; it is translated where it is shown."""
    return message


class FieldcaseError(Exception):
    """An error with a stable code and a sentence for a person: what happened, what was kept, what to do."""

    code: ClassVar[str] = "fieldcase"
    exit_status: ClassVar[int] = 1
    sentence: ClassVar[str] = N_("Something went wrong. Nothing was changed. Try again.")

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.code)
        self.values = values

    def told(self, words: Words) -> str:
        """The sentence in the language of `words`, with its values."""
        return words(self.sentence).format(**self.values)
