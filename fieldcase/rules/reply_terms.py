"""The last day by which a letter has to be answered, by a rule that is data: so many days, working days or months.

Pure: rules and days in, a day and the sentence behind it out. The day from which is counted is not counted itself, and
a month ends on the day of the same number, or on the last one where the month has no such day (as Regulation (EEC,
Euratom) No 1182/71, article 3 (1) and (2) (c), puts it; another law may count otherwise). Working days are Monday to
Friday without the days that the rule itself names as not worked; a last day that is not worked is not moved, for the
laws differ in that. A status gates conclusions: a rule that nobody read in its official source, or that nobody looked
at since before the letter, is told as one to be confirmed (do-no-harm.md, Law). Where several rules may hold, or the
day from which is counted is uncertain, the later day is told, and that it is so: nobody is called late too early.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.letters import Delivery, ReplyTerm
from fieldcase.model.terms import Tables
from fieldcase.rules.detention_clock import CONFIRMED
from fieldcase.rules.ordered_days import Wrong, open_end, surely_before
from fieldcase.rules.validity import Days, days_of, reach, shared, wholly_in

DAY, WORKING_DAY, MONTH = "day", "working_day", "month"
# No authority has longer; more is a slip of the keyboard.
_MOST = {DAY: 1000, WORKING_DAY: 1000, MONTH: 60}
_FRIDAY = 4
# A line of days off that is longer than a year is a slip, and told as one.
_MOST_OFF = 366
_NEVER_COUNTS = N_("Without a country this rule is used for no letter. Choose the country; the rest is kept.")
_NO_AMOUNT = N_("Write how many days or months, a whole number from 1 on. Until then this rule counts nothing.")
_NO_UNIT = N_("Choose days, working days or months. Until then this rule counts nothing.")
_ENDS_FIRST = N_("The rule would end before it begins. Please look at both dates; nothing you typed is lost.")
_NOT_A_DAY = N_("“{day}” is not a day such as 2026-05-01. It is kept as it is and not counted with.")
_FROM = {
    "received": N_("counted from receipt"), "registered": N_("counted from registration"),
    "sent": N_("counted from sending"),
}  # fmt: skip
_FROM_UNSAID = N_("from when is not said")
_TO_CONFIRM = N_("to be confirmed")
_SEVERAL = N_("Several rules may hold: {rules}. The later day is told")
_UNCERTAIN = N_("the day it is counted from is uncertain, so the later one is told")
# A day of registration is known only where the registry itself gave a stamp or a number.
_BY_REGISTRY = frozenset({"stamp", "website_number"})


@dataclass(frozen=True)
class Last:
    """The last day for an answer by a rule, and whether the rule may be called one. `rules` are all that may hold,
    `uncertain` says that the day from which is counted may be another one."""

    rule: ReplyTerm
    day: datetime.date
    confirmed: bool
    rules: tuple[ReplyTerm, ...] = ()
    uncertain: bool = False


def begin_of(rule: ReplyTerm, delivery: Delivery) -> UncertainDate | None:
    """The day of a delivery from which a rule counts; of a rule that does not say from when, receipt, else sending.

    A letter may be registered days after it arrived: without the registry's own stamp or number that day is not known.
    """
    if rule.begins == "sent":
        return delivery.sent
    if rule.begins == "registered":
        registered = delivery.proof in _BY_REGISTRY or bool(delivery.reference.strip())
        return delivery.received if registered else None
    if rule.begins == "received":
        return delivery.received
    return delivery.received or delivery.sent


def counts(rule: ReplyTerm) -> bool:
    """Whether a rule is whole enough to be counted with."""
    amount = rule.amount or 0
    return bool(rule.country) and rule.unit in _MOST and 0 < amount <= _MOST[rule.unit] and not _ends_first(rule)


def fitting(rules: Iterable[ReplyTerm], country: str, kind: str, on: UncertainDate) -> tuple[ReplyTerm, ...]:
    """The rules of a country for a kind of letter that may hold on the day, the closest first: one for this kind before
    one for any, one's own before a delivered one. One is left out where closer ones hold on all its days that may be
    meant. A rule without an end holds on: what nobody looked at since is told as one to be confirmed (`confirmed`)."""
    held = [
        (rule, days)
        for rule in rules
        if counts(rule) and rule.country == country and rule.kind in ("", kind) and (days := _held(rule, on))
    ]
    kept: list[tuple[ReplyTerm, Days]] = []
    for rule, days in sorted(held, key=lambda pair: (*_closeness(pair[0]), pair[0].key)):
        closer = [theirs for other, theirs in kept if _closeness(other) < _closeness(rule)]
        if not wholly_in(days, closer):
            kept.append((rule, days))
    return tuple(rule for rule, _ in kept)


def _closeness(rule: ReplyTerm) -> tuple[bool, bool]:
    return not rule.kind, is_delivered(rule)


def _held(rule: ReplyTerm, on: UncertainDate) -> Days | None:
    days = days_of(rule)
    if rule.valid_to is None:
        first = reach(rule.valid_from)[0] if rule.valid_from is not None else datetime.date.min.toordinal()
        days = first, datetime.date.max.toordinal()
    return shared(days, reach(on)) if days is not None else None


def confirmed(rule: ReplyTerm, on: UncertainDate) -> bool:
    """Whether a rule was read in its official source, and is known to have held on each day that `on` may mean."""
    days = days_of(rule)
    return rule.status in CONFIRMED and days is not None and wholly_in(reach(on), [days])


def last_of(rules: Iterable[ReplyTerm], country: str, kind: str, delivery: Delivery) -> Last | None:
    """The last day for the answer to a delivery of a letter: the latest by all rules that may hold. None where none
    does, or where one of them counts from a day that is not known: another rule is not taken instead."""
    on = delivery.received or delivery.sent
    if on is None or not country:
        return None
    found = []
    for rule in fitting(rules, country, kind, on):
        begin = begin_of(rule, delivery)
        last = last_day(rule, begin) if begin is not None else None
        if last is None:
            return None
        found.append(replace(last, confirmed=confirmed(rule, on)))
    if not found:
        return None
    latest = max(found, key=lambda one: one.day)
    certain = len({one.day for one in found}) == 1 and all(one.confirmed for one in found)
    return replace(latest, confirmed=certain, rules=tuple(one.rule for one in found))


def last_day(rule: ReplyTerm, begin: UncertainDate) -> Last | None:
    """The last day for an answer, counted from the last day that `begin` may be (an approximate one reaches further,
    see `validity.reach`). None where that is open, or where the rule is not whole."""
    if not counts(rule) or open_end(begin):
        return None
    amount, (first, latest) = rule.amount or 0, reach(begin)
    try:
        start = datetime.date.fromordinal(latest)
        day = {DAY: _days, WORKING_DAY: _working_days, MONTH: _months}[rule.unit](start, amount, rule)
    except (OverflowError, ValueError):  # beyond the year 9999
        return None
    return Last(rule, day, rule.status in CONFIRMED, (rule,), first != latest)


def _days(start: datetime.date, amount: int, _rule: ReplyTerm) -> datetime.date:
    return start + datetime.timedelta(days=amount)


def _working_days(start: datetime.date, amount: int, rule: ReplyTerm) -> datetime.date:
    off, day = frozenset(days_off(rule)), start
    while amount:
        day += datetime.timedelta(days=1)
        amount -= day.weekday() <= _FRIDAY and day not in off
    return day


def _months(start: datetime.date, amount: int, _rule: ReplyTerm) -> datetime.date:
    years, month = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def days_off(rule: ReplyTerm) -> Iterator[datetime.date]:
    """The days that a rule names as not worked; what is no day is passed over."""
    for text in rule.days_off:
        try:
            first, last = UncertainDate(text.strip()).span()
        except NotADate:
            continue
        if last - first <= _MOST_OFF:
            yield from (datetime.date.fromordinal(day) for day in range(first, last + 1))


def wrong(rule: ReplyTerm, words: Words) -> tuple[Wrong, ...]:
    """What keeps a rule from being used, and what cannot be in it: finished sentences by field."""
    return tuple(Wrong(field, words(message)) for field, message in _wrongs(rule)) + tuple(
        Wrong("days_off", words(_NOT_A_DAY).format(day=text)) for text in rule.days_off if not _is_day(text)
    )


def _wrongs(rule: ReplyTerm) -> Iterator[tuple[str, str]]:
    if not rule.country:
        yield "country", _NEVER_COUNTS
    if rule.unit not in _MOST:
        yield "unit", _NO_UNIT
    if not 0 < (rule.amount or 0) <= _MOST.get(rule.unit, _MOST[DAY]):
        yield "amount", _NO_AMOUNT
    if _ends_first(rule):
        yield "valid_to", _ENDS_FIRST


def _ends_first(rule: ReplyTerm) -> bool:
    both = rule.valid_from is not None and rule.valid_to is not None
    return both and surely_before(rule.valid_to, rule.valid_from)  # type: ignore[arg-type]


def _is_day(text: str) -> bool:
    try:
        first, last = UncertainDate(text.strip()).span()
    except NotADate:
        return False
    return last - first <= _MOST_OFF


def said(rule: ReplyTerm, words: Words, tables: Tables) -> str:
    """A rule in one sentence: how long, from when, where, by which provision, and how well it was checked."""
    if not counts(rule):
        return ""
    language = words.language
    provision = tables.label("law_text", rule.provision, language) if rule.provision else ""
    parts = (
        _length(rule.unit, rule.amount or 0, words), words(_FROM.get(rule.begins, _FROM_UNSAID)),
        tables.label("country", rule.country, language), provision, tables.label("law_status", rule.status, language),
    )  # fmt: skip
    told = ", ".join(part for part in parts if part)
    return told if rule.status in CONFIRMED else _with_doubt(told, words)


def said_last(last: Last, words: Words, tables: Tables) -> str:
    """By which rule or rules a last day was counted, and what is uncertain in it: one sentence."""
    every = [said(rule, words, tables) for rule in last.rules or (last.rule,)]
    told = every[0] if len(every) == 1 else words(_SEVERAL).format(rules="; ".join(every))
    if last.uncertain:
        told = f"{told}; {words(_UNCERTAIN)}"
    return told if last.confirmed else _with_doubt(told, words)


def _with_doubt(told: str, words: Words) -> str:
    """A sentence that says to be confirmed, once."""
    doubt = words(_TO_CONFIRM)
    return told if doubt in told else f"{told} ({doubt})"


def _length(unit: str, amount: int, words: Words) -> str:
    if unit == DAY:
        told = words.plural("within {n} day", "within {n} days", amount)
    elif unit == WORKING_DAY:
        told = words.plural("within {n} working day", "within {n} working days", amount)
    else:
        told = words.plural("within {n} month", "within {n} months", amount)
    return told.format(n=amount)
