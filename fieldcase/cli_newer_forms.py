"""A new version of a questionnaire by the command `forms`: what is other in it is printed, then it is taken in.

Knows what is printed. The differences go to standard output, a line each under the heading of its sort; what becomes of
unfinished interviews goes to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from fieldcase.casework import newer_forms
from fieldcase.casework.form_changes import SORTS
from fieldcase.casework.look import Look
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words
from fieldcase.model.questionnaires import Questionnaire

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.newer_forms import Newer
    from fieldcase.parsers.questionnaires import Questionnaire as Given

_MAYBE = N_("“{old}” and “{new}” say the same. If it is one question, its answers go over with --renamed {old}={new}.")


def take_in(
    desk: Desk, given: Given, name: str, renamed: Mapping[str, str], told: Words, *, only: bool, move_drafts: bool
) -> Questionnaire | None:  # fmt: skip
    """Print what is other in a form than in the version that is here, and take it in; None where it was `only` to be
    printed. UsageError where `renamed` has names that no question has."""
    newer = newer_forms.beside(Look(desk), given, told.language, renamed)
    if newer is not None:
        if wrong := newer_forms.unknown(newer.old, given, renamed):
            what = told(N_("No question is called {names}. Nothing was taken in. Look at what --compare prints."))
            raise UsageError(what=what.format(names=", ".join(wrong)))
        _tell(newer, given, told)
        if newer.moving and move_drafts:
            _tell_drafts(newer, told)
        for old, new in newer_forms.maybe_renamed_in(newer.old, given, told.language).items():
            if old not in renamed:
                _say(told(_MAYBE).format(old=old, new=new))
    if only:
        if newer is None:
            _say(told(N_("There is no other version of it here to compare it with.")))
        return None
    return newer_forms.take_over(desk, given, name, renamed, move_drafts=move_drafts)


def _tell(newer: Newer, given: Given, told: Words) -> None:
    head = told(N_("Version {new} beside version {old}, which is here:"))
    print(head.format(new=given.version or "—", old=newer.old.version or "—"))
    for sort, lines in groupby(newer.changes, lambda one: one.sort):
        print(f"{told(SORTS[sort])}:")
        for one in lines:
            print(f"  {one.told(told)}")
    if not newer.changes:
        print(told(N_("No question, choice or rule is other.")))


def _tell_drafts(newer: Newer, told: Words) -> None:
    number = len(newer.moving)
    moved = told.plural(
        "{n} unfinished interview goes over to the new version.",
        "{n} unfinished interviews go over to the new version.", number,
    )  # fmt: skip
    _say(moved.format(n=number))
    left = [former for one in newer.moving for former in one.left]
    if left:
        kept = told.plural(
            "{n} answer has no place in it any more and is kept beside its interview:",
            "{n} answers have no place in it any more and are kept beside their interviews:", len(left),
        )  # fmt: skip
        _say(kept.format(n=len(left)))
    for question in dict.fromkeys(one.question for one in left):
        _say(f"  {question}: {sum(one.question == question for one in left)}")
    if newer.stay:
        stay = told.plural(
            "{n} unfinished interview cannot be read and stays with its version.",
            "{n} unfinished interviews cannot be read and stay with their version.", len(newer.stay),
        )  # fmt: skip
        _say(stay.format(n=len(newer.stay)))


def _say(sentence: str) -> None:
    print(f"fieldcase: {sentence}", file=sys.stderr)
