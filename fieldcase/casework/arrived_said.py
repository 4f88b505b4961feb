"""What became of the evidence beside a bundle, in sentences: what is here, what is missing, what was refused."""

from __future__ import annotations

from fieldcase.casework.arrived_files import FilesArrived
from fieldcase.errors import N_
from fieldcase.i18n import Words


def lines(came: FilesArrived, words: Words) -> list[str]:
    """The sentences, what is well first; none where no file was to come."""
    told = []
    if came.whole:
        here = words.plural(
            "{n} file of evidence is here, whole and checked.", "{n} files of evidence are here, whole and checked.",
            came.whole,
        )  # fmt: skip
        told.append(here.format(n=came.whole))
    if came.missing:
        told.append(_missing(came, words))
    if came.damaged:
        refused = words.plural(
            "{n} file of evidence was cut, changed or exchanged on its way. It was refused, and nothing here was "
            "changed: copy it again, or ask for it once more.",
            "{n} files of evidence were cut, changed or exchanged on their way. They were refused, and nothing here "
            "was changed: copy them again, or ask for them once more.",
            came.damaged,
        )
        told.append(refused.format(n=came.damaged))
    if came.unknown:
        unknown = words.plural(
            "For {n} file no record here has a key: it was not read.",
            "For {n} files no record here has a key: they were not read.", came.unknown,
        )  # fmt: skip
        told.append(unknown.format(n=came.unknown))
    if came.elsewhere:
        elsewhere = words.plural(
            "{n} file of evidence was to come with an earlier file and is not here: ask for it once more.",
            "{n} files of evidence were to come with an earlier file and are not here: ask for them once more.",
            came.elsewhere,
        )
        told.append(elsewhere.format(n=came.elsewhere))
    return told


def _missing(came: FilesArrived, words: Words) -> str:
    missing = words.plural(
        "{n} file of evidence is still missing. Its record is kept: put the rest beside the file and take it in again.",
        "{n} files of evidence are still missing. Their records are kept: put the rest beside the file and take it in "
        "again.", came.missing,
    ).format(n=came.missing)  # fmt: skip
    if not came.parts:
        return missing
    return f"{missing} {words(N_('Parts that were found: {here} of {of}.')).format(here=came.parts, of=came.of)}"
