"""Evidence in and out against the `age` command: the same file, the same format, here with its SHA-256 on the way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds
from benches.records import PASSPHRASE

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import take_evidence
from fieldcase.model.evidence import Evidence
from fieldcase.vault import age
from fieldcase.vault.blobs import Finding
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

SIZE = 1024 * 1024 * 1024
_BLOCK = 1024 * 1024
_ROUNDS = 5


def evidence(folder: Path) -> list[Pairs]:
    """A file of 1 GiB taken in as evidence, then read back; an empty list where there is no `age` command."""
    if shutil.which("age") is None:
        return []
    world, film, by_age, back = World(), folder / "film", folder / "film.age", folder / "film.back"
    _filled(film, SIZE)
    identity = age.new_identity(world.random(32))
    keys = folder / "identity"
    keys.write_text(identity.text() + "\n")
    desk, _ = Desk.new(folder / "Bench.fieldcase", PASSPHRASE, world, TEST_COST)
    taken: list[Evidence] = []

    def ours_in() -> float:
        if taken and (old := taken.pop().blob) is not None:
            desk.vault.blobs.remove(old)
        case = new_case(desk)  # in another case the same bytes are evidence of their own
        return seconds(lambda: taken.extend(take_evidence(desk, case.scope, [film]).entered.new))

    def read() -> None:
        kept = taken[-1]
        assert kept.blob is not None
        assert kept.secret is not None
        assert kept.sha256 is not None
        if desk.vault.blobs.verify(kept.blob, kept.secret, kept.sha256) is not Finding.SOUND:
            raise AssertionError("what came out is not what went in")

    def run(*arguments: str | Path) -> float:
        return seconds(lambda: subprocess.run(["age", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL))

    encrypt = ("-r", identity.recipient.text(), "-o", by_age, film)
    came_in = in_turn("evidence in, 1 GiB, from looking at the file to its record", "the age command", ours_in,
                      lambda: run(*encrypt), _ROUNDS,
                      f"here with SHA-256, fsync and record; age writes the file alone. {_memory(folder)}")  # fmt: skip
    went_out = in_turn("evidence out, 1 GiB", "the age command", lambda: seconds(read),
                       lambda: run("-d", "-i", keys, "-o", back, by_age), _ROUNDS,
                       "here with SHA-256, kept nowhere; age writes the plaintext to a file in memory")  # fmt: skip
    desk.close()
    return [came_in, went_out]


def _filled(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for _ in range(size // _BLOCK):
            file.write(World().random(_BLOCK))


def _memory(folder: Path) -> str:
    """How much memory a process takes at most to import 64 MiB, and 1 GiB; empty where the system does not say."""
    if not sys.platform.startswith("linux"):
        return ""
    small = folder / "small"
    _filled(small, 64 * _BLOCK)
    peaks = []
    for file in (small, folder / "film"):
        vault = folder / f"{file.name}.fieldcase"
        command = [sys.executable, "-m", "import_rehearsal", str(vault), str(file), "keep"]
        root = Path(__file__).resolve().parent.parent
        ran = subprocess.run(
            command, cwd=root, env={"PYTHONPATH": f"{root.parent}:{root}"}, check=True, capture_output=True
        )
        peaks.append(int(ran.stdout.split()[1]) / 1024)
        shutil.rmtree(vault)
    return "Memory at most: {:.0f} MiB for 64 MiB, {:.0f} MiB for 1 GiB".format(*peaks)
