"""A process of its own that takes one file in as evidence and says how much memory it had at most (Linux).

Run with the folder for the vault, the file, and what becomes of archives. Prints two numbers of KiB: before the import,
and at the most.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vaults import PASSPHRASE

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import take_evidence
from fieldcase.casework.storing import Archives
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World


def _memory(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1])


def main() -> None:
    """Take the file in, and tell."""
    folder, file, archives = Path(sys.argv[1]), Path(sys.argv[2]), Archives(sys.argv[3])
    desk, _ = Desk.new(folder, PASSPHRASE, World(), TEST_COST)
    case = new_case(desk)
    before = _memory("VmRSS")
    taken = take_evidence(desk, case.scope, [file], archives=archives)
    assert taken.entered.new
    assert not taken.left
    desk.close()
    print(before, _memory("VmHWM"))


if __name__ == "__main__":
    main()
