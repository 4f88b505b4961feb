"""A quick note that is a signal or a refusal goes into the network's register at once: a record of numbers and
reasons.

What its one-key rows say comes as words by name (`ROWS`), because as such it is kept beside the draft of the note.
There is no row for who told it; what looks as if somebody could be found by it is told before it is kept. The record
has the id under which the note was typed, so that to keep it twice makes one record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.deskwork import Capture
from fieldcase.model.ids import AnyId, RefusalId, SignalId
from fieldcase.model.people import Consent, PersonIdentity
from fieldcase.model.signals import Refusal, Signal
from fieldcase.model.typed import Unreadable, read_count, read_moment
from fieldcase.model.typed_people import read_people
from fieldcase.model.values import Count
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.telltale import telltale

SIGNAL, REFUSAL = "signal", "refusal"
# What the rows of a quick note are called; `reasons` and `main` hold several codes with blanks between them.
ROWS = ("about", "country", "settlement", "channel", "how_many", "reasons", "main")
# The field of the note beside which the rows are drafted.
BESIDE = "text"
KNOWN = N_("a name, a number or an address of somebody whom this vault knows")
_LOOKED_AT = 2000


def is_caught(kind: str) -> bool:
    """Whether a note of this kind becomes a record at once."""
    return kind in (SIGNAL, REFUSAL)


def remembered(source: Sight, kind: str) -> tuple[str, str]:
    """Country and town of the last record of this kind, of the other kind where there is none; empty without any."""
    order: tuple[type[Signal | Refusal], ...] = (Refusal, Signal) if kind == REFUSAL else (Signal, Refusal)
    for one in order:
        for last in found(source, one, Asked(one, descending=True), 1):
            return last.country, last.settlement
    return "", ""


def people_of(text: str, typed: str, language: str) -> Count | None:
    """How many people: as typed into the row, else as the words of the note say; None where neither says it."""
    try:
        return read_count(typed, language) if typed.strip() else read_people(text[:_LOOKED_AT], language)
    except Unreadable:
        return read_people(typed, language) or read_people(text[:_LOOKED_AT], language)


def unread_number(typed: str, language: str) -> str:
    """What to say (msgid) of a number that cannot be read; empty where it can, or where none was typed."""
    try:
        if typed.strip() and read_people(typed, language) is None:
            read_count(typed, language)
    except Unreadable as wrong:
        return wrong.sentence
    return ""


def says_something(note: Capture, rows: Mapping[str, str]) -> bool:
    """Whether there is anything to keep: words, or what happened, or a reason."""
    return bool(note.text.strip() or rows.get("about") or rows.get("reasons"))


def traces(source: Sight, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What in the texts looks as if somebody could be found by it (msgids): shapes, and identities of the vault,
    those in the bin and the guardians of children too."""
    told = tuple(dict.fromkeys(what for text in texts for what in telltale(text)))
    known = find_known_identities(
        [("", text) for text in texts], everything(source, PersonIdentity), (), everything(source, Consent)
    )
    return (*told, KNOWN) if known else told


def record_of(desk: Desk, note: Capture, rows: Mapping[str, str], language: str) -> Signal | Refusal:
    """The record that a note and its rows make, not yet entered. The hour stays at the head of the words."""
    text = f"{note.hour} {note.text}" if note.hour and not _says_hour(note, desk, language) else note.text
    count = people_of(note.text, rows.get("how_many", ""), language)
    country, place = rows.get("country", ""), rows.get("settlement", "").strip()
    if note.kind == REFUSAL:
        main = tuple(rows.get("main", "").split())
        reasons = tuple(dict.fromkeys((*rows.get("reasons", "").split(), *main)))
        return Refusal(
            id=RefusalId(note.key), scope=desk.register, date=note.date, country=country, settlement=place,
            reasons=reasons or ("not_stated",), main_reasons=main, count=count, words=text.strip(),
        )  # fmt: skip
    return Signal(
        id=SignalId(note.key), scope=desk.register, kind=rows.get("about", ""), date=note.date, country=country,
        settlement=place, text=text.strip(), channel=rows.get("channel", ""), count=count,
    )  # fmt: skip


def _says_hour(note: Capture, desk: Desk, language: str) -> bool:
    """Whether the words say the hour already."""
    found = read_moment(note.text[:_LOOKED_AT], desk.world.today(), language)
    return found is not None and found[1] == note.hour


def keep(desk: Desk, note: Capture, rows: Mapping[str, str], language: str) -> Changes:
    """Put a note into the register as a signal or a refusal and forget its drafts; done twice, it stays one record.
    ValueError for a note of another kind, or one that says nothing."""
    if not is_caught(note.kind) or not says_something(note, rows):
        raise ValueError("this note is no signal and no refusal")
    made = record_of(desk, note, rows, language)
    with desk.deed():
        changes = desk.save(desk.get(type(made), made.key), made)
        desk.vault.drafts.drop(note.key)
        return changes


def from_inbox(desk: Desk, note: Capture, language: str) -> Signal | Refusal:
    """Make a signal, or a refusal where the note says that it is one, of a note of the inbox; the note stays as it was
    typed, dealt with. Country and town are not guessed."""
    made = record_of(desk, replace(note, kind=REFUSAL if note.kind == REFUSAL else SIGNAL), {}, language)
    fresh = desk.new_id()
    made = replace(made, id=RefusalId(fresh)) if isinstance(made, Refusal) else replace(made, id=SignalId(fresh))
    with desk.deed():
        desk.save(None, made)
        desk.save(note, replace(note, dealt=True, became=AnyId(made.key)))
    return made


def draft_rows(desk: Desk, note: Capture, rows: Mapping[str, str]) -> None:
    """Keep the rows beside the draft of a note."""
    desk.draft_parts(note, BESIDE, {name: rows.get(name) or None for name in ROWS})
