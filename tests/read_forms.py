"""Questionnaires that were read from their files, each once for all tests of a process: a child takes half a second."""

from __future__ import annotations

from functools import cache

from fieldcase.casework import questionnaires
from fieldcase.parsers.questionnaires import Questionnaire


@cache
def read_form(content: bytes) -> Questionnaire:
    """The form of a file's bytes."""
    return questionnaires.read(content)


def own_form(name: str) -> Questionnaire:
    """One of our own forms."""
    return read_form(questionnaires.own(name))
