"""How often words stand in the memory of another process, read from /proc/<pid>/mem.

Knows addresses and bytes. It searches for words it is given and cannot say what else is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

PIECE = 8 << 20
# Pages of the kernel's own clock: listed as readable, refused when read.
_KERNELS_OWN = {"[vvar]", "[vvar_vclock]", "[vsyscall]"}
_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)")


class ScanNotPermitted(Exception):
    """The system does not let this user read that process."""


def spellings(text: str) -> dict[str, bytes]:
    """The byte forms in which `text` may lie in memory. Python itself keeps Cyrillic as UTF-16 without a mark."""
    plain = text.encode("utf-8")
    return {"UTF-8": plain, "UTF-16-LE": text.encode("utf-16-le"), "hex": plain.hex().encode("ascii")}


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    """First and last+1 address of every readable part of the memory of process `pid`."""
    for line in Path(f"/proc/{pid}/maps").read_text("utf-8", "surrogateescape").splitlines():
        found = _LINE.fullmatch(line)
        assert found is not None, "an unknown line in the map of a process"
        if found[3].startswith("r") and found[4] not in _KERNELS_OWN:
            yield int(found[1], 16), int(found[2], 16)


def copies(pid: int, needles: Mapping[str, bytes], piece: int = PIECE) -> dict[str, int]:
    """How often each of `needles` stands in the memory of process `pid`; ScanNotPermitted where it may not be read."""
    counts = dict.fromkeys(needles, 0)
    overlap = max(map(len, needles.values())) - 1
    try:
        regions = list(_regions(pid))
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for start, end in regions:
                kept = b""
                for at in range(start, end, piece):
                    memory.seek(at)
                    try:
                        read = memory.read(min(piece, end - at))
                    except OSError:
                        kept = b""  # a page behind the end of a mapped file
                        continue
                    window = kept + read
                    for name, needle in needles.items():
                        counts[name] += window.count(needle, max(0, len(kept) - len(needle) + 1))
                    kept = window[-overlap:] if overlap else b""
    except PermissionError as error:
        raise ScanNotPermitted from error
    return counts
