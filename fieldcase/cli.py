"""The headless commands: whatever the window can do to records, a script can.

Scripts rely on the names, the exit statuses (0, 1, 2) and the shapes printed here. A passphrase is one line of
standard input, never an argument; nothing else is asked. Sentences go to standard error, results to standard output.
"""

from __future__ import annotations

import argparse
import getpass
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from fieldcase import __version__, cli_advocacy, cli_exchange, cli_forms, cli_import, cli_law, cli_triage
from fieldcase.casework import erasing, safekeeping
from fieldcase.casework.desk import Desk
from fieldcase.errors import N_, FieldcaseError, NoSuchRecord, UsageError
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words
from fieldcase.model.case import Case
from fieldcase.rules.released import Notice
from fieldcase.rules.uses import USES
from fieldcase.world import World

Command = Callable[[argparse.Namespace, Words], int]

# What argparse says of a wrong line, in English alone, and how a person is told.
_WRONG = (
    (r"the following arguments are required: (.+)", N_("missing: {0}")),
    (r"unrecognized arguments: (.+)", N_("not understood: {0}")),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", N_("{0} cannot be {1}, only one of: {2}")),
    (r"argument (.+?): expected .+", N_("{0} needs a value")),
)


class _Parser(argparse.ArgumentParser):
    """A parser that answers a wrong line, and a call for help, with our own words; exit status 2 for a wrong line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._told = words(language_of_the_person())
        self._positionals.title, self._optionals.title = self._told(N_("what it takes")), self._told(N_("options"))
        self.add_argument("-h", "--help", action="help", help=self._told(N_("show this help")))

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self._told(N_("usage: ")), 1)

    def error(self, message: str) -> NoReturn:
        for said, sentence in _WRONG:
            if match := re.fullmatch(said, message, re.DOTALL):
                message = self._told(sentence).format(*match.groups())
        whole = self._told(N_("{program}: {what}. Nothing was done. “{program} --help” shows how it is written."))
        raise UsageError(what=whole.format(program=self.prog, what=message))


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 a fault was found or the deed was refused, 2 the command line is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    told = words(language_of_the_person())
    try:
        chosen = _parser(told).parse_args(arguments)
        run: Command = chosen.run
        return run(chosen, told)
    except FieldcaseError as refused:
        print(f"fieldcase: {refused.code}: {refused.told(told)}", file=sys.stderr)
        return refused.exit_status
    except KeyboardInterrupt:
        return 1


class _Commands:
    """The commands of the program, each with its words and options in a person's language."""

    def __init__(self, told: Words) -> None:
        self._told = told
        self.parser = _Parser(
            prog="fieldcase", description=told(N_("An encrypted casebook and its dossiers, offline."))
        )
        shown = told(N_("show the version"))
        self.parser.add_argument("--version", action="version", version=f"fieldcase {__version__}", help=shown)
        self._all = self.parser.add_subparsers(metavar=told(N_("COMMAND")), required=True, parser_class=_Parser)

    def add(self, name: str, run: Command, about: str, *places: str) -> argparse.ArgumentParser:
        """A command with the paths it takes first."""
        made: argparse.ArgumentParser = self._all.add_parser(
            name, help=self._told(about), description=self._told(about), allow_abbrev=False
        )
        for place in places:
            made.add_argument(place, type=Path, metavar=place.upper())
        made.set_defaults(run=run)
        return made


def _parser(told: Words) -> argparse.ArgumentParser:
    commands = _Commands(told)
    demo = commands.add("demo", _demo, N_("make a sample vault, its dossiers and a report"), "vault")
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    demo.add_argument("--no-window", action="store_true")
    commands.add("new", _new, N_("make a vault; prints the recovery code once"), "vault")
    commands.add("info", _info, N_("say what is in a vault"), "vault")
    commands.add("verify", _verify, N_("check journal, records and evidence"), "vault")
    commands.add("backup", _backup, N_("make a verified backup"), "vault")
    commands.add("restore", _restore, N_("make a vault from a backup"), "backup", "vault")
    commands.add("copy", _copy, N_("copy a vault to a stick, checked after writing"), "vault", "folder")
    cli_import.add_options(commands.add("import", _apart, N_("take files into a case"), "vault"), told)
    cli_forms.add_options(commands.add("forms", _apart, N_("list, take in and print questionnaires"), "vault"), told)
    commands.add("cases", _cases, N_("list the cases"), "vault").add_argument("--json", action="store_true")
    search = commands.add("search", _search, N_("find words in the records"), "vault")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--json", action="store_true")
    commands.add("erase", _erase, N_("erase a record for good"), "vault").add_argument("id", metavar="ID")
    cli_triage.add(commands.add, _open)
    cli_law.add(commands.add, _open)
    cli_advocacy.add(commands.add, _open)
    cli_exchange.add(commands.add, _open)
    _add_dossier_commands(commands)
    return commands.parser


def _add_dossier_commands(commands: _Commands) -> None:
    dossier = commands.add("dossier", _dossier, N_("make a PDF dossier of a case"), "vault")
    dossier.add_argument("--case", required=True, metavar="CODE")
    dossier.add_argument("--use", required=True, choices=[use.replace("_", "-") for use in USES])
    dossier.add_argument("--language", required=True, choices=LANGUAGES)
    dossier.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    check = commands.add("check-dossier", _check_dossier, N_("check that a dossier agrees with itself"), "file")
    check.add_argument("--vault", type=Path)


def _passphrase(told: Words, *, twice: bool = False) -> str:
    """One line of standard input; at a terminal it is not echoed, and asked again where it is to be kept."""
    if sys.stdin is None:  # closed by whoever started this
        return ""
    if sys.stdin.isatty():
        first = getpass.getpass(told(N_("Passphrase: ")))
        if twice and getpass.getpass(told(N_("Passphrase again: "))) != first:
            raise UsageError(what=told(N_("The two passphrases differ. Nothing was made.")))
        return first
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").rstrip("\r\n")


@contextmanager
def _open(path: Path, told: Words) -> Iterator[Desk]:
    desk = Desk.open(path, _passphrase(told), World())
    try:
        yield desk
    finally:
        desk.close()


def _say(told: Words, notices: Sequence[Notice]) -> None:
    for notice in notices:
        print(f"fieldcase: {told(notice.message).format(**notice.values)}", file=sys.stderr)


def _demo(chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import demonstration  # the sample is read by this command alone

    made = demonstration.demonstrate(chosen.vault, chosen.out, World(), told.language)
    _say(told, made.notices)
    for path in made.files:
        print(f"{path.suffix[1:]}: {path}")
    print(f"vault: {made.vault}")
    print(f"passphrase: {made.passphrase}")
    return 0


def _new(chosen: argparse.Namespace, told: Words) -> int:
    desk, code = Desk.new(chosen.vault, _passphrase(told, twice=True), World(), language=told.language)
    desk.close()
    print(told(N_("Recovery code, shown this once; copy it by hand and keep it elsewhere:")), file=sys.stderr)
    print(f"recovery: {code}")
    return 0


def _info(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        for name, value in safekeeping.facts(desk):
            print(f"{told(name)}: {value}")
    return 0


def _verify(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        findings = safekeeping.verify(desk)
        lines = safekeeping.report(desk, findings, told)
    print("\n".join(lines))
    return 1 if findings else 0


def _backup(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        print(f"backup: {desk.vault.backup()}")
    return 0


def _restore(chosen: argparse.Namespace, told: Words) -> int:
    safekeeping.restore(chosen.backup, chosen.vault, _passphrase(told), World())
    print(f"vault: {chosen.vault}")
    return 0


def _copy(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        print(f"copy: {desk.vault.copy_to(chosen.folder)}")
    return 0


def _apart(chosen: argparse.Namespace, told: Words) -> int:
    chosen.check(chosen, told)  # a wrong line is told before a passphrase is asked for
    with _open(chosen.vault, told) as desk:
        status: int = chosen.apart(desk, chosen, told)
        return status


def _cases(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        cases = [
            {"code": case.code, "title": case.title, "stage": case.stage}
            for case in sorted(desk.all(Case), key=lambda case: case.code)
        ]
        stages = [desk.tables.label("case_stage", case["stage"], told.language) for case in cases]
    if chosen.json:
        print(json.dumps(cases, ensure_ascii=False, indent=2))
    else:
        for case, stage in zip(cases, stages, strict=True):
            print(f"{case['code']}\t{stage}\t{case['title']}")
    return 0


def _search(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        hits = [
            {"kind": hit.kind, "id": hit.id.hex(), "case": hit.case, "text": hit.text}
            for hit in desk.search(" ".join(chosen.words))
        ]
    if chosen.json:
        print(json.dumps(hits, ensure_ascii=False, indent=2))
    else:
        for hit in hits:
            print("\t".join(hit[name] for name in ("kind", "id", "case", "text")))
    return 0


def _erase(chosen: argparse.Namespace, told: Words) -> int:
    with _open(chosen.vault, told) as desk:
        try:
            record_id = bytes.fromhex(chosen.id)
        except ValueError:
            raise NoSuchRecord(id=chosen.id) from None
        done = erasing.erase(desk, record_id)
    print(told.plural("{n} record was erased.", "{n} records were erased.", done.records).format(n=done.records))
    print(f"backup: {done.backup}")
    older = told(N_("This older backup may still hold the words; delete it when you can: {path}"))
    stays = told(N_("This file stays; erase it too where it must not be kept: {what}"))
    named = told(N_("Somebody who was erased may still be named here; look through it: {place} ({id})"))
    said = [older.format(path=path) for path in done.older_backups]
    said += [stays.format(what=one.told(told)) for one in done.staying]
    said += [named.format(place=one.told(told), id=one.record.key.hex()) for one in done.naming]
    sys.stderr.writelines(f"fieldcase: {one}\n" for one in said)
    return 0


def _dossier(chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import dossiers  # what it needs takes as long to load as all the rest

    with _open(chosen.vault, told) as desk:
        use = chosen.use.replace("-", "_")
        issued = dossiers.export(desk, chosen.case, use, chosen.language, chosen.out, told)
    _say(told, issued.notices)
    print(f"pdf: {chosen.out}")
    print(f"sha256: {issued.sha256.hex()}")
    return 0


def _check_dossier(chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import dossiers

    checked = dossiers.check_file(chosen.file)
    for finding in checked.findings:
        print(finding.told(told))
    if not checked.findings:
        print(told(N_("The file agrees with itself.")))
    print(f"sha256: {checked.sha256.hex()}")
    issued = True
    if chosen.vault is not None:
        with _open(chosen.vault, told) as desk:
            issued = dossiers.was_issued(desk, checked.sha256)
        print(told(N_("This vault issued exactly this file.") if issued else N_("This vault did not issue this file.")))
    else:
        print(
            told(N_("That it is the one issued is shown only by comparing its SHA-256 with one received another way."))
        )
    return 0 if issued and not checked.findings else 1
