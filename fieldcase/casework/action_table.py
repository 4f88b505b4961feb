"""Actions of a campaign taken in from a table: every row becomes an action, or none does.

Rows that do not fit are named with their line, column and a sentence. A row that is there already is passed over, and
how many those were is said: the id of an action follows from its row, so that one which was changed here since, or lies
in the bin, does not come in a second time. Columns that were left out stay with their action as notes that no report
prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework import campaigns
from fieldcase.casework.action_cells import ActionCells
from fieldcase.casework.action_columns import FIELDS, REQUIRED
from fieldcase.casework.chronology import Misfit
from fieldcase.casework.decision_table import mapped
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything
from fieldcase.casework.table_file import Row, TableFile, refused
from fieldcase.errors import N_, Cancelled
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.declare import field_named
from fieldcase.model.delivered import id_of_content
from fieldcase.model.ids import ActionId, CampaignId, ScopeId

__all__ = ["FIELDS", "ReadRow", "Taken", "cells_of", "import_rows", "mapped", "misfits", "read_rows"]
_TOO_MANY = N_("it has more cells than the first line has columns")
_LACKING = N_("the column “{column}” is missing")
_NO_ROWS = N_("below the names of the columns there is no row")
# What is compared of two actions to say that they are one.
_TO_TELL = (
    "date", "day_inferred", "country", "settlements", "region", "organisation", "partners", "form", "aim", "addressed",
    "participants", "participants_words", "result", "next_step", "source", "notes",
)  # fmt: skip
_NOBODY = bytes(16)


@dataclass(frozen=True)
class ReadRow:
    """A row as an action, as far as it could be read, and what of it could not."""

    row: Row
    action: Action
    wrong: tuple[Misfit, ...]


@dataclass(frozen=True)
class Taken:
    """What an import did: into which campaign, how many actions came in, how many were there already, how many of those
    lie in the bin."""

    campaign: Campaign
    added: int
    known: int
    binned: int = 0


def cells_of(source: Sight, words: Words) -> ActionCells:
    """How cells are read at a desk."""
    return ActionCells(source.tables, words, source.world.today())


def read_rows(table: TableFile, cells: ActionCells) -> tuple[ReadRow, ...]:
    """Every row of a table under our columns. Ids and scopes are given when it is kept: to read makes no chance."""
    return tuple(_read(row, cells) for row in table.rows)


def misfits(table: TableFile, rows: tuple[ReadRow, ...]) -> tuple[Misfit, ...]:
    """What does not fit, in the order of the file."""
    lacking = [name for name in REQUIRED if name not in table.columns]
    if lacking:
        return tuple(Misfit(0, 1, _LACKING, name) for name in lacking)
    if not table.rows:
        return (Misfit(0, 1, _NO_ROWS, ""),)
    return tuple(wrong for row in rows for wrong in row.wrong)


def import_rows(
    desk: Desk,
    table: TableFile,
    campaign: Campaign | str,
    words: Words,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Taken:
    """Take the rows of a table under our columns, those that are not there yet, into a campaign, as one deed.

    A table of which every action lies in the bin, as after its import was undone, comes out of it as it was put there.
    A campaign that is given by a title is the one of that title, or a new one. RowsRefused, and nothing taken in, where
    one row does not fit; Cancelled where it was stopped.
    """
    rows = read_rows(table, cells_of(desk, words))
    wrong = misfits(table, rows)
    if wrong:
        raise refused((_named(one, words).told(words) for one in wrong), words)
    with desk.deed():
        there = campaigns.titled(desk, campaign) if isinstance(campaign, str) else campaign
        into = there or campaigns.begin(desk, str(campaign))
        made = _made(rows, into)
        new, binned = _new(desk, into, made)
        number = campaigns.next_number(desk, into)
        for at, one in enumerate(made, start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            if len(binned) == len(made):
                desk.bring_back(binned[one.id])
            elif one.id in new:
                desk.save(None, replace(one, number=number))
                number += 1
            if progress is not None:
                progress(at, len(rows))
    if len(binned) == len(made):
        return Taken(into, len(made), 0)
    return Taken(into, len(new), len(rows) - len(new), len(binned))


def _made(rows: tuple[ReadRow, ...], into: Campaign) -> tuple[Action, ...]:
    """The rows as actions of a campaign. The id of each follows from all that the row says, and from how many rows say
    the same above it."""
    alike, made = Counter[tuple[Any, ...]](), []
    for one in (row.action for row in rows):
        said = {name: getattr(one, name) for name in _TO_TELL}
        key = id_of_content(Action, {**said, "campaign": into.id, "number": alike[_alike(one)]})
        alike[_alike(one)] += 1
        made.append(replace(one, id=ActionId(key), scope=into.scope, campaign=into.id))
    return tuple(made)


def _new(desk: Desk, into: Campaign, made: tuple[Action, ...]) -> tuple[frozenset[ActionId], dict[ActionId, Action]]:
    """Which of the actions are not there yet, in the bin or erased neither; and those that are there in the bin.

    An action that was not made of the table, and says what one of its rows says, is that row.
    """
    here = {one.id: one for one in everything(desk, Action, into.scope)}
    rows = {one.id for one in made}
    by_hand = Counter(_alike(one) for one in here.values() if not one.hidden and one.id not in rows)
    new = set()
    for one in made:
        if one.id not in here and not desk.vault.store.is_erased(one):
            by_hand[_alike(one)] -= 1
            if by_hand[_alike(one)] < 0:
                new.add(one.id)
    return frozenset(new), {key: here[key] for key in rows if key in here and here[key].hidden}


def _read(row: Row, cells: ActionCells) -> ReadRow:
    values, unfit = cells.read(row.cells)
    extra = (Misfit(row.number, row.line, _TOO_MANY, ""),) if row.extra else ()
    wrong = (*extra, *(Misfit(row.number, row.line, one.reason, one.column) for one in unfit))
    blank = Action(id=ActionId(_NOBODY), scope=ScopeId(_NOBODY), campaign=CampaignId(_NOBODY))
    return ReadRow(row, replace(blank, **values, notes=_left_out(row.cells)), wrong)


def _alike(one: Action) -> tuple[Any, ...]:
    return tuple(str(field_named(Action, name).to_wire(getattr(one, name)) or "") if name != "settlements"
                 else one.settlements for name in _TO_TELL)  # fmt: skip


def _left_out(cells: Mapping[str, str]) -> str:
    return "\n".join(f"{name[1:-1]}: {cell}" for name, cell in cells.items() if name.startswith("«") and cell)


def _named(misfit: Misfit, words: Words) -> Misfit:
    """The misfit with our column's label in place of its code."""
    column = words(FIELDS[misfit.column][0]) if misfit.column in FIELDS else misfit.column
    return replace(misfit, column=column)
