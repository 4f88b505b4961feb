"""How the making child is asked: ingredients out over a pipe, an answer in, and what cannot be true is refused.

Loads neither fonts nor dictionary: all of that happens in the child.
"""

from __future__ import annotations

import json
import pickle

from fieldcase import sandbox
from fieldcase.dossier.answers import Answer, Drawn, Finished, Nothing, Refused, Wanted, unpacked
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.errors import ChildFailed

TIMEOUT = 300.0
_PAGE_TIMEOUT = 30.0
# The first byte of a question says what is asked.
MAKE, PAGE, READY = b"M", b"P", b"R"


def new_child() -> sandbox.Warm:
    """A making child that has not been started yet."""
    return sandbox.Warm(sandbox.MAKER, "dossier")


def ask_for_dossier(child: sandbox.Warm, ingredients: Ingredients) -> Finished | Refused | Wanted:
    """What the child makes of the ingredients; ChildFailed where it died or its answer is none to this question."""
    answer = _asked(child, MAKE + pickle.dumps(ingredients, protocol=5), TIMEOUT)
    match answer:
        case Finished() if _can_be(answer, ingredients):
            return answer
        case Refused():
            return answer
        case Wanted() if ingredients.can_be_shown().issuperset(answer.pictures):
            return answer
    raise ChildFailed


def _can_be(answer: Finished, ingredients: Ingredients) -> bool:
    """Whether an answer tells of nothing that was not asked about."""
    asked = (answer.use, answer.language) == (ingredients.use, ingredients.language)
    known = {record.key for record in ingredients.records}
    return asked and known.issuperset(answer.records) and ingredients.preview == (not answer.content)


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
