"""How it was done and what the file shows: consent, what was left out and by which rule, never what; the programs."""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.cover import example_sentence
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.errors import N_
from fieldcase.model.reports import ReportPart
from fieldcase.rules.released import How

_ASKED = N_(
    "Each person was asked separately for each use of what they told: to be counted, to have their story told without "
    "a name, to have it used before a court or a body that examines complaints. Consent can be taken back at any time; "
    "whoever takes it back is not in the next version."
)
_PSEUDONYMS = N_(
    "People stand under pseudonyms that were drawn by chance for this use alone. Officials, authors of published "
    "texts and alleged perpetrators are described by their function, and named only after a recorded decision."
)
_SOURCES = N_(
    "A source is cited in full only where it leads to nobody who is not named here; else it is described, and the "
    "reference is kept by the authors."
)
_COMMAND = N_(
    "The command “fieldcase check-dossier FILE.pdf” says whether the PDF agrees with itself. That it is the one that "
    "was issued is shown only by comparing its SHA-256 with one that the authors gave you another way."
)
_CHAIN = N_(
    "The records of each case stand in a signed journal in which every entry carries the sum of the one before it. "
    "When this file was made the journals ended in these sums:"
)
_PRIVILEGED = N_("A lawyer's notes and strategy are in no file of this kind.")


def method(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, then how consent, names and sources were treated and how much was left out."""
    release = telling.release
    blocks: list[Block] = [*telling.own(part), *_scope(telling)]
    if release.cases:
        blocks.append(telling.plain(_ASKED))
        if any(one.how is How.PSEUDONYM for one in release.people.values()):
            blocks.append(telling.plain(_PSEUDONYMS))
        blocks.append(telling.plain(_SOURCES))
    blocks += _left_out(telling)
    if telling.beside.terminology:
        blocks.append(telling.plain(N_("Words were chosen by these lists: {lists}."), lists=telling.beside.terminology))
    return blocks


def _scope(telling: ReportTelling) -> list[Block]:
    plural, count = telling.words.plural, len(telling.release.cases)
    if not count:
        return []
    said = plural("This report tells of {n} case.", "This report tells of {n} cases.", count).format(n=count)
    return [Paragraph((Run(said),))]


def _left_out(telling: ReportTelling) -> list[Block]:
    """How many cases and records the rules on people held back."""
    plural, release = telling.words.plural, telling.release
    sentences = []
    cases, records = len(release.left_out), release.withheld + sum(case.left_out for case in release.cases)
    if cases:
        sentences.append(plural(
            "{n} case is left out: the people whose case it is did not agree to this use.",
            "{n} cases are left out: the people whose cases they are did not agree to this use.", cases,
        ).format(n=cases))  # fmt: skip
    if records:
        sentences.append(plural(
            "{n} record is left out by the rules on people: somebody whom it is about did not agree to this use, or it "
            "would lead to somebody who is not named here.",
            "{n} records are left out by the rules on people: somebody whom they are about did not agree to this use, "
            "or they would lead to somebody who is not named here.", records,
        ).format(n=records))  # fmt: skip
    if not sentences and release.cases:
        sentences.append(telling.say(N_("The rules on people left out no case and no record.")))
    return [Paragraph((Run(" ".join(sentences)),))] if sentences else []


def proof(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What the file shows and how to check it."""
    heads = [head for case in telling.release.cases for head in case.heads.split()]
    blocks = telling.own(part)
    if heads:
        blocks += [telling.plain(_CHAIN), *(Paragraph((Run(head),), style="note") for head in heads)]
    blocks += [
        Heading(telling.say(N_("How to check it")), 2), telling.plain(_COMMAND), *_left_out(telling),
        telling.plain(_PRIVILEGED),
        telling.plain(
            N_("Made by Fieldcase {program}. Terms and norms are from tables with the SHA-256 {sha256}."),
            program=telling.beside.program, sha256=telling.tables.sha256,
        ),
    ]  # fmt: skip
    if telling.release.example:
        blocks.append(Paragraph((Run(example_sentence(telling)),)))
    return blocks
