"""How the making child is asked: ingredients out over a pipe, an answer in, and what cannot be true is refused.

Loads neither fonts nor dictionary: all of that happens in the child.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping

from fieldcase import sandbox
from fieldcase.dossier.answers import Answer, Drawn, Finished, Lacking, Nothing, Refused, Wanted, unpacked
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.parts import Gap
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.errors import ChildFailed

TIMEOUT = 300.0
_PAGE_TIMEOUT = 30.0
# The first byte of a question says what is asked.
MAKE, KEEP, PAGE, READY = b"M", b"K", b"P", b"R"


def new_child() -> sandbox.Warm:
    """A making child that has not been started yet."""
    return sandbox.Warm(sandbox.MAKER, "dossier")


def ask_for_dossier(
    child: sandbox.Warm, ingredients: Ingredients | ReportIngredients, stored: Mapping[bytes, bytes] | None = None
) -> Finished | Refused | Wanted:
    """What the child makes of the ingredients; ChildFailed where it died or its answer is none to this question.

    `stored` are the pictures by their SHA-256: a child that is to show pages is handed, one after another, those it
    does not hold yet.
    """
    question = MAKE + pickle.dumps(ingredients, protocol=5)
    answer = _asked(child, question, TIMEOUT)
    if isinstance(answer, Lacking) and ingredients.keeps_pictures and ingredients.sums().issuperset(answer.sums):
        for one in answer.sums:
            if one not in (stored or {}) or not isinstance(_asked(child, KEEP + (stored or {})[one], TIMEOUT), Nothing):
                raise ChildFailed
        answer = _asked(child, question, TIMEOUT)
    match answer:
        case Finished() if _can_be(answer, ingredients):
            return answer
        case Refused():
            return answer
        case Wanted() if ingredients.can_be_shown().issuperset(answer.pictures):
            return answer
    raise ChildFailed


def _can_be(answer: Finished, ingredients: Ingredients | ReportIngredients) -> bool:
    """Whether an answer tells of nothing that was not asked about."""
    asked = (answer.use, answer.language) == (ingredients.use, ingredients.language)
    known = {record.key for record in ingredients.records}
    places = {part.sha256 for part in answer.parts if isinstance(part, Gap)}
    whole = ingredients.preview == (not answer.parts) == bool(answer.sha256)
    told = known.issuperset((*answer.records, *answer.begins))
    return asked and told and ingredients.sums().issuperset(places) and whole


def ask_for_page(child: sandbox.Warm, number: int, width: int) -> Drawn | None:
    """Page `number` (from 0) of the file the child made last, `width` pixels wide; None where it has none."""
    answer = _asked(child, PAGE + json.dumps([number, width]).encode("ascii"), _PAGE_TIMEOUT)
    if isinstance(answer, Drawn | Nothing):
        return answer if isinstance(answer, Drawn) else None
    raise ChildFailed


def make_ready(child: sandbox.Warm) -> None:
    """Start the child and have it read fonts and dictionary."""
    if not isinstance(_asked(child, READY, _PAGE_TIMEOUT), Nothing):
        raise ChildFailed


def _asked(child: sandbox.Warm, message: bytes, timeout: float) -> Answer:
    return unpacked(child.ask(message, timeout))
