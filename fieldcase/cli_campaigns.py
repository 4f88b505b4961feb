"""The commands of campaigns: take a table of actions in; print what a campaign adds up to, write its report.

Knows options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words
from fieldcase.model.campaigns import Campaign

_IMPORT = N_("take the actions of a campaign in from a table")
_REPORT = N_("print what the actions of a campaign add up to, and write its report by country and city")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands; `opening` opens a vault."""
    told = words(language_of_the_person())

    def take_in(chosen: argparse.Namespace, told: Words) -> int:
        if chosen.campaign and chosen.title:
            raise UsageError(what=told(N_("Give --campaign or --title, not both. Nothing was done.")))
        with opening(chosen.vault, told) as desk:
            _take_in(desk, chosen, told)
        return 0

    def report(chosen: argparse.Namespace, told: Words) -> int:
        if not chosen.id and (chosen.csv is not None or chosen.pdf is not None):
            raise UsageError(what=told(N_("Say of which campaign: give its ID. Nothing was written.")))
        with opening(chosen.vault, told) as desk:
            _report(desk, chosen, told)
        return 0

    made = adding("import-actions", take_in, _IMPORT, "vault", "file")
    made.add_argument("--campaign", default="", metavar="ID", help=told(N_("the campaign that they belong to")))
    titled = N_("the title of the campaign; it is begun where there is none; the name of the file if none is given")
    made.add_argument("--title", default="", metavar="TEXT", help=told(titled))
    made = adding("campaign", report, _REPORT, "vault")
    made.add_argument("id", metavar="ID", nargs="?", default="", help=told(N_("without it, the campaigns are listed")))
    made.add_argument("--csv", type=Path, metavar="FILE.csv")
    made.add_argument("--pdf", type=Path, metavar="FILE.pdf")
    made.add_argument("--lang", choices=LANGUAGES, help=told(N_("language of the report")))
    made.add_argument(
        "--name-organisations", action="store_true", help=told(N_("name the organisations in the report"))
    )


def _take_in(desk: Desk, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import action_table, campaign_said, campaigns, table_file
    from fieldcase.casework.action_columns import suggested

    table = table_file.from_file(chosen.file)
    columns = suggested(tuple(dict.fromkeys(table.columns)))
    into = campaigns.by_id(desk, chosen.campaign) if chosen.campaign else chosen.title or chosen.file.stem
    taken = action_table.import_rows(desk, action_table.mapped(table, columns), into, told)
    print(f"campaign: {taken.campaign.id.hex()}")
    print(campaign_said.taken_in(taken.added, taken.known, told, taken.binned))
    print(campaign_said.places(campaigns.whole(desk, taken.campaign).totals, told))
    for name in (column for column, ours in columns.items() if not ours):
        left = told(N_("This column is no field; it is kept with each action as a note: {column}"))
        print(f"fieldcase: {left.format(column=name)}", file=sys.stderr)


def _report(desk: Desk, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import campaign_report, campaign_said, campaigns

    if not chosen.id:
        for one in desk.all(Campaign):
            print(f"{one.id.hex()}\t{one.title}")
        return
    report = campaign_report.gather(desk, campaigns.by_id(desk, chosen.id), named=chosen.name_organisations)
    spoken = words(chosen.lang or told.language)
    files = [file for file in (chosen.csv, chosen.pdf) if file is not None]
    for file in files:
        campaign_report.refuse_identities(report, file.name, told)
    for sentence in (told(_PLAIN), campaign_report.warning(report, told)) if files else ():
        if sentence:
            print(f"fieldcase: {sentence}", file=sys.stderr)
    if chosen.csv is not None:
        campaign_report.write_table(desk, report, chosen.csv, spoken)
        print(f"csv: {chosen.csv}")
    if chosen.pdf is not None:
        from fieldcase.casework import campaign_pages  # what draws takes as long to load as all the rest

        campaign_report.write_pages(desk, chosen.pdf, campaign_pages.drawn(report, spoken, desk.tables))
        print(f"pdf: {chosen.pdf}")
    found = report.whole.totals
    for line in (
        campaign_said.held(found, told), campaign_said.places(found, told),
        campaign_said.took_part(found.participants, told), campaign_said.in_doubt(found, told),
    ):  # fmt: skip
        if line:
            print(line)
