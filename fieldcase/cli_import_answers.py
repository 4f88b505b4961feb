"""The command `import-answers`: interviews that were made with Kobo, Central or Collect become those of a visit.

Knows the options and what is printed; `fieldcase.cli` opens the vault. What did not fit goes to standard error, by file
and row, and quotes no answer.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words, language_of_the_person, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_date
from fieldcase.model.typed_dates import Unreadable, read_date
from fieldcase.world import World

if TYPE_CHECKING:
    from fieldcase.casework.answer_plan import Plan
    from fieldcase.casework.desk import Desk

Opening = Callable[[Path, Words], AbstractContextManager["Desk"]]
Adding = Callable[..., argparse.ArgumentParser]


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def command(chosen: argparse.Namespace, told: Words) -> int:
        check(chosen, told)
        with opening(chosen.vault, told) as desk:
            return run(desk, chosen, told)

    _options(adding("import-answers", command, N_("take in answers that another program collected"), "vault"), told)


def _options(parser: argparse.ArgumentParser, told: Words) -> None:
    text = told(N_("TEXT"))
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE",
        help=told(N_("XML of submissions, CSV, XLSX, ZIP with them and their files, or a folder; without any, the "
                     "visits are listed")),
    )  # fmt: skip
    parser.add_argument("--visit", default="", metavar="ID", help=told(N_("the visit they become interviews of")))
    parser.add_argument(
        "--new-visit", default="", metavar=text, help=told(N_("the day of a new visit that they become interviews of"))
    )
    parser.add_argument("--place", default="", metavar=text, help=told(N_("the place of the new visit")))
    parser.add_argument(
        "--form", default="", metavar="CODE", help=told(N_("the questionnaire, where the files do not name it"))
    )
    parser.add_argument(
        "--look", action="store_true", help=told(N_("only say what would come in and what would not fit"))
    )
    parser.epilog = told(N_(
        "Rows that cannot be taken are named on standard error, and the rest comes in as one deed; the exit status is "
        "1 then. What is here already is passed over."
    ))  # fmt: skip


def check(chosen: argparse.Namespace, told: Words) -> UncertainDate | None:
    """UsageError where options do not go together, before a passphrase is asked for; the day of a new visit."""
    if bool(chosen.visit) and bool(chosen.new_visit):
        raise UsageError(what=told(N_("Give --visit or --new-visit, not both. Nothing was done.")))
    if chosen.files and not (chosen.look or chosen.visit or chosen.new_visit):
        raise UsageError(what=told(N_("Say of which visit: --visit with its ID, or --new-visit. Nothing was done.")))
    if chosen.place and not chosen.new_visit:
        raise UsageError(what=told(N_("--place goes with --new-visit. Nothing was done.")))
    if not chosen.new_visit:
        return None
    try:
        return read_date(chosen.new_visit, World().today(), told.language)
    except Unreadable as wrong:
        raise UsageError(what=f"--new-visit: {told(wrong.sentence)}") from None


def run(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    """Take the answers in and tell what became of them; 1 where something of them could not be taken."""
    from fieldcase.casework import answer_files, answer_plan, answer_said  # the engine takes as long as all the rest
    from fieldcase.casework.sight import with_id

    if not chosen.files:
        return _list(desk, told)
    visit = with_id(desk, Visit, chosen.visit) if chosen.visit else None
    plan = answer_plan.planned(
        answer_files.found_in(chosen.files), answer_plan.here(desk), desk.world, told, chosen.form
    )  # fmt: skip
    for line in answer_said.lines(plan, told):
        _say(line)
    print(answer_said.summary(plan, told))
    if not chosen.look and plan.coming:
        _take(desk, plan, visit, chosen, told)
    return 1 if plan.failed or plan.remarks.orphans or any(not one.litter for one in plan.left) else 0


def _take(desk: Desk, plan: Plan, visit: Visit | None, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import answer_taking, visits

    kept, left = answer_taking.stored(desk, plan)
    for one in left:
        _say(f"{one.name}: {told(one.why)}")
    with desk.deed():
        of = visit or visits.new_visit(desk, date=check(chosen, told), place=chosen.place)
        taken = answer_taking.take(desk, plan, of, kept)
    number = len(taken.interviews)
    print(f"visit: {of.id.hex()}")
    print(told.plural("{n} interview came in.", "{n} interviews came in.", number).format(n=number))


def _list(desk: Desk, told: Words) -> int:
    for one in sorted(desk.all(Visit), key=lambda one: one.date.text if one.date else ""):
        print(f"{one.id.hex()}\t{said_date(one.date, told) if one.date is not None else ''}\t{one.place}")
    return 0


def _say(sentence: str) -> None:
    print(f"fieldcase: {sentence}", file=sys.stderr)
