"""Evidence in and out against the `age` command: the same file, the same format, here with its SHA-256 on the way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds

from fieldcase.vault import age
from fieldcase.vault.blobs import Blobs, Finding, StoredBlob
from fieldcase.world import World

SIZE = 256 * 1024 * 1024
_BLOCK = 1024 * 1024


def evidence(folder: Path) -> list[Pairs]:
    """256 MiB encrypted, then read back; an empty list where there is no `age` command."""
    if shutil.which("age") is None:
        return []
    world, picture, by_age, back = World(), folder / "video", folder / "video.age", folder / "video.back"
    with picture.open("wb") as file:
        for _ in range(SIZE // _BLOCK):
            file.write(world.random(_BLOCK))
    identity = age.new_identity(world.random(32))
    keys = folder / "identity"
    keys.write_text(identity.text() + "\n")
    blobs = Blobs(folder)
    stored: list[StoredBlob] = []

    def add() -> None:
        with picture.open("rb") as source:
            stored.append(blobs.add(source, world.random))

    def ours_in() -> float:
        if stored:
            blobs.remove(stored.pop().blob_id)
        return seconds(add)

    def read() -> None:
        kept = stored[-1]
        if blobs.verify(kept.blob_id, kept.secret, kept.sha256) is not Finding.SOUND:
            raise AssertionError("what came out is not what went in")

    def run(*arguments: str | Path) -> float:
        return seconds(lambda: subprocess.run(["age", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL))

    encrypt = ("-r", identity.recipient.text(), "-o", by_age, picture)
    came_in = in_turn("evidence in, 256 MiB", "the age command", ours_in, lambda: run(*encrypt), 5,
                      "here with SHA-256 and fsync; age writes the file and no more")  # fmt: skip
    went_out = in_turn("evidence out, 256 MiB", "the age command", lambda: seconds(read),
                       lambda: run("-d", "-i", keys, "-o", back, by_age), 5,
                       "here with SHA-256, kept nowhere; age writes the plaintext to a file in memory")  # fmt: skip
    return [came_in, went_out]
