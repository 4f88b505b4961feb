"""The sections of a report about norms: what happened against one, what is asked for, and the list of all cited."""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Run, Table
from fieldcase.dossier.compose.norms import VERIFIED, by_instrument, checked, cited, norm_title
from fieldcase.dossier.report.asks import listed
from fieldcase.dossier.report.cases import briefly
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.reports import ReportPart

_STATUS = N_(
    "Where it does not say “{verified}”, the text is still to be compared with the official one before a conclusion "
    "rests on it. A reference can be made all the same."
)


def about_norms(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, then the acts of the cases that touch these norms, then what is asked for about them."""
    blocks = telling.own(part)
    facts = [
        briefly(telling, case, act)
        for case in telling.cases
        for act in sorted(case.release.of(Act), key=lambda one: case.order.acts[one.id])
        if (act.key in part.records if _acts_chosen(telling, part) else not set(act.norms).isdisjoint(part.norms))
    ]
    if facts:
        blocks += [Heading(telling.say(N_("What was documented")), 2), *facts]
    touched = _beside(telling, part)
    if touched:
        blocks.append(telling.plain(N_("The same acts touch: {norms}."), norms=cited(telling, touched)))
    asks = [one for one in telling.release.of(Recommendation) if _belongs(one, part)]
    if asks:
        blocks += [Heading(telling.say(N_("What is asked for")), 2), listed(asks)]
    return blocks


def _acts_chosen(telling: ReportTelling, part: ReportPart) -> bool:
    acts = {act.key for case in telling.cases for act in case.release.of(Act)}
    return not acts.isdisjoint(part.records)


def _belongs(ask: Recommendation, part: ReportPart) -> bool:
    return ask.key in part.records or not set(ask.norms).isdisjoint(part.norms)


def _beside(telling: ReportTelling, part: ReportPart) -> list[str]:
    """The other norms that the acts of a section touch."""
    found = [
        code
        for case in telling.cases
        for act in case.release.of(Act)
        if not set(act.norms).isdisjoint(part.norms)
        for code in act.norms
    ]
    return [code for code in dict.fromkeys(found) if code not in part.norms]


def authorities(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """A table of all norms that the report cites, a row for each instrument and how well its texts were compared."""
    codes = _cited(telling)
    blocks = telling.own(part)
    rows = []
    for theirs in by_instrument(telling, codes).values():
        statuses: dict[str, list[str]] = {}
        for code in theirs:
            norm = telling.tables.norms.get(code)
            statuses.setdefault(norm.status if norm else "unsourced", []).append(code)
        for status, several in statuses.items():
            rows.append(((Run(cited(telling, several)),), (Run(telling.term("law_status", status)),)))
    if rows:
        header = (telling.say(N_("Instrument and norms")), telling.say(N_("How well it was checked")))
        blocks.append(Table(telling.say(N_("Norms cited")), header, tuple(rows), (0.68, 0.32), name="norms"))
    if any(not checked(telling, code) for code in codes):
        blocks.append(telling.note(_STATUS, verified=telling.term("law_status", VERIFIED)))
    return blocks


def _cited(telling: ReportTelling) -> tuple[str, ...]:
    found = [code for part in telling.release.parts for code in part.norms]
    found += [code for case in telling.cases for act in case.release.of(Act) for code in act.norms]
    found += [code for one in telling.release.of(Recommendation) for code in one.norms]
    return tuple(dict.fromkeys(found))


def heading_of(telling: ReportTelling, part: ReportPart) -> str:
    """The heading of a section about norms: its own, else the first norm with its instrument's short name."""
    known = [telling.tables.norms[code] for code in part.norms if code in telling.tables.norms]
    return norm_title(telling, known[0]) if known else ""
