"""How a demand, a recommendation or a promise stands, in words: for a scorecard and for every report.

Knows states and follow-ups; decides nothing (`rules.asks`).
"""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said import said_date
from fieldcase.model.signals import FollowUp
from fieldcase.model.terms import Tables
from fieldcase.rules.asks import State

NOTHING = N_("nothing is known yet")
_DISPUTED = N_("told differently: {ways}")
_OVER = N_("its day is over: was it done?")
_SHOWN, _SAID = N_("something shows it"), N_("said, not shown")


def said_state(state: State, tables: Tables, words: Words) -> str:
    """How an ask stands, in words."""
    ways = [tables.label("follow_up_status", one, words.language) for one in state.statuses]
    told = words(_DISPUTED).format(ways="; ".join(ways)) if state.disputed else (ways[0] if ways else words(NOTHING))
    return f"{told}; {words(_OVER)}" if state.over else told


def said_in_short(state: State, tables: Tables, words: Words) -> str:
    """How an ask stands in two or three words: whether its day is over, else what was said last."""
    if state.over:
        return words(N_("its day is over"))
    if state.disputed:
        return words(N_("told differently"))
    return tables.label("follow_up_status", state.status, words.language) if state.status else "–"


def said_shown(state: State, words: Words) -> str:
    """Whether something shows how it stands; empty where nothing was said."""
    return words(_SHOWN if state.shown else _SAID) if state.statuses else ""


def said_follow_up(one: FollowUp, tables: Tables, words: Words) -> str:
    """One follow-up: its day, its status, its words, whether something shows it."""
    day = said_date(one.date, words) if one.date is not None else words(N_("date not stated"))
    status = tables.label("follow_up_status", one.status, words.language) if one.status else ""
    shown = words(_SHOWN if one.evidence else _SAID) if one.status else ""
    return ", ".join(part for part in (day, status, one.what, shown) if part)
