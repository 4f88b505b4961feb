"""What the command `forms` writes out: finished interviews as XML, CSV or XLSX, and a form's data dictionary.

Knows options and what is printed. What goes and what stays is told to standard error before anything is written; what
may go, casework and the rules decide.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldcase.errors import N_, QuestionnaireUnknown, UsageError
from fieldcase.i18n import Words, words
from fieldcase.rules.uses import USES

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk

_FORMS = ("csv", "xlsx", "xml")
_TWICE = N_("a whole copy, with names, places and hours, is written only where --whole is said twice")
_GO_TOGETHER = N_("--as, --use and --whole go with --export. Nothing was done.")
_INSIDE = N_("--whole is for the network’s own server: no other use goes with it")


def add_options(deed: Any, parser: argparse.ArgumentParser, told: Words) -> None:
    """The two deeds, and what belongs to them; `deed` is the group of deeds of which one is chosen."""
    deed.add_argument(
        "--export", metavar="CODE", help=told(N_("write out the finished interviews of a form: its identifier"))
    )
    deed.add_argument(
        "--dictionary", metavar="CODE", help=told(N_("write out what a form asks, as a table (CSV) and as a PDF"))
    )
    parser.add_argument("--as", dest="form", choices=_FORMS, help=told(N_("kind of the files, csv unless said")))
    parser.add_argument(
        "--use", choices=sorted(one.replace("_", "-") for one in USES),
        help=told(N_("what the answers are for, internal unless said")),
    )  # fmt: skip
    parser.add_argument(
        "--whole", action="count", default=0,
        help=told(N_("a whole copy for the network’s own server, with names, places and hours; to be said twice")),
    )  # fmt: skip


def check(chosen: argparse.Namespace, told: Words) -> None:
    """UsageError where options do not go together."""
    if not chosen.export and (chosen.form or chosen.use or chosen.whole):
        raise UsageError(what=told(_GO_TOGETHER))
    if chosen.whole == 1:
        raise UsageError(what=told(_TWICE))
    if chosen.whole and chosen.use not in (None, "internal"):
        raise UsageError(what=told(_INSIDE))


def export(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    """Write out the interviews of a form; what goes and what stays is told first."""
    from fieldcase.casework import answers_made, answers_out, answers_said

    use = (chosen.use or answers_out.INTERNAL).replace("-", "_")
    leaving = answers_out.gather(desk, chosen.export, told, use, whole=bool(chosen.whole))
    made = answers_made.made(leaving, chosen.form or answers_made.CSV, told)
    answers_made.refuse_taken(made, chosen.out)
    lead = answers_said.WHOLE if leaving.whole else answers_said.CODED
    for sentence in (told(lead), *answers_said.goes(made, told), *answers_said.stays(made, told)):
        print(f"fieldcase: {sentence}", file=sys.stderr)
    _written(answers_made.write(desk, made, chosen.out, told))
    return 0


def dictionary(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    """Write the dictionary of the version taken in last."""
    from fieldcase.casework import form_dictionary, questionnaires

    versions = questionnaires.of_form(desk, chosen.dictionary)
    if not versions:
        raise QuestionnaireUnknown(code=chosen.dictionary)
    said = words(chosen.language or told.language)
    files = [form_dictionary.file_of(versions[-1], said, form) for form in ("csv", "pdf")]
    _written(form_dictionary.write(files, chosen.out))
    return 0


def _written(paths: tuple[Path, ...]) -> None:
    for path in paths:
        print(f"{path.suffix[1:]}: {path}")
