"""The command `import`: files and folders into a case. What is left out is named on standard error.

Knows the options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.casework import incoming
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import Taken
from fieldcase.casework.storing import Archives
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ScopeId
from fieldcase.model.typed_dates import Unreadable, read_date
from fieldcase.world import World


def add_options(parser: argparse.ArgumentParser, told: Words) -> None:
    """What the command takes besides the vault, and what it does."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help=told(N_("a file, or a folder with all files below it")),
    )  # fmt: skip
    parser.add_argument("--case", required=True, metavar="CODE")
    parser.add_argument("--as", dest="taken_as", choices=("chronology", "evidence"))
    kept = told(N_("ZIP archives: keep each as it is, take its files out, or both; keep, if nothing is said"))
    parser.add_argument("--archives", choices=[str(each) for each in Archives], default=str(Archives.KEEP), help=kept)
    common = (
        ("--title", N_("title of the evidence, numbered where there are several")),
        ("--origin", N_("where the evidence comes from")),
        ("--acquired-on", N_("when it was acquired, as exactly as it is known")),
        ("--acquired-how", N_("how it was acquired")),
    )
    for name, about in common:
        parser.add_argument(name, default="", metavar=told(N_("TEXT")), help=told(about))
    parser.set_defaults(check=acquired_on, apart=run)
    parser.epilog = told(
        N_(
            "Whatever cannot be taken in is named on standard error with its reason, and the rest comes in as one "
            "deed; the exit status is 1 then, and 0 where nothing but system files was left out."
        )
    )


def acquired_on(chosen: argparse.Namespace, told: Words) -> UncertainDate | None:
    """The day that was said; UsageError where it is none."""
    if not chosen.acquired_on:
        return None
    try:
        return read_date(chosen.acquired_on, World().today(), told.language)
    except Unreadable as wrong:
        raise UsageError(what=f"--acquired-on: {told(wrong.sentence)}") from None


def run(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    """Take the files in and tell what became of them; 1 where something was left out."""
    about = Evidence(
        id=EvidenceId(b""), scope=ScopeId(b""), title=chosen.title, origin=chosen.origin,
        acquired_on=acquired_on(chosen, told), acquired_how=chosen.acquired_how,
    )  # fmt: skip
    taken_as, archives = chosen.taken_as or "", Archives(chosen.archives)
    taken = incoming.take(desk, chosen.files, chosen.case, taken_as, told, about, archives)
    _tell(taken, told)
    print(told(N_("Imported into {case}. Chronology rows: {events}. Pieces of evidence: {evidence}.")).format(
        case=chosen.case, events=taken.rows, evidence=len(taken.entered.new)
    ))  # fmt: skip
    return 1 if taken.whole or any(not one.litter for one in taken.left) else 0


def _tell(taken: Taken, told: Words) -> None:
    lines = [told(N_("{name}: left out: {why}")).format(name=one.name, why=told(one.why)) for one in taken.left]
    lines += [f"{one.name}: {told(one.why)}" for one in taken.whole]
    if taken.known_rows:
        lines.append(told.plural(
            "{n} row is there already and was left out.", "{n} rows are there already and were left out.",
            taken.known_rows,
        ).format(n=taken.known_rows))  # fmt: skip
    for name, one in taken.entered.known:
        here = N_("{name}: the same bytes are here already, as {number}")
        binned = N_("{name}: the same bytes lie in the bin, as {number}")
        lines.append(told(binned if one.hidden else here).format(name=name, number=one.number))
    for line in lines:
        print(f"fieldcase: {line}", file=sys.stderr)
