"""Frozen records and values of the field. No input, no output, no clock.

Importing the package enters every kind into the register that `declare.kinds()` reads.
"""

from fieldcase.model import case, deskwork, evidence, fieldwork, people, questionnaires, translation

__all__ = ["case", "deskwork", "evidence", "fieldwork", "people", "questionnaires", "translation"]
