"""Signals of the register: many of them become one structural problem, one becomes a case; what they add up to.

Which signals may belong to a problem is proposed by what they say (the same kind, the same country or site); a person
puts them there. Nothing here reads who told a signal, because nothing of it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fieldcase.casework import cases
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, example_scopes, found
from fieldcase.casework.tallies import CHANNEL, COUNTRY, MONTH, PLACE, WHAT, YEAR, Chosen, Noted, Tally, tally
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import CaseId, EventId, IssueId, SignalId
from fieldcase.model.signals import Issue, Signal

BY = (WHAT, CHANNEL, COUNTRY, PLACE, YEAR, MONTH)


@dataclass(frozen=True)
class IssueTold:
    """A problem with what shows it: its signals by date, what they add up to, what is asked because of it, and the
    signals that may belong to it."""

    issue: Issue
    signals: tuple[Signal, ...]
    tally: Tally
    asks: tuple[Recommendation, ...]
    perhaps: tuple[Signal, ...]


def blank_signal(desk: Desk, country: str = "") -> Signal:
    """A signal, not yet entered."""
    return Signal(id=SignalId(desk.new_id()), scope=desk.register, country=country)


def blank_issue(desk: Desk, country: str = "") -> Issue:
    """A structural problem, not yet entered."""
    return Issue(id=IssueId(desk.new_id()), scope=desk.register, country=country)


def by_date(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """The newest first; those without a date last, as they came."""
    return tuple(sorted(signals, key=lambda one: -(one.date.first if one.date is not None else 0)))


def new_issue(desk: Desk, signals: Sequence[Signal], title: str) -> Issue:
    """Make one problem of signals: what about and where as most of them say. One deed. ValueError without a title."""
    if not title.strip():
        raise ValueError("a problem has a title")
    kinds, countries = Counter(one.kind for one in signals), Counter(one.country for one in signals)
    issue = replace(
        blank_issue(desk), title=title.strip(), kind=kinds.most_common(1)[0][0] if signals else "",
        country=countries.most_common(1)[0][0] if signals else "",
    )  # fmt: skip
    with desk.deed():
        desk.save(None, issue)
        join(desk, signals, issue)
    return issue


def join(desk: Desk, signals: Iterable[Signal], issue: Issue | None) -> Changes:
    """Put signals to a problem, or take them out of whichever they stand in (None). One deed."""
    changes = Changes()
    with desk.deed():
        for one in signals:
            now = desk.get(Signal, one.key)
            if now is not None:
                changes |= desk.save(now, replace(now, issue=issue.id if issue is not None else None))
    return changes


def as_case(desk: Desk, signal: Signal, code: str = "") -> Case:
    """Make a case of a signal, with the signal as its first event; the signal says which case it became. One deed.
    CodeTaken where the code is another's.

    Nobody looked yet at what its words give away: they become the lawyer's notes of the event, which leave in nothing.
    """
    with desk.deed():
        case = cases.new_case(desk, code=code, country=signal.country)
        told = " ".join(part for part in (signal.text, f"«{signal.quote}»" if signal.quote else "") if part)
        label = desk.tables.label("signal_kind", signal.kind, case.language) if signal.kind else ""
        event = Event(
            id=EventId(desk.new_id()), scope=case.scope, date=signal.date, kind="signal", what=label,
            country=signal.country, place=signal.settlement, notes=told,
        )  # fmt: skip
        desk.save(None, event)
        desk.save(signal, replace(signal, case=CaseId(case.key)))
    return case


def of_issue(source: Sight, issue: bytes) -> tuple[Signal, ...]:
    """The signals that show a problem, the newest first."""
    return by_date(found(source, Signal, Asked(Signal, equals=(("issue", issue),))))


def may_belong(source: Sight, issue: Issue) -> tuple[Signal, ...]:
    """Signals in no problem yet that say the same: what about, and the country or a site. Proposed, never joined."""
    kind = issue.kind
    if not kind:
        return ()
    sites = {one.site for one in of_issue(source, issue.key) if one.site is not None}
    alike = found(source, Signal, Asked(Signal, equals=(("kind", kind), ("issue", None))))
    return by_date(
        one for one in alike if (issue.country and one.country == issue.country) or (one.site and one.site in sites)
    )


def told(source: Sight, issue: Issue, words: Words) -> IssueTold:
    """A problem with its signals over time, its asks, and what may belong to it."""
    signals = of_issue(source, issue.key)
    asks = found(source, Recommendation, Asked(Recommendation, equals=(("issue", issue.key),)))
    counted = _tally(source, [_noted(one) for one in signals], Chosen(), words)
    return IssueTold(issue, signals, counted, asks, may_belong(source, issue))


def counted(source: Sight, chosen: Chosen, words: Words) -> Tally:
    """All signals of a country and a period; the words are those of `words`."""
    made = _tally(source, [_noted(one) for one in source.all(Signal)], chosen, words)
    return replace(made, example=bool(example_scopes(source)))


def _tally(source: Sight, notes: Sequence[Noted], chosen: Chosen, words: Words) -> Tally:
    tables, vocabularies = source.tables, {COUNTRY: "country", CHANNEL: "signal_channel"}
    return tally(
        notes, chosen, words,
        lambda by, code: tables.label(vocabularies.get(by, "signal_kind"), code, words.language), BY,
    )  # fmt: skip


def _noted(one: Signal) -> Noted:
    return Noted(
        one.count, one.country, one.settlement, one.date, (one.kind,) if one.kind else (), channel=one.channel
    )  # fmt: skip
