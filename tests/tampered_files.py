"""Tamperings with the files of a vault: what somebody can do who has the folder and not its key.

Each is a function of a folder and a source of chance; each really changes something. Knows files; refuses to know
whether anybody finds it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

from vaults import PAGE

from fieldcase.vault import age

AtFolder = Callable[[Path, Random], None]


def encrypt(path: Path, secret: bytes, plain: bytes, chance: Random) -> None:
    """Write an age file of these bytes for whoever has the secret."""
    sealed = io.BytesIO()
    age.encrypt(io.BytesIO(plain), sealed, [age.new_identity(secret).recipient], chance.randbytes)
    path.write_bytes(sealed.getvalue())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "blobs").rglob("*") if path.is_file())


def _chosen(folder: Path, chance: Random) -> tuple[Path, bytes]:
    path = chance.choice(_files(folder))
    return path, path.read_bytes()


def flip(folder: Path, chance: Random) -> None:
    """One bit, anywhere in a file."""
    path, held = _chosen(folder, chance)
    raw = bytearray(held)
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(raw))


def cut(folder: Path, chance: Random) -> None:
    """A file cut off somewhere, at a border of its chunks too."""
    path, held = _chosen(folder, chance)
    borders = [size for size in range(len(held) % 65552, len(held), 65552) if size]
    path.write_bytes(held[: chance.choice([*borders, chance.randrange(len(held))])])


def lengthen(folder: Path, chance: Random) -> None:
    """Bytes behind the end: noise, zeros, the file itself once more."""
    path, held = _chosen(folder, chance)
    path.write_bytes(held + chance.choice([chance.randbytes(chance.randint(1, 70_000)), bytes(16), held]))


def noise(folder: Path, chance: Random) -> None:
    """Other bytes of the same length."""
    path, held = _chosen(folder, chance)
    path.write_bytes(chance.randbytes(len(held)))


def take_away(folder: Path, chance: Random) -> None:
    """A file that is gone, or empty."""
    path, _ = _chosen(folder, chance)
    if chance.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(b"")


def exchange(folder: Path, chance: Random) -> None:
    """Two files in each other's place."""
    one, other = chance.sample(_files(folder), 2)
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)


def replay(folder: Path, chance: Random) -> None:
    """The file of an older piece in place of a newer one."""
    one, other = chance.sample(_files(folder), 2)
    one.write_bytes(other.read_bytes())


def of_a_stranger(folder: Path, chance: Random) -> None:
    """A whole file, encrypted for somebody else."""
    path, _ = _chosen(folder, chance)
    encrypt(path, chance.randbytes(32), chance.randbytes(chance.randint(0, 1000)), chance)


def other_order(folder: Path, chance: Random) -> None:
    """Two chunks of a long file in each other's place."""
    path = chance.choice([path for path in _files(folder) if path.stat().st_size > 3 * 65552])
    held = path.read_bytes()
    start = len(held) % 65552 or 65552
    first, second = held[start : start + 65552], held[start + 65552 : start + 2 * 65552]
    path.write_bytes(held[:start] + second + first + held[start + 2 * 65552 :])


def flip_page(folder: Path, chance: Random) -> None:
    """One bit, anywhere in the database's file behind its salt."""
    path = folder / "vault.db"
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(16, len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(raw))


def exchange_pages(folder: Path, chance: Random) -> None:
    """Two pages of the database in each other's place."""
    path = folder / "vault.db"
    raw = bytearray(path.read_bytes())
    one, other = (number * PAGE for number in chance.sample(range(1, len(raw) // PAGE), 2))
    raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]
    path.write_bytes(bytes(raw))


def cut_pages(folder: Path, chance: Random) -> None:
    """Pages that are gone from the database's end."""
    path = folder / "vault.db"
    raw = path.read_bytes()
    path.write_bytes(raw[: -PAGE * chance.randint(1, len(raw) // PAGE - 1)])


WITHOUT_KEY: tuple[AtFolder, ...] = (
    flip, cut, lengthen, noise, take_away, exchange, replay, of_a_stranger, other_order, flip_page, exchange_pages,
    cut_pages,
)  # fmt: skip
