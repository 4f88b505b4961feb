"""Files that a questionnaire looks things up in: found beside it, taken in with it, kept with its version.

Whoever has a project of KoboToolbox has the form and, downloaded beside it, the files of its settings; ODK lays them
into a folder `…-media`. Only files that the form names are opened, by their names. Knows how they are kept in the
record; refuses to know what stands in them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from fieldcase.errors import CannotRead, InterviewUnreadable
from fieldcase.forms import attached
from fieldcase.forms.definition import Definition
from fieldcase.parsers import questionnaires as parsing
from fieldcase.parsers import questionnaires_beside as parsing_beside

_MOST_KEPT = parsing_beside.MOST_FILES * parsing_beside.MOST_BYTES
# What the remark is called that a file is not there.
_ABSENT = "table-absent"


def taken_with(
    given: parsing.Questionnaire, path: Path, cancelled: Callable[[], bool] | None = None
) -> parsing.Questionnaire:  # fmt: skip
    """The form with those of its files that lie beside `path`, its own file. What is not there stays a remark.

    QuestionnaireRefused with what is wrong with a file, CannotRead where one may not be read.
    """
    texts = parsing_beside.read(found(path, given.beside), cancelled)
    left = tuple(one for one in given.remarks if not (one.code == _ABSENT and dict(one.values)["file"] in texts))
    return replace(given, files=texts, remarks=(*parsing_beside.remarks(texts), *left))


def found(path: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """The bytes of the files of these names that lie in the folder of `path`, or in the one that ODK calls its media;
    no more of one than it may have."""
    files = {}
    for name in names:
        if not parsing_beside.told(name) or Path(name).name != name:
            continue
        for folder in (path.parent, path.parent / f"{path.stem}-media"):
            if (raw := _bytes(folder / name)) is not None:
                files[name] = raw
                break
    return files


def _bytes(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(parsing_beside.MOST_BYTES + 1)
    except (OSError, ValueError):
        raise CannotRead(name=path.name) from None


def packed(files: Mapping[str, str]) -> bytes | None:
    """Files as the record keeps them; None for none."""
    if not files:
        return None
    text = json.dumps(dict(sorted(files.items())), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


@lru_cache(maxsize=4)
def unpacked(kept: bytes | None) -> Mapping[str, str]:
    """The files of a record, name to text. InterviewUnreadable where they were changed."""
    if kept is None:
        return {}
    unpacking = zlib.decompressobj()
    try:
        told = json.loads(unpacking.decompress(kept, _MOST_KEPT))
    except (zlib.error, ValueError, RecursionError):
        raise InterviewUnreadable from None
    if not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
        raise InterviewUnreadable
    return told


def equipped(definition: Definition, files: Mapping[str, str]) -> Definition:
    """A form with its lists in it. AttachedUnreadable, FormTooLarge where a file is none that it can look things up
    in."""
    if not files or not definition.outside:
        return definition
    lists = attached.instances(definition.outside, {name: text.encode() for name, text in files.items()})
    return replace(definition, instances={**definition.instances, **lists})
