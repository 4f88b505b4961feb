"""The section of a report that gathers what is asked and promised, of whom, and what became of it.

In a table where anything is known of what became of them; else as a numbered list, as committees read it. How an ask
stands is `rules.asks`; a day that is over without a word is a question there, and is not said here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fieldcase.dossier.asks_said import NOTHING, said_shown, said_state
from fieldcase.dossier.blocks import Block, Listing, Run, Table
from fieldcase.dossier.compose.runs import capital, ended, one_line
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.report.values import ask_state, plain_day
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.reports import ReportPart
from fieldcase.rules.asks import State, counted

_STATE_OF = N_("{state} ({shown})")


def all_asks(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What is asked for: what was chosen, else all that the report asks, each once."""
    found = [one for one in telling.release.of(Recommendation) if telling.is_told(part, one, Recommendation)]
    blocks: list[Block] = telling.own(part)
    if not found:
        return blocks
    states = [(one, ask_state(telling, one)) for one in found]
    if not any(state.statuses for _, state in states):
        return [*blocks, listed(found)]
    return [*blocks, asks_table(telling, found, "asks"), _totals(telling, states)]


def listed(asks: Sequence[Recommendation]) -> Listing:
    """What is asked of whom, numbered."""
    rows = []
    for one in asks:
        to = one_line(one.addressed)
        rows.append(((Run(f"{to}: ", bold=True),) if to else ()) + (Run(ended(one_line(one.text))),))
    return Listing(tuple(rows), ordered=True)


def asks_table(telling: ReportTelling, asks: Sequence[Recommendation], name: str) -> Table:
    """Asks with their numbers, addressees and states."""
    rows = tuple(_row(telling, one, number) for number, one in enumerate(asks, start=1))
    heads = (N_("Number"), N_("What is asked or promised"), N_("To whom"), N_("What became of it"))
    return Table(
        telling.say(N_("Recommendations, demands and promises")), tuple(telling.say(head) for head in heads), rows,
        (0.07, 0.45, 0.2, 0.28), name=name,
    )  # fmt: skip


def _row(telling: ReportTelling, one: Recommendation, number: int) -> tuple[tuple[Run, ...], ...]:
    due = plain_day(telling, one.due)
    limit = (Run(f" {telling.say(N_('by {day}'), day=due)}", italic=True),) if due else ()
    return (
        (Run(str(one.number or number)),), (Run(ended(one_line(one.text))), *limit),
        (Run(one_line(one.addressed or one.promised_by) or "–"),), (Run(capital(_state(telling, one))),),
    )  # fmt: skip


def _state(telling: ReportTelling, one: Recommendation) -> str:
    """How it stands, and whether something shows it; that its day is over is no finding (do-no-harm.md, Law)."""
    state = replace(ask_state(telling, one), over=False)
    told, shown = said_state(state, telling.tables, telling.words), said_shown(state, telling.words)
    return telling.say(_STATE_OF, state=told, shown=shown) if shown else told


def _totals(telling: ReportTelling, states: Sequence[tuple[Recommendation, State]]) -> Table:
    """How many stand how."""
    names = {"": telling.say(NOTHING), "disputed": telling.say(N_("told differently"))}
    rows = tuple(
        ((Run(capital(names.get(code) or telling.term("follow_up_status", code))),), (Run(str(number)),))
        for code, number in counted(states)
    )
    head = (telling.say(N_("How it stands")), telling.say(N_("How many")))
    return Table(
        telling.say(N_("How many stand how")), head, rows, (0.7, 0.3), numbers=frozenset({1}), named=True,
        name="asks-in-all",
    )  # fmt: skip
