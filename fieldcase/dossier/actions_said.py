"""What the actions of a campaign add up to, and each of them, in words: the sentences of the window, of a command and
of every report.

Knows totals, records and words; counts nothing itself and names no organisation.
"""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Handout
from fieldcase.model.said import said_count, said_date
from fieldcase.model.terms import Tables
from fieldcase.rules.action_totals import Summed, Totals, named_countries

_INFERRED = N_("{date} (the day was inferred)")


def places(found: Totals, words: Words) -> str:
    """How many towns in how many countries: "34 cities in 11 countries". A region is no city."""
    number = named_countries(found)
    cities = words.plural("{n} city", "{n} cities", found.cities).format(n=found.cities)
    countries = words.plural("in {n} country", "in {n} countries", number).format(n=number)
    return f"{cities} {countries}"


def held(found: Totals, words: Words) -> str:
    """How many actions, and of how many organisations or groups."""
    by = found.organisations
    actions = words.plural("{n} action", "{n} actions", found.actions).format(n=found.actions)
    whose = words.plural("{n} organisation or group", "{n} organisations or groups", by).format(n=by)
    return f"{actions}, {whose}"


def actions_alone(found: Totals, words: Words) -> str:
    """How many actions, for a file that does not know of whom."""
    return words.plural("{n} action", "{n} actions", found.actions).format(n=found.actions)


def took_part(found: Summed, words: Words) -> str:
    """The participants with their doubt, and for how many actions nobody stated a number."""
    if found.count is None:
        return words(N_("participants: not stated"))
    said = words(N_("participants: {count}")).format(count=said_count(found.count, words))
    if not found.unstated:
        return said
    lacking = words.plural("not stated for {n} action", "not stated for {n} actions", found.unstated)
    return f"{said} ({lacking.format(n=found.unstated)})"


def in_doubt(found: Totals, words: Words) -> str:
    """For how many actions the day is not certain; empty where it is for all."""
    number = len(found.inferred)
    if not number:
        return ""
    return words.plural(
        "the day of {n} action was inferred or is preliminary", "the day of {n} actions was inferred or is preliminary",
        number,
    ).format(n=number)  # fmt: skip


def when(action: Action, words: Words) -> str:
    """The day of an action, marked where it was inferred."""
    if action.date is None:
        return ""
    said = said_date(action.date, words)
    return words(_INFERRED).format(date=said) if action.day_inferred else said


def people(action: Action, words: Words) -> str:
    """How many took part in an action, as a number, in words or both; empty where nothing is said."""
    count = said_count(action.participants, words) if action.participants is not None else ""
    if count and action.participants_words:
        return f"{count} ({action.participants_words})"
    return count or action.participants_words


def material(one: Handout, tables: Tables, words: Words) -> str:
    """What was handed out, in one line: kind, what it is about, how many, in which language."""
    kind = tables.label("material_kind", one.kind, words.language) if one.kind else ""
    tongue = tables.label("language", one.language, words.language) if one.language else ""
    said = ": ".join(part for part in (kind, one.what) if part)
    count = said_count(one.count, words) if one.count is not None else ""
    return ", ".join(part for part in (said, count, tongue) if part)


def forms(action: Action, tables: Tables, words: Words) -> str:
    """The form of an action: the words of its source, else the names of its forms."""
    named = ", ".join(tables.label("action_form", code, words.language) for code in action.forms)
    return action.form or named
