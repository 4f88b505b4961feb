"""What a campaign adds up to, in words: the sentences of the window and of a command.

Those that its reports say too are `dossier.actions_said`; here they can be asked in the same place. Counts nothing.
"""

from __future__ import annotations

from fieldcase.dossier.actions_said import forms as forms
from fieldcase.dossier.actions_said import held as held
from fieldcase.dossier.actions_said import in_doubt as in_doubt
from fieldcase.dossier.actions_said import material as material
from fieldcase.dossier.actions_said import people as people
from fieldcase.dossier.actions_said import places as places
from fieldcase.dossier.actions_said import took_part as took_part
from fieldcase.dossier.actions_said import when as when
from fieldcase.i18n import Words
from fieldcase.rules.action_totals import Totals


def line(found: Totals, words: Words) -> str:
    """All of it in one line."""
    parts = (held(found, words), places(found, words), took_part(found.participants, words), in_doubt(found, words))
    return "; ".join(part for part in parts if part)


def taken_in(added: int, known: int, words: Words, binned: int = 0) -> str:
    """What an import did: how many actions came in, how many were there already, how many of those in the bin."""
    if not added:
        said = words.plural(
            "{n} action of this table is there already; nothing was added.",
            "All {n} actions of this table are there already; nothing was added.",
            known,
        ).format(n=known)
        return f"{said}{_in_the_bin(binned, words)}"
    said = words.plural("{n} action was taken in.", "{n} actions were taken in.", added).format(n=added)
    if not known:
        return said
    passed = words.plural(
        "{n} more was there already and was passed over.", "{n} more were there already and were passed over.", known
    )
    return f"{said} {passed.format(n=known)}{_in_the_bin(binned, words)}"


def _in_the_bin(binned: int, words: Words) -> str:
    if not binned:
        return ""
    said = words.plural("{n} of them lies in the bin.", "{n} of them lie in the bin.", binned).format(n=binned)
    return f" {said}"
