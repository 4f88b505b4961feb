"""What a lawyer has to look at before a dossier goes out: norms, charge checks, dates of steps. Warnings, no findings.

A status gates conclusions, never references: a norm whose text nobody compared is cited all the same, and named here.
Each answer is a msgid, its values, the record and the field it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Act, Case
from fieldcase.model.remedies import Remedy
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.model.text import in_a_line
from fieldcase.rules.charge_checks import taken_over
from fieldcase.rules.charge_lines import from_lines
from fieldcase.rules.released import Release
from fieldcase.rules.remedies import Standing, in_order, standing, wrong

Line = tuple[str, Mapping[str, str | int], bytes, str]

_NORM = N_("Compare with the official text: {norms}. So far: {status}.")
_UNKNOWN_NORM = N_("No table knows this norm: {norm}. Please check how it is cited.")
_NOT_TAKEN = N_("The charge check of an act is not printed: the case's lawyer has not taken it over. {act}")
_STATUS = N_(
    "The charge check of an act rests on a table with this status, which stands in the same sentence: {status}. {act}"
)
_UNSHOWN = N_("Step {number}: no answer by {due}, and nothing shows that it arrived. The file claims no silence.")
_WRONG = N_("Step {number}: {sentence}")
_VERIFIED = "verified"
_LONGEST = 60


def of_norms(release: Release, tables: Tables, words: Words) -> Iterator[Line]:
    """The norms that told acts touch and whose texts were not read in their official source: a line for each instrument
    and status, leading to the first act that touches one of them; a line for each norm that no table knows."""
    first: dict[str, bytes] = {}
    for act in release.of(Act):
        for code in act.norms:
            first.setdefault(code, act.key)
    together: dict[tuple[str, str], list[str]] = {}
    for code in (one for one in tables.norms if one in first):
        norm = tables.norms[code]
        if norm.status != _VERIFIED:
            together.setdefault((norm.instrument, norm.status), []).append(code)
    for (instrument, status), codes in together.items():
        names = tables.instruments.get(instrument, {})
        name = names.get(words.language) or names.get("en") or instrument
        norms = f"{name}, {', '.join(tables.norms[code].number for code in codes)}"
        said = tables.label("law_status", status, words.language)
        yield _NORM, {"norms": norms, "status": said}, first[codes[0]], "norms"
    for code in (one for one in first if one not in tables.norms):
        yield _UNKNOWN_NORM, {"norm": code}, first[code], "norms"


def of_checks(case: Case, acts: Iterable[Act], tables: Tables, words: Words) -> Iterator[Line]:
    """Charge checks as they stand in the vault (`case`, `acts`): not taken over, or of a status that is no reading of
    the official source."""
    for act in acts:
        if not act.charge_check:
            continue
        called = {"act": in_a_line(act.what, _LONGEST) or tables.label("act_type", act.type, words.language)}
        if not taken_over(act, case):
            yield _NOT_TAKEN, called, act.key, "charge_check"
            continue
        answer = from_lines(act.charge_check)
        for status in dict.fromkeys(one.row.status for one in answer.given) if answer else ():
            if status != _VERIFIED:
                said = tables.label("law_status", status, words.language)
                yield _STATUS, {"status": said, **called}, act.key, "charge_check"


def of_steps(release: Release, steps: Iterable[Remedy], words: Words) -> Iterator[Line]:
    """Dates of steps that cannot be, and answers that are overdue while nothing shows that the step arrived."""
    told = set(steps)
    for number, one in enumerate(in_order(release.of(Remedy)), start=1):
        if one not in told:
            continue
        if one.key not in release.coarse:
            for fault in wrong(one, release.on):
                yield _WRONG, {"number": number, "sentence": words(fault.message)}, one.key, fault.field
        if standing(one, release.on) is Standing.UNSHOWN and one.due is not None:
            due = said_date(one.due, words, coarse=one.key in release.coarse)
            yield _UNSHOWN, {"number": number, "due": due}, one.key, "proof"
