"""Frozen records and values of the field. No input, no output, no clock.

Importing the package enters every kind into the register that `declare.kinds()` reads.
"""

from fieldcase.model import (
    campaigns,
    case,
    courts,
    deskwork,
    detention,
    evidence,
    fieldwork,
    judged,
    law,
    letters,
    people,
    questionnaires,
    remedies,
    reports,
    results,
    sealing,
    security,
    signals,
    translation,
)

__all__ = [
    "campaigns",
    "case",
    "courts",
    "deskwork",
    "detention",
    "evidence",
    "fieldwork",
    "judged",
    "law",
    "letters",
    "people",
    "questionnaires",
    "remedies",
    "reports",
    "results",
    "sealing",
    "security",
    "signals",
    "translation",
]
