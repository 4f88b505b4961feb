"""Which version of a national norm was in force on the day of an act, and how well it was checked; never a finding.

A treaty has no versions here. Where the day is unknown no version is chosen, and where none is known, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldcase.casework.bearing import Rest
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.law import Provision
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules.law_versions import cited_on


def version_on_the_day(known: Iterable[Provision], norm: str, rest: Rest, tables: Tables, words: Words) -> str:
    """In one sentence, from which day on the version holds that was in force when the act was done, with its status;
    empty for a norm that is no provision of a country's law."""
    instrument, _, number = norm.partition(":")
    versions = [one for one in known if (one.instrument, one.number) == (instrument, number)]
    if not versions:
        return ""
    day = rest.event.date if rest.event is not None else None
    if day is None:
        return words(N_("The day of the act is not stated: no version is chosen."))
    held = cited_on(norm, day, versions).held
    if not held:
        return words(N_("No version is known to have been in force on the day of the act."))
    said = "; ".join(_version(one, tables, words) for one in held)
    return words(N_("On the day of the act: {versions}")).format(versions=said)


def _version(one: Provision, tables: Tables, words: Words) -> str:
    status = tables.label("law_status", one.status, words.language)
    if one.valid_from is None:
        return words(N_("version without a first day ({status})")).format(status=status)
    since = said_date(one.valid_from, words)
    return words(N_("version in force from: {date} ({status})")).format(date=since, status=status)
