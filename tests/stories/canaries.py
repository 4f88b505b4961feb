"""Words that must not leave, in every dress they might leave in, and a watch over all that a process writes.

The watch is strace: every buffer handed to the kernel for a file, by the process and its children, every file made,
renamed or mapped for writing. Knows nothing of vaults; what is allowed is for the test to say.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg")
_NAMES = (
    "open", "openat", "openat2", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
    "mkdir", "mkdirat", "mknod", "mknodat", "truncate", "setxattr", "memfd_create",
)  # fmt: skip
_COPIES = (
    "sendfile",
    "copy_file_range",
    "splice",
    "tee",
    "vmsplice",
    "io_uring_setup",
    "io_submit",
    "process_vm_writev",
)
_CALL = re.compile(r"^(\w+)\((.*)$", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)>")
_ANY_FILE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})*)>")
_FOLDER = re.compile(r"^(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>, ")


def strace(log: Path) -> tuple[str, ...]:
    """The words that put a command under watch; one file per process beside `log`. Skips where it is not allowed."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed (Debian: strace)")
    tried = subprocess.run(["strace", "-f", "-e", "trace=write", "-o", "/dev/null", "true"], capture_output=True)
    if tried.returncode:
        pytest.skip("strace may not watch processes here")
    calls = ",".join(f"?{name}" for name in (*_WRITES, *_NAMES, *_COPIES, "mmap"))
    return ("strace", "-ff", "-y", "-xx", "-v", "-s", "100000000", "-e", f"trace={calls}", "-e", "signal=none",
            "-o", str(log))  # fmt: skip


@dataclass
class Watched:
    """What was written to which file, which names were made or opened for writing, what the watch cannot see into.

    `unseen` holds shared mappings ("mmap", the file) and copies within the kernel ("sendfile", the files).
    """

    written: dict[str, bytearray] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    unseen: set[tuple[str, ...]] = field(default_factory=set)
    processes: int = 0

    def note(self, call: str, rest: str, folder: str) -> None:
        """One call that did not fail, and the folder its process stood in."""
        if call in _WRITES:
            file = _FILE.match(rest)
            assert file is not None, rest[:200]
            self.written.setdefault(_path(file[1]), bytearray()).extend(b"".join(_texts(rest)))
        elif call == "mmap" or call in _COPIES:
            if call != "mmap" or re.search(r"PROT_WRITE[^,]*, MAP_SHARED[^,]*, \d+<", rest):
                self.unseen.add((call, *(_path(hexed) for hexed in _ANY_FILE.findall(rest))))
        elif not call.startswith("open") or re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest):
            given = _FOLDER.match(rest)
            base = Path(_path(given[1]) if given else folder)
            self.names |= {str(base / name.decode("utf-8", "surrogateescape")) for name in _texts(rest)}


def watched(log: Path) -> Watched:
    """What the watch saw of a command and its children."""
    seen = Watched()
    for file in sorted(log.parent.glob(f"{log.name}.*")):
        seen.processes += 1
        folder = "/"
        for line in file.read_text("ascii").splitlines():
            match = _CALL.match(line)
            if match is not None and ") = -1 " not in line[-80:]:
                stood = re.search(r"AT_FDCWD<((?:\\x[0-9a-f]{2})*)>", line[:20_000])
                folder = _path(stood[1]) if stood else folder
                seen.note(match[1], match[2], folder)
    return seen


def _texts(rest: str) -> Iterator[bytes]:
    for match in _TEXT.finditer(rest):
        assert match[2] is None, "the watch cut a buffer short"
        yield _bytes(match[1])


def _bytes(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def _path(hexed: str) -> str:
    return _bytes(hexed).decode("utf-8", "surrogateescape")


def is_file(path: str) -> bool:
    """Whether bytes written there lie anywhere afterwards; pipes to a child or to whoever reads the answer do not."""
    return path.startswith("/") and path != "/dev/null"


def dresses(word: str | bytes) -> dict[str, bytes]:
    """A word in UTF-8, in UTF-16 of both orders, and each of them in base64 however it falls on the alignment."""
    plain = {"as it is": word} if isinstance(word, bytes) else {
        code: word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")
    }  # fmt: skip
    found = dict(plain)
    for code, content in plain.items():
        for shift in range(3):
            padded = base64.b64encode(bytes(shift) + content)
            whole = (shift + len(content)) * 8 // 6
            found[f"{code}, base64, {shift}"] = padded[-(-shift * 8 // 6) : whole]
    return found


def found_in(content: bytes | bytearray, words: Mapping[str, str | bytes]) -> list[str]:
    """Which words these bytes hold, and in which dress."""
    return [
        f"{name} ({dress})" for name, word in words.items() for dress, worn in dresses(word).items() if worn in content
    ]


def found_below(folder: Path, words: Mapping[str, str | bytes], besides: frozenset[Path]) -> list[str]:
    """Which files below a folder hold words, in their bytes or in their name; those in `besides` are not looked at."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path in besides:
            continue
        content = path.read_bytes() if path.is_file() else b""
        name = path.relative_to(folder).as_posix().encode()
        found += [f"{path}: {one}" for one in (*found_in(content, words), *found_in(name, words))]
    return found
