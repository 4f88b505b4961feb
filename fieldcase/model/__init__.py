"""Frozen records and values of the field. No input, no output, no clock.

Importing the package enters every kind into the register that `declare.kinds()` reads.
"""

from fieldcase.model import (
    case,
    courts,
    deskwork,
    detention,
    evidence,
    fieldwork,
    law,
    people,
    questionnaires,
    remedies,
    translation,
)

__all__ = [
    "case",
    "courts",
    "deskwork",
    "detention",
    "evidence",
    "fieldwork",
    "law",
    "people",
    "questionnaires",
    "remedies",
    "translation",
]
