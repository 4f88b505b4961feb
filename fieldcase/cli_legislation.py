"""The command `law`: what is in force in a country on a day, each row with how well it was checked; where practice
departs from it.

Knows what is printed: rows of the law, no case. `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from fieldcase.casework import legislation
from fieldcase.casework.citing import cited
from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.said import said_date, said_money
from fieldcase.model.typed_dates import Unreadable, read_date
from fieldcase.rules.law_changes import TEXTS
from fieldcase.rules.law_gap import gaps
from fieldcase.rules.law_versions import holding, said_validity
from fieldcase.rules.validity import told_on

_NO_LAW = N_("No law of this country is kept here for that day.")
_NO_GAP = N_("Nothing is kept here of how the law of this country is applied in practice.")
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
            if lines and not chosen.gap:
                print(_heading(desk, country, on, told))
            print("\n".join(lines) or told(_NO_GAP if chosen.gap else _NO_LAW))
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


def _heading(desk: Desk, country: str, on: UncertainDate, told: Words) -> str:
    return told(N_("{country}, law on {day}:")).format(
        country=desk.tables.label("country", country, told.language), day=said_date(on, told)
    )


def _held(desk: Desk, country: str, on: UncertainDate, told: Words) -> Iterator[str]:
    """Instruments, each with the versions of its provisions that may have been in force; an own version stands before a
    delivered one of the same number."""
    named = {code: one for code, one in _by_code(desk).items() if one.country == country}
    articles: dict[str, list[Provision]] = {}
    for one in holding(legislation.provisions(desk), on):
        if one.instrument in named or legislation.country_of(one.instrument) == country:
            articles.setdefault(one.instrument, []).append(one)
    for code in dict.fromkeys((*named, *articles)):
        law, mine = named.get(code), articles.get(code, [])
        if mine or (law is not None and told_on(law, on)):
            yield _instrument(law, desk, told) if law is not None else code
            for one in mine:
                yield f"  {_provision(one, desk, told)}"
                if one.text:
                    yield f"    {desk.tables.label(TEXTS, one.text, told.language)}"


def _by_code(desk: Desk) -> dict[str, Instrument]:
    """In the order in which they are told, those of one's own first."""
    known = legislation.by_code(desk)
    return {one.code: known[one.code] for one in legislation.instruments(desk)}


def _gaps(desk: Desk, country: str, told: Words) -> Iterator[str]:
    """What is kept on practice beside the law, and the norms it may be contrary to."""
    for one in gaps(_by_code(desk).values(), legislation.provisions(desk), country):
        law = one.record
        if isinstance(law, Instrument):
            title = _instrument(law, desk, told)
        else:
            holder = _title(one.instrument, told) if one.instrument is not None else law.instrument
            title = f"{holder}: {_provision(law, desk, told)}"
        yield from _gap(title, one.practice, one.contrary_to, desk, told)


def _gap(title: str, practice: str, norms: tuple[str, ...], desk: Desk, told: Words) -> Iterator[str]:
    yield title
    if practice:
        yield "  " + told(N_("practice: {text}")).format(text=desk.tables.label(TEXTS, practice, told.language))
    for code in norms:
        yield "  " + told(N_("may be contrary to: {norm}")).format(norm=cited(desk.tables, code, told))


def _instrument(law: Instrument, desk: Desk, told: Words) -> str:
    named = ", ".join(part for part in (_title(law, told) or law.code, law.number) if part)
    return f"{named}; {_validity(law, told)} [{desk.tables.label('law_status', law.status, told.language)}]"


def _validity(law: Instrument | Provision, told: Words) -> str:
    return told(N_("in force: {dates}")).format(dates=said_validity(law, told))


def _title(law: Instrument | Provision, told: Words) -> str:
    return law.title_en or law.title if told.language == "en" else law.title or law.title_en


def _provision(one: Provision, desk: Desk, told: Words) -> str:
    parts = [f"{one.number}. {_title(one, told)}", _validity(one, told)]
    if one.fine_from is not None:
        parts.append(told(N_("fine from {money}")).format(money=said_money(one.fine_from, told)))
    if one.fine_to is not None:
        parts.append(told(N_("fine up to {money}")).format(money=said_money(one.fine_to, told)))
    return f"{'; '.join(parts)} [{desk.tables.label('law_status', one.status, told.language)}]"
