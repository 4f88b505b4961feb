"""A released report as a finished document: its sections in their order, numbered, the annex behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fieldcase.dossier.blocks import Block, Document, Heading, Listing, Run
from fieldcase.dossier.compose.exhibits import not_shown, undescribed
from fieldcase.dossier.compose.glossary import glossary
from fieldcase.dossier.report import (
    actions,
    asks,
    case_file,
    cases,
    counted,
    letters,
    method,
    norms,
    results,
    visits,
)
from fieldcase.dossier.report.cover import confidentiality_of, cover_lines, subtitle_of, title_of
from fieldcase.dossier.report.notes import with_short_notes
from fieldcase.dossier.report.numbered import with_numbers
from fieldcase.dossier.report.telling import Beside, ReportTelling, told_with
from fieldcase.dossier.report.words_counted import words_in
from fieldcase.dossier.sound import empty_sections
from fieldcase.errors import N_, ReportEmpty
from fieldcase.model.ids import EvidenceId
from fieldcase.model.reports import ReportPart
from fieldcase.model.said import EXAMPLE
from fieldcase.rules.released import Notice
from fieldcase.rules.report_released import ReportRelease

Section = Callable[[ReportTelling, ReportPart], list[Block]]
_EMPTY = N_("A section has nothing to tell and is not printed: {section}.")
_BARE = N_("Nothing stands under a heading: {heading}.")


def _own(telling: ReportTelling, part: ReportPart) -> list[Block]:
    return telling.own(part)


def _organisation(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote on who submits it, before it the full names where several do."""
    named = [" ".join(one.split()) for one in telling.release.report.submitters.splitlines() if one.strip()]
    names: list[Block] = [Listing(tuple((Run(one),) for one in named))] if len(named) > 1 else []
    return [*names, *telling.own(part)]


SECTIONS: Mapping[str, Section] = {
    "text": _own, "summary": _own, "keywords": _own, "organisation": _organisation, "method": method.method,
    "article": norms.about_norms, "cases": cases.in_short, "chronology": cases.chronologies,
    "acts": cases.acts_in_full, "case_file": case_file.case_file, "figures": results.reported, "asks": asks.all_asks,
    "letters": letters.letters, "visits": visits.visits, "campaign": actions.campaign,
    "objectives": results.objectives, "stories": results.stories, "authorities": norms.authorities,
    "tables": counted.tables, "questionnaire": counted.tables, "sources": cases.sources_of_all,
    "exhibits": cases.exhibits_of_all, "proof": method.proof,
}  # fmt: skip
ANNEX = "annex"
# What is said of the report itself: where nothing else is told, there is no report.
_OF_ITSELF = frozenset({"method", "proof", "glossary", "authorities"})


@dataclass(frozen=True)
class ComposedReport:
    """A document, the warnings for whoever makes it, the numbers of its exhibits, how many words the report and its
    annex have, footnotes included, and the anchor at which each section that is printed begins."""

    document: Document
    notices: tuple[Notice, ...]
    numbers: Mapping[EvidenceId, str]
    words: int
    annex_words: int
    anchors: Mapping[bytes, str]


def compose_report(release: ReportRelease, beside: Beside) -> ComposedReport:
    """The document of a released report. The same arguments give an equal document. ReportEmpty where no section has
    anything to tell."""
    telling = told_with(release, beside)
    body, annex, anchors, empty = _sections(telling)
    told = [part for part in telling.release.parts if part.key in anchors]
    if not any(part.kind not in _OF_ITSELF or telling.own(part) for part in told):
        raise ReportEmpty
    if beside.numbered:
        body = with_numbers(body)
    if annex and body:
        annex = [Heading(telling.say(N_("Annex")), 1, ANNEX, fresh=True), *annex]
    short = with_short_notes((*body, *annex), telling)
    body, annex = list(short[: len(body)]), list(short[len(body) :])
    document = Document(
        title=title_of(telling), subtitle=subtitle_of(telling), language=release.language,
        confidentiality=confidentiality_of(telling), contents_title=telling.say(N_("Contents")),
        page_of=beside.words(N_("Page {page} of {total}")), annex_stamp=beside.words(N_("Annex {number}, p. {page}")),
        blocks=(*body, *annex), marked_example=EXAMPLE if release.example else "", cover=cover_lines(telling),
        manifest=_manifest(telling),
    )  # fmt: skip
    warnings = [Notice(_EMPTY, {"section": name}) for name in empty]
    warnings += [Notice(_BARE, {"heading": one.text}) for one in empty_sections(document)]
    for case in telling.cases if telling.has("exhibits") else ():
        warnings += [*undescribed(case), *not_shown(case)]
    numbers = {piece: number for case in telling.cases for piece, number in case.order.exhibits.items()}
    return ComposedReport(
        document, (*release.notices, *warnings), numbers, words_in(body), words_in(annex), anchors
    )  # fmt: skip


def _sections(telling: ReportTelling) -> tuple[list[Block], list[Block], dict[bytes, str], list[str]]:
    """The blocks of the report, those of its annex, the anchors of the sections that tell something, the headings of
    the others."""
    body: list[Block] = []
    annex: list[Block] = []
    anchors: dict[bytes, str] = {}
    empty: list[str] = []
    numbers = {False: 0, True: 0}
    for part in sorted(telling.release.parts, key=lambda one: (one.annex, one.place or 0)):
        into = annex if part.annex else body
        title, blocks = _heading(telling, part), _body(telling, part, (*body, *annex))
        if not blocks:
            empty.append(title)
            continue
        numbers[part.annex] += 1
        number = numbers[part.annex]
        level = 2 if part.annex else 1
        anchors[part.key] = f"{'annex' if part.annex else 'part'}-{number}"
        into.append(Heading(f"{number}. {title}", level, anchors[part.key]))
        into += _lower(blocks) if part.annex else blocks
    return body, annex, anchors, empty


def _lower(blocks: Iterable[Block]) -> list[Block]:
    """The same with headings one level down: the annex has a heading above them."""
    return [Heading(one.text, min(one.level + 1, 3), one.anchor) if isinstance(one, Heading) else one for one in blocks]


def _heading(telling: ReportTelling, part: ReportPart) -> str:
    own = " ".join(part.title.split())
    if own:
        return own
    named = norms.heading_of(telling, part) if part.kind == "article" else ""
    label = telling.term("report_part", part.kind)
    return named or label[:1].upper() + label[1:]


def _body(telling: ReportTelling, part: ReportPart, before: Iterable[Block]) -> list[Block]:
    """A section; the glossary is made of what is printed before it. A kind that is not known here tells its words."""
    if part.kind == "glossary":
        return [*telling.own(part), *glossary(telling, telling.beside.glossary, before)]
    return SECTIONS.get(part.kind, _own)(telling, part)


def _manifest(telling: ReportTelling) -> dict[str, object]:
    """What the file says of itself to a program, beside the sums: no more than what is printed in it."""
    release = telling.release
    told: dict[str, object] = {
        "report": release.report.submission, "use": release.use, "tables": telling.tables.sha256,
        "journal": [head for case in release.cases for head in case.heads.split()],
    }  # fmt: skip
    if telling.beside.terminology:
        told["terminology"] = telling.beside.terminology
    return told | ({"example": EXAMPLE} if release.example else {})
