"""`make conformance`: how far recorded answers of other engines are ours, a line for each suite and tier.

Each line is `suite tier passed total`. A suite whose file is not in the folder is told on standard error and left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from conforming import javarosa, scenarios, xpath

Tiers = Callable[[Path], Iterator[tuple[str, int, int]]]
SUITES: dict[str, tuple[str, Tiers]] = {
    "xpath": (xpath.FILE, xpath.tiers),
    "scenarios": (scenarios.FILE, scenarios.tiers),
    "javarosa": (javarosa.FILE, javarosa.tiers),
}


def lines(folder: Path) -> Iterator[str]:
    """The lines of all suites that lie in a folder."""
    for suite, (file, tiers) in SUITES.items():
        if not (folder / file).is_file():
            print(f"{suite}: there is no {file} in {folder}", file=sys.stderr)
            continue
        for tier, passed, total in tiers(folder):
            yield f"{suite} {tier.replace(' ', '-')} {passed} {total}"


def main(arguments: list[str]) -> int:
    """Print the lines of the folder that is named; 1 where there is nothing in it to be held to."""
    anything = False
    for line in lines(Path(arguments[0])):
        anything = True
        print(line, flush=True)
    return 0 if anything else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
