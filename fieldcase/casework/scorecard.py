"""The scorecard: what a body was asked and promised, and what became of each, for its next meeting.

Made of asks, follow-ups and meetings; tells of no case and of nobody. What identifies a person and still stands in its
words stops the file. How an ask stands is `rules.asks`; the pages are `scorecard_pages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fieldcase.casework import asks, passages
from fieldcase.casework.asks import Told, kind_of
from fieldcase.casework.called import called, kind_called
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import Known, known, refuse
from fieldcase.casework.sight import Sight, with_id
from fieldcase.casework.table_out import write_new, written
from fieldcase.dossier.asks_said import NOTHING
from fieldcase.dossier.asks_said import said_follow_up as said_follow_up
from fieldcase.dossier.asks_said import said_in_short as said_in_short
from fieldcase.dossier.asks_said import said_shown as said_shown
from fieldcase.dossier.asks_said import said_state as said_state
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Meeting
from fieldcase.model.declare import Record, field_named
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.said import said_date, said_money
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.asks import by_category, counted

_HEAD = (
    N_("number"), N_("kind"), N_("date"), N_("where it comes from"), N_("to whom"), N_("what is asked or promised"),
    N_("what about"), N_("by when"), N_("how it stands"), N_("how well it is shown"), N_("what became of it by day"),
)  # fmt: skip
_OF_MEETING = ("title", "body", "agenda_item", "presented", "decision", "result", "next_step")
_ASK = N_("ask {number}, {field}")


@dataclass(frozen=True)
class Line:
    """One ask with what became of it, and what it comes from in words of the desk's language."""

    told: Told
    origin: Record | None


@dataclass(frozen=True)
class Card:
    """The lines of a card: for a meeting (None: for a body, or for all), and what the vault knows of identities."""

    meeting: Meeting | None
    body: str
    lines: tuple[Line, ...]
    known: Known


def gather(source: Sight, meeting: Meeting | None = None, body: str = "") -> Card:
    """The asks to a body: those of its meetings up to this one and those addressed to it; all without either.

    Bodies of several countries have the same name: of another country than the meeting's nothing is told. What comes
    from a letter, a meeting or a visit in the bin is left out.
    """
    wanted = folded((meeting.body if meeting is not None else body).strip())
    country = meeting.country if meeting is not None else ""
    held: set[bytes] = {
        one.id
        for one in source.all(Meeting)
        if wanted and folded(one.body.strip()) == wanted and _not_later(one, meeting) and _of(country, one.country)
    }
    if meeting is not None:
        held.add(meeting.id)
    every = [one for one in asks.newest_first(source) if _of(country, one.country) and not asks.is_binned(source, one)]
    meant = [one for one in every if _meant(one, held, wanted)] if wanted or meeting is not None else list(every)
    found = asks.told(source, passages.without_marked(source, sorted(meant, key=_place)))
    lines = tuple(
        Line(replace(one, follow_ups=passages.without_marked(source, one.follow_ups)), asks.origin_of(source, one.ask))
        for one in found
    )
    if meeting is not None:
        (meeting,) = passages.without_marked(source, (meeting,))
    return Card(meeting, meeting.body if meeting is not None else body.strip(), lines, known(source))


def _of(country: str, other: str) -> bool:
    return not country or not other or country == other


def _meant(ask: Recommendation, held: set[bytes], wanted: str) -> bool:
    return ask.origin in held or (bool(wanted) and wanted in folded(ask.addressed))


def _not_later(one: Meeting, than: Meeting | None) -> bool:
    return than is None or than.date is None or one.date is None or one.date.first <= than.date.last


def _place(ask: Recommendation) -> tuple[int, bytes, int]:
    return ask.date.first if ask.date is not None else 0, ask.origin or ask.visit or b"", ask.number or 0


def said_origin(line: Line, words: Words) -> str:
    """What an ask comes from: the kind of record, its day; a meeting by its body too. Never a letter's addressee."""
    origin = line.origin
    if origin is None:
        return line.told.ask.source
    day = getattr(origin, "written", None) or getattr(origin, "date", None)
    body = origin.body if isinstance(origin, Meeting) else ""
    when = said_date(day, words) if day is not None else ""
    return ", ".join(part for part in (kind_called(origin.KIND, words), body, when) if part)


def cells(line: Line, tables: Tables, words: Words) -> tuple[str, ...]:
    """A line as the cells of the table."""
    ask, language = line.told.ask, words.language
    amount = said_money(ask.amount, words) if ask.amount is not None else ""
    text = " · ".join(part for part in (ask.text, ask.promised_by, amount) if part)
    return (
        str(ask.number or ""), tables.label("recommendation_kind", kind_of(ask), language),
        said_date(ask.date, words) if ask.date is not None else "", said_origin(line, words), ask.addressed, text,
        tables.label("recommendation_category", ask.category, language) if ask.category else "",
        said_date(ask.due, words) if ask.due is not None else "", said_state(line.told.state, tables, words),
        said_shown(line.told.state, words),
        "\n".join(said_follow_up(one, tables, words) for one in line.told.follow_ups),
    )  # fmt: skip


def totals(card: Card, tables: Tables, words: Words) -> tuple[tuple[str, int], ...]:
    """How many asks stand how, in words."""
    pairs = [(line.told.ask, line.told.state) for line in card.lines]
    names = {"": words(NOTHING), "disputed": words(N_("told differently"))}
    return tuple(
        (names.get(status) or tables.label("follow_up_status", status, words.language), number)
        for status, number in counted(pairs)
    )


def categories(card: Card, tables: Tables, words: Words) -> tuple[tuple[str, int, int], ...]:
    """For each category in words: how many asks, of how many it is said that they were done."""
    pairs = [(line.told.ask, line.told.state) for line in card.lines]
    return tuple(
        (
            tables.label("recommendation_category", code, words.language) if code else words(N_("not stated")),
            number,
            done,
        )
        for code, number, done in by_category(pairs)
    )


def texts_of(card: Card, told: Words) -> Iterator[tuple[str, str]]:
    """Every text that a person typed and the card tells, with its place."""
    if card.meeting is not None:
        for name in _OF_MEETING:
            yield kind_called("meeting", told), getattr(card.meeting, name)
    yield kind_called("meeting", told), card.body
    for line in card.lines:
        number = str(line.told.ask.number or "—")
        for name in ("text", "addressed", "promised_by", "source"):
            label = told(field_named(Recommendation, name).about.label)
            yield told(_ASK).format(number=number, field=label), getattr(line.told.ask, name)
        for one in line.told.follow_ups:
            yield told(_ASK).format(number=number, field=kind_called("follow_up", told)), one.what
        if isinstance(line.origin, Meeting):
            yield told(_ASK).format(number=number, field=kind_called("meeting", told)), line.origin.body


def text_of(card: Card, tables: Tables, words: Words) -> str:
    """The card as the text of a CSV file."""
    return written([words(one) for one in _HEAD], (cells(line, tables, words) for line in card.lines))


def write_table(desk: Desk, card: Card, target: Path, words: Words, told: Words) -> None:
    """Write the table to a new file. IdentityInText, FileExists, CannotWrite: then nothing was written."""
    refuse(card.known, texts_of(card, told), target.name, told)
    write_new(desk, target, text_of(card, desk.tables, words))


def by_id(source: Sight, text: str) -> Meeting:
    """The meeting with an id in hex; NoSuchRecord where there is none."""
    return with_id(source, Meeting, text)


def heading(card: Card, tables: Tables, words: Words) -> str:
    """What the card is called: the meeting with its day, or the body, or all."""
    if card.meeting is not None:
        day = said_date(card.meeting.date, words) if card.meeting.date is not None else ""
        name = card.meeting.body or card.meeting.title or called(card.meeting, tables, words)
        return ", ".join(part for part in (name, day) if part)
    return card.body or words(N_("All demands, recommendations and promises"))
