"""What a file from another laptop says, and what came of it, in sentences a person reads before and after."""

from __future__ import annotations

import datetime

from fieldcase.casework.handed_said import called
from fieldcase.casework.said_sizes import said_size
from fieldcase.casework.taking import Summary
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.quarantine_bounds import FULL

# Why an entry is kept aside or refused, by the codes of the vault.
_ASIDE = {
    "unknown": N_("of a laptop whose card is not here; they come in when it is"),
    "revoked": N_("of a laptop that is believed no longer"),
}


def summary(found: Summary, words: Words) -> list[str]:
    """What a file says before anything is taken in."""
    name = found.label or found.sender.hex()[:8]
    told = [words(N_("From: {name}, {standing}")).format(name=name, standing=standing(found, words))]
    told.append(words(N_("Made: {day}")).format(day=_day(found.made, words)))
    number = words.plural("{n} entry", "{n} entries", found.entries).format(n=found.entries)
    told.append(words(N_("{entries}, of which new here: {new}")).format(entries=number, new=found.new))
    told += [f"{called(kind, words)}: {number}" for kind, number in sorted(found.records.items())]
    if found.files:
        beside = words.plural(
            "{n} file of evidence beside it, {size}", "{n} files of evidence beside it, {size}", found.files
        )
        told.append(beside.format(n=found.files, size=said_size(found.size, words)))
    if found.erasures:
        told.append(words.plural("{n} erasure", "{n} erasures", found.erasures).format(n=found.erasures))
    if found.newer:
        told.append(
            words.plural(
                "{n} entry was made by a newer version: it is kept as it is.",
                "{n} entries were made by a newer version: they are kept as they are.",
                found.newer,
            ).format(n=found.newer)
        )
    return told


def standing(found: Summary, words: Words) -> str:
    """How far the sender can be believed, in a word or two."""
    if found.revoked:
        return words(N_("believed no longer"))
    if found.checked:
        return words(N_("card compared face to face"))
    return words(N_("not checked"))


def outcome(came: Outcome, words: Words) -> list[str]:
    """What came of it."""
    if not (came.taken or came.filled or came.aside or came.refused):
        return [words(N_("Nothing in it was new: nothing was changed."))]
    number = len(came.taken) + len(came.filled)
    told = [words.plural("{n} entry was taken in.", "{n} entries were taken in.", number).format(n=number)]
    for reason, sentence in _ASIDE.items():
        aside = sum(1 for _, why in came.aside if why == reason)
        if aside:
            kept = words.plural("{n} entry is kept aside: {why}", "{n} entries are kept aside: {why}", aside)
            told.append(kept.format(n=aside, why=words(sentence)))
    told += _not_kept(came, words)
    if came.forked:
        told.append(
            words(
                N_(
                    "A laptop wrote two histories: a copy of its vault went on beside it. What is here stays; ask its "
                    "person which of the two is theirs."
                )
            )
        )
    return told


def _not_kept(came: Outcome, words: Words) -> list[str]:
    """What was refused, and what to do where there was no room to keep it aside."""
    told = []
    full = sum(1 for _, why in came.refused if why == FULL)
    if full:
        told.append(
            words.plural(
                "{n} entry of a laptop that is not believed here was refused: there is no room to keep more of such "
                "aside. What was kept aside before is still here. Take in the card of its laptop, then this file once "
                "more.",
                "{n} entries of laptops that are not believed here were refused: there is no room to keep more of such "
                "aside. What was kept aside before is still here. Take in the cards of their laptops, then this file "
                "once more.",
                full,
            ).format(n=full)
        )
    wrong = len(came.refused) - full
    if wrong:
        told.append(
            words.plural(
                "{n} entry does not fit what is here and was refused.",
                "{n} entries do not fit what is here and were refused.",
                wrong,
            ).format(n=wrong)
        )
    return told


def _day(milliseconds: int, words: Words) -> str:
    day = datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC).date()
    return said_date(UncertainDate(day.isoformat()), words)
