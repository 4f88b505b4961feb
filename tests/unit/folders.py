"""Folders of files for tests, one of them as a telephone is laid out; what lies in a vault of them."""

from __future__ import annotations

from pathlib import Path

from fieldcase.casework.desk import Desk

JPEG = b"\xff\xd8\xff\xe0 an invented picture"


def files_in(desk: Desk) -> int:
    return sum(1 for one in (desk.vault.path / "blobs").rglob("*") if one.is_file())


def tree(folder: Path, **files: bytes) -> Path:
    """Files below a folder; "__" in a name stands for "/"."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def dump(folder: Path) -> Path:
    """What a telephone holds."""
    phone = tree(folder / "phone", DCIM__Camera__b=JPEG + b"2", DCIM__Camera__a=JPEG + b"1", Notes__n=b"words")
    for name in (".nomedia", "DCIM/.DS_Store", "DCIM/Thumbs.db", "DCIM/Camera/desktop.ini"):
        (phone / name).write_bytes(b"")
    (phone / "DCIM" / "._a").write_bytes(b"\x00\x05\x16\x07 Mac OS X")
    (phone / "DCIM" / "._mine").write_bytes(b"words of a person")
    (phone / "Empty").mkdir()
    return phone
