"""What answers from another program will come to, in sentences: what comes, what fails and why, what did not fit.

Names questions, columns, files and rows, and quotes no answer: what somebody told stays in their file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fieldcase.casework import answer_cells, answer_plan, answer_submissions
from fieldcase.casework.answer_plan import Failed, Plan
from fieldcase.errors import N_
from fieldcase.forms import received
from fieldcase.i18n import Words

# More of one sort nobody reads before the file is mended.
_MOST = 200
WHY = {
    received.WRONG_KIND: N_("“{name}” has an answer of another kind than its question"),
    received.TOO_MUCH: N_("it holds more than an interview can, or what the form has no place for"),
    answer_cells.TWO_CHOICES: N_("“{name}” has a label that several choices have: export XML values"),
    answer_cells.NO_CHOICE: N_("“{name}” has words that are none of its choices"),
    answer_cells.NO_TICK: N_("a column of one choice of “{name}” says neither yes nor no"),
    answer_cells.DISAGREE: N_("“{name}” stands in one column and in one for each choice, and they differ"),
    answer_cells.FORMULA: N_("“{name}” is a formula, which is not reckoned here: keep its value instead"),
    answer_submissions.TWO_KEYS: N_("another row has the same “{name}”, so that it is not plain whose the repeats are"),
    answer_submissions.ANOTHER_FORM: N_("it is of another questionnaire, “{name}”"),
    answer_plan.TWICE: N_("its id stands in these files with other answers too"),
    answer_plan.EMPTY: N_("it answers no question"),
    answer_plan.REFUSED: N_("the person said no to every use: nothing of it is kept"),
}
_ODD = {
    received.AGAINST: N_("“{name}”: against the rule of the question ({n})"),
    received.NOT_OFFERED: N_("“{name}”: not among the choices ({n})"),
    received.NOT_ASKED: N_("“{name}”: answered although it is not asked after the other answers ({n})"),
    received.MISSING: N_("“{name}”: not answered although it has to be ({n})"),
    received.OTHERWISE: N_("“{name}”: this form reckons another value ({n})"),
}
_ROW = N_("{file}, row {row}: {why}")
_FILE = N_("{file}: {why}")
_VERSION = N_("Version {named} of “{form}” is not here: read by name as version {here}, and scored by that ({n}).")


def summary(plan: Plan, words: Words) -> str:
    """How many come, how many are here already, how many cannot be taken: one line."""
    coming, known, failed = len(plan.coming), plan.known, len(plan.failed)
    parts = [words.plural("{n} interview", "{n} interviews", coming).format(n=coming)]
    if known:
        parts.append(words.plural("{n} is here already", "{n} are here already", known).format(n=known))
    if failed:
        parts.append(words.plural("{n} cannot be taken", "{n} cannot be taken", failed).format(n=failed))
    return " · ".join(parts)


def lines(plan: Plan, words: Words) -> list[str]:
    """Everything to be known before it is done, what concerns people's safety first."""
    remarks = plan.remarks
    told = _counted(N_("Left out, because it tells of a device or of who sent it: {name} ({n})."), remarks.who, words)
    told += _some([_failed(one, words) for one in plan.failed], words)
    orphan = words(N_("the row it belongs to is not in the file"))
    rows = [words(_ROW).format(file=sheet, row=row, why=orphan) for sheet, row in remarks.orphans]
    left = [words(_FILE).format(file=one.name, why=words(one.why)) for one in plan.left if not one.litter]
    told += [*_some(rows, words), *_some(left, words)]
    for (form, named, here), number in plan.versions.items():
        told.append(words(_VERSION).format(form=form, named=named, here=here or "—", n=number))
    told += _counted(N_("The form has no question for this; it stays in the file: {name} ({n})."), remarks.extra, words)
    told += _named(N_("The form has no repeat for this table; it stays in the file: {name}."), remarks.sheets, words)
    told += _named(N_("The files have no table of this repeat; nothing of it comes in: {name}."), remarks.tables, words)
    told += _named(N_("The file has no column for this question: {name}."), remarks.missing, words)
    odd = list(_odd(plan, words))
    if odd:
        told += [words(N_("The form would not accept these answers. They are kept as they are:")), *_some(odd, words)]
    if plan.absent:
        told.append(words.plural(
            "{n} file is named in the answers and not beside them; the answer keeps its name.",
            "{n} files are named in the answers and not beside them; the answers keep their names.", plan.absent,
        ).format(n=plan.absent))  # fmt: skip
    if plan.beside:
        told.append(words.plural(
            "{n} file is named by no answer that comes in, and stays where it is.",
            "{n} files are named by no answer that comes in, and stay where they are.", plan.beside,
        ).format(n=plan.beside))  # fmt: skip
    return told


def _failed(one: Failed, words: Words) -> str:
    why = words(WHY[one.why]).format(name=one.name)
    return words(_ROW if one.row else _FILE).format(file=one.file, row=one.row, why=why)


def _odd(plan: Plan, words: Words) -> Iterator[str]:
    for one, number in sorted(plan.odd.items(), key=lambda pair: (list(_ODD).index(pair[0].code), pair[0].name)):
        yield words(_ODD[one.code]).format(name=one.name, n=number)


def _counted(sentence: str, found: Counter[str], words: Words) -> list[str]:
    return _some([words(sentence).format(name=name, n=number) for name, number in found.items()], words)


def _named(sentence: str, found: Iterable[str], words: Words) -> list[str]:
    return _some([words(sentence).format(name=name) for name in found], words)


def _some(told: list[str], words: Words) -> list[str]:
    more = len(told) - _MOST
    if more <= 0:
        return told
    return [*told[:_MOST], words.plural("… and {n} more row", "… and {n} more rows", more).format(n=more)]
