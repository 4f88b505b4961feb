"""What lies in a finished bundle: its files, what they link, the modules packed in, and which of it could reach out.

Knows names, and what readelf and ldd say of a library. Refuses to run anything of the bundle: check_bundle.py does.
"""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

# Files and libraries: Qt's network module under any name, its plugins, Python's sockets, the libraries of TLS and HTTP.
REACHING_FILES = re.compile(
    r"network|(^|/)(tls|networkinformation)/|(^|/)_(socket|ssl)\.|(^|/)lib(ssl|gnutls|curl|cups|soup)\b", re.IGNORECASE
)
# Modules of Python, and whatever is beneath them.
REACHING_MODULES = re.compile(
    r"^(socket|ssl|_ssl|_socket|socketserver|http|ftplib|smtplib|poplib|imaplib|xmlrpc|asyncio|multiprocessing"
    r"|urllib\.request|PySide6\.QtNetwork)(\.|$)"
)
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def files(folder: Path) -> list[Path]:
    """Every file below `folder`, links too, sorted."""
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def megabytes(folder: Path) -> float:
    """What the files below `folder` take, links not counted, in units of 1,000,000 bytes."""
    return sum(path.stat().st_size for path in files(folder) if not path.is_symlink()) / 1_000_000


def modules(program: Path) -> list[str]:
    """The Python modules packed into `program` and the library beside it; runs in an environment with PyInstaller."""
    from PyInstaller.archive.readers import CArchiveReader

    packed: list[str] = list(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)
    for library in program.parent.rglob("base_library.zip"):
        with zipfile.ZipFile(library) as opened:
            packed += [re.sub(r"(/__init__)?\.pyc$", "", name).replace("/", ".") for name in opened.namelist()]
    return sorted(packed)


def is_library(path: Path) -> bool:
    """Whether it is a program or library of Linux (ELF); a link is none."""
    if path.is_symlink():
        return False
    with path.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def needed(library: Path) -> list[str]:
    """The libraries that `library` asks for by name."""
    told = subprocess.run(["readelf", "-d", "-W", library], capture_output=True, text=True, check=True).stdout
    return _NEEDED.findall(told)


def resolved(library: Path, inside: Path) -> dict[str, str]:
    """Name -> path of all that is loaded with `library`, empty where not found; looked for first in `inside`."""
    settings = os.environ | {"LD_LIBRARY_PATH": str(inside), "LC_ALL": "C"}
    told = subprocess.run(["ldd", library], capture_output=True, text=True, env=settings, check=False).stdout
    pairs = [line.strip().split(" => ") for line in told.splitlines() if " => " in line]
    return {name: "" if found == "not found" else found.rsplit(" (", 1)[0] for name, found in pairs}


def reaching(names: Iterable[str], pattern: re.Pattern[str]) -> list[str]:
    """Those of `names` by which something could be sent or asked over a network."""
    return sorted(name for name in names if pattern.search(name))


def faults(folder: Path, program: Path) -> list[str]:
    """Sentences on what is in the bundle at `folder` and must not be, or is not and should; empty where all is well."""
    inside = folder / "_internal"
    libraries = [path for path in files(folder) if is_library(path)]
    said = [f"inside: {name}" for name in reaching((str(p.relative_to(folder)) for p in files(folder)), REACHING_FILES)]
    said += [f"packed: {name}" for name in reaching(modules(program), REACHING_MODULES)]
    for library in libraries:
        loaded = resolved(library, inside)
        wrong = reaching({*needed(library), *loaded}, REACHING_FILES)
        said += [f"{library.relative_to(folder)} links {name}" for name in wrong]
        said += [f"{library.relative_to(folder)} misses {name}" for name, found in loaded.items() if not found]
    return said


def outside(folder: Path) -> list[str]:
    """The libraries of the system that the bundle loads from where it runs, by name: what a package has to ask for."""
    inside = folder / "_internal"
    loaded = [resolved(path, inside) for path in files(folder) if is_library(path)]
    return sorted({name for each in loaded for name, found in each.items() if str(folder.resolve()) not in found})
