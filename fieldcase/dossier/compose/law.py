"""The law applied: each norm that an act touches, the version in force on the day of the act, how well it was checked.

A reference needs no status, a conclusion does: nothing is concluded here, and each status stands in its norm's row.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.act_told import event_of
from fieldcase.dossier.compose.norms import checked, cited, norm_anchor, norms_touched
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Provision
from fieldcase.rules.law_versions import holding, said_validity, versions

_NOTE = N_(
    "Which version of a provision is told follows from the day of the act. An article outside its dates is a question "
    "for a lawyer, not a finding."
)
_TO_CHECK = N_("Texts to be compared with the official ones before this file is relied on: {norms}.")
_UNSOURCED = "unsourced"


def law_applied(telling: Telling) -> list[Block]:
    """A row for each norm, then the list of what is to be checked."""
    norms = norms_touched(telling)
    if not norms:
        return []
    told = [_versions_said(telling, code) for code in norms]
    header = [telling.label(Act, "norms"), telling.say(N_("How well it was checked"))]
    rows = [list(_row(telling, code)) for code in norms]
    shares = [0.62, 0.38]
    if any(told):
        header.insert(1, telling.say(N_("Version in force on the day of the act")))
        for row, said in zip(rows, told, strict=True):
            row.insert(1, (Run(said or DASH),))
        shares = [0.38, 0.36, 0.26]
    made = tuple(tuple(row) for row in rows)
    table = Table(telling.say(N_("Norms and their versions")), tuple(header), made, tuple(shares))
    unchecked = [code for code in norms if not checked(telling, code)]
    last = [telling.plain(_TO_CHECK, norms=cited(telling, unchecked))] if unchecked else []
    return [telling.note(_NOTE), table, *last]


def _row(telling: Telling, code: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The norm, a link to its acts, and the status: that of the versions of the day where there are any."""
    norm = telling.tables.norms.get(code)
    target = norm_anchor(telling, code) if telling.has("acts") else ""
    own = telling.listed(telling.term("law_status", one.status) for one in _versions(telling, code))
    status = telling.term("law_status", norm.status if norm else _UNSOURCED)
    return (Run(cited(telling, (code,)), target=target),), (Run(own or status),)


def _versions_said(telling: Telling, code: str) -> str:
    """The versions of the day; where a law has versions and none of that day a question, of a treaty nothing."""
    held = _versions(telling, code)
    if held or not versions(telling.provisions, code):
        return "; ".join(_said(telling, one) for one in held)
    return telling.say(N_("no version is confirmed for this day: a question for a lawyer"))


def _versions(telling: Telling, code: str) -> list[Provision]:
    """Those that may have been in force on a day of an act that touches the norm, each once, the oldest first."""
    known = versions(telling.provisions, code)
    held = {one.key for day in _days(telling, code) for one in holding(known, day)}
    return [one for one in known if one.key in held]


def _days(telling: Telling, code: str) -> Iterator[UncertainDate]:
    """The days, as they are told, of the acts that touch a norm."""
    for act in telling.release.of(Act):
        event = event_of(telling, act) if code in act.norms else None
        if event is not None and event.date is not None:
            yield event.date


def _said(telling: Telling, one: Provision) -> str:
    """ "Title, from … to …"; a side that nobody entered is told to be not known."""
    title = one.title_en if telling.words.language == "en" and one.title_en else one.title
    return ", ".join(part for part in (title, said_validity(one, telling.words)) if part)
