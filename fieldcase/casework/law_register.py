"""The law at the desk: instruments and versions of provisions, delivered and own, as they stand in one list.

A delivered record is never changed; an own one of the same number stands before it where both hold. Another version is
another record. Knows records and their dates; what they come to is in `rules.law_versions` and `rules.law_changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fieldcase.casework import legislation
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.errors import VersionTooEarly
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.ids import InstrumentId, ProvisionId
from fieldcase.model.law import Instrument, Provision
from fieldcase.rules.law_changes import TEXTS
from fieldcase.rules.law_changes import Line as Line
from fieldcase.rules.law_changes import compared as compared
from fieldcase.rules.law_changes import said_value as said_value
from fieldcase.rules.law_changes import summed_up as summed_up
from fieldcase.rules.law_versions import cited_on as cited_on
from fieldcase.rules.law_versions import date_questions, holding
from fieldcase.rules.law_versions import norm_code as norm_code
from fieldcase.rules.law_versions import question_of as question_of
from fieldcase.rules.law_versions import said_validity as said_validity
from fieldcase.rules.law_versions import versions as versions
from fieldcase.rules.validity import told_on

_PARTS = re.compile(r"\d+|\D+")


@dataclass(frozen=True)
class Entry:
    """One record of the list: the instrument it is or belongs to (None where only its short name is known), its country
    (ISO 3166, empty where unknown), and what does not fit in its dates, as finished questions."""

    record: Instrument | Provision
    instrument: Instrument | None
    country: str
    questions: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The short name of the instrument."""
        return self.record.code if isinstance(self.record, Instrument) else self.record.instrument


def entries(source: Sight, words: Words) -> tuple[Entry, ...]:
    """All law that is known here: by country and instrument, each instrument before its provisions, these by number and
    from the oldest version on."""
    provisions, known = legislation.provisions(source), legislation.instruments(source)
    named = {one.code: one for one in reversed(known)}  # of two with one short name the first, which is the own one
    found = [Entry(one, one, one.country, date_questions(one, (), words)) for one in known]
    by_code: dict[str, list[Provision]] = {}
    for one in provisions:
        by_code.setdefault(norm_code(one), []).append(one)
    for one in provisions:
        holder = named.get(one.instrument.strip())
        country = holder.country if holder is not None else legislation.country_of(one.instrument)
        found.append(Entry(one, holder, country, date_questions(one, by_code[norm_code(one)], words)))
    return tuple(sorted(found, key=_place))


def _place(one: Entry) -> tuple[str, str, bool, list[tuple[int, str]], int]:
    number = one.record.number if isinstance(one.record, Provision) else ""
    natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.findall(number)]
    since = one.record.valid_from.first if one.record.valid_from is not None else 0
    return one.country, one.code, isinstance(one.record, Provision), natural, since


def on_day(found: Iterable[Entry], on: UncertainDate) -> tuple[Entry, ...]:
    """The entries that may have been in force on a day: versions of provisions, and instruments with dates of their
    own; an own version stands before a delivered one."""
    every = tuple(found)
    held = {one.key for one in holding((one.record for one in every if isinstance(one.record, Provision)), on)}
    return tuple(
        one for one in every
        if one.record.key in held or (isinstance(one.record, Instrument) and told_on(one.record, on) is not None)
    )  # fmt: skip


def blank_instrument(desk: Desk, country: str) -> Instrument:
    """An instrument of the organisation's own, not yet entered."""
    return Instrument(id=InstrumentId(desk.new_id()), scope=desk.register, country=country)


def blank_provision(desk: Desk, instrument: str) -> Provision:
    """A provision of the organisation's own, of an instrument by its short name, not yet entered."""
    return Provision(id=ProvisionId(desk.new_id()), scope=desk.register, instrument=instrument)


def make_own(desk: Desk, record: Instrument | Provision, words: Words) -> Instrument | Provision:
    """Copy a delivered record into the register, entered, its texts as words of a language. Status, source and dates
    stay: a copy is no better than what it was copied from."""

    def text(code: str) -> str:
        return desk.tables.label(TEXTS, code, words.language) if code else ""

    if isinstance(record, Instrument):
        made: Instrument | Provision = replace(
            record, id=InstrumentId(desk.new_id()), scope=desk.register, source=text(record.source),
            practice=text(record.practice), notes=text(record.notes),
        )  # fmt: skip
    else:
        made = replace(
            record, id=ProvisionId(desk.new_id()), scope=desk.register, source=text(record.source),
            text=text(record.text), gap=text(record.gap),
        )  # fmt: skip
    desk.save(None, made)
    return made


def new_version(desk: Desk, old: Provision, on: UncertainDate, words: Words) -> Provision:
    """A new version of a provision from a day on, and the old one closed before it: one deed; answers the new one.

    It says what the old one says, and is checked by nobody yet: status, source, day of the check and practice are
    empty. A delivered version is not changed: its own copy is closed. VersionTooEarly, and nothing is changed, where
    the day is not after the beginning of the old one.
    """
    if old.valid_from is not None and on.first <= old.valid_from.first:
        raise VersionTooEarly
    end = _closing(on)
    with desk.deed():
        before = make_own(desk, old, words) if is_delivered(old) else old
        assert isinstance(before, Provision)
        if old.valid_to is None or old.valid_to.last > end.last:
            desk.save(before, replace(before, valid_to=end))
        made = replace(
            before, id=ProvisionId(desk.new_id()), valid_from=on, valid_to=None, status="unsourced", source="",
            checked_on=None, gap="",
        )  # fmt: skip
        desk.save(None, made)
    return made


def _closing(on: UncertainDate) -> UncertainDate:
    """The last day of what ends where something begins on a day: the day before, where that day is exactly known."""
    exact = on.text == date.fromordinal(on.first).isoformat()
    return UncertainDate(date.fromordinal(on.first - 1).isoformat()) if exact and on.first > 1 else on
