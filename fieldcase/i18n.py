"""Words of the program in a person's language.

`words(language)` is a value that is passed along, never a global: a Russian window may make an English dossier at
the same moment. Catalogues are gettext files in resources/locale, compiled by Babel. The msgids are English.
"""

from __future__ import annotations

import gettext
import locale
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

LANGUAGES = ("en", "ru")
# Each as its own speakers call it.
LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}
# Systems in these languages are answered in Russian, which more of their users read than English.
_READ_RUSSIAN = frozenset({"be", "ky", "kk", "tg", "tk", "uz"})


@dataclass(frozen=True)
class Words:
    """The catalogue of one language (BCP 47 tag). Call it with a msgid; `plural` chooses by a number."""

    language: str
    _catalogue: gettext.NullTranslations

    def __call__(self, message: str) -> str:
        """The translation of `message`, or `message` itself where the language is English."""
        return self._catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, number: int) -> str:
        """The form of the sentence that fits `number`; {n} is left for the caller to fill."""
        return self._catalogue.ngettext(one, many, number)


@lru_cache
def words(language: str) -> Words:
    """The words of `language`; an unknown language is an error, never a silent English."""
    if language not in LANGUAGES:
        raise ValueError("unknown language")
    if language == "en":
        return Words("en", gettext.NullTranslations())
    catalogue = resources.files("resources").joinpath("locale", language, "LC_MESSAGES", "fieldcase.mo")
    with catalogue.open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))


def language_of_the_person() -> str:
    """The language for sentences of a command: FIELDCASE_LANGUAGE, else the system's, else English."""
    names = [os.environ.get(name, "") for name in ("FIELDCASE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    for name in names:
        short = name[:2].lower()
        if name[:7] == "Russian" or short in _READ_RUSSIAN:
            return "ru"
        if short in LANGUAGES:
            return short
    return "en"
