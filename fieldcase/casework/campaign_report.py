"""The report of a campaign by country and town: what is told, what is looked for in it before it leaves, its files.

Tells of actions, never of people; lawyer's notes and evidence stay. Organisations are the network: they are named only
where a person asked for it, and the report says which of the two it is. Known identities in its texts stop it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fieldcase.casework import campaigns
from fieldcase.casework.campaigns import Whole
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import Known, known, refuse
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.declare import Record, field_named
from fieldcase.rules.organisation_names import names_in, stands_in

_OF_CAMPAIGN = ("title", "aim", "result", "lessons")
_TOLD = ("region", "form", "aim", "addressed", "participants_words", "result", "next_step")
_NAMES = ("organisation", "partners")
_ACTION = N_("action {number}, {field}")
_CAMPAIGN = N_("campaign, {field}")
_HANDOUT = N_("action {number}, material handed out")


@dataclass(frozen=True, repr=False)
class Report:
    """What a report is made of: the campaign, whether organisations are named, and the identities that must not be in
    it. A value: it can be checked and drawn where no vault is."""

    whole: Whole
    named: bool
    known: Known


def gather(source: Sight, campaign: Campaign, *, named: bool = False) -> Report:
    """All that a report needs; `named`: its organisations stand in it by their names."""
    return Report(campaigns.whole(source, campaign), named, known(source))


def texts_of(report: Report, told: Words) -> Iterator[tuple[str, str]]:
    """Every text that a person typed and the report tells, with its place."""
    whole = report.whole
    for name in (*_OF_CAMPAIGN, *(("organisation",) if report.named else ())):
        yield told(_CAMPAIGN).format(field=_label(whole.campaign, name, told)), getattr(whole.campaign, name)
    for one in whole.actions:
        number = str(one.number or "—")
        for name in (*_TOLD, *(_NAMES if report.named else ())):
            yield told(_ACTION).format(number=number, field=_label(one, name, told)), getattr(one, name)
        places = told(_ACTION).format(number=number, field=_label(one, "settlements", told))
        yield places, "; ".join(one.settlements)
        for given in whole.handouts.get(one.id, ()):
            yield told(_HANDOUT).format(number=number), given.what


def refuse_identities(report: Report, file_name: str, told: Words) -> None:
    """IdentityInText where what identifies a person known to the vault stands in a text or in the file's name."""
    refuse(report.known, texts_of(report, told), file_name, told)


def still_naming(report: Report) -> tuple[Action, ...]:
    """The actions in whose told words a name of an organisation of the campaign stands although none is to be named.

    Organisations are those that held an action, their partners and the campaign's own. A name has a capital letter or
    quotation marks; "activists" is none. What stands in quotation marks is a name by itself: the rest is inflected.
    """
    names, handouts = _names(report), report.whole.handouts
    told = {one: " ".join(getattr(one, field) for field in _TOLD) for one in report.whole.actions}
    given = {one: " ".join(each.what for each in handouts.get(one.id, ())) for one in report.whole.actions}
    return tuple(one for one in report.whole.actions if stands_in(f"{told[one]} {given[one]}", names))


def fields_still_naming(report: Report) -> tuple[str, ...]:
    """The same of the words of the campaign itself: the names of its fields."""
    names = _names(report)
    return tuple(name for name in _OF_CAMPAIGN if stands_in(getattr(report.whole.campaign, name), names))


def _names(report: Report) -> frozenset[str]:
    """What would give an organisation away; nothing where organisations are named anyway."""
    if report.named:
        return frozenset()
    actions = report.whole.actions
    held = (report.whole.campaign.organisation, *(one.organisation for one in actions))
    return names_in(held, (one.partners for one in actions))


def warning(report: Report, told: Words) -> str:
    """Sentences on the words of the campaign and of its actions that still name an organisation; empty where none
    does."""
    fields, actions = fields_still_naming(report), still_naming(report)
    labels = ", ".join(_label(report.whole.campaign, name, told) for name in fields)
    numbers = ", ".join(str(one.number or "—") for one in actions)
    of_campaign = told(N_("The name of an organisation still stands in the words of the campaign: {fields}."))
    of_actions = told(N_("The name of an organisation still stands in the words of these actions: {numbers}."))
    sentences = (of_campaign.format(fields=labels) if fields else "",
                 of_actions.format(numbers=numbers) if actions else "")  # fmt: skip
    return " ".join(one for one in sentences if one)


def suggested_name(told: Words, ending: str) -> str:
    """A name for the file that says nothing of the campaign."""
    return f"{told(N_('campaign-report'))}{ending}"


def write_table(desk: Desk, report: Report, target: Path, told: Words) -> None:
    """Write the table to a new file, and keep that it was done. IdentityInText, FileExists, CannotWrite: then nothing
    was written."""
    from fieldcase.casework import campaign_rows, table_out

    refuse_identities(report, target.name, told)
    table_out.write_new(desk, target, campaign_rows.text_of(report, desk.tables, told))


def write_pages(desk: Desk, target: Path, pdf: bytes) -> None:
    """Write pages that are drawn, and keep that it was done. FileExists where a file stands there that is none of ours,
    CannotWrite."""
    from fieldcase.casework import issuing

    issuing.refuse_foreign_file(target)
    issuing.write(target, BytesIO(pdf), lambda: log_access(desk, "export", None))


def _label(record: Record, name: str, told: Words) -> str:
    return told(field_named(type(record), name).about.label)
