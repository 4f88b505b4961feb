"""The scorecard as one or two pages: the meeting at the head, totals, a table of asks with what became of each.

Makes blocks of a card that was looked through; draws nothing itself (`dossier.papers`). Knows no vault.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fieldcase.casework import scorecard
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import refuse
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.scorecard import Card, Line
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said import EXAMPLE, said_date
from fieldcase.model.terms import Tables

_LEAD = N_("What was asked and promised, and what became of it. It tells of no case and of no person.")
_HOW = N_(
    "How an ask stands is what was said last. “Said, not shown” means that nothing is kept that shows it. A day that "
    "is over is a question, not a finding."
)
_HEADS = (N_("Number"), N_("What is asked or promised"), N_("To whom, from where"), N_("What became of it"))
_WIDTHS = (0.85, 2.9, 1.9, 2.3)
Cell = tuple[Run, ...]


def document_of(card: Card, words: Words, tables: Tables) -> Document:
    """The card in the language of `words`."""
    return Document(
        title=words(N_("Scorecard")), subtitle=scorecard.heading(card, tables, words), language=words.language,
        confidentiality="", contents_title="", page_of=words(N_("Page {page} of {total}")), annex_stamp="",
        blocks=tuple(_blocks(card, words, tables)), cover=(words(_LEAD),), manifest={"kind": "scorecard"}, plain=True,
        # Records of the register have no mark of their own: invented ones say in their words what they are.
        marked_example=EXAMPLE if any(EXAMPLE in text for _, text in scorecard.texts_of(card, words)) else "",
    )  # fmt: skip


def drawn(card: Card, words: Words, tables: Tables) -> bytes:
    """The PDF, drawn in a child. GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(card, words, tables))


def write(desk: Desk, card: Card, target: Path, words: Words, told: Words) -> None:
    """Draw the card and write it where a person chose. IdentityInText, GlyphMissing, ChildFailed, FileExists where a
    file stands there that is none of ours, CannotWrite: then nothing was written."""
    from fieldcase.casework import issuing

    refuse(card.known, scorecard.texts_of(card, told), target.name, told)
    pdf = drawn(card, words, desk.tables)
    issuing.refuse_foreign_file(target)
    issuing.write(target, BytesIO(pdf), lambda: log_access(desk, "export", None))


def _blocks(card: Card, words: Words, tables: Tables) -> Iterator[Block]:
    meeting = card.meeting
    if meeting is not None:
        for title, text in (
            (N_("Item of the agenda"), meeting.agenda_item), (N_("What was presented"), meeting.presented),
            (N_("What was decided"), meeting.decision), (N_("Next step"), meeting.next_step),
        ):  # fmt: skip
            if text:
                yield Paragraph((Run(f"{words(title)}: ", bold=True), Run(text)))
    yield Heading(words(N_("In all")), 2)
    number = len(card.lines)
    yield Paragraph((Run(words.plural("{n} ask or promise", "{n} asks or promises", number).format(n=number)),))
    rows = tuple(((Run(name),), (Run(str(count)),)) for name, count in scorecard.totals(card, tables, words))
    if rows:
        yield Table("", (words(N_("How it stands")), words(N_("How many"))), rows, (4.0, 1.0))
    kinds = scorecard.categories(card, tables, words)
    if len(kinds) > 1:
        heads = (words(N_("What about")), words(N_("How many")), words(N_("Of them said to be done")))
        found = tuple(((Run(name),), (Run(str(count)),), (Run(str(done)),)) for name, count, done in kinds)
        yield Table("", heads, found, (3.0, 1.0, 1.6))
    yield Heading(words(N_("One by one")), 2)
    lines = tuple(_row(line, card, words, tables) for line in card.lines)
    if lines:
        yield Table("", tuple(words(head) for head in _HEADS), lines, _WIDTHS)
    yield Paragraph((Run(words(_HOW)),), style="note")


def _became(line: Line, state: str, shown: str, words: Words, tables: Tables) -> list[str]:
    """How an ask stands, then what was told of it day by day; one telling without words is told in one breath."""
    days = [
        (said_date(one.date, words) if one.date is not None else words(N_("date not stated")), one)
        for one in line.told.follow_ups
    ]
    known = f" ({shown})" if shown else ""
    if len(days) == 1 and not days[0][1].what:
        return [f"{state}, {days[0][0]}{known}"]
    told = []
    for day, one in days:
        status = tables.label("follow_up_status", one.status, words.language) if one.status else ""
        told.append(f"{day}: {', '.join(part for part in (status, one.what) if part)}")
    return [f"{state}{known}", *told]


def _row(line: Line, card: Card, words: Words, tables: Tables) -> tuple[Cell, ...]:
    number, kind, day, origin, addressed, text, category, due, state, shown, _ = scorecard.cells(line, tables, words)
    about = ", ".join(part for part in (kind, category) if part)
    if _is_of(line, card):  # that stands at the head
        origin = day = ""
    limit = words(N_("by {day}")).format(day=due) if due else ""
    whom = "; ".join(part for part in (addressed, origin, day if day not in origin else "", limit) if part)
    became = _became(line, state, shown, words, tables)
    return (
        (Run(number or "—", bold=True),), (Run(text), Run(f" [{about}]", italic=True)), (Run(whom),),
        (Run("; ".join(became)),),
    )  # fmt: skip


def _is_of(line: Line, card: Card) -> bool:
    """Whether an ask comes from the very meeting that the card is of."""
    return card.meeting is not None and line.origin is not None and line.origin.key == card.meeting.key
