"""The command `law`: what is in force in a country on a day, each row with how well it was checked; where practice
departs from it.

Knows what is printed: rows of the law, no case. `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from fieldcase.casework import legislation
from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.said import said_date, said_money
from fieldcase.model.typed_dates import Unreadable, read_date
from fieldcase.rules.validity import in_force, reach, shared

_ABOUT = N_("print the law of a country in force on a day")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            country = chosen.country.upper()
            if country not in desk.tables.vocabularies["country"]:
                raise UsageError(what=told(N_("No country has the code {code}.")).format(code=chosen.country))
            on = _day(chosen.on, desk, told)
            lines = list(_gaps(desk, country, told) if chosen.gap else _held(desk, country, on, told))
            print("\n".join(lines) if lines else told(N_("No law of this country is kept here for that day.")))
        return 0

    made = adding("law", run, _ABOUT, "vault")
    made.add_argument("--country", required=True, metavar="KG")
    made.add_argument("--on", metavar="2020-02-01")
    made.add_argument("--gap", action="store_true")


def _day(text: str | None, desk: Desk, told: Words) -> UncertainDate:
    if text is None:
        return UncertainDate(desk.world.today().isoformat())
    try:
        return read_date(text, desk.world.today(), told.language)
    except Unreadable as wrong:
        raise UsageError(what=told(wrong.sentence)) from None


def _held(desk: Desk, country: str, on: UncertainDate, told: Words) -> Iterator[str]:
    """Instruments, each with the versions of its provisions that may have been in force."""
    yield told(N_("{country}, law on {day}:")).format(
        country=desk.tables.label("country", country, told.language), day=said_date(on, told)
    )
    articles = legislation.in_force(legislation.provisions(desk), country, "", "", on)
    for law in legislation.instruments(desk):
        held = in_force(law.valid_from, law.valid_to, law.checked_on)
        mine = [one for one in articles if one.instrument == law.code]
        if law.country == country and (mine or (held is not None and shared(held, reach(on)))):
            yield _instrument(law, desk, told)
            yield from (f"  {_provision(one, desk, told)}" for one in mine)


def _gaps(desk: Desk, country: str, told: Words) -> Iterator[str]:
    """What is kept on practice beside the law, and the norms it may be contrary to."""
    for law in legislation.instruments(desk):
        if law.country == country and law.practice:
            yield from _gap(_instrument(law, desk, told), law.practice, law.contrary_to, desk, told)
    for one in legislation.provisions(desk):
        if legislation.country_of(one.instrument) == country and one.gap:
            yield from _gap(_provision(one, desk, told), one.gap, one.contrary_to, desk, told)


def _gap(title: str, practice: str, norms: tuple[str, ...], desk: Desk, told: Words) -> Iterator[str]:
    yield title
    yield told(N_("  practice: {text}")).format(text=desk.tables.label("law_text", practice, told.language))
    for code in norms:
        norm = desk.tables.norms.get(code)
        name = desk.tables.instruments[norm.instrument][told.language] if norm else ""
        yield told(N_("  may be contrary to: {norm}")).format(norm=f"{name}, {norm.number}" if norm else code)


def _instrument(law: Instrument, desk: Desk, told: Words) -> str:
    title = law.title_en if told.language == "en" and law.title_en else law.title or law.code
    named = ", ".join(part for part in (title, law.number) if part)
    return f"{named} [{desk.tables.label('law_status', law.status, told.language)}]"


def _provision(one: Provision, desk: Desk, told: Words) -> str:
    title = one.title_en if told.language == "en" and one.title_en else one.title
    parts = [f"{one.number}. {title}"]
    if one.fine_from is not None:
        parts.append(told(N_("fine from {money}")).format(money=said_money(one.fine_from, told)))
    if one.fine_to is not None:
        parts.append(told(N_("fine up to {money}")).format(money=said_money(one.fine_to, told)))
    return f"{'; '.join(parts)} [{desk.tables.label('law_status', one.status, told.language)}]"
