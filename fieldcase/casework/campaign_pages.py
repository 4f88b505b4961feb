"""The report of a campaign as pages: totals at the head, then every country with its towns and actions.

Makes a document of a report that was looked through; how actions are told is `dossier.actions_told`, the drawing is
`dossier.papers`. Knows no vault.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.casework.campaign_report import Report
from fieldcase.dossier import papers
from fieldcase.dossier.actions_told import Actions, by_country, totals_told
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said import EXAMPLE, said_date
from fieldcase.model.terms import Tables

_NAMED = N_("Internal: this report names organisations of the network. It tells of no person.")
_UNNAMED = N_("Internal. Organisations are not named in this report. It tells of no person.")


def document_of(report: Report, words: Words, tables: Tables) -> Document:
    """The report in the language of `words`."""
    campaign = report.whole.campaign
    when = said_date(campaign.date, words) if campaign.date is not None else ""
    return Document(
        title=campaign.title or words(N_("Campaign")), subtitle=words(N_("Report by country and city")),
        language=words.language, confidentiality=words(_NAMED if report.named else _UNNAMED), contents_title="",
        page_of=words(N_("Page {page} of {total}")), annex_stamp="", blocks=tuple(_blocks(report, words, tables)),
        marked_example=EXAMPLE if campaign.example else "", cover=tuple(line for line in (when, campaign.aim) if line),
        manifest={"kind": "campaign report"}, plain=True,
    )  # fmt: skip


def drawn(report: Report, words: Words, tables: Tables) -> bytes:
    """The PDF, drawn in a child. GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(report, words, tables))


def _blocks(report: Report, words: Words, tables: Tables) -> Iterator[Block]:
    whole = report.whole
    told = Actions(whole.actions, whole.handouts, whole.totals, named=report.named)
    yield Heading(words(N_("In all")), 1)
    yield from totals_told(told, words, tables)
    yield from by_country(told, words, tables)
    for title, text in ((N_("Result"), whole.campaign.result), (N_("Lessons"), whole.campaign.lessons)):
        if text:
            yield Heading(words(title), 1)
            yield Paragraph((Run(text),))
