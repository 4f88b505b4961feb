"""The command `forms`: the questionnaires of a network, listed, taken in, printed on paper, their answers written out.

Knows the options and what is printed; `fieldcase.cli` opens the vault. What a file was refused for, what was left out
of it and what is to be weighed goes to standard error, row by row.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase import cli_answers
from fieldcase.errors import N_, QuestionnaireRefused, QuestionnaireUnknown, UsageError
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.questionnaires import Questionnaire

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.parsers.questionnaires import Questionnaire as Given

_OUT = N_(
    "--paper, --export and --dictionary go with --out, and --language with the first and the last. Nothing was done."
)


def add_options(parser: argparse.ArgumentParser, told: Words) -> None:
    """What the command takes besides the vault, and what it does."""
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument(
        "--take-in",
        type=Path,
        metavar="FILE",
        help=told(N_("take in an XLSForm (.xlsx, .xls, .md), a form of KoboToolbox (.json) or an XForm (.xml)")),
    )
    deed.add_argument("--own", action="store_true", help=told(N_("take in the three forms that come with the program")))
    deed.add_argument(
        "--paper", metavar="CODE", help=told(N_("print a form as a PDF: its identifier, as it is listed"))
    )
    cli_answers.add_options(deed, parser, told)
    parser.add_argument(
        "--repair", action="store_true", help=told(N_("make all repairs that are offered for a file with faults"))
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help=told(N_("only print what is other in a file than in the version that is here, and take nothing in")),
    )
    parser.add_argument(
        "--renamed",
        action="append",
        metavar="OLD=NEW",
        default=[],
        help=told(N_("a question that only has another name now: its answers go with it")),
    )
    parser.add_argument(
        "--leave-drafts",
        action="store_true",
        help=told(N_("unfinished interviews stay with the version they were begun with")),
    )
    parser.add_argument("--language", choices=LANGUAGES, help=told(N_("language of the paper or the dictionary")))
    parser.add_argument("--out", type=Path, metavar="FOLDER", help=told(N_("folder for what is written")))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(check=check, apart=run)


def check(chosen: argparse.Namespace, told: Words) -> None:
    """UsageError where options do not go together, before a passphrase is asked for."""
    written = chosen.paper or chosen.export or chosen.dictionary
    if bool(written) != bool(chosen.out) or (chosen.language and not (chosen.paper or chosen.dictionary)):
        raise UsageError(what=told(_OUT))
    cli_answers.check(chosen, told)
    if chosen.take_in is None and (chosen.repair or chosen.compare or chosen.renamed or chosen.leave_drafts):
        what = N_("--repair, --compare, --renamed and --leave-drafts go with --take-in. Nothing was done.")
        raise UsageError(what=told(what))
    if any(not all(one.partition("=")[::2]) for one in chosen.renamed):
        raise UsageError(what=told(N_("--renamed wants the old name and the new one, OLD=NEW. Nothing was done.")))


def run(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    """Do what was asked; the list, where nothing else was."""
    if chosen.take_in is not None:
        return _take_in(desk, chosen, told)
    if chosen.own:
        return _own(desk, told)
    if chosen.paper:
        return _paper(desk, chosen, told)
    if chosen.export:
        return cli_answers.export(desk, chosen, told)
    if chosen.dictionary:
        return cli_answers.dictionary(desk, chosen, told)
    return _list(desk, told, as_json=chosen.json)


def _say(sentence: str) -> None:
    print(f"fieldcase: {sentence}", file=sys.stderr)


def _list(desk: Desk, told: Words, *, as_json: bool) -> int:
    from fieldcase.casework import questionnaires

    offered = {one.key for one in questionnaires.offered(desk)}
    listed = [
        {"code": one.form_id, "version": one.version, "languages": list(one.languages), "title": one.title,
         "offered": one.key in offered}
        for one in sorted(desk.all(Questionnaire), key=lambda one: (one.form_id, one.version))
    ]  # fmt: skip
    if as_json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for one in listed:
        state = told(N_("offered")) if one["offered"] else told(N_("not offered"))
        print(f"{one['code']}\t{one['version']}\t{state}\t{one['title']}")
    return 0


def _take_in(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase import cli_newer_forms  # the engine takes as long to load as all the rest

    given = _read(chosen.take_in, told, repair=chosen.repair)
    _tell(given, told)
    renamed = dict(one.partition("=")[::2] for one in chosen.renamed)
    taken = cli_newer_forms.take_in(
        desk, given, chosen.take_in.name, renamed, told, only=chosen.compare, move_drafts=not chosen.leave_drafts
    )
    if taken is not None:
        _taken(taken)
    return 0


def _read(path: Path, told: Words, *, repair: bool) -> Given:
    """What a file holds, with all repairs that are offered where they are wanted."""
    from fieldcase.casework import questionnaires

    content = questionnaires.from_file(path)
    try:
        given = questionnaires.read(content, path=path)
    except QuestionnaireRefused as refused:
        if not repair or not refused.repairs:
            _tell_repairs(refused, told)
            raise
        for one in refused.repairs:
            _say(one.told(told))
        given = questionnaires.read(content, refused.repairs, path=path)
    return given


def _tell_repairs(refused: QuestionnaireRefused, told: Words) -> None:
    if refused.repairs:
        _say(told(N_("--repair would do this, in the copy that is taken in:")))
        for one in refused.repairs:
            _say(one.told(told))


def _tell(given: Given, told: Words) -> None:
    """What was left out, and the remarks, those about people's safety first."""
    for one in given.blanked:
        left = told(N_("Left out, because the device would answer it by itself: “{name}” ({what})."))
        _say(left.format(name=one.name, what=one.what))
    for name in given.files:
        _say(told(N_("It lay beside the form and comes in with it: “{file}”.")).format(file=name))
    for remark in sorted(given.remarks, key=lambda one: not one.strong):
        _say(remark.told(told))


def _own(desk: Desk, told: Words) -> int:
    from fieldcase.casework import questionnaires  # the engine takes as long to load as all the rest

    taken = questionnaires.take_in_own(
        desk, [questionnaires.read(questionnaires.own(name)) for name in questionnaires.OWN]
    )
    for one in taken:
        _taken(one)
    if not taken:
        _say(told(N_("They are all here already.")))
    return 0


def _taken(one: Questionnaire) -> None:
    print(f"form: {one.form_id}\t{one.version}")


def _paper(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import paper, questionnaires

    versions = questionnaires.of_form(desk, chosen.paper)
    if not versions:
        raise QuestionnaireUnknown(code=chosen.paper)
    one, language = versions[-1], chosen.language or told.language
    target = chosen.out / paper.suggested_name(one, language)
    paper.write(target, paper.drawn(one, language, words(language)))
    print(f"pdf: {target}")
    return 0
