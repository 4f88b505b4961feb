"""What the command `give` does with a sealed visit: its file is written for the laptop it was sealed to, and no other.

Knows ids and a card; nothing here can open such a visit.
"""

from __future__ import annotations

from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import NoSuchRecord, SealedForAnother
from fieldcase.exchange.cards import Card
from fieldcase.model.sealing import SealedVisit


def give_sealed(desk: Desk, written: list[str], card: Card, folder: Path) -> tuple[list[Path], list[str]]:
    """Write those of the ids (hexadecimal) that are sealed visits into `folder`; the files, and the other ids.

    SealedForAnother, before anything is written, where one was sealed to another laptop than the card's; the rest as
    `sealed_visits.give`.
    """
    from fieldcase.casework import sealed_visits

    found = [(one, _sealed(desk, one)) for one in written]
    sealed = [visit for _, visit in found if visit is not None]
    if any(visit.device != card.device for visit in sealed):
        raise SealedForAnother
    return [sealed_visits.give(desk, one, folder) for one in sealed], [one for one, visit in found if visit is None]


def _sealed(desk: Desk, written: str) -> SealedVisit | None:
    from fieldcase.casework.sight import with_id

    try:
        return with_id(desk, SealedVisit, written)
    except NoSuchRecord:
        return None
