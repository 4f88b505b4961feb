"""What the file shows and how to check it: no more than can be proven, and how to prove it without us.

Says how much was left out and by which rule, never what (do-no-harm.md).
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.cover import example_sentence
from fieldcase.dossier.compose.evidence import fate, in_order
from fieldcase.dossier.compose.norms import checked, norms_touched
from fieldcase.dossier.compose.sections import section_names
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.declare import Reveals
from fieldcase.model.evidence import Evidence
from fieldcase.rules.uses import USES

_HASHED = N_(
    "A SHA-256 sum was taken of every piece of evidence when it was entered. The same sum later means the same bytes. "
    "What is shown is integrity from the moment of import on."
)
_NOT_BEFORE = N_(
    "What happened to a piece before its import is not shown, nor whether what it says is true. The sources and the "
    "custody ledger are there for that."
)
_CHAIN = N_(
    "The records behind this file stand in a signed journal in which every entry carries the sum of the one before it. "
    "When the file was made the journal ended in the sums below; any later copy of the journal must contain them."
)
_COMMAND = N_(
    "First, the file itself. The command “fieldcase check-dossier FILE.pdf” says whether the file agrees with itself: "
    "with its own sum and with the sums of its exhibits."
)
_COMPARE = N_(
    "Second, its origin. Compare the SHA-256 of the whole file with the one that the authors gave you another way, on "
    "paper or by telephone. Only this shows that it is the file that was issued. Printed pages cannot be checked."
)
_PRIVILEGED = N_("A lawyer's notes and strategy are in no file of this kind.")
_ADMISSIONS = N_("An admission is told only where the lawyer of the case released it.")
_CHOSEN = N_("The authors chose what stands in this file; these sections are not in it: {sections}.")


def proof(telling: Telling) -> list[Block]:
    """The last section."""
    return [
        *_shown(telling),
        Heading(telling.say(N_("How to check it")), 2),
        telling.plain(_COMMAND),
        telling.plain(_COMPARE),
        Heading(telling.say(N_("What is left out")), 2),
        *_left_out(telling),
        *_law(telling),
        Heading(telling.say(N_("Program and tables")), 2),
        telling.plain(
            N_("Made by Fieldcase {program}. Terms and norms are from tables with the SHA-256 {sha256}."),
            program=telling.program,
            sha256=telling.tables.sha256,
        ),
        *([Paragraph((Run(example_sentence(telling)),))] if telling.release.case.example else []),
    ]


def _shown(telling: Telling) -> list[Block]:
    """Integrity since import, and the ends of the journal."""
    blocks: list[Block] = [Heading(telling.say(N_("What it shows")), 2)]
    if telling.release.of(Evidence) and not telling.counted:
        blocks += [telling.plain(_HASHED), telling.plain(_NOT_BEFORE)]
    heads = telling.release.heads.split()
    if heads:
        blocks += [telling.plain(_CHAIN), *(Paragraph((Run(head),), style="note") for head in heads)]
    return blocks


def _left_out(telling: Telling) -> list[Block]:
    """How many records and exhibits the rules on people held back; never which."""
    plural, count = telling.words.plural, telling.release.left_out
    sentences = []
    if count:
        sentence = plural(
            "{n} record of the case is left out by the rules on people: somebody whom it is about did not agree to "
            "this use, or it would lead to somebody who is not named here.",
            "{n} records of the case are left out by the rules on people: somebody whom they are about did not "
            "agree to this use, or they would lead to somebody who is not named here.",
            count,
        )
        sentences.append(sentence.format(n=count))
    else:
        sentences.append(telling.say(N_("The rules on people left out no record of the case.")))
    withheld = sum(not fate(telling, piece).shown for piece in in_order(telling))
    numbered = telling.has("exhibits") or telling.has("evidence")
    if withheld and numbered and not telling.counted:
        sentence = plural(
            "{n} exhibit is withheld; its number stands in its place.",
            "{n} exhibits are withheld; their numbers stand in their place.",
            withheld,
        )
        sentences.append(sentence.format(n=withheld))
    sentences += _not_chosen(telling)
    sentences.append(telling.say(_PRIVILEGED))
    if telling.release.use not in USES or Reveals.OFFENCE not in USES[telling.release.use].opens:
        sentences.append(telling.say(_ADMISSIONS))
    return [Paragraph((Run(" ".join(sentences)),))]


def _not_chosen(telling: Telling) -> list[str]:
    """Which sections the authors left out by choice: no rule did, and no reader must think that they are empty."""
    names = section_names(telling.counted)
    titles = "; ".join(telling.say(title) for anchor, title in names if not telling.has(anchor))
    return [telling.say(_CHOSEN, sections=titles)] if titles else []


def _law(telling: Telling) -> list[Block]:
    """How many of the norms named were read in their official source."""
    norms = norms_touched(telling)
    if telling.counted or not norms or not (telling.has("summary") or telling.has("acts")):
        return []
    unchecked = sum(not checked(telling, code) for code in norms)
    sentence = telling.words.plural(
        "{n} norm is named in this file.", "{n} norms are named in this file.", len(norms)
    ).format(n=len(norms))
    if unchecked:
        more = telling.words.plural(
            "The text of {n} of them is still to be compared with the official one; it is marked where it stands.",
            "The texts of {n} of them are still to be compared with the official ones; they are marked where they "
            "stand.",
            unchecked,
        ).format(n=unchecked)
    else:
        all_checked = N_("Their texts were compared with the official ones.")
        more = telling.say(N_("Its text was compared with the official one.") if len(norms) == 1 else all_checked)
    finding = telling.say(N_("Naming a norm is a reference; whether it was breached is for a court or a body to find."))
    return [Heading(telling.say(N_("Law")), 2), Paragraph((Run(f"{sentence} {more} {finding}"),))]
