"""The section of a report that holds what else a dossier of a case holds: people, detention, decisions, remedies, law.

For a court and a complaint, which look at one case as a whole. Made by the composers of dossiers, of the same release.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fieldcase.dossier.blocks import Block, Heading
from fieldcase.dossier.compose.attacks import attacks
from fieldcase.dossier.compose.bearing import bearing
from fieldcase.dossier.compose.decisions import decisions
from fieldcase.dossier.compose.detention import detentions
from fieldcase.dossier.compose.evidence import evidence
from fieldcase.dossier.compose.law import law_applied
from fieldcase.dossier.compose.people import persons
from fieldcase.dossier.compose.remedies import exhaustion, remedies
from fieldcase.dossier.compose.sections import section_names
from fieldcase.dossier.compose.telling import Telling
from fieldcase.dossier.report.cases import each_case
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.model.reports import ReportPart

BODIES: Mapping[str, Callable[[Telling], list[Block]]] = {
    "persons": persons, "attacks": attacks, "detention": detentions, "bearing": bearing, "decisions": decisions,
    "remedies": remedies, "exhaustion": exhaustion, "law": law_applied, "evidence": evidence,
}  # fmt: skip


def case_file(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """Each case with its sections, each under its name, as far as they have anything to tell."""
    return each_case(telling, part, _sections, "file")


def _sections(case: Telling) -> list[Block]:
    blocks: list[Block] = []
    for name, title in section_names(False):
        body = BODIES[name](case) if name in BODIES else []
        if body:
            blocks += [Heading(case.say(title), 2, f"{case.prefix}{name}"), *_lower(body)]
    return blocks


def _lower(blocks: list[Block]) -> list[Block]:
    """The same with its headings under that of the section."""
    return [Heading(one.text, 3, one.anchor) if isinstance(one, Heading) else one for one in blocks]
