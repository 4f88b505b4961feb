"""Files and folders offered as evidence, looked over before anything is taken: what each is, and why it cannot be taken
where that is so.

Knows names and first bytes. Of a folder all files below it count, in the order of their names; a link is named and
never followed, so that nothing outside the folder comes in.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldcase import host
from fieldcase.casework.evidence import sniffed
from fieldcase.casework.originals import FORBIDDEN, LINK, NO_FILE, NotTaken, Original, why_not
from fieldcase.errors import N_, Cancelled
from fieldcase.model.text import as_told

EMPTY = N_("it is empty")
LITTER = N_("the system's own file, not a person's")
# What systems and phones leave beside people's files; a person who chooses one of them by itself gets it.
_LITTER = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".nomedia"})
_APPLE_DOUBLE = b"\x00\x05\x16\x07"
ARCHIVE = "application/zip"


@dataclass(frozen=True, repr=False)
class Offered:
    """One file as it was offered: by its path, or as bytes in memory. `fault` is why it cannot be taken (msgid).

    `name` is the file's own, with the folders that lead to it where a folder was offered. `litter` is what a system
    left there of itself.
    """

    name: str
    size: int = 0
    media_type: str = ""
    fault: str = ""
    path: Path | None = None
    content: bytes = b""
    litter: bool = False


def of_bytes(content: bytes, name: str) -> Offered:
    """Bytes in memory, such as a pasted picture, offered under a name."""
    return Offered(name, len(content), sniffed(content[:64])[0], content=content)


def is_litter(name: str, start: bytes = b"") -> bool:
    """Whether a file of this name, with these first bytes, is a system's own."""
    last = name.rpartition("/")[2]
    return last.lower() in _LITTER or (last.startswith("._") and start.startswith(_APPLE_DOUBLE))


def looked_over(
    paths: Iterable[Path],
    step: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Offered, ...]:
    """What each of these files, and each below these folders, is by its own first bytes; every file once.

    `step` hears how many of how many were looked at. Cancelled where it is stopped.
    """
    met: dict[str, Offered] = {}
    for path in paths:
        for one in _below(path):
            _unless(cancelled)
            met.setdefault(_whole(one.path or path), one)
    found = []
    for number, one in enumerate(met.values()):
        _unless(cancelled)
        if step is not None:
            step(number, len(met))
        found.append(one if one.fault else _looked_at(one))
    return tuple(found)


def _unless(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled


def _below(top: Path) -> Iterator[Offered]:
    """The file at `top`, or all below it, as their names alone tell. What is still to come stands in a list, for
    folders may lie deeper than calls do."""
    waiting = [(top, as_told(Path(_whole(top)).name))]
    while waiting:
        path, name = waiting.pop()
        try:
            status = os.lstat(path)
        except (OSError, ValueError) as wrong:
            yield Offered(name, fault=why_not(wrong), path=path)
            continue
        if host.leads_elsewhere(status):
            yield Offered(name, fault=LINK, path=path)
        elif stat.S_ISDIR(status.st_mode):
            inside = _inside(path, name, first=path is top)
            if isinstance(inside, Offered):
                yield inside
            else:
                waiting += reversed(inside)
        elif stat.S_ISREG(status.st_mode):
            # A system's own file counts as such only where nobody chose it by itself.
            yield Offered(name, status.st_size, path=path, litter=path is not top)
        else:
            yield Offered(name, fault=NO_FILE, path=path)


def _whole(path: Path) -> str:
    """The path from the root on, links as they are; as it is where the folder that one stands in is gone."""
    try:
        return os.path.abspath(path)
    except OSError:
        return str(path)


def _inside(folder: Path, name: str, *, first: bool) -> Offered | list[tuple[Path, str]]:
    """What lies in a folder, by name; one Offered where it cannot be said, or nothing of it is to be taken."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as wrong:
        why = N_("the folder may not be opened") if why_not(wrong) == FORBIDDEN else N_("the folder cannot be read")
        return Offered(name, fault=why, path=folder)
    if {"header.json", "vault.db"} <= set(names):
        return Offered(name, fault=N_("a vault of this program: open it instead"), path=folder)
    if first and not names:
        return Offered(name, fault=N_("there is nothing in the folder"), path=folder)
    return [(folder / one, f"{name}/{as_told(one)}" if name else as_told(one)) for one in names]


def _looked_at(one: Offered) -> Offered:
    path = one.path
    assert path is not None
    try:
        with Original(path) as original:
            size, start = original.size, original.read(64)
    except NotTaken as wrong:
        return Offered(one.name, fault=wrong.why, path=path)
    if one.litter and is_litter(one.name, start):
        return Offered(one.name, size, fault=LITTER, path=path, litter=True)
    return Offered(one.name, size, sniffed(start)[0], "" if start else EMPTY, path)
