"""The report of a campaign as a table: a row for each action in each town, whole as a CSV file.

A number of participants stands once: in further rows of the same action it is said where it is counted. Knows rows and
words; who may be named in them `campaign_report` has decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.casework import campaign_said as said
from fieldcase.casework.campaign_report import Report
from fieldcase.casework.table_out import written
from fieldcase.dossier.actions_told import placed as placed
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action
from fieldcase.model.declare import field_named
from fieldcase.model.terms import Tables
from fieldcase.rules.action_totals import regions_of

_HEADS = (
    N_("Country"), N_("Town or village"), N_("Region"), N_("Number"), N_("When"), N_("The day was inferred"),
    N_("Form in words"), N_("Aim or message"), N_("To whom"), N_("Participants"), N_("Materials"), N_("Result"),
    N_("Next step"),
)  # fmt: skip
_NAMES = ("organisation", "partners")
_COUNTED = N_("counted with number {number}, {town}")


def text_of(report: Report, tables: Tables, told: Words) -> str:
    """The whole table with a head in the language of `told`."""
    named = (told(field_named(Action, name).about.label) for name in _NAMES if report.named)
    heads = [*(told(head) for head in _HEADS), *named]
    return written(heads, _rows(report, tables, told), example=report.whole.campaign.example)


def _rows(report: Report, tables: Tables, told: Words) -> Iterator[list[str]]:
    counted: dict[bytes, str] = {}
    for country, town, one in placed(report.whole.actions, tables, told.language):
        people = said.people(one, told)
        if one.key in counted and people:
            people = told(_COUNTED).format(number=one.number or "—", town=counted[one.key])
        counted.setdefault(one.key, town)
        given = report.whole.handouts.get(one.id, ())
        yield [
            tables.label("country", country, told.language) if country else "", town, "; ".join(regions_of(one)),
            str(one.number or ""), one.date.text if one.date is not None else "",
            told(N_("yes")) if one.day_inferred else "", said.forms(one, tables, told), one.aim, one.addressed, people,
            "; ".join(said.material(each, tables, told) for each in given), one.result, one.next_step,
            *(getattr(one, name) for name in _NAMES if report.named),
        ]  # fmt: skip
