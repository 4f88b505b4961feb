"""Questionnaires for the tests of paper: ours as they are taken in, and recorded ones of others; no vault is needed."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache

from fieldcase.casework import questionnaires
from fieldcase.forms.definition import load
from fieldcase.model.ids import QuestionnaireId, ScopeId
from fieldcase.model.questionnaires import Questionnaire


def record(xform: str, form_id: str, version: str, title: str, languages: tuple[str, ...]) -> Questionnaire:
    """A questionnaire as the vault keeps it."""
    return Questionnaire(
        id=QuestionnaireId(bytes(16)), scope=ScopeId(bytes(16)), form_id=form_id, version=version, title=title,
        languages=languages, definition=zlib.compress(xform.encode()), digest=hashlib.sha256(xform.encode()).digest(),
    )  # fmt: skip


@cache
def taken_in(content: bytes) -> Questionnaire:
    """What a file becomes."""
    given = questionnaires.read(content)
    return record(given.xform, given.form_id, given.version, given.title, given.languages)


def of_xform(xform: str) -> Questionnaire:
    """What an XForm becomes without a parser."""
    definition = load(xform)
    return record(xform, definition.id, definition.version, definition.title, definition.languages)
