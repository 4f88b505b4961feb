"""Checks the lock files: every line pinned and hashed, no address in them, and wheels for Windows for every one.

Knows the text of the lock and asks uv to resolve it for Windows, without installing anything. Refuses to change it:
`make lock` does.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock", ROOT / "packaging" / "requirements-bundle.lock")
WINDOWS = "x86_64-pc-windows-msvc"
PYTHONS = ("3.11", "3.12", "3.13")

_PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?$")
_HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")
# An address, an option that names one, or a path of the machine that made the lock.
_ADDRESS = re.compile(
    r"://|^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)|(^|[\s'\"])(/|[A-Za-z]:\\)\w", re.MULTILINE
)


def requirements(text: str) -> list[tuple[str, list[str]]]:
    """The lock's requirements, each with its hash options; comments left out, continued lines joined."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = " ".join(lines).replace(" --hash=", "\n--hash=").replace("\\", "")
    found: list[tuple[str, list[str]]] = []
    for line in re.sub(r"(--hash=\S+)\s+(?=[a-z0-9])", r"\1\n", joined).splitlines():
        if line.startswith("--hash="):
            found[-1][1].append(line.strip())
        else:
            found.append((line.strip(), []))
    return found


def faults(text: str) -> list[str]:
    """Sentences on what is wrong with a lock file's text; empty where it is sound."""
    said = [f"an address or a path stands in it: {match[0].strip()}" for match in _ADDRESS.finditer(text)]
    for requirement, hashes in requirements(text):
        if not _PIN.match(requirement):
            said.append(f"not pinned to one version: {requirement}")
        if not hashes or not all(_HASH.match(each) for each in hashes):
            said.append(f"without a SHA-256: {requirement}")
    return said


def pins(text: str) -> dict[tuple[str, str], str]:
    """(name, marker) of each requirement and the version it is pinned to."""
    matches = (_PIN.match(requirement) for requirement, _ in requirements(text))
    return {(match["name"], match["marker"] or ""): match["version"] for match in matches if match}


def disagreements(one: str, other: str) -> list[str]:
    """Names that two lock files' texts pin to different versions, under the same marker."""
    first, second = pins(one), pins(other)
    return sorted(name for name, marker in first.keys() & second.keys() if first[name, marker] != second[name, marker])


def resolves_for_windows(lock: Path, python: str) -> str:
    """Empty where every requirement has a wheel for Windows and that Python, else what uv says."""
    uv = Path(sys.executable).with_name("uv")
    with tempfile.TemporaryDirectory() as empty:
        command = [str(uv), "pip", "install", "--quiet", "--dry-run", "--target", empty, "--python-platform", WINDOWS]
        command += ["--python-version", python, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        if "certificate" in done.stderr:  # a network with a root of its own, which only the system knows
            done = subprocess.run([*command, "--system-certs"], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, check=False)  # fmt: skip
    return done.stderr if done.returncode else ""


def main() -> int:
    """Say what is wrong, by file; exit status 1 where anything is."""
    said = []
    shipped, developed, bundling = texts = [path.read_text(encoding="utf-8") for path in LOCKS]
    for path, text in zip(LOCKS, texts, strict=True):
        said += [f"{path.name}: {fault}" for fault in faults(text)]
    if not pins(shipped).items() <= pins(developed).items() or disagreements(shipped, bundling):
        said.append("the lock files do not agree: run `make lock`")
    for lock in LOCKS[1:]:
        for python in PYTHONS:
            if answer := resolves_for_windows(lock, python):
                said.append(f"{lock.name} has no wheels for Windows and Python {python}:\n{answer}")
    for sentence in said:
        print(sentence, file=sys.stderr)
    if not said:
        counted = len(pins(developed) | pins(bundling))
        print(f"lock: {counted} pins, hashed; wheels for Windows on Python {', '.join(PYTHONS)}")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
