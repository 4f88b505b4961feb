"""Which cases of a report may be told for its use on this day, and why a case is left out: asked of the gate itself.

Decides nothing: what it says is what the gate would do if the report were made now.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.gathering import records_of_case
from fieldcase.casework.look import Look
from fieldcase.dossier.ingredients import without_keys
from fieldcase.errors.release import ReleaseRefused
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.reports import Report
from fieldcase.rules.release import release
from fieldcase.rules.uses import USES

# Pseudonyms that are made here are shown nowhere.
_NO_KEY = bytes(32)


@dataclass(frozen=True)
class CaseTold:
    """A case of a report, how it is called here, and why it may not be told ("" where it may)."""

    case: Case
    said: str
    why: str


def told(look: Look, report: Report, words: Words) -> tuple[CaseTold, ...]:
    """The cases of a report in their order, each asked of the gate; `words` are those of whoever makes it."""
    found = [one for key in report.cases if (one := look.get(Case, key)) is not None and not one.hidden]
    return tuple(CaseTold(one, " ".join(f"{one.code} {one.title}".split()), _why(look, report, one, words))
                 for one in found)  # fmt: skip


def _why(look: Look, report: Report, case: Case, words: Words) -> str:
    if report.use not in USES:
        return ""
    records = [without_keys(one) for one in records_of_case(look, case)]
    try:
        release(
            records, report.use, look.world.today(), case=case, language=report.language or words.language,
            tables=look.tables, pseudonym_key=_NO_KEY, heads="", words=words, taken=set(),
        )  # fmt: skip
    except ReleaseRefused as refusal:
        return "; ".join(place.said for place in refusal.where) or refusal.told(words)
    return ""
